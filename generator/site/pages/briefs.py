"""The list of all briefs, newest first."""

from __future__ import annotations

from generator.relate.corpus import Corpus
from generator.site.page import Page, paged_path
from generator.site.paging import sheets
from generator.site.render import render

PER_PAGE = 60


def pages(corpus: Corpus) -> tuple[Page, ...]:
    """The list, on as many pages as it needs."""
    return tuple(
        Page(
            path := paged_path("briefs", sheet.number),
            f"Briefs{sheet.suffix}",
            "All briefs, newest first.",
            render("briefs.md.j2", path, corpus, sheet=sheet),
            hide=("navigation", "toc"),
            listed=sheet.number == 1,
        )
        for sheet in sheets(corpus.briefs, PER_PAGE)
    )
