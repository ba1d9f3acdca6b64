"""What a time in a text means, given the day from which it is told: words to EDTF, or to nothing where that is open.

The day may be known in part only. What the words mean is then worked out for every day that it can be, and what all
these have in common is given: "last week", told on a 24 June of no year, is some time in June. A year or month is
never taken for granted: "on 11 September" in a report of July may be long ago.

Weeks run from Monday to Sunday (ISO 8601).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.claims.time_words import TimeWords
from generator.read.dates import Date

Direction = Literal["past", "future"] | None
"""Whether what is told lies behind or ahead of the day from which it is told; None where that is open."""

_FAR = 275
"""Days within which a day or month without a year is that of the nearest past or coming one."""

_NEAR = 90
"""Days within which it is the nearest one, whether past or to come."""

_PUBLISHED = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")
_CYCLE = range(2000, 2028)
"""Years in which every day of the year falls on every weekday, in leap years too."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The day from which times are told.

    Attributes:
        days: all days that it can be; empty where nothing is known.
        has_year: whether its year is known; else that of `days` says nothing.
    """

    days: tuple[dt.date, ...]
    has_year: bool = True

    @property
    def day(self) -> dt.date | None:
        """The day, where it is known."""
        return self.days[0] if len(self.days) == 1 and self.has_year else None


UNKNOWN = Reference(())
"""Of a document without a date."""


def reference(published: str | None) -> Reference:
    """The day that an EDTF date leaves open or gives; an uncertain or approximate one gives nothing."""
    match = _PUBLISHED.fullmatch(published or "")
    if match is None or (match[1] == "XXXX" and not match[3]) or not match[1] >= "1000":
        return UNKNOWN
    years = list(_CYCLE) if match[1] == "XXXX" else [int(match[1])]
    months = [int(match[2])] if match[2] else list(range(1, 13))
    days = []
    for year in years:
        for month in months:
            length = calendar.monthrange(year, month)[1]
            numbers = [int(match[3])] if match[3] else list(range(1, length + 1))
            days += [dt.date(year, month, day) for day in numbers if day <= length]
    return Reference(tuple(days), match[1] != "XXXX")


def resolve(time: TimeWords, told: Reference, direction: Direction) -> str | None:
    """The time in EDTF, a date or an interval; None where it is not settled.

    Args:
        time: as found in the text.
        told: the day from which it is told.
        direction: whether it lies behind or ahead of that day.
    """
    fixed = _fixed(time)
    if fixed is not None:
        return _with_preposition(fixed, time)
    readings = [_on(time, day, direction) for day in told.days]
    meant = [each if told.has_year else _without_year(each) for each in readings if each is not None]
    common = _common(meant) if meant and len(meant) == len(readings) else None
    return _with_preposition(common or _yearless(time), time)


def _with_preposition(edtf: str | None, time: TimeWords) -> str | None:
    """Open the interval: "since 2014" goes on, "by June" began at any time; "before" and "after" tell no time."""
    preposition = "" if time.kind == "range" else time.preposition
    if edtf is None or preposition in ("before", "after", "of"):
        return None
    first, last = edtf.split("/")[0], edtf.split("/")[-1]
    if preposition in ("since", "from"):
        return None if ".." in edtf else f"{first}/.."
    if preposition in ("until", "till", "by"):
        return None if ".." in edtf else f"../{last}"
    return edtf


def _fixed(time: TimeWords) -> str | None:
    """What the words mean on whatever day they are told."""
    match time.kind:
        case "year":
            if time.until is None or time.number is None:
                return f"{time.number}"
            return f"{time.number}/{time.until}" if time.number < time.until else None
        case "decade":
            return f"{time.number}X"
        case "century" if time.number and 2 <= time.number <= 21:
            return f"{time.number - 1:02}XX"
        case "date" if time.date and time.date.year is not None:
            return time.date.edtf
        case "range" if all(_fixed(end) for end in time.ends):
            first, last = (_fixed(end) or "" for end in time.ends)
            return f"{first}/{last}" if "/" not in first + last and first < last else None
        case _:
            return None


def _yearless(time: TimeWords) -> str | None:
    """A day or month of no year."""
    if time.kind == "date" and time.date:
        return time.date.edtf if time.date.month else None
    if time.kind == "month" and time.number:
        return f"XXXX-{time.number:02}"
    if time.kind == "range":
        first, last = (_yearless(end) for end in time.ends)
        return f"{first}/{last}" if first and last and len(first) == len(last) and first < last else None
    return None


def _on(time: TimeWords, day: dt.date, direction: Direction) -> str | None:
    """What the words mean on one day."""
    match time.kind:
        case "weekday":
            return _weekday(time, day, direction)
        case "day" if time.number is not None:
            return _iso(day, time.number)
        case "unit":
            return _unit(time, day, direction)
        case "month" if time.number:
            return _month(time, day, direction)
        case "date" if time.date:
            return _yearly(time.date, day, direction)
        case "ago" if time.number:
            return _shifted(day, -time.number, time.unit or "", approximate=time.approximate)
        case "past" | "ahead" if time.number:
            other = _shifted(day, time.number * (-1 if time.kind == "past" else 1), time.unit or "", approximate=False)
            now = day.isoformat()[: len((other or "").rstrip("~"))]
            first, last = sorted(((other or "").rstrip("~"), now))
            return f"{first}/{last}" if other else None
        case "range":
            return _range(time.ends, day, direction)
        case _:
            return None


def _weekday(time: TimeWords, day: dt.date, direction: Direction) -> str | None:
    number = time.number or 0
    behind, ahead = (day.weekday() - number) % 7, (number - day.weekday()) % 7
    monday = -day.weekday()
    match time.relation:
        case "last":  # of the week before, or the nearest one behind
            return _common([_iso(day, monday - 7 + number), _iso(day, -(behind or 7))])
        case "next":
            return _common([_iso(day, monday + 7 + number), _iso(day, ahead or 7)])
        case "this":
            nearest = {"past": -behind, "future": ahead}.get(direction or "", monday + number)
            return _common([_iso(day, monday + number), _iso(day, nearest)])
        case _ if direction == "past":
            return _iso(day, -behind)
        case _ if direction == "future":
            return _iso(day, ahead)
        case _:
            return None


def _unit(time: TimeWords, day: dt.date, direction: Direction) -> str | None:
    steps = {"last": -1, "this": 0, "next": 1}.get(time.relation or "")
    if time.unit == "weekend":
        return _weekend(time, day, direction)
    if steps is None:
        return None
    if time.unit == "year":
        return f"{day.year + steps:04}"
    if time.unit == "month":
        return _shifted(day, steps, "month", approximate=False)
    monday = day - dt.timedelta(day.weekday())
    first, last = monday + dt.timedelta(7 * steps), monday + dt.timedelta(7 * steps + 6)
    if day.weekday() == 6:  # on a Sunday, the week that ends or the week that begins may be meant
        last = last + dt.timedelta(6 if steps < 0 else 7)
    return f"{first}/{last}"


def _weekend(time: TimeWords, day: dt.date, direction: Direction) -> str | None:
    saturday = day + dt.timedelta(5 - day.weekday())
    during = day.weekday() > 4
    if time.relation == "last" and not during:
        saturday -= dt.timedelta(7)
    elif time.relation == "next":
        return None  # this one or the one after
    elif time.relation is None or time.relation == "this":
        if direction is None and not during:
            return None
        saturday -= dt.timedelta(7 if direction == "past" and not during else 0)
    else:
        return None
    return f"{saturday}/{saturday + dt.timedelta(1)}"


def _month(time: TimeWords, day: dt.date, direction: Direction) -> str | None:
    number = time.number or 0
    behind, ahead = (day.month - number) % 12, (number - day.month) % 12
    match time.relation:
        case "last":
            near = _months(day, -(behind or 12))
            return near if near[:4] != f"{day.year}" else f"XXXX-{number:02}"
        case "next":
            near = _months(day, ahead or 12)
            return near if near[:4] != f"{day.year}" else f"XXXX-{number:02}"
        case "this":
            return f"{day.year}-{number:02}"
        case _:
            steps = _nearest(behind * 30, ahead * 30, direction)
            return f"XXXX-{number:02}" if steps is None else _months(day, -behind if steps < 0 else ahead)


def _yearly(date: Date, day: dt.date, direction: Direction) -> str | None:
    """A day or month of no year: the nearest one, on its weekday if the text names that."""
    if date.month is None or date.day is None:
        return None
    days = [d for year in (-1, 0, 1) if (d := _day_of(day.year + year, date.month, date.day))]
    days = [d for d in days if date.weekday in (None, d.weekday())]
    behind = min(((day - d).days for d in days if d <= day), default=None)
    ahead = min(((d - day).days for d in days if d >= day), default=None)
    steps = _nearest(behind, ahead, direction)
    return date.edtf if steps is None else _iso(day, steps)


def _nearest(behind: int | None, ahead: int | None, direction: Direction) -> int | None:
    """How many days back (below zero) or on the nearest one lies that can be meant; None where none is near enough."""
    if direction == "past":
        return -behind if behind is not None and behind <= _FAR else None
    if direction == "future":
        return ahead if ahead is not None and ahead <= _FAR else None
    options = [-behind] if behind is not None else []
    options += [ahead] if ahead is not None else []
    best = min(options, key=abs, default=_FAR)
    return best if abs(best) <= _NEAR else None


def _day_of(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if 1 <= year <= 9999 and day <= calendar.monthrange(year, month)[1] else None


def _range(ends: Sequence[TimeWords], day: dt.date, direction: Direction) -> str | None:
    """From the first to the last, the other end being told from the one that is nearer to now."""
    first, last = ends
    if direction == "past":
        until = _on(last, day, "past") or _fixed(last)
        at = _exact(until)
        since = _on(first, at, "past") if at else None
    else:
        since = _on(first, day, direction) or _fixed(first)
        at = _exact(since)
        until = _on(last, at, "future") if at else None
    if since is None or until is None or len(since) != len(until) or "X" in since + until or since > until:
        return None
    return f"{since}/{until}"


def _exact(edtf: str | None) -> dt.date | None:
    """The day, or the first day of the month, that an EDTF date gives."""
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", edtf or "")
    return dt.date(int(match[1]), int(match[2]), int(match[3] or 1)) if match else None


def _shifted(day: dt.date, steps: int, unit: str, *, approximate: bool) -> str | None:
    """So many units from a day, in the unit's own precision; weeks, and whatever is said to be about, are marked so."""
    match unit:
        case "day":
            return _iso(day, steps) + "~" * approximate
        case "week":
            return _iso(day, 7 * steps) + "~"
        case "month":
            return _months(day, steps) + "~" * (approximate or abs(steps) > 1)
        case "year" if 1 <= day.year + steps <= 9999:
            return f"{day.year + steps:04}" + "~" * (approximate or abs(steps) > 0)
        case _:
            return None


def _months(day: dt.date, steps: int) -> str:
    months = day.year * 12 + day.month - 1 + steps
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _iso(day: dt.date, steps: int) -> str:
    return (day + dt.timedelta(steps)).isoformat()


def _without_year(edtf: str) -> str:
    return re.sub(r"(?<!-)\b\d{4}", "XXXX", edtf)


def _common(readings: Iterable[str]) -> str | None:
    """The date that holds all of them; None where they have nothing in common."""
    different = list(dict.fromkeys(readings))
    if len(different) == 1:
        return None if different[0].startswith("XXXX") and len(different[0]) < 7 else different[0]
    if any("/" in each for each in different):
        first, last = (_common([each.split("/")[i] for each in different]) for i in (0, -1))
        return None if first is None or last is None else first if first == last else f"{first}/{last}"
    parts = [each.rstrip("~").split("-") for each in different]
    shared = []
    for column in zip(*parts, strict=False):
        if len(set(column)) > 1:
            break
        shared.append(column[0])
    return "-".join(shared) if shared and shared != ["XXXX"] else None
