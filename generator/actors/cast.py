"""The actors of a document while they are being found: who they are, and where the text names them."""

from __future__ import annotations

from bisect import bisect_left, insort_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.actors.forms import fold, slug
from generator.actors.gazetteer import Gazetteer, Gender
from generator.actors.rules import alias_rule
from generator.records import Actor, ActorMention, ActorType, AliasRule, Span

AS_PLACE = "place-named"
"""The rule of a place that names a country as the place where something happens."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that stands for an actor.

    Attributes:
        how: the rule, kebab-case.
        named: whether it names the actor (pronouns and descriptions do not).
    """

    start: int
    end: int
    how: str
    named: bool = True


@dataclass(eq=False, slots=True)
class Draft:
    """An actor in the making.

    Attributes:
        code: alpha-2 code of a country; None for everybody else.
        known_id: the id of a body that the gazetteer knows.
        country: alpha-2 code of the state that a public body belongs to, or of the country itself.
        gender: where the text or the given name shows it.
        present: whether the text speaks of the actor and not only of a place or a modifier that bears its name.
    """

    name: str
    type: ActorType
    code: str | None = None
    known_id: str | None = None
    country: str | None = None
    role: str | None = None
    gender: Gender | None = None
    present: bool = True
    found: list[Found] = field(default_factory=list)
    _spans: set[Span] = field(default_factory=set, init=False, repr=False)
    _places: _Places | None = field(default=None, init=False, repr=False)
    _number: int = field(default=0, init=False, repr=False)
    _first: int | None = field(default=None, init=False, repr=False)

    def add(self, start: int, end: int, how: str, *, named: bool = True) -> None:
        """Records a place that stands for the actor, once."""
        if (start, end) not in self._spans:
            found = Found(start, end, how, named)
            self._spans.add((start, end))
            self._first = None
            self.found.append(found)
            if self._places is not None:
                self._places.add(found, self)

    def join(self, places: _Places, number: int) -> None:
        """Become one of a cast, whose places hold those of this actor from now on.

        Args:
            places: of the cast.
            number: how many of the cast were there before, and this one.
        """
        self._places, self._number = places, number
        for found in self.found:
            places.add(found, self)

    def leave(self) -> None:
        """Be one of the cast no more."""
        self._places = None

    @property
    def number(self) -> int:
        """Where the actor stands in the cast: those that were found first come first."""
        return self._number

    def clear(self) -> None:
        """Forget all places: they stand for somebody else."""
        if self._places is not None:
            for found in self.found:
                self._places.remove(found, self)
        self.found.clear()
        self._spans.clear()
        self._first = None

    @property
    def first(self) -> int:
        """Offset of the first place that names the actor; of any place where none does."""
        if self._first is None:
            named = (f.start for f in self.found if f.named)
            self._first = min(named, default=min((f.start for f in self.found), default=0))
        return self._first


Hit = tuple[Found, Draft]


class _Places:
    """What stands where, of all drafts of a cast."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._at: dict[int, list[Hit]] = {}

    def add(self, found: Found, draft: Draft) -> None:
        """Take in a place."""
        there = self._at.get(found.start)
        if there is None:
            insort_right(self._starts, found.start)
            there = self._at[found.start] = []
        there.append((found, draft))

    def remove(self, found: Found, draft: Draft) -> None:
        """Take it out again."""
        self._at[found.start].remove((found, draft))

    def starting(self, start: int, end: int) -> Iterator[Hit]:
        """Those that start from one offset to before another, in order of their starts alone."""
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield from self._at[self._starts[index]]


class Cast:
    """All drafts of a document, and what stands where.

    Attributes:
        open_names: starts of people's names that fit several people or none.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[Draft] = []
        self.open_names: list[int] = []
        self._places = _Places()
        self._made = 0

    def new(self, draft: Draft) -> Draft:
        """Adds an actor."""
        self.drafts.append(draft)
        self._made += 1
        draft.join(self._places, self._made)
        return draft

    def drop_empty(self) -> None:
        """Takes out those for whom nothing stands any more."""
        for draft in self.drafts:
            if not draft.found:
                draft.leave()
        self.drafts = [draft for draft in self.drafts if draft.found]

    def within(self, start: int, end: int) -> list[Hit]:
        """Every place inside the span that names an actor, with the actor, in order of the text."""
        hits = [hit for hit in self._places.starting(start, end + 1) if hit[0].named and hit[0].end <= end]
        return sorted(hits, key=lambda hit: (hit[0].start, hit[0].end, hit[1].number))

    def places(self, start: int, end: int) -> list[Hit]:
        """Every place inside the span, also of pronouns and descriptions, the longer of two at one start first."""
        hits = [hit for hit in self._places.starting(start, end + 1) if hit[0].end <= end]
        return sorted(hits, key=lambda hit: (hit[0].start, -hit[0].end, hit[1].number))

    def starting(self, start: int, end: int) -> list[Hit]:
        """Every place that starts from one offset to before another, in order of the text and then of the drafts."""
        return sorted(self._places.starting(start, end), key=lambda hit: (hit[0].start, hit[1].number))

    def of_type(self, *types: ActorType) -> list[Draft]:
        """The drafts of these types, in order of first mention."""
        return sorted((d for d in self.drafts if d.type in types), key=lambda d: d.first)


