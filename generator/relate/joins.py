"""Nodes -> clusters: which of them are one actor, each join by a rule with a name, whatever the order of briefs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from generator.relate import names
from generator.relate.sightings import (
    Node,
    Sighting,
    agree,
    body_keys,
    conflict,
    contradict,
    far_apart,
    same_body,
    types_agree,
)

AddedBy = Literal["acronym", "surname", "surname-in-story", "surname-and-role"]
"""Rules by which what is known by less than a whole name joins one that is known by it."""

_ALSO_CALLED = frozenset({"full-name", "initials", "name-order", "spelled-also", "same-name", "by-hand", "register"})
"""Rules of a brief for aliases by which it says that two whole names are one person's."""

_WEIGHED = frozenset({"initials", "transliteration"})
"""Likenesses that a contradiction of countries or roles outweighs."""


@dataclass
class Cluster:
    """One actor over all briefs.

    Attributes:
        nodes: in order of their keys; those that know the actor by a whole name or are in the register.
        added: nodes that joined by a surname or an acronym, with the rule and the brief that bears it out, if one does.
        candidates: the clusters that it might be, where that is open.
    """

    nodes: list[Node]
    added: list[tuple[Node, AddedBy, str | None]] = field(default_factory=list)
    candidates: list[Cluster] = field(default_factory=list)

    def all_nodes(self) -> Iterator[Node]:
        """Those that it was made of, then those that joined it."""
        yield from self.nodes
        yield from (node for node, _, _ in self.added)


