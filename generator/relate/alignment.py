"""Whether two claims of a story say the same: same speaker and same utterance, or the same fact, in other words.

The decision is a weighted sum of what their words, numbers, names and quotations have in common, how near their
vectors are, what the sentences around them share, whether the same actor speaks, and where they stand. Words that many
claims of the story have count little. The weights were fitted to pairs judged by hand; see `training/alignment.py`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from generator.brief.vectors import Vectors, cosine
from generator.relate.differences import AGAINST
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
    """A statement made ready to be compared with many others.

    Attributes:
        vectors: of its brief; None where there are none, and its words alone are compared.
    """

    statement: Statement
    vectors: Vectors | None = None

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
    def known(self) -> frozenset[str]:
        """Ids of all actors of its brief."""
        return frozenset(a.id for a in self.statement.entry.brief.actors)

    @cached_property
    def speaker_names(self) -> frozenset[str]:
        """The words of their names as actors."""
        return Phrasing(" ".join(a.name for a in self.statement.entry.brief.actors if a.id in self.speakers)).words

    @cached_property
    def speaker_words(self) -> frozenset[str]:
        """The words that name them, in the text or as actors."""
        return self.speaker_names | Phrasing(self.statement.claim.speaker_text or "").words

    @cached_property
    def vector(self) -> bytes | None:
        """What its evidence means; None where nothing is known of that."""
        return self.vectors.of(self.statement.claim.evidence) if self.vectors else None

    @property
    def model(self) -> str | None:
        """What made the vector."""
        return self.vectors.model if self.vectors else None

    @property
    def is_narrated(self) -> bool:
        """Whether the outlet says it in its own voice."""
        return self.statement.claim.speaker_kind == "outlet"

    @property
    def earliness(self) -> float:
        """1 for the first claim of its brief, near 0 for the last."""
        return 1.0 - (self.statement.number - 1) / len(self.statement.entry.brief.claims)


def nearness(one: Reading, other: Reading) -> float | None:
    """Cosine of two statements' vectors; None where one has none, or they are of different models."""
    if one.vector is None or other.vector is None or one.model != other.model or len(one.vector) != len(other.vector):
        return None
    return cosine(one.vector, other.vector)


@dataclass(frozen=True)
class Told:
    """All claims of one story, by which each two of them are weighed: what most of them speak of tells none apart.

    Attributes:
        readings: the claims of all its briefs.
    """

    readings: Sequence[Reading]

    @cached_property
    def weights(self) -> dict[str, float]:
        """What each word of their sentences says: its rarity in the news, less the more sentences of the story have it.

        A few sentences that have none of the words are counted with them, or in a story of two claims what both have
        would say nothing.
        """
        found = Counter(word for reading in self.readings for word in reading.sentence.words | reading.claim.words)
        of_all = len(self.readings) + _OTHERS + 1
        return {word: rarity(word) * math.log(of_all / (n + 1)) / math.log(of_all) for word, n in found.items()}

    def weight(self, words: frozenset[str]) -> float:
        """What words say together, each by `weights`."""
        if words not in self._weighed:
            weights = self.weights
            self._weighed[words] = sum(weights.get(word) or 0.0 for word in sorted(words))
        return self._weighed[words]

    @cached_property
    def _weighed(self) -> dict[frozenset[str], float]:
        return {}


_OTHERS = 10
"""Sentences without a word of the story that are counted with its own."""


def agreement(one: Reading, other: Reading, told: Told) -> float:
    """The logarithm of the odds that two statements of a story say the same: above 0, they rather do.

    Where `may_agree` says that they cannot, it is `UNLIKE`.
    """
    return odds("alignment", comparison(one, other, told)) if may_agree(one, other) else UNLIKE


def may_agree(one: Reading, other: Reading) -> bool:
    """Whether two statements can say the same: not if two people speak, or one tells of a deed, one of a wish.

    Two who are called alike ("Ada Quist", "A. Quist") may be one, unless a brief knows both.
    """
    if one.is_narrated != other.is_narrated:
        return not {one.statement.claim.act, other.statement.claim.act} & _WISHES
    if not one.speakers or not other.speakers or one.speakers & other.speakers:
        return True
    return _same_speaker(one, other) > 0 and not (one.speakers <= other.known or other.speakers <= one.known)


_WISHES = frozenset({"demand", "urge", "ask", "want", "propose", "consider", "threaten"})
"""Acts that tell what is to come of it, if anything: what outlets tell themselves is what came."""


def comparison(one: Reading, other: Reading, told: Told) -> dict[str, float]:
    """The features that `agreement` weighs, by name; the order of the two statements does not matter."""
    values = features(one.claim, other.claim, nearness(one, other))
    around = weight(one.sentence.words & other.sentence.words)
    union = one.sentence.weight + other.sentence.weight - around
    smaller = min(one.sentence.weight, other.sentence.weight)
    telling = min(told.weight(reading.sentence.words) for reading in (one, other))
    a, b = one.statement.claim, other.statement.claim
    return values | {
        "sentences-shared": around / union if union else 0.0,
        "sentences-contained": around / smaller if smaller else 0.0,
        "sentences-run": min(1.0, weight(frozenset(longest_run(one.sentence, other.sentence))) / 15.0),
        "sentences-telling": told.weight(one.sentence.words & other.sentence.words) / telling if telling else 0.0,
        "telling": min(1.0, told.weight(one.claim.words & other.claim.words) / _TELLING),
        "same-speaker": _same_speaker(one, other),
        "unlike-speakers": float(_are_unlike(one, other)),
        "both-narrated": float(one.is_narrated and other.is_narrated),
        "one-narrated": float(one.is_narrated != other.is_narrated),
        "both-direct": float(a.mode == "direct" and b.mode == "direct"),
        "same-act": float(a.act == b.act and a.mode != "narrated"),
        "opposed": float((a.act in AGAINST) != (b.act in AGAINST)),
        "both-early": one.earliness * other.earliness,
        "substance": min(one.claim.weight, other.claim.weight, _SUBSTANTIAL) / _SUBSTANTIAL,
    }


_TELLING = 12.0
"""What the words that two claims share say, in their story, from which on it counts in full."""

_SUBSTANTIAL = 30.0
"""Rarity of the words of a claim from which on it is long enough to be told from any other."""

_BY_WORDS = 0.8
"""What speakers of the same words, but not of the same id, count at most."""


def _same_speaker(one: Reading, other: Reading) -> float:
    if one.speakers & other.speakers:
        return 1.0
    known = one.speakers and other.speakers
    ours, theirs = (r.speaker_names if known else r.speaker_words for r in (one, other))
    smaller = min(weight(ours), weight(theirs))
    return _BY_WORDS * weight(ours & theirs) / smaller if smaller else 0.0


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
