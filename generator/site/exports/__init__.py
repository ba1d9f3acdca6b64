"""What readers and programs take away: feeds, tables, JSON, and entities; pure functions of the corpus."""

from __future__ import annotations

from collections.abc import Iterator

from generator.relate.corpus import Corpus
from generator.site.exports import documents, feeds, ftm, tables
from generator.site.exports.site import Site
from generator.site.publish import Asset

BRIEFS = "briefs.json"
CLAIMS = "claims.csv"
ACTORS = "actors.csv"
ENTITIES = "entities.ftm.json"


def exports(corpus: Corpus, site: Site | None = None) -> Iterator[Asset]:
    """All files, each made when it is asked for: those of the whole site first, then feeds of stories and actors.

    Args:
        corpus: what they hold.
        site: the site's name and address; None where they are not known.
    """
    site = site or Site()
    yield from whole(corpus, site)
    for story in corpus.stories:
        if len(story.briefs) > 1:
            yield Asset(feeds.story_path(story), feeds.of_story(story, corpus, site))
    for actor in corpus.actors.values():
        if actor.by:
            yield Asset(feeds.actor_path(actor), feeds.of_actor(actor, corpus, site))


def whole(corpus: Corpus, site: Site) -> Iterator[Asset]:
    """The files about everything on the site."""
    yield Asset(feeds.PATH, feeds.newest(corpus, site))
    yield Asset(BRIEFS, documents.briefs(corpus, site))
    yield Asset(CLAIMS, tables.claims(corpus, site))
    yield Asset(ACTORS, tables.actors(corpus, site))
    yield Asset(ENTITIES, ftm.entities(corpus, site))
