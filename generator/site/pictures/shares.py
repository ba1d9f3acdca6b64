"""Status bars: how many claims several outlets have, only one has, or have in different ways, as parts of a bar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.site.comparison import Row

Kind = Literal["corroborated", "differs", "one-origin", "single-source"]
"""Statuses of claims; what several outlets have from one origin is told from what only one has."""

KINDS: tuple[Kind, ...] = ("corroborated", "differs", "one-origin", "single-source")
"""In the order of the bar."""

GAP = 0.6
"""Per cent between two parts, so that they are told apart by more than their colours."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a bar.

    Attributes:
        number: of claims, more than 0.
        x, width: in per cent of the bar.
    """

    kind: Kind
    number: int
    x: float
    width: float


def shares(rows: Iterable[Row]) -> tuple[Share, ...]:
    """The parts of the bar for some claims, which together are as long as the bar; none where there are no claims."""
    counted = dict.fromkeys(KINDS, 0)
    for row in rows:
        counted[kind(row)] += 1
    present = [each for each in KINDS if counted[each]]
    if not present:
        return ()
    total = sum(counted.values())
    # Nothing that is there is too small to be seen.
    raw = [max(counted[each] / total, 0.015) for each in present]
    room = 100 - GAP * (len(present) - 1)
    found, x = [], 0.0
    for each, part in zip(present, raw, strict=True):
        wide = room * part / sum(raw)
        found.append(Share(each, counted[each], round(x, 2), round(wide, 2)))
        x += wide + GAP
    return tuple(found)


def kind(row: Row) -> Kind:
    """The status of a claim, as a bar has it."""
    return "one-origin" if row.group.status == "single-source" and row.only is None else row.group.status
