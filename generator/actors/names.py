"""The parts of a person's name, and when two names are forms of one: each answer has a rule's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.actors.forms import fold
from generator.actors.gazetteer import gazetteer
from generator.actors.spans import PARTICLES

_NICKNAME = re.compile(r"\s[\"“‘'(](\w+)[\"”’')]\s")
# At most two syllables of Mandarin in pinyin.
_SYLLABLES = re.compile(r"(?:(?:[zcs]h|[b-df-hj-np-tw-z])?(?:[aeiou]{1,3})(?:ng?|r)?){1,2}")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class Parts:
    """A person's name in comparable parts.

    Attributes:
        words: folded words without generational suffix; hyphens part words, so that Jong-un is Jong Un.
        surnames: folded forms that stand for the person alone, the likeliest first.
        given: folded first given name; empty for a name of one word.
        suffix: `jr`, `sr`, `ii`, ...; empty where there is none.
        nickname: folded, where the name has one in quotation marks or brackets; it is not among the words.
        family_first: whether the name is in the East Asian order.
    """

    words: tuple[str, ...]
    surnames: tuple[str, ...]
    given: str
    suffix: str
    family_first: bool
    nickname: str = ""


@lru_cache(maxsize=4096)
def parts(name: str) -> Parts:
    """The parts of a name without titles."""
    called = _NICKNAME.search(name)
    nickname = fold(called.group(1)) if called else ""
    given = [w for w in fold(_NICKNAME.sub(" ", name)).split() if w.strip(".,")]
    raw = [w.strip(".,") for w in given]
    particles = [w in PARTICLES for w in given]  # "E." is an initial, "e" is not
    suffix = raw.pop() if len(raw) > 1 and raw[-1] in _SUFFIXES else ""
    words = tuple(w for r in raw for w in (r.split("-") if len(raw) > 1 else [r]) if w)
    if len(raw) < 2:
        return Parts(words, tuple(raw), "", suffix, family_first=False)
    family_first = _family_first(raw)
    if family_first:
        return Parts(words, (raw[0],), raw[1], suffix, family_first=True)
    known = gazetteer().family_first
    if len(raw) == 3 and "-" in raw[2] and raw[1] in known and raw[0] not in known:
        # "Grace Lau Mo-sheung": a given name before a name in the East Asian order, as in Hong Kong.
        return Parts(words, (raw[1],), raw[0], suffix, family_first=False)
    start = len(raw) - 1
    while start > 1 and particles[start - 1]:
        start -= 1
    surnames = {" ".join(raw[start:]): None, raw[-1]: None}
    if "-" in raw[-1]:
        surnames.update(dict.fromkeys([raw[-1].split("-")[-1]]))
    return Parts(words, tuple(surnames), raw[0], suffix, family_first=False, nickname=nickname)


def _family_first(raw: list[str]) -> bool:
    """Whether the first word is a family name: a known one, before a given name of one or two syllables-words."""
    known = gazetteer().family_first
    if raw[0] not in known or len(raw) > 3:
        return False
    if len(raw) == 2 and "-" not in raw[1]:
        # "Li Qiang", but "Kim Kardashian" and "Jin Lee": a last word that is no common family name
        # and is short enough to be Chinese or Korean syllables.
        short = len(raw[1]) <= 7 or _SYLLABLES.fullmatch(raw[1]) is not None
        return raw[1] not in known and short and raw[0] not in gazetteer().given and raw[0] != "kim"
    return raw[-1] not in known or "-" in raw[1] or len(raw) == 3


def same_person(left: Parts, right: Parts) -> str | None:
    """The rule by which two names of at least two words are one person's; None where none says so."""
    if left.suffix != right.suffix:
        return None
    if left.words == right.words or "".join(left.words) == "".join(right.words):
        return "full-name"
    if len(left.words) > 1 and sorted(left.words) == sorted(right.words) and left.family_first != right.family_first:
        return "name-order"
    if left.family_first or right.family_first or left.surnames[0] != right.surnames[0]:
        return None
    first, second = left.words, right.words
    if first[0] == second[0]:
        return "middle-name" if _fits(first[1:-1], second[1:-1]) else None
    if _initial(first[0], second[0]):
        return "initial" if _fits(first[1:-1], second[1:-1]) else None
    return None


def _initial(left: str, right: str) -> bool:
    return (len(left) == 1 or len(right) == 1) and left[0] == right[0]


def _fits(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether middle names do not contradict each other: one side has none, or they agree up to initials."""
    if not left or not right:
        return True
    return all(a == b or _initial(a, b) for a, b in zip(left, right, strict=False))
