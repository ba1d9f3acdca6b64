"""How well closeness of sentence vectors agrees with people, beside closeness of words."""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.packs import PackError, rows
from generator.annotate.embedded import EmbeddedAnnotator

_WORD = re.compile(r"[^\W_]+")

Figures = dict[str, float]


def similarity_figures(annotator: object, path: Path) -> tuple[Figures, dict[str, Figures]]:
    """Pearson correlation, times a hundred, on a pack of pairs: rows with `a`, `b` and `score`.

    Returns:
        That of the cosine of the model's sentence vectors; and of the cosine of words weighted by their rarity
        among the pairs (TF-IDF), by name.

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
    return {"pairs of headlines": _pearson(vectors, gold)}, {"TF-IDF": {"pairs of headlines": _pearson(words, gold)}}


def _pearson(one: object, other: object) -> float:
    return round(100 * float(np.corrcoef(one, other)[0, 1]), 1)


def _cosine(one: Counter[str], other: Counter[str], rarity: dict[str, float]) -> float:
    def length(words: Counter[str]) -> float:
        return math.sqrt(math.fsum((n * rarity[w]) ** 2 for w, n in words.items()))

    shared = math.fsum(n * other[w] * rarity[w] ** 2 for w, n in one.items())
    return shared / (length(one) * length(other) or 1.0)
