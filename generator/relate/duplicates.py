"""Actors that may be one: suggestions for a person to judge, never merged by themselves.

Actors are only compared within small groups that share a word, an acronym or all letters but one, so that the time
grows with the number of actors, not with its square. A word that very many share says nothing and is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.relate import names
from generator.relate.portraits import ActorEntry
from generator.relate.sightings import kind

_LARGEST = 60
"""Actors of one group at most."""

_SHORTEST = 5
"""Letters of a name at least, for one other letter to be taken for a slip."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Two actors that may be one.

    Attributes:
        keep: id of the one with the fuller name.
        other: id of the other one.
        why: the reason, as a phrase.
    """

    keep: str
    other: str
    why: str


def duplicates(actors: Sequence[ActorEntry]) -> tuple[Suspicion, ...]:
    """Pairs of actors that may be one, each once, with the first reason of those that apply; by id.

    Pairs that stand in one brief are left out, for that brief has told them apart.
    """
    by_id = {actor.id: actor for actor in actors}
    briefs = {actor.id: {entry.brief.id for entry in actor.briefs} for actor in actors}
    found: dict[tuple[str, str], str] = {}
    for one, other, why in _suspicions(actors):
        pair = (min(one, other), max(one, other))
        if pair not in found and briefs[one].isdisjoint(briefs[other]):
            found[pair] = why
    made = []
    for (one, other), why in sorted(found.items()):
        keep, drop = sorted((one, other), key=lambda i: _fullest_first(by_id[i]))
        made.append(Suspicion(keep, drop, why))
    return tuple(made)


def _fullest_first(actor: ActorEntry) -> tuple[bool, int, int, str]:
    return not actor.is_registered, -len(names.words(actor.name)), -len(actor.briefs), actor.id


def _suspicions(actors: Sequence[ActorEntry]) -> Iterator[tuple[str, str, str]]:
    for actor in actors:
        yield from ((actor.id, other, "might be, by its only name") for other in actor.candidates[:_LARGEST])
    people = [a for a in actors if a.type == "person"]
    bodies = [a for a in actors if kind(a.type) == "body"]
    yield from _same_acronym(bodies)
    yield from _contained(people, "name contained in the other")
    yield from _contained(bodies, "name contained in the other")
    yield from _same_surname(people)
    yield from _nearly_the_same(people)
    yield from _nearly_the_same(bodies)


def _groups(pairs: Iterator[tuple[str, ActorEntry]]) -> Iterator[list[ActorEntry]]:
    """Actors by what they share, where at least two do and not too many."""
    groups: defaultdict[str, dict[str, ActorEntry]] = defaultdict(dict)
    for shared, actor in pairs:
        groups[shared][actor.id] = actor
    return (list(g.values()) for _, g in sorted(groups.items()) if 1 < len(g) <= _LARGEST)


def _same_acronym(bodies: Sequence[ActorEntry]) -> Iterator[tuple[str, str, str]]:
    def spelled() -> Iterator[tuple[str, ActorEntry]]:
        for body in bodies:
            known = {names.acronym(form) for form in (body.name, *body.aliases) if names.is_acronym(form)}
            initials = names.initials(body.name) if " " in body.name else frozenset[str]()
            yield from ((acronym, body) for acronym in known | {i for i in initials if len(i) > 2})

    for group in _groups(spelled()):
        for one, other in combinations(group, 2):
            if any(names.is_acronym(form) for a in (one, other) for form in (a.name, *a.aliases)):
                yield one.id, other.id, "same acronym"


def _contained(actors: Sequence[ActorEntry], why: str) -> Iterator[tuple[str, str, str]]:
    """One name's words are all in the other's, in order: found under its rarest word."""
    parted = {a.id: names.words(a.name) for a in actors}
    shared = Counter(word for words in parted.values() for word in set(words))
    by_word: defaultdict[str, list[ActorEntry]] = defaultdict(list)
    for actor in actors:
        for word in set(parted[actor.id]):
            if shared[word] <= _LARGEST:
                by_word[word].append(actor)
    for actor in actors:
        words = parted[actor.id]
        if not words or (len(words) == 1 and len(words[0]) < 3):
            continue
        rarest = min(words, key=lambda word: (shared[word], word))
        for other in by_word.get(rarest, ()):
            if other.id != actor.id and len(parted[other.id]) > len(words) and _in_order(words, parted[other.id]):
                yield actor.id, other.id, why


def _in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _same_surname(people: Sequence[ActorEntry]) -> Iterator[tuple[str, str, str]]:
    """Same surname, and given names that begin alike or roles of the same words."""
    surnames = ((names.person(a.name).family, a) for a in people if names.person(a.name).family)
    for group in _groups(surnames):
        for one, other in combinations(group, 2):
            given = [names.person(a.name).given for a in (one, other)]
            if given[0][:1] == given[1][:1]:
                yield one.id, other.id, "same surname, given names that begin alike"
            elif {r.words.casefold() for r in one.roles} & {r.words.casefold() for r in other.roles}:
                yield one.id, other.id, "same surname, same role"


def _nearly_the_same(actors: Sequence[ActorEntry]) -> Iterator[tuple[str, str, str]]:
    """Names that differ by one letter, or by two that changed places: they share a form with one letter left out."""

    def spellings() -> Iterator[tuple[str, ActorEntry]]:
        for actor in actors:
            letters = names.key(actor.name)
            if len(letters) >= _SHORTEST:
                yield letters, actor
                yield from ((letters[:i] + letters[i + 1 :], actor) for i in range(len(letters)))

    for group in _groups(spellings()):
        for one, other in combinations(group, 2):
            yield one.id, other.id, "names that differ by a letter"
