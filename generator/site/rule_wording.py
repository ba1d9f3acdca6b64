"""The words for the rules by which names are taken for actors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.records import AliasRule
from generator.relate.links import Rule
from generator.relate.portraits import Reason

ACROSS: Mapping[Rule, str] = {
    "same-name": "same name",
    "same-id": "another name of the same body",
    "spelling": "same name, other hyphens, accents or full stops",
    "name-order": "same name, family name first or last",
    "transliteration": "same name, another spelling of its ending -sky",
    "initials": "same name, an initial written out or left out",
    "document": "a document gives both names",
    "surname": "surname, and no other person of that surname in the briefs",
    "surname-in-story": "surname, and no other person of that surname in the same story",
    "surname-and-role": "surname, with a role or country that no other person of that surname has in the briefs",
    "acronym": "acronym that one brief spells out, and no other actor’s",
    "register": "your register",
}
"""Why an actor of one brief was taken for the actor."""

WITHIN: Mapping[AliasRule, str] = {
    "full-name": "more or less of the name in one document",
    "surname": "surname, after the whole name in the document",
    "given-name": "given name, after the whole name in the document",
    "initials": "initial in place of a name in one document",
    "name-order": "family name first or last in one document",
    "spelled-also": "the document says that it is also spelt so",
    "acronym": "acronym that the document gives",
    "abbreviation": "abbreviation",
    "short-name": "shorter form in the document",
    "same-name": "the name, spelt in another way in the document",
    "known-name": "known name of it",
    "former-name": "former name of it",
    "country-name": "name of the country",
    "government": "the country’s government",
    "capital": "the capital, for the government",
    "seat": "the seat of government, for the government",
    "demonym": "the people of the country, for it",
    "description": "description in the document",
    "register": "your register",
    "by-hand": "written into the brief by hand",
}
"""Why another form in a document was taken for an actor of that document."""

UNSAID = "the brief does not say"


def reason(found: Reason, is_shown: bool = False) -> str:
    """Why a form of a name was taken for an actor, as a phrase.

    Args:
        found: the reason.
        is_shown: whether the form is the name that the page has.
    """
    if is_shown and found.rule == "same-name":
        return "the name that this page has"
    words: Mapping[Any, str] = WITHIN if found.is_alias else ACROSS
    return words.get(found.rule, UNSAID)


def across(rule: Rule) -> str:
    """The phrase for a rule of the corpus."""
    return ACROSS[rule]
