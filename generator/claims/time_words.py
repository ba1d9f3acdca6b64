"""Times as news English writes them, found in a text: "on Monday", "late last week", "in 2019", "two days ago".

Only what stands as an adverbial is found: in "Monday's raid", "the June 4 attack" or "a March letter" the time
belongs to a noun, and what the sentence says need not have happened then.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.read.dates import Date, find_dates
from generator.records import Span

TimeKind = Literal[
    "date", "weekday", "day", "unit", "month", "year", "decade", "century", "ago", "past", "ahead", "range", "vague"
]
Unit = Literal["day", "week", "weekend", "month", "year"]
Relation = Literal["last", "this", "next"]

MONTHS = {name: n for n in range(1, 13) for name in (calendar.month_name[n].lower(), calendar.month_abbr[n].lower())}
MONTHS["sept"] = 9
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_NUMBERS = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split()) if n
} | {"a": 1, "an": 1}

_PREPOSITIONS = frozenset(
    "on in at during over throughout since until till by for within before after of from between".split()
)
_MONTH = "(?:" + "|".join(sorted({m.capitalize() for m in MONTHS}, key=lambda m: (-len(m), m))) + r")\b"
_WEEKDAY = "(?:" + "|".join(d.capitalize() for d in WEEKDAYS) + r")\b"
_PART = r"(?:\s+(?:morning|afternoon|evening|night|noon)\b)?"
_MOD = r"(?:(?:[Ee]arly|[Ee]arlier|[Ll]ate|[Ll]ater)\s+(?:on\s+|in\s+)?|[Mm]id[\s-])?"
_YEAR = r"(?:1[89]|20)\d\d(?![\d%]|,\d|\.\d|-[a-z])"
_NUMBER = r"(?:\d{1,3}|" + "|".join(_NUMBERS) + ")"
_SOME = r"(?:a few|several|many|some|couple of|a couple of)"
_UNITS = r"(?:day|week|month|year|decade)s?\b"
_CORE = re.compile(
    rf"(?P<weekday>{_MOD}(?:(?:[Ll]ast|[Nn]ext|[Tt]his)\s+)?{_WEEKDAY}{_PART})(?!\s+(?:of\s+)?{_MONTH}\.?\s+\d)|"
    r"(?P<day>\b(?:the day before yesterday|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b"
    + _PART
    + r"|\b(?:[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b)|"
    rf"(?P<unit>\b{_MOD}(?:[Ll]ast|[Tt]his|[Nn]ext|[Ee]arlier this|[Ll]ater this)\s+(?:week|weekend|month|year)\b)|"
    r"(?P<weekend>\bthe weekend\b)|"
    rf"(?P<century>\bthe\s+(?P<nth>\d\d?)(?:st|nd|rd|th)\s+century\b)|"
    rf"(?P<decade>\b(?:the\s+)?{_MOD}(?P<tens>(?:18|19|20)\d)0[’']?s\b)|"
    rf"(?P<ago>\b(?P<about>(?:about|around|roughly|nearly|almost|some|more than|over|less than|at least)\s+)?"
    rf"(?:(?P<n1>{_NUMBER})|{_SOME})\s+(?P<unit1>{_UNITS})\s+ago\b)|"
    rf"(?P<vague>\brecent\s+{_UNITS}|\b(?:that|the same|the next|the following|the previous)\s+"
    r"(?:day|night|morning|afternoon|evening|week|month|year)\b|"
    rf"\b(?:{_NUMBER}|{_SOME})\s+(?:day|week|month|year)s?\s+(?:earlier|later|before)\b|\bearlier in the day\b)|"
    rf"(?P<past>\bthe\s+(?:past|last|previous)\s+(?:(?:(?P<n2>{_NUMBER})|{_SOME})\s+)?(?P<unit2>{_UNITS}))|"
    rf"(?P<ahead>\bthe\s+(?:next|coming)\s+(?:(?:(?P<n3>{_NUMBER})|{_SOME})\s+)?(?P<unit3>{_UNITS}))|"
    rf"(?P<month>\b{_MOD}(?:(?:[Ll]ast|[Nn]ext|[Tt]his)\s+)?{_MONTH}\.?(?!\s*\d|\s+the\s+\d))|"
    rf"(?P<year>\b{_MOD}{_YEAR}(?:\s?[-–]\s?(?P<to>(?:1[89]|20)?\d\d)\b)?)"
)
_TELLTALE = re.compile(
    r"\d|day|week|month|year|decade|century|night|morrow|morning|noon|evening|"
    + "|".join(calendar.month_abbr[n] for n in range(1, 13))
)
"""What every time holds somewhere; most clauses hold none of it, and are done with at once."""
_BEFORE = re.compile(r"(?:\b(\w+)\s+)(?:(?:early|late|mid)[\s-])?$", re.IGNORECASE)
_OF_NOUN = re.compile(r"(?:\b(?:the|a|an|his|her|its|their|our|my|your|this|these|those)|[’']s)\s+$", re.IGNORECASE)
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)\b")
_GOVERNED = re.compile(r"\b(?:to|with|about|against|like|than|as|on|in|at|for|and|or)\s+$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?(?![\w])|-(?=[A-Za-z])")
_LINK = re.compile(r"\s*(?P<how>to|until|till|through|and|-|–)\s*")
_DAYS_AFTER = re.compile(r"\s?[-–]\s?(\d{1,2})\b(?![-–/\d])(?:,\s*(\d{4}))?")
_NEEDS_PREPOSITION = frozenset({"month", "year", "decade", "century", "past", "ahead"})
_STANDS_ALONE = re.compile(r"(?:[Ee]arl|[Ll]ate|[Ll]ast|[Nn]ext|[Tt]his|[Mm]id)")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A time in a text.

    Attributes:
        start, end: with its preposition.
        kind: what sort of time it is; `vague` for one that only names itself ("in recent days", "the next day").
        preposition: in lower case; empty where there is none.
        relation: of a weekday, unit or month: which one.
        number: the weekday (0 for Monday), month, year, decade (year / 10), century, days from today, or how many
            units; None where the words give none.
        unit: of `unit`, `ago`, `past` and `ahead`.
        approximate: whether the words say that it is about then.
        date: of `date`.
        ends: of `range`, its first and its last time; of a `year` with a second one, none.
        until: the last year of a `year` range.
    """

    start: int
    end: int
    kind: TimeKind
    preposition: str = ""
    relation: Relation | None = None
    number: int | None = None
    unit: Unit | None = None
    approximate: bool = False
    date: Date | None = None
    ends: tuple[TimeWords, ...] = ()
    until: int | None = None


