"""Words that are not where they are said to be: where they do stand, and why they were not found."""

from __future__ import annotations

import functools
import re
import unicodedata

_SHOWN = 60
"""Code points of a quotation that a message shows."""

_ALIKE = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′ʼ＇`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_SPACE = re.compile(r"\s+")


def shown(words: str) -> str:
    """A quotation as a message has it: with its invisible characters told, and not too long."""
    return ascii_where_alike(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")


def ascii_where_alike(words: str) -> str:
    """As Python writes it, but with what looks like something else by its number: no-break spaces, combining marks."""
    out = repr(words)
    return "".join(_told(c) if unicodedata.combining(c) or (c.isspace() and c != " ") else c for c in out)


def remedy(words: str, start: int, end: int, text: str) -> str:
    """What to do about words that do not stand at a place, to be put behind what is wrong."""
    found = _places(words, text)
    if len(found) == 1:
        place = f"; these words stand at {found[0]}:{found[0] + len(words)}"
        return f"{place}{_other_count(words, start, found[0], text)}"
    if found:
        near = min(found, key=lambda at: abs(at - start))
        return f"; these words stand in {len(found)} other places, the nearest of them {near}:{near + len(words)}"
    folded = _folded_place(words, text)
    if folded is not None:
        first, last = folded
        difference = _difference(words, text[first:last])
        if (first, last) == (start, end):
            return f"; they differ in {difference}: copy the words from the text letter by letter"
        there = ascii_where_alike(text[first:last]) if last - first <= 2 * _SHOWN else shown(text[first:last])
        return (
            f"; the text has {there} at {first}:{last}, which differs in {difference}: copy "
            "it from there letter by letter"
        )
    if words and start < end and words.startswith(text[start:end] or "\0"):
        return "; the place is too short for the words; copy them from the archived text letter by letter"
    return "; copy the words from the archived text letter by letter, or remove them"


def _told(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _places(words: str, text: str, most: int = 1000) -> list[int]:
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _other_count(words: str, start: int, at: int, text: str) -> str:
    """Whether the place was counted in something else than code points."""
    before = text[:at]
    if before.isascii():
        return ""
    for units, encoding in (("UTF-16 units", "utf-16-le"), ("bytes", "utf-8")):
        size = len(before.encode(encoding, "surrogatepass")) // (2 if encoding == "utf-16-le" else 1)
        if size == start and start != at:
            return f" (the offsets given count {units}; they have to count code points)"
    return f" (of {len(words)} code points)" if start == at else ""


def _folded_place(words: str, text: str) -> tuple[int, int] | None:
    """The one place where a text has these words but for case, quotation marks, dashes, spaces and normal form."""
    needle, _ = _folded(words.strip())
    if len(needle) < 2:
        return None
    hay, places = _folded_text(text)
    at = hay.find(needle)
    if at < 0 or hay.find(needle, at + 1) >= 0:
        return None
    return places[at], places[at + len(needle) - 1] + 1


@functools.lru_cache(maxsize=1)
def _folded_text(text: str) -> tuple[str, list[int]]:
    return _folded(text)


def _folded(text: str) -> tuple[str, list[int]]:
    """A text in which what looks alike is alike, and where each of its characters comes from."""
    out: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            if out and out[-1] == " ":
                continue
            folded = " "
        elif character in _ALIKE:
            folded = _ALIKE[character]
        else:
            folded = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
            folded = folded.casefold()
        out += folded
        places += [place] * len(folded)
    return "".join(out), places


def _difference(one: str, other: str) -> str:
    one = one.strip()
    if unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other):
        return "the Unicode normal form"
    if _SPACE.sub(" ", one) == _SPACE.sub(" ", other):
        return "white space"
    if one.casefold() == other.casefold():
        return "capital letters"
    same = str.maketrans(_ALIKE)
    if one.translate(same) == other.translate(same):
        return "quotation marks, dashes or dots"
    return "accents, marks or spaces"
