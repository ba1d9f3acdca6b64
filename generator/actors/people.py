"""People: one actor for each real one, from full names, surnames and given names, each link by a named rule.

Two people are never one because their names look alike: a name joins a person by being the same words, by leaving out
or shortening a given name where no other person fits, by the other name order, or by a statement of the text ("also
spelled"). A surname that fits two people joins the one that the paragraph has just named, or nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.actors.cast import Cast, Draft, Found
from generator.actors.forms import fold, words
from generator.actors.gazetteer import Gazetteer, Gender, gazetteer
from generator.actors.names import Parts, parts, same_person
from generator.actors.roles import honorific, role_after, role_before
from generator.actors.spans import PARTICLES, Name
from generator.actors.verbs import is_finite, is_plural_verb
from generator.actors.view import View
from generator.records import Span

_GENDERED: dict[str, Gender] = {
    "mr": "m", "sir": "m", "lord": "m", "herr": "m", "señor": "m", "monsieur": "m",
    "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "madam": "f", "madame": "f", "frau": "f",
}  # fmt: skip
# "Sir Alan" is Alan Long, "Mr Alan" need not be.
_BEFORE_GIVEN = words("sir dame lady lord") | {""}
_RELATIVES = words("son daughter wife husband brother sister mother father sons daughters brothers sisters widow")
# A first paragraph of fewer characters is a headline that the reader took for one.
_HEADLINE = 110
_AFTER_NOUN = words("and or to in of who for at with as have from on")
# In so many paragraphs a person is named in full where a bare surname means somebody else.
_KEPT_IN_FULL = 3
_ALSO = re.compile(
    r"\s*[,(]?\s*(?:alias|also (?:spelled|spelt|known as|called)|better known as|a\.?k\.?a\.?|known as)\s+[\"“‘']?"
)


def add_people(cast: Cast, view: View, names: Sequence[Name], gaz: Gazetteer) -> None:
    """Adds the people of the text, with their roles; ambiguous names stay without an actor."""
    people = _People(cast, view, names, gaz)
    for name in people.names:
        if len(name.text.split()) > 1:
            people.join_full(name)
    people.join_parts()
    for name in people.names:
        if len(name.text.split()) == 1:
            people.join_single(name)
    for name in people.names:
        people.join_other_spelling(name)
    cast.drop_empty()
    for draft in people.drafts():
        if _is_several(view, draft, names):
            draft.type = "group"
    placed = {f.start for d in people.drafts() for f in d.found}
    cast.open_names = [n.start for n in people.names if n.start not in placed]
    at = {(n.start, n.end): n for n in names}
    for draft in people.drafts():
        if draft.type == "person":
            _describe(draft, view, names, at, gaz)


class _People:
    """The people found so far: those with a full name, and those known by one name only."""

    def __init__(self, cast: Cast, view: View, names: Sequence[Name], gaz: Gazetteer) -> None:
        self.names = [n for n in names if n.type == "Person"]
        self._all_names = names
        self._cast, self._view, self._gaz = cast, view, gaz
        self._full: list[tuple[Draft, Parts]] = []
        self._single: dict[str, list[Draft]] = {}
        self._strangers: dict[str, Draft | None] = {}

    def drafts(self) -> list[Draft]:
        """Everybody who is still named somewhere."""
        return [d for d in [*(d for d, _ in self._full), *(d for ds in self._single.values() for d in ds)] if d.found]

    def join_full(self, name: Name) -> None:
        """Adds a name of several words to the person it is a form of, or as a new person."""
        mine = parts(name.text)
        text = " ".join(name.text.split())
        fitting = [(i, rule) for i, (_, p) in enumerate(self._full) if (rule := same_person(p, mine))]
        exact = [(i, rule) for i, rule in fitting if rule == "full-name"]
        candidates = exact or fitting
        if len(candidates) == 1:
            index, rule = candidates[0]
            draft = self._full[index][0]
            draft.add(name.start, name.end, rule)
            if len(text) > len(draft.name) and rule != "name-order":
                draft.name = text
                self._full[index] = (draft, mine)
            return
        draft = self._cast.new(Draft(text, "person"))
        draft.add(name.start, name.end, "full-name")
        self._full.append((draft, mine))

    def join_parts(self) -> None:
        """Joins a name of several words to the one person whose longer name begins or ends with it.

        "Ana Prado" is Ana Prado Lima, "Bin Zayd" is Omar Bin Zayd; but Robert Long need not be James Robert Long.
        """
        for index, (draft, mine) in enumerate(self._full):
            fitting = [
                other for i, (other, theirs) in enumerate(self._full)
                if i != index and other.found and _is_part(mine, theirs, self._gaz)
            ]  # fmt: skip
            if len(fitting) != 1 or not draft.found:
                continue
            if self._headline_only(fitting[0]) and not self._headline_only(draft):
                # "Ada Long Slams Bill": the verb's capital is the headline's.
                for found in fitting[0].found:
                    draft.add(found.start, found.start + len(draft.name), found.how)
                fitting[0].clear()
                continue
            for found in draft.found:
                fitting[0].add(found.start, found.end, "part-of-name")
            draft.clear()
        gone = [(d, p) for d, p in self._full if not d.found]
        self._full = [(d, p) for d, p in self._full if d.found]
        # A first surname used alone ("Ana Prado") is a surname from then on ("Prado").
        for _, mine in gone:
            for i, (owner, theirs) in enumerate(self._full):
                if _is_part(mine, theirs, self._gaz) and mine.words == theirs.words[: len(mine.words)]:
                    self._full[i] = (owner, replace(theirs, surnames=(*theirs.surnames, *mine.surnames)))

    def _headline_only(self, draft: Draft) -> bool:
        first = self._view.regions[0]
        return not any(
            self._view.in_body(f.start) and not (f.start < first[1] < first[0] + _HEADLINE) for f in draft.found
        )

    def join_single(self, name: Name) -> None:
        """Adds a name of one word to the person it stands for; to nobody where several fit."""
        folded = fold(name.text)
        if _is_relative(self._view, name):
            self._join_relative(name, folded)
            return
        title = honorific(self._view, name)
        if self._names_body_too(name):
            return
        by_surname = [d for d, p in self._full if folded in p.surnames]
        if by_surname and (stranger := self._stranger(folded, by_surname)) is not None:
            self._join_among(name, stranger, by_surname)
            return
        by_given = [
            d
            for d, p in self._full
            if folded in {p.given, p.nickname} or (p.family_first and folded in {"-".join(p.words[1:]), *p.words[2:]})
        ]
        middle = [d for d, p in self._full if not p.family_first and len(p.words) > 2 and folded == p.words[-2]]
        for rule, fitting in (
            ("surname", by_surname),
            ("given-name", by_given if title in _BEFORE_GIVEN or folded not in self._gaz.given else []),
            ("second-surname", middle),
        ):
            if fitting:
                chosen, how = _choose(self._view, name, fitting, title, rule)
                if chosen is not None:
                    chosen.add(name.start, name.end, how)
                return
        self._join_alone(name, folded, _GENDERED.get(title))

    def _names_body_too(self, name: Name) -> bool:
        """Whether a headline's name may be a person's or a body's ("Long rises", Ada Long, Long Oil)."""
        if self._view.in_body(name.start):
            return False
        return any(n.type == "Organization" and n.text.startswith(f"{name.text} ") for n in self._all_names)

    def _join_relative(self, name: Name, folded: str) -> None:
        """Adds "his sons |Peter| and Ivan": whoever has that given name and the surname of somebody else of the text.

        "Her son, Khalil" beside Ana Khalil is neither she nor a surname: he stays without an actor.
        """
        named = [(d, p) for d, p in self._full if folded in {p.given, p.nickname}]
        kin = [d for d, p in named if any(p.surnames[0] == q.surnames[0] for e, q in self._full if e is not d)]
        if len(kin) == 1 and len(named) == 1:
            kin[0].add(name.start, name.end, "given-name")
        elif not any(folded in p.words for _, p in self._full):
            self._join_alone(name, folded, None)

    def _join_alone(self, name: Name, folded: str, gender: Gender | None) -> None:
        for draft in self._single.get(folded, []):
            if gender is None or draft.gender in {None, gender}:
                draft.add(name.start, name.end, "same-name")
                draft.gender = draft.gender or gender
                return
        draft = self._cast.new(Draft(name.text, "person", gender=gender))
        draft.add(name.start, name.end, "single-name")
        self._single.setdefault(folded, []).append(draft)

    def _stranger(self, folded: str, known: Sequence[Draft]) -> Draft | None:
        """Somebody of that surname whom the text never names in full, beside those whom it does; else None.

        "Mr. Obama" beside Michelle Obama only, or "President Obama" before anybody of that name has been introduced.
        """
        if folded not in self._strangers:
            same = [n for n in self.names if fold(n.text) == folded]
            genders = {_gender(d) for d in known}
            proof = [
                n
                for n in same
                if (g := _GENDERED.get(honorific(self._view, n))) and None not in genders and g not in genders
            ]
            proof = proof or [n for n in same if self._introduced_by_title(n, known)]
            found = None
            if proof:
                found = self._cast.new(
                    Draft(proof[0].text, "person", gender=_GENDERED.get(honorific(self._view, proof[0])))
                )
                self._single.setdefault(folded, []).append(found)
            self._strangers[folded] = found
        return self._strangers[folded]

    def _introduced_by_title(self, name: Name, known: Sequence[Draft]) -> bool:
        """Whether a paragraph gives a surname a title that no full name has, before it names anybody in full."""
        first = (
            min(d.first for d in known if self._view.in_body(d.first))
            if any(self._view.in_body(d.first) for d in known)
            else -1
        )
        if not self._view.in_body(name.start) or name.start > first:
            return False
        span = role_before(self._view, name, self._all_names, self._gaz)
        if span is None:
            return False
        title = fold(self._view.text[span[0] : span[1]]).split()[-1]
        full = [n for n in self.names if any(f.start == n.start for d in known for f in d.found)]
        roles = [role_before(self._view, n, self._all_names, self._gaz) for n in full]
        return not any(r is not None and title in fold(self._view.text[r[0] : r[1]]).split() for r in roles)

    def _join_among(self, name: Name, stranger: Draft, known: Sequence[Draft]) -> None:
        gender = _GENDERED.get(honorific(self._view, name))
        if gender is not None and stranger.gender not in {None, gender}:
            chosen, how = _choose(self._view, name, known, honorific(self._view, name), "surname")
            if chosen is not None and _gender(chosen) in {None, gender}:
                chosen.add(name.start, name.end, how)
            return
        region = self._view.region_of(name.start)
        beside = any(
            f.how == "full-name" and f.start < name.start and self._view.region_of(f.start) == region
            for d in known for f in d.found
        )  # fmt: skip
        if gender is not None or not beside:
            stranger.add(name.start, name.end, "same-name" if stranger.found else "single-name")

    def join_other_spelling(self, name: Name) -> None:
        """Joins `X, also spelled Y`: the text itself says that two names are one person's."""
        match = _ALSO.match(self._view.text, name.end)
        if match is None:
            return
        here = [d for d in self.drafts() if any(f.start == name.start for f in d.found)]
        there = [d for d in self.drafts() if any(f.start == match.end() for f in d.found)]
        if here and there and here[0] is not there[0]:
            for found in there[0].found:
                here[0].add(found.start, found.end, "also-spelled")
            there[0].clear()


