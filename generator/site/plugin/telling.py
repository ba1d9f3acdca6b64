"""What is wrong with briefs, in the log of the build: each thing once, whoever saw it."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from generator.records import Issue

log = get_plugin_logger("briefing")

_LINE = re.compile(r":[0-9]+(?=:|\Z)")


@contextlib.contextmanager
def disk_told() -> Iterator[None]:
    """End the build with a line, where a disk is full or a folder must not be written to.

    Raises:
        PluginError: something could not be read or written.
    """
    try:
        yield
    except OSError as error:
        raise PluginError(f"the site cannot be written ({error}); mend that, then build again") from error


def need_writable(folder: Path) -> None:
    """Make sure that a folder can be written to, if it is there.

    Raises:
        PluginError: it cannot.
    """
    if folder.is_dir() and not os.access(folder, os.W_OK):
        raise PluginError(f"{folder}: cannot be written to; see who may write there")


def tell(made: Iterable[Issue], seen: Sequence[Issue]) -> None:
    """Log issues, errors as such: they stop a strict build also where `--quiet` keeps MkDocs from counting warnings.

    Args:
        made: by the run that brought the briefs up to date.
        seen: when the briefs were read for the site.
    """
    for issue in dict.fromkeys((*_not_seen(made, seen), *seen)):
        level = {"error": log.error, "warning": log.info, "note": log.debug}[issue.severity]
        level("%s", issue)


def _not_seen(made: Iterable[Issue], seen: Sequence[Issue]) -> Iterator[Issue]:
    """Those of a run that were not seen again, where they have a line."""
    known = {(_LINE.sub("", issue.where, count=1), issue.code) for issue in seen}
    return (issue for issue in made if _LINE.search(issue.where) or (issue.where, issue.code) not in known)
