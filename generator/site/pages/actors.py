"""The list of all actors, the most often speaking first."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from generator.relate.corpus import ActorEntry, Corpus
from generator.site.page import Page, paged_path
from generator.site.paging import Part, Sheet
from generator.site.paging import parts as parts_of
from generator.site.render import render

PER_PAGE = 200


def parts(corpus: Corpus) -> Iterator[Part[ActorEntry]]:
    """The list, on as many pages as it needs."""
    return parts_of(tuple(corpus.actors.values()), PER_PAGE, functools.partial(_page, corpus))


def _page(corpus: Corpus, sheet: Sheet[ActorEntry]) -> Page:
    path = paged_path("actors", sheet.number)
    return Page(
        path,
        f"Actors{sheet.suffix}",
        "Who speaks and who is spoken about: people, countries, organisations, companies and groups.",
        render("actors.md.j2", path, corpus, sheet=sheet),
        hide=("navigation", "toc"),
        listed=sheet.number == 1,
    )
