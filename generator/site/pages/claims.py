"""The claims ledger: every claim of every brief in one table."""

from __future__ import annotations

from generator.relate.corpus import Corpus
from generator.site.page import Page, paged_path
from generator.site.paging import sheets
from generator.site.render import render

PER_PAGE = 100


def pages(corpus: Corpus) -> tuple[Page, ...]:
    """The ledger, on as many pages as it needs."""
    return tuple(
        Page(
            path := paged_path("claims", sheet.number),
            f"Claims{sheet.suffix}",
            "Every claim: who says it, what they do in saying it, in which words, in which brief, and when.",
            render("claims.md.j2", path, corpus, sheet=sheet),
            hide=("navigation", "toc"),
            listed=sheet.number == 1,
        )
        for sheet in sheets(corpus.statements, PER_PAGE)
    )
