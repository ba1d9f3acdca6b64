"""What the words of a text mean where they stand, from the pass that reads them: no further pass is needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from generator.annotate.decode import Scores
from generator.records import Span


@dataclass(frozen=True, eq=False)
class WordMeanings:
    """The vectors of the words that one call of an annotator has read.

    Attributes:
        spans: of the words, in order of the text.
        rows: a vector for each, in 16 bits.
    """

    spans: Sequence[Span]
    rows: npt.NDArray[np.float16]

    def of(self, places: Sequence[Span]) -> Scores | None:
        """The sum of the vectors of the words in these places; None where none of them was read."""
        inside: list[int] = []
        for start, end in places:
            first = bisect_left(self.spans, (start, start))
            while first < len(self.spans) and self.spans[first][1] <= end:
                inside.append(first)
                first += 1
        total: Scores = self.rows[inside].sum(axis=0, dtype=np.float32)
        return total if inside else None
