"""Organisations and bodies of state: one actor under full name, short form and acronym, typed by its name.

Links: the same words; an acronym that the text gives in brackets; initials of a longer name in the same text; forms
that the gazetteer knows as one; `Defence Ministry` and `Ministry of Defence`; a name without its legal form. A body of
state gets its country from a modifier ("the Russian Defence Ministry", "Ukraine's parliament", "Bank of Ghana") or from
the gazetteer, and two bodies of one kind in two countries stay two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, initials, words
from generator.actors.gazetteer import Body, Gazetteer
from generator.actors.places import reading
from generator.actors.roles import role_before
from generator.actors.spans import Name
from generator.actors.view import View
from generator.records import ActorType

_KEY_HEADS = "ministry|department|office|bureau|agency|committee"
_OF = re.compile(rf"^({_KEY_HEADS}) (?:of|for|on) (?:the )?(.+)$")
_SPELLINGS = {
    "defense": "defence",
    "labor": "labour",
    "foreign affairs": "foreign",
    "organization": "organisation",
    "center": "centre",
}
_LEGAL = re.compile(r",? (?:inc|ltd|limited|corp|corporation|co|plc|llc|llp|gmbh|ag|sa|group|holdings|company)\.?$")
_ACRONYM_AFTER = re.compile(r"\s*\(\s*(?:the |or |hereafter )?[\"“‘']?([A-Z][\w&.-]{1,11})[\"”’']?\s*[),;]")
_KINDS: Mapping[str, ActorType] = {
    **dict.fromkeys(("newspaper", "tabloid", "magazine", "daily", "weekly", "broadcaster"), "media"),
    **dict.fromkeys(("company", "firm", "airline", "carmaker", "manufacturer", "retailer"), "company"),
    **dict.fromkeys(("militia",), "armed-group"),
}
_PLATFORMS = words(
    "twitter facebook instagram telegram youtube tiktok wechat weibo whatsapp x linkedin reddit snapchat"
)
# Capitals and names that a model takes for bodies: formats, abbreviations of things, rooms.
_NO_BODIES = words(
    "pdf dna rna hiv aids covid covid-19 gdp gnp vat gps sim atm suv usb ceo cfo coo ngo ngos faq vip ufo cctv lgbt "
    "lgbtq pm mp mps rsvp asap diy url html"
) | {"oval office", "deputy pm"}
LAWS = words("act law bill amendment treaty doctrine protocol constitution prize cup")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.-]*[A-Z][A-Za-z&.-]*")


@dataclass(frozen=True, slots=True)
class Identity:
    """What an organisation's name says: a comparable key without country and legal form, country, and known body."""

    key: str
    country: str | None
    body: Body | None


def identity(text: str, gaz: Gazetteer, kind: ActorType = "public-body") -> Identity:
    """The comparable parts of an organisation's name.

    Args:
        text: the name.
        gaz: the known names.
        kind: its type; only a body of state has its country apart from its name: the Russian Red Cross is not another
            country's.
    """
    body = gaz.body(text)
    words = text.split()
    country: str | None = None
    for length in (3, 2, 1):
        head = " ".join(words[:length])
        form = gaz.country(head) if length < len(words) else None
        if form is not None:
            country, words = form.code, words[length:]
            break
    bare = " ".join(words)
    if body is None and country is not None:
        body = gaz.body(bare)
        if body is not None and body.country != country:
            body = None
    match = re.match(r".*\sof\s+(?:the\s+)?(.+)$", bare)
    if (
        match
        and country is None
        and (form := gaz.country(match.group(1))) is not None
        and form.kind in {"name", "alias", "abbreviation"}
    ):
        country = form.code
    if kind != "public-body":
        return Identity(_LEGAL.sub("", fold(text)), None, body)
    key = fold(bare)
    for old, new in _SPELLINGS.items():
        key = re.sub(rf"\b{old}\b", new, key)
    if parted := _OF.match(key):
        key = f"{parted.group(2)} {parted.group(1)}"
    return Identity(key, country or (body.country if body else None), body)


