"""Codes that name no body: countries' in lists of results ("Ada Long (QAT) 9.3"), questions' in interviews ("Q1")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pycountry

from generator.actors.spans import Name
from generator.actors.view import View

_CODE = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"[A-Z][0-9]{1,2}")
_FEWEST = 3


@cache
def _known() -> frozenset[str]:
    return frozenset(country.alpha_3 for country in pycountry.countries)


def without_codes(view: View, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names without the codes of a list: at least three different ones, of which half are ISO 3166 alpha-3 codes.

    Sport has codes of its own beside those of ISO, so that not every code of a list has to be known.
    """
    names = _without_numbers(names)
    coded = [n for n in names if n.type != "Person" and _CODE.fullmatch(n.text) and _is_in_results(view, n)]
    said = {n.text for n in coded}
    if len(said) < _FEWEST or 2 * len(said & _known()) < len(said):
        return tuple(names)
    starts = {n.start for n in coded}
    return tuple(n for n in names if n.start not in starts)


def _without_numbers(names: Sequence[Name]) -> tuple[Name, ...]:
    """The names without an interview's numbers of questions and answers ("Q1", "A1"), at least three of a letter."""
    found: dict[str, set[str]] = {}
    for name in names:
        if _NUMBER.fullmatch(name.text):
            found.setdefault(name.text[0], set()).add(name.text)
    gone = {text for texts in found.values() if len(texts) >= _FEWEST for text in texts}
    return tuple(n for n in names if n.text not in gone)


def _is_in_results(view: View, name: Name) -> bool:
    """Whether a code stands alone in brackets, or beside a number."""
    before, after = view.before(name.start), view.after(name.end)
    bracketed = before.text == "(" and after.text == ")"
    return bracketed or before.text[:1].isdigit() or after.text[:1].isdigit()
