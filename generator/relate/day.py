"""Dates of which parts may be unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EDTF = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A date of which parts may be unknown, from EDTF.

    Attributes:
        year, month, day: None where not known; month in 1..12, day in 1..31.
    """

    year: int | None
    month: int | None
    day: int | None

    @property
    def newness(self) -> tuple[int, int, int, int]:
        """Orders newest last: no date at all, then dates without a year (by month and day), then dates with one."""
        known = 2 if self.year is not None else 1 if self.month is not None else 0
        return known, self.year or 0, self.month or 0, self.day or 0


NO_DAY = Day(None, None, None)
"""The date of what states none."""


def day(edtf: str | None) -> Day:
    """The date that an EDTF string states; of an interval its start, of a time its day.

    A part with an unspecified digit (`202X`) counts as not known, and so does a season.
    """
    match = _EDTF.match(edtf or "")
    if match is None:
        return NO_DAY
    year, month, date = (_number(match[part]) for part in ("year", "month", "day"))
    month = month if month is not None and 1 <= month <= 12 else None
    return Day(year, month, date if month is not None and date is not None and 1 <= date <= 31 else None)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and "X" not in digits else None
