"""Countries and the places that stand for their governments.

A country's own name (and its abbreviations) always names the country; a capital or a seat of government names it only
where it stands for the government. Seats (the Kremlin, the White House, Downing Street) stand for the country itself,
so that one government has one page whatever the outlet's style. Which reading a place has is decided by its
surroundings (see `metonymy`).

A country that the text names only as a place ("floods in Mali") is no actor, however often it is named. Where it acts
elsewhere in the document, its name as a place is kept as a form of it, but not counted. A country's name as a modifier
("US Secretary of State", "the Ukraine conflict") names no actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.actors.cast import AS_PLACE, Cast, Draft
from generator.actors.forms import fold
from generator.actors.gazetteer import OWN_KINDS, CountryForm, Gazetteer
from generator.actors.metonymy import NAMES, Reading, bare, coordinated, reading, readings
from generator.actors.spans import Name
from generator.actors.view import View
from generator.records import Span

_ACTING: tuple[Reading, ...] = ("actor",)
_RULES = {"name": "country-name", "alias": "country-name", "former": "former-name"}
"""The rule by the kind of the form, where the two are not called the same."""


def add_countries(cast: Cast, view: View, names: Sequence[Name], gaz: Gazetteer, sources: Sequence[Span]) -> None:
    """Adds the countries that the text speaks of.

    Args:
        cast: gets the countries.
        view: the document.
        names: its names.
        gaz: the known names.
        sources: the spans that attributions name as their sources: a place that is all of one speaks there.
    """
    whole = {bare(view, span) for span in sources}
    drafts: dict[str, Draft] = {}
    as_place: dict[str, list[Name]] = {}
    for name, how in _readings(view, names, gaz, whole):
        form = _country(view, name, names, gaz)
        if form is None:
            _add_extinct(cast, drafts, name, how, gaz)
            continue
        own = form.kind in OWN_KINDS
        if how == "actor" or (how == "open" and (own or form.kind == "seat")):
            _draft(cast, drafts, form.code, gaz).add(name.start, name.end, _RULES.get(form.kind, form.kind))
        elif how == "place" and own:
            as_place.setdefault(form.code, []).append(name)
    for code, found in as_place.items():
        for name in found if code in drafts else ():
            drafts[code].add(name.start, name.end, AS_PLACE)


def _add_extinct(cast: Cast, drafts: dict[str, Draft], name: Name, how: Reading, gaz: Gazetteer) -> None:
    """Adds a state that is no more, of which ISO 3166 has no code."""
    state = gaz.extinct_state(name.text)
    if state is not None and how in {"actor", "open"}:
        if state not in drafts:
            drafts[state] = cast.new(Draft(state, "country"))
        drafts[state].add(name.start, name.end, "country-name")


def _readings(view: View, names: Sequence[Name], gaz: Gazetteer, whole: set[Span]) -> Iterator[tuple[Name, Reading]]:
    """Each place with its reading, which names coordinated with it share."""
    by_span = {(n.start, n.end): n for n in names if n.type in NAMES}
    for run in coordinated(view, list(by_span), gaz):
        found = readings(view, run)
        if "place" not in found and sum(by_span[span].type != "Person" for span in run) == 1:
            # "Washington and Adams": beside people alone, the name of a capital can be a person's.
            found = tuple(reading(view, *span) for span in run)
        speaks = found[0] != "place" and (run[0][0], run[-1][1]) in whole
        if speaks or (len(run) > 1 and "place" not in found and _hyphenated(view, run)):
            found = _ACTING * len(run)
        yield from (
            (by_span[span], how) for span, how in zip(run, found, strict=True) if by_span[span].type == "Location"
        )


def _hyphenated(view: View, run: Sequence[Span]) -> bool:
    """Whether the names are one compound, `Moscow-Pyongyang ties`: it names both."""
    return all(view.text[a[1] : b[0]] in {"-", "‐", "‑", "–"} for a, b in pairwise(run))


def _country(view: View, name: Name, names: Sequence[Name], gaz: Gazetteer) -> CountryForm | None:
    """The country of a place; a name that two countries share is decided by the other names of the text."""
    form = gaz.country(name.text)
    if form is None and view.before(name.start).lower == "the":
        form = gaz.country(f"the {name.text}")  # "The Hague" has lost its article by now
    if form is not None:
        return form if form.kind != "demonym" else None
    folded = fold(name.text)
    if folded not in {"korea", "congo"}:
        return None
    others = {f.code for n in names if (f := gaz.country(n.text)) is not None}
    if folded == "korea":
        return None if "KP" in others else CountryForm("KR", "alias")
    if "CG" in others:
        return None if "CD" in others else CountryForm("CG", "alias")
    return CountryForm("CD", "alias")


def _draft(cast: Cast, drafts: dict[str, Draft], code: str, gaz: Gazetteer) -> Draft:
    if code not in drafts:
        drafts[code] = cast.new(Draft(gaz.country_names[code], "country", code=code, country=code))
    return drafts[code]
