"""The command `generate`."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.program import (
    DATA_IS_WRONG,
    briefs_option,
    config_option,
    main,
    plain,
    project,
    show_issues,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.config import Settings
    from generator.generate import Report

INTERRUPTED = 130


class _Generate(click.Command):
    """Lets `--sources` take several folders at once, which click's options cannot."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, list(_spread("--sources", args)))


class _Place(click.Path):
    """A folder or file that is there, or an address, which stays a text."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from generator.config import place  # noqa: PLC0415
        from generator.errors import ConfigError  # noqa: PLC0415

        try:
            address = place(value, Path(), "--sources") if isinstance(value, str) else value
        except ConfigError as error:
            raise click.UsageError(str(error), ctx) from error
        return address if isinstance(address, str) else super().convert(value, param, ctx)


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


@main.command(cls=_Generate)
@click.option(
    "--sources",
    metavar="DIR...",
    multiple=True,
    type=_Place(path_type=Path, exists=True),
    help="Folders with source documents, files or addresses.  [default: as set in mkdocs.yml]",
)
@briefs_option
@config_option
@click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    help="Processes that read documents.  [default: as set in mkdocs.yml, else all processors]",
)
@click.option("--cluster", metavar="ADDRESS", help="Let the workers of this Dask scheduler read the documents.")
@click.option("--again", is_flag=True, help="Read every document again, changed or not.")
@click.option(
    "--confirm-removal",
    is_flag=True,
    help="Remove briefs even if a whole folder of sources is missing or empty (only with `removed: remove`).",
)
@click.option(
    "--report",
    "report_file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    help="Write the report as JSON into this file as well.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object, and nothing else.")
@click.option("--quiet", "-q", is_flag=True, help="Print only what is wrong.")
def generate(  # noqa: PLR0913, PLR0917 - one argument for each option
    sources: tuple[Path | str, ...],
    briefs: Path | None,
    config: Path | None,
    workers: int | None,
    cluster: str | None,
    again: bool,
    confirm_removal: bool,
    report_file: Path | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write a brief for each source document that is new or has changed.

    The settings come from the nearest mkdocs.yml. With --sources no mkdocs.yml is needed.
    What you changed in a brief stays. What cannot be read is listed at the end, and the rest goes on.

    Exit codes: 0 all is well, 1 something could not be read or is wrong in a brief, 2 the command or the settings
    are wrong, 130 interrupted.

    \b
    Examples:
      briefing generate
      briefing generate --sources reports letters --briefs out
      briefing generate --json > report.json
    """
    if workers and cluster:
        raise click.UsageError("--workers and --cluster do not go together: the cluster has its own workers")
    settings = project(config, sources=sources, briefs=briefs)
    from generator.cli.progress import Telling  # noqa: PLC0415
    from generator.generate import generate as run  # noqa: PLC0415

    try:
        with nullcontext(None) if as_json or quiet else Telling(sys.stderr) as telling:
            report = run(
                settings,
                again=again,
                workers=workers,
                cluster=cluster,
                progress=telling,
                confirm_removal=confirm_removal,
            )
    except KeyboardInterrupt:
        click.echo("\nInterrupted. What was finished is written; run this again for the rest.", err=True)
        raise SystemExit(INTERRUPTED) from None
    if report_file is not None:
        report_file.write_text(_json(report), encoding="utf-8")
    if as_json:
        click.echo(_json(report), nl=False)
    else:
        _tell(report, settings, quiet=quiet)
    if not report.is_clean:
        raise SystemExit(DATA_IS_WRONG)


def _json(report: Report) -> str:
    return json.dumps(report.as_plain(), ensure_ascii=False, indent=1) + "\n"


def _tell(report: Report, settings: Settings, *, quiet: bool) -> None:
    if not quiet:
        for name in report.written:
            click.echo(plain(f"written: {name}"))
        for name in report.removed:
            click.echo(plain(f"removed: {name}"))
    # Failures have a list of their own at the end, where they are seen.
    failures = set(zip(report.failed, report.reasons, strict=True))
    issues = (issue for issue in report.issues if (issue.where, issue.message) not in failures)
    show_issues(issue for issue in issues if not (quiet and issue.severity == "note"))
    for name, reason in zip(report.failed, report.reasons, strict=True):
        click.echo(plain(f"failed: {name}: {reason}"), err=quiet)
    if quiet:
        return
    counts = f"{len(report.written)} written, {len(report.unchanged)} unchanged, {len(report.failed)} failed"
    removed = f", {len(report.removed)} removed" if report.removed else ""
    kept = f", {len(report.orphaned)} kept without a source" if report.orphaned else ""
    unread = f", {report.unread} {'place' if report.unread == 1 else 'places'} not understood" if report.unread else ""
    click.echo(f"{shown(settings.briefs)}: {counts}{removed}{kept}{unread}")
