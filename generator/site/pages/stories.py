"""The list of stories: first those that several documents are about, then documents that stand alone."""

from __future__ import annotations

from generator.relate.corpus import Corpus
from generator.site.comparison import Comparisons
from generator.site.page import Page, paged_path
from generator.site.paging import sheets
from generator.site.render import render

PER_PAGE = 60


def pages(corpus: Corpus, comparisons: Comparisons) -> tuple[Page, ...]:
    """The list, on as many pages as it needs."""
    several = comparisons.of_several
    alone = tuple(each for each in comparisons.all if not each.is_of_several)
    return tuple(
        Page(
            path := paged_path("stories", sheet.number),
            f"Stories{sheet.suffix}",
            "Events that the documents are about: what several report, what only one does, and where they differ.",
            render(
                "stories.md.j2",
                path,
                corpus,
                sheet=sheet,
                several=[each for each in sheet.items if each.is_of_several],
                alone=[each for each in sheet.items if not each.is_of_several],
                counts=(len(several), len(alone)),
            ),
            hide=("navigation", "toc"),
            listed=sheet.number == 1,
        )
        for sheet in sheets((*several, *alone), PER_PAGE)
    )
