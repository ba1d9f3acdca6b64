"""Comparable forms of names: what counts as the same spelling, and what an id is made of."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "&": " and "})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_BLANKS = re.compile(r"\s+")
_SMALL = frozenset(
    {"of", "for", "the", "and", "in", "on", "at", "to", "de", "du", "des", "del", "la", "le", "et", "und"}
)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The form in which spellings are compared: no case, accents or double blanks, one kind of apostrophe and dash."""
    if text.isascii():
        return " ".join(text.translate(_SIGNS).lower().split())
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS).casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)
    return _BLANKS.sub(" ", plain).strip()


_LONGEST, _CUT = 100, 80
"""Characters of an id: what goes behind it to tell two apart has to fit into those that briefs allow, 120."""


_RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def slug(name: str) -> str:
    """An id from a name: ASCII letters and digits with single hyphens; `x` and code points where nothing is left.

    A very long one is cut, and ends in a hash of the name. One that no folder can have on Windows gets an `x`.
    """
    made = _NOT_SLUG.sub("-", fold(name).replace("'", "")).strip("-")
    made = made or "x" + "-".join(f"{ord(c):x}" for c in name if not c.isspace())
    if len(made) <= _LONGEST:
        return f"{made}-x" if _RESERVED.fullmatch(made) else made
    return f"{made[:_CUT].rstrip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def letters(text: str) -> str:
    """The text without full stops and blanks, as abbreviations are compared: `U. S.` is `US`."""
    return text.replace(".", "").replace(" ", "")


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


def initials(name: str) -> set[str]:
    """What the first letters of a name's words spell, with and without the small words."""
    parted = [w for part in fold(name).split() for w in part.split("-") if w]
    return {"".join(w[0] for w in parted), "".join(w[0] for w in parted if w not in _SMALL)}
