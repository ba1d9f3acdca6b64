"""Names as they are compared across briefs: each way in which two may differ and be one is a rule with a name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

Likeness = Literal["same-name", "spelling", "name-order", "transliteration", "initials"]

_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "&": " and "})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_WORD = re.compile(r"[^\W_]+")
_NICKNAME = re.compile(r"\s[\"“‘'(]\w+[\"”’')](?=\s)")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    "al el bin ibn ben abu von van der den de di da dos das du del della la le ter zu af av mac mc st san".split()
)
_SKY = re.compile(r"(?<=sk)(?:yy|iy|ij|yi|yj)$")
_HYPHENATED_GIVEN = re.compile(r"\s\w+[-‐‑]\w+$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.?){2,10}|[^\W\d_](?:[^\W_][-.]?){1,10}")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in comparable parts.

    Attributes:
        words: folded, hyphens and full stops parting words, without a suffix and a nickname in quotation marks.
        suffix: `jr`, `sr`, `ii`, ... or empty.
        family: the family name, in one spelling for -sky, -skyy, -skiy, -skij; empty for a name of one word.
        given: the first given name; empty for a name of one word.
        family_first: whether the name is known to be in the East Asian order.
    """

    words: tuple[str, ...]
    suffix: str
    family: str
    given: str
    family_first: bool


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, one kind of apostrophe."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens and full stops part them, apostrophes do not."""
    return tuple(_WORD.findall(fold(text).replace("'", "")))


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What two spellings of one name have in common: its letters, without `the`; empty where it has none."""
    parted = words(name)
    return "".join(parted[1:] if len(parted) > 1 and parted[0] == "the" else parted)


@lru_cache(maxsize=65536)
def person(name: str) -> PersonName:
    """The parts of a person's name."""
    raw = _NICKNAME.sub("", name).strip()
    parted = list(words(raw))
    suffix = parted.pop() if len(parted) > 2 and parted[-1] in _SUFFIXES else ""
    if len(parted) < 2:
        return PersonName(tuple(parted), suffix, "", "", family_first=False)
    first = _is_family_first(raw, parted)
    if first:
        return PersonName(tuple(parted), suffix, plain_ending(parted[0]), parted[1], family_first=True)
    return PersonName(tuple(parted), suffix, plain_ending(parted[-1]), parted[0], family_first=False)


def _is_family_first(raw: str, parted: list[str]) -> bool:
    """Whether the first word is a family name that stands first: a common one, before a given name of two syllables."""
    if parted[0] not in family_names_first() or len(parted) > 3:
        return False
    if _HYPHENATED_GIVEN.search(raw):
        return True
    return len(parted) == 3 and all(len(word) <= 6 for word in parted[1:]) and parted[-1] not in family_names_first()


def plain_ending(word: str) -> str:
    """A family name with one spelling of the ending that -sky, -skyy, -skiy, -skij, -skyi and -skyj transliterate."""
    return _SKY.sub("y", word)


def surnames(name: PersonName) -> frozenset[str]:
    """The words that may be used alone for the person as a surname, if nothing else is known."""
    if not name.family:
        return frozenset(plain_ending(word) for word in name.words)
    return frozenset({name.family})


def possible_surnames(name: PersonName) -> frozenset[str]:
    """The words that might be the person's surname: also the first, and any of several last ones."""
    return frozenset(plain_ending(word) for word in name.words if len(word) > 1 and word not in _PARTICLES)


def is_single(name: str) -> bool:
    """Whether a person's name has one word, particles such as "al" and "de" aside."""
    parted = person(name).words
    return len([word for word in parted if word not in _PARTICLES]) <= 1


def single_key(name: str) -> str:
    """The word by which a person of a single name is looked up among surnames."""
    parted = person(name).words
    return plain_ending(parted[-1]) if parted else ""


def likeness(left: PersonName, right: PersonName) -> Likeness | None:
    """The rule by which two names of at least two words can be one person's; None where none says so."""
    if left.suffix != right.suffix or len(left.words) < 2 or len(right.words) < 2:
        return None
    if "".join(left.words) == "".join(right.words):
        return "spelling"
    if left.family != right.family:
        return None
    if left.family_first != right.family_first:
        # "Kim Jong Un" and "Jong Un Kim": the family name is the same and the given names are in the same order.
        ordered = [n.words[1:] if n.family_first else n.words[:-1] for n in (left, right)]
        return "name-order" if "".join(ordered[0]) == "".join(ordered[1]) else None
    if left.words[:-1] == right.words[:-1] and left.words[-1] != right.words[-1] and not left.family_first:
        return "transliteration"
    if left.family_first:
        return None
    return "initials" if _agree(left.words[:-1], right.words[:-1]) else None


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether given names agree: the first ones up to an initial, the others too or they are left out."""
    if not _alike(left[0], right[0]):
        return False
    shorter, longer = sorted((left[1:], right[1:]), key=len)
    if not shorter:
        # A middle initial may be left out; a further name is another matter, and often another person.
        return all(len(word) == 1 for word in longer)
    return len(shorter) == len(longer) and all(_alike(a, b) for a, b in zip(shorter, longer, strict=True))


def _alike(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) == 1 and left[0] == right[0])


def is_acronym(name: str) -> bool:
    """Whether a body's name is nothing but an acronym: capitals and digits, with or without full stops."""
    return " " not in name.strip() and name == name.upper() and _ACRONYM.fullmatch(name) is not None


def acronym(name: str) -> str:
    """An acronym in one spelling, without full stops and hyphens."""
    return re.sub(r"[.\-\s]", "", name).upper()


def initials(name: str) -> frozenset[str]:
    """The acronyms that the first letters of a body's name spell, with and without its small words."""
    parted = [word for word in re.split(r"[\s\-]+", name) if word[:1].isalnum()]
    return frozenset(
        "".join(word[0] for word in some).upper() for some in (parted, [w for w in parted if w[0].isupper()])
    )


@cache
def family_names_first() -> frozenset[str]:
    """Folded family names that come before the given name."""
    return _listed("family_names_first.tsv")


@cache
def given_names() -> frozenset[str]:
    """Folded names that are known as given names; one of them alone says little about who it is."""
    return _listed("given_names.tsv")


def _listed(table: str) -> frozenset[str]:
    # The tables belong to the stage that reads documents; this half of the program shares the data, not the code.
    text = resources.files("generator").joinpath("actors", "data", table).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(fold(name) for row in rows for name in row[1].split())
