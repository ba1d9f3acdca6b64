"""A story's page: what happened, which outlet reports what and in which words, who speaks, and what nobody states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.relate.corpus import Corpus, Entry
from generator.site import paging, wording
from generator.site.comparison import LABEL, PER_PAGE, Column, Comparison, Row, oldest_first, sections, shortened
from generator.site.page import Page, paged_path
from generator.site.pages.brief import excerpt
from generator.site.paging import Sheet
from generator.site.render import render
from generator.site.wording_diff import Pair, pairs

SIDE_BY_SIDE = 5
"""How many outlets stand beside each other in a table; of more, each claim lists who has it."""

OUTLETS = 8
"""Of how many outlets a claim then shows the sentence; the others lead to it."""

SPEAKERS = 12
"""How many speakers stand open; the others fold out."""

DIFFS = 3
"""How many pairs of sentences of one claim stand open; others fold out."""

PAIRS = 12
"""How many pairs of sentences of one claim there are at most; the claim’s row leads to the other sentences."""

NAMED = 60
"""How many outlets or documents a list within a line names at most."""

ALONE = 6
"""How many claims that only one outlet has stand open; the others fold out."""

REPORTS = 100
"""How many reports a page of a story lists."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a story.

    Attributes:
        actor: id; None where `words` say what kind of speaker it is.
        counts: statements by column, in the order of the story.
    """

    actor: str | None
    words: str
    counts: tuple[tuple[Column, int], ...]

    @property
    def total(self) -> int:
        """Statements in all outlets."""
        return sum(number for _, number in self.counts)

    def spread(self, most: int) -> str:
        """Where there are too many outlets for a table: `Coastal News 3, Harbour Wire 2`, of many the first ones."""
        found = [f"{column.label} {number}" for column, number in self.counts if number]
        return ", ".join(found[:most]) + (f" and {len(found) - most} more" if len(found) > most else "")


@dataclass(frozen=True, slots=True)
class Silence:
    """Something that the documents of a story leave open.

    Attributes:
        what: a sentence, plain text.
        briefs: those that leave it open, where not all do.
    """

    what: str
    briefs: tuple[Entry, ...] = ()


def pages(comparison: Comparison, corpus: Corpus) -> Iterator[Page]:
    """The story's page, and further ones where there are many claims."""
    story = comparison.story
    ordered = oldest_first(story.briefs)
    total = max(-(-len(comparison.rows) // PER_PAGE), -(-len(ordered) // REPORTS), 1)
    for number in range(1, total + 1):
        sheet = paging.sheet(comparison.rows, PER_PAGE, number, total)
        listed = paging.sheet(ordered, REPORTS, number, total)
        path = paged_path(f"stories/{story.id}", sheet.number)
        is_first = number == 1
        compared = _compared(sheet)
        yield Page(
            path,
            f"{story.title} (story){sheet.suffix}",
            f"What {wording.count(len(story.briefs), 'document')} say about it: what several report, "
            "what only one does, and where they differ.",
            render(
                "story.md.j2",
                path,
                corpus,
                comparison=comparison,
                story=story,
                sheet=sheet,
                sections=sections(sheet.items),
                compared=compared,
                compared_ids={row.group.id for row, _ in compared},
                names=_names(comparison),
                is_named=all(column.outlet for column in comparison.columns),
                excerpt=excerpt,
                shortened=shortened,
                is_first=is_first,
                is_table=len(comparison.columns) <= SIDE_BY_SIDE,
                most_outlets=OUTLETS,
                most_speakers=SPEAKERS,
                most_diffs=DIFFS,
                most_pairs=PAIRS,
                most_named=NAMED,
                most_alone=ALONE,
                further=max(0, len(comparison.rows) - number * PER_PAGE),
                voices=voices(comparison, corpus) if is_first else (),
                silences=silences(comparison) if is_first else (),
                reports=by_date(listed.items),
                origins=common_origins(comparison),
            ),
            boost=2.5 if is_first else 1.0,
            hide=("navigation", "toc"),
        )


def _names(comparison: Comparison) -> dict[str, str]:
    """What to call each brief: its outlet, with the headline where the outlet has several; else the headline."""
    names = {}
    for column in comparison.columns:
        for entry in column.briefs:
            several = column.outlet and len(column.briefs) > 1
            title = f"“{shortened(entry.brief.title, LABEL)}”"
            names[entry.brief.id] = f"{column.outlet}, {title}" if several else column.label
    return names


def _compared(sheet: Sheet[Row]) -> tuple[tuple[Row, tuple[Pair, ...]], ...]:
    """What of a sheet there is to lay side by side, what differs first."""
    rows = [row for row in sheet.items if row.only is None]
    rows.sort(key=lambda row: row.group.status != "differs")
    return tuple((row, found) for row in rows if (found := pairs(row.group, row.lead)))


def by_date(briefs: Iterable[Entry]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Briefs in their order by date in words."""
    days: dict[str, list[Entry]] = {}
    for entry in briefs:
        days.setdefault(wording.date(entry.day), []).append(entry)
    return tuple((words, tuple(entries)) for words, entries in days.items())


def voices(comparison: Comparison, corpus: Corpus) -> tuple[Voice, ...]:
    """Who says how much in which outlet, those who say most first; then speakers without a name, and the outlets."""
    columns = comparison.columns
    named: dict[str, Counter[str]] = {}
    others: dict[str, Counter[str]] = {"unnamed": Counter(), "unresolved": Counter(), "outlet": Counter()}
    for column in columns:
        for entry in column.briefs:
            for claim in entry.brief.claims:
                for actor in claim.speakers:
                    named.setdefault(actor, Counter())[column.key] += 1
                if not claim.speakers and claim.speaker_kind in others:
                    others[claim.speaker_kind][column.key] += 1
    found = [Voice(actor, corpus.actors[actor].name, _counts(counted, columns)) for actor, counted in named.items()]
    found.sort(key=lambda voice: (-voice.total, voice.words.casefold(), voice.actor or ""))
    found += [
        Voice(None, words, _counts(others[kind], columns))
        for kind, words in (
            ("unnamed", "Unnamed sources"),
            ("unresolved", "Speaker not settled"),
            ("outlet", "The outlet itself"),
        )
        if others[kind]
    ]
    return tuple(found)


def _counts(counted: Mapping[str, int], columns: tuple[Column, ...]) -> tuple[tuple[Column, int], ...]:
    return tuple((column, counted.get(column.key, 0)) for column in columns)


def silences(comparison: Comparison) -> tuple[Silence, ...]:
    """What no document of the story states, and what only some of them do not."""
    briefs = tuple(oldest_first(comparison.story.briefs))
    found = []
    for nobody, some, is_open in (
        ("No document says who published it.", "Outlet not stated", _without_outlet),
        ("No document says when it was published.", "Date not stated", _without_date),
        ("No document states the year of its date.", "Year of the date not stated", _without_year),
        ("No document says where it was published, so there is no original to link to.", "No address", _without_url),
    ):
        without = tuple(entry for entry in briefs if is_open(entry))
        if len(without) == len(briefs):
            found.append(Silence(nobody))
        elif without:
            found.append(Silence(f"{some} ({len(without)} of {len(briefs)} documents):", without))
    claims = [claim for entry in briefs for claim in entry.brief.claims]
    for kind, one, many in (
        ("unnamed", "claim comes from a source that nobody names", "claims come from sources that nobody names"),
        ("unresolved", "claim has a speaker that is not settled", "claims have speakers that are not settled"),
    ):
        if number := sum(claim.speaker_kind == kind for claim in claims):
            found.append(Silence(f"{wording.count(number, one, many)}."))
    return tuple(found)


def _without_outlet(entry: Entry) -> bool:
    return entry.brief.source.outlet is None


def _without_date(entry: Entry) -> bool:
    return entry.brief.source.published is None


def _without_year(entry: Entry) -> bool:
    return entry.brief.source.published is not None and entry.day.year is None


def _without_url(entry: Entry) -> bool:
    return entry.brief.source.url is None


def common_origins(comparison: Comparison) -> tuple[tuple[Entry, ...], ...]:
    """The briefs that share an origin, those of each origin together, oldest first."""
    briefs = oldest_first(comparison.story.briefs)
    shared = [tuple(e for e in briefs if e.brief.id in origin) for origin in comparison.story.origins]
    return tuple(entries for entries in shared if len(entries) > 1)
