"""The claims of a story put together: what several sources have, what one has, and where they do not agree.

Claims join where every one of them goes with every other, so that no chain of small steps puts unlike claims together,
and each claim is in one group. Of one brief a group has one claim, or several that surely say the same. What is found
does not depend on the order in which briefs come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from statistics import fmean
from types import MappingProxyType

from generator.brief.identity import short_hash
from generator.brief.vectors import Vectors
from generator.relate.alignment import UNLIKE, Reading, Told, agreement, worth_comparing
from generator.relate.common_origin import common_origins
from generator.relate.differences import differences, is_material
from generator.relate.entries import Entry, Statement
from generator.relate.origins import origins_of
from generator.relate.story import NOBODY, Difference, Group, Status

JOINS = 0.6
"""Log odds above which two claims of different briefs say the same."""

SURELY = 1.5
"""Log odds above which two claims join although the group of one has a claim of the other's brief already."""

BEARS = -3.0
"""Log odds that each two claims of a group have at least."""

HOLDS = -1.0
"""Log odds that the claims of two groups have in the mean for these to become one."""


def corroborate(entries: Sequence[Entry], vectors: Mapping[str, Vectors] = MappingProxyType({})) -> tuple[Group, ...]:
    """The groups of the claims of one story, each claim in one.

    Args:
        entries: the story's.
        vectors: what their claims mean, by id of the brief; those of a brief without are compared by their words alone.

    Returns:
        What most origins have first, then what stands earlier in the texts; a claim that stands alone is a group of
        one.
    """
    ordered = _newest_first(entries)
    readings = [
        Reading(Statement(claim, e, number), vectors.get(e.brief.id))
        for e in ordered
        for number, claim in enumerate(e.brief.claims, 1)
    ]
    scores: dict[tuple[int, int], float] = {}
    if len(ordered) > 1:
        told = Told(readings)
        scores = {(i, j): agreement(readings[i], readings[j], told) for i, j in worth_comparing(readings)}
    copies = common_origins({e.brief.id: e.text for e in ordered})
    of_brief = {brief: number for number, copy in enumerate(copies) for brief in copy}
    clusters = _clusters(readings, scores)
    groups = [_group([readings[i] for i in cluster], cluster, scores, of_brief) for cluster in clusters]
    return tuple(sorted(groups, key=_order))


def _newest_first(entries: Sequence[Entry]) -> list[Entry]:
    ordered = sorted(entries, key=lambda e: (e.brief.title.casefold(), e.brief.id))
    return sorted(ordered, key=lambda e: e.day.newness, reverse=True)


def _clusters(readings: Sequence[Reading], scores: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Places of the statements that say the same, each cluster in order: the best pairs join first."""
    cluster = {i: [i] for i in range(len(readings))}
    brief = [reading.statement.entry.brief.id for reading in readings]
    keys = [(reading.statement.entry.brief.id, reading.statement.number) for reading in readings]
    joining = [(i, j) for (i, j), score in scores.items() if score > JOINS and brief[i] != brief[j]]
    joining.sort(key=lambda pair: (-scores[pair], sorted((keys[pair[0]], keys[pair[1]]))))
    for i, j in joining:
        one, other = cluster[i], cluster[j]
        if one is other or (scores[i, j] <= SURELY and {brief[a] for a in one} & {brief[b] for b in other}):
            continue
        between = [scores.get((min(a, b), max(a, b)), UNLIKE) for a in one for b in other]
        if min(between) >= BEARS and fmean(between) >= HOLDS:
            one.extend(other)
            cluster.update((place, one) for place in other)
    return [sorted(members) for members in {id(members): members for members in cluster.values()}.values()]


def _group(
    readings: Sequence[Reading],
    places: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    of_brief: Mapping[str, int],
) -> Group:
    members = tuple(reading.statement for reading in readings)
    shared = origins_of(members, of_brief)
    found = _differences(readings, places, scores)
    material = [difference for difference in found if is_material(difference)]
    first = min(members, key=lambda m: (m.entry.day.newness, m.entry.brief.id, m.number))
    status: Status = "differs" if material else "corroborated" if len(shared) > 1 else "single-source"
    return Group(
        id=short_hash([first.entry.brief.id, first.claim.id], digits=8),
        status=status,
        is_report=_is_report(members, shared),
        members=members,
        origins=shared,
        differences=found,
        differing=_differing(material, {m.entry.brief.id for m in members}),
    )


def _is_report(members: Sequence[Statement], origins: Sequence[Sequence[str]]) -> bool:
    """Whether it goes back to fewer than two who say it in their own voice, and one at least has it from somebody."""
    own = {m.entry.brief.id for m in members if m.claim.speaker_kind == "outlet"}
    voices = sum(not own.isdisjoint(origin) for origin in origins)
    return any(m.claim.speaker_kind != "outlet" for m in members) and voices < 2


def _differences(
    readings: Sequence[Reading], places: Sequence[int], scores: Mapping[tuple[int, int], float]
) -> tuple[Difference, ...]:
    """For each two briefs, between the two of their members that are most alike; the same omission once."""
    best: dict[tuple[str, str], tuple[float, int, int]] = {}
    for a, b in combinations(range(len(readings)), 2):
        pair = readings[a].statement.entry.brief.id, readings[b].statement.entry.brief.id
        score = scores.get((places[a], places[b]), UNLIKE)
        if pair[0] != pair[1] and (pair not in best or score > best[pair][0]):
            best[pair] = (score, a, b)
    found = (differences(readings[a].statement, readings[b].statement) for _, a, b in best.values())
    told: dict[tuple[object, ...], Difference] = {}
    for number, difference in enumerate(difference for each in found for difference in each):
        omits = difference.kind == "omission"
        told.setdefault((difference.left, difference.right) if omits else (number,), difference)
    return tuple(told.values())


def _differing(material: Sequence[Difference], briefs: set[str]) -> frozenset[str]:
    """The briefs that differ from most of the others; where there is no such majority, all that differ."""
    against: dict[str, set[str]] = {}
    for difference in material:
        one, other = (brief for brief, _ in difference.statements)
        against.setdefault(one, set()).add(other)
        against.setdefault(other, set()).add(one)
    minority = {brief for brief, others in against.items() if 2 * len(others) > len(briefs) - 1}
    return frozenset(minority if minority and len(minority) < len(briefs) else against) or NOBODY


def _order(group: Group) -> tuple[int, int, float, str]:
    outlets = {m.entry.brief.source.outlet or m.entry.brief.id for m in group.members}
    depth = fmean(m.number / len(m.entry.brief.claims) for m in group.members)
    return -len(group.origins), -len(outlets), depth, group.id
