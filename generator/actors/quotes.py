"""Where a text quotes: who is named inside a quotation is rarely who speaks outside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from generator.records import Span

_MARK = re.compile("''|``|[“”„«»\"]")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»")


class Quotes:
    """The quotations between double marks, each within its region; one left open ends with the region."""

    def __init__(self, text: str, regions: Sequence[Span]) -> None:
        """Takes the text and its title, headings and paragraphs."""
        self._spans = [span for region in regions for span in _in_region(text, region)]
        self._starts = [start for start, _ in self._spans]

    def around(self, offset: int) -> Span | None:
        """The quotation, with its marks, that the offset is inside of."""
        index = bisect_right(self._starts, offset) - 1
        return self._spans[index] if index >= 0 and offset < self._spans[index][1] else None


def _in_region(text: str, region: Span) -> list[Span]:
    found: list[Span] = []
    opened = -1
    for match in _MARK.finditer(text, *region):
        mark = match.group()
        if opened < 0:
            if mark not in _CLOSING:
                opened = match.start()
        elif mark not in _OPENING:
            found.append((opened, match.end()))
            opened = -1
    if opened >= 0:
        found.append((opened, region[1]))
    return found
