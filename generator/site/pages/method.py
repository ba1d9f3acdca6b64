"""How briefs are made, how good that is, and where it fails."""

from __future__ import annotations

from generator.relate.corpus import Corpus
from generator.site.page import Page
from generator.site.quality import LABELS, Quality
from generator.site.render import render


def pages(corpus: Corpus, quality: Quality | None) -> tuple[Page, ...]:
    """The page on method and limits; figures only where they were measured."""
    path = "method/index.md"
    models = sorted({entry.brief.generated.model for entry in corpus.briefs})
    return (
        Page(
            path,
            "Method",
            "How the briefs are made, how well that works, and what to check yourself.",
            render("method.md.j2", path, corpus, quality=quality, labels=LABELS, models=models),
            listed=True,
        ),
    )