def _is_several(view: View, draft: Draft, names: Sequence[Name]) -> bool:
    """Whether a name is the plural of a family's or of followers' ("the Longs came", "Birchers are"), and nobody's."""
    if " " in draft.name or not draft.name.endswith("s") or draft.gender is not None:
        return False
    alone = all(f.how in {"single-name", "same-name"} for f in draft.found)
    if not alone or any(n.text.endswith(f" {draft.name}") for n in names):
        return False
    return 2 * sum(_is_plural(view, f) for f in draft.found) >= len(draft.found)


def _is_plural(view: View, found: Found) -> bool:
    after, before = view.after(found.end), view.before(found.start).lower
    if before in {"and", "or", "&"} or after.lower == "'s":
        return False
    acts = is_finite(after.lower, view.after(found.end, 2).lower) or after.lower in _AFTER_NOUN
    return (before == "the" and (acts or not after.text[:1].isalpha())) or is_plural_verb(after.lower)


def _is_relative(view: View, name: Name) -> bool:
    return _follows_relative(view, name.start)


def _follows_relative(view: View, start: int) -> bool:
    before = view.before(start)
    before = view.before(start, 2) if before.text == "," else before
    return before.lower in _RELATIVES


def _gender_of_relative(view: View, draft: Draft) -> Gender | None:
    """The gender that "his wife, |Ana Prado|" shows."""
    for found in draft.found:
        before = view.before(found.start)
        before = view.before(found.start, 2) if before.text == "," else before
        if before.lower in _RELATIVES:
            return gazetteer().people.get(before.lower)
    return None


