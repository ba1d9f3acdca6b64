"""When a place stands for those who act there: its government, team, people or institutions.

Decided by its surroundings, as in the literature on metonymy (Markert & Nissim 2007; ReLocaR, Gritta et al. 2017): the
word that governs the name (a preposition with the noun before it, or a verb), the verb that has it as its subject, what
a possessive owns, and the noun that it modifies. Coordinated names share one reading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from generator.actors import surroundings as near
from generator.actors.gazetteer import Gazetteer, gazetteer
from generator.actors.verbs import AUXILIARIES, is_finite, is_verb, may_be_verb
from generator.actors.view import Lines, View, Word
from generator.records import Annotation, Span

Reading = Literal["actor", "place", "modifier", "open"]

NAMES = frozenset({"Person", "Organization", "Location", "Facility", "Misc"})
"""Types of the names that a place name can be coordinated with."""

_DASHES = ("-", "‐", "‑", "–", "—")
_RESULT = r"\d{1,3}\s?[-–]\s?\d{1,3}"
_LINK = re.compile(
    rf"\s*+(?:(?:\([^()]{{0,40}}\)|{_RESULT})\s*+)?"
    r"(?:(?:,\s*+)?\b(?:and|or|then|as well as|along with|together with)\b|,|&|/|[-‐‑–—])\s*+"
    r"(?:(?:and|or|later|then|the|both|neighbou?ring|native)\s++)*"
)
_SCORE = re.compile(_RESULT + r"(?!\d)")
_NEAR = 3
"""How many words before a preposition say what it joins."""
_CLAUSE = 8
"""How many words before "between" can say so."""
_PREDICATE = 10
"""How many words of a predicate are looked at for what it says of a place."""
_HEADS = 4
"""How many words of a noun phrase are looked at behind a name."""
_BEING = frozenset({"is", "was", "are", "were", "be", "been", "remains", "remained", "became", "becomes"})
_HAVING = frozenset({"has", "had", "have"})
_CONJUNCTIONS = frozenset({"after", "before", "since", "until", "as", "than"})
_PREPOSITIONS = (
    near.INSIDE
    | near.TOWARDS_ACTOR
    | _CONJUNCTIONS
    | frozenset(
        {"to", "from", "for", "of", "on", "upon", "over", "between", "towards", "toward", "about", "including"}
        | {"under", "during", "like", "unlike"}
    )
)


def metonymic(text: str, regions: Sequence[Span], annotation: Annotation) -> frozenset[Span]:
    """The Location mentions that stand for those who act there.

    Args:
        text: what was annotated.
        regions: the parts of it that were read, in order.
        annotation: its mentions and attributions.

    Returns:
        The spans of those mentions, as they are in the annotation.
    """
    places = [mention.start for mention in annotation.mentions if mention.type == "Location"]
    # Finding the words takes half of the time: only where there is a place.
    with_places = tuple((s, e) for s, e in regions if bisect_left(places, s) < bisect_left(places, e))
    view = View(Lines(text, with_places))
    names = [m for m in annotation.mentions if m.type in NAMES and view.region_of(m.start) >= 0]
    found_at = {bare(view, (m.start, m.end)): m for m in names}
    whole = {bare(view, span) for attribution in annotation.attributions for span in attribution.source}
    found = set()
    for run in coordinated(view, sorted(found_at), gazetteer()):
        speaks = (run[0][0], run[-1][1]) in whole
        for (start, end), how in zip(run, readings(view, run), strict=True):
            acts = (
                how == "actor"
                or (how == "modifier" and acts_as_modifier(view, run[-1][1]))
                or (speaks and how != "place")
            )
            mention = found_at[start, end]
            if acts and mention.type == "Location" and not _is_nature(view, start, end):
                found.add((mention.start, mention.end))
    return frozenset(found)


def coordinated(view: View, names: Sequence[Span], gaz: Gazetteer) -> list[list[Span]]:
    """Names in runs that only commas, conjunctions and match results part.

    A place and its own country are a run only where something happens there.

    Args:
        view: the document.
        names: spans of names of the types in `NAMES`, in order, without overlaps.
        gaz: the known names.
    """
    runs: list[list[Span]] = []
    for position, name in enumerate(names):
        following = names[position + 1] if position + 1 < len(names) else None
        if runs and _LINK.fullmatch(_between(view, runs[-1][-1], name)):
            run = runs[-1]
            listed = following is not None and _LINK.fullmatch(_between(view, name, following)) is not None
            apart = _contains(view, run[-1], name, gaz, listed=listed) or _is_complete(view, run, name, listed=listed)
            if not apart or _stays_inside(view, run, name):
                run.append(name)
                continue
        runs.append([name])
    return runs


def _between(view: View, left: Span, right: Span) -> str:
    return view.text[left[1] : right[0]]


def _is_complete(view: View, run: Sequence[Span], name: Span, *, listed: bool) -> bool:
    """Whether a list ends before the name: "the deal of Oslo and Rome, |Bern| said"."""
    closed = len(run) > 1 and re.search(r"\b(?:and|or)\b", _between(view, run[-2], run[-1])) is not None
    return closed and not listed and _between(view, run[-1], name).strip() == ","


def readings(view: View, run: Sequence[Span]) -> tuple[Reading, ...]:
    """The readings of coordinated names: one for all, or each its own where their surroundings show nothing."""
    how = reading(view, run[0][0], run[-1][1], several=len(run) > 1)
    if len(run) == 1 or how != "open":
        return (how,) * len(run)
    # What follows the first or leads in the last can still show something: "Oslo, Rome and |the mayor of| Bern".
    first, last = reading(view, *run[0]), reading(view, *run[-1])
    between = (how,) * (len(run) - 2)
    return (how if first == "modifier" else first, *between, last)


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
    if rest.startswith(_DASHES):
        return "place" if rest[1:].lower() in {"based", "born", "bound", "area", "wide"} else "modifier"
    before, after = _governor(view, start), view.after(end)
    if after.lower == "'s" or (after.text in {"'", "’"} and view.text[end - 1 : end].lower() == "s"):
        return _owner(view, before, view.after(end, 2))
    verb, following = _next_verb(view, end)
    acts = is_finite(verb.lower, following.lower, plural=several) and verb.lower not in {"based", "born", "bound"}
    heads = _heads(view, end)
    led = _led(view, before)
    if led == "place" and not (acts and before.lower in _CONJUNCTIONS):
        return "modifier" if near.TEAM_HEADS & set(heads[:3]) else led
    if acts and (before.lower in _CONJUNCTIONS or before.lower not in _PREPOSITIONS):
        return "place" if _describes(view, verb) else "actor"
    if _SCORE.match(view.text[end : end + 8].lstrip()):
        return "actor"
    if heads and heads[0] in near.LAND:
        return "place"
    return "modifier" if _is_noun(after, view.after(end, 2)) else led


def acts_as_modifier(view: View, end: int) -> bool:
    """Whether what a name modifies is done by those whom the place stands for: "the |US| decision", "|Oslo| fans"."""
    return not (near.TEAM_HEADS | near.ACTION_HEADS).isdisjoint(_heads(view, end))


def bare(view: View, span: Span) -> Span:
    """A span without the article, comma and quotation marks around its words, and without a possessive's ending."""
    inside = list(view.inside(*span))
    while inside and inside[0].lower in {"the", '"', "“", ","}:
        inside.pop(0)
    while inside and inside[-1].lower in {"'s", "'", "’", ",", '"', "”"}:
        inside.pop()
    return (inside[0].start, min(inside[-1].end, span[1])) if inside else span


