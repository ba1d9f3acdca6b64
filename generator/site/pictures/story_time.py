"""A story along time: when each outlet reported, and the dates that statements were made on or tell of."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.relate.corpus import Day, Entry, day
from generator.relate.entries import Statement
from generator.site import wording
from generator.site.comparison import Comparison, oldest_first
from generator.site.pictures.bars import Tick
from generator.site.pictures.labels import fitted

MOST_OUTLETS = 6
"""How many outlets have a lane of their own; the others share one."""

MOST_ROWS = 60
"""How many lines the table has."""

LANE = 34
"""Pixels from lane to lane."""

FOOT = 26
"""Pixels below the last lane, for the dates."""

NAME = 24.0
"""Ems that a lane's name may take on the smallest phone, beside its number."""

EDGE = 18.0
"""Per cent of the picture's width for what is dated long before, and for what is dated long after."""

NEAR = 14
"""Days around the reports that the picture covers at least, if anything is dated to them."""

Kind = Literal["report", "said", "happened"]
When = Literal["within", "earlier", "later", "unplaced"]

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dated:
    """One thing that is dated: a line of the table.

    Attributes:
        words: the date.
        entry: the document; of a statement that several have, the first.
        statements: in each document that has it with this date; none for a report.
        place: whether the picture's span of time holds it, or is later or earlier; unplaced where one has a year and
            the other has none.
    """

    kind: Kind
    words: str
    entry: Entry
    statements: tuple[Statement, ...]
    place: When


