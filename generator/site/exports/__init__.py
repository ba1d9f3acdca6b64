"""What readers and programs take away: feeds, tables, JSON, and entities; pure functions of the corpus."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.relate.corpus import Corpus
from generator.site.exports import documents, feeds, ftm, tables
from generator.site.exports.site import Site
from generator.site.publish import Asset

BRIEFS = "briefs.json"
CLAIMS = "claims.csv"
ACTORS = "actors.csv"
ENTITIES = "entities.ftm.json"


@dataclass(frozen=True, slots=True)
class Planned:
    """A file, to be made.

    Attributes:
        path: below the site's top.
        make: gives what is in it.
    """

    path: str
    make: Callable[[], bytes]


def exports(corpus: Corpus, site: Site | None = None) -> Iterator[Asset]:
    """All files, each made when it is asked for: those of the whole site first, then feeds of stories and actors.

    Args:
        corpus: what they hold.
        site: the site's name and address; None where they are not known.
    """
    site = site or Site()
    yield from whole(corpus, site)
    for planned in feeds_of(corpus, site):
        yield Asset(planned.path, planned.make())


def whole(corpus: Corpus, site: Site) -> Iterator[Asset]:
    """The files about everything on the site."""
    for planned in whole_of(corpus, site):
        yield Asset(planned.path, planned.make())


def whole_of(corpus: Corpus, site: Site) -> Iterator[Planned]:
    """The same, to be made."""
    yield Planned(feeds.PATH, lambda: feeds.newest(corpus, site))
    yield Planned(BRIEFS, lambda: documents.briefs(corpus, site))
    yield Planned(CLAIMS, lambda: tables.claims(corpus, site))
    yield Planned(ACTORS, lambda: tables.actors(corpus, site))
    yield Planned(ENTITIES, lambda: ftm.entities(corpus, site))


def feeds_of(corpus: Corpus, site: Site) -> Iterator[Planned]:
    """The feeds of stories and actors, to be made."""
    for story in corpus.stories:
        if len(story.briefs) > 1:
            yield Planned(feeds.story_path(story), functools.partial(feeds.of_story, story, corpus, site))
    for actor in corpus.actors.values():
        if actor.by:
            yield Planned(feeds.actor_path(actor), functools.partial(feeds.of_actor, actor, corpus, site))