def finish(cast: Cast, gaz: Gazetteer) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...], dict[int, str]]:
    """The actors by first mention, their mentions in order of the text, and the id of each draft by its `id()`.

    Ids are the ISO code of a country, else a slug of the name under which the gazetteer knows a body, else a slug of
    the name. A body of state whose name does not say of which gets the country's code ("health-ministry-ke"), for every
    state has one; a slug that another actor has, or that reads like a country's code, gets the type, then a number.
    """
    drafts = sorted((d for d in cast.drafts if d.present and d.found), key=lambda d: (d.first, d.name))
    taken: set[str] = set()
    ids: dict[int, str] = {}
    for draft in drafts:
        made = _id(draft, gaz)
        if draft.code is None and (made in taken or made.upper() in gaz.country_names):
            base = made = f"{made}-{draft.type}"
            number = 2
            while made in taken:
                made = f"{base}-{number}"
                number += 1
        taken.add(made)
        ids[id(draft)] = made
    forms = {id(d): _aliases(d, cast.text) for d in drafts}
    actors = tuple(
        Actor(
            id=ids[id(d)],
            name=d.name,
            type=d.type,
            role=d.role,
            country=d.country,
            wikidata=None,
            aliases=tuple(form for form, _ in forms[id(d)]),
            mentions=_mentions(d),
            how=forms[id(d)],
        )
        for d in drafts
    )
    mentions = sorted(
        (ActorMention(f.start, f.end, ids[id(d)], f.how) for d in drafts for f in d.found),
        key=lambda m: (m.start, m.end, m.actor),
    )
    return actors, tuple(mentions), ids


def _id(draft: Draft, gaz: Gazetteer) -> str:
    if draft.code:
        return draft.code.lower()
    if draft.known_id:
        return draft.known_id
    made = slug(draft.name)
    if draft.type == "public-body" and draft.country:
        said = {form.code for part in _runs(draft.name) if (form := gaz.country(part)) is not None}
        return made if draft.country in said else f"{made}-{draft.country.lower()}"
    return made


def _runs(name: str) -> list[str]:
    """Every run of up to three words."""
    words = name.replace("’s", "").replace("'s", "").split()
    return [" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1)]


def _mentions(draft: Draft) -> int:
    """How often an actor is named; as a mere place only where it is named no other way."""
    named = [f for f in draft.found if f.named]
    return len([f for f in named if f.how != AS_PLACE]) or len(named)


def _aliases(draft: Draft, text: str) -> tuple[tuple[str, str], ...]:
    """The forms other than the name, in order of first use, and the rule of the first link of each that has one."""
    forms: dict[str, str] = {}
    for found in sorted((f for f in draft.found if f.named), key=lambda f: f.start):
        form = " ".join(text[found.start : found.end].split())
        if form != draft.name and forms.get(form, "in-role") in {"in-role", AS_PLACE}:
            forms[form] = found.how
    return tuple((form, _rule(draft, form, how)) for form, how in forms.items())


def _rule(draft: Draft, form: str, how: str) -> AliasRule:
    """The rule of a form; where a later, fuller form became the name, the form is a short or another one of it."""
    rule = alias_rule(how)
    if rule != "same-name" or sorted(fold(form).split()) == sorted(fold(draft.name).split()):
        return rule
    if draft.type == "person":
        return "surname" if fold(draft.name).endswith(f" {fold(form)}") else rule
    if form.isupper() and " " not in form:
        return "acronym"
    shorter = set(fold(form).split()) < set(fold(draft.name).split())
    return "short-name" if shorter else "known-name" if draft.known_id else rule


def hull(spans: list[Span]) -> Span:
    """The smallest span that holds them all."""
    return min(s for s, _ in spans), max(e for _, e in spans)


def same(left: str, right: str) -> bool:
    """Whether two forms are one spelling."""
    return fold(left) == fold(right)
