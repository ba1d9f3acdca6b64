"""The words of a text, read once however often they are asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*|[’'](?:s|re|ve|ll|d|m)\b")
_LONG_TEXT = 1000
"""Code points from which a text is taken for a whole document, whose words are asked for again and again."""


class Word(NamedTuple):
    """A word of the text: its span, and its lower-case form with straight apostrophes."""

    start: int
    end: int
    form: str


def words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of text[start:end], in order."""
    if len(text) < _LONG_TEXT:
        return _read_words(text, start, end)
    found, starts = _words_of(text)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    # A word that the span cuts is read as far as the span goes.
    if (first and found[first - 1].end > start) or (last and found[last - 1].end > end):
        return _read_words(text, start, end)
    return found[first:last]


def _read_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    spans = [match.span() for match in WORD.finditer(text, start, end)]
    return tuple([Word(s, e, text[s:e].lower().replace("’", "'")) for s, e in spans])


@lru_cache(maxsize=2)
def _words_of(text: str) -> tuple[tuple[Word, ...], list[int]]:
    """All words of a text, and where they start."""
    found = _read_words(text, 0, len(text))
    return found, [word.start for word in found]