def _contains(view: View, left: Span, right: Span, gaz: Gazetteer, *, listed: bool) -> bool:
    """Whether one name only says where the other is ("Oslo, Norway") or what comes next, and the two are no list."""
    between = _between(view, left, right).split()
    if between != [","]:
        return between == [",", "the"] and not listed
    inner, outer = gaz.country(view.text[slice(*left)]), gaz.country(view.text[slice(*right)])
    if inner is None:
        return outer is not None or not listed
    return outer is not None and inner.code == outer.code


def _stays_inside(view: View, run: Sequence[Span], name: Span) -> bool:
    """Whether the names before a comma are a place where something happens, and no clause begins behind the comma.

    "The talks in Tromsø, Norway, were short"; but "In Geneva, Norway rejected it".
    """
    lead = _governor(view, run[0][0])
    if lead.lower not in near.INSIDE:
        return False
    verb, following = _next_verb(view, name[1])
    return not (lead.text[:1].isupper() and is_finite(verb.lower, following.lower))


def _is_nature(view: View, start: int, end: int) -> bool:
    """Whether the name itself says that it is one of land or water: "Lake Mjøsa"."""
    inside = view.inside(start, end)
    return len(inside) > 1 and not near.NATURE.isdisjoint((inside[0].lower, inside[-1].lower))


def _governor(view: View, start: int) -> Word:
    """The word that a name depends on: the one before it, its article, possessive and adjectives."""
    count = 1
    word = view.before(start)
    while word.lower in near.SKIPPED and count < _HEADS:
        count += 1
        word = view.before(start, count)
    return word


