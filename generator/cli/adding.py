"""The command `add`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.program import DATA_IS_WRONG, config_option, main, plain, project, shown
from generator.errors import ConfigError

if TYPE_CHECKING:
    from generator.add import Added

COLOURS = {"added": "green", "updated": "green", "known": None, "failed": "red"}


@main.command()
@click.argument("what", metavar="URL|FILE...", nargs=-1, required=True)
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to put documents into.  [default: the first folder of `sources` in mkdocs.yml]",
)
@config_option
@click.option("--again", is_flag=True, help="Retrieve anew what is there already; what has changed is replaced.")
@click.option("--newest", metavar="N", type=click.IntRange(min=1), default=50, show_default=True, help="Of each feed.")
@click.option("--allow-private", is_flag=True, help="Allow addresses of your own machine and network.")
@click.option(
    "--max-size",
    metavar="MB",
    type=click.FloatRange(min=0, min_open=True, max=2000),
    default=20,
    show_default=True,
    help="Largest document.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    help="For each document.",
)
@click.option(
    "--pause",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=1,
    show_default=True,
    help="Between two requests to one host.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, and nothing else.")
def add(  # noqa: PLR0913, PLR0917 - one argument for each option
    what: tuple[str, ...],
    folder: Path | None,
    config: Path | None,
    again: bool,
    newest: int,
    allow_private: bool,
    max_size: float,
    timeout: float,
    pause: float,
    as_json: bool,
) -> None:
    """Put web pages, new entries of feeds, and files into the source folder.

    A page is kept as it was retrieved, with a sidecar that says where it came from and when. A feed, or an outline
    (OPML) of feeds, stands for the pages of its entries. The only command that uses the network.

    \b
    Examples:
      briefing add https://news.example/2025/harbour-talks
      briefing add https://news.example/feed.xml --newest 10
      briefing add feeds.opml statement.pdf
    """
    from generator.add import Adding, Limits  # noqa: PLC0415
    from generator.add import add as run  # noqa: PLC0415

    limits = Limits(size=int(max_size * 1_000_000), seconds=timeout, private=allow_private)
    outcomes: Counter[str] = Counter()
    target = folder or _folder(config)
    for added in run(what, Adding(target, limits, newest, again=again, pause=pause)):
        outcomes[added.outcome] += 1
        if as_json:
            click.echo(json.dumps(_row(added), ensure_ascii=False))
        else:
            _show(added)
    if not as_json:
        counts = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in COLOURS if outcomes[outcome])
        click.echo(f"{shown(target)}: {counts or 'nothing to add'}")
    if outcomes["failed"]:
        raise SystemExit(DATA_IS_WRONG)


def _folder(config: Path | None) -> Path:
    """The first source that is a folder of this machine."""
    for source in project(config).folders:
        if source.is_dir() or not source.exists():
            return source
    raise ConfigError("no folder on this machine is among the `sources` in mkdocs.yml; say where with --to")


def _row(added: Added) -> dict[str, str | None]:
    file = None if added.file is None else str(added.file)
    return {"what": added.what, "outcome": added.outcome, "file": file, "reason": added.reason}


def _show(added: Added) -> None:
    label = click.style(f"{added.outcome}:", fg=COLOURS[added.outcome])
    told = plain(f"{added.what}: {added.reason}") if added.file is None else shown(added.file)
    click.echo(f"{label} {told}", err=added.file is None)
