"""What a text is made of, as far as two texts can be compared by it: words, names, numbers, quoted words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.relate.rarity import WORD, rarity, stem

COMMON = 1.1
"""Words at most this rare carry no meaning of their own ("the", "said")."""

_QUOTED = re.compile(r"[“\"]([^“”\"]+)(?:[”\"]|$)")
_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_WORTH = {word: str(n) for n, word in enumerate(_SMALL)} | {word: str(n) for word, n in _TENS.items()}
_NO_NUMBER = frozenset({"one", "zero"})
"""Words that mostly count nothing ("no one", "one of them")."""


@dataclass(frozen=True)
class Phrasing:
    """A text taken apart.

    Attributes:
        text: as it stands.
    """

    text: str

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Its words in order, each in the form that `stem` gives."""
        return tuple(_WORTH.get(word.casefold()) or stem(word) for word in WORD.findall(self.text))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands among them, from 0."""
        places: dict[str, list[int]] = {}
        for place, form in enumerate(self.forms):
            places.setdefault(form, []).append(place)
        return places

    @cached_property
    def words(self) -> frozenset[str]:
        """Its different words."""
        return frozenset(self.forms)

    @cached_property
    def weight(self) -> float:
        """How much it says: the sum of the rarities of its words."""
        return weight(self.words)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that does not begin a sentence."""
        starts = {match.end() for match in re.finditer(r"(?:^|[.?!:…]\s+|[“\"‘]\s*)", self.text)}
        found = (match for match in WORD.finditer(self.text) if match.start() not in starts)
        return frozenset(stem(match.group()) for match in found if match.group()[0].isupper() and match.group() != "I")

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in it, in digits, without those of a word that counts nothing."""
        digits = {match.group().replace(",", "").rstrip(".") for match in _NUMBER.finditer(self.text)}
        spelled = {form.casefold() for form in WORD.findall(self.text)} - _NO_NUMBER
        return frozenset(digits | {_WORTH[form] for form in spelled if form in _WORTH})

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The words within quotation marks, less those that carry no meaning of their own."""
        inner = (stem(word) for match in _QUOTED.finditer(self.text) for word in WORD.findall(match.group(1)))
        return frozenset(form for form in inner if rarity(form) > COMMON)


def weight(words: frozenset[str]) -> float:
    """The sum of the rarities of words, in an order of its own so that it is the same everywhere."""
    return sum(rarity(form) for form in sorted(words))


@lru_cache(maxsize=1 << 14)  # several claims stand in one sentence
def longest_run(one: Phrasing, other: Phrasing) -> tuple[str, ...]:
    """The longest run of words that both have in the same order; of several the one that says most."""
    longest, ends = 0, []
    lengths: dict[int, int] = {}
    places, forms = other.places, one.forms
    for end, form in enumerate(forms, 1):
        found = places.get(form, ())
        lengths = {place: lengths.get(place - 1, 0) + 1 for place in found}
        most = max(lengths.values()) if found else 0
        if most > longest:
            longest, ends = most, [end]
        elif most == longest:
            ends.append(end)
    runs = {forms[end - longest : end] for end in ends} if longest else set()
    return max(runs, key=lambda run: (weight(frozenset(run)), run), default=())
