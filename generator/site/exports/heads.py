"""Pages with what their heads tell programs: structured data, and where to find their feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.relate.corpus import ActorEntry, Corpus, Entry
from generator.site.comparison import Comparison
from generator.site.exports import feeds, structured
from generator.site.exports.site import Site
from generator.site.page import Page


def of_home(pages: Iterable[Page], site: Site) -> Iterator[Page]:
    """The first page; the feed of the whole site is told of on every page."""
    for page in pages:
        yield replace(page, structured=structured.front(site, page.description, page.path))


def of_brief(page: Page, entry: Entry, corpus: Corpus, site: Site) -> Page:
    """A brief's page."""
    return replace(page, structured=structured.brief(entry, corpus, site, page.path))


def of_story(pages: Iterable[Page], comparison: Comparison, corpus: Corpus, site: Site) -> Iterator[Page]:
    """A story's pages: the first has the data, all lead to the feed."""
    for number, page in enumerate(pages):
        data = "" if number else structured.story(comparison, corpus, site, page.path)
        yield replace(page, structured=data, feed=feeds.story_path(comparison.story))


def of_actor(pages: Iterable[Page], actor: ActorEntry, corpus: Corpus, site: Site) -> Iterator[Page]:
    """An actor's pages, likewise; one who says nothing has no feed."""
    for number, page in enumerate(pages):
        data = "" if number else structured.actor(actor, corpus, site, page.path)
        yield replace(page, structured=data, feed=feeds.actor_path(actor) if actor.by else "")
