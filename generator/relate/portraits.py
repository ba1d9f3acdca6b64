"""Actors over all briefs: their names and why each is theirs, their roles, and what is said by and about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.records import Actor, ActorType, AliasRule
from generator.relate.entries import Entry, Statement
from generator.relate.identity import Identities
from generator.relate.links import Link, Rule
from generator.relate.names import key, likeness, person
from generator.relate.sightings import Place

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Role:
    """A role as texts give it, verbatim, and the briefs that give it, newest first."""

    words: str
    briefs: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a form of a name was taken for an actor.

    Attributes:
        rule: None where the brief does not say.
        is_alias: whether the rule is the brief's, for another form of a name that it has; else it is the corpus's,
            for the name that the brief gives first.
        because: the brief that bears it out, where one does.
        briefs: that have the form by this rule, newest first.
    """

    rule: Rule | AliasRule | None
    is_alias: bool
    because: Entry | None
    briefs: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an actor's name, and each reason to take it for the actor, the one of most briefs first."""

    words: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor over all briefs.

    Attributes:
        name: as the register has it; else the name that most briefs give, of several the one of the newest brief.
        aliases: every other name or form that a brief has for it, in order of first use, newest brief first, then
            those that only the register has.
        forms: all names and forms that briefs have for it, the name first, then by how many briefs have them.
        roles: in order of first use, newest brief first.
        briefs: that know the actor, newest first.
        by: what it says (alone or jointly), newest brief first, in order of the text.
        via: what it passes on for others.
        about: what others, or outlets in their own voice, say that names it.
        candidates: ids of the actors that it might be, where that is open.
        perhaps: ids of the actors of which it is a candidate.
        is_registered: whether the register knows it.
    """

    id: str
    name: str
    type: ActorType
    country: str | None
    wikidata: str | None
    aliases: tuple[str, ...]
    forms: tuple[Form, ...]
    roles: tuple[Role, ...]
    briefs: tuple[Entry, ...]
    by: tuple[Statement, ...]
    via: tuple[Statement, ...]
    about: tuple[Statement, ...]
    candidates: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    is_registered: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """An actor as a brief's file has it, and where it leads."""

    actor: Actor
    entry: Entry
    link: Link
    is_whole: bool


def names(actors: Sequence[tuple[Place, Actor]], identities: Identities) -> dict[str, str]:
    """The name of each actor of the corpus.

    Args:
        actors: of all briefs, newest first.
        identities: where they lead.
    """
    given: defaultdict[str, list[str]] = defaultdict(list)
    for place, actor in actors:
        if place in identities.whole:
            given[identities.links[place].actor].append(actor.name)
    return {
        actor: identities.registered[actor].name if actor in identities.registered else _commonest(all_)
        for actor, all_ in given.items()
    }


def portraits(
    entries: Sequence[Entry],
    actors: Mapping[str, Sequence[Actor]],
    statements: Sequence[Statement],
    identities: Identities,
    called: Mapping[str, str],
) -> dict[str, ActorEntry]:
    """Every actor by id, the most often speaking first, then by name.

    Args:
        entries: newest first.
        actors: by a brief's id, its actors as its file has them.
        statements: newest first.
        identities: who is who.
        called: the name of each.
    """
    seen: defaultdict[str, list[_Seen]] = defaultdict(list)
    for entry in entries:
        for actor in actors[entry.brief.id]:
            place = (entry.brief.id, actor.id)
            if (link := identities.links.get(place)) is not None:
                seen[link.actor].append(_Seen(actor, entry, link, place in identities.whole))
    by, via, about = (defaultdict[str, list[Statement]](list) for _ in range(3))
    for statement in statements:
        claim = statement.claim
        for ids, into in ((claim.speakers, by), (claim.via, via), (claim.about, about)):
            for actor_id in dict.fromkeys(ids):
                into[actor_id].append(statement)
    perhaps: defaultdict[str, list[str]] = defaultdict(list)
    for actor_id, candidates in identities.candidates.items():
        for candidate in candidates:
            perhaps[candidate].append(actor_id)
    by_id = {entry.brief.id: entry for entry in entries}
    made = []
    for actor_id, records in seen.items():
        whole = [r.actor for r in records if r.is_whole] or [r.actor for r in records]
        entry_of = identities.registered.get(actor_id)
        forms = _forms(records, called[actor_id], by_id)
        first_use = dict.fromkeys(f for r in records for f in (r.actor.name, *r.actor.aliases))
        first_use.update(dict.fromkeys(entry_of.names if entry_of else ()))
        stated = entry_of.type if entry_of else None
        made.append(
            ActorEntry(
                id=actor_id,
                name=called[actor_id],
                type=_commonest([a.type for a in whole]) if stated is None else stated,
                country=(entry_of.country if entry_of else None) or _first(a.country for a in whole),
                wikidata=(entry_of.wikidata if entry_of else None) or _first(r.actor.wikidata for r in records),
                aliases=tuple(form for form in first_use if form != called[actor_id]),
                forms=forms,
                roles=_roles(records),
                briefs=tuple({r.entry.brief.id: r.entry for r in records}.values()),
                by=tuple(by[actor_id]),
                via=tuple(via[actor_id]),
                about=tuple(about[actor_id]),
                candidates=identities.candidates.get(actor_id, ()),
                perhaps=tuple(sorted(perhaps[actor_id])),
                is_registered=entry_of is not None,
            )
        )
    made.sort(key=lambda a: (-len(a.by), -len(a.briefs), a.name.casefold(), a.id))
    return {a.id: a for a in made}


def _roles(records: Iterable[_Seen]) -> tuple[Role, ...]:
    roles: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for r in records:
        if r.actor.role is not None:
            roles[r.actor.role].setdefault(r.entry.brief.id, r.entry)
    return tuple(Role(words, tuple(entries.values())) for words, entries in roles.items())


def _forms(records: Iterable[_Seen], name: str, by_id: Mapping[str, Entry]) -> tuple[Form, ...]:
    reasons: defaultdict[str, defaultdict[tuple[Any, bool, str | None], dict[str, Entry]]]
    reasons = defaultdict(lambda: defaultdict(dict))
    for r in records:
        how = dict(r.actor.how)
        rule = _as_seen_from(name, r) if r.is_whole else r.link.rule
        reasons[r.actor.name][rule, False, r.link.because].setdefault(r.entry.brief.id, r.entry)
        for alias in r.actor.aliases:
            reasons[alias][how.get(alias), True, None].setdefault(r.entry.brief.id, r.entry)
    forms = [
        Form(
            words,
            tuple(
                Reason(rule, is_alias, by_id.get(because or ""), tuple(briefs.values()))
                for (rule, is_alias, because), briefs in sorted(found.items(), key=lambda item: -len(item[1]))
            ),
        )
        for words, found in reasons.items()
    ]
    forms.sort(key=lambda f: (f.words != name, -sum(len(r.briefs) for r in f.reasons)))
    return tuple(forms)


def _as_seen_from(name: str, seen: _Seen) -> Rule:
    """The rule of a link, which compares with the fullest name, where the name that is shown is another one."""
    if seen.link.rule == "register" or seen.link.because is not None:
        return seen.link.rule
    if seen.actor.name == name:
        return "same-name"
    if seen.link.rule != "same-name":
        return seen.link.rule
    if key(seen.actor.name) == key(name):
        return "spelling"
    return (likeness(person(seen.actor.name), person(name)) if seen.actor.type == "person" else None) or "same-id"


def _commonest(values: Sequence[_T]) -> _T:
    """The value that occurs most often; of several, the first."""
    return Counter(values).most_common(1)[0][0]


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v is not None), None)
