"""The names in a model's mentions: trimmed, split, and typed alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.actors.forms import fold, letters, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.verbs import is_finite
from generator.actors.view import View
from generator.records import EntityType, Mention, Span

_KEPT: frozenset[EntityType] = frozenset({"Person", "Organization", "Location", "Facility", "NORP", "Misc"})
_ORDER: tuple[EntityType, ...] = ("Person", "Organization", "Location", "NORP", "Facility", "Misc")
_ENDS = ' \t\n"“”„«»‘()[]{},;:!?*_-–—/|•'
_POSSESSIVE = re.compile(r"['’]s?$")
# What an editor adds in brackets behind a name: "(Northern Fish Pact - ed.)".
_EDITOR = re.compile(r"\s+[-–—]\s*(?:[Ee]ds?|[Nn]ote|sic)\.?$")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_MISTER = re.compile(r"(?:Mr|Mrs|Ms|Messrs)\b\.?\s+(?=[A-Z])")
# Two names on two lines of a list; "Ada\nLong" is one name on a wrapped line.
# "Ada Long of Ohio", but not "Mary of Denmark".
_OF_PLACE = re.compile(r"(\S+\s+\S+(?:\s+\S+)?)\s+of\s+[A-Z]")
_TWO_LINES = re.compile(r"(?<=\w)[ \t]*\n\s*(?=\w)")
_PARTNERS = re.compile(r" & (?:Sons?|Daughters?|Co\.?|Company|Bro(?:ther)?s\.?|Partners|Associates)$")
_SAID_AGAIN = re.compile(r"\b(\w{3,})(?P<end>\.\s+)(?=\1\b)")
_PARAGRAPHS = re.compile(r"\s*\n[ \t]*\n\s*")
_OPEN_END = re.compile(r"\s+(?:of|for|and|in|the|at)$")
# "Moss Oil company", but "investment banking firm" says no name.
_KIND_AFTER = re.compile(r"\b[A-Z]\S*(\s+(?:company|firm))$")
_BODY_ENDS = words(
    "center centre foundation institute university college school library museum hospital association committee "
    "commission council fund trust society"
)
_JOIN = re.compile(r"\s*+(?:,\s*and\s+|,\s+(?!(?:Jr|Sr|II|III|IV)\b)|/\s*)|\s++(?:and|&)\s+")
_AFTER_POSSESSOR = re.compile(r"^.*\S['’]s\s+(?=\S)")
# "Paul Ryan, R-Wis.," gives a politician's party and state.
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z][\w.]{1,6}")
HONORIFICS = words(
    "mr mrs ms miss mx dr sir dame lord lady messrs madam madame monsieur prof rev hon herr frau señor sen "
    "rep gov gen lt col capt sgt maj adm cmdr pres st"
)
PARTICLES = words(
    "de da do dos das del della di du van von der den ter ten la le el al bin bint ibn ben abu um y e st zu "
    "zur af av dela delos al- el- ul"
)
# Titles that are as good as part of the name: nobody is known as "Charles" alone.
_NAME_TITLES = words("king queen prince princess pope sheikh emir sultan imam ayatollah emperor duke crown star")
# Country names that are as often a person, a state, a company or a dish: only the model's word makes them countries.
AMBIGUOUS = words(
    "georgia jordan chad turkey mali niger guinea jersey samoa dominica grenada monaco emirates america "
    "holland antigua trinidad burkina brunei macedonia persia siam ceylon malaya aotearoa sikkim islamic "
    "republic"
) | {"islamic republic", "st. vincent", "mainland china", "gold coast", "the bahamas", "united arab republic"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: its exact words, and the type that the whole document supports."""

    start: int
    end: int
    text: str
    type: EntityType


