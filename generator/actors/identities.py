"""What an organisation's name says: its kind, its country, and the words by which its forms are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.actors.forms import fold, words
from generator.actors.gazetteer import OWN_KINDS, Body, Gazetteer
from generator.records import ActorType

_KEY_HEADS = "ministry|department|office|bureau|agency|committee"
_OF = re.compile(rf"^({_KEY_HEADS}) (?:of|for|on) (?:the )?(.+)$")
_SPELLINGS = {
    "defense": "defence",
    "labor": "labour",
    "foreign affairs": "foreign",
    "organization": "organisation",
    "center": "centre",
}
_LEGAL = re.compile(
    r"(?:,? (?:inc|ltd|limited|corp|corporation|co|plc|llc|llp|gmbh|ag|sa|as|asa|ab|oy|oyj|nv|n\.v|bv|b\.v|se|spa|"
    r"s\.p\.a|srl|sarl|kg|pty|jsc|ojsc|pjsc|group|holdings?|company)\.?)+$"
)
LAWS = words("act law bill amendment treaty doctrine protocol constitution prize cup")
_REGIONS = frozenset({"central", "latin", "south", "north", "west", "east", "pan", "inter", "native"})


@dataclass(frozen=True, slots=True)
class Identity:
    """What an organisation's name says: a comparable key without country and legal form, country, and known body."""

    key: str
    country: str | None
    body: Body | None


def identity(text: str, gaz: Gazetteer, kind: ActorType = "public-body") -> Identity:
    """The comparable parts of an organisation's name.

    Args:
        text: the name.
        gaz: the known names.
        kind: its type; only a body of state has its country apart from its name: the Russian Red Cross is not another
            country's.
    """
    body = gaz.body(text)
    words = text.split()
    country: str | None = None
    for length in (3, 2, 1):
        head = " ".join(words[:length])
        form = gaz.country(head) if length < len(words) else None
        if form is not None:
            country, words = form.code, words[length:]
            break
    bare = " ".join(words)
    if body is None and country is not None:
        body = gaz.body(bare)
        if body is not None and body.country != country:
            body = None
    match = re.match(r".*\sof\s+(?:the\s+)?(.+)$", bare)
    if match and country is None and (form := gaz.country(match.group(1))) is not None and form.kind in OWN_KINDS:
        country = form.code
    if country is None:
        country = _country_inside(words, gaz)
    if kind != "public-body":
        return Identity(_LEGAL.sub("", fold(text)), None, body)
    key = fold(bare)
    for old, new in _SPELLINGS.items():
        key = re.sub(rf"\b{old}\b", new, key)
    if parted := _OF.match(key):
        key = f"{parted.group(2)} {parted.group(1)}"
    return Identity(key, country or (body.country if body else None), body)


def _country_inside(words: Sequence[str], gaz: Gazetteer) -> str | None:
    """The country of an adjective inside a name: "Royal |Danish| Navy", not the "Central |American| Court"."""
    for before, word in pairwise(words):
        code = gaz.demonym(word)
        if code is not None and fold(before) not in _REGIONS:
            return code
    return None


def organisation_type(text: str, gaz: Gazetteer) -> ActorType:
    """The type that an organisation's name shows; `organisation` where it shows none."""
    named = identity(text, gaz)
    if named.body is not None:
        return named.body.type
    if named.country is not None and re.match(r"(?:central )?bank of ", fold(text)):
        return "public-body"
    words = [w.strip(",") for w in fold(text).split()]
    # "Ministry of Education" is shown by its first words, not by those after "of".
    core = words[: words.index("of")] if "of" in words[1:] else words
    for part in (core, words):
        for rule in gaz.word_rules:
            seen = {"last": part[-1:], "first": part[:1]}.get(rule.where, part)
            if rule.words & set(seen) or any(pair <= set(part) for pair in rule.pairs):
                return rule.type
    return "organisation"
