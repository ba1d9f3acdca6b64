"""Commands that look at briefs: `check`, `stage`, `actors` and `stories`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.program import (
    DATA_IS_WRONG,
    briefs_option,
    config_option,
    main,
    need_folder,
    plain,
    project,
    show_issues,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.records import Issue


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object instead.")
@briefs_option
@config_option
def check(as_json: bool, briefs: Path | None, config: Path | None) -> None:
    """Verify every brief: its format, and each claim against the words of its source.

    Names the file, the line, what is wrong and what to do about it, all in one run. The register of actors and the
    file of stories are read as well. The exit code is 1 if anything is wrong.

    \b
    Examples:
      briefing check --briefs briefs
      briefing check --json | jq -r '.issues[] | "\\(.file):\\(.line) \\(.message)"'
    """
    settings = project(config, briefs=briefs)
    folder = settings.briefs
    need_folder(folder)
    from generator.brief import store  # noqa: PLC0415
    from generator.brief.examine import examine  # noqa: PLC0415
    from generator.claims.acts import ACTS  # noqa: PLC0415
    from generator.site.stage import read_register, read_stories  # noqa: PLC0415

    entries = store.scan(folder)
    issues = [*examine(entries, ACTS), *read_register(settings)[1], *read_stories(settings)[1]]
    errors = sum(issue.severity == "error" for issue in issues)
    readable = sum(entry.brief is not None for entry in entries)
    if as_json:
        told = [_plain(issue, [entry.name for entry in entries]) for issue in issues]
        counts = {"folder": shown(folder), "files": len(entries), "briefs": readable, "errors": errors}
        click.echo(json.dumps({**counts, "issues": told}, ensure_ascii=False, indent=2))
    else:
        show_issues(issues)
        click.echo(f"{shown(folder)}: {readable} briefs read, {errors} errors")
    if errors:
        raise SystemExit(DATA_IS_WRONG)


def _plain(issue: Issue, names: Iterable[str]) -> dict[str, str | int | None]:
    """An issue for programs, its place in parts."""
    from generator.brief.examine import field_of, line_of  # noqa: PLC0415

    fit = [name for name in names if issue.where == name or issue.where.startswith(f"{name}:")]
    file = max(fit, key=len, default=issue.where.partition(":")[0])
    return {
        "file": file,
        "line": line_of(issue, file),
        "field": field_of(issue, file),
        "severity": issue.severity,
        "code": issue.code,
        "message": issue.message,
    }


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@briefs_option
@config_option
def stage(folder: Path, briefs: Path | None, config: Path | None) -> None:
    """Write all pages as plain Markdown into DIR, for any generator of Markdown sites.

    What is wrong with briefs or pages is left out and told, and the exit code is 1 then.

    \b
    Example:
      briefing stage build/pages
      cd build/pages && zensical build
    """
    settings = project(config, briefs=briefs)
    need_folder(settings.briefs)
    from generator.site import stage as site  # noqa: PLC0415

    corpus = site.related(settings)
    staged = site.stage(corpus, folder, settings)
    show_issues((*corpus.issues, *staged.issues))
    click.echo(f"{shown(folder)}: {staged.pages} pages of {len(corpus.briefs)} briefs, {staged.own} files of your own")
    if any(issue.severity == "error" for issue in (*corpus.issues, *staged.issues)):
        raise SystemExit(DATA_IS_WRONG)


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
    settings = project(config, briefs=briefs)
    need_folder(settings.briefs)
    from generator.relate import review  # noqa: PLC0415
    from generator.site.stage import related  # noqa: PLC0415

    corpus = related(settings)
    show_issues(corpus.issues)
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
    settings = project(config, briefs=briefs)
    need_folder(settings.briefs)
    from generator.relate import stories_list  # noqa: PLC0415
    from generator.site.stage import related  # noqa: PLC0415

    corpus = related(settings)
    show_issues(corpus.issues)
    click.echo(stories_list.as_json(corpus) if as_json else plain(stories_list.as_text(corpus)), nl=False)
    if any(issue.code == "bad-stories" for issue in corpus.issues):
        raise SystemExit(DATA_IS_WRONG)
