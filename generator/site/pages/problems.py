"""What the site cannot show: briefs that are broken, each with the file, the line and the reason."""

from __future__ import annotations

from generator.relate.corpus import Corpus
from generator.site.page import Page
from generator.site.render import render

MOST = 500
"""So many files are listed; whoever has more broken ones looks elsewhere than at a site."""


def pages(corpus: Corpus) -> tuple[Page, ...]:
    """The page of what cannot be shown; none where everything can."""
    if not corpus.broken:
        return ()
    path = "problems/index.md"
    shown = {entry.brief.id: entry.brief.title for entry in corpus.briefs}
    return (
        Page(
            path,
            "Not shown",
            "Briefs that could not be shown, or not wholly, and why.",
            render("problems.md.j2", path, corpus, shown=shown, most=MOST),
            searched=False,
        ),
    )
