"""Names agree within a document: a word that is unclear in one place is read as in the others.

A window shows the model only a part of a document, and often too little to tell whether a name is that
of a person or of a company. Elsewhere in the same document it may be plain. So the scores of
a capitalised word are moved towards the mean of all its occurrences ("one sense per discourse",
Gale, Church and Yarowsky, 1992; as label consistency in Krishnan and Manning, 2006).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.annotate.decode import Scores
from generator.annotate.words import SHAPES, Words

SHARE = 0.6
"""How far a word is moved towards the mean: 0 not at all, 1 all the way."""

_NAMES = frozenset(SHAPES.index(s) for s in ("capitalised", "capitals", "mixed"))


def agreed(emissions: Scores, tags: Sequence[str], text: str, words: Words, share: float = SHARE) -> Scores:
    """Scores in which the occurrences of a capitalised word lean towards one type.

    Args:
        emissions: score of each tag for each word of the document, (words, tags).
        tags: the tags, `O` or a prefix, a hyphen and a type.
        text: the document's text.
        words: its words.
        share: see `SHARE`.

    Returns:
        New scores of the same shape. The scores of a type's tags are moved together, so how a name
        is bounded stays as the model saw it in each place.
    """
    groups: dict[str, int] = {}
    group = np.full(len(words.spans), -1)
    for i, ((start, end), shape) in enumerate(zip(words.spans, words.shapes, strict=True)):
        if shape in _NAMES:
            group[i] = groups.setdefault(text[start:end], len(groups))
    named = np.flatnonzero(group >= 0)
    if not len(named):
        return emissions
    types = [tag.partition("-")[2] for tag in tags]
    kinds = list(dict.fromkeys(types))
    by_type = np.stack(
        [np.logaddexp.reduce(emissions[named][:, [t == kind for t in types]], axis=1) for kind in kinds], axis=1
    )
    by_type -= np.logaddexp.reduce(by_type, axis=1, keepdims=True)
    total = np.zeros((len(groups), len(kinds)), np.float32)
    np.add.at(total, group[named], by_type)
    mean = total / np.bincount(group[named])[:, None]
    moved = emissions.copy()
    moved[named] += np.float32(share) * (mean[group[named]] - by_type)[:, [kinds.index(t) for t in types]]
    return moved