def find_times(text: str, start: int, end: int) -> tuple[TimeWords, ...]:
    """The times that stand as adverbials in text[start:end], in order, ranges as one.

    Args:
        text: the document's text, of which what stands around the stretch is looked at too.
        start: where to look.
        end: where to stop, exclusive.
    """
    if not _TELLTALE.search(text, start, end):
        return ()
    found = sorted((*_dates(text, start, end), *_others(text, start, end)), key=lambda t: (t.start, -t.end))
    apart: list[TimeWords] = []
    for time in found:
        if not apart or time.start >= apart[-1].end:
            apart.append(time)
    return tuple(t for t in _ranges(text, apart) if t.kind == "range" or _is_adverbial(text, t))


def _dates(text: str, start: int, end: int) -> Iterator[TimeWords]:
    piece = text[start:end]
    for found in find_dates(piece):
        first = start + found.start
        named = piece[found.start : found.end]
        if re.search(r"[a-z]{3}", named, re.IGNORECASE) and not re.search(_MONTH, named):
            continue  # "he may 5 times", "the 9/12 march"
        at, preposition = _preposition(text, start, first)
        time = TimeWords(at, start + found.end, "date", preposition, date=found.date)
        more = _DAYS_AFTER.match(text, time.end, end) if found.date.day is not None and not found.date.year else None
        yield _to_day(time, more) if more else time


def _to_day(time: TimeWords, more: re.Match[str]) -> TimeWords:
    """The days "June 24-26", as a range."""
    date = time.date
    assert date is not None  # noqa: S101 (of this kind only)
    day, year = int(more[1]), int(more[2]) if more[2] else None
    if date.day is None or not date.day < day <= calendar.monthrange(2024, date.month or 1)[1]:
        return time
    first = TimeWords(time.start, time.end, "date", "", date=Date(year, date.month, date.day))
    last = TimeWords(time.start, more.end(), "date", "", date=Date(year, date.month, day))
    return TimeWords(time.start, more.end(), "range", time.preposition, ends=(first, last))


def _others(text: str, start: int, end: int) -> Iterator[TimeWords]:
    for match in _CORE.finditer(text, start, end):
        kind = next(k for k, v in match.groupdict().items() if v and k in _READERS)
        at, preposition = _preposition(text, start, match.start())
        yield _READERS[kind](TimeWords(at, match.end(), "vague", preposition), match)


def _preposition(text: str, least: int, at: int) -> tuple[int, str]:
    """Where the time begins with its preposition, and the preposition."""
    stop = at
    if _ORDINAL.match(text, at) and text.endswith("the ", least, at):
        stop = at - 4  # "on the 4th of March"
    before = _BEFORE.search(text, max(least, stop - 24), stop)
    if before is None or before[1].lower() not in _PREPOSITIONS:
        return at, ""
    return before.start(1), before[1].lower()


def _relation(words: str) -> Relation | None:
    found = re.search(r"\b(last|this|next)\b", words.lower())
    return None if found is None else "last" if found[1] == "last" else "next" if found[1] == "next" else "this"


def _weekday(time: TimeWords, match: re.Match[str]) -> TimeWords:
    name = re.search(_WEEKDAY, match["weekday"])
    return replace(
        time, kind="weekday", number=WEEKDAYS[name[0].lower()] if name else None, relation=_relation(match[0])
    )


