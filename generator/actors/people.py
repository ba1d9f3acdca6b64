"""People: one actor for each real one, from full names, surnames and given names, each link by a named rule.

Two people are never one because their names look alike: a name joins a person by being the same words, by leaving out
or shortening a given name where no other person fits, by the other name order, or by a statement of the text ("also
spelled"). A surname that fits two people joins the one that the paragraph has just named, or nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.actors.cast import Cast, Draft
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer, Gender, gazetteer
from generator.actors.names import Parts, parts, same_person
from generator.actors.roles import honorific, role_after, role_before
from generator.actors.spans import Name
from generator.actors.view import View

_GENDERED: dict[str, Gender] = {
    "mr": "m", "sir": "m", "lord": "m", "herr": "m", "señor": "m", "monsieur": "m",
    "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "madam": "f", "madame": "f", "frau": "f",
}  # fmt: skip
_RELATIVES = words("son daughter wife husband brother sister mother father sons daughters brothers sisters widow")
_ALSO = re.compile(
    r"\s*[,(]?\s*(?:also (?:spelled|spelt|known as|called)|better known as|a\.?k\.?a\.?|known as)\s+[\"“‘']?"
)


def add_people(cast: Cast, view: View, names: Sequence[Name], gaz: Gazetteer) -> None:
    """Adds the people of the text, with their roles; ambiguous names stay without an actor."""
    people = [n for n in names if n.type == "Person"]
    drafts: list[tuple[Draft, Parts]] = []
    for name in people:
        if len(parts(name.text).words) > 1 and " " in name.text:
            _join_full(cast, view, name, drafts)
    full = list(drafts)
    for name in people:
        if " " not in name.text:
            _join_single(cast, view, name, full, drafts)
    for name in people:
        _join_other_spelling(view, name, drafts)
    _drop_merged(cast, drafts)
    for draft, _ in drafts:
        _describe(draft, view, names, gaz)


def _join_full(cast: Cast, view: View, name: Name, drafts: list[tuple[Draft, Parts]]) -> None:
    mine = parts(name.text)
    fitting = [(d, rule) for d, p in drafts if (rule := same_person(p, mine))]
    exact = [(d, rule) for d, rule in fitting if rule == "full-name"]
    candidates = {id(d): (d, rule) for d, rule in exact or fitting}
    if len(candidates) == 1:
        draft, rule = next(iter(candidates.values()))
        draft.add(name.start, name.end, rule)
        if len(name.text) > len(draft.name) and rule != "name-order":
            draft.name = " ".join(name.text.split())
            index = next(i for i, (d, _) in enumerate(drafts) if d is draft)
            drafts[index] = (draft, mine)
        return
    draft = cast.new(Draft(" ".join(name.text.split()), "person"))
    draft.add(name.start, name.end, "full-name")
    drafts.append((draft, mine))


def _join_single(
    cast: Cast, view: View, name: Name, full: Sequence[tuple[Draft, Parts]], drafts: list[tuple[Draft, Parts]]
) -> None:
    folded = fold(name.text)
    if _is_relative(view, name):
        return  # "her son, Khalil": the name of somebody else, even where it looks like hers
    title = honorific(view, name)
    by_surname = [d for d, p in full if folded in p.surnames]
    by_given = [d for d, p in full if folded == p.given or (p.family_first and folded == "-".join(p.words[1:]))]
    middle = [d for d, p in full if not p.family_first and len(p.words) > 2 and folded == p.words[-2]]
    for rule, fitting in (
        ("surname", by_surname),
        ("given-name", [] if title else by_given),
        ("second-surname", middle),
    ):
        if not fitting:
            continue
        chosen, how = _choose(view, name, fitting, title, rule)
        if chosen is not None:
            chosen.add(name.start, name.end, how)
        return
    gender = _GENDERED.get(title)
    for draft, p in drafts:
        if p.words == (folded,) and (gender is None or draft.gender in {None, gender}):
            draft.add(name.start, name.end, "same-name")
            draft.gender = draft.gender or gender
            return
    draft = cast.new(Draft(name.text, "person", gender=gender))
    draft.add(name.start, name.end, "single-name")
    drafts.append((draft, parts(name.text)))


def _is_relative(view: View, name: Name) -> bool:
    before = view.before(name.start)
    before = view.before(name.start, 2) if before.text == "," else before
    return before.lower in _RELATIVES


def _choose(view: View, name: Name, fitting: Sequence[Draft], title: str, rule: str) -> tuple[Draft | None, str]:
    """The person whom a single name stands for: the only one, the one of that gender, or the one just named in full."""
    if len(fitting) == 1:
        return fitting[0], rule
    gender = _GENDERED.get(title)
    if gender is not None:
        of_gender = [d for d in fitting if _gender(d) == gender]
        others = [d for d in fitting if _gender(d) is None]
        if len(of_gender) == 1 and not others:
            return of_gender[0], f"honorific-{rule}"
    region = view.region_of(name.start)
    latest: list[tuple[int, Draft]] = []
    for draft in fitting:
        before = [
            f.start
            for f in draft.found
            if f.start < name.start and view.region_of(f.start) == region and f.how != "surname"
        ]
        if before:
            latest.append((max(before), draft))
    if len(latest) == 1:
        return latest[0][1], f"{rule}-in-paragraph"
    return None, ""


def _gender(draft: Draft) -> Gender | None:
    return draft.gender or gazetteer().given.get(parts(draft.name).given)


def _join_other_spelling(view: View, name: Name, drafts: list[tuple[Draft, Parts]]) -> None:
    """Joins `X, also spelled Y`: the text itself says that two names are one person's."""
    match = _ALSO.match(view.text, name.end)
    if match is None:
        return
    here = [d for d, _ in drafts if any(f.start == name.start for f in d.found)]
    there = [d for d, _ in drafts if any(f.start == match.end() for f in d.found)]
    if here and there and here[0] is not there[0]:
        for found in there[0].found:
            here[0].add(found.start, found.end, "also-spelled")
        there[0].found.clear()


def _drop_merged(cast: Cast, drafts: list[tuple[Draft, Parts]]) -> None:
    cast.drafts = [d for d in cast.drafts if d.found]
    drafts[:] = [(d, p) for d, p in drafts if d.found]


def _describe(draft: Draft, view: View, names: Sequence[Name], gaz: Gazetteer) -> None:
    """Role and gender of a person, from the words around each mention; the first full role wins over a bare title."""
    at = {(n.start, n.end): n for n in names}
    roles: list[str] = []
    for found in sorted(draft.found, key=lambda f: f.start):
        name = at.get((found.start, found.end))
        if name is None:
            continue
        draft.gender = draft.gender or _GENDERED.get(honorific(view, name))
        for span in (role_before(view, name, names, gaz), role_after(view, name, gaz)):
            if span is not None:
                roles.append(view.text[span[0] : span[1]])
    for role in roles:
        for word in fold(role).split():
            draft.gender = draft.gender or gaz.people.get(word)
    longer = [r for r in roles if " " in r]
    draft.role = longer[0] if longer else roles[0] if roles else None
    if draft.gender is None:
        draft.gender = gaz.given.get(parts(draft.name).given)
