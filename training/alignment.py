"""Fit the weights by which claims are compared, `generator/relate/data/weights.json`, and say how good they are.

    python -m training.alignment --data DIR [--write]

Two decisions, each once with vectors and once by words alone:

- `similarity`, for two texts: logistic regression on pairs of claims (`claims/claimdiff-train.jsonl`, related or not)
  and on pairs of headlines (`claims/headlines-2013.jsonl` and `-2014`, a fifth of the score taken as a probability)
  together, with a constant for each of the two, since related claims are more often alike than headlines are.
- `alignment`, for two claims with their speakers and sentences: logistic regression on the pairs of claims that
  are weighed at all, of the stories in `benchmarks/alignment.json` whose part is `tuned`.

What is printed for data that weights were fitted to is cross-validated: by topic for claims, by story for alignment.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.alignment import stories
from benchmarks.packs import rows
from benchmarks.similarity import auc
from generator.annotate import load
from generator.annotate.embedded import EmbeddedAnnotator
from generator.relate import alignment, similarity
from generator.relate.alignment import Reading
from generator.relate.entries import Statement
from generator.relate.phrasing import Phrasing

STRENGTH = {"similarity": 3.0, "alignment": 10.0}
"""How strongly weights are drawn towards 0."""

FOLDS = 10

Array = np.ndarray


class Table:
    """Features of pairs, what people said of them, and what belongs together when they are split."""

    def __init__(self, features: Sequence[dict[str, float]], gold: Sequence[float], groups: Sequence[object]) -> None:
        self.names = list(features[0])
        self.values = np.array([[row[name] for name in self.names] for row in features])
        self.gold = np.array(gold, float)
        order = {group: number for number, group in enumerate(dict.fromkeys(groups))}
        self.fold = np.array([order[group] % FOLDS for group in groups])

    def without(self, name: str) -> Table:
        """The same without one feature."""
        other = object.__new__(Table)
        kept = [i for i, own in enumerate(self.names) if own != name]
        other.names, other.values = [self.names[i] for i in kept], self.values[:, kept]
        other.gold, other.fold = self.gold, self.fold
        return other


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    annotator = load()
    if not isinstance(annotator, EmbeddedAnnotator):
        raise SystemExit("the annotator gives no vectors")
    claims = pairs(annotator, options.data / "claims/claimdiff-train.jsonl", ("claim_a", "claim_b", "relation"), 1)
    headlines = [
        pairs(annotator, options.data / f"claims/headlines-{y}.jsonl", ("a", "b", "score"), 5) for y in (2013, 2014)
    ]
    unseen = pairs(annotator, options.data / "claims/headlines-2015.jsonl", ("a", "b", "score"), 5)
    tuned, others = aligned(annotator, options.data / "stories/triples.jsonl")
    weights: dict[str, dict[str, dict[str, float]]] = {"similarity": {}, "alignment": {}}
    for kind in ("vectors", "words"):
        if kind == "words":
            claims, unseen, tuned, others = (t.without("cosine") for t in (claims, unseen, tuned, others))
            headlines = [t.without("cosine") for t in headlines]
        fitted = fit([claims, *headlines], "similarity")
        crossed = np.zeros(len(claims.gold))
        for fold in range(FOLDS):
            crossed[claims.fold == fold] = score(fit([claims, *headlines], "similarity", fold), claims)[
                claims.fold == fold
            ]
        print(f"{kind}: claims AUC {auc(crossed, claims.gold):.3f} cross-validated by topic;", end=" ")
        print(f"headlines 2015 r {np.corrcoef(score(fitted, unseen), unseen.gold)[0, 1]:.3f}")
        weights["similarity"][kind] = named(fitted, claims.names)
        decided = fit([tuned], "alignment")
        crossed = np.zeros(len(tuned.gold))
        for fold in range(FOLDS):
            crossed[tuned.fold == fold] = score(fit([tuned], "alignment", fold), tuned)[tuned.fold == fold]
        print(f"{kind}: alignment, single pairs: tuned {prf(crossed, tuned.gold)} cross-validated by story;", end=" ")
        print(f"unseen {prf(score(decided, others), others.gold)}")
        weights["alignment"][kind] = named(decided, tuned.names)
    if options.write:
        target = Path(similarity.__file__).parent / "data" / "weights.json"
        target.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def pairs(annotator: EmbeddedAnnotator, path: Path, keys: tuple[str, str, str], scale: float) -> Table:
    """The pairs of a pack of texts."""
    found = list(rows(path, *keys))
    texts = sorted({row[key] for row in found for key in keys[:2]})
    vectors = dict(zip(texts, annotator.vectors(texts), strict=True))
    taken = {text: Phrasing(text) for text in texts}
    features, gold, groups = [], [], []
    for number, row in enumerate(found):
        one, other = row[keys[0]], row[keys[1]]
        features.append(similarity.features(taken[one], taken[other], float(vectors[one] @ vectors[other])))
        gold.append(row[keys[2]] / scale)
        groups.append(row.get("topic", number))
    return Table(features, gold, groups)


def aligned(annotator: EmbeddedAnnotator, path: Path) -> tuple[Table, Table]:
    """Pairs of claims of different documents of a story that are weighed: of stories to fit to, and of others."""
    parts: dict[str, tuple[list, list, list]] = {"tuned": ([], [], []), "unseen": ([], [], [])}
    for number, story in enumerate(stories(annotator, path)):
        if story.part not in parts:
            continue
        features, gold, groups = parts[story.part]
        statements = [Statement(c, e, n) for e in story.entries for n, c in enumerate(e.brief.claims, 1)]
        readings = [Reading(each, story.vectors.get(each.entry.brief.id)) for each in statements]
        keys = [story.found.get((s.entry.brief.id, s.claim.id)) for s in statements]
        told = alignment.Told(readings)
        for i, j in alignment.worth_comparing(readings):
            one, other = keys[i], keys[j]
            if one and other and one[0] != other[0] and alignment.may_agree(readings[i], readings[j]):
                features.append(alignment.comparison(readings[i], readings[j], told))
                gold.append(float(frozenset((one, other)) in story.same))
                groups.append(number)
    return Table(*parts["tuned"]), Table(*parts["unseen"])


def fit(tables: Sequence[Table], decision: str, left_out: int | None = None) -> Array:
    """Weights of the features and, last, the mean constant: logistic regression by Newton's method."""
    kept = [t.fold != left_out if number == 0 else np.ones(len(t.gold), bool) for number, t in enumerate(tables)]
    values = np.concatenate([t.values[k] for t, k in zip(tables, kept, strict=True)])
    gold = np.concatenate([t.gold[k] for t, k in zip(tables, kept, strict=True)])
    constants = np.zeros((len(values), len(tables)))
    at = 0
    for number, k in enumerate(kept):
        constants[at : at + k.sum(), number] = 1
        at += k.sum()
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    known = np.hstack([(values - mean) / spread, constants])
    pull = np.diag([STRENGTH[decision]] * values.shape[1] + [0.0] * len(tables))
    weights = np.zeros(known.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (likely - gold) + pull @ weights
        weights -= np.linalg.solve((known * (likely * (1 - likely))[:, None]).T @ known + pull, slope)
    size = values.shape[1]
    raw = weights[:size] / spread
    return np.append(raw, weights[size:].mean() - raw @ mean)


def score(weights: Array, table: Table) -> Array:
    """The weighted sum for each pair."""
    return table.values @ weights[:-1] + weights[-1]


def named(weights: Array, names: Sequence[str]) -> dict[str, float]:
    """The weights by name, rounded."""
    return {name: round(float(w), 3) for name, w in zip([*names, "constant"], weights, strict=True)}


def prf(scores: Array, gold: Array) -> str:
    """Precision, recall and F1 of all pairs with a score above 0."""
    hits = float(gold[scores > 0].sum())
    precision, recall = hits / max(1, (scores > 0).sum()), hits / gold.sum()
    return f"P {precision:.2f} R {recall:.2f} F1 {2 * precision * recall / max(1e-9, precision + recall):.2f}"


if __name__ == "__main__":
    main()
