"""FollowTheMoney entities: who is who, which documents there are, and who stands in which.

The vocabulary is that of followthemoney 4. A country that speaks or acts is its government, a public body; a group of
people that is no organisation is a legal entity, the least that can be said of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.records import ActorType
from generator.relate.corpus import ActorEntry, Corpus, Entry, Outlet, outlet_id
from generator.site.exports.codes import country, language
from generator.site.exports.escape import lines
from generator.site.exports.site import Site, source_address, stated_date
from generator.site.exports.structured import WHOLE_NAMES
from generator.site.page import one_line

SCHEMATA: dict[ActorType, str] = {
    "person": "Person",
    "country": "PublicBody",
    "public-body": "PublicBody",
    "organisation": "Organization",
    "company": "Company",
    "armed-group": "Organization",
    "media": "Organization",
    "group": "LegalEntity",
}

MEANINGS = {
    "id": "actor-…, outlet-… or document-… with the id that this site uses; of a link, the document’s and the actor’s.",
    "schema": "Which kind of thing it is; documents are Article, links between them and actors Documentation.",
    "properties": "What is known of it, each as a list of values: name, alias, weakAlias, position, country and "
    "wikidataId of actors; title, publishedAt, publisher, language, sourceUrl and summary of documents; entity, "
    "document, date and role (speaker, passes on, mentioned, publisher) of links.",
}
"""What the fields of an entity mean, plain text."""

Entity = dict[str, Any]

_WEAK_NAMES = frozenset(("surname", "given-name", "initials", "short-name"))
"""Rules whose forms name the actor only where it is known who is meant."""


def entities(corpus: Corpus, site: Site) -> bytes:
    """entities.ftm.json: actors, outlets and documents, and which actor stands in which document, a line for each."""
    return lines(_entities(corpus, site))


def _entities(corpus: Corpus, site: Site) -> Iterator[Entity]:
    yield from (_actor(actor, site) for actor in corpus.actors.values())
    yield from (_outlet(outlet, site) for outlet in corpus.outlets)
    for entry in corpus.briefs:
        yield _document(entry)
        yield from _links(entry)


def _actor(actor: ActorEntry, site: Site) -> Entity:
    rules = {form.words: {reason.rule for reason in form.reasons} for form in actor.forms}
    strong = [name for name in actor.aliases if rules.get(name, set()) & WHOLE_NAMES]
    weak = [name for name in actor.aliases if name not in strong and rules.get(name, set()) & _WEAK_NAMES]
    roles = [role.words for role in actor.roles] if actor.type == "person" else []
    return _entity(
        f"actor-{actor.id}",
        SCHEMATA[actor.type],
        {
            "name": [actor.name],
            "alias": strong,
            "weakAlias": weak,
            "position": roles,
            "country": [country(actor.country)],
            "wikidataId": [actor.wikidata],
            "sourceUrl": [site.links("").actor(actor.id) if site.url else None],
        },
    )


def _outlet(outlet: Outlet, site: Site) -> Entity:
    page = site.links("").outlet(outlet.id) if site.url else None
    return _entity(f"outlet-{outlet.id}", "Organization", {"name": [outlet.name], "sourceUrl": [page]})


def _document(entry: Entry) -> Entity:
    source = entry.brief.source
    return _entity(
        f"document-{entry.brief.id}",
        "Article",
        {
            "title": [entry.brief.title],
            "publishedAt": [stated_date(source)],
            "publisher": [source.outlet],
            "language": [language(source.language)],
            "sourceUrl": [source_address(source)],
            "summary": [" ".join(line.quote for line in entry.brief.summary)],
        },
    )


def _links(entry: Entry) -> Iterator[Entity]:
    """What ties actors, and the outlet, to a document: one link each, with all that the actor is in it."""
    document = f"document-{entry.brief.id}"
    published = stated_date(entry.brief.source)
    speakers = {actor for claim in entry.brief.claims for actor in claim.speakers}
    relays = {actor for claim in entry.brief.claims for actor in claim.via}
    for actor in entry.brief.actors:
        roles = ["speaker"] if actor.id in speakers else []
        roles += ["passes on"] if actor.id in relays else []
        yield _link(f"actor-{actor.id}", document, roles or ["mentioned"], published)
    if entry.brief.source.outlet is not None:
        yield _link(f"outlet-{outlet_id(entry.brief.source.outlet)}", document, ["publisher"], published)


def _link(entity: str, document: str, roles: list[str], date: str | None) -> Entity:
    return _entity(
        f"{document}.{entity}",
        "Documentation",
        {"entity": [entity], "document": [document], "role": roles, "date": [date]},
    )


def _entity(entity_id: str, schema: str, properties: Mapping[str, Iterable[str | None]]) -> Entity:
    """An entity without the properties that it has no value for."""
    stated = {
        name: list(dict.fromkeys(one_line(value) for value in values if value and one_line(value)))
        for name, values in properties.items()
    }
    return {
        "id": entity_id,
        "schema": schema,
        "properties": {name: values for name, values in stated.items() if values},
    }