def _owner(view: View, before: Word, owned: Word) -> Reading:
    """The reading of a name in the possessive: what it owns decides."""
    if owned.text[:1].isupper():
        # "Jerusalem's Hebrew University" only says where it is; "Moscow's decision" is the government's.
        return "place" if before.lower in near.INSIDE else "open"
    heads = _heads(view, owned.start)
    return "place" if heads and not near.PLACE_PARTS.isdisjoint((heads[0], heads[-1])) else "actor"


def _heads(view: View, offset: int) -> list[str]:
    """The nouns and adjectives that follow an offset, at most four, in lower case."""
    found: list[str] = []
    for count in range(1, _HEADS + 1):
        word = view.after(offset, count)
        if not word.text[:1].isalpha() or word.lower in near.NOT_NOUNS or word.lower in AUXILIARIES:
            break
        found.append(word.lower)
    return found


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
    while word.lower in near.ADVERBS or (word.lower.endswith("ly") and len(word.lower) > 4):
        count += 1
        word = view.after(end, count)
    return word, view.after(end, count + 1)


def _describes(view: View, verb: Word) -> bool:
    """Whether the verb only says what the place is or has ("Mali is a country in", "Oslo had a population of")."""
    if verb.lower in near.LYING:
        return True
    if verb.lower not in _BEING | _HAVING:
        return False
    being = verb.lower in _BEING
    for count in range(1, _PREDICATE):
        word = view.after(verb.end, count)
        being = being or word.lower == "been"
        if word.lower in near.LAND or (count <= _NEAR and being and word.lower in near.DESCRIBED):
            return True
        if not word.text[:1].isalpha() or word.lower in {"that", "which", "who"}:
            return False
        if word.lower in _PREPOSITIONS and not (being and word.lower == "of"):
            return False
    return False


def _is_noun(word: Word, following: Word) -> bool:
    if not word.text[:1].isalpha() or word.lower in near.NOT_NOUNS or word.lower.endswith("ly"):
        return False
    if is_finite(word.lower, following.lower) or may_be_verb(word.lower):
        return False
    return not word.text.endswith("ing") or word.text[0].isupper() or word.lower in near.GERUND_NOUNS


def _led(view: View, before: Word) -> Reading:
    """The reading that the words before a name suggest."""
    word = before.lower
    back = [view.before(before.start, count).lower for count in range(1, _CLAUSE + 1)]
    close, wide = set(back[: _NEAR - 1]), set(back[:_NEAR])
    if word in near.INSIDE or word in near.GEOGRAPHIC or (word in _PREPOSITIONS and wide & near.BORDERS):
        return "place"
    if word in near.KINDS_OF_PLACE or (word == "," and back[0] in {"capital", "city"}):
        return "place"
    if word in near.AGENTS or (word in {",", ":", "—", "–"} and back[0] in near.AGENTS):
        return "actor"
    if word in near.TOWARDS_ACTOR:
        return "actor"
    if word in _PREPOSITIONS:
        return _led_by_preposition(word, back, close, wide)
    if word in near.REACHING:
        return "place"
    return "actor" if is_verb(word) and word not in _BEING else "open"


def _led_by_preposition(word: str, back: Sequence[str], close: set[str], wide: set[str]) -> Reading:
    """The reading that a preposition with the words before it suggests, nearest first."""
    travels = not near.TRAVEL.isdisjoint(close if word == "for" else wide)
    match word:
        case "to":
            gives = _SCORE.fullmatch(back[0]) or (wide & near.GIVING and not close & near.TRAVEL)
            return _one("actor", gives, "place" if travels else "open")
        case "from":
            return _one("actor", wide & near.RECEIVING, "place" if travels else "open")
        case "for":
            return _one("place", travels, "actor")
        case "of":
            led = _one("place", close & near.OF_PLACE, "open")
            return _one("actor", back[0] in near.OF_ACTOR or back[1] == "behalf", led)
        case "on" | "upon" | "over":
            return _one("place", close & near.ON_ATTACKS or back[0] == "all", "actor")
        case "between":
            return _one("actor", near.OF_SIDES & set(back), "place")
        case "towards" | "toward":
            return _one("actor", wide & near.TOWARDS_PEOPLE, "place")
        case "as" | "including" if any(agents.endswith("s") for agents in close & near.AGENTS):
            return "actor"
        case "as" if back[0] != "such":
            return "open"
    return _one("place", word in {"as", "like", "unlike", "than"}, "open")


def _one(reading: Reading, holds: object, otherwise: Reading) -> Reading:
    """One of two readings: the first where something holds."""
    return reading if holds else otherwise
