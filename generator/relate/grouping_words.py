"""What a brief is about, as weighted words: the more of their weight two briefs share, the likelier their event is one.

The weight of a word depends on its own document and on a table that the package ships, never on the other documents.
That is why a new document leaves all that were alike before as alike as they were.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from generator.records import Brief
from generator.relate.rarity import WORD, rarity, stem

LEAD = 60
"""Words at the beginning of a text that count more: they say what happened."""

READ = 400
"""Words of a text that are read: news comes first, and long texts have more and more background in common."""

EMPHASIS = 2
"""How often a word of the headline or the lead counts."""

COMMON = 0.7
"""Words this rare at most carry nothing ("the", "said"); see `rarity`."""

SATURATION = 2.0
"""How soon a word's repetition stops to count: the k1 of BM25 (Robertson and Walker, 1994)."""

NAME = 1.4
"""How much more a name counts than another word; that of a country does not, for very many events have it in common."""

SPELLED_NUMBER = 3.5
"""Rarity of what begins with a digit and is no plain number ("5th", "90s", "4x4")."""

FEWEST = 8
"""Different words that say something, at least; a text with fewer is like no other."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'“”’»)\]]*\s*$")
_WHOLE_LINE = 10
"""Words of a line that is taken for text though no sentence ends with it; shorter ones are a page's furniture."""

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{3,}")
"""Scripts in which no space parts the words: read by pairs of characters."""

_RARE_LENGTH = 10
"""Letters of a word that is taken for rare in a language for which there is no table."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a brief is about.

    Attributes:
        words: in alphabetical order, so that sums over them are the same whatever else is in the corpus.
        weights: one for each word; as a vector they have length one, or there are none.
    """

    words: tuple[str, ...]
    weights: tuple[float, ...]


def profile(brief: Brief, text: str) -> Profile:
    """The weighted words of a brief: of its headline and its archived text, names and countries by its actors."""
    names = tuple((a.type == "country", name) for a in brief.actors for name in (a.name, *a.aliases))
    return _profile(brief.title, text, names, has_table=brief.source.language in {"en", "und"})


@lru_cache(maxsize=2048)  # of a site that is served, nearly all are as in the build before
def _profile(title: str, text: str, names: tuple[tuple[bool, str], ...], *, has_table: bool) -> Profile:
    title = "" if " " not in title.strip() else title
    head, body = list(_forms(title)), list(islice(_forms(_sentences(text)), READ))
    counts = Counter(form for form, _ in body)
    for part, times in ((head, EMPHASIS), (body[:LEAD], EMPHASIS - 1)):
        for form, _ in part:
            counts[form] += times
    written_small = {form for form, has_capital in body if not has_capital}
    capitals = {form for form, has_capital in (*head, *body) if has_capital} - written_small
    countries = _named(name for is_country, name in names if is_country)
    named = (capitals | _named(name for is_country, name in names if not is_country)) - countries
    found = {}
    for form, count in counts.items():
        if weight := _weight(form, has_table=has_table):
            kind = NAME if form in named else 1.0
            found[form] = weight * kind * count * (SATURATION + 1) / (count + SATURATION)
    in_order = sorted(found) if len(found) >= FEWEST else []
    length = math.sqrt(math.fsum(found[form] ** 2 for form in in_order))
    return Profile(tuple(in_order), tuple(found[form] / length for form in in_order))


def _weight(form: str, *, has_table: bool) -> float:
    """What a word says: nothing if it is common, the more the rarer it is."""
    if form[:1].isdigit() and not form.isdigit():
        return SPELLED_NUMBER - COMMON
    rare = rarity(form)
    if not has_table and form.isalpha() and not _UNSPACED.fullmatch(form * 2):
        # In every language the common words are the short ones (Zipf, 1935).
        rare = min(rare, rarity("") * max(0, min(len(form), _RARE_LENGTH) - 2) / (_RARE_LENGTH - 2))
    return max(0.0, rare - COMMON)


def _forms(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text in one form each, and whether they begin with a capital."""
    for match in WORD.finditer(text):
        word = match.group()
        if _UNSPACED.fullmatch(word):
            yield from ((word[i : i + 2], False) for i in range(len(word) - 1))
        elif form := stem(word):
            yield form, word[0].isupper()


def _sentences(text: str) -> str:
    """The lines of a text that hold sentences, without bylines, links and buttons that a page repeats."""
    lines = text.split("\n")
    kept = [line for line in lines if _SENTENCE_END.search(line) or len(line.split()) >= _WHOLE_LINE]
    return "\n".join(kept or lines)


def _named(names: Iterable[str]) -> set[str]:
    return {stem(word) for name in names for word in WORD.findall(name)}
