"""Bodies whose names several states have: the EPA of a text that speaks of Ghana is not that of the United States."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.actors.forms import letters
from generator.actors.gazetteer import Gazetteer
from generator.actors.view import View

_LONGEST = 3
"""Words of a country's name at most, for this purpose."""


def without_foreign(view: View, gaz: Gazetteer) -> Gazetteer:
    """The known names, less bodies of states that the text does not speak of although it speaks of others.

    Only bodies that the gazetteer marks as shared are left out; the text still may name one, of no known state then.
    """
    lower, bare = view.text.lower(), view.text.replace(".", "")
    gone = {f for f, body in gaz.bodies.items() if body.shared and f.lower() in lower and _says(view.text, f)}
    acronyms = {f for f, body in gaz.body_acronyms.items() if body.shared and f in bare and _says(view.text, f)}
    if not gone and not acronyms:
        return gaz
    spoken_of = _countries(view, gaz)
    if not spoken_of:
        return gaz
    return replace(
        gaz,
        bodies={f: b for f, b in gaz.bodies.items() if f not in gone or b.country in spoken_of},
        body_acronyms={f: b for f, b in gaz.body_acronyms.items() if f not in acronyms or b.country in spoken_of},
    )


def _says(text: str, form: str) -> bool:
    """Whether a form stands in a text; one in capitals only in capitals, with or without full stops."""
    if form.isupper():
        return re.search(rf"\b{form}\b", text) is not None or re.search(r"\.?".join(form), text) is not None
    return re.search(rf"\b{re.escape(form)}\b", text, re.IGNORECASE) is not None


def _countries(view: View, gaz: Gazetteer) -> set[str]:
    """The codes of the countries that a text names in any way."""
    found: set[str] = set()
    for index, word in enumerate(view.words):
        if not word.text[0].isupper():
            continue
        for last in view.words[index : index + _LONGEST]:
            text = view.text[word.start : last.end]
            known = gaz.country(text) if "\n" not in text else None
            if known is not None and (len(letters(text)) > 2 or known.kind == "abbreviation"):
                found.add(known.code)
    return found
