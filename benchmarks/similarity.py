"""How well the likeness of two texts agrees with people, beside closeness of vectors and of words alone."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.packs import PackError, rows
from generator.annotate.embedded import EmbeddedAnnotator
from generator.relate.phrasing import Phrasing
from generator.relate.similarity import features, odds

_WORD = re.compile(r"[^\W_]+")

Figures = dict[str, float]


def similarity_figures(annotator: object, path: Path) -> tuple[Figures, dict[str, Figures]]:
    """Pearson correlation, times a hundred, on a pack of pairs: rows with `a`, `b` and `score`.

    Returns:
        That of the cosine of the model's sentence vectors, and that of the odds by which claims are compared; beside
        them the cosine of words weighted by their rarity among the pairs (TF-IDF), by name.

    Raises:
        PackError: the annotator gives no sentence vectors.
    """
    if not isinstance(annotator, EmbeddedAnnotator):
        raise PackError(f"{path}: this annotator gives no sentence vectors")
    pairs = [(row["a"], row["b"], row["score"]) for row in rows(path, "a", "b", "score")]
    gold = [score for _, _, score in pairs]
    one, other = (annotator.vectors([pair[i] for pair in pairs]) for i in (0, 1))
    vectors = (one * other).sum(axis=1)
    texts = [Counter(_WORD.findall(text.lower())) for pair in pairs for text in pair[:2]]
    documents = Counter(word for text in texts for word in text)
    rarity = {word: math.log(len(texts) / n) for word, n in documents.items()}
    words = [_cosine(a, b, rarity) for a, b in zip(texts[::2], texts[1::2], strict=True)]
    compared = _odds([pair[:2] for pair in pairs], vectors)
    ours = {"pairs of headlines": _pearson(vectors, gold), "pairs of headlines, weighed": _pearson(compared, gold)}
    return ours, {"TF-IDF": {"pairs of headlines": _pearson(words, gold)}}


def relation_figures(annotator: object, path: Path) -> tuple[Figures, dict[str, Figures]]:
    """Area under the ROC curve, times a hundred, on pairs of claims: rows with `claim_a`, `claim_b` and `relation`.

    Returns:
        That of `briefing similarity`; beside it that of the vectors alone and of words alone (Jaccard), by name.

    Raises:
        PackError: the annotator gives no sentence vectors.
    """
    if not isinstance(annotator, EmbeddedAnnotator):
        raise PackError(f"{path}: this annotator gives no sentence vectors")
    found = list(rows(path, "claim_a", "claim_b", "relation"))
    pairs = [(row["claim_a"], row["claim_b"]) for row in found]
    texts = sorted({text for pair in pairs for text in pair})
    vectors = dict(zip(texts, annotator.vectors(texts), strict=True))
    cosines = [float(vectors[a] @ vectors[b]) for a, b in pairs]
    words = {text: set(_WORD.findall(text.lower())) for text in texts}
    jaccard = [len(words[a] & words[b]) / len(words[a] | words[b]) for a, b in pairs]
    gold = [row["relation"] for row in found]
    name = "related claims"
    beside = {"vectors alone": cosines, "Jaccard": jaccard}
    return (
        {name: round(100 * auc(_odds(pairs, cosines), gold), 1)},
        {system: {name: round(100 * auc(scores, gold), 1)} for system, scores in beside.items()},
    )


def _odds(pairs: Sequence[tuple[str, str]], cosines: Sequence[float]) -> list[float]:
    taken = {text: Phrasing(text) for pair in pairs for text in pair}
    return [
        odds("similarity", features(taken[a], taken[b], float(cosine)))
        for (a, b), cosine in zip(pairs, cosines, strict=True)
    ]


def auc(scores: object, gold: object) -> float:
    """The chance that a pair that is related scores higher than one that is not; a tie counts half."""
    values, related = np.asarray(scores, float), np.asarray(gold, bool)
    _, place, tied = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(tied) - (tied - 1) / 2)[place]
    ones, noughts = int(related.sum()), int((~related).sum())
    return (float(ranks[related].sum()) - ones * (ones + 1) / 2) / (ones * noughts)


def _pearson(one: object, other: object) -> float:
    return round(100 * float(np.corrcoef(one, other)[0, 1]), 1)


def _cosine(one: Counter[str], other: Counter[str], rarity: dict[str, float]) -> float:
    def length(words: Counter[str]) -> float:
        return math.sqrt(math.fsum((n * rarity[w]) ** 2 for w, n in words.items()))

    shared = math.fsum(n * other[w] * rarity[w] ** 2 for w, n in one.items())
    return shared / (length(one) * length(other) or 1.0)
