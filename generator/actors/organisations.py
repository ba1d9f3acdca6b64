"""Organisations and bodies of state: one actor under full name, short form and acronym, typed by its name.

Links: the same words; an acronym that the text gives in brackets; initials of a longer name in the same text; forms
that the gazetteer knows as one; `Defence Ministry` and `Ministry of Defence`; a name without its legal form. A body of
state gets its country from a modifier ("the Russian Defence Ministry", "Ukraine's parliament", "Bank of Ghana") or from
the gazetteer, and two bodies of one kind in two countries stay two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, initials, words
from generator.actors.gazetteer import Gazetteer
from generator.actors.identities import LAWS, Identity, identity, organisation_type
from generator.actors.kinds import kind_beside
from generator.actors.metonymy import reading
from generator.actors.roles import role_before
from generator.actors.short_names import add_tails, join_short_names
from generator.actors.spans import Name
from generator.actors.view import View

_ACRONYM_AFTER = re.compile(r"\s*\(\s*(?:the |or |hereafter )?[\"“‘']?([A-Z][\w&.-]{1,11})[\"”’']?\s*[),;]")
_PLATFORMS = words(
    "twitter facebook instagram telegram youtube tiktok wechat weibo whatsapp x linkedin reddit snapchat"
)
# Capitals and names that a model takes for bodies: formats, abbreviations of things, rooms.
_NO_BODIES = words(
    "pdf dna rna hiv aids covid covid-19 gdp gnp vat gps sim atm suv usb ceo cfo coo ngo ngos faq vip ufo cctv lgbt "
    "lgbtq pm mp mps rsvp asap diy url html"
) | {"oval office", "deputy pm", "government", "government of", "people's republic", "republic", "kingdom"}
_ACRONYM = re.compile(r"[A-Z][a-z&.-]*+[A-Z][A-Za-z&.-]*+")


def add_organisations(cast: Cast, view: View, names: Sequence[Name], gaz: Gazetteer) -> None:
    """Adds the organisations of the text; what only modifies a role or a title makes no actor of its own."""
    found = _Organisations(cast, view, names, gaz)
    acronyms = _defined(view, names)
    waiting: list[Name] = []
    for name in names:
        if not _is_organisation(name, view, gaz) or _is_platform(view, name) or _is_headline_words(view, name, gaz):
            continue
        defined = fold(name.text) in acronyms and name.text.isalpha()
        if defined or (_looks_like_acronym(name.text) and gaz.body(name.text) is None):
            waiting.append(name)
        else:
            found.join(name)
    for name in waiting:
        found.join_acronym(name, acronyms)
    for draft, mine in found.drafts:
        if draft.type == "organisation" and mine.body is None:
            draft.type = kind_beside(view, draft)
    join_short_names(view, found.drafts)
    add_tails(view, names, found.drafts, gaz)
    cast.drop_empty()


class _Organisations:
    """The organisations found so far, each with what its name says."""

    def __init__(self, cast: Cast, view: View, names: Sequence[Name], gaz: Gazetteer) -> None:
        self.drafts: list[tuple[Draft, Identity]] = []
        self._cast, self._view, self._gaz = cast, view, gaz
        self._roles = _role_spans(view, names, gaz)

    def join_acronym(self, name: Name, defined: dict[str, int]) -> None:
        """Adds an acronym to the name it is defined for or made of, else as a name of its own."""
        owner = _of_acronym(name, defined, self.drafts)
        if owner is None:
            self.join(name)
            return
        owner.add(name.start, name.end, "acronym-defined" if fold(name.text) in defined else "acronym-initials")
        owner.present = owner.present or not _in(name, self._roles)

    def join(self, name: Name) -> None:
        """Adds a name to the organisation it is a form of, or as a new one."""
        gaz = self._gaz
        text = "European Union" if fold(name.text) == "brussels" else name.text
        seat = text != name.text
        kind = organisation_type(text, gaz)
        if kind == "public-body" and not seat:
            name = _with_country(self._view, name, gaz)
            text = name.text
        mine = identity(text, gaz, kind)
        if kind == "public-body" and mine.country is None:
            mine = replace(mine, country=_country_beside(self._view, name, gaz))
        in_role = _in(name, self._roles)
        for index, (draft, theirs) in enumerate(self.drafts):
            how = _link(text, mine, draft, theirs)
            if how is None:
                continue
            draft.add(name.start, name.end, "in-role" if in_role else how)
            draft.present = draft.present or not in_role
            if draft.type == "organisation":
                draft.type = kind
            if not _looks_like_acronym(text) and len(text) > len(draft.name) and not in_role:
                draft.name = text
                self.drafts[index] = (draft, mine if mine.country else replace(mine, country=theirs.country))
            return
        known_id = mine.body.id if mine.body else None
        draft = self._cast.new(Draft(text, kind, known_id=known_id, country=mine.country, present=not in_role))
        draft.add(name.start, name.end, "in-role" if in_role else "seat" if seat else "organisation-name")
        self.drafts.append((draft, mine))


def _link(text: str, mine: Identity, draft: Draft, theirs: Identity) -> str | None:
    """The rule by which a name is a known draft's; None where none says so, or where a country is still open."""
    known = mine.body is not None and mine.body is theirs.body
    if not known and mine.key != theirs.key:
        return None
    if mine.country != theirs.country and (not known or (mine.country and theirs.country)):
        return None
    return "organisation-name" if same_words(draft.name, text) else "known-name" if known else "same-body"