def cleaned(view: View, mentions: Sequence[Mention], gaz: Gazetteer) -> list[Name]:
    """The mentions as names: trimmed, split where they hold several, in order of the text, without overlaps.

    Args:
        view: the document; mentions outside its regions are left out.
        mentions: what the model found; spans may carry articles, possessives, titles, or several names.
        gaz: the known names.
    """
    found: list[Name] = []
    for mention in mentions:
        if mention.type in _KEPT and view.region_of(mention.start) >= 0:
            for start, end in _apart(view.text, mention):
                found.extend(_clean(view.text, start, end, mention.type, gaz))
    kept: list[Name] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end, _ORDER.index(n.type))):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _apart(text: str, mention: Mention) -> list[Span]:
    """The parts of a mention that runs over the end of a paragraph, or into a name said again ("Ana Orsic. Orsic")."""
    ends = [m.span() for m in _PARAGRAPHS.finditer(text, mention.start, mention.end)]
    ends += [m.span("end") for m in _SAID_AGAIN.finditer(text, mention.start, mention.end)]
    cuts = [(mention.start, mention.start), *sorted(ends), (mention.end, mention.end)]
    return [(left[1], right[0]) for left, right in pairwise(cuts) if left[1] < right[0]]


def settled(found: Sequence[Name], gaz: Gazetteer) -> tuple[Name, ...]:
    """The names with adjectives cut off people and one type for one spelling throughout the document."""
    return tuple(_retyped(_without_demonyms(found, gaz), gaz))


def _clean(text: str, start: int, end: int, kind: EntityType, gaz: Gazetteer) -> Iterator[Name]:
    start, end = _trim(text, start, end)
    closing = text.find(")", start, end)
    if closing >= 0 and "(" not in text[start:closing]:
        start, end = _trim(text, closing + 1, end)  # "NAM) Youth Network"
    words = text[start:end]
    kind = _kind(words, kind, gaz)
    if gaz.country(words) is None and gaz.body(words) is None:
        if pieces := _pieces(words, kind, gaz):
            for first, last in pieces:
                yield from _clean(text, start + first, start + last, kind, gaz)
            return
        if kind == "Person":
            start, end = _person(text, start, end, gaz)
        elif kind == "Organization":
            start, end = _organisation(text, start, end)
    words = text[start:end]
    if any(c.isalnum() for c in words) and not words.islower() and not _PARTY_AND_STATE.fullmatch(words):
        yield Name(start, end, words, kind)


def _pieces(words: str, kind: EntityType, gaz: Gazetteer) -> list[Span]:
    """The parts of a mention that holds several names; empty where it is one."""
    sides = re.split(r"[-‐‑–]", words)
    if len(sides) == 2 and all(gaz.country(side) for side in sides):
        return [(0, len(sides[0])), (len(sides[0]) + 1, len(words))]
    sides = words.split("/")
    if kind == "Organization" and len(sides) == 2 and all(side.strip()[:1].isupper() for side in sides):
        return [(0, len(sides[0])), (len(sides[0]) + 1, len(words))]
    if kind not in {"Person", "Location", "NORP"} or "(" in words:
        return []
    joints = [m.span() for m in _JOIN.finditer(words)]
    if kind == "Person":
        joints += _parted_people(words)
    if not joints:
        return []
    cuts = [(0, 0), *sorted(joints), (len(words), len(words))]
    return [(left[1], right[0]) for left, right in pairwise(cuts) if left[1] < right[0]]


def _parted_people(words: str) -> list[Span]:
    """What parts two people in one mention: the end of a line between two full names, or a verb ("Long told Moss")."""
    lines = [m.span() for m in _TWO_LINES.finditer(words)]
    if any(len(line.split()) < 2 for line in words.split("\n")):
        lines = []
    inner = list(re.finditer(r"\s+([a-z]+)\s+", words))
    return lines + [m.span() for m in inner if m.group(1) not in PARTICLES and is_finite(m.group(1), "")]


def _kind(words: str, kind: EntityType, gaz: Gazetteer) -> EntityType:
    """The type that a mention's first or last word gives away, whatever the model says."""
    if kind in {"Organization", "Misc"} and _MISTER.match(words):
        return "Person"
    if kind == "Person" and _PARTNERS.search(words):
        return "Organization"
    said = fold(words).split()
    body = len(said) > 2 and said[-1] in _BODY_ENDS  # "Ada Long Presidential Library"
    return "Organization" if kind == "Person" and said and (body or _is_body_word(said[0], gaz)) else kind


