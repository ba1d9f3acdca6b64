"""The list of all briefs, newest first."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from generator.relate.corpus import Corpus, Entry
from generator.site.page import Page, paged_path
from generator.site.paging import Part, Sheet
from generator.site.paging import parts as parts_of
from generator.site.render import render

PER_PAGE = 60


def parts(corpus: Corpus) -> Iterator[Part[Entry]]:
    """The list, on as many pages as it needs."""
    return parts_of(corpus.briefs, PER_PAGE, functools.partial(_page, corpus))


def _page(corpus: Corpus, sheet: Sheet[Entry]) -> Page:
    path = paged_path("briefs", sheet.number)
    return Page(
        path,
        f"Briefs{sheet.suffix}",
        "All briefs, newest first.",
        render("briefs.md.j2", path, corpus, sheet=sheet),
        hide=("navigation", "toc"),
        listed=sheet.number == 1,
    )
