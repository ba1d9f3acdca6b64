"""From the rule that linked a place of the text to an actor to the word for it that users read."""

from __future__ import annotations

from generator.records import AliasRule

_RULES: dict[str, AliasRule] = {
    "full-name": "full-name",
    "middle-name": "full-name",
    "part-of-name": "full-name",
    "initial": "initials",
    "name-order": "name-order",
    "surname": "surname",
    "second-surname": "surname",
    "surname-not-of-relative": "surname",
    "surname-introduced": "surname",
    "surname-of-first": "surname",
    "given-name": "given-name",
    "also-spelled": "spelled-also",
    "acronym-defined": "acronym",
    "acronym-initials": "acronym",
    "abbreviation": "abbreviation",
    "short-name": "short-name",
    "headline-name": "short-name",
    "known-name": "known-name",
    "same-body": "short-name",
    "country-name": "country-name",
    "place-named": "country-name",
    "former": "former-name",
    "former-name": "former-name",
    "government": "government",
    "capital": "capital",
    "seat": "seat",
    "demonym": "demonym",
    "described-body": "description",
}


def alias_rule(how: str) -> AliasRule:
    """The word for the rule of a place that names an actor; `same-name` where the form is but the name spelt anew.

    Args:
        how: the rule as `ActorMention.how` has it.
    """
    return _RULES.get(how, "same-name")