def _organisation(text: str, start: int, end: int) -> Span:
    """An organisation's span without words in lower case at its start, a preposition or plain noun at its end."""
    while match := re.match(r"[a-z]+\s+(?=\S)", text[start:end]):
        start += match.end()
    if match := _OPEN_END.search(text[start:end]):
        end = start + match.start()
    if match := _KIND_AFTER.search(text[start:end]):
        end = start + match.start(1)
    return start, end


def _is_body_word(word: str, gaz: Gazetteer) -> bool:
    """Whether no person's name begins with the word, but many organisations' do ("Fundación")."""
    return any(rule.where == "first" and fold(word) in rule.words for rule in gaz.word_rules)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    before = (-1, -1)
    while (start, end) != before:
        before = (start, end)
        while start < end and text[start] in _ENDS + ".’'":
            start += 1
        while start < end and text[end - 1] in _ENDS:
            end -= 1
        if match := _POSSESSIVE.search(text[start:end]):
            end = start + match.start()
        if match := _ARTICLE.match(text[start:end]):
            start += match.end()
        if match := _EDITOR.search(text[start:end]):
            end = start + match.start()
        if (
            end > start
            and text[end - 1] == "."
            and not re.search(r"(?:\b\w|\b[JS]r|Inc|Ltd|Corp|Co)\.$", text[start:end])
        ):
            end -= 1
    return start, end


def _person(text: str, start: int, end: int, gaz: Gazetteer) -> tuple[int, int]:
    """A person's span without what stands before the name: possessors, titles, honorifics."""
    bracket = re.search(r"[(\[]", text[start:end])
    if bracket is not None and bracket.start() > 0:
        end = _trim(text, start, start + bracket.start())[1]
    if match := _AFTER_POSSESSOR.match(text[start:end]):
        start += match.end()
    if match := _OF_PLACE.match(text[start:end]):
        end = start + match.end(1)
    words = list(re.finditer(r"\S+", text[start:end]))
    first = 0
    while first < len(words) - 1 and (
        fold(words[first].group()).strip(".,") in HONORIFICS
        or fold(words[first].group()) in gaz.titles - _NAME_TITLES
        or (words[first].group().islower() and fold(words[first].group()) not in PARTICLES)
    ):
        first += 1
    last = len(words)
    while last > first and words[last - 1].group().islower():
        last -= 1
    if first >= last:
        return start, start
    return start + words[first].start(), start + words[last - 1].end()


def _without_demonyms(found: Sequence[Name], gaz: Gazetteer) -> list[Name]:
    """Cuts the adjective off `Russian Oleg Petrov`, not off `German Petrov`, whose surname stands nowhere else."""
    singles = {fold(n.text.split()[-1]) for n in found if n.type == "Person" and not gaz.demonym(n.text.split()[0])}
    result = []
    for name in found:
        changed = name
        words = name.text.split()
        if name.type == "Person":
            for length in (2, 1):
                head, rest = " ".join(words[:length]), words[length:]
                known = gaz.demonym(head) or (head.isupper() and letters(head) in gaz.abbreviations)
                if known and rest and (len(rest) > 1 or fold(rest[-1]) in singles):
                    cut = name.start + name.text.index(rest[0], len(head))
                    changed = replace(name, start=cut, text=name.text[cut - name.start :])
                    break
        result.append(changed)
    return result


def _retyped(found: list[Name], gaz: Gazetteer) -> Iterator[Name]:
    """One type for one spelling: what the gazetteer knows, else what most of its mentions say."""
    counts: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for name in found:
        counts[fold(name.text)][name.type] += 1
    in_people = {fold(w) for n in found if n.type == "Person" and " " in n.text for w in n.text.split()}
    for name in found:
        folded = fold(name.text)
        country = gaz.country(name.text)
        kinds = counts[folded]
        best = min(kinds, key=lambda k: (-kinds[k], _ORDER.index(k)))
        if country is not None and folded not in in_people and (best != "Person" or folded not in AMBIGUOUS):
            best = "NORP" if country.kind == "demonym" else "Location"
        elif folded in in_people and "Person" in kinds:
            best = "Person"
        yield name if best == name.type else replace(name, type=best)
