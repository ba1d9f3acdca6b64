"""Actors as single briefs know them, put together where nothing needs to be weighed: by id, name and state."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.records import Actor, ActorType, Brief
from generator.relate.names import fold, is_single, key

Kind = Literal["person", "country", "body"]
Place = tuple[str, str]
"""A brief's id and the id of an actor in it."""

_SMALL = frozenset({"of", "the", "and", "for", "to", "in", "at", "on", "de", "del", "la", "du", "des"})


def kind(actor_type: ActorType) -> Kind:
    """What a type is at the coarsest; actors of two kinds are never one."""
    return "person" if actor_type == "person" else "country" if actor_type == "country" else "body"


@dataclass(frozen=True)
class Sighting:
    """An actor as one brief knows it.

    Attributes:
        setting: code of the country that the brief names most; None where none or several do.
        around: codes of all countries that the brief names, or that its actors are of.
        story: what the brief is about, where that is known.
        cast: ids of all actors of the brief.
    """

    brief: str
    actor: Actor
    setting: str | None
    around: frozenset[str]
    story: str | None
    cast: frozenset[str] = frozenset()

    @property
    def place(self) -> Place:
        """What tells it from all others."""
        return self.brief, self.actor.id

    @cached_property
    def role_words(self) -> frozenset[str]:
        """The words of its role that say something."""
        return frozenset(w for w in re.findall(r"[^\W\d_]{2,}", fold(self.actor.role or "")) if w not in _SMALL)


@dataclass(frozen=True)
class Settled:
    """What the user's register says of a sighting.

    Attributes:
        entry: id of the actor that it is; None where the register does not say.
        apart: (group, member) for each line that keeps it apart from the other members of a group.
    """

    entry: str | None = None
    apart: frozenset[tuple[int, int]] = frozenset()


OPEN = Settled()
"""What is said of most."""


@dataclass(frozen=True)
class Node:
    """Sightings that are one actor without question.

    Attributes:
        key: unique, the same whatever the order of briefs.
        names: distinct names in the briefs and the register, sorted.
        entry: id in the register; None where it is not there.
    """

    key: tuple[str, ...]
    kind: Kind
    sightings: tuple[Sighting, ...]
    names: tuple[str, ...]
    entry: str | None
    apart: frozenset[tuple[int, int]]

    @cached_property
    def briefs(self) -> frozenset[str]:
        """Ids of the briefs that know it."""
        return frozenset(s.brief for s in self.sightings)

    @property
    def state(self) -> str:
        """What keeps it from bodies of the same name elsewhere; empty where nothing has to."""
        return self.key[2] if self.kind == "body" and len(self.key) > 2 else ""

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes that briefs give it."""
        return frozenset(s.actor.country for s in self.sightings if s.actor.country)

    @cached_property
    def types(self) -> frozenset[ActorType]:
        """Types that briefs give it."""
        return frozenset(s.actor.type for s in self.sightings)

    @cached_property
    def around(self) -> frozenset[str]:
        """Codes of the countries that its briefs name."""
        return frozenset[str]().union(*(s.around for s in self.sightings))

    @cached_property
    def company(self) -> frozenset[str]:
        """Ids of the other actors of its briefs, and their stories."""
        stories = (f"story {s.story}" for s in self.sightings if s.story is not None)
        return frozenset(stories).union(*(s.cast - {s.actor.id} for s in self.sightings))

    @cached_property
    def role_words(self) -> frozenset[str]:
        """The words of its roles that say something."""
        return frozenset[str]().union(*(s.role_words for s in self.sightings))


def sightings(briefs: Iterable[Brief], stories: Mapping[str, str]) -> tuple[Sighting, ...]:
    """Every actor of every brief, in order of the briefs' ids."""
    found = []
    for brief in sorted(briefs, key=lambda b: b.id):
        main, around = setting(brief.actors), surroundings(brief.actors)
        story, cast = stories.get(brief.id), frozenset(a.id for a in brief.actors)
        found += [Sighting(brief.id, a, main, around, story, cast) for a in sorted(brief.actors, key=lambda a: a.id)]
    return tuple(found)


def setting(actors: Iterable[Actor]) -> str | None:
    """The country that a brief names most; None where none or several are."""
    named = Counter({a.country or a.id.upper(): a.mentions for a in actors if a.type == "country"}).most_common(2)
    return named[0][0] if named and (len(named) == 1 or named[0][1] > named[1][1]) else None


def surroundings(actors: Iterable[Actor]) -> frozenset[str]:
    """Codes of all countries that a brief names, or that its actors are of."""
    return frozenset(a.country or a.id.upper() for a in actors if a.country or a.type == "country")


