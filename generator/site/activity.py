"""What is dated, counted by day, week, month or year, whichever the span calls for."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.relate.corpus import Corpus, Day, Statement
from generator.site.wording import MONTHS

MOST_BARS = 36
"""How many periods there are at most before the next longer one is taken."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One period.

    Attributes:
        label: the period in words; of a week its Monday.
        counts: how much there is of each series, in their order.
    """

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """What is dated, by period without gaps, oldest first, and how much is not.

    Attributes:
        unit: `day`, `week`, `month` or `year`.
        undated: of each series, how much has a date that lacks what the unit needs, or that is too long ago.
    """

    unit: str
    bars: tuple[Bar, ...]
    undated: tuple[int, ...]

    def highest(self, series: int) -> int:
        """The most in one period."""
        return max((bar.counts[series] for bar in self.bars), default=0)


def by_and_about(by: Iterable[Statement], about: Iterable[Statement]) -> Activity | None:
    """The statements of an actor and those about it, by the dates of their documents."""
    return over_time([Counter(s.entry.day for s in statements) for statements in (by, about)])


def claims_and_briefs(corpus: Corpus) -> Activity | None:
    """All claims and all briefs, by the dates of the documents."""
    claims: Counter[Day] = Counter()
    for entry in corpus.briefs:
        claims[entry.day] += len(entry.brief.claims)
    return over_time((claims, Counter(entry.day for entry in corpus.briefs)))


def over_time(series: Sequence[Counter[Day]]) -> Activity | None:
    """Several series by the same periods; None where fewer than two have any, so that there is nothing to compare."""
    days = {day for counter in series for day, number in counter.items() if number and day.year is not None}
    for unit in ("day", "week", "month", "year"):
        found = {number for day in days if (number := _period(day, unit)) is not None}
        if unit != "year" and any(_period(day, unit) is None for day in days if _period(day, "year") is not None):
            continue
        if len(found) < 2:
            if unit in {"day", "year"}:
                return None
            continue
        first, last = min(found), max(found)
        if last - first >= MOST_BARS and unit != "year":
            continue
        span = range(max(first, last - MOST_BARS + 1), last + 1)
        counted = [_by_period(counter, unit) for counter in series]
        bars = tuple(Bar(_label(n, unit), tuple(counter[n] for counter in counted)) for n in span)
        undated = tuple(c.total() - sum(bar.counts[at] for bar in bars) for at, c in enumerate(series))
        return Activity(unit, bars, undated)
    return None


def _period(day: Day, unit: str) -> int | None:
    """The number of a day's period: each is one more than the one before it; None where the day does not tell."""
    if day.year is None or not dt.MINYEAR <= day.year <= dt.MAXYEAR:
        return None
    if unit == "year":
        return day.year
    if day.month is None:
        return None
    if unit == "month":
        return day.year * 12 + day.month - 1
    if day.day is None:
        return None
    try:
        number = dt.date(day.year, day.month, day.day).toordinal()
    except ValueError:  # such as 30 February
        return None
    return number if unit == "day" else (number - 1) // 7


def _by_period(counter: Counter[Day], unit: str) -> Counter[int]:
    periods: Counter[int] = Counter()
    for day, number in counter.items():
        if (period := _period(day, unit)) is not None:
            periods[period] += number
    return periods


def _label(period: int, unit: str) -> str:
    if unit == "year":
        return str(period)
    if unit == "month":
        return f"{MONTHS[period % 12][:3]} {period // 12}"
    date = dt.date.fromordinal(period if unit == "day" else period * 7 + 1)
    return f"{date.day} {MONTHS[date.month - 1][:3]} {date.year}"
