"""How wide words are, roughly and rather too wide than too narrow, so that labels can be made to fit."""

from __future__ import annotations

import unicodedata

NARROW = frozenset("fijlrtIJ.,:;'’‘|!()[]/ -")
WIDE = frozenset("mwMWQO@%&—…")
ELLIPSIS = "…"


def width(text: str) -> float:
    """The width of a line in ems of the site's sans serif."""
    return sum(map(_advance, text))


def fitted(text: str, most: float) -> str:
    """The line, cut with an ellipsis where it is wider than so many ems."""
    if width(text) <= most:
        return text
    return text[: _fitting(text, most - _advance(ELLIPSIS))].rstrip(" ,;:–—-") + ELLIPSIS


def wrapped(text: str, most: float, lines: int) -> tuple[str, ...]:
    """The text on so many lines of so many ems at most, broken between words if it can be, cut where it is longer."""
    words = text.split()
    found: list[str] = []
    while words and len(found) < lines - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1])) <= most:
            taken += 1
        line = " ".join(words[:taken])
        words = words[taken:]
        if width(line) > most:  # one long word
            at = _fitting(line, most)
            line, words = line[:at], [line[at:], *words]
        found.append(line)
    return (*found, fitted(" ".join(words), most)) if words else tuple(found)


def _fitting(text: str, most: float) -> int:
    """How many code points of a line are no wider than so many ems, at least one."""
    for at, character in enumerate(text):
        most -= _advance(character)
        if most < 0:
            return max(at, 1)
    return len(text)


def _advance(character: str) -> float:
    if character in NARROW:
        return 0.38
    if unicodedata.combining(character):  # nothing in most fonts, something where a second font has to help
        return 0.3
    if character in WIDE or unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character.isascii():
        return 0.76 if character.isupper() else 0.66
    return 0.8
