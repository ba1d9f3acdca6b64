"""Dates in the Extended Date/Time Format (EDTF, ISO 8601-2:2019): which strings are one date."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)"
    r"(?:-(?P<month>0[1-9]|1[0-2]|XX)(?:-(?P<day>0[1-9]|[12][0-9]|3[01]|XX))?)?"
    r"[?~%]?"
)
_ANY_LEAP_YEAR = 2024
_OPEN = ".."
"""What stands for an end of an interval that is not known or not there."""


def is_date(value: str) -> bool:
    """Whether this is one calendar date, year and month, or year in EDTF.

    Unknown digits are written `X` from the right within each part (`2025-03-XX`, `202X`), and an
    unknown year before a known month and day as in `XXXX-03-04`; a trailing `?`, `~` or `%` says that
    the whole date is uncertain, approximate or both. Intervals, seasons, sets and times of day are
    not one date.
    """
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    year, month, day = match["year"], match["month"], match["day"]
    if year == "0000":
        return False
    if month in (None, "XX"):
        # A day in an unknown month places nothing, unless it is unknown as well.
        return day in (None, "XX")
    if day in (None, "XX"):
        return True
    known_year = _ANY_LEAP_YEAR if "X" in year else int(year)
    return int(day) <= calendar.monthrange(known_year, int(month))[1]


def is_time(value: str) -> bool:
    """Whether this is one date, or an interval of two dates of which one may be open (`2014/..`, `../2030-06`).

    The dates of an interval are those that `is_date` knows; it does not run backwards.
    """
    first, slash, last = value.partition("/")
    if not slash:
        return is_date(value)
    if first == last == _OPEN or not all(end == _OPEN or is_date(end) for end in (first, last)):
        return False
    return _OPEN in (first, last) or "X" in first[:4] + last[:4] or earliest(first) <= latest(last)


def earliest(value: str) -> tuple[int, int, int]:
    """The first day, as (year, month, day), that a date of `is_date` with a known century may mean."""
    return _edge(value, 0)


def latest(value: str) -> tuple[int, int, int]:
    """The last day that it may mean."""
    return _edge(value, 1)


def _edge(value: str, last: int) -> tuple[int, int, int]:
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError(value)
    year = int(match["year"].replace("X", "09"[last]))
    month = _part(match["month"], (1, 12)[last])
    days = calendar.monthrange(year or _ANY_LEAP_YEAR, month)[1]
    return year, month, min(_part(match["day"], (1, days)[last]), days)


def _part(digits: str | None, otherwise: int) -> int:
    return otherwise if digits in (None, "XX") else int(digits)
