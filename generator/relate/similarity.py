"""How alike two claims are, in meaning and in words: one number that decides whether they are compared further.

A weighted sum of a few features, put between 0 and 1 by the logistic function. The weights lie in
`data/weights.json`; `training/alignment.py` says how they were made. A text that has no vector, such as a claim
that a person wrote into a brief, is compared by its words alone, with weights of its own.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from generator.relate.phrasing import Phrasing, longest_run, weight


def similarity(one: Phrasing, other: Phrasing, cosine: float | None) -> float:
    """How alike two texts are, in [0, 1]: near 1, they say the same.

    Args:
        one: a text.
        other: another one; which of them comes first does not matter.
        cosine: of their vectors, in [-1, 1]; None where one of them has none.
    """
    return 1 / (1 + math.exp(-odds("similarity", features(one, other, cosine))))


def odds(decision: str, values: Mapping[str, float]) -> float:
    """The logarithm of the odds that something is so, from features of two texts.

    Args:
        decision: what is decided: a key of the table of weights.
        values: the features by name; with `cosine` or, where there are no vectors, without.
    """
    weights = _weights()[decision]["vectors" if "cosine" in values else "words"]
    return weights["constant"] + sum(weights[name] * value for name, value in values.items())


def features(one: Phrasing, other: Phrasing, cosine: float | None) -> dict[str, float]:
    """What two texts have in common: each number in [0, 1] except the cosine, by name, in a fixed order."""
    common = one.words & other.words
    shared = weight(common)
    either = one.weight + other.weight - shared
    smaller = min(one.weight, other.weight)
    run = weight(frozenset(longest_run(one, other)))
    values = {
        "shared": shared / either if either else 0.0,
        "contained": shared / smaller if smaller else 0.0,
        "run": min(1.0, run / _LONG_RUN),
        "names": _overlap(one.names, other.names),
        "numbers": _overlap(one.numbers, other.numbers),
        "other-numbers": float(bool(one.numbers and other.numbers and not one.numbers & other.numbers)),
        "quoted": _overlap(one.quoted, other.quoted),
        "length": min(len(one.forms), len(other.forms)) / (max(len(one.forms), len(other.forms)) or 1),
    }
    return values if cosine is None else {"cosine": cosine, **values}


_LONG_RUN = 15.0
"""Rarity of a run of words from which on it counts in full: some six words in a row."""


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set that the other has; 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


@cache
def _weights() -> dict[str, dict[str, dict[str, float]]]:
    table: dict[str, dict[str, dict[str, float]]] = json.loads(
        files("generator.relate").joinpath("data", "weights.json").read_text(encoding="utf-8")
    )
    return table
