"""Whether two claims of a story say the same: same speaker and same utterance, or the same fact, in other words.

The decision is a weighted sum of what their words, numbers, names and quotations have in common, how near their
vectors are, what the sentences around them share, and whether the same actor speaks. The weights were fitted to pairs
judged by hand; see `training/alignment.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from generator.brief.vectors import cosine
from generator.relate.entries import Statement
from generator.relate.phrasing import COMMON, Phrasing, longest_run, weight
from generator.relate.rarity import rarity
from generator.relate.similarity import features, odds

NEAR = 0.4
"""Cosine of two vectors from which on claims are looked at, whatever their words."""

SHARED = 5.0
"""Rarity of the words that two claims share from which on they are looked at, whatever their vectors."""


UNLIKE = -9.0
"""Log odds of two claims that are not weighed further."""


@dataclass(frozen=True)
class Reading:
    """A statement made ready to be compared with many others."""

    statement: Statement

    @cached_property
    def claim(self) -> Phrasing:
        """The words of its evidence."""
        return Phrasing(" … ".join(e.quote for e in self.statement.claim.evidence))

    @cached_property
    def sentence(self) -> Phrasing:
        """The whole sentence or sentences that it stands in."""
        start, end = self.statement.claim.anchors.context
        return Phrasing(self.statement.entry.text[start:end])

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Ids of those who speak."""
        return frozenset(self.statement.claim.speakers)

    @cached_property
    def speaker_words(self) -> frozenset[str]:
        """The words that name them, in the text or as actors."""
        names = (a.name for a in self.statement.entry.brief.actors if a.id in self.speakers)
        return Phrasing(" ".join([self.statement.claim.speaker_text or "", *names])).words

    @cached_property
    def vector(self) -> bytes | None:
        """What its evidence means; None where nothing is known of that."""
        vectors = self.statement.entry.vectors
        return vectors.of(self.statement.claim.evidence) if vectors else None

    @property
    def model(self) -> str | None:
        """What made the vector."""
        return self.statement.entry.vectors.model if self.statement.entry.vectors else None

    @property
    def is_narrated(self) -> bool:
        """Whether the outlet says it in its own voice."""
        return self.statement.claim.speaker_kind == "outlet"


def nearness(one: Reading, other: Reading) -> float | None:
    """Cosine of two statements' vectors; None where one has none, or they are of different models."""
    if one.vector is None or other.vector is None or one.model != other.model or len(one.vector) != len(other.vector):
        return None
    return cosine(one.vector, other.vector)


def agreement(one: Reading, other: Reading) -> float:
    """The logarithm of the odds that two statements say the same: above 0, they rather do.

    Where both speakers are known and are not the same, it is `UNLIKE`: what two people say is not one report.
    """
    if one.speakers and other.speakers and not _same_speaker(one, other):
        return UNLIKE
    return odds("alignment", comparison(one, other))


def comparison(one: Reading, other: Reading) -> dict[str, float]:
    """The features that `agreement` weighs, by name; the order of the two statements does not matter."""
    values = features(one.claim, other.claim, nearness(one, other))
    around = weight(one.sentence.words & other.sentence.words)
    union = one.sentence.weight + other.sentence.weight - around
    smaller = min(one.sentence.weight, other.sentence.weight)
    a, b = one.statement.claim, other.statement.claim
    return values | {
        "sentences-shared": around / union if union else 0.0,
        "sentences-contained": around / smaller if smaller else 0.0,
        "sentences-run": min(1.0, weight(frozenset(longest_run(one.sentence, other.sentence))) / 15.0),
        "same-speaker": _same_speaker(one, other),
        "unlike-speakers": float(_are_unlike(one, other)),
        "other-speaker": float(bool(one.speakers and other.speakers) and not _same_speaker(one, other)),
        "both-narrated": float(one.is_narrated and other.is_narrated),
        "one-narrated": float(one.is_narrated != other.is_narrated),
        "both-direct": float(a.mode == "direct" and b.mode == "direct"),
        "same-act": float(a.act == b.act and a.mode != "narrated"),
        "substance": min(one.claim.weight, other.claim.weight, _SUBSTANTIAL) / _SUBSTANTIAL,
    }


_SUBSTANTIAL = 30.0
"""Rarity of the words of a claim from which on it is long enough to be told from any other."""

_BY_WORDS = 0.8
"""What speakers of the same words, but not of the same id, count at most."""


def _same_speaker(one: Reading, other: Reading) -> float:
    if one.speakers & other.speakers:
        return 1.0
    smaller = min(weight(one.speaker_words), weight(other.speaker_words))
    return _BY_WORDS * weight(one.speaker_words & other.speaker_words) / smaller if smaller else 0.0


def _are_unlike(one: Reading, other: Reading) -> bool:
    """Whether the words for both speakers name something and have nothing in common: "the suit", "Colorado's mayor"."""
    told = [frozenset(w for w in r.speaker_words if rarity(w) > COMMON) for r in (one, other)]
    known = bool(one.speakers and other.speakers)
    return not known and all(told) and not told[0] & told[1]


def worth_comparing(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Pairs of statements that may say the same, as places in the sequence, the first below the second, in order.

    Most pairs of a story have neither a meaning nor words in common, which is seen sooner than all the rest is weighed.
    """
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        for word in sorted(reading.claim.words):
            by_word[word].append(place)
    for word, places in by_word.items():
        worth = rarity(word)
        if worth > COMMON:
            for pair in combinations(places, 2):
                shared[pair] += worth
    return sorted({pair for pair, worth in shared.items() if worth >= SHARED} | set(_near(readings)))


def _near(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of which the vectors are near each other."""
    by_model: defaultdict[tuple[str | None, int], list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        if reading.vector is not None:
            by_model[reading.model, len(reading.vector)].append(place)
    for places in by_model.values():
        import numpy as np  # noqa: PLC0415 - only where there are vectors

        rows = np.array([np.frombuffer(readings[place].vector or b"", np.int8) for place in places], np.float64)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1.0)
        for i, row in enumerate(rows):
            for j in np.flatnonzero(rows[i + 1 :] @ row >= NEAR):
                yield places[i], places[i + 1 + int(j)]
