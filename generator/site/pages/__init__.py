"""All pages of the site: pure functions of the corpus, one module and one template per kind."""

from __future__ import annotations

from collections.abc import Mapping

from generator.relate.corpus import Corpus
from generator.site import frame
from generator.site.comparison import compare
from generator.site.exports import heads
from generator.site.exports.site import Site
from generator.site.page import Page
from generator.site.pages import (
    actor,
    actors,
    brief,
    briefs,
    claims,
    downloads,
    home,
    method,
    network,
    outlets,
    search,
    stories,
    story,
    timeline,
)
from generator.site.quality import Quality
from generator.site.redirects import choices


def build(
    corpus: Corpus, quality: Quality | None = None, site: Site | None = None, sizes: Mapping[str, int] | None = None
) -> tuple[Page, ...]:
    """Every page, those of the menu first and in its order.

    Args:
        corpus: what the pages show.
        quality: measured figures of the annotator, for the page on method and limits.
        site: its name and address, for what pages tell programs; None where they are not known.
        sizes: of the files to download, in bytes by path, as far as they are known.
    """
    site = site or Site()
    comparisons = compare(corpus)
    pages = [
        *heads.of_home(home.pages(corpus, comparisons), site),
        *stories.pages(corpus, comparisons),
        *briefs.pages(corpus),
        *claims.pages(corpus, comparisons),
        *timeline.pages(corpus, comparisons),
        *actors.pages(corpus),
        *network.pages(corpus),
        *outlets.pages(corpus),
        *method.pages(corpus, quality),
        *downloads.pages(corpus, site, sizes or {}),
        *(p for each in comparisons.of_several for p in heads.of_story(story.pages(each, corpus), each, corpus, site)),
        *(heads.of_brief(brief.page(entry, corpus, comparisons), entry, corpus, site) for entry in corpus.briefs),
        *(p for each in corpus.actors.values() for p in heads.of_actor(actor.pages(each, corpus), each, corpus, site)),
        *search.pages(corpus),
        *choices(corpus),
    ]
    return frame.framed(sorted(pages, key=lambda page: not page.listed), corpus, comparisons)
