"""Who is who over all briefs: each brief's actors -> actors of the corpus, every link with the rule that made it.

The briefs stay as they are. Nothing depends on the order in which they come, and nothing is linked on similarity alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from generator.brief.identity import short_hash
from generator.records import Brief, Issue
from generator.relate.joins import Cluster, join, join_acronyms, join_surnames
from generator.relate.links import Link, main_sighting
from generator.relate.links import of as links_of
from generator.relate.register import Register, Registered
from generator.relate.settle import Settlement, settle
from generator.relate.sightings import Kind, Place, Sighting, kind, partition, sightings


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who.

    Attributes:
        links: by (brief's id, actor's id in it); what the register calls no actor is not among them.
        whole: those of them under which the actor is known by a whole name, from which its own is chosen.
        candidates: by actor, whom it might be where that is open.
        registered: by actor, what the register says of it.
        moved: ids that are no actor of the corpus any more, each with the actors that it leads to.
        issues: lines of the register that speak of nothing in the briefs.
    """

    links: Mapping[Place, Link]
    whole: frozenset[Place]
    candidates: Mapping[str, tuple[str, ...]]
    registered: Mapping[str, Registered]
    moved: Mapping[str, tuple[str, ...]]
    issues: tuple[Issue, ...] = ()


def identify(
    briefs: Iterable[Brief], register: Register | None = None, stories: Mapping[str, str] | None = None
) -> Identities:
    """Say who is who in a corpus.

    Args:
        briefs: in any order.
        register: what the user has settled; it wins over every rule.
        stories: by a brief's id, what it is about: a surname is looked for among the people of the same story first.
    """
    found = sightings(briefs, stories or {})
    plain = _identify(found, Settlement())
    if not register:
        return plain
    by_actor: defaultdict[str, set[Place]] = defaultdict(set)
    for place, link in plain.links.items():
        by_actor[link.actor].add(place)
    settlement = settle(register, found, by_actor)
    made = _identify([s for s in found if s.place not in settlement.dropped], settlement)
    moved = dict(made.moved)
    present = {link.actor for link in made.links.values()}
    for old in (*by_actor, *(i for entry in register.actors for i in (entry.id, *entry.merge))):
        entry = settlement.owner.get(old)
        to = {made.links[p].actor for p in by_actor.get(old, ()) if p in made.links}
        if entry in present:
            to.add(entry)
        if old not in present and to:
            moved[old] = tuple(sorted(to | set(moved.get(old, ()))))
    return Identities(
        made.links,
        made.whole,
        made.candidates,
        made.registered,
        MappingProxyType(dict(sorted(moved.items()))),
        settlement.issues,
    )


def _identify(found: Sequence[Sighting], settlement: Settlement) -> Identities:
    kinds: dict[str, Kind] = {i: kind(e.type) for i, e in settlement.entries.items() if e.type is not None}
    nodes, single = partition(found, settlement.settled, kinds)
    clusters = join_surnames(join_acronyms(join(nodes)), single)
    ids = _ids(clusters, {old for old, entry in settlement.owner.items() if old != entry})
    links: dict[Place, Link] = {}
    for cluster in clusters:
        links.update(links_of(cluster, ids[id(cluster)]))
    whole = frozenset(s.place for c in clusters for node in c.nodes for s in node.sightings)
    candidates = {
        ids[id(c)]: tuple(sorted({ids[id(other)] for other in c.candidates})) for c in clusters if c.candidates
    }
    present = set(ids.values())
    moved: defaultdict[str, set[str]] = defaultdict(set)
    for (_, local), link in links.items():
        if local not in present:
            moved[local].add(link.actor)
    return Identities(
        MappingProxyType(links),
        whole,
        MappingProxyType(candidates),
        MappingProxyType({i: e for i, e in settlement.entries.items() if i in present}),
        MappingProxyType({old: tuple(sorted(moved[old])) for old in sorted(moved)}),
    )


def _ids(clusters: Sequence[Cluster], merged: AbstractSet[str]) -> dict[int, str]:
    """An id for each cluster: of the register, else of its fullest name; what is taken gets what tells it apart.

    An id that the register has `merged` into another leads there, and is nobody else's any more.

    A brief's id is taken over by all but the few that share it with others: bodies of one name in several states, and
    people of whom no more than one word is known.
    """
    wanted: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        wanted[main_sighting(cluster)[1]].append(cluster)
    ids: dict[int, str] = {}
    taken = set(merged)
    for made, sharing in sorted(wanted.items()):
        registered = [c for c in sharing if c.nodes[0].entry or any(n.entry for n in c.nodes)]
        for cluster in registered or (sharing if len(sharing) == 1 and made not in merged else ()):
            ids[id(cluster)] = made
            taken.add(made)
    for made, sharing in sorted(wanted.items()):
        rest = sorted((c for c in sharing if id(c) not in ids), key=lambda c: c.nodes[0].key)
        people = [c for c in rest if c.nodes[0].kind == "person"]
        for cluster in rest:
            # A person of that name keeps it beside a body, if only one does.
            free = cluster in people and len(people) == 1 and made not in taken
            name = made if free else f"{made}-{_mark(cluster)}"
            while name in taken:
                name = f"{name}-{short_hash([name, *cluster.nodes[0].key], 4)}"
            ids[id(cluster)] = name
            taken.add(name)
    return ids


def _mark(cluster: Cluster) -> str:
    """What tells a cluster from others that want its id."""
    node = cluster.nodes[0]
    if len(node.state) == 2:
        return f"in-{node.state.lower()}"
    first = min(node.sightings, key=lambda s: s.place)
    return short_hash([first.brief, first.actor.id], 6)
