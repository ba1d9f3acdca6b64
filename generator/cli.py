"""The command line: the only module that prints or chooses an exit code.

Exit codes: 0 all is well; 1 something in the data is wrong; 2 the command or the settings are.
Stages are imported where they are used, so that `briefing --help` loads none of them.
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.errors import BriefingError, ConfigError
from generator.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.config import Settings
    from generator.records import Annotation, Issue, Span

__all__ = ["main"]

DATA_IS_WRONG = 1
USE_IS_WRONG = 2

PART_COLOURS = {"source": "green", "cue": "yellow", "content": "cyan"}
SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


class _Failure(click.ClickException):
    """A `BriefingError` as the user sees it: one line, no traceback."""

    def __init__(self, error: BriefingError) -> None:
        super().__init__(" ".join(str(error).split()))
        self.exit_code = USE_IS_WRONG if isinstance(error, ConfigError) else DATA_IS_WRONG


class _Program(click.Group):
    """Turns this program's own errors into one clear line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            raise _Failure(error) from error


class _Generate(click.Command):
    """Lets `--sources` take several folders at once, which click's options cannot."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, list(_spread("--sources", args)))


def _spread(flag: str, args: Iterable[str]) -> Iterator[str]:
    """Repeat the flag before each value that follows it."""
    open_flag = after_flag = False
    for arg in args:
        if arg.startswith("-"):
            after_flag = arg == flag
            open_flag = after_flag or arg.startswith(f"{flag}=")
        elif open_flag:
            if not after_flag:
                yield flag
            after_flag = False
        yield arg


config_option = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The mkdocs.yml to take the settings from.  [default: the nearest one upward]",
)
briefs_option = click.option(
    "--briefs",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the briefs.  [default: as set in mkdocs.yml, else briefs]",
)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn source documents into a site of briefs: who said what, in which words.

    Each brief is a Markdown file. Every claim in it rests on exact words of its source.

    \b
    Example:
      briefing generate        # seeds/ -> briefs/
      mkdocs serve             # briefs/ -> a site at 127.0.0.1:8000
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


@main.command(cls=_Generate)
@click.option(
    "--sources",
    metavar="DIR...",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folders with source documents.  [default: as set in mkdocs.yml]",
)
@briefs_option
@config_option
def generate(sources: tuple[Path, ...], briefs: Path | None, config: Path | None) -> None:
    """Write a brief for each source document that is new or has changed.

    The settings come from the nearest mkdocs.yml. With --sources no mkdocs.yml is needed.
    What you changed in a brief stays.

    \b
    Examples:
      briefing generate
      briefing generate --sources reports letters --briefs out
    """
    settings = _settings(config, sources=sources, briefs=briefs)
    from generator.generate import generate as run  # noqa: PLC0415

    report = run(settings)
    for name in report.written:
        click.echo(f"written: {name}")
    _show_issues(report.issues)
    for name in report.failed:
        click.echo(f"failed: {name}")
    counts = f"{len(report.written)} written, {len(report.unchanged)} unchanged, {len(report.failed)} failed"
    kept = f", {len(report.orphaned)} kept without a source" if report.orphaned else ""
    unread = f", {report.unread} {'place' if report.unread == 1 else 'places'} not understood" if report.unread else ""
    click.echo(f"{_shown(settings.briefs)}: {counts}{kept}{unread}")
    if report.failed or any(issue.severity == "error" for issue in report.issues):
        raise SystemExit(DATA_IS_WRONG)


@main.command()
@briefs_option
@config_option
def check(briefs: Path | None, config: Path | None) -> None:
    """Verify every brief: its format, and each claim against the words of its source.

    Names the file, the claim and the reason. The register of actors and the file of stories are read as well.
    The exit code is 1 if anything is wrong.

    \b
    Example:
      briefing check --briefs briefs
    """
    settings = _settings(config, briefs=briefs)
    folder = settings.briefs
    _need_folder(folder)
    from generator.brief import check as checks  # noqa: PLC0415
    from generator.brief import store  # noqa: PLC0415
    from generator.claims.acts import ACTS  # noqa: PLC0415
    from generator.site.stage import read_register, read_stories  # noqa: PLC0415

    loaded = store.load(folder)
    issues = [*loaded.issues, *read_register(settings)[1], *read_stories(settings)[1]]
    for each in loaded.briefs:
        issues += checks.check_brief(each.brief, each.text, _shown(each.path), ACTS)
    _show_issues(issues)
    errors = sum(issue.severity == "error" for issue in issues)
    click.echo(f"{_shown(folder)}: {len(loaded.briefs)} briefs read, {errors} errors")
    if errors:
        raise SystemExit(DATA_IS_WRONG)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@briefs_option
@config_option
def stage(folder: Path, briefs: Path | None, config: Path | None) -> None:
    """Write all pages as plain Markdown into DIR, for any generator of Markdown sites.

    \b
    Example:
      briefing stage build/pages
      cd build/pages && zensical build
    """
    settings = _settings(config, briefs=briefs)
    _need_folder(settings.briefs)
    from generator.site import stage as site  # noqa: PLC0415

    corpus = site.related(settings)
    staged = site.stage(corpus, folder, settings)
    _show_issues((*corpus.issues, *staged.issues))
    click.echo(f"{_shown(folder)}: {staged.pages} pages of {len(corpus.briefs)} briefs, {staged.own} files of your own")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object instead.")
@briefs_option
@config_option
def actors(as_json: bool, briefs: Path | None, config: Path | None) -> None:
    """List the actors of all briefs and likely duplicates, ready to paste into actors.yml.

    \b
    Example:
      briefing actors
    """
    settings = _settings(config, briefs=briefs)
    _need_folder(settings.briefs)
    from generator.relate import review  # noqa: PLC0415
    from generator.site.stage import related  # noqa: PLC0415

    corpus = related(settings)
    _show_issues(corpus.issues)
    click.echo(review.as_json(corpus) if as_json else review.as_yaml(corpus), nl=False)
    if corpus.without_register:
        raise SystemExit(DATA_IS_WRONG)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Write one JSON list instead.")
@briefs_option
@config_option
def stories(as_json: bool, briefs: Path | None, config: Path | None) -> None:
    """List the stories: which briefs are on one event, and what their sources make of it.

    What you know better you write into stories.yml.

    \b
    Example:
      briefing stories --json
    """
    settings = _settings(config, briefs=briefs)
    _need_folder(settings.briefs)
    from generator.relate import stories_list  # noqa: PLC0415
    from generator.site.stage import related  # noqa: PLC0415

    corpus = related(settings)
    _show_issues(corpus.issues)
    click.echo(stories_list.as_json(corpus) if as_json else stories_list.as_text(corpus), nl=False)
    if any(issue.code == "bad-stories" for issue in corpus.issues):
        raise SystemExit(DATA_IS_WRONG)


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
        _show_issues(issues)
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


def _settings(config: Path | None, *, sources: tuple[Path, ...] = (), briefs: Path | None = None) -> Settings:
    """The settings of the project, with what the command line says in place of what they say.

    Raises:
        ConfigError: there is no project and the command line does not say enough, or a setting is not allowed.
    """
    from generator import config as configs  # noqa: PLC0415

    found = config or _nearest("mkdocs.yml")
    if found:
        settings = configs.load(found)
    elif sources or briefs:
        folder = (briefs or Path("briefs")).absolute()
        # Not the folder that one happens to stand in: a source would have another name from the next one.
        settings = configs.Settings(root=folder.parent, sources=(), briefs=folder)
    else:
        raise ConfigError("there is no mkdocs.yml here or above; go to a project's folder or name the folders by flags")
    if sources:
        settings = dataclasses.replace(settings, sources=tuple(folder.absolute() for folder in sources))
    if briefs:
        settings = dataclasses.replace(settings, briefs=briefs.absolute())
    return settings


def _nearest(name: str) -> Path | None:
    here = Path.cwd()
    return next((folder / name for folder in (here, *here.parents) if (folder / name).is_file()), None)


def _need_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise ConfigError(f"{_shown(folder)}: there is no such folder; write briefs with `briefing generate` first")


def _show_issues(issues: Iterable[Issue]) -> None:
    for issue in issues:
        click.secho(str(issue), fg=SEVERITY_COLOURS[issue.severity], err=True)


def _shown(path: Path) -> str:
    """The path as the user would type it."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) and path != here else str(path)
