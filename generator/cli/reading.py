"""Commands that show what the model makes of texts: `annotate` and `similarity`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.program import (
    main,
    show_issues,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records import Annotation, Span


PART_COLOURS = {"source": "green", "cue": "yellow", "content": "cyan"}


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--jsonl", is_flag=True, help='Read rows {"id", "text"} and write one row of offsets for each.')
def annotate(file: Path | None, jsonl: bool) -> None:
    """Show who is named and who says what, as the model reads it.

    FILE is a document, or JSON Lines with --jsonl; standard input is read without it.
    Offsets are half-open, in code points of the text. A place is "metonymic" where it
    stands for those who act there, as in "Oslo agreed".

    \b
    Examples:
      briefing annotate seeds/report.txt
      echo '{"id": 1, "text": "He left, she said."}' | briefing annotate --jsonl
    """
    from generator.actors.rows import annotated_rows  # noqa: PLC0415
    from generator.annotate import load  # noqa: PLC0415
    from generator.annotate.words import lines  # noqa: PLC0415

    piped = file is None or str(file) == "-"
    where = "standard input" if file is None or piped else str(file)
    if jsonl:
        with click.open_file("-" if file is None else str(file), "rb") as stream:
            for row in annotated_rows(stream, where, load()):
                click.echo(row.encode())
        return
    if file is None or piped:
        from generator.read.decode import decode  # noqa: PLC0415

        text, issues = decode(click.get_binary_stream("stdin").read(), where)
        show_issues(issues)
        spans = lines(text)
    else:
        from generator.read import read  # noqa: PLC0415

        document = read(file, name=str(file))
        title = (document.title_span,) if document.title_span else ()
        text, spans = document.text, tuple(sorted({*title, *document.headings, *document.paragraphs}))
    _show(text, spans, load().annotate(text, spans))


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--jsonl", is_flag=True, required=True, help='Read rows {"id", "a", "b"}, write rows {"id", "score"}.')
def similarity(file: Path | None, jsonl: bool) -> None:  # noqa: ARG001 - the only form so far, but said by name
    """Score how alike two claims are, from 0 to 1: near 1, they say the same.

    FILE is JSON Lines; standard input is read without it.

    \b
    Examples:
      briefing similarity --jsonl pairs.jsonl
      echo '{"id": 1, "a": "Two died.", "b": "Two people were killed."}' | briefing similarity --jsonl
    """
    from generator.annotate.embedded import EmbeddedAnnotator  # noqa: PLC0415
    from generator.relate.rows import scored_rows  # noqa: PLC0415

    where = "standard input" if file is None or str(file) == "-" else str(file)
    with click.open_file("-" if file is None else str(file), "rb") as stream:
        for row in scored_rows(stream, where, EmbeddedAnnotator().vectors):
            click.echo(row.encode())


def _show(text: str, spans: Iterable[Span], annotation: Annotation) -> None:
    """The text in colour, then the same in words, for who sees no colour."""
    styles = _styles(len(text), annotation)
    for span in spans:
        click.echo(_coloured(text, styles, span) + "\n")
    legend = ", ".join(click.style(part, fg=colour) for part, colour in PART_COLOURS.items())
    click.echo(f"{len(annotation.attributions)} attributions ({legend}):")
    for attribution in annotation.attributions:
        mark = "-"
        for part, colour in PART_COLOURS.items():
            words = " … ".join(text[start:end] for start, end in getattr(attribution, part))
            click.echo(f"{mark} {part:9}{click.style(words, fg=colour) if words else '(none)'}")
            mark = " "
    click.echo(f"{len(annotation.mentions)} {click.style('mentions', underline=True)}:")
    for mention in annotation.mentions:
        click.echo(f"- {mention.type:14}{text[mention.start : mention.end]}")


def _styles(size: int, annotation: Annotation) -> list[dict[str, Any]]:
    """How each character is shown, as arguments of `click.style`."""
    styles: list[dict[str, Any]] = [{} for _ in range(size)]
    for attribution in annotation.attributions:
        for part, colour in PART_COLOURS.items():
            for start, end in getattr(attribution, part):
                for style in styles[start:end]:
                    style["fg"] = colour
    for mention in annotation.mentions:
        for style in styles[mention.start : mention.end]:
            style["underline"] = True
    return styles


def _coloured(text: str, styles: list[dict[str, Any]], span: Span) -> str:
    start, end = span
    cuts = [i for i in range(start + 1, end) if styles[i] != styles[i - 1]]
    pieces = zip([start, *cuts], [*cuts, end], strict=True)
    return "".join(click.style(text[a:b], **styles[a]) if styles[a] else text[a:b] for a, b in pieces)
