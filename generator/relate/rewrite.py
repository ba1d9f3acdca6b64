"""A brief as the site shows it: its actors under the ids and names that they have over all briefs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from generator.records import Actor, Brief, Claim, Relay
from generator.relate.identity import Identities

Record = TypeVar("Record", Claim, Relay)


def rewrite(brief: Brief, identities: Identities, names: Mapping[str, str]) -> Brief:
    """The brief with actors of the corpus in place of its own.

    Two of its actors that are one become one. What is no actor goes, and a claim that it was the only speaker of has
    nobody settled for it.

    Args:
        brief: as it is in its file; that stays as it is.
        identities: over all briefs.
        names: by actor of the corpus, the name that the site shows.
    """
    to = {a.id: link.actor for a in brief.actors if (link := identities.links.get((brief.id, a.id))) is not None}
    actors: dict[str, Actor] = {}
    for actor in brief.actors:
        if actor.id in to:
            shown = _shown(actor, to[actor.id], identities, names[to[actor.id]])
            actors[shown.id] = _merged(actors[shown.id], shown) if shown.id in actors else shown
    return replace(brief, actors=tuple(actors.values()), claims=tuple(_claim(claim, to) for claim in brief.claims))


def _shown(actor: Actor, actor_id: str, identities: Identities, name: str) -> Actor:
    entry = identities.registered.get(actor_id)
    aliases = tuple(form for form in dict.fromkeys((actor.name, *actor.aliases)) if form != name)
    actor = replace(actor, id=actor_id, name=name, aliases=aliases)
    if entry is None:
        return actor
    return replace(
        actor,
        type=entry.type or actor.type,
        country=entry.country or actor.country,
        wikidata=entry.wikidata or actor.wikidata,
    )


def _merged(one: Actor, other: Actor) -> Actor:
    return replace(
        one,
        role=one.role or other.role,
        country=one.country or other.country,
        wikidata=one.wikidata or other.wikidata,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        mentions=one.mentions + other.mentions,
        how=tuple(dict((*other.how, *one.how)).items()),
    )


def _claim(claim: Claim, to: Mapping[str, str]) -> Claim:
    speakers = _ids(claim.speakers, to)
    changed = {
        "speakers": speakers,
        "speaker_kind": _kind(claim.speaker_kind, speakers),
        "candidates": _ids(claim.candidates, to),
        "via": _ids(claim.via, to),
        "about": tuple(i for i in _ids(claim.about, to) if i not in speakers),
        "chain": tuple(_relay(relay, to) for relay in claim.chain),
    }
    return _with(claim, changed)


def _relay(relay: Relay, to: Mapping[str, str]) -> Relay:
    actors = _ids(relay.actors, to)
    return _with(relay, {"actors": actors, "kind": _kind(relay.kind, actors)})


def _kind(kind: str, actors: tuple[str, ...]) -> str:
    """What kind of speaker it is when only these are left."""
    return "unresolved" if kind == "named" and not actors else kind


def _with(record: Record, changed: Mapping[str, Any]) -> Record:
    """A record with these values, itself where it has them: most have, and there are very many."""
    told = {name: value for name, value in changed.items() if getattr(record, name) != value}
    return replace(record, **told) if told else record


def _ids(local: Iterable[str], to: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(to[i] for i in local if i in to))
