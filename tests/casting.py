"""Briefs with actors and nothing else, for tests of who is who."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.brief.identity import sha256, short_hash, slug
from generator.brief.store import Loaded, LoadedBrief
from generator.records import Actor, Anchors, Brief, Claim, Digests, Evidence, Generated, Source
from generator.relate.corpus import Corpus, build
from generator.relate.identity import Identities, identify

TEXT = "A text that names nobody."


def person(name: str, **changes: Any) -> Actor:
    return actor(name, "person", **changes)


def body(name: str, **changes: Any) -> Actor:
    return actor(name, changes.pop("type", "organisation"), **changes)


def actor(name: str, type_: Any, **changes: Any) -> Actor:
    """An actor with the id that its name gives; `how` also makes its forms aliases."""
    how = tuple(dict(changes.pop("how", {})).items())
    aliases = changes.pop("aliases", tuple(form for form, _ in how))
    own = slug(name) or short_hash(name)
    values = {"id": own, "role": None, "country": None, "wikidata": None, "mentions": 1} | changes
    return Actor(name=name, type=type_, aliases=tuple(aliases), how=how, **values)


def country(code: str, name: str, mentions: int = 1) -> Actor:
    return actor(name, "country", id=code.lower(), country=code, mentions=mentions)


def brief(brief_id: str, *actors: Actor, claims: Any = (), published: str | None = None) -> Brief:
    source = Source(
        file=f"seeds/{brief_id}.txt",
        sha256="0" * 64,
        text_sha256=sha256(TEXT),
        outlet=None,
        url=None,
        dateline=None,
        published=published,
        published_basis="stated" if published else "unknown",
        language="en",
    )
    made = Generated("briefing 0", "test", Digests("", "", "", (), ()))
    return Brief(1, brief_id, f"Title of {brief_id}", source, (), tuple(actors), tuple(claims), made)


def claim(claim_id: str, *speakers: str, about: tuple[str, ...] = ()) -> Claim:
    """A claim that rests on the whole text."""
    return Claim(
        id=claim_id,
        speakers=speakers,
        speaker_kind="named" if speakers else "unnamed",
        speaker_text=None,
        candidates=(),
        via=(),
        cue=None,
        act="say",
        mode="indirect",
        negated=False,
        hedge=None,
        about=about,
        evidence=(Evidence(TEXT, 0, len(TEXT)),),
        anchors=Anchors(None, None, (0, len(TEXT))),
    )


def briefs(*casts: tuple[Actor, ...] | Actor) -> list[Brief]:
    """Briefs b0, b1, ... with these actors."""
    groups = [cast if isinstance(cast, tuple) else (cast,) for cast in casts]
    return [brief(f"b{n}", *group) for n, group in enumerate(groups)]


def who(*casts: tuple[Actor, ...] | Actor, **rest: Any) -> dict[str, list[str]]:
    """By actor of the corpus, the places that lead to it: `b0:anna-berg`."""
    return groups(identify(briefs(*casts), **rest))


def groups(identities: Identities) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (brief_id, local), link in sorted(identities.links.items()):
        found.setdefault(link.actor, []).append(f"{brief_id}:{local}")
    return found


def corpus(*found: Brief, **rest: Any) -> Corpus:
    loaded = [LoadedBrief(Path("briefs") / f"{each.id}.md", each, TEXT) for each in found]
    return build(Loaded(tuple(loaded), ()), **rest)
