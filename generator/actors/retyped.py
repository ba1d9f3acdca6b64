"""Names that a model took for another kind, told by their own words and by the other names of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.identities import LAWS, organisation_type
from generator.actors.roles import honorific
from generator.actors.short_names import OTHER_BODIES
from generator.actors.spans import Name
from generator.actors.view import View

LEGAL_FORMS = words("Inc Inc. Ltd Ltd. Limited Corp Corp. PLC plc LLC GmbH AG AS ASA AB Oy Oyj NV N.V. BV B.V. SpA SE")
_NAMED_AFTER = OTHER_BODIES | words("university college school hospital library academy airport")
_GODS = words("god allah christ")


def of_kind(view: View, found: Sequence[Name], gaz: Gazetteer) -> list[Name]:
    """The names with another kind where their own words or the text's other names say so."""
    bodies = {fold(n.text) for n in found if n.type == "Organization"}
    full = [n for n in found if n.type == "Person" and " " in n.text]
    in_people = {word for n in full for word in fold(n.text).split()}
    result = []
    for name in found:
        kind = name.type
        if kind == "Person" and _is_noun(view, name, in_people, gaz):
            continue
        alone = fold(name.text) not in in_people and not honorific(view, name)
        person = kind == "Person" and _is_body(name.text, bodies, gaz, alone=alone)
        if person or (kind == "Misc" and _is_named_body(name.text, gaz)):
            kind = "Organization"
        elif kind == "Organization" and _is_surname(view, name, full, bodies, gaz):
            kind = "Person"
        result.append(name if kind == name.type else replace(name, type=kind))
    return result


def _is_noun(view: View, name: Name, in_people: set[str], gaz: Gazetteer) -> bool:
    """Whether a noun has its capital from the start of a sentence ("Negotiator returns home"), or is a god's name."""
    folded = fold(name.text)
    if folded in _GODS:
        return True
    known = folded in gaz.people and folded not in in_people and folded not in gaz.given
    return known and view.sentence(name.start)[0] == name.start


def _is_named_body(text: str, gaz: Gazetteer) -> bool:
    """Whether the last word of a thing's name is that of a body's ("Moss Oil"), and not that of a law or a prize."""
    last = fold(text).split()[-1]
    return " " in text and last not in LAWS and organisation_type(text, gaz) in {"company", "public-body"}


def _is_body(text: str, bodies: set[str], gaz: Gazetteer, *, alone: bool) -> bool:
    """Whether what a model took for a person is a body: known, a firm, or a part of a body's name in the text.

    A single word is a part of one only where it stands `alone`: in nobody's name, and without an honorific.
    """
    parts, folded = text.split(), fold(text)
    if gaz.body(text) is not None and re.search(r"[ -]", text):
        return True
    if fold(parts[0]) in gaz.given or (len(parts) < 2 and not alone):
        return False
    if len(parts) > 1 and parts[-1] in LEGAL_FORMS:
        return True
    return any(
        body.startswith(f"{folded} ") and not _NAMED_AFTER & set(body.removeprefix(folded).split()) for body in bodies
    )


def _is_surname(view: View, name: Name, full: Sequence[Name], bodies: set[str], gaz: Gazetteer) -> bool:
    """Whether a name that a model took for a body is the surname of whom the sentence before names in full."""
    folded = fold(name.text)
    if " " in name.text or name.text.isupper() or gaz.body(name.text):
        return False
    if any(body.startswith(f"{folded} ") for body in bodies):
        return False
    here = view.sentence_of(name.start)
    same = [n for n in full if n.start < name.start and fold(n.text).endswith(f" {folded}")]
    near = any(here - view.sentence_of(n.start) in {0, 1} for n in same)
    before = view.before(name.start).lower
    return near and before not in {"the", "a", "an", "at", "of", "by", "for", "in", "with"}
