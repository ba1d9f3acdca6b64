"""Names known beforehand: countries, bodies, nouns for people. Loaded on first use, from libraries and `data/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

import pycountry
from babel import Locale

from generator.actors.forms import fold, letters, slug
from generator.records import ActorType

FormKind = Literal["name", "alias", "former", "abbreviation", "capital", "seat", "demonym"]
OWN_KINDS: frozenset[FormKind] = frozenset({"name", "alias", "former", "abbreviation"})
"""Kinds of the forms that are names of the country itself."""
_EXTINCT = "extinct"
Gender = Literal["f", "m"]
ORGANISATION_TYPES: tuple[ActorType, ...] = ("public-body", "organisation", "armed-group", "media", "company")


@dataclass(frozen=True, slots=True)
class CountryForm:
    """What a form stands for: a country by its ISO 3166 alpha-2 code, and the kind of form that it is."""

    code: str
    kind: FormKind


@dataclass(frozen=True, slots=True)
class Body:
    """A body known by name.

    Attributes:
        id: slug of its full name: the same in every document, whichever form a document uses.
        shared: whether bodies of other states have the same name.
    """

    id: str
    type: ActorType
    country: str | None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class WordRule:
    """A row of organisation_words.tsv: words of a name that show its type."""

    type: ActorType
    where: str
    words: frozenset[str]
    pairs: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Everything that `data/` and the country libraries hold, by folded form.

    Attributes:
        country_names: canonical name by ISO 3166 alpha-2 code (and XK for Kosovo, as in CLDR).
        forms: every form of a country that is compared without case.
        abbreviations: forms compared by their capitals, without full stops.
        extinct: names of states that are no more, by every form of theirs; as an abbreviation, without full stops.
        first_words: for each folded first word of a country's own names, how many words the longest such name has.
        bodies, body_acronyms: bodies by folded form, and by exact form where that is in capitals.
        titles: nouns that stand before a name as a title; `people` has these and other nouns for people, with gender.
        given: gender of given names borne by one gender only.
        family_first: folded family names that come before the given name.
    """

    country_names: Mapping[str, str]
    forms: Mapping[str, CountryForm]
    abbreviations: Mapping[str, CountryForm]
    extinct: Mapping[str, str]
    first_words: Mapping[str, int]
    bodies: Mapping[str, Body]
    body_acronyms: Mapping[str, Body]
    word_rules: tuple[WordRule, ...]
    titles: frozenset[str]
    people: Mapping[str, Gender | None]
    given: Mapping[str, Gender]
    family_first: frozenset[str]

    def country(self, text: str) -> CountryForm | None:
        """The country that a form stands for, by name, abbreviation, capital, seat or demonym."""
        bare = text[4:] if text[:4].lower() == "the " else text
        ends = bare.endswith(".") and bare.count(".") == 1  # "US." ends a sentence
        if bare.isupper() and not ends and (found := self.abbreviations.get(letters(bare))):
            return found
        folded = fold(bare)
        found = self.forms.get(folded) or self.forms.get(fold(text))
        if found is None and folded.endswith("s"):
            found = self.forms.get(folded[:-1])
            return found if found is not None and found.kind == "demonym" else None
        return found

    def own_name(self, text: str) -> CountryForm | None:
        """As `country`, but only by a name or abbreviation of the country itself."""
        found = self.country(text)
        return found if found is not None and found.kind in OWN_KINDS else None

    def demonym(self, text: str) -> str | None:
        """The code of the country whose people or adjective this is."""
        found = self.country(text)
        return found.code if found is not None and found.kind == "demonym" else None

    def extinct_state(self, text: str) -> str | None:
        """The name of the state that is no more, by any form of it."""
        bare = text[4:] if text[:4].lower() == "the " else text
        return self.extinct.get(letters(bare)) if bare.isupper() else self.extinct.get(fold(bare))

    def body(self, text: str) -> Body | None:
        """The body known by this name."""
        bare = text[4:] if text[:4].lower() == "the " else text
        return self.body_acronyms.get(letters(bare)) or self.bodies.get(fold(bare))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    names, forms, abbreviations = _countries()
    first_words: dict[str, int] = {}
    for form, country in forms.items():
        if country.kind in OWN_KINDS:
            words = form.split()
            first_words[words[0]] = max(len(words), first_words.get(words[0], 0))
    bodies, acronyms = _bodies()
    people: dict[str, Gender | None] = {}
    titles: set[str] = set()
    for gender, kind, words_ in _rows("person_nouns.tsv"):
        for noun in words_.split():
            people.setdefault(noun, None if gender == "-" else cast("Gender", gender))
            if kind == "office":
                titles.add(noun)
    given = {fold(n): cast("Gender", g) for g, ns in _rows("given_names.tsv") for n in ns.split()}
    family = frozenset(fold(n) for _, ns in _rows("family_names_first.tsv") for n in ns.split())
    return Gazetteer(
        names,
        forms,
        abbreviations,
        _extinct(),
        first_words,
        bodies,
        acronyms,
        _word_rules(),
        frozenset(titles),
        people,
        given,
        family,
    )


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("generator.actors").joinpath("data", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _countries() -> tuple[dict[str, str], dict[str, CountryForm], dict[str, CountryForm]]:
    territories = Locale("en").territories
    names = {c.alpha_2: territories.get(c.alpha_2, c.name) for c in pycountry.countries}
    names["XK"] = territories["XK"]
    rows = [
        (code, cast("FormKind", kind), forms.split(" | "))
        for code, kind, forms in _rows("countries.tsv")
        if kind != _EXTINCT
    ]
    names.update({code: forms[0] for code, kind, forms in rows if kind == "name"})
    found = {fold(name): CountryForm(code, "name") for code, name in names.items()}
    abbreviations: dict[str, CountryForm] = {}
    for code, kind, forms in rows:
        for form in forms:
            if kind == "abbreviation":
                abbreviations[letters(form)] = CountryForm(code, kind)
            else:
                found.setdefault(fold(form), CountryForm(code, kind))
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            form = fold(_in_running_text(getattr(country, attribute, "")))
            # "Congo" alone is the Republic only to ISO; news calls the Democratic Republic so.
            if form and form != "congo":
                found.setdefault(form, CountryForm(country.alpha_2, "alias"))
    for form, of in list(found.items()):
        if "st. " in form or "saint " in form:
            for spelling in ("st. ", "st ", "saint "):
                found.setdefault(re.sub(r"\b(?:st\.|saint) ", spelling, form), of)
    return names, found, abbreviations


def _extinct() -> dict[str, str]:
    rows = [forms.split(" | ") for _, kind, forms in _rows("countries.tsv") if kind == _EXTINCT]
    return {letters(form) if form.isupper() else fold(form): forms[0] for forms in rows for form in forms}


def _in_running_text(name: str) -> str:
    """A name of ISO 3166 as one writes it: "Moldova, Republic of" turned around; empty where only a list says it so."""
    head, comma, tail = name.partition(", ")
    if "(" in name or (comma and not tail.endswith((" of", " of the", "British"))):
        return ""
    return f"{tail} {head}" if comma else name.removeprefix("the ")


def _bodies() -> tuple[dict[str, Body], dict[str, Body]]:
    bodies: dict[str, Body] = {}
    acronyms: dict[str, Body] = {}
    for kind, country, forms in _rows("organisations.tsv"):
        names = forms.split(" | ")
        of = None if country == "-" else country.removesuffix("?")
        body = Body(slug(names[0]), cast("ActorType", kind), of, shared=country.endswith("?"))
        for form in names:
            if form.isupper():
                acronyms.setdefault(letters(form), body)
            else:
                bodies.setdefault(fold(form), body)
    return bodies, acronyms


def _word_rules() -> tuple[WordRule, ...]:
    rules = []
    for kind, where, words in _rows("organisation_words.tsv"):
        folded = [fold(w) for w in words.split()]
        pairs = tuple(frozenset(w.split("+")) for w in folded if "+" in w)
        single = frozenset(w for w in folded if "+" not in w)
        rules.append(WordRule(cast("ActorType", kind), where, single, pairs))
    return tuple(rules)
