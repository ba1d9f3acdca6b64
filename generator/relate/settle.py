"""The register applied to what the briefs hold: whom each line means, and what means nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from generator.records import Issue
from generator.relate.names import key
from generator.relate.register import Register, Registered
from generator.relate.sightings import Kind, Place, Settled, Sighting, kind


@dataclass
class Settlement:
    """What the register says of each sighting.

    Attributes:
        entries: by id, also those that only `namesakes` names.
        owner: by each id that an entry has or merges, the entry's id.
        dropped: what is no actor.
    """

    entries: dict[str, Registered] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)
    settled: dict[Place, Settled] = field(default_factory=dict)
    dropped: frozenset[Place] = frozenset()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class _Index:
    """The sightings by what a line of the register may call them."""

    by_local: Mapping[str, set[Place]]
    by_name: Mapping[str, set[Place]]
    by_actor: Mapping[str, set[Place]]
    found: Mapping[Place, Sighting]

    def of_id(self, ref: str) -> set[Place]:
        """By the id of an actor as the site has it without a register, else as briefs have it."""
        return self.by_actor.get(ref) or self.by_local.get(ref) or set()

    def of_brief(self, ref: str) -> set[Place]:
        """By an id or name that a brief itself gives, else by the id that the site has."""
        own = self.by_local.get(ref, set()) | self.by_name.get(key(ref) or ref, set())
        return own or self.by_actor.get(ref) or set()

    def ids(self) -> list[str]:
        """Every id, sorted."""
        return sorted({*self.by_actor, *self.by_local})

    def names(self) -> list[str]:
        """Every name, sorted."""
        return sorted({s.actor.name for s in self.found.values()})


def settle(register: Register, found: Sequence[Sighting], by_actor: Mapping[str, set[Place]]) -> Settlement:
    """Apply a register.

    Args:
        register: sound in itself.
        found: every sighting.
        by_actor: the places of each actor of the corpus as it is without a register.
    """
    local: defaultdict[str, set[Place]] = defaultdict(set)
    named: defaultdict[str, set[Place]] = defaultdict(set)
    for s in found:
        local[s.actor.id].add(s.place)
        named[key(s.actor.name) or s.actor.name].add(s.place)
    index = _Index(local, named, by_actor, {s.place: s for s in found})
    entries = {entry.id: entry for entry in register.actors}
    owner = {each: entry.id for entry in register.actors for each in (entry.id, *entry.merge)}
    claimed = _claimed(register, index, entries)
    dropped = {p for refs in register.not_actors for ref in refs.refs for p in index.of_brief(ref) | index.of_id(ref)}
    apart: defaultdict[Place, set[tuple[int, int]]] = defaultdict(set)
    for group, line in enumerate(register.separate):
        for member, ref in enumerate(line.refs):
            entry_id = owner.get(ref) or next((e.id for e in register.actors if key(ref) in map(key, e.names)), None)
            mine = {p for p, e in claimed.items() if e == entry_id} if entry_id else index.of_brief(ref)
            for place in mine:
                apart[place].add((group, member))
    settled = {p: Settled(claimed.get(p), frozenset(apart.get(p, ()))) for p in (*claimed, *apart)}
    issues = tuple(
        Issue("register-unused", "warning", f"{register.file}:{line}", message)
        for line, message in _unused(register, index, claimed, owner)
    )
    return Settlement(entries, owner, settled, frozenset(dropped - claimed.keys()), issues)


def _claimed(register: Register, index: _Index, entries: dict[str, Registered]) -> dict[Place, str]:
    """Which sightings are whom: by a brief, by an id, by a name, the first of these that says anything."""
    claimed: dict[Place, str] = {}
    for entry in register.actors:
        for name in entry.names:
            for place in index.by_name.get(key(name) or name, ()):
                if _may_be_named(entry, kind(index.found[place].actor.type)):
                    claimed[place] = entry.id
    for entry in register.actors:
        for ref in (entry.id, *entry.merge):
            claimed.update(dict.fromkeys(index.of_id(ref), entry.id))
    for line in register.namesakes:
        named = index.by_name.get(key(line.name) or line.name, set())
        for brief, actor in line.briefs:
            entries.setdefault(actor, Registered(actor, (line.name,), None, None, None, (), line.line))
            claimed.update({place: actor for place in named if place[0] == brief})
    return claimed


def _may_be_named(entry: Registered, what: Kind) -> bool:
    """A name alone makes no country of what a brief takes for something else, nor the other way round."""
    wanted = kind(entry.type) if entry.type else None
    return (wanted == "country") == (what == "country")


def _unused(
    register: Register, index: _Index, claimed: Mapping[Place, str], owner: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """Lines that mean nothing in the briefs, as (line, message)."""
    ids, names = index.ids(), index.names()
    for entry in register.actors:
        for ref in entry.merge:
            if not index.of_id(ref):
                yield entry.line, f"merge: no actor has the id {ref!r}{_nearest(ref, ids)}"
    for refs in (*register.separate, *register.not_actors):
        for ref in refs.refs:
            if ref not in owner and not index.of_brief(ref):
                yield refs.line, f"no actor has the id or name {ref!r}{_nearest(ref, [*ids, *names])}"
    yield from _unused_namesakes(register, index, claimed)


def _unused_namesakes(register: Register, index: _Index, claimed: Mapping[Place, str]) -> Iterator[tuple[int, str]]:
    briefs = sorted({brief for brief, _ in index.found})
    for line in register.namesakes:
        for brief, actor in line.briefs:
            if brief not in briefs:
                yield line.line, f"no brief has the id {brief!r}{_nearest(brief, briefs)}"
            elif not any(p[0] == brief and a == actor for p, a in claimed.items()):
                near = _nearest(line.name, sorted({s.actor.name for p, s in index.found.items() if p[0] == brief}))
                yield line.line, f"{brief!r} has no actor named {line.name!r}{near}"


def _nearest(ref: str, known: Collection[str]) -> str:
    near = get_close_matches(ref, known, n=3, cutoff=0.6)
    return f"; near it: {', '.join(near)}" if near else "; `briefing actors` lists those that there are"
