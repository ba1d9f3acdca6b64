"""Briefs on the same event, by what their texts, actors, places and dates have in common.

Nothing depends on the order in which the briefs come, and a brief bears only upon those that it is like, or that are
connected with it through others that are alike: the rest is grouped as if it were not there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from generator.records import Brief
from generator.relate.grouping_dates import Times, when
from generator.relate.grouping_links import Index, Scores, average_link, connected
from generator.relate.grouping_words import Profile, profile

LEAST = 0.27
"""Likeness of two groups of briefs, on average, that are one story: the cosine of their words, less for time apart."""

GAP = 0.7
"""Two groups stay apart if they are less like each other than this part of what each is like in itself: two events of
one kind, with the same actors at the same place, are alike, but reports of either are much more so."""

LEFT_OUT = 0.1
"""Likeness that may be left out of the search for briefs that are alike; it changes the time taken and nothing else."""

ESTABLISHED = 3
"""Briefs of a group whose likeness in itself says something."""


def group(briefs: Iterable[tuple[Brief, str]], apart: Collection[tuple[str, str]] = ()) -> tuple[tuple[str, ...], ...]:
    """Put briefs together that are on one event.

    Args:
        briefs: with their archived texts, in any order; their ids are distinct.
        apart: pairs of ids that are never in one group.

    Returns:
        The ids of each group, in order, groups by their first ids; a brief that stands alone is a group of one.
    """
    in_order = sorted(briefs, key=lambda pair: pair[0].id)
    ids = [brief.id for brief, _ in in_order]
    places = {brief_id: place for place, brief_id in enumerate(ids)}
    profiles = [profile(brief, text) for brief, text in in_order]
    times = [when(brief, text) for brief, text in in_order]
    forbidden = {(places[a], places[b]) for a, b in apart if a in places and b in places}
    found: list[tuple[str, ...]] = []
    for part in connected(len(ids), _near(profiles, Times(times))):
        if len(part) == 1:
            found.append((ids[part[0]],))
            continue
        local = {place: n for n, place in enumerate(part)}
        table = likeness([profiles[i] for i in part], Times([times[i] for i in part]))
        for a, b in forbidden:
            if a in local and b in local:
                table[local[a], local[b]] = table[local[b], local[a]] = -np.inf
        found += [tuple(ids[part[n]] for n in members) for members in average_link(table, LEAST, _may_merge)]
    return tuple(sorted(found))


def central(briefs: Sequence[tuple[Brief, str]]) -> int:
    """The place of the brief that is most like the others, by its words; of equals the first."""
    if len(briefs) < 3:
        return 0
    index = Index([profile(brief, text) for brief, text in briefs])
    return int(np.argmax([round(float(index.row(i).sum()), 9) for i in range(len(briefs))]))


def likeness(profiles: Sequence[Profile], times: Times) -> Scores:
    """How alike every two briefs are: 0 to 1."""
    index = Index(profiles)
    everyone = np.arange(len(profiles))
    return np.array([index.row(i) * times.factors(i, everyone) for i in range(len(profiles))])


def _near(profiles: Sequence[Profile], times: Times) -> Iterable[tuple[int, int]]:
    """Pairs of briefs that are alike enough for one story."""
    index = Index(profiles, LEFT_OUT)
    for one in range(len(profiles)):
        others, scores = index.near(one, LEAST)
        near = others[scores * times.factors(one, others) >= LEAST]
        yield from ((one, other) for other in near.tolist())


def _may_merge(between: float, within: float, smaller: float) -> bool:
    return smaller < ESTABLISHED or between >= GAP * within