@dataclass(frozen=True, slots=True)
class Mark:
    """What a lane has of one date.

    Attributes:
        x, end: in per cent of the picture's width; the same for a day, different for something longer.
        radius: in pixels.
        words: the date.
        number: how much is dated to it.
    """

    x: float
    end: float
    radius: float
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of marks.

    Attributes:
        name: fits the smallest phone.
        number: of all its marks.
        y: pixels from the top to its middle.
    """

    kind: Kind
    name: str
    number: int
    y: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class StoryTime:
    """The picture and its table.

    Attributes:
        start, end: per cent of the width between which places are to scale; before and after come things dated earlier
            and later, where there are any.
        first, last: the dates at these places, in words.
        rows: oldest first; `further` ones are left out.
        unplaced: how much has a date that cannot be placed beside the others, and of reports no date at all.
    """

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    start: float
    end: float
    first: str
    last: str
    rows: tuple[Dated, ...]
    further: int
    unplaced: int

    @property
    def height(self) -> int:
        """In pixels."""
        return len(self.lanes) * LANE + FOOT


@dataclass(frozen=True, slots=True)
class _Thing:
    kind: Kind
    lane: str
    words: str
    day: Day
    span: _Span | None
    entry: Entry
    statements: tuple[Statement, ...] = ()


def story_time(comparison: Comparison) -> StoryTime | None:
    """The picture of a story; None where all that is dated has one date, so that there is no time to show."""
    things = [*_reports(comparison), *_statements(comparison)]
    has_year = _majority(things)
    placed = [t for t in things if t.span is not None and (t.day.year is not None) == has_year]
    spans = [thing.span for thing in placed if thing.span is not None]
    if len(set(spans)) < 2:
        return None
    low, high = _window([t.span for t in placed if t.kind == "report" and t.span is not None] or spans, spans)
    places = {id(thing): _place(thing.span, low, high) for thing in placed if thing.span is not None}
    start = EDGE if "earlier" in places.values() else 2.5
    end = 100 - (EDGE if "later" in places.values() else 2.5)
    lanes = tuple(_lanes(placed, places, (low, high), (start, end)))
    first, last = (_words(dt.date.fromordinal(number), has_year=has_year) for number in (low, high))
    rows = sorted(things, key=_order)
    return StoryTime(
        lanes,
        tuple(_ticks(low, high, (start, end), has_year=has_year)),
        start,
        end,
        first,
        last,
        tuple(Dated(t.kind, t.words, t.entry, t.statements, places.get(id(t), "unplaced")) for t in rows[:MOST_ROWS]),
        max(0, len(rows) - MOST_ROWS),
        len(things) - len(placed),
    )


def _reports(comparison: Comparison) -> Iterator[_Thing]:
    lanes = {e.brief.id: column.label for column in comparison.columns[:MOST_OUTLETS] for e in column.briefs}
    if len(comparison.columns) == MOST_OUTLETS + 1:
        lanes |= {e.brief.id: comparison.columns[-1].label for e in comparison.columns[-1].briefs}
    others = f"{len(comparison.columns) - MOST_OUTLETS} further outlets"
    for entry in oldest_first(comparison.story.briefs):
        lane = lanes.get(entry.brief.id, others)
        span = _span(entry.brief.source.published)
        yield _Thing("report", lane, wording.date(entry.day), entry.day, span, entry)


def _statements(comparison: Comparison) -> Iterator[_Thing]:
    """What was said and what is told of, once for all documents that give it one date."""
    for row in comparison.rows:
        found: dict[tuple[Kind, str], list[Statement]] = {}
        for member in row.group.members:
            said, happened = member.claim.said, member.claim.happened
            if said and said.edtf:
                found.setdefault(("said", said.edtf), []).append(member)
            if happened and happened.edtf:
                found.setdefault(("happened", happened.edtf), []).append(member)
        for (kind, edtf), members in found.items():
            lane = "Said" if kind == "said" else "Events, as told"
            when = wording.edtf(edtf)
            yield _Thing(kind, lane, when, _day(edtf), _span(edtf), members[0].entry, tuple(members))


def _majority(things: Iterable[_Thing]) -> bool:
    """Whether to show what has a year or what has none, which have no common scale: what there is more of."""
    counted = Counter(thing.day.year is not None for thing in things if thing.span is not None)
    return counted[True] >= counted[False]


def _day(edtf: str) -> Day:
    start, slash, end = edtf.partition("/")
    return day(end if slash and start in {"", ".."} else start)


def _span(edtf: str | None) -> _Span | None:
    """The first and the last day of a date or interval, as ordinals; dates without a year as days of one leap year."""
    start, slash, end = (edtf or "").partition("/")
    days = [day(part) for part in (start, end if slash else start) if part not in {"", ".."}]
    if not days or (days[0].year is None) != (days[-1].year is None):
        return None
    low, high = _bound(days[0], is_end=False), _bound(days[-1], is_end=True)
    return (low, high) if low is not None and high is not None and low <= high else None


def _bound(when: Day, *, is_end: bool) -> int | None:
    if when.year is None and when.month is None:
        return None
    year = 2000 if when.year is None else when.year
    month = when.month or (12 if is_end else 1)
    try:
        if when.day is not None or not is_end:
            return dt.date(year, month, when.day or 1).toordinal()
        after = dt.date(year + month // 12, month % 12 + 1, 1)
    except ValueError:  # such as 30 February, or the year 0
        return None
    return after.toordinal() - 1


def _window(reports: Sequence[_Span], spans: Iterable[_Span]) -> _Span:
    """The days that the picture covers: of the reports, and of what is dated shortly before and after."""
    low, high = min(s for s, _ in reports), max(e for _, e in reports)
    near = max(NEAR, high - low)
    inside = [(s, e) for s, e in spans if low - near <= s and e <= high + near]
    return min(s for s, _ in inside), max(e for _, e in inside)


def _place(span: _Span, low: int, high: int) -> When:
    if low <= span[0] and span[1] <= high:
        return "within"
    return "earlier" if span[0] < low else "later"


def _lanes(
    things: Sequence[_Thing], places: dict[int, When], window: _Span, edges: tuple[float, float]
) -> Iterator[Lane]:
    order: tuple[Kind, ...] = ("report", "said", "happened")
    lanes: dict[tuple[Kind, str], list[_Thing]] = {}
    for kind in order:
        for thing in things:
            if thing.kind == kind:
                lanes.setdefault((kind, thing.lane), []).append(thing)
    for at, ((kind, name), inside) in enumerate(lanes.items()):
        marks: dict[tuple[float, float], list[_Thing]] = {}
        for thing in inside:
            marks.setdefault(_across(thing, places[id(thing)], window, edges), []).append(thing)
        yield Lane(
            kind,
            fitted(name, NAME),
            len(inside),
            at * LANE + 24,
            tuple(
                Mark(x, end, min(8.0, round(3.2 + 1.3 * len(those) ** 0.5, 1)), _dates(those), len(those))
                for (x, end), those in sorted(marks.items())
            ),
        )


def _across(thing: _Thing, place: When, window: _Span, edges: tuple[float, float]) -> tuple[float, float]:
    """Where a thing begins and ends, in per cent of the width."""
    if place == "earlier":
        return 4.0, 4.0
    if place == "later" or thing.span is None:
        return 96.0, 96.0
    (low, high), (start, end) = window, edges
    scale = (end - start) / (high - low) if high > low else 0.0
    middle = 0.0 if high > low else (end - start) / 2
    first, last = thing.span
    return round(start + middle + scale * (first - low), 2), round(start + middle + scale * (last - low), 2)


def _dates(things: Sequence[_Thing]) -> str:
    """The dates of a mark: more than one only where it stands for all that is earlier or later."""
    found = list(dict.fromkeys(thing.words for thing in things))
    return ", ".join(found[:6]) + (f" and {len(found) - 6} more dates" if len(found) > 6 else "")


def _ticks(low: int, high: int, edges: tuple[float, float], *, has_year: bool) -> Iterator[Tick]:
    start, end = edges
    is_one = low == high
    if start == EDGE:
        yield Tick(0, "start", "earlier")
    words = [_words(dt.date.fromordinal(number), has_year=has_year) for number in (low, (low + high) // 2, high)]
    if is_one:
        yield Tick(round((start + end) / 2, 2), "middle", words[0])
    else:
        yield Tick(0 if start < EDGE else start, "start", words[0])
        if high - low >= 4:
            middle = start + (end - start) * ((low + high) // 2 - low) / (high - low)
            yield Tick(round(middle, 2), "middle", words[1], is_extra=True)
        yield Tick(100 if end > 100 - EDGE else end, "end", words[2])
    if end == 100 - EDGE:
        yield Tick(100, "end", "later")


def _words(date: dt.date, *, has_year: bool) -> str:
    return wording.short_date(Day(date.year if has_year else None, date.month, date.day))


def _order(thing: _Thing) -> tuple[int, int, str]:
    """Oldest first, then what has no year, then what has no date."""
    if thing.span is None:
        return 2, 0, thing.words
    return (0 if thing.day.year is not None else 1), thing.span[0], thing.words
