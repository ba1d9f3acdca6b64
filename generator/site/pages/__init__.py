"""All pages of the site: pure functions of the corpus, one module and one template per kind."""

from __future__ import annotations

from generator.relate.corpus import Corpus
from generator.site.comparison import compare
from generator.site.page import Page
from generator.site.pages import actor, actors, brief, briefs, claims, home, method, outlets, stories, story, timeline
from generator.site.quality import Quality
from generator.site.redirects import choices


def build(corpus: Corpus, quality: Quality | None = None) -> tuple[Page, ...]:
    """Every page, those of the menu first and in its order.

    Args:
        corpus: what the pages show.
        quality: measured figures of the annotator, for the page on method and limits.
    """
    comparisons = compare(corpus)
    pages = [
        *home.pages(corpus, comparisons),
        *stories.pages(corpus, comparisons),
        *briefs.pages(corpus),
        *claims.pages(corpus, comparisons),
        *timeline.pages(corpus, comparisons),
        *actors.pages(corpus),
        *outlets.pages(corpus),
        *method.pages(corpus, quality),
        *(page for each in comparisons.of_several for page in story.pages(each, corpus)),
        *(brief.page(entry, corpus, comparisons) for entry in corpus.briefs),
        *(page for entry in corpus.actors.values() for page in actor.pages(entry, corpus)),
        *choices(corpus),
    ]
    return tuple(sorted(pages, key=lambda page: not page.listed))
