"""Countries and the places that stand for their governments.

A country's own name (and its abbreviations) always names the country; a capital or a seat of government names it only
where it stands for the government. Seats (the Kremlin, the White House, Downing Street) stand for the country itself,
so that one government has one page whatever the outlet's style. Which reading a place has is decided by its
surroundings, as in the literature on metonymy (Markert & Nissim 2007; ReLocaR, Gritta et al. 2017): the preposition or
verb before it, a finite verb or a possessive after it, and the reading of the names it is coordinated with.

A country that the text names only as a place ("floods in Mali") is an actor where the headline names it or the text
comes back to it, by name or adjective ("Malian officials"). A country's name as a modifier ("US Secretary of State",
"the Ukraine conflict") names no actor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, words
from generator.actors.gazetteer import CountryForm, Gazetteer
from generator.actors.spans import Name
from generator.actors.verbs import is_finite, is_verb, may_be_verb
from generator.actors.view import View, Word
from generator.records import Span

Reading = Literal["actor", "place", "modifier", "open"]

_INSIDE = words(
    "in at near around outside inside within throughout across into through via toward towards beyond off "
    "onto beneath above along amid nearby"
)
_TOWARDS_ACTOR = words("with against between by without among versus vs v despite")
_TRAVEL = words(
    "visit visits visited visiting trip trips travel travels traveled travelled travelling traveling tour "
    "tours flew fly flies flown flying flight flights went go goes going gone arrive arrived arrives arriving "
    "return returned returns returning came come comes coming move moved moves moving drove drive driven "
    "journey headed heading heads way road route sailed fled flee fleeing pilgrimage brought bring relocated "
    "relocate deported deport train trains bus buses left leave leaving leaves departed depart departing "
    "march marched marching evacuated transferred rushed back closer next home born raised based emigrated "
    "immigrated migrated"
)
_REACHING = words(
    "visit visits visited visiting leave leaves leaving reach reached reaches reaching enter entered enters "
    "entering tour toured touring crossed fled flee fleeing departed depart departing bombed bombing shelled "
    "shelling struck captured capture seized surrounding occupied occupying stormed inside outside near "
    "roaming"
)
_PLACE_HEADS = words(
    "city town capital streets street outskirts suburb suburbs suburban north south east west northeast "
    "northwest southeast southwest northern southern eastern western centre center district region area port "
    "skies bombing siege fall battle university island coast part parts resident residents people downtown "
    "central greater km kilometres kilometers miles map village province bishop archbishop mayor"
)
_SIDE_HEADS = words(
    "support backing criticism critical behalf ally allies demands part accusations condemnation approval"
)
_ATTACKS = words(
    "attack attacks strike strikes march marched advance raid raids assault bombing shelling missile missiles"
)
_PLACE_PARTS = words(
    "streets street outskirts suburb suburbs airport airports centre center downtown mayor residents resident "
    "subway metro port university stadium coast coastline harbour harbor hotel hotels hospital hospitals "
    "museum museums east west north south eastern western northern southern district districts neighbourhood "
    "neighborhood weather skyline population capital largest main old city traffic square squares market "
    "markets"
)
_DESCRIBING = words("a an located situated home one known bordered surrounded divided part also among")
_ADVERBS = words("also now later still then never already even always often again soon once too meanwhile both all")
_NOT_NOUNS = (
    words(
        "and or but nor for of in on at to from by with as that which who whom whose when where while if because "
        "since until after before than so though although during over under against about between among into "
        "through its his her their this these those the a an not only just is are was were be been has have had "
        "will would may might can could should must do does did there here more most less amid despite without "
        "within across around near toward towards upon per via"
    )
    | _ADVERBS
)
_LINK = re.compile(r"\s*(?:,|,?\s*\band\b|,?\s*\bor\b|&|/|[-‐‑–—])\s*(?:(?:the|both)\s+)?")


def reading(view: View, start: int, end: int, *, several: bool = False) -> Reading:
    """Whether a place name stands for those who act there, for the place, or only modifies what follows.

    Args:
        view: the document.
        start: where the name starts, in code points; of several coordinated names the first.
        end: where it ends; of several coordinated names the last.
        several: whether the span is of several coordinated names.

    Returns:
        `actor`, `place`, `modifier`, or `open` where the surroundings do not show it.
    """
    rest = view.rest_of_word(end)
    if rest[:1] in {"-", "‐", "‑"}:
        return "place" if rest[1:].lower() in {"based", "born", "bound", "area", "wide"} else "modifier"
    before, after = view.before(start), view.after(end)
    first = 1
    if before.lower in {"the", "both", "either"}:
        first, before = 2, view.before(start, 2)
    if after.lower == "'s" or (after.text in {"'", "’"} and view.text[end - 1 : end].lower() == "s"):
        owned = view.after(end, 2)
        if owned.lower in _PLACE_PARTS or (before.lower in _INSIDE and owned.text[:1].isupper()):
            return "place"
        # "Jerusalem's Hebrew University" only says where it is; "Moscow's decision" is the government's.
        return "open" if owned.text[:1].isupper() else "actor"
    verb, following = _next_verb(view, end)
    acts = is_finite(verb.lower, following.lower, plural=several) and not _describes(verb, following)
    led = _by_what_leads(view, before, view.before(start, first + 1), view.before(start, first + 2))
    if led == "place":
        return led
    if acts and not (before.lower == "of" and led == "open"):
        return "actor"
    if _is_noun(after, following):
        return "modifier"
    return led


def _next_verb(view: View, end: int) -> tuple[Word, Word]:
    """The word that would be the name's verb, past an aside in brackets and adverbs, and the word after it."""
    count = 1
    word = view.after(end)
    if word.text == "(":
        while word.text and word.text != ")" and count < 12:
            count += 1
            word = view.after(end, count)
        count += 1
        word = view.after(end, count)
    while word.lower in _ADVERBS or (word.lower.endswith("ly") and len(word.lower) > 4):
        count += 1
        word = view.after(end, count)
    return word, view.after(end, count + 1)


