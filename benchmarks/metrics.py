"""How well spans and relations were found: exact, by character, and linked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.annotate.labels import PARTS
from generator.records import Attribution, Span

IGNORED_AT_ENDS = " \t\n\u00a0\"'‘’“”,.;:-–—"
"""Quotation marks and punctuation at the ends of a span count neither for nor against it."""

CONTENT_OVERLAP, SOURCE_OVERLAP = 0.8, 0.5
"""Jaccard overlap by character that makes a relation the right one."""


@dataclass(slots=True)
class Count:
    """True positives, false positives and false negatives."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def add(self, gold: set, found: set) -> None:
        """Count one document's items."""
        self.hits += len(gold & found)
        self.false += len(found - gold)
        self.missed += len(gold - found)

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """In percent."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def trimmed(text: str, span: Span) -> Span:
    """The span without quotation marks, punctuation and space at its ends."""
    start, end = span
    while start < end and text[start] in IGNORED_AT_ENDS:
        start += 1
    while end > start and text[end - 1] in IGNORED_AT_ENDS:
        end -= 1
    return start, end


def characters(spans: Iterable[Span]) -> set[int]:
    """The code points that the spans cover."""
    return {i for start, end in spans for i in range(start, end)}


def overlap(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Jaccard overlap of two groups of spans by character, in [0, 1]."""
    a, b = characters(one), characters(other)
    return len(a & b) / max(1, len(a | b))


class AttributionScore:
    """Counts over documents of attributions found against those that people marked."""

    def __init__(self) -> None:
        self.exact = {p: Count() for p in PARTS}
        self.by_character = {p: Count() for p in PARTS}
        self.linked = Count()

    def add(self, text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> None:
        """Count one document."""
        for part in PARTS:
            right = {trimmed(text, s) for a in gold for s in getattr(a, part)}
            mine = {trimmed(text, s) for a in found for s in getattr(a, part)}
            self.exact[part].add(right, mine)
            self.by_character[part].add(characters(right), characters(mine))
        left = list(gold)
        for attribution in found:
            match = next((g for g in left if _same(g, attribution)), None)
            if match is None:
                self.linked.false += 1
            else:
                left.remove(match)
                self.linked.hits += 1
        self.linked.missed += len(left)

    def figures(self) -> dict[str, float]:
        """F1 in percent, by name."""
        exact = {f"exact {p}": round(c.f1, 1) for p, c in self.exact.items()}
        by_character = {f"characters {p}": round(c.f1, 1) for p, c in self.by_character.items()}
        return exact | by_character | {"linked": round(self.linked.f1, 1)}


def _same(gold: Attribution, found: Attribution) -> bool:
    if overlap(gold.content, found.content) < CONTENT_OVERLAP:
        return False
    return overlap(gold.source, found.source) >= SOURCE_OVERLAP or not (gold.source or found.source)
