"""The list of all actors, the most often speaking first."""

from __future__ import annotations

from generator.relate.corpus import Corpus
from generator.site.page import Page, paged_path
from generator.site.paging import sheets
from generator.site.render import render

PER_PAGE = 200


def pages(corpus: Corpus) -> tuple[Page, ...]:
    """The list, on as many pages as it needs."""
    return tuple(
        Page(
            path := paged_path("actors", sheet.number),
            f"Actors{sheet.suffix}",
            "Who speaks and who is spoken about: people, countries, organisations, companies and groups.",
            render("actors.md.j2", path, corpus, sheet=sheet),
            hide=("navigation", "toc"),
            listed=sheet.number == 1,
        )
        for sheet in sheets(tuple(corpus.actors.values()), PER_PAGE)
    )
