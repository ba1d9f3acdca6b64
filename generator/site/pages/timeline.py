"""The timeline: what was reported and said, by day, month and year, newest first."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.relate.corpus import Corpus
from generator.site import chronology
from generator.site.chronology import Moment
from generator.site.comparison import Comparisons
from generator.site.page import Page, paged_path
from generator.site.paging import Sheet, sheets
from generator.site.render import render

PER_PAGE = 40

YEARS = 6
"""How many years of months stand open to jump to; the others fold out."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A month to jump to.

    Attributes:
        year: in words.
        words: the month with its year.
        short: the month beside its year: `Mar`.
        page: of the timeline, from 1.
        entries: how many.
    """

    year: str
    words: str
    short: str
    page: int
    anchor: str
    entries: int


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the timeline, to be made.

    Attributes:
        years: months to jump to, by year; none but on the first page.
        make: gives the page.
    """

    sheet: Sheet[Moment]
    years: Mapping[str, list[Jump]]
    make: Callable[[], Page]


def pages(corpus: Corpus, comparisons: Comparisons) -> tuple[Page, ...]:
    """The timeline, on as many pages as it needs."""
    return tuple(part.make() for part in parts(corpus, comparisons))


def parts(corpus: Corpus, comparisons: Comparisons) -> Iterator[Part]:
    """The pages of the timeline in their order."""
    found = tuple(sheets(chronology.moments(corpus, comparisons), PER_PAGE))
    jumps: dict[str, Jump] = {}
    for sheet in found:
        for moment in sheet.items:
            words = chronology.month(moment.day)
            old = jumps.get(words)
            year = str(moment.day.year) if moment.day.year is not None else "Year not stated"
            jumps[words] = Jump(
                year,
                words,
                chronology.short_month(moment.day),
                old.page if old else sheet.number,
                chronology.anchor(moment.day),
                old.entries + 1 if old else 1,
            )
    years: dict[str, list[Jump]] = {}
    for jump in jumps.values():
        years.setdefault(jump.year, []).append(jump)
    for sheet in found:
        shown = years if sheet.number == 1 else {}
        yield Part(sheet, shown, functools.partial(_page, sheet, shown, corpus))


def _page(sheet: Sheet[Moment], years: Mapping[str, list[Jump]], corpus: Corpus) -> Page:
    path = paged_path("timeline", sheet.number)
    return Page(
        path,
        f"Timeline{sheet.suffix}",
        "What was reported and said, by day, month and year, newest first.",
        render(
            "timeline.md.j2",
            path,
            corpus,
            sheet=sheet,
            months=chronology.months(sheet.items),
            years=years,
            open_years=YEARS,
        ),
        hide=("navigation", "toc"),
        listed=sheet.number == 1,
    )
