"""Calendar dates as news texts write them, the year left open where the words leave it open."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.records import PublishedBasis

_MONTHS = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
_WEEKDAYS = {
    name: number
    for number in range(7)
    for name in (calendar.day_name[number].lower(), calendar.day_abbr[number].lower())
} | {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3}

MONTH = "(?:" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
WEEKDAY = "(?:" + "|".join(sorted(_WEEKDAYS, key=lambda name: (-len(name), name))) + r")\b\.?"
_YEAR = r"(?:19|20)\d\d\b"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_DATE = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAY}),?\s{{1,3}}(?:the\s)?)?(?:"
    rf"(?P<day1>{_DAY})\.?(?:\s{{1,3}}of)?(?:\s{{1,3}}|-)(?P<month1>{MONTH})(?:(?:,?\s{{1,3}}|-)(?P<year1>{_YEAR}))?"
    rf"|(?P<month2>{MONTH})\s{{0,3}}(?P<day2>{_DAY})(?:,?\s{{1,3}}(?P<year2>{_YEAR}))?"
    rf"|(?P<month3>{MONTH}),?\s{{1,3}}(?P<year3>{_YEAR})"
    rf"|(?P<year4>(?:19|20)\d\d)(?P<sign4>[-/.])(?P<month4>1[0-2]|0?[1-9])(?P=sign4)(?P<day4>3[01]|[12]\d|0?[1-9])(?!\d)"
    rf"|(?P<a>3[01]|[12]\d|0?[1-9])(?P<sign5>[-/.])(?P<b>3[01]|[12]\d|0?[1-9])(?P=sign5)(?P<year5>{_YEAR})"
    r")",
    re.IGNORECASE,
)
_LEAP_CYCLE = 40
"""Years within which every date falls on every weekday it can, over a century without its leap day too."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date with the parts that the text states.

    Attributes:
        weekday: 0 for Monday to 6 for Sunday; None where the text names none.
    """

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None

    @property
    def edtf(self) -> str:
        """The date in EDTF, `XXXX` for an unknown year."""
        parts = ["XXXX" if self.year is None else f"{self.year:04}"]
        for part in (self.month, self.day):
            if part is None:
                break
            parts.append(f"{part:02}")
        return "-".join(parts)

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are known."""
        return None not in (self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands: half-open (start, end) in the string that was searched."""

    start: int
    end: int
    date: Date


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every calendar date in a short text, in order; dates that no calendar has are passed over."""
    for match in _DATE.finditer(text):
        date = _from_match(match)
        if date is not None:
            yield FoundDate(match.start(), match.end(), date)


def _from_match(match: re.Match[str]) -> Date | None:
    weekday = _WEEKDAYS[match["weekday"].lower().rstrip(".")] if match["weekday"] else None
    if match["year5"]:
        return _numeric(int(match["a"]), int(match["b"]), int(match["year5"]), weekday)
    groups = match.groupdict()
    years = [groups[f"year{n}"] for n in range(1, 5)]
    months = [groups[f"month{n}"] for n in range(1, 5)]
    days = [groups[f"day{n}"] for n in (1, 2, 4)]
    year = next((int(y) for y in years if y), None)
    month = next(_month(m) for m in months if m)
    day = next((int(d.rstrip("stndrhSTNDRH")) for d in days if d), None)
    if day is not None and day > calendar.monthrange(year or 2024, month)[1]:
        return None
    return Date(year, month, day, weekday)


def _month(word: str) -> int:
    return int(word) if word.isdigit() else _MONTHS[word.lower().rstrip(".")]


def _numeric(a: int, b: int, year: int, weekday: int | None) -> Date | None:
    """Day and month in figures; where both orders make a date, only the year is sure."""
    readings = {
        (month, day) for day, month in ((a, b), (b, a)) if month <= 12 and day <= calendar.monthrange(year, month)[1]
    }
    if weekday is not None:
        readings = {(m, d) for m, d in readings if calendar.weekday(year, m, d) == weekday}
    if not readings:
        return None
    if len(readings) > 1:
        return Date(year, None, None, weekday)
    ((month, day),) = readings
    return Date(year, month, day, weekday)


def settle(date: Date, basis: PublishedBasis, as_of: dt.date | None) -> tuple[Date, PublishedBasis]:
    """The date with its year, if a day that it can't be later than settles it, and what it then rests on.

    The year is that of the nearest such day that is not after `as_of`; where the text names the
    weekday, of the nearest that falls on it. Without `as_of` nothing is settled.
    """
    if as_of is None or date.year is not None or date.month is None or date.day is None:
        return date, basis
    for year in range(as_of.year, max(as_of.year - _LEAP_CYCLE, 0), -1):
        try:
            day = dt.date(year, date.month, date.day)
        except ValueError:
            continue  # 29 February of a common year
        if day <= as_of and date.weekday in (None, day.weekday()):
            settled: PublishedBasis = "as-of" if date.weekday is None else "weekday"
            return Date(year, date.month, date.day, date.weekday), settled
    return date, basis


# --- lines that say when the document was published ----------------------------------------------

_PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|posted|publication date|publish date|date published|date|issued|released)"
    r"(?: (?:on|at))?[ :–—-]*",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:last )?(?:updated?|modified|edited|revised)(?: (?:on|at))?[ :–—-]*",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(?:at|on|of|the|and|am|pm|a\.m|p\.m|hrs?|hours|local time|gmt|utc|est|edt|bst|cet|cest|ist|pkt|eat|wat|cat|"
    r"sast|ct|et|pt|[ecmp][sd]t|jst|kst|hkt|sgt|first|last|published|posted|updated?|modified|created|date|time|issued|"
    r"released|publication|min|mins|minutes?|read)\b|\d{1,2}[:.h]\d\d(?::\d\d)?|(?:z|t\d\d:\d\d\S*)\b|\d{1,2}(?=\s?[ap]\.?m)"
    r"|[+-]\d\d:?\d\d|\b\d{1,2}(?= min)",
    re.IGNORECASE,
)
_MOST_WORDS_BESIDE = 12
"""Words that a line has beside its date: the time of day, an author, a section."""
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that gives a document's own date.

    Attributes:
        updated: whether the line speaks only of an update.
        before: the words of the line before the date, such as an author or an outlet; often empty.
    """

    date: Date
    updated: bool
    before: str


def date_line(line: str) -> DateLine | None:
    """What a short line says of the document's date; None where it is not a line of that kind.

    It is one if nothing is left of it after the date, the time of day and words such as "Published",
    or if what is left stands before a `|`, a dash or a comma: an author, a section, an outlet.
    """
    found = next(find_dates(line), None)
    if found is None:
        return None
    for label, updated in ((_PUBLISHED.match(line), False), (_UPDATED.match(line), True)):
        if label is not None and label.end() == found.start and not _tells(line[found.end :]):
            return DateLine(found.date, updated=updated, before="")
    if _LETTER_OR_DIGIT.search(_AROUND.sub("", _without_dates(line[found.end :]))):
        return None
    before = line[: found.start].rstrip()
    words = before.rstrip("|•·,–—- :")
    if _LETTER_OR_DIGIT.search(_AROUND.sub("", words)) is None:
        lower = words.lower()
        return DateLine(found.date, updated=("updated" in lower or "modified" in lower), before="")
    if before[-1] in "|•·,–—-" or before.lower().endswith(("published", "posted", "on")):
        return DateLine(found.date, updated=False, before=words)
    return None


def _tells(after: str) -> bool:
    """Whether what follows a date goes on as a sentence: "Issued on 3 March 2025, the order bans smoking."."""
    words = after.split()
    return len(words) > _MOST_WORDS_BESIDE or (after.rstrip().endswith((".", "!", "?")) and len(words) > 1)


def _without_dates(text: str) -> str:
    return _DATE.sub("", text)


_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:"
    r"/(?P<month>0?[1-9]|1[0-2]|[a-z]{3})/(?P<day>0?[1-9]|[12]\d|3[01])(?=[/-]|\Z)"
    r"|-(?P<month2>0[1-9]|1[0-2])-(?P<day2>0[1-9]|[12]\d|3[01])(?=[/-]|\Z)"
    r"|(?P<month3>0[1-9]|1[0-2])(?P<day3>0[1-9]|[12]\d|3[01])(?=/))",
    re.IGNORECASE,
)


def date_in_address(url: str) -> Date | None:
    """The day that a web address files a document under, as in `/2025/03/04/`, `/2025/mar/04/` or `/2025-03-04/`."""
    match = _IN_ADDRESS.search(url.partition("?")[0].partition("#")[0])
    if match is None:
        return None
    year, name = int(match["year"]), (match["month"] or match["month2"] or match["month3"]).lower()
    if not name.isdigit() and name not in _MONTHS:
        return None
    month, day = _month(name), int(match["day"] or match["day2"] or match["day3"])
    if day > calendar.monthrange(year, month)[1]:
        return None
    return Date(year, month, day)
