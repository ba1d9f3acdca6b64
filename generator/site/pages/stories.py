"""The list of stories: first those that several documents are about, then documents that stand alone."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from generator.relate.corpus import Corpus
from generator.site.comparison import Comparison, Comparisons
from generator.site.page import Page, paged_path
from generator.site.paging import Part, Sheet
from generator.site.paging import parts as parts_of
from generator.site.render import render

PER_PAGE = 60


def parts(corpus: Corpus, comparisons: Comparisons) -> Iterator[Part[Comparison]]:
    """The list, on as many pages as it needs."""
    several = comparisons.of_several
    alone = tuple(each for each in comparisons.all if not each.is_of_several)
    counts = len(several), len(alone)
    return parts_of((*several, *alone), PER_PAGE, functools.partial(_page, corpus, counts))


def _page(corpus: Corpus, counts: tuple[int, int], sheet: Sheet[Comparison]) -> Page:
    path = paged_path("stories", sheet.number)
    return Page(
        path,
        f"Stories{sheet.suffix}",
        "Events that the documents are about: what several report, what only one does, and where they differ.",
        render(
            "stories.md.j2",
            path,
            corpus,
            sheet=sheet,
            several=[each for each in sheet.items if each.is_of_several],
            alone=[each for each in sheet.items if not each.is_of_several],
            counts=counts,
        ),
        hide=("navigation", "toc"),
        listed=sheet.number == 1,
    )
