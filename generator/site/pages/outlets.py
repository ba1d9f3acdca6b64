"""Who published the documents: the list of outlets, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.relate.corpus import Corpus
from generator.site.page import Page, paged_path
from generator.site.paging import sheets
from generator.site.render import render

PER_PAGE = 60


def pages(corpus: Corpus) -> Iterator[Page]:
    """The list of outlets, then each outlet's briefs, newest first."""
    path = "outlets/index.md"
    yield Page(
        path,
        "Outlets",
        "Who published the documents, and the briefs of documents that do not say.",
        render("outlets.md.j2", path, corpus, unstated=[e for e in corpus.briefs if e.brief.source.outlet is None]),
        hide=("navigation", "toc"),
        listed=True,
    )
    for outlet in corpus.outlets:
        for sheet in sheets(outlet.briefs, PER_PAGE):
            path = paged_path(f"outlets/{outlet.id}", sheet.number)
            yield Page(
                path,
                f"{outlet.name} (outlet){sheet.suffix}",
                f"Briefs of documents published by {outlet.name}.",
                render("outlet.md.j2", path, corpus, outlet=outlet, sheet=sheet),
                boost=2.0,
                hide=("navigation", "toc"),
            )
