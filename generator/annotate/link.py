"""Which source, cue and content belong together: each cue chooses a source, each content a cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.records import Span

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Group:
    """Parts of one attribution as half-open spans of words; contents in order."""

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]


class Linker:
    """Scores pairs of spans by a product of learned vectors and a bias for the distance between them.

    Args:
        size: length of a vector; the model gives four for each word (cue looks for source, source,
            content looks for cue, cue).
        distance: bias by bucket of signed distance, one row for each of the two choices.
        nobody: the vector that stands for "there is none", one row for each choice.
    """

    def __init__(self, size: int, distance: Vectors, nobody: Vectors) -> None:
        self._size = size
        self._distance = distance
        self._nobody = nobody

    def groups(self, spans: Sequence[tuple[int, int, str]], vectors: Vectors) -> list[Group]:
        """The attributions of one window.

        Args:
            spans: half-open (first, last, part) in words, in order.
            vectors: of shape (words, 4 * size).

        Returns:
            One group for each cue that has a content, in order of the cues; where there is no cue at all,
        one for each content.
        """
        by_part: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for first, last, part in spans:
            by_part[part].append((first, last))
        parts = vectors.reshape(len(vectors), 4, self._size)
        cues = by_part["cue"]
        contents: dict[Span, list[Span]] = {c: [] for c in cues}
        if not cues:
            return [Group(None, None, (content,)) for content in by_part["content"]]
        for content in by_part["content"]:
            # A content in the same window as a cue belongs to one: nobody is no choice.
            scores = self._scores(parts, 1, content, cues)[1:]
            contents[cues[int(scores.argmax())]].append(content)
        out = []
        for cue in cues:
            choice = int(self._scores(parts, 0, cue, by_part["source"]).argmax())
            source = by_part["source"][choice - 1] if choice else None
            if contents[cue]:
                out.append(Group(source, cue, tuple(contents[cue])))
        return out

    def _scores(self, parts: Vectors, kind: int, one: Span, others: Sequence[Span]) -> Vectors:
        """Scores of nobody and of each other span."""
        query = _mean(parts[:, 2 * kind], one)
        keys = np.stack([self._nobody[kind], *(_mean(parts[:, 2 * kind + 1], o) for o in others)])
        buckets = self._distance.shape[1]
        bias = [0.0, *(float(self._distance[kind, distance_bucket(o[0] - one[0], buckets)]) for o in others)]
        scores: Vectors = (keys @ query / np.float32(self._size**0.5) + np.array(bias, np.float32)).astype(np.float32)
        return scores


def distance_bucket(distance: int, buckets: int) -> int:
    """Signed distance in words on a logarithmic scale, in [0, buckets); the training script has it from here."""
    half = buckets // 2
    magnitude = min(abs(distance).bit_length(), half - 1)
    return magnitude if distance >= 0 else half + magnitude


def _mean(vectors: Vectors, span: Span) -> Vectors:
    mean: Vectors = (vectors[span[0]] + vectors[span[1] - 1]) / np.float32(2)
    return mean