def _choose(view: View, name: Name, fitting: Sequence[Draft], title: str, rule: str) -> tuple[Draft | None, str]:
    """The person whom a single name stands for: the only one, the one of that gender, or the one just named in full."""
    gender = _GENDERED.get(title)
    if len(fitting) == 1:
        return (fitting[0], rule) if gender is None or _gender(fitting[0]) in {None, gender} else (None, "")
    if gender is not None:
        of_gender = [d for d in fitting if _gender(d) == gender]
        others = [d for d in fitting if _gender(d) is None and _gender_of_relative(view, d) in {None, gender}]
        if len(of_gender) == 1 and not others:
            return of_gender[0], f"honorific-{rule}"
    region = view.region_of(name.start)
    here = [
        d for d in fitting
        if any(f.start < name.start and view.region_of(f.start) == region and f.how != "surname" for f in d.found)
    ]  # fmt: skip
    if len(here) == 1:
        return here[0], f"{rule}-in-paragraph"
    return _introduced(view, name, fitting) if gender is None and not here and rule == "surname" else (None, "")


def _introduced(view: View, name: Name, fitting: Sequence[Draft]) -> tuple[Draft | None, str]:
    """Of namesakes, the only one introduced so far, or the first, if all others keep their full name."""
    # "his wife, Ana Prado", and no more of her: not the Prado whom the text is about.
    fitting = [d for d in fitting if not all(_follows_relative(view, f.start) for f in d.found if _in_full(f))]
    if len(fitting) == 1:
        return fitting[0], "surname-not-of-relative"
    if not fitting:
        return None, ""
    met = [d for d in fitting if any(view.in_body(f.start) and f.start < name.start for f in d.found)]
    if len(met) == 1 and view.in_body(name.start):
        return met[0], "surname-introduced"
    full = {id(d): {view.region_of(f.start) for f in d.found if view.in_body(f.start) and _in_full(f)} for d in fitting}
    first = min(fitting, key=lambda d: min((f.start for f in d.found if view.in_body(f.start)), default=name.start))
    others = [d for d in fitting if d is not first]
    if len(full[id(first)]) == 1 and all(len(full[id(d)]) >= _KEPT_IN_FULL for d in others):
        return first, "surname-of-first"
    return None, ""


