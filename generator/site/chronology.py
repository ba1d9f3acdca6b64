"""What is dated, newest first: documents by publication, statements and events by the dates that texts give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from generator.relate.corpus import Corpus, Day, Entry, day
from generator.relate.entries import Statement
from generator.site import wording
from generator.site.comparison import Comparison, Comparisons

MOST_SAID = 3
"""How many statements of a document the timeline shows, of the main ones first."""

Kind = Literal["report", "said", "happened"]
"""What is dated: a document, by its publication; what somebody said; what a statement says happened or will."""

_KINDS: tuple[Kind, ...] = ("happened", "said", "report")
"""In the order in which one date shows them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that is dated.

    Attributes:
        day: to sort it by, as far as it is known; of an interval its start.
        words: the date in words, with what is not known said.
        entry: the document; of what several report in one way, the first.
        comparison: of its story, if that has a page.
        statements: of a document those to show, in order of the text; else the one statement, in each document that has
            it with this date.
        further: how many statements a document has beside those.
    """

    kind: Kind
    day: Day
    words: str
    entry: Entry
    comparison: Comparison | None
    statements: tuple[Statement, ...]
    further: int = 0

    @property
    def is_ahead(self) -> bool:
        """Whether it is dated after the document that tells of it, as far as both dates tell."""
        told, when = self.entry.day, self.day
        if None in (told.year, when.year):
            return False
        pairs = zip((told.year, told.month, told.day), (when.year, when.month, when.day), strict=True)
        first, other = next(((a, b) for a, b in pairs if a is None or b is None or a != b), (None, None))
        return first is not None and other is not None and other > first


@dataclass(frozen=True, slots=True)
class Together:
    """Moments of one date that stand under one heading: those of a kind that are about one story, or a single one."""

    kind: Kind
    comparison: Comparison | None
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """What is dated to one day, or to as much of a date as is known."""

    words: str
    parts: tuple[Together, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The dates of one month, or of what is known in its place.

    Attributes:
        anchor: unique on a page.
    """

    words: str
    anchor: str
    dates: tuple[Date, ...]


def moments(corpus: Corpus, comparisons: Comparisons) -> tuple[Moment, ...]:
    """Everything that is dated, newest first; of one date, what happened before what was said and published."""
    found = [*_dated(corpus, comparisons), *_reports(corpus, comparisons)]
    found.sort(key=lambda moment: moment.words)
    found.sort(key=lambda moment: moment.day.newness, reverse=True)
    ordered: list[Moment] = []
    for _, one_date in groupby(found, key=lambda moment: (moment.day.newness, moment.words)):
        by_story: dict[tuple[int, str], list[Moment]] = {}
        for moment in one_date:
            by_story.setdefault((_KINDS.index(moment.kind), _about(moment)), []).append(moment)
        # Kinds in order, stories and single documents in the order in which the corpus has them.
        for _, together in sorted(by_story.items(), key=lambda pair: pair[0][0]):
            ordered += together
    return tuple(ordered)


def months(moments: Iterable[Moment]) -> tuple[Month, ...]:
    """Moments in their order by month and date."""
    return tuple(
        Month(month(group[0].day), anchor(group[0].day), tuple(_dates(group)))
        for _, part in groupby(moments, key=lambda moment: month(moment.day))
        if (group := tuple(part))
    )


def month(day: Day) -> str:
    """The month of a date in words, with what is not known said."""
    if day.month is not None:
        return wording.date(Day(day.year, day.month, None))
    return f"{day.year} (month not stated)" if day.year is not None else wording.NO_DATE


def short_month(day: Day) -> str:
    """The month of a date beside its year, or what is known of it."""
    if day.month is not None:
        return wording.MONTHS[day.month - 1][:3]
    return "month not stated" if day.year is not None else wording.NO_DATE


def anchor(day: Day) -> str:
    """Where a month stands on the timeline's page."""
    if day.year is None and day.month is None:
        return "undated"
    year = f"{day.year:04}" if day.year is not None else "year-unknown"
    return f"in-{year}-{day.month:02}" if day.month is not None else f"in-{year}"


def _about(moment: Moment) -> str:
    """What keeps moments of one date together: their story, else the document."""
    return f"story {moment.comparison.story.id}" if moment.comparison else f"brief {moment.entry.brief.id}"


def _dates(moments: Sequence[Moment]) -> Iterator[Date]:
    for words, one_date in groupby(moments, key=lambda moment: moment.words):
        parts = tuple(
            Together(group[0].kind, group[0].comparison, group)
            for _, part in groupby(one_date, key=lambda moment: (moment.kind, _about(moment)))
            if (group := tuple(part))
        )
        yield Date(words, parts)


def _reports(corpus: Corpus, comparisons: Comparisons) -> Iterator[Moment]:
    statements: dict[str, list[Statement]] = {}
    for statement in corpus.statements:
        statements.setdefault(statement.entry.brief.id, []).append(statement)
    for entry in corpus.briefs:
        own = statements.get(entry.brief.id, [])
        shown = _main(own)
        comparison = _shown(entry, comparisons)
        yield Moment("report", entry.day, wording.date(entry.day), entry, comparison, shown, len(own) - len(shown))


def _dated(corpus: Corpus, comparisons: Comparisons) -> Iterator[Moment]:
    """What was said on another day than it was published, and what happened; once for all documents that agree."""
    found: dict[tuple[Kind, str, str], list[Statement]] = {}
    for statement in corpus.statements:
        claim = statement.claim
        times: tuple[tuple[Kind, str | None], ...] = (
            ("said", claim.said.edtf if claim.said else None),
            ("happened", claim.happened.edtf if claim.happened else None),
        )
        place = comparisons.places.get((statement.entry.brief.id, claim.id))
        group = (
            f"{place.comparison.story.id} {place.row.group.id}" if place else f"{statement.entry.brief.id} {claim.id}"
        )
        for kind, edtf in times:
            if edtf is not None and not (kind == "said" and edtf == statement.entry.brief.source.published):
                found.setdefault((kind, edtf, group), []).append(statement)
    for (kind, edtf, _), statements in found.items():
        entry = statements[0].entry
        yield Moment(kind, day(edtf), wording.edtf(edtf), entry, _shown(entry, comparisons), tuple(statements))


def _shown(entry: Entry, comparisons: Comparisons) -> Comparison | None:
    comparison = comparisons.by_brief.get(entry.brief.id)
    return comparison if comparison and comparison.is_of_several else None


def _main(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Main statements of somebody other than the outlet, else the first, in order of the text; or the outlet's."""
    said = [s for s in statements if s.claim.speaker_kind != "outlet"] or list(statements)
    place = {claim: number for s in said[:1] for number, claim in enumerate(s.entry.brief.main)}
    chosen = sorted(said, key=lambda s: place.get(s.claim.id, len(place)))[:MOST_SAID]
    return tuple(sorted(chosen, key=lambda s: s.number))
