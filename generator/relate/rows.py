"""JSON Lines in, JSON Lines out: how alike two claims are, row by row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from generator.errors import BriefingError
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
    for number, line in enumerate(stream, 1):
        if line.strip():
            identity, one, other = _row(line, f"{where}:{number}")
            a, b = vectors([one, other])
            texts = Phrasing(one), Phrasing(other)
            score = similarity(*texts, float(a @ b)) if all(text.forms for text in texts) else 0.0
            yield json.dumps({"id": identity, "score": round(score, DIGITS)}, ensure_ascii=False)


def _row(line: bytes, where: str) -> tuple[str | int, str, str]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BriefingError(f"{where}: is not UTF-8 (byte {error.start + 1} of the line)") from error
    except (ValueError, RecursionError) as error:
        raise BriefingError(f"{where}: is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise BriefingError(f'{where}: has to be an object with "id", "a" and "b", not {type(row).__name__}')
    identity, one, other = (row.get(key) for key in ("id", "a", "b"))
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        raise BriefingError(f'{where}: "id" has to be a string or a whole number')
    if not isinstance(one, str) or not isinstance(other, str):
        raise BriefingError(f'{where}: "a" and "b" have to be strings')
    try:
        f"{identity}{one}{other}".encode()
    except UnicodeEncodeError as error:
        raise BriefingError(f"{where}: holds half of a surrogate pair, which is no character") from error
    return identity, one, other
