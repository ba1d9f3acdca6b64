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
