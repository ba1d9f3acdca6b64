"""From scores to spans: the best sequence of tags that its scheme allows (Viterbi, 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.annotate.labels import may_end, may_start
from generator.records import Span

Scores = NDArray[np.float32]

_FORBIDDEN = np.float32(-1e4)


class Tagger:
    """Decodes one tag set.

    Args:
        tags: the tags, in order of the model's outputs.
        transitions: score of going from one tag (row) to the next (column); what is not allowed is far below zero.
    """

    def __init__(self, tags: Sequence[str], transitions: Scores) -> None:
        self.tags = tuple(tags)
        # The best predecessor is looked for along the last axis, which is the faster one.
        self._into = np.ascontiguousarray(transitions.T)
        self._start = np.array([0 if may_start(t) else _FORBIDDEN for t in tags], np.float32)
        self._end = np.array([0 if may_end(t) else _FORBIDDEN for t in tags], np.float32)

    def spans(self, emissions: Scores) -> list[tuple[int, int, str]]:
        """The labelled spans of one window.

        Args:
            emissions: scores of shape (words, tags).

        Returns:
            Half-open (first, last, label) in words, in order.
        """
        return spans_of([self.tags[i] for i in self._best(emissions)])

    def _best(self, emissions: Scores) -> list[int]:
        count = len(emissions)
        if not count:
            return []
        back = np.empty(emissions.shape, np.intp)
        columns = np.arange(emissions.shape[1])
        alpha = emissions[0] + self._start
        for t in range(1, count):
            scores = self._into + alpha
            before = scores.argmax(1)
            back[t] = before
            alpha = scores[columns, before] + emissions[t]
        best = [int((alpha + self._end).argmax())]
        for t in range(count - 1, 0, -1):
            best.append(int(back[t, best[-1]]))
        return best[::-1]


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Half-open (first, last, label) of the spans in BIO or BIOES tags that follow their scheme."""
    out: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix in ("B", "S"):
            out.append((i, i + 1, label))
        elif prefix in ("I", "E"):
            first, _, _ = out[-1]
            out[-1] = (first, i + 1, label)
    return out


def to_characters(span: tuple[int, int], words: Sequence[Span]) -> Span:
    """The code points that a half-open span of words covers."""
    return words[span[0]][0], words[span[1] - 1][1]
