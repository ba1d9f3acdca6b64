"""B³: how well places of a text were put together into the actors that they name."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(slots=True)
class BCubed:
    """B³ over the mentions of many documents (Bagga & Baldwin, LREC 1998), with mentions that were found, not given.

    For a mention, precision is the share of its found actor's mentions that belong to its right actor, and recall the
    share of its right actor's mentions that are in its found actor. As published, both sides have the same mentions.
    Here they may differ, and neither fault is forgiven: a right mention that was not found has recall 0 and counts in
    the recall alone, one that was found but is none has precision 0 and counts in the precision alone. Precision is the
    mean over all mentions found, recall the mean over all right ones.
    """

    precision_sum: float = 0.0
    found: int = 0
    recall_sum: float = 0.0
    right: int = 0

    def add(self, right: Mapping[Hashable, str], found: Mapping[Hashable, str]) -> None:
        """Count one document: the actor of each mention, as it should be and as it was found."""
        for mention, actor in found.items():
            if mention in right:
                mine = {m for m, a in found.items() if a == actor}
                same = {m for m, a in right.items() if a == right[mention]}
                self.precision_sum += len(mine & same) / len(mine)
                self.recall_sum += len(mine & same) / len(same)
        self.found += len(found)
        self.right += len(right)

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.precision_sum / max(1, self.found)

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.recall_sum / max(1, self.right)

    @property
    def f1(self) -> float:
        """In percent."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0
