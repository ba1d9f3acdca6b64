"""A story as a table: its outlets side by side, and how each stands towards every claim."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from generator.relate.corpus import Corpus, Entry, outlet_id
from generator.relate.entries import Statement
from generator.relate.story import DifferenceKind, Group, Standing, Status, Story
from generator.site.paging import Sheet, sheets

PER_PAGE = 40
"""How many rows a page of a story holds."""

_NO_ORIGIN: frozenset[str] = frozenset()
"""One for all cells of outlets that do not mention something: there are very many."""

LABEL = 48
"""Code points of a title at most where it stands for a document whose outlet is not stated."""


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet of a story; a document whose outlet is not stated is a column of its own.

    Attributes:
        key: unique in the story.
        outlet: None where not stated.
        briefs: oldest first.
        same_as: the labels of other columns that go back to one origin with this one.
    """

    key: str
    outlet: str | None
    briefs: tuple[Entry, ...]
    same_as: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What to call it in a sentence: the outlet, else the headline in quotation marks."""
        return self.outlet or f"“{shortened(self.briefs[0].brief.title, LABEL)}”"


@dataclass(frozen=True, slots=True)
class Cell:
    """How one outlet stands towards one group of claims.

    Attributes:
        members: what it has of the group, in order of its briefs and then of the text.
        kinds: in what it differs from others, where it does.
        origins: what it goes back to, comparable within a row.
    """

    column: Column
    standing: Standing
    members: tuple[Statement, ...]
    kinds: tuple[DifferenceKind, ...]
    origins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One group of claims over all outlets of its story.

    Attributes:
        cells: one for each column, in their order.
    """

    group: Group
    cells: tuple[Cell, ...]

    @property
    def origins(self) -> int:
        """How many origins the outlets that have it go back to."""
        return origins(self.having)

    @property
    def having(self) -> tuple[Cell, ...]:
        """The outlets that have it, at least one."""
        return tuple(cell for cell in self.cells if cell.members)

    @property
    def lacking(self) -> tuple[Cell, ...]:
        """The outlets that do not mention it."""
        return tuple(cell for cell in self.cells if not cell.members)

    @property
    def only(self) -> Column | None:
        """The one outlet that has it; None where several do."""
        return self.having[0].column if len(self.having) == 1 else None

    @property
    def lead(self) -> Statement:
        """The member whose words stand for all: the one with fewest differences, else the first."""
        return next((m for c in self.having if c.standing == "said" for m in c.members), self.having[0].members[0])


