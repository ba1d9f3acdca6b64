"""What the words of a text mean where they stand, from the pass that reads them: no further pass is needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generator.annotate.decode import Scores
from generator.records import Span

LARGEST = 127
"""The largest number in a row."""


@dataclass(frozen=True, eq=False)
class WordMeanings:
    """The vectors of the words that one call of an annotator has read.

    They take a byte for each number, as they are what of a long document takes most of the memory.

    Attributes:
        spans: of the words, in order of the text.
        rows: a vector for each, in whole numbers from -127 to 127.
        scales: what the numbers of each row are multiples of.
    """

    spans: Sequence[Span]
    rows: npt.NDArray[np.int8]
    scales: Scores

    @classmethod
    def room_for(cls, spans: Sequence[Span], size: int) -> WordMeanings:
        """Room for the vectors of these words, each of so many numbers."""
        return cls(spans, np.zeros((len(spans), size), np.int8), np.zeros(len(spans), np.float32))

    def put(self, first: int, vectors: Scores) -> None:
        """Take up the vectors of the words from the `first` one on."""
        behind = first + len(vectors)
        scales = np.maximum(np.abs(vectors).max(axis=1, initial=0.0), np.finfo(np.float32).tiny) / LARGEST
        self.scales[first:behind] = scales
        self.rows[first:behind] = np.rint(vectors / scales[:, None])

    def of(self, places: Sequence[Span]) -> Scores | None:
        """The sum of the vectors of the words in these places; None where none of them was read."""
        inside: list[int] = []
        for start, end in places:
            first = bisect_left(self.spans, (start, start))
            while first < len(self.spans) and self.spans[first][1] <= end:
                inside.append(first)
                first += 1
        total: Scores = self.scales[inside] @ self.rows[inside].astype(np.float32)
        return total if inside else None
