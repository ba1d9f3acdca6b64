"""Vectors that are alike are put together: average linkage within what is connected at all.

A group is made of those that are near each other on average (UPGMA; Sokal and Michener, 1958). Two groups can only
merge on average if some pair of theirs is near enough, so that each connected part of the graph of near pairs is
grouped by itself: whatever is added elsewhere changes nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from generator.relate.grouping_words import Profile

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]


class Index:
    """Vectors by their words, for the likeness of one with all the others."""

    def __init__(self, profiles: Sequence[Profile], left_out: float = 0.0) -> None:
        """Index vectors.

        Args:
            profiles: the vectors.
            left_out: the likeness that words left out of the index may make up at most. Of each vector the commonest
                are left out as long as their length stays below it (after Bayardo, Ma and Srikant, 2007, and Anastasiu
                and Karypis, 2014), which spares most of the work.
        """
        self.size = len(profiles)
        numbers: dict[str, int] = {}
        self._words = [np.array([numbers.setdefault(w, len(numbers)) for w in p.words], np.int64) for p in profiles]
        self._weights = [np.array(p.weights, np.float64) for p in profiles]
        words = np.concatenate([*self._words, np.empty(0, np.int64)])
        weights = np.concatenate([*self._weights, np.empty(0)])
        owners = np.repeat(np.arange(self.size), [len(w) for w in self._words])
        spread = np.bincount(words, minlength=len(numbers))
        kept = np.ones(len(words), bool)
        self._left_out = np.zeros(self.size)
        self._room = np.zeros(len(numbers))
        if left_out:
            at = 0
            for i, mine in enumerate(self._words):
                order = np.argsort(-spread[mine], kind="stable")
                lengths = np.sqrt(np.cumsum(self._weights[i][order] ** 2))
                skipped = int(np.searchsorted(lengths, left_out))
                kept[at + order[:skipped]] = False
                self._left_out[i] = lengths[skipped - 1] if skipped else 0.0
                at += len(mine)
        # By word and, within it, by owner: one slice for each word.
        order = np.argsort(words[kept], kind="stable")
        self._owners, self._values = owners[kept][order], weights[kept][order]
        self._ends = np.cumsum(np.bincount(words[kept], minlength=len(numbers)))
        self._starts = self._ends - np.bincount(words[kept], minlength=len(numbers))

    def row(self, one: int) -> Scores:
        """The likeness of one with all, as far as it comes from indexed words: for each, 0 to 1."""
        starts, ends = self._starts[self._words[one]], self._ends[self._words[one]]
        lengths = ends - starts
        at = np.arange(lengths.sum()) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
        shares = self._values[at] * np.repeat(self._weights[one], lengths)
        return np.bincount(self._owners[at], weights=shares, minlength=self.size).astype(np.float64)

    def near(self, one: int, least: float) -> tuple[Numbers, Scores]:
        """Those after one whose likeness with it is `least` at least, and how great it is."""
        row = self.row(one)
        row[: one + 1] = -1.0
        found = np.flatnonzero(row + self._left_out >= least - 1e-9)
        mine = self._room
        mine[self._words[one]] = self._weights[one]
        # One after the other, as `row` adds up: the same to the last bit, whatever was left out of the index.
        exact = np.array([np.add.accumulate(mine[self._words[i]] * self._weights[i])[-1] for i in found], np.float64)
        mine[self._words[one]] = 0.0
        return found[exact >= least], exact[exact >= least]


def connected(size: int, pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """The connected parts of a graph with nodes 0 to `size`, each in order, by their first nodes."""
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in pairs:
        a, b = sorted((root(one), root(other)))
        parent[b] = a
    parts: dict[int, list[int]] = {}
    for node in range(size):
        parts.setdefault(root(node), []).append(node)
    yield from parts.values()


def average_link(likeness: Scores, least: float, may_merge: Callable[[float, float, float], bool]) -> list[list[int]]:
    """Merge the two nearest groups again and again.

    Args:
        likeness: of every pair, symmetric; minus infinity for two that are never to be in one group. It is used up.
        least: average likeness of two groups that merge, at least.
        may_merge: asked of two groups before they merge: their average likeness, and the lower average within one of
            them, and the size of the smaller. Those that may not never will.

    Returns:
        The groups, each in order, by their first members.
    """
    size = len(likeness)
    np.fill_diagonal(likeness, -np.inf)
    counts = np.ones(size)
    within = np.ones(size)
    members = [[i] for i in range(size)]
    best = likeness.argmax(axis=1) if size else np.empty(0, np.int64)
    top = likeness[np.arange(size), best]
    while size > 1:
        one = int(top.argmax())
        other = int(best[one])
        near = float(top[one])
        if near < least:
            break
        one, other = min(one, other), max(one, other)
        if may_merge(near, float(min(within[one], within[other])), float(min(counts[one], counts[other]))):
            _join(likeness, one, other, counts, within)
            members[one] += members[other]
            members[other] = []
        else:
            likeness[one, other] = likeness[other, one] = -np.inf
        stale = np.flatnonzero((best == one) | (best == other))
        for row in {one, other, *stale.tolist()}:
            best[row] = likeness[row].argmax()
            top[row] = likeness[row, best[row]]
        better = likeness[:, one] > top
        best[better], top[better] = one, likeness[better, one]
        # Of equals the first, whatever was looked at before.
        tied = (likeness[:, one] == top) & (best > one) & np.isfinite(top)
        best[tied] = one
    return [sorted(group) for group in members if group]


def _join(likeness: Scores, one: int, other: int, counts: Scores, within: Scores) -> None:
    """Put the second group into the first."""
    a, b = counts[one], counts[other]
    pairs = np.array([a * (a - 1) / 2, b * (b - 1) / 2, a * b])
    within[one] = pairs @ np.array([within[one], within[other], likeness[one, other]]) / pairs.sum()
    mean = (likeness[one] * a + likeness[other] * b) / (a + b)
    likeness[one] = likeness[:, one] = mean
    likeness[one, one] = likeness[other] = likeness[:, other] = -np.inf
    counts[one] = a + b