def conflict(left: Node, right: Node) -> bool:
    """Whether two can't be one whatever their names: a brief or the register keeps them apart."""
    if left.kind != right.kind or (left.entry is not None and right.entry is not None):
        return True
    if not left.briefs.isdisjoint(right.briefs):
        return True
    return any(a == b and m != n for a, m in left.apart for b, n in right.apart)


def contradict(left: Node | Sighting, right: Node | Sighting) -> bool:
    """Whether countries or roles speak against their being one: both are known, and nothing of them is shared."""
    one, other = _countries(left), _countries(right)
    if one and other:
        return one.isdisjoint(other)
    return bool(left.role_words and right.role_words) and left.role_words.isdisjoint(right.role_words)


def agree(left: Node, right: Node) -> bool:
    """Whether a country or a word of a role that they share speaks for their being one, and nothing against it."""
    return bool(left.countries & right.countries or left.role_words & right.role_words) and not contradict(left, right)


def far_apart(left: Node, right: Node) -> bool:
    """Whether their briefs are about other parts of the world: both name countries, and none in common."""
    return bool(left.around and right.around) and left.around.isdisjoint(right.around)


def _countries(either: Node | Sighting) -> frozenset[str]:
    if isinstance(either, Node):
        return either.countries
    return frozenset({either.actor.country} if either.actor.country else ())


def partition(
    found: Sequence[Sighting], settled: Mapping[Place, Settled], kinds: Mapping[str, Kind]
) -> tuple[list[Node], list[Node]]:
    """The sightings as nodes: those with a name that can be compared, and people known by one word alone.

    Args:
        found: in order.
        settled: what the register says.
        kinds: of the entries of the register that state a type.

    Returns:
        Nodes in order of their keys, twice: the second are one sighting each, for one word does not say who it is.
    """
    states = _states(s for s in found if settled.get(s.place, OPEN).entry is None)
    groups: defaultdict[tuple[str, ...], list[Sighting]] = defaultdict(list)
    single: list[Node] = []
    for s in found:
        word = settled.get(s.place, OPEN)
        what = kind(s.actor.type)
        apart = "".join(f"{group}.{member} " for group, member in sorted(word.apart))
        if word.entry is not None:
            groups["register", word.entry].append(s)
        elif what == "person" and is_single(s.actor.name):
            single.append(_node((what, *s.place), what, [s], settled))
        else:
            groups[what, s.actor.id, states.get(s.place, ""), apart].append(s)
    nodes = []
    for group, members in groups.items():
        entry = group[1] if group[0] == "register" else None
        what = kinds.get(entry or "") or kind(Counter(s.actor.type for s in members).most_common(1)[0][0])
        nodes.append(_node(group, what, members, settled, entry))
    return sorted(nodes, key=lambda n: n.key), single


def _node(
    group: tuple[str, ...],
    what: Kind,
    members: Sequence[Sighting],
    settled: Mapping[Place, Settled],
    entry: str | None = None,
) -> Node:
    apart = frozenset[tuple[int, int]]().union(*(settled.get(s.place, OPEN).apart for s in members))
    return Node(group, what, tuple(members), tuple(sorted({s.actor.name for s in members})), entry, apart)


def _states(found: Iterable[Sighting]) -> dict[Place, str]:
    """Of which state each public body is, where bodies of one name are of several; empty where that is no question.

    "Supreme Court" is another one in each state. The state is the body's country, else the one that its brief is
    mostly about. Where a brief names no country, or several as often, its own id keeps the body apart from others.
    """
    groups: defaultdict[str, list[Sighting]] = defaultdict(list)
    for s in found:
        if s.actor.type == "public-body":
            groups[s.actor.id].append(s)
    states: dict[Place, str] = {}
    for members in groups.values():
        state = {s.place: s.actor.country or s.setting or s.brief for s in members}
        if len({state[s.place] for s in members if s.actor.country or s.around}) > 1:
            states.update(state)
    return states


def same_body(left: Node, right: Node) -> bool:
    """Whether two bodies of one name, spelt in two ways, are of one state and of types that go together."""
    if left.state != right.state:
        return False
    if "public-body" in left.types | right.types and left.countries != right.countries:
        return False
    apart = left.countries and right.countries and left.countries.isdisjoint(right.countries)
    return not apart and types_agree(left, right)


def types_agree(left: Node, right: Node) -> bool:
    """Whether types go together: the same, or one of them no more than an organisation."""
    return bool(left.types & right.types) or "organisation" in left.types | right.types


def body_keys(node: Node) -> frozenset[str]:
    """The letters of a body's names."""
    return frozenset(filter(None, (key(name) for name in node.names)))
