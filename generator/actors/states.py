"""States and provinces of federations: places that are no people or bodies, and now and then speak as governments.

A state whose whole name is a source ("Texas", "the states of Nebraska and Oklahoma") speaks as a body of its country;
anywhere else its name is a place. A name that a state shares with a country is the state's throughout a text that
lists it with other states, puts a town before it or names other states, and nothing of the country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import pycountry

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.metonymy import coordinated, reading
from generator.actors.spans import HONORIFICS, Name
from generator.actors.view import View
from generator.records import Span

# Federations whose states English names as they name themselves.
_FEDERATIONS = frozenset({"AU", "CA", "IN", "US"})
# States that share their name with a city of which the news speaks more.
_CITIES = frozenset({"new york", "washington"})
_NEIGHBOUR = r"(?:[A-Z][\w’'-]{1,60}+ ){0,2}[A-Z][\w’'-]{1,60}+"
_SHORT = re.compile(
    r", (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|"
    r"Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|N\.[CDHJMY]|S\.[CD]|R\.I|W\.Va)\."
)
_SHORT_OF = "US"
_LEAD = words("state states province provinces commonwealth")


@cache
def states() -> Mapping[str, str]:
    """The country of each state by the state's folded name, where only one state bears it."""
    found: dict[str, set[str]] = {}
    for division in pycountry.subdivisions:
        if division.type in {"State", "Province"}:
            found.setdefault(fold(division.name), set()).add(division.country_code)
    return {n: code for n, codes in found.items() if len(codes) == 1 for code in codes if code in _FEDERATIONS}


@cache
def _shared(gaz_names: frozenset[tuple[str, str]]) -> Mapping[str, str]:
    """The country that bears a state's name, by that name, folded."""
    return {name: code for name, code in gaz_names if name in states()}


def without_namesakes(view: View, gaz: Gazetteer) -> Gazetteer:
    """The known names, less those of countries that the text uses for a state of the same name."""
    own = frozenset((fold(name), code) for code, name in gaz.country_names.items())
    gone = {
        (name, code)
        for name, code in _shared(own).items()
        if name.title() in view.text and _is_state(view.text, name, code, gaz)
    }
    if not gone:
        return gaz
    names, codes = {name for name, _ in gone}, {code for _, code in gone}
    kept = {f: c for f, c in gaz.forms.items() if f not in names and not (c.code in codes and c.kind == "demonym")}
    return replace(gaz, forms=kept)


def _is_state(text: str, name: str, code: str, gaz: Gazetteer) -> bool:
    """Whether a text means the state by a name that a country bears too."""
    others = [form for form, country in gaz.forms.items() if country.code == code and form != name]
    if any(re.search(rf"\b{re.escape(form.title())}\b", text) for form in others):
        return False  # its capital, its adjective
    beside = list(_beside(text, name.title()))
    if any(_is_state_name(n) for n in beside):
        return True
    if any(gaz.own_name(n) for n in beside):
        return False
    town = re.search(rf"\b[A-Z][\w’'-]{{1,60}}+, {name.title()}\b(?!,? (?:and|or) )", text)
    return town is not None or _names_others(text, name)


def _beside(text: str, name: str) -> Iterator[str]:
    """What stands beside a name in a list: up to three capitalised words on either side, and their last words."""
    for match in re.finditer(rf"({_NEIGHBOUR})(?:,|,? and|,? or) {name}\b", text):
        parts = match.group(1).split()
        yield from (" ".join(parts[i:]) for i in range(len(parts)))
    for match in re.finditer(rf"\b{name}(?:,|,? and|,? or) (?:and |or )?({_NEIGHBOUR})", text):
        parts = match.group(1).split()
        yield from (" ".join(parts[: i + 1]) for i in range(len(parts)))


def _is_state_name(text: str) -> bool:
    return fold(text) in states() and fold(text) not in _CITIES


def _names_others(text: str, name: str) -> bool:
    """Whether a text names another state of the same country, in full or as newspapers shorten it."""
    country = states()[name]
    if country == _SHORT_OF and _SHORT.search(text):
        return True
    others = [n.title() for n, code in states().items() if code == country and n != name and n not in _CITIES]
    return re.search(rf"\b(?:{'|'.join(others)})\b", text) is not None


def as_places(view: View, names: Sequence[Name], gaz: Gazetteer) -> tuple[Name, ...]:
    """The names, with those of states as places where a model took them for people or bodies.

    A name that is a given name or part of somebody's name in the text stays what it is.
    """
    people = {
        part for n in names if n.type == "Person" and " " in n.text for part in fold(n.text).replace("-", " ").split()
    }
    placed = (replace(n, type="Location") if _is_taken_wrongly(view, n, people, gaz) else n for n in names)
    return tuple(_with_kind(view, n) for n in placed)


def _with_kind(view: View, name: Name) -> Name:
    """A state that shares its name with a city, with the word that tells it from the city: "Washington |state|"."""
    word = view.after(name.end)
    if fold(name.text) not in _CITIES or word.text not in {"state", "State"} or view.text[name.end : word.start] != " ":
        return name
    return replace(name, end=word.end, text=view.text[name.start : word.end])


def _is_taken_wrongly(view: View, name: Name, people: set[str], gaz: Gazetteer) -> bool:
    folded = fold(name.text)
    if name.type not in {"Person", "Organization", "Facility", "Misc"} or folded not in states():
        return False
    titled = view.before(name.start).lower.strip(".") in HONORIFICS
    return name.type != "Person" or not (titled or folded in gaz.given or folded in people)


def add_states(cast: Cast, view: View, names: Sequence[Name], gaz: Gazetteer, sources: Sequence[Span]) -> None:
    """Adds the states that speak as governments: those whose names are all of a source.

    Args:
        cast: gets them, as bodies of their country.
        view: the document.
        names: its names.
        gaz: the known names.
        sources: the spans that attributions name as their sources.
    """
    found = {
        (n.start, n.end): n
        for n in names
        if n.type == "Location" and _is_state_name(n.text) and gaz.country(n.text) is None
    }
    whole = {_inner(view, span) for span in sources} if found else set()
    runs = coordinated(view, list(found), gaz)
    speaking = {fold(found[span].text) for run in runs if (run[0][0], run[-1][1]) in whole for span in run}
    drafts: dict[str, Draft] = {}
    for run in runs:
        says = (run[0][0], run[-1][1]) in whole
        acts = says or reading(view, run[0][0], run[-1][1], several=len(run) > 1) == "actor"
        for span in run if acts else ():
            name = found[span]
            key = fold(name.text)
            if key not in speaking:
                continue
            if key not in drafts:
                drafts[key] = cast.new(Draft(" ".join(name.text.split()), "public-body", country=states()[key]))
            drafts[key].add(_start(view, name), name.end, "state-name")


def _start(view: View, name: Name) -> int:
    """Where a state's name starts with the words for what it is: "|state of Texas"."""
    first = view.before(name.start, 2)
    return first.start if view.before(name.start).lower == "of" and first.lower in _LEAD else name.start


def _inner(view: View, span: Span) -> Span:
    """A source span without article, "state of", and what may stand behind its last name."""
    inside = list(view.inside(*span))
    while inside and inside[0].lower in {"the", "of", '"', "“", ","} | _LEAD:
        inside.pop(0)
    while inside and inside[-1].lower in {",", '"', "”"}:
        inside.pop()
    return (inside[0].start, inside[-1].end) if inside else span
