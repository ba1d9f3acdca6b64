"""The search page: what stands there before its script has anything to show."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.relate.corpus import Corpus
from generator.site.page import Page
from generator.site.render import render
from generator.site.search.bundles import FOLDER, catalogue, plan
from generator.site.search.records import FACETS, counts

PATH = "search/index.md"


def pages(corpus: Corpus) -> Iterator[Page]:
    """The one page, with what its script has to know about the indexes."""
    yield Page(
        PATH,
        "Search",
        "Find briefs, claims, actors and stories by their words, and narrow them down by outlet, actor, act and date.",
        render(
            "search.md.j2",
            PATH,
            corpus,
            folder=FOLDER,
            facets=" ".join(FACETS),
            catalogue=json.dumps(catalogue(plan(counts(corpus))), separators=(",", ":")),
        ),
        hide=("navigation", "toc"),
        searched=False,
    )
