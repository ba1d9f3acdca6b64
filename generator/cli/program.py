"""The program's frame: the group of all commands, the options that several have, and how errors are shown."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.errors import BriefingError, ConfigError
from generator.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.config import Settings
    from generator.records import Issue

DATA_IS_WRONG = 1
USE_IS_WRONG = 2

SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


class _Failure(click.ClickException):
    """A `BriefingError` as the user sees it: one line, no traceback."""

    def __init__(self, error: BriefingError) -> None:
        super().__init__(plain(" ".join(str(error).split())))
        self.exit_code = USE_IS_WRONG if isinstance(error, ConfigError) else DATA_IS_WRONG


class _Program(click.Group):
    """Turns this program's own errors into one clear line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            raise _Failure(error) from error


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


def project(config: Path | None, *, sources: tuple[Path | str, ...] = (), briefs: Path | None = None) -> Settings:
    """The settings of the project, with what the command line says in place of what they say.

    Raises:
        ConfigError: there is no project and the command line does not say enough, or a setting is not allowed.
    """
    from generator import config as configs  # noqa: PLC0415
    from generator.cache import FOLDER  # noqa: PLC0415

    found = config or _nearest("mkdocs.yml")
    if found:
        settings = configs.load(found)
    elif sources or briefs:
        folder = (briefs or Path("briefs")).absolute()
        # Not the folder that one happens to stand in: a source would have another name from the next one.
        configs.check_names_of_files()
        settings = configs.Settings(root=folder.parent, sources=(), briefs=folder, cache=folder / FOLDER)
    else:
        raise ConfigError("there is no mkdocs.yml here or above; go to a project's folder or name the folders by flags")
    if sources:
        places = tuple(place.absolute() if isinstance(place, Path) else place for place in sources)
        settings = dataclasses.replace(settings, sources=places)
    if briefs:
        settings = dataclasses.replace(settings, briefs=briefs.absolute())
    return settings


def _nearest(name: str) -> Path | None:
    here = Path.cwd()
    return next((folder / name for folder in (here, *here.parents) if (folder / name).is_file()), None)


def need_folder(folder: Path) -> None:
    """Make sure that a folder of briefs is there.

    Raises:
        ConfigError: it is not.
    """
    if not folder.is_dir():
        raise ConfigError(f"{shown(folder)}: there is no such folder; write briefs with `briefing generate` first")


def show_issues(issues: Iterable[Issue]) -> None:
    """Print issues to standard error, coloured by how bad they are."""
    for issue in issues:
        click.secho(str(issue), fg=SEVERITY_COLOURS[issue.severity], err=True)


def shown(path: Path) -> str:
    """The path as the user would type it."""
    here = Path.cwd()
    return plain(path.relative_to(here).as_posix() if path.is_relative_to(here) and path != here else str(path))


def plain(text: str) -> str:
    """Words of a document or a name of a file, for a terminal: controls but line ends are shown, none is obeyed."""
    from generator.brief.markdown_text import visible  # noqa: PLC0415 - only where there is something to tell

    return visible(text)