@dataclass(frozen=True, slots=True)
class Section:
    """Rows that stand under one heading of the table.

    Attributes:
        only: the one outlet that has these claims; None for those that several have.
    """

    only: Column | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A story and its table.

    Attributes:
        rows: what several outlets have, in the story's order, then what only one has, outlet by outlet.
    """

    story: Story
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def is_of_several(self) -> bool:
        """Whether there is anything to compare; only then the story has a page of its own."""
        return len(self.story.briefs) > 1

    @property
    def central(self) -> Entry:
        """The brief that the story's title is of."""
        return next((e for e in self.story.briefs if e.brief.title == self.story.title), self.story.briefs[0])

    @property
    def statuses(self) -> Mapping[Status, int]:
        """How many groups of claims have each status, none left out."""
        found: dict[Status, int] = {"corroborated": 0, "differs": 0, "single-source": 0}
        for row in self.rows:
            found[row.group.status] += 1
        return found

    def sheets(self) -> Iterator[Sheet[Row]]:
        """The rows, page by page."""
        return sheets(self.rows, PER_PAGE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands in its story's table.

    Attributes:
        page: of the story, from 1.
    """

    comparison: Comparison
    row: Row
    page: int

    def others(self, brief_id: str) -> tuple[Cell, ...]:
        """The outlets that have the same claim, other than the one that published this brief."""
        return tuple(c for c in self.row.having if all(e.brief.id != brief_id for e in c.column.briefs))


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The tables of all stories, newest first, and where each brief and each claim is in them.

    Attributes:
        by_brief: by a brief's id.
        places: by a brief's and a claim's id.
    """

    all: tuple[Comparison, ...]
    by_brief: Mapping[str, Comparison]
    places: Mapping[tuple[str, str], Place]

    @property
    def of_several(self) -> tuple[Comparison, ...]:
        """Those of stories that several documents are about."""
        return tuple(c for c in self.all if c.is_of_several)

    def status(self, statement: Statement) -> Status | None:
        """The status of a statement's group; None where its brief is in no story."""
        place = self.places.get((statement.entry.brief.id, statement.claim.id))
        return place.row.group.status if place else None


def compare(corpus: Corpus) -> Comparisons:
    """The table of every story."""
    found = tuple(comparison(story) for story in corpus.stories)
    places: dict[tuple[str, str], Place] = {}
    for each in found:
        for sheet in each.sheets():
            for row in sheet.items:
                place = Place(each, row, sheet.number)
                places |= {(m.entry.brief.id, m.claim.id): place for m in row.group.members}
    by_brief = {entry.brief.id: each for each in found for entry in each.story.briefs}
    return Comparisons(found, MappingProxyType(by_brief), MappingProxyType(places))


def comparison(story: Story) -> Comparison:
    """The table of one story."""
    columns = _columns(story)
    origin_of = {brief: number for number, origin in enumerate(story.origins) for brief in origin}
    # Most cells are empty, and of those there is one for each column.
    empty = tuple(Cell(column, "not mentioned", (), (), _NO_ORIGIN) for column in columns)
    rows = [_row(group, empty, origin_of) for group in story.groups]
    order = {column.key: number for number, column in enumerate(columns, 1)}
    rows.sort(key=lambda row: order[row.only.key] if row.only else 0)
    return Comparison(story, columns, tuple(rows))


def column_of(comparison: Comparison, brief_id: str) -> str | None:
    """The key of the column that a brief stands in."""
    return next((c.key for c in comparison.columns if any(e.brief.id == brief_id for e in c.briefs)), None)


def origins(cells: Iterable[Cell]) -> int:
    """How many origins these outlets go back to."""
    return len({origin for cell in cells for origin in cell.origins})


def sections(rows: Iterable[Row]) -> tuple[Section, ...]:
    """Rows in a table's order, cut where a heading belongs."""
    return tuple(Section(only, tuple(part)) for only, part in groupby(rows, key=lambda row: row.only))


def oldest_first(briefs: Iterable[Entry]) -> list[Entry]:
    """Briefs by date; those whose year is not known after those with one, those without a date last."""
    known = {2: 0, 1: 1, 0: 2}
    return sorted(briefs, key=lambda e: (known[e.day.newness[0]], *e.day.newness[1:], e.brief.id))


def shortened(text: str, most: int) -> str:
    """The text, cut after a whole word where it is longer than so many code points."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most + 1].rsplit(" ", 1)[0][:most].rstrip(" ,;:–—-") + "…"


def _columns(story: Story) -> tuple[Column, ...]:
    """Outlets by their first report, those of one origin next to each other."""
    briefs: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in oldest_first(story.briefs):
        outlet = entry.brief.source.outlet
        briefs[f"by-{outlet_id(outlet)}" if outlet else entry.brief.id].append(entry)
    plain = [Column(key, entries[0].brief.source.outlet, tuple(entries)) for key, entries in briefs.items()]
    origin_of = {brief: number for number, origin in enumerate(story.origins) for brief in origin}
    of_column = {c.key: {origin_of.get(e.brief.id, e.brief.id) for e in c.briefs} for c in plain}
    first: dict[object, int] = {}
    for number, column in enumerate(plain):
        for origin in of_column[column.key]:
            first.setdefault(origin, number)
    plain.sort(key=lambda c: min(first[origin] for origin in of_column[c.key]))
    return tuple(
        Column(
            c.key,
            c.outlet,
            c.briefs,
            tuple(o.label for o in plain if o.key != c.key and of_column[o.key] & of_column[c.key]),
        )
        for c in plain
    )


def _row(group: Group, empty: Sequence[Cell], origin_of: Mapping[str, int]) -> Row:
    members: defaultdict[str, list[Statement]] = defaultdict(list)
    for member in group.members:
        members[member.entry.brief.id].append(member)
    kinds: defaultdict[str, dict[DifferenceKind, None]] = defaultdict(dict)
    for difference in group.differences:
        for brief_id, _ in difference.statements:
            kinds[brief_id][difference.kind] = None
    own = {brief: f"group {number}" for number, origin in enumerate(group.origins) for brief in origin}
    of_brief = {brief: own.get(brief, f"story {origin_of.get(brief, brief)}") for brief in members}
    return Row(group, tuple(_cell(group, cell, members, kinds, of_brief) for cell in empty))


def _cell(
    group: Group,
    empty: Cell,
    members: Mapping[str, list[Statement]],
    kinds: Mapping[str, Mapping[DifferenceKind, None]],
    origin_of: Mapping[str, str],
) -> Cell:
    ids = [entry.brief.id for entry in empty.column.briefs]
    found = tuple(member for brief in ids for member in members.get(brief, ()))
    if not found:
        return empty
    differs = any(brief in members and brief in group.differing for brief in ids)
    standing: Standing = "differs" if differs else "said"
    differing = [brief for brief in ids if brief in group.differing]
    return Cell(
        empty.column,
        standing,
        found,
        tuple(dict.fromkeys(kind for brief in differing for kind in kinds.get(brief, ()))),
        _same(frozenset(origin_of[brief] for brief in ids if brief in origin_of)),
    )


@functools.lru_cache(maxsize=1024)
def _same(origins: frozenset[str]) -> frozenset[str]:
    """One set in memory for all that are equal."""
    return origins