def _describes(verb: Word, following: Word) -> bool:
    """Whether the verb only says what the place is ("Mali is a country in", "Oslo was the venue")."""
    return verb.lower in {"is", "was", "are", "were"} and following.lower in _DESCRIBING


def _is_noun(word: Word, following: Word) -> bool:
    if not word.text or not word.text[0].isalpha() or word.lower in _NOT_NOUNS:
        return False
    return not is_finite(word.lower, following.lower) and not may_be_verb(word.lower) and not word.lower.endswith("ly")


def _by_what_leads(view: View, before: Word, second: Word, third: Word) -> Reading:
    """The reading that the words before a name suggest."""
    word, near = before.lower, {second.lower, third.lower}
    if word in _INSIDE or word == "than" or "border" in near or "frontier" in near:
        return "place"
    if word in {"like", "unlike"} or (word == "as" and second.lower == "such"):
        return "place"
    if word in {"capital", "city", "town", "downtown", "central", "greater"} or (
        word == "," and second.lower in {"capital", "city"}
    ):
        return "place"
    if word in {"to", "from", "for"}:
        earlier = view.before(before.start, 3).lower
        if near & _TRAVEL or (word != "for" and earlier in _TRAVEL):
            return "place"
        return "open" if word == "from" else "actor"
    if word == "of":
        return "place" if near & _PLACE_HEADS else "actor" if second.lower in _SIDE_HEADS else "open"
    if word in {"on", "upon", "over"}:
        return "place" if near & _ATTACKS else "actor"
    if word in _TOWARDS_ACTOR:
        return "actor"
    if word in _REACHING:
        return "place"
    return "actor" if is_verb(word) else "open"


def coordinated(view: View, names: Sequence[Name], gaz: Gazetteer) -> list[list[Name]]:
    """Place names in runs that only commas and conjunctions part; a city and its own country are no run."""
    runs: list[list[Name]] = []
    for name in names:
        if runs:
            last = runs[-1][-1]
            between = view.text[last.end : name.start]
            left, right = gaz.country(last.text), gaz.country(name.text)
            contained = between.strip() == "," and (left is None or (right is not None and left.code == right.code))
            if _LINK.fullmatch(between) and not contained:
                runs[-1].append(name)
                continue
        runs.append([name])
    return runs


def add_countries(cast: Cast, view: View, names: Sequence[Name], gaz: Gazetteer, sources: Sequence[Span]) -> None:
    """Adds the countries that the text speaks of.

    Args:
        cast: gets the countries.
        view: the document.
        names: its names.
        gaz: the known names.
        sources: the spans that attributions name as their sources: a place that is all of one speaks there.
    """
    places = [n for n in names if n.type == "Location"]
    whole = {_bare(view, span) for span in sources}
    drafts: dict[str, Draft] = {}
    as_place: dict[str, list[Name]] = {}
    for name, how in _readings(view, places, gaz, whole):
        form = _country(name, names, gaz)
        if form is None:
            continue
        own = form.kind in {"name", "alias", "abbreviation"}
        if how == "actor" or (how == "open" and (own or form.kind == "seat")):
            rule = "country-name" if form.kind in {"name", "alias"} else form.kind
            _draft(cast, drafts, form.code, gaz).add(name.start, name.end, rule)
        elif how == "place" and own:
            as_place.setdefault(form.code, []).append(name)
    adjectives = Counter(code for n in names if n.type == "NORP" and (code := gaz.demonym(n.text)) is not None)
    for code, found in as_place.items():
        headline = any(view.title is not None and view.title[0] <= n.start < view.title[1] for n in found)
        if code in drafts or headline or len(found) + adjectives[code] > 1:
            draft = _draft(cast, drafts, code, gaz)
            for name in found:
                draft.add(name.start, name.end, "place-named")


def _readings(view: View, places: Sequence[Name], gaz: Gazetteer, whole: set[Span]) -> Iterator[tuple[Name, Reading]]:
    """Each place name with its reading, which names coordinated with it share."""
    for run in coordinated(view, places, gaz):
        how = reading(view, run[0].start, run[-1].end, several=len(run) > 1)
        speaks = how != "place" and (run[0].start, run[-1].end) in whole
        if speaks or (len(run) > 1 and how in {"modifier", "open"} and _hyphenated(view, run)):
            how = "actor"
        for position, name in enumerate(run):
            yield name, how if how != "open" or len(run) == 1 else _own_reading(view, name, position, run)


def _own_reading(view: View, name: Name, position: int, run: Sequence[Name]) -> Reading:
    """The reading of one name in a run whose ends show nothing: what leads it in decides, if it is the first."""
    return reading(view, name.start, name.end) if position == 0 or name is run[-1] else "open"


def _hyphenated(view: View, run: Sequence[Name]) -> bool:
    """Whether the names are one compound, `Moscow-Pyongyang ties`: it names both."""
    return all(view.text[a.end : b.start] in {"-", "‐", "‑", "–"} for a, b in pairwise(run))


def _bare(view: View, span: Span) -> Span:
    words = view.inside(*span)
    while words and words[0].lower in {"the", '"', "“", ","}:
        words = words[1:]
    while words and words[-1].lower in {"'s", ",", '"', "”"}:
        words = words[:-1]
    return (words[0].start, words[-1].end) if words else span


def _country(name: Name, names: Sequence[Name], gaz: Gazetteer) -> CountryForm | None:
    """The country of a name; a name that two countries share is decided by the other names of the text."""
    form = gaz.country(name.text)
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
