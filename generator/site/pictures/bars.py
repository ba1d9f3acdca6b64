"""Activity over time: one row of bars for each series, one above the other, along the same periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.site.activity import Activity

TALL = 56
"""Pixels of the highest bar."""

HEAD = 30
"""Pixels above the highest bar of a series, where its name stands."""

FOOT = 20
"""Pixels below the last series, for the periods."""

SLOT = 28
"""Pixels for a period where there is room."""

NARROWEST = 420
"""Pixels of a picture of a few periods, where the page is as wide."""

THICKEST = 36
"""Pixels of a bar where there are only a few."""


@dataclass(frozen=True, slots=True)
class Block:
    """One bar.

    Attributes:
        x, width: in per cent of the picture's width.
        y, height: in pixels.
        label: its period.
        number: what it stands for, more than 0.
    """

    x: float
    width: float
    y: float
    height: float
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars.

    Attributes:
        name: what is counted.
        kind: for the stylesheet.
        base: pixels from the top to the foot of the bars.
        total: the sum over all periods.
    """

    name: str
    kind: str
    base: int
    highest: int
    total: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """Words below the picture.

    Attributes:
        x: in per cent of the picture's width.
        anchor: `start`, `middle` or `end`: which part of the words stands there.
        is_extra: whether there is room for it on wide screens only.
    """

    x: float
    anchor: str
    words: str
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """The picture.

    Attributes:
        width: in pixels, where the page is as wide.
        height: in pixels.
    """

    width: int
    height: int
    series: tuple[Series, ...]
    ticks: tuple[Tick, ...]


def bars(activity: Activity, names: Sequence[tuple[str, str]], *, is_one_scale: bool) -> Bars:
    """The picture of some activity.

    Args:
        activity: what to show.
        names: what each of its series counts, and its kind for the stylesheet.
        is_one_scale: whether bars of different series can be compared by their height.
    """
    number = len(activity.bars)
    wide = max(NARROWEST, number * SLOT)
    slot = 100 / number
    thick = min(0.74 * slot, 100 * THICKEST / wide)
    highest = [activity.highest(at) for at in range(len(names))]
    series = []
    for at, (name, kind) in enumerate(names):
        base = (at + 1) * (HEAD + TALL)
        scale = TALL / max(1, max(highest) if is_one_scale else highest[at])
        blocks = []
        for place, bar in enumerate(activity.bars):
            if value := bar.counts[at]:
                tall = max(1.5, value * scale)
                x = (place + 0.5) * slot - thick / 2
                blocks.append(Block(_short(x), _short(thick), _short(base - tall), _short(tall), bar.label, value))
        total = sum(bar.counts[at] for bar in activity.bars)
        series.append(Series(name, kind, base, highest[at], total, tuple(blocks)))
    return Bars(wide, len(names) * (HEAD + TALL) + FOOT, tuple(series), _ticks(activity, slot))


def _ticks(activity: Activity, slot: float) -> tuple[Tick, ...]:
    """The first and the last period, and some between where there is room."""
    number = len(activity.bars)
    between = [(number // 2, False)] if number > 4 else []
    if number >= 20:
        between = [(number // 4, True), (number // 2, False), (number * 3 // 4, True)]
    return (
        Tick(0, "start", activity.bars[0].label),
        *(Tick(_short((at + 0.5) * slot), "middle", activity.bars[at].label, extra) for at, extra in between),
        Tick(100, "end", activity.bars[-1].label),
    )


def _short(value: float) -> float:
    return round(value, 2)