def _in_full(found: Found) -> bool:
    return found.how in {"full-name", "middle-name", "initial", "name-order", "part-of-name"}


def _is_part(mine: Parts, theirs: Parts, gaz: Gazetteer) -> bool:
    """Whether a name is the beginning of a longer one, or its end without being a given name and a surname itself."""
    if theirs.nickname and mine.words == (theirs.nickname, theirs.words[-1]):
        return True  # Robert "Bob" Long is Bob Long
    count = len(mine.words)
    if not 1 < count < len(theirs.words) or mine.family_first or theirs.family_first or mine.suffix != theirs.suffix:
        return False
    # Aung San is not Aung San Suu Kyi: only one more word, a second surname, may be left out.
    more = theirs.words[count:]
    begins = theirs.words[:count] == mine.words and (len(more) == 1 or (len(more) == 2 and more[0] in PARTICLES))
    whole = mine.words[0] in gaz.given and mine.words[0] not in PARTICLES
    return begins or (theirs.words[-count:] == mine.words and not whole)


def _gender(draft: Draft) -> Gender | None:
    return draft.gender or gazetteer().given.get(parts(draft.name).given)


def _is_of_next(view: View, role: Span, names: Sequence[Name], gaz: Gazetteer) -> bool:
    """Whether an apposition is, or may be, the title of who is named next.

    "Ada Long, |Minister of Fish Ed Moss|", "they questioned Ada Long, |the mayor|, Ed Moss, said".
    """
    following = view.after(role[1])
    behind = view.after(role[1], 2).start if following.text == "," else -1
    return any(n.type == "Person" and n.start == behind for n in names) or any(
        n.type == "Person"
        and role[0] < n.start < role[1]
        and (title := role_before(view, n, names, gaz)) is not None
        and title[0] == role[0]
        for n in names
    )


def _describe(draft: Draft, view: View, names: Sequence[Name], at: Mapping[Span, Name], gaz: Gazetteer) -> None:
    """Role and gender of a person, from the words around each mention; the first full role wins over a bare title."""
    roles: list[str] = []
    for found in sorted(draft.found, key=lambda f: f.start):
        name = at.get((found.start, found.end))
        if name is None:
            continue
        draft.gender = draft.gender or _GENDERED.get(honorific(view, name))
        after = role_after(view, name, gaz)
        if after is not None and _is_of_next(view, after, names, gaz):
            after = None
        spans = (role_before(view, name, names, gaz), after)
        roles.extend(" ".join(view.text[span[0] : span[1]].split()) for span in spans if span is not None)
    for role in roles:
        for word in fold(role).split():
            draft.gender = draft.gender or gaz.people.get(word)
    draft.gender = draft.gender or _gender_of_relative(view, draft)
    longer = [r for r in roles if " " in r]
    draft.role = longer[0] if longer else roles[0] if roles else None
    if draft.gender is None:
        draft.gender = gaz.given.get(parts(draft.name).given)
