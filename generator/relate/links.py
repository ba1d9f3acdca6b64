"""Why an actor of a brief was taken for an actor of the corpus: one rule for each, from a short list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.relate import names
from generator.relate.joins import Cluster, says_so
from generator.relate.sightings import Node, Place, Sighting

Rule = Literal[
    "same-name",
    "same-id",
    "spelling",
    "name-order",
    "transliteration",
    "initials",
    "document",
    "surname",
    "surname-in-story",
    "surname-and-role",
    "acronym",
    "register",
]
"""Why an actor of a brief was taken for an actor of the corpus; `docs/register.md` says what each means."""


SPELLING_ALONE: frozenset[Rule] = frozenset({"same-name", "same-id", "spelling"})
"""Rules that no reader of a brief needs to be told of."""


@dataclass(frozen=True, slots=True)
class Link:
    """From an actor of one brief to the actor of the corpus that it is.

    Attributes:
        because: id of the brief that bears it out, for `document` and `acronym`; else None.
    """

    actor: str
    rule: Rule
    because: str | None = None


def of(cluster: Cluster, actor: str) -> Iterator[tuple[Place, Link]]:
    """The link of everything in a cluster.

    Args:
        cluster: what is one actor.
        actor: its id.
    """
    name, own_id = main_sighting(cluster)
    for node in cluster.nodes:
        for s in node.sightings:
            yield s.place, _own(s, node, name, actor) or _through(s, node, cluster, own_id, actor)
    for node, rule, because in cluster.added:
        for s in node.sightings:
            yield s.place, Link(actor, rule, because)


def main_sighting(cluster: Cluster) -> tuple[str, str]:
    """The fullest name that briefs give, and the id that goes with it; that of the register where it is there."""
    entry = next((n.entry for n in cluster.nodes if n.entry is not None), None)
    found = [s for n in cluster.nodes for s in n.sightings if entry is None or n.entry == entry]
    fullest = min(found, key=lambda s: (*_fullness(s.actor.name), s.actor.id, s.brief))
    return fullest.actor.name, entry or fullest.actor.id


def _fullness(name: str) -> tuple[int, int, str]:
    """Orders the fullest name first: by words that are no initials, then by letters."""
    return -sum(len(word) > 1 for word in names.words(name)), -len(names.key(name)), name


def _own(s: Sighting, node: Node, name: str, actor: str) -> Link | None:
    """The link of what is like the cluster's fullest name itself."""
    if node.entry is not None:
        return Link(actor, "register")
    if s.actor.name == name:
        return Link(actor, "same-name")
    if names.key(s.actor.name) == names.key(name):
        return Link(actor, "spelling")
    rule = names.likeness(names.person(s.actor.name), names.person(name)) if node.kind == "person" else None
    return Link(actor, rule) if rule else None


def _through(s: Sighting, node: Node, cluster: Cluster, own_id: str, actor: str) -> Link:
    """The link of what is like another name of the cluster, or has but its id."""
    others = [other for other in cluster.nodes if other is not node]
    for other in others:
        brief = says_so(other, node) or says_so(node, other)
        if brief is not None:
            return Link(actor, "document", brief)
    if s.actor.id != own_id and node.kind == "person":
        for name in sorted({name for other in others for name in other.names}):
            rule = names.likeness(names.person(s.actor.name), names.person(name))
            if rule:
                return Link(actor, rule)
    return Link(actor, "same-id")
