"""All pages of the site: pure functions of the corpus, one module and one template per kind."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

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
    yield Batch(None, lambda: heads.of_home(home.pages(corpus, comparisons), site))
    yield from _lists(corpus, comparisons, reach)
    yield Batch(None, lambda: network.pages(corpus))
    yield Batch(None, lambda: method.pages(corpus, quality))
    yield Batch(None, lambda: downloads.pages(corpus, site, sizes or {}))
    yield from _each(corpus, comparisons, site, reach)
    yield Batch(None, lambda: problems.pages(corpus))
    yield Batch(None, lambda: search.pages(corpus))
    yield Batch(None, lambda: tuple(choices(corpus)))


def _lists(corpus: Corpus, comparisons: Comparisons, reach: Reach) -> Iterator[Batch]:
    """The pages of lists, each by what it lists, and by how many things there are in all."""
    totals = len(corpus.briefs), len(corpus.statements)
    for of_stories in stories.parts(corpus, comparisons):
        told = [each.story for each in of_stories.sheet.items]
        yield Batch(reach.stories(told, _count(of_stories), totals), _one(of_stories))
    for of_briefs in briefs.parts(corpus):
        yield Batch(reach.briefs(of_briefs.sheet.items, _count(of_briefs), totals), _one(of_briefs))
    for of_claims in claims.parts(corpus, comparisons):
        facet = replace(of_claims.facet, statements=()) if of_claims.facet else None
        choice = of_claims.choice and of_claims.choice.told
        yield Batch(reach.statements(of_claims.sheet.items, facet, choice, _count(of_claims), totals), _one(of_claims))
    for of_moments in timeline.parts(corpus, comparisons):
        years = list(of_moments.years.items())
        yield Batch(reach.moments(of_moments.sheet.items, years, _count(of_moments), totals), _one(of_moments))
    for of_actors in actors.parts(corpus):
        yield Batch(reach.actors(of_actors.sheet.items, _count(of_actors), totals), _one(of_actors))
    yield Batch(None, lambda: (outlets.page(corpus),))
    for outlet in corpus.outlets:
        name = outlet.id, outlet.name
        for of_outlet in outlets.parts(outlet, corpus):
            yield Batch(reach.briefs(of_outlet.sheet.items, name, _count(of_outlet), totals), _one(of_outlet))


def _each(corpus: Corpus, comparisons: Comparisons, site: Site, reach: Reach) -> Iterator[Batch]:
    """The pages of each story, brief and actor."""
    ways = frame.onward(corpus, comparisons)
    for each in comparisons.of_several:
        make = functools.partial(_story, each, corpus, site)
        yield Batch(reach.story(each.story, ways.get(f"stories/{each.story.id}/index.md")), make)
    for entry in corpus.briefs:
        make = functools.partial(_brief, entry, corpus, comparisons, site)
        yield Batch(reach.brief(entry, ways.get(f"briefs/{entry.brief.id}/index.md")), make)
    for actor_ in corpus.actors.values():
        yield Batch(reach.actor(actor_), functools.partial(_actor, actor_, corpus, site))


class _Part(Protocol):
    """One page of a list, to be made."""

    @property
    def sheet(self) -> Sheet[Any]: ...

    @property
    def make(self) -> Callable[[], Page]: ...


def _one(part: _Part) -> Callable[[], Iterable[Page]]:
    return lambda: (part.make(),)


def _count(part: _Part) -> tuple[int, int, int, int]:
    sheet = part.sheet
    return sheet.number, sheet.total, sheet.offset, sheet.count


def _story(comparison: Comparison, corpus: Corpus, site: Site) -> Iterable[Page]:
    return heads.of_story(story.pages(comparison, corpus), comparison, corpus, site)


def _brief(entry: Entry, corpus: Corpus, comparisons: Comparisons, site: Site) -> Iterable[Page]:
    return (heads.of_brief(brief.page(entry, corpus, comparisons), entry, corpus, site),)


def _actor(entry: ActorEntry, corpus: Corpus, site: Site) -> Iterable[Page]:
    return heads.of_actor(actor.pages(entry, corpus), entry, corpus, site)
