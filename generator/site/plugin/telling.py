"""What is wrong with briefs, in the log of the build: each thing once, whoever saw it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mkdocs.plugins import get_plugin_logger

from generator.records import Issue

log = get_plugin_logger("briefing")

_LINE = re.compile(r":[0-9]+(?=:|\Z)")


def tell(made: Iterable[Issue], seen: Sequence[Issue]) -> None:
    """Log issues, errors as warnings, so that `--strict` stops at them.

    Args:
        made: by the run that brought the briefs up to date.
        seen: when the briefs were read for the site.
    """
    for issue in dict.fromkeys((*_not_seen(made, seen), *seen)):
        level = {"error": log.warning, "warning": log.info, "note": log.debug}[issue.severity]
        level("%s", issue)


def _not_seen(made: Iterable[Issue], seen: Sequence[Issue]) -> Iterator[Issue]:
    """Those of a run that were not seen again, where they have a line."""
    known = {(_LINE.sub("", issue.where, count=1), issue.code) for issue in seen}
    return (issue for issue in made if _LINE.search(issue.where) or (issue.where, issue.code) not in known)
