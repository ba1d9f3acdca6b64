"""Numbers with what they count, so that "12 ships" and "14 ships" are two answers and "14 days" is none of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.relate.rarity import rarity, stem

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = {w: n for n, w in enumerate([*_UNITS, "seventeen", "eighteen", "nineteen"])}
_WORTH |= {w: 10 * n for n, w in enumerate(_TENS, 2)}
_TIMES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
_SPELLED = "|".join(sorted(_WORTH, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<before>(?:\b(?:more|less|fewer)\s+than|\b(?:about|around|some|nearly|almost|over|under|roughly|up\s+to|"
    rf"at\s+least|at\s+most|approximately|an\s+estimated)|~)\s*)?(?P<sign>[$€£¥₩]\s?)?"
    rf"(?:(?P<digits>(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w))|\b(?P<spelled>(?:{_SPELLED})(?:-(?:{_SPELLED}))?)\b)"
    rf"(?:[ -](?P<times>hundred|thousand|million|billion|trillion|dozen)\b)?"
    rf"(?P<percent>\s?%|\s(?:percent|per\scent)\b)?"
    rf"(?=(?P<after>(?:[\s-]+[A-Za-z’']+){{0,4}}))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z’']+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_UNIT = frozenset(
    "and or of to in on at by for from with the a an that who which were was is are had have has".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text.

    Attributes:
        words: verbatim, with its currency or percent sign and its unit of size.
        worth: as a number.
        counts: the thing counted: a currency, `percent`, or the form of a noun.
        is_rough: whether it is said to be more, less or about that.
        beside: forms of the telling words right before and behind it.
    """

    words: str
    worth: float
    counts: str
    is_rough: bool
    beside: frozenset[str]


def quantities(text: str) -> Iterator[Quantity]:
    """The numbers of a text that count something, in order; years and mere numbers are left out."""
    for match in _NUMBER.finditer(text):
        worth = _worth(match)
        is_year = _YEAR.fullmatch(match["digits"] or "") and not (match["sign"] or match["percent"] or match["times"])
        if is_year:
            continue
        for counts in _counted(match):
            start = match.start("sign") if match["sign"] else match.start("digits" if match["digits"] else "spelled")
            end = max(match.end(name) for name in ("digits", "spelled", "times", "percent"))
            yield Quantity(text[start:end].strip(), worth, counts, bool(match["before"]), _beside(text, start, end))


def conflicts(left: str, right: str) -> tuple[tuple[str, str], ...]:
    """Numbers that count the same thing in two texts and are not the same, as the words of each.

    A thing that one of the texts counts in several ways is left alone: which number answers which is not known. Sums
    of money and shares, and one of anything, are of the same thing only where a word beside them is the same.
    """
    ours, theirs = (_by_thing(text) for text in (left, right))
    found = []
    for thing in ours.keys() & theirs.keys():
        if len(ours[thing]) == 1 and len(theirs[thing]) == 1:
            (a,), (b,) = ours[thing].values(), theirs[thing].values()
            is_vague = thing in _OF_ANYTHING or 1 in (a.worth, b.worth)
            around = (a.beside & b.beside) - {thing}
            if a.worth != b.worth and not _may_be_one(a, b) and (around or not is_vague):
                found.append((a.words, b.words))
    return tuple(sorted(found, key=lambda pair: left.find(pair[0])))


def _by_thing(text: str) -> dict[str, dict[float, Quantity]]:
    found: defaultdict[str, dict[float, Quantity]] = defaultdict(dict)
    for quantity in quantities(text):
        found[quantity.counts].setdefault(quantity.worth, quantity)
    return found


_OF_ANYTHING = frozenset("$€£¥₩") | {"percent"}
_BESIDE = 4
"""Words on each side of a number that say what it is of."""
_TELLING = 1.1
"""Words at most this rare do not."""


def _beside(text: str, start: int, end: int) -> frozenset[str]:
    around = [*_WORD.findall(text[:start])[-_BESIDE:], *_WORD.findall(text[end:])[:_BESIDE]]
    return frozenset(form for form in map(stem, around) if rarity(form) > _TELLING)


def _may_be_one(one: Quantity, other: Quantity) -> bool:
    """Whether a rough number stands for an exact one: near it, as people round."""
    low, high = sorted((one.worth, other.worth))
    return (one.is_rough or other.is_rough) and high > 0 and low / high >= _NEAR


_NEAR = 0.85


def _worth(match: re.Match[str]) -> float:
    if match["digits"]:
        number = float(match["digits"].rstrip(",").replace(",", ""))
    else:
        number = float(sum(_WORTH[word] for word in match["spelled"].lower().split("-")))
    return number * _TIMES.get((match["times"] or "").lower(), 1)


def _counted(match: re.Match[str]) -> Iterator[str]:
    """What a number counts; behind "one", every word that it may be, as no ending tells a noun there."""
    if match["sign"]:
        yield match["sign"].strip()
        return
    if match["percent"]:
        yield "percent"
        return
    is_one = (match["spelled"] or match["digits"]).lower() in ("one", "1") and not match["times"]
    for word in _WORD.findall(match["after"]):
        form = stem(word)
        if word.lower() in _NO_UNIT | _BEYOND:
            return
        if word[0].islower() and (is_one or word.endswith("s") or form in _PLURALS):
            yield _PLURAL_OF.get(form, form)
            if not is_one:
                return
        elif rarity(form) < _COMMON:
            return


_BEYOND = frozenset({"more", "other", "another", "further", "additional"})
"""Words for what is not counted from the first: "two more ships" are not the five that another counts."""

_PLURAL_OF = {"person": "peopl", "man": "men", "woman": "women", "child": "childr"}
_PLURALS = frozenset("peopl men women childr police troop percent dead".split())
_COMMON = 0.5
"""Words this common are no part of a noun phrase that a number counts."""
