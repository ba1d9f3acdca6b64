"""Statements over time, as bars: by day, month or year, whichever the span calls for."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.relate.corpus import Day, Statement
from generator.site.wording import MONTHS

MOST_BARS = 36
"""How many bars a picture has at most before the next longer period is taken."""

_Period = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One period.

    Attributes:
        label: the period in words.
        by, about: how many statements.
    """

    label: str
    by: int
    about: int


@dataclass(frozen=True, slots=True)
class Activity:
    """What is dated, by period without gaps, oldest first, and how much is not.

    Attributes:
        unit: `day`, `month` or `year`.
        undated: statements of briefs whose date lacks what the unit needs.
    """

    unit: str
    bars: tuple[Bar, ...]
    undated: int

    @property
    def highest(self) -> int:
        """The most statements in one period."""
        return max((bar.by + bar.about for bar in self.bars), default=0)


def activity(by: Iterable[Statement], about: Iterable[Statement]) -> Activity | None:
    """The bars of an actor; None where fewer than two periods have any, so that there is nothing to compare."""
    said, heard = Counter(s.entry.day for s in by), Counter(s.entry.day for s in about)
    days = {day for day in (*said, *heard) if day.year is not None}
    for unit, parts in (("day", 3), ("month", 2), ("year", 1)):
        whole = [day for day in days if _period(day, parts) is not None]
        if len(whole) < len([day for day in days if _period(day, 1)]) and parts > 1:
            continue
        periods = sorted({p for day in whole if (p := _period(day, parts)) is not None})
        if len(periods) < 2:
            return None
        span = list(islice(_span(periods[0], periods[-1]), MOST_BARS + 1 if parts > 1 else None))
        if len(span) > MOST_BARS and parts > 1:
            continue
        counts = [_by_period(counter, parts) for counter in (said, heard)]
        bars = tuple(Bar(_label(p), counts[0][p], counts[1][p]) for p in span[-MOST_BARS:])
        shown = sum(bar.by + bar.about for bar in bars)
        return Activity(unit, bars, sum(said.values()) + sum(heard.values()) - shown)
    return None


def _period(day: Day, parts: int) -> _Period | None:
    known = (day.year, day.month, day.day)[:parts]
    return tuple(part for part in known if part is not None) if None not in known else None


def _by_period(counter: Counter[Day], parts: int) -> Counter[_Period]:
    periods: Counter[_Period] = Counter()
    for day, number in counter.items():
        if (period := _period(day, parts)) is not None:
            periods[period] += number
    return periods


def _span(first: _Period, last: _Period) -> Iterator[_Period]:
    """Every period from the first to the last."""
    period = first
    while period <= last:
        if _exists(period):
            yield period
        period = _next(period)


def _next(period: _Period) -> _Period:
    limits = (9999, 12, 31)
    *before, unit = period
    if unit < limits[len(before)]:
        return (*before, unit + 1)
    return (*_next(tuple(before)), 1)


def _exists(period: _Period) -> bool:
    if len(period) < 3:
        return True
    year, month, day = period
    return day <= calendar.monthrange(max(year, 1), month)[1]


def _label(period: _Period) -> str:
    year, *rest = period
    if not rest:
        return str(year)
    month = MONTHS[rest[0] - 1][:3]
    return f"{rest[1]} {month} {year}" if len(rest) > 1 else f"{month} {year}"
