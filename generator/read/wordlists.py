"""Word lists as rules hold them: written as running text, read as sets."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a list that white space parts."""
    return frozenset(words.split())
