"""The timeline: what was reported and said, by day, month and year, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from generator.relate.corpus import Corpus
from generator.site import chronology
from generator.site.comparison import Comparisons
from generator.site.page import Page, paged_path
from generator.site.paging import sheets
from generator.site.render import render

PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class Jump:
    """A month to jump to.

    Attributes:
        year: in words.
        page: of the timeline, from 1.
        entries: how many.
    """

    year: str
    words: str
    page: int
    anchor: str
    entries: int


def pages(corpus: Corpus, comparisons: Comparisons) -> tuple[Page, ...]:
    """The timeline, on as many pages as it needs."""
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
                old.page if old else sheet.number,
                chronology.anchor(moment.day),
                old.entries + 1 if old else 1,
            )
    years: dict[str, list[Jump]] = {}
    for jump in jumps.values():
        years.setdefault(jump.year, []).append(jump)
    return tuple(
        Page(
            path := paged_path("timeline", sheet.number),
            f"Timeline{sheet.suffix}",
            "What was reported and said, by day, month and year, newest first.",
            render(
                "timeline.md.j2",
                path,
                corpus,
                sheet=sheet,
                months=chronology.months(sheet.items),
                years=years if sheet.number == 1 else {},
            ),
            hide=("navigation", "toc"),
            listed=sheet.number == 1,
        )
        for sheet in found
    )