def organisation_type(text: str, gaz: Gazetteer) -> ActorType:
    """The type that an organisation's name shows; `organisation` where it shows none."""
    named = identity(text, gaz)
    if named.body is not None:
        return named.body.type
    if named.country is not None and re.match(r"(?:central )?bank of ", fold(text)):
        return "public-body"
    words = [w.strip(",") for w in fold(text).split()]
    # "Ministry of Education" is shown by its first words, not by those after "of".
    core = words[: words.index("of")] if "of" in words[1:] else words
    for part in (core, words):
        for rule in gaz.word_rules:
            seen = {"last": part[-1:], "first": part[:1]}.get(rule.where, part)
            if rule.words & set(seen) or any(pair <= set(part) for pair in rule.pairs):
                return rule.type
    return "organisation"


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
    _join_countries(found.drafts)
    _join_short(found.drafts)
    _join_bodies_of(found.drafts)
    _join_headline(view, found.drafts)
    cast.drafts = [d for d in cast.drafts if d.found]


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
        if kind == "organisation" and not _looks_like_acronym(text):
            kind = _kind_beside(self._view, name)
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
        return said not in _NO_BODIES and not thing
    if name.type == "Location" and fold(name.text) == "brussels":
        return reading(view, name.start, name.end) == "actor"
    return name.type in {"Facility", "NORP", "Misc", "Location"} and gaz.body(name.text) is not None


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


def _kind_beside(view: View, name: Name) -> ActorType:
    """What a plain noun right before a name of no known type says of it: "the newspaper Dawn Echo"."""
    noun = view.before(name.start)
    return _KINDS.get(noun.lower, "organisation") if noun.text.islower() else "organisation"


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


def _join_countries(drafts: list[tuple[Draft, Identity]]) -> None:
    """A body named without its country is the one of that kind that the text names with a country, if only one."""
    for draft, mine in drafts:
        if mine.country is not None or not draft.found or draft.type != "public-body":
            continue
        fitting = [d for d, i in drafts if d is not draft and d.found and i.country and i.key == mine.key]
        if len(fitting) == 1:
            _merge(draft, fitting[0], "same-body")


def _join_short(drafts: list[tuple[Draft, Identity]]) -> None:
    """A company's name without its last words is the company, where only one fits ("Nord" of "Nord Shipping")."""
    for draft, mine in drafts:
        if not draft.found or " " in draft.name or draft.type == "public-body" or mine.body is not None:
            continue
        fitting = [
            d
            for d, i in drafts
            if d is not draft and d.found and d.type == "company" and i.key.startswith(mine.key + " ")
        ]
        if len(fitting) == 1:
            _merge(draft, fitting[0], "short-name")


def _join_bodies_of(drafts: list[tuple[Draft, Identity]]) -> None:
    """A name is the one longer name that says whose it is: "Ethics Panel", "Ethics Panel of the Green Union"."""
    for draft, mine in drafts:
        if (
            not draft.found
            or len(draft.name.split()) not in {2, 3}
            or " of " in draft.name
            or mine.body is not None
            or draft.type == "company"
        ):
            continue
        longer = [
            d for d, i in drafts
            if d is not draft and d.found and d.type == draft.type and mine.country in {None, i.country}
            and any(fold(d.name).startswith(f"{fold(draft.name)} {word} ") for word in ("of", "for", "on", "against"))
        ]  # fmt: skip
        if len(longer) == 1:
            _merge(draft, longer[0], "short-name")


def _join_headline(view: View, drafts: list[tuple[Draft, Identity]]) -> None:
    """A headline's short form is the body whose name has its words in a row ("Cod council", North Sea Cod Council)."""
    for draft, _ in drafts:
        if not draft.found or any(view.in_body(f.start) for f in draft.found):
            continue
        ends = {f.start: [_headline_end(view, f.start, f.end, d.name) for d, _ in drafts] for f in draft.found}
        fitting = [
            index
            for index, (d, _) in enumerate(drafts)
            if any(view.in_body(f.start) for f in d.found) and all(found[index] for found in ends.values())
        ]
        if len(fitting) == 1:
            for start, found in ends.items():
                drafts[fitting[0]][0].add(start, found[fitting[0]], "headline-name")
            draft.found.clear()


def _headline_end(view: View, start: int, end: int, name: str) -> int:
    """Where the words of a headline stop being words of the name in a row; 0 where fewer than two are."""
    sequence = [w.strip("'") for w in fold(name).split()]
    said = [w for w in view.inside(start, end) if w.text[0].isalnum()]
    position = next((i for i in range(len(sequence)) if said and sequence[i] == fold(said[0].text)), -1)
    if position < 0 or [fold(w.text) for w in said] != sequence[position : position + len(said)]:
        return 0
    count = len(said)
    while (word := view.after(end)).text and (
        word.text in {"'", "’"} or fold(word.text) in sequence[position + count :][:1]
    ):
        count += word.text[0].isalnum()
        end = word.end
    return end if count > 1 else 0


def _merge(source: Draft, target: Draft, how: str) -> None:
    for found in source.found:
        target.add(found.start, found.end, found.how if found.how == "in-role" else how)
    target.present = target.present or source.present
    source.found.clear()