def join(nodes: Sequence[Node]) -> list[Cluster]:
    """Put together nodes whose names are alike by a rule.

    A name that is like two others which are not like each other ("J. Smith" beside John and Jane Smith) decides
    nothing, and joins neither.
    """
    near: defaultdict[int, set[int]] = defaultdict(set)
    for i, j in _alike(nodes):
        near[i].add(j)
        near[j].add(i)
    open_ = {i for i in near if nodes[i].entry is None and not _is_clique(near[i], near)}
    parent = list(range(len(nodes)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i in near.keys() - open_:
        for j in near[i] - open_:
            # What is in the register takes in all that are like it, but for those that can't be one with each other.
            if not any(_parted(nodes, near[e] - open_, o) for e, o in ((i, j), (j, i)) if nodes[e].entry is not None):
                parent[max(root(i), root(j))] = min(root(i), root(j))
    groups: defaultdict[int, list[Node]] = defaultdict(list)
    for i, node in enumerate(nodes):
        groups[root(i)].append(node)
    return [Cluster(groups[i]) for i in sorted(groups)]


def _is_clique(members: set[int], near: dict[int, set[int]]) -> bool:
    return all(members <= near[i] | {i} for i in members)


def _parted(nodes: Sequence[Node], near: set[int], other: int) -> bool:
    return any(k != other and conflict(nodes[other], nodes[k]) for k in near)


def _alike(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Pairs that a rule says are one and nothing says are two."""
    for members in _blocks(nodes):
        for at, i in enumerate(members):
            for j in members[at + 1 :]:
                if not conflict(nodes[i], nodes[j]) and is_alike(nodes[i], nodes[j]):
                    yield i, j


def _blocks(nodes: Sequence[Node]) -> Iterator[list[int]]:
    """Nodes that share something without which no rule applies, so that not all pairs have to be looked at."""
    blocks: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for i, node in enumerate(nodes):
        if node.kind == "body":
            for letters in body_keys(node):
                blocks["body", letters].add(i)
        elif node.kind == "person":
            for name in node.names:
                parts = names.person(name)
                blocks["letters", "".join(parts.words)].add(i)
                blocks["family", parts.family, parts.given[:1]].add(i)
            for alias in also_called(node):
                blocks["letters", names.key(alias)].add(i)
    return (sorted(members) for _, members in sorted(blocks.items()) if len(members) > 1)


def is_alike(left: Node, right: Node) -> bool:
    """Whether a rule says that two of a kind are one."""
    if left.kind == "body":
        return not body_keys(left).isdisjoint(body_keys(right)) and same_body(left, right)
    rules = {names.likeness(names.person(a), names.person(b)) for a in left.names for b in right.names} - {None}
    if rules - _WEIGHED or (rules and not contradict(left, right)):
        return True
    return says_so(left, right) is not None or says_so(right, left) is not None


def says_so(left: Node, right: Node) -> str | None:
    """The brief that calls the one by the name of the other; None where none does."""
    wanted = {names.key(name) for name in right.names}
    return min((brief for alias, brief in _also_called(left) if names.key(alias) in wanted), default=None)


def also_called(node: Node) -> frozenset[str]:
    """Whole names by which briefs call a person beside the one that they give first."""
    return frozenset(alias for alias, _ in _also_called(node))


def _also_called(node: Node) -> Iterator[tuple[str, str]]:
    for s in node.sightings:
        how = dict(s.actor.how)
        for alias in s.actor.aliases:
            if how.get(alias) in _ALSO_CALLED and not names.is_single(alias):
                yield alias, s.brief


# --- acronyms ------------------------------------------------------------------------------------


def join_acronyms(clusters: list[Cluster]) -> list[Cluster]:
    """Put bodies that are known by an acronym alone to the one body whose acronym another brief spells out."""
    spelled: defaultdict[str, dict[int, str]] = defaultdict(dict)
    short: list[int] = []
    for i, cluster in enumerate(clusters):
        if cluster.nodes[0].kind != "body":
            continue
        called = {name for node in cluster.nodes for name in node.names}
        if all(map(names.is_acronym, called)):
            short.append(i)
        for acronym, brief in _spelled(cluster):
            spelled[acronym][i] = min(brief, spelled[acronym].get(i, brief))
    joins: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for i in short:
        acronyms = {names.acronym(name) for node in clusters[i].nodes for name in node.names}
        found = {j: brief for acronym in acronyms for j, brief in spelled[acronym].items() if j != i}
        if len(found) == 1:
            ((j, brief),) = found.items()
            if _fits(clusters[i], clusters[j]):
                joins[j].append((i, brief))
        else:
            clusters[i].candidates = [clusters[j] for j in sorted(found)]
    joined = set()
    for j, group in joins.items():
        if _all_fit([clusters[i] for i, _ in group]):
            clusters[j].added += [(node, "acronym", brief) for i, brief in group for node in clusters[i].nodes]
            joined |= {i for i, _ in group}
    return [cluster for i, cluster in enumerate(clusters) if i not in joined]


def _spelled(cluster: Cluster) -> Iterator[tuple[str, str]]:
    """The acronyms of a body that has a whole name, and a brief that gives each."""
    for node in cluster.nodes:
        for s in node.sightings:
            how = dict(s.actor.how)
            if names.is_acronym(s.actor.name):
                continue
            for alias in s.actor.aliases:
                if not names.is_acronym(alias):
                    continue
                acronym = names.acronym(alias)
                if how.get(alias) == "acronym" or acronym in names.initials(s.actor.name):
                    yield acronym, s.brief


def _fits(short: Cluster, whole: Cluster) -> bool:
    pairs = [(a, b) for a in short.nodes for b in whole.nodes]
    if any(conflict(a, b) or not types_agree(a, b) for a, b in pairs):
        return False
    one, other = (frozenset[str]().union(*(n.countries for n in c.nodes)) for c in (short, whole))
    # Three letters are soon another body's: something else has to be in common, if there is anything else at all.
    one_node, other_node = _whole(short), _whole(whole)
    if (one_node.around or other_node.around) and one_node.company.isdisjoint(other_node.company):
        return False
    return short.nodes[0].entry is None and (not one or not other or not one.isdisjoint(other))


def _all_fit(clusters: Sequence[Cluster]) -> bool:
    nodes = [node for cluster in clusters for node in cluster.nodes]
    if not any(node.apart or node.entry for node in nodes):
        return len(frozenset().union(*(n.briefs for n in nodes))) == sum(len(n.briefs) for n in nodes)
    return not any(conflict(a, b) for a, b in combinations(nodes, 2))


# --- surnames ------------------------------------------------------------------------------------


def join_surnames(clusters: list[Cluster], single: Sequence[Node]) -> list[Cluster]:
    """Put people known by one word to the one person whose surname it is; the others stay, with their candidates.

    Candidates of the same story are looked at first, then all; of several, the one with the same role or country where
    those of all others speak against them. A brief that has a candidate among its own actors has
    already decided that the word is somebody else, or can't be told.
    """
    known, possible = _by_surname(clusters)
    added: list[tuple[Cluster, Node, AddedBy]] = []
    alone: defaultdict[str, list[Node]] = defaultdict(list)
    rest: list[Cluster] = []
    for node in single:
        (sighting,) = node.sightings
        word = names.single_key(sighting.actor.name)
        candidates = [c for c in possible.get(word, ()) if not _kept_apart(node, c)]
        near = [c for c in candidates if _shares_story(sighting, c)]
        rule: AddedBy = "surname-in-story" if near else "surname"
        choice = near or candidates
        if not near and len(choice) > 1:
            fitting = [c for c in choice if not contradict(node, _whole(c))]
            if len(fitting) == 1 and agree(node, _whole(fitting[0])):
                rule, choice = "surname-and-role", fitting
        if len(choice) == 1 and choice[0] in known.get(word, ()) and _may_be(node, choice[0]):
            added.append((choice[0], node, rule))
        elif candidates:
            rest.append(Cluster([node], candidates=candidates))
        else:
            alone[word].append(node)
    for cluster, node, rule in added:
        cluster.added.append((node, rule, None))
    for word in sorted(alone):
        rest += _namesakes(alone[word], word)
    return clusters + rest


def _by_surname(clusters: Iterable[Cluster]) -> tuple[dict[str, list[Cluster]], dict[str, list[Cluster]]]:
    """People by the words that are their surnames, and by those that might be."""
    known: defaultdict[str, list[Cluster]] = defaultdict(list)
    possible: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.nodes[0].kind != "person":
            continue
        parts = [names.person(name) for node in cluster.nodes for name in node.names]
        alone = {
            names.single_key(alias)
            for node in cluster.nodes
            for s in node.sightings
            for alias, rule in s.actor.how
            if rule == "surname" and names.is_single(alias)
        }
        may_be = frozenset[str]().union(*map(names.possible_surnames, parts))
        # What a brief uses as the surname settles it, also for names in an order that is not known.
        is_ = (alone & may_be) or frozenset[str]().union(*map(names.surnames, parts))
        for word in is_:
            known[word].append(cluster)
        for word in is_ if alone & may_be else may_be | is_:
            possible[word].append(cluster)
    return known, possible


def _kept_apart(node: Node, cluster: Cluster) -> bool:
    return any(a == b and m != n for other in cluster.nodes for a, m in node.apart for b, n in other.apart)


def _shares_story(sighting: Sighting, cluster: Cluster) -> bool:
    return sighting.story is not None and any(s.story == sighting.story for n in cluster.nodes for s in n.sightings)


def _may_be(node: Node, cluster: Cluster) -> bool:
    """Whether nothing speaks against it: an actor of the same brief, a country, a role, or another part of the world.

    A role or country in common outweighs the last.
    """
    whole = _whole(cluster)
    if any(conflict(node, other) for other in cluster.nodes) or contradict(node, whole):
        return False
    return agree(node, whole) or not far_apart(node, whole)


def _whole(cluster: Cluster) -> Node:
    """All that is known of an actor as if it were one node."""
    return Node(
        ("whole",), cluster.nodes[0].kind, tuple(s for n in cluster.nodes for s in n.sightings), (), None, frozenset()
    )


def _namesakes(group: Sequence[Node], word: str) -> list[Cluster]:
    """People of one single name whom no brief names in full: one, if nothing speaks against it.

    A given name says nothing. Where something speaks against some, those are one that have a country or a role in
    common, or that briefs about the same countries name.
    """
    if len(group) == 1 or word in names.given_names():
        return [Cluster([node]) for node in group]
    different = {(node.countries, node.role_words, node.around): node for node in group}.values()
    in_harmony = not any(contradict(a, b) or far_apart(a, b) for a, b in combinations(different, 2))
    if in_harmony and _all_fit([Cluster([node]) for node in group]):
        return [Cluster(list(group))]
    agreeing: list[list[Node]] = []
    for node in group:
        same = [nodes for nodes in agreeing if any(_go_together(node, other) for other in nodes)]
        agreeing = [nodes for nodes in agreeing if nodes not in same]
        agreeing.append(sorted([node, *(n for nodes in same for n in nodes)], key=lambda n: n.key))
    sound = [nodes for nodes in agreeing if _all_fit([Cluster([n]) for n in nodes])]
    unsound = [nodes for nodes in agreeing if nodes not in sound]
    return [Cluster(nodes) for nodes in sound] + [Cluster([n]) for nodes in unsound for n in nodes]


def _go_together(left: Node, right: Node) -> bool:
    return agree(left, right) or (bool(left.around & right.around) and not contradict(left, right))
