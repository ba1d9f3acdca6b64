"""Who published the documents: the list of outlets, and a page for each."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from generator.relate.corpus import Corpus, Entry, Outlet
from generator.site.page import Page, paged_path
from generator.site.paging import Part, Sheet
from generator.site.paging import parts as parts_of
from generator.site.render import render

PER_PAGE = 60


def page(corpus: Corpus) -> Page:
    """The list of outlets."""
    path = "outlets/index.md"
    return Page(
        path,
        "Outlets",
        "Who published the documents, and the briefs of documents that do not say.",
        render("outlets.md.j2", path, corpus, unstated=[e for e in corpus.briefs if e.brief.source.outlet is None]),
        hide=("navigation", "toc"),
        listed=True,
    )


def parts(outlet: Outlet, corpus: Corpus) -> Iterator[Part[Entry]]:
    """An outlet's briefs, newest first, on as many pages as they need."""
    return parts_of(outlet.briefs, PER_PAGE, functools.partial(_page, outlet, corpus))


def _page(outlet: Outlet, corpus: Corpus, sheet: Sheet[Entry]) -> Page:
    path = paged_path(f"outlets/{outlet.id}", sheet.number)
    return Page(
        path,
        f"{outlet.name} (outlet){sheet.suffix}",
        f"Briefs of documents published by {outlet.name}.",
        render("outlet.md.j2", path, corpus, outlet=outlet, sheet=sheet),
        boost=2.0,
        hide=("navigation", "toc"),
    )
