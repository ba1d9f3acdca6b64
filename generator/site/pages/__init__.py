"""All pages of the site: pure functions of the corpus, one module and one template per kind."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.relate.corpus import ActorEntry, Corpus, Entry
from generator.site import frame
from generator.site.comparison import Comparison, Comparisons, compare
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
    problems,
    search,
    stories,
    story,
    timeline,
)
from generator.site.paging import Sheet
from generator.site.quality import Quality
from generator.site.reach import Reach
from generator.site.redirects import choices


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages that are made together: one, or all of a story or an actor.

    Attributes:
        key: a hash of what they are made from; None where that is nearly everything, so that they are always made.
        make: gives them, the first page first, and without what stands around the content.
    """

    key: str | None
    make: Callable[[], Iterable[Page]]


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
    comparisons = compare(corpus)
    pages = [page for batch in batches(corpus, comparisons, quality, site, sizes) for page in batch.make()]
    return frame.framed(sorted(pages, key=lambda page: not page.listed), corpus, comparisons)


def batches(
    corpus: Corpus,
    comparisons: Comparisons,
    quality: Quality | None = None,
    site: Site | None = None,
    sizes: Mapping[str, int] | None = None,
) -> Iterator[Batch]:
    """Every page, to be made; the arguments are those of `build`. What stands above a page comes before it."""
    site = site or Site()
    reach = Reach(corpus, site)
    ways = frame.onward(corpus, comparisons)
    totals = len(corpus.briefs), len(corpus.statements)
    yield Batch(None, lambda: heads.of_home(home.pages(corpus, comparisons), site))
    yield Batch(None, lambda: stories.pages(corpus, comparisons))
    yield Batch(None, lambda: briefs.pages(corpus))
    for part in claims.parts(corpus, comparisons):
        told = replace(part.facet, statements=()) if part.facet else None
        key = reach.statements(part.sheet.items, told, _count(part.sheet), totals, part.choice and part.choice.told)
        yield Batch(key, lambda part=part: (part.make(),))  # type: ignore[misc]
    for page in timeline.parts(corpus, comparisons):
        key = reach.moments(page.sheet.items, _count(page.sheet), list(page.years.items()))
        yield Batch(key, lambda page=page: (page.make(),))  # type: ignore[misc]
    yield Batch(None, lambda: actors.pages(corpus))
    yield Batch(None, lambda: network.pages(corpus))
    yield Batch(None, lambda: outlets.pages(corpus))
    yield Batch(None, lambda: method.pages(corpus, quality))
    yield Batch(None, lambda: downloads.pages(corpus, site, sizes or {}))
    for each in comparisons.of_several:
        make = functools.partial(_story, each, corpus, site)
        yield Batch(reach.story(each.story, ways.get(f"stories/{each.story.id}/index.md")), make)
    for entry in corpus.briefs:
        make = functools.partial(_brief, entry, corpus, comparisons, site)
        yield Batch(reach.brief(entry, ways.get(f"briefs/{entry.brief.id}/index.md")), make)
    for actor_ in corpus.actors.values():
        yield Batch(reach.actor(actor_), functools.partial(_actor, actor_, corpus, site))
    yield Batch(None, lambda: problems.pages(corpus))
    yield Batch(None, lambda: search.pages(corpus))
    yield Batch(None, lambda: tuple(choices(corpus)))


def _count(sheet: Sheet[Any]) -> tuple[int, int, int, int]:
    return sheet.number, sheet.total, sheet.offset, sheet.count


def _story(comparison: Comparison, corpus: Corpus, site: Site) -> Iterable[Page]:
    return heads.of_story(story.pages(comparison, corpus), comparison, corpus, site)


def _brief(entry: Entry, corpus: Corpus, comparisons: Comparisons, site: Site) -> Iterable[Page]:
    return (heads.of_brief(brief.page(entry, corpus, comparisons), entry, corpus, site),)


def _actor(entry: ActorEntry, corpus: Corpus, site: Site) -> Iterable[Page]:
    return heads.of_actor(actor.pages(entry, corpus), entry, corpus, site)