def _day(time: TimeWords, match: re.Match[str]) -> TimeWords:
    words = match["day"].lower()
    shift = -2 if words.startswith("the day before") else 1 if "tomorrow" in words else 0
    return replace(time, kind="day", number=-1 if words.startswith(("yesterday", "last")) else shift)


def _unit(time: TimeWords, match: re.Match[str]) -> TimeWords:
    return replace(time, kind="unit", unit=_UNIT_NAMES[match["unit"].split()[-1]], relation=_relation(match[0]))


def _weekend(time: TimeWords, _match: re.Match[str]) -> TimeWords:
    return replace(time, kind="unit", unit="weekend")


def _century(time: TimeWords, match: re.Match[str]) -> TimeWords:
    return replace(time, kind="century", number=int(match["nth"]))


def _decade(time: TimeWords, match: re.Match[str]) -> TimeWords:
    return replace(time, kind="decade", number=int(match["tens"]))


def _ago(time: TimeWords, match: re.Match[str]) -> TimeWords:
    about = (match["about"] or "").strip()
    number = _number(match["n1"]) if about not in ("more than", "over", "less than", "at least") else None
    return replace(
        time, kind="ago", number=number, unit=_UNIT_NAMES.get(match["unit1"].rstrip("s")), approximate=bool(about)
    )


def _past(time: TimeWords, match: re.Match[str]) -> TimeWords:
    number = _number(match["n2"]) if match["n2"] else None if re.search(_SOME, match[0]) or _is_plural(match) else 1
    return replace(time, kind="past", number=number, unit=_UNIT_NAMES.get(match["unit2"].rstrip("s")))


def _ahead(time: TimeWords, match: re.Match[str]) -> TimeWords:
    number = _number(match["n3"]) if match["n3"] else None if re.search(_SOME, match[0]) or _is_plural(match) else 1
    return replace(time, kind="ahead", number=number, unit=_UNIT_NAMES.get(match["unit3"].rstrip("s")))


def _vague(time: TimeWords, _match: re.Match[str]) -> TimeWords:
    return time


def _month(time: TimeWords, match: re.Match[str]) -> TimeWords:
    name = re.search(_MONTH, match["month"])
    return replace(time, kind="month", number=MONTHS[name[0].lower()] if name else None, relation=_relation(match[0]))


def _year(time: TimeWords, match: re.Match[str]) -> TimeWords:
    first = int(re.findall(r"\d{4}", match["year"])[0])
    until = match["to"] and int(match["to"] if len(match["to"]) == 4 else f"{first // 100}{match['to']}")
    return replace(time, kind="year", number=first, until=until or None)


_UNIT_NAMES: dict[str, Unit] = {"day": "day", "week": "week", "weekend": "weekend", "month": "month", "year": "year"}
_READERS = {
    "weekday": _weekday,
    "day": _day,
    "unit": _unit,
    "weekend": _weekend,
    "century": _century,
    "decade": _decade,
    "ago": _ago,
    "past": _past,
    "ahead": _ahead,
    "vague": _vague,
    "month": _month,
    "year": _year,
}


def _is_plural(match: re.Match[str]) -> bool:
    return match[0].endswith("s")


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _ranges(text: str, times: Sequence[TimeWords]) -> Iterator[TimeWords]:
    """The times, two that "from … to", "between … and" or a dash join being one."""
    at = 0
    while at < len(times):
        first = times[at]
        last = times[at + 1] if at + 1 < len(times) else None
        link = _LINK.fullmatch(text, first.end, last.start) if last else None
        if last and link and not last.preposition and _joins(first, last, link["how"]):
            yield TimeWords(first.start, last.end, "range", first.preposition, ends=(first, last))
            at += 2
        elif last and link and link["how"] == "and" and first.kind == last.kind and first.preposition:
            yield TimeWords(first.start, last.end, "vague", first.preposition)  # "on Monday and Friday"
            at += 2
        else:
            yield first
            at += 1


def _joins(first: TimeWords, last: TimeWords, how: str) -> bool:
    if first.kind != last.kind or first.kind not in ("weekday", "date", "month", "year"):
        return False
    if how in ("-", "–", "through"):
        return True
    return first.preposition == ("between" if how == "and" else "from")


def _is_adverbial(text: str, time: TimeWords) -> bool:
    """Whether the time is no part of a noun's name or of what somebody owns."""
    if _POSSESSIVE.match(text, time.end):
        return False
    if time.preposition:
        return time.preposition not in ("of", "between")
    if time.kind in _NEEDS_PREPOSITION or time.unit == "weekend" or text.startswith("recent", time.start):
        return bool(_STANDS_ALONE.match(text, time.start)) and time.kind != "past"
    if time.kind == "vague":
        return True
    if time.kind == "date" and _GOVERNED.search(text, max(0, time.start - 9), time.start):
        return False
    return _OF_NOUN.search(text, max(0, time.start - 8), time.start) is None


def spans_of(times: Sequence[TimeWords]) -> tuple[Span, ...]:
    """Where they stand."""
    return tuple((t.start, t.end) for t in times)