def _is_organisation(name: Name, view: View, gaz: Gazetteer) -> bool:
    if name.type == "Organization":
        said = fold(name.text)
        thing = " " in said and said.split()[-1] in LAWS and not re.search(r" (?:of|for|on|against) ", said)
        return said not in _NO_BODIES and not thing and not _is_region(view, name, gaz)
    if name.type == "Location" and fold(name.text) == "brussels":
        return reading(view, name.start, name.end) == "actor"
    return name.type in {"Facility", "NORP", "Misc", "Location"} and gaz.body(name.text) is not None


def _is_region(view: View, name: Name, gaz: Gazetteer) -> bool:
    """Whether a known company's name is a place's: no company of one word takes an article ("the Amazon")."""
    body = gaz.body(name.text)
    known = body is not None and body.type == "company" and " " not in name.text
    return known and view.before(name.start).lower == "the"


def _is_headline_words(view: View, name: Name, gaz: Gazetteer) -> bool:
    """Whether only the capitals of a title-case headline make a name of words that no paragraph has ("Solid Win")."""
    if view.title is None or not view.title[0] <= name.start < view.title[1] or " " not in name.text:
        return False
    capital = [w.text[0].isupper() for w in view.inside(*view.title) if w.text.isalpha() and len(w.text) > 3]
    plain = name.text not in view.text[view.title[1] :] and organisation_type(name.text, gaz) == "organisation"
    known = gaz.body(name.text) is not None or any(w.isupper() for w in name.text.split())
    shown = any(rule.words & set(fold(name.text).split()) for rule in gaz.word_rules)
    return plain and not known and not shown and len(capital) > 3 and all(capital)


def _is_platform(view: View, name: Name) -> bool:
    """Whether somebody only writes there: "said on Twitter" is not about the company."""
    return fold(name.text) in _PLATFORMS and view.before(name.start).lower in {"on", "via", "to", "through"}


def _role_spans(view: View, names: Sequence[Name], gaz: Gazetteer) -> list[tuple[int, int]]:
    return [span for n in names if n.type == "Person" and (span := role_before(view, n, names, gaz)) is not None]


def _in(name: Name, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= name.start and name.end <= end for start, end in spans)


def _with_country(view: View, name: Name, gaz: Gazetteer) -> Name:
    """The name with the adjective before it: "|Russian| Defence Ministry" is not the Defence Ministry of somewhere."""
    for length in (2, 1):
        first, last = view.before(name.start, length), view.before(name.start)
        if (
            first.text
            and first.lower != "the"
            and last.end < name.start
            and (form := gaz.country(view.text[first.start : last.end])) is not None
            and form.kind != "capital"
            and "\n" not in view.text[first.start : name.end]
        ):
            return replace(name, start=first.start, text=view.text[first.start : name.end])
    return name


def _country_beside(view: View, name: Name, gaz: Gazetteer) -> str | None:
    """The country of the adjective or possessor right before, or of the name after `of`."""
    for length in (2, 1):
        first, last = view.before(name.start, length), view.before(name.start)
        if last.lower == "'s":
            first, last = view.before(name.start, length + 1), view.before(name.start, 2)
        if first.text and first.lower != "the" and (form := gaz.country(view.text[first.start : last.end])) is not None:
            return form.code
    if view.after(name.end).lower == "of":
        for length in (3, 2, 1):
            first, last = view.after(name.end, 2), view.after(name.end, 1 + length)
            if last.text and (form := gaz.own_name(view.text[first.start : last.end])) is not None:
                return form.code
    return None


def same_words(left: str, right: str) -> bool:
    """Whether two names are the same words."""
    return fold(left) == fold(right)


def _looks_like_acronym(text: str) -> bool:
    return " " not in text and _ACRONYM.fullmatch(text) is not None and len(text.replace(".", "")) <= 10


def _defined(view: View, names: Sequence[Name]) -> dict[str, int]:
    """Acronyms given in brackets after a name: folded acronym -> start of the name."""
    found: dict[str, int] = {}
    for name in names:
        if name.type in {"Organization", "Misc", "NORP", "Facility"} and (
            match := _ACRONYM_AFTER.match(view.text, name.end)
        ):
            found.setdefault(fold(match.group(1)), name.start)
    return found


def _of_acronym(name: Name, defined: dict[str, int], drafts: Sequence[tuple[Draft, Identity]]) -> Draft | None:
    folded = fold(name.text)
    if folded in defined:
        return next((d for d, _ in drafts if any(f.start == defined[folded] for f in d.found)), None)
    plain = folded.replace(".", "")
    if len(plain) < 3:
        return None
    fitting = [d for d, _ in drafts if " " in d.name and plain in initials(d.name)]
    return fitting[0] if len(fitting) == 1 else None
