"""JSON Lines in, JSON Lines out: how alike two claims are, row by row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from generator.json_lines import read_rows
from generator.relate.phrasing import Phrasing
from generator.relate.similarity import similarity

DIGITS = 6
"""Digits of a score after the point."""


def scored_rows(stream: Iterable[bytes], where: str, vectors: Callable[[Sequence[str]], Any]) -> Iterator[str]:
    """Score rows `{"id", "a", "b"}`; blank lines are passed over.

    Args:
        stream: lines of JSON in UTF-8.
        where: what to call them in messages.
        vectors: gives unit vectors of texts, one row for each.

    Yields:
        JSON objects `{"id", "score"}` without line ends, in the same order; a score is in [0, 1], and 0 for a text
        without a word.

    Raises:
        BriefingError: a row is not what it has to be; the text names its line.
    """
    for identity, pair in read_rows(stream, where, "a", "b"):
        a, b = vectors(pair)
        one, other = map(Phrasing, pair)
        score = similarity(one, other, float(a @ b)) if one.forms and other.forms else 0.0
        yield json.dumps({"id": identity, "score": round(score, DIGITS)}, ensure_ascii=False)
