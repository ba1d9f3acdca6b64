"""When a brief's event may have been: the day it was published, else the dates that its text names."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from generator.records import Brief
from generator.relate.day import Day, day

NEAR = 3
"""Days between two reports that say nothing against one event."""

HALF = 7
"""Days after which what speaks for one event counts half, beyond `NEAR`."""

FAR = 45
"""Days between reports that are never on one event."""

OTHER_YEAR = 0.85
"""What is left of the likeness where only the texts name dates, and these are far apart."""

TEXT_FAR = 300
"""Days between the latest dates of two texts that speak against one event."""

YEARS_FAR = 2
"""Likewise, years between the latest years of texts that name no dates."""

_MONTHS = {name: n for n in range(1, 13) for name in (calendar.month_name[n].lower(), calendar.month_abbr[n].lower())}
_MONTHS["sept"] = 9
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH}\b\s?\.?\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s?(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b\.?\s?,?\s?(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
    )
)
_YEAR = re.compile(r"(?<![\d.,$€£])(?:199\d|20[0-3]\d)(?![\d,]\d|\d)")
_UNKNOWN = -1

Numbers = npt.NDArray[np.int64]
Factors = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class When:
    """What is known of a brief's time; -1 where nothing is.

    Attributes:
        first, last: the days on which it may have been published, as ordinals of the calendar.
        round: day of the year, 1 to 366, of a date of publication without a year.
        latest: ordinal of the latest date that the text names with its year.
        year: the year of publication, else the latest that the text names.
    """

    first: int = _UNKNOWN
    last: int = _UNKNOWN
    round: int = _UNKNOWN
    latest: int = _UNKNOWN
    year: int = _UNKNOWN


def when(brief: Brief, text: str) -> When:
    """What a brief and its text say of their time."""
    return _when(brief.source.published, f"{brief.title}\n{text}")


@lru_cache(maxsize=2048)  # of a site that is served, nearly all are as in the build before
def _when(stated: str | None, text: str) -> When:
    published = day(stated)
    first, last = _days(published)
    year = published.year if published.year is not None else max(_years(text), default=_UNKNOWN)
    latest = last if first == last != _UNKNOWN else max(_named_days(text), default=_UNKNOWN)
    return When(first, last, _day_of_year(published), latest, year)


class Times:
    """The times of many briefs, for comparing one with many at once."""

    def __init__(self, times: Sequence[When]) -> None:
        columns = [(t.first, t.last, t.latest, t.year) for t in times]
        self._first, self._last, self._latest, self._year = np.array(columns, np.int64).reshape(len(columns), 4).T
        self._around: Numbers = np.array([_around(t) for t in times], np.int64)

    def factors(self, one: int, others: Numbers) -> Factors:
        """What is left of the likeness of one brief with others for the time between them: 0 to 1."""
        texts = self._of_texts(one, others)
        if self._first[one] != _UNKNOWN:
            gap = np.maximum(self._first[others] - self._last[one], self._first[one] - self._last[others])
            is_dated = self._first[others] != _UNKNOWN
            out = np.where(is_dated, _faded(np.maximum(gap, 0)), texts)
        else:
            out, is_dated = texts, np.zeros(len(others), bool)
        if self._around[one] != _UNKNOWN:
            # One of both has no year: they may be of one year, and then they are this near.
            apart = np.abs(self._around[others] - self._around[one])
            is_round = ~is_dated & (self._around[others] != _UNKNOWN)
            out = np.where(is_round, texts * _faded(np.minimum(apart, 366 - apart)), out)
        return out

    def _of_texts(self, one: int, others: Numbers) -> Factors:
        far = np.zeros(len(others), bool)
        years = self._year[others]
        if self._year[one] != _UNKNOWN:
            far = (years != _UNKNOWN) & (np.abs(years - self._year[one]) >= YEARS_FAR)
        if self._latest[one] != _UNKNOWN:
            latest = self._latest[others]
            far = np.where(latest == _UNKNOWN, far, np.abs(latest - self._latest[one]) > TEXT_FAR)
        return np.where(far, OTHER_YEAR, 1.0)


def _faded(days: Numbers) -> Factors:
    return np.where(days > FAR, 0.0, 0.5 ** (np.maximum(days - NEAR, 0) / HALF))


def _days(date: Day) -> tuple[int, int]:
    if date.year is None or not 1 <= date.year <= dt.MAXYEAR:
        return _UNKNOWN, _UNKNOWN
    first, last = (date.month, date.month) if date.month is not None else (1, 12)
    ends = calendar.monthrange(date.year, last)[1]
    if date.day is not None and date.day <= ends:
        exact = dt.date(date.year, first, date.day).toordinal()
        return exact, exact
    return dt.date(date.year, first, 1).toordinal(), dt.date(date.year, last, ends).toordinal()


def _day_of_year(date: Day) -> int:
    if date.year is not None or date.month is None or date.day is None:
        return _UNKNOWN
    return _round(dt.date(2000, date.month, min(date.day, calendar.monthrange(2000, date.month)[1])))


def _around(time: When) -> int:
    """The day of the year of publication, whether or not the year is known; of a month its middle."""
    if time.round != _UNKNOWN or time.first == _UNKNOWN or time.last - time.first > 31:
        return time.round
    return _round(dt.date.fromordinal((time.first + time.last) // 2))


def _round(date: dt.date) -> int:
    """The day in a leap year, so that a date has the same number in every year."""
    return date.replace(year=2000).timetuple().tm_yday


def _named_days(text: str) -> list[int]:
    found = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            month = _MONTHS.get(match["month"].lower()) or int(match["month"])
            year, number = int(match["year"]), int(match["day"])
            if 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:
                found.append(dt.date(year, month, number).toordinal())
    return found


def _years(text: str) -> list[int]:
    return [int(match.group()) for match in _YEAR.finditer(text)]
