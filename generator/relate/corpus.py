"""Loaded briefs -> Corpus: what the site needs across briefs, in the order in which it is shown."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from generator.brief.check import check_brief
from generator.brief.identity import short_hash, slug
from generator.brief.store import Loaded, LoadedBrief
from generator.records import Actor, ActorType, Brief, Claim, Issue

_T = TypeVar("_T")
_EDTF = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A date of which parts may be unknown, from EDTF.

    Attributes:
        year, month, day: None where not known; month in 1..12, day in 1..31.
    """

    year: int | None
    month: int | None
    day: int | None

    @property
    def newness(self) -> tuple[int, int, int, int]:
        """Orders newest last: no date at all, then dates without a year (by month and day), then dates with one."""
        known = 2 if self.year is not None else 1 if self.month is not None else 0
        return known, self.year or 0, self.month or 0, self.day or 0


NO_DAY = Day(None, None, None)
"""The date of what states none."""


def day(edtf: str | None) -> Day:
    """The date that an EDTF string states; of an interval its start, of a time its day.

    A part with an unspecified digit (`202X`) counts as not known, and so does a season.
    """
    match = _EDTF.match(edtf or "")
    if match is None:
        return NO_DAY
    year, month, date = (_number(match[part]) for part in ("year", "month", "day"))
    month = month if month is not None and 1 <= month <= 12 else None
    return Day(year, month, date if month is not None and date is not None and 1 <= date <= 31 else None)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and "X" not in digits else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief with its archived text and the date to sort it by."""

    brief: Brief
    text: str
    day: Day


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim and the brief that it stands in.

    Attributes:
        number: its place among the claims of its brief, from 1.
    """

    claim: Claim
    entry: Entry
    number: int


@dataclass(frozen=True, slots=True)
class Role:
    """A role as texts give it, verbatim, and the briefs that give it, newest first."""

    words: str
    briefs: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor over all briefs.

    Attributes:
        name: the name that most briefs give; of several, the one of the newest brief.
        aliases: every other name or form that a brief has for it, in order of first use, newest brief first.
        roles: in order of first use, newest brief first.
        briefs: that know the actor, newest first.
        by: what it says (alone or jointly), newest brief first, in order of the text.
        via: what it passes on for others.
        about: what others, or outlets in their own voice, say that names it.
    """

    id: str
    name: str
    type: ActorType
    country: str | None
    wikidata: str | None
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    briefs: tuple[Entry, ...]
    by: tuple[Statement, ...]
    via: tuple[Statement, ...]
    about: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published briefs.

    Attributes:
        id: stable slug for addresses.
        name: the spelling that most of its briefs give.
        briefs: newest first.
    """

    id: str
    name: str
    briefs: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that the site shows.

    Attributes:
        briefs: newest first; without a year after all with one, without a date last.
        actors: by id, the most often speaking first, then by name.
        outlets: by name; briefs whose outlet is not stated are in none.
        statements: all claims, newest brief first, in order of the text.
        issues: what is wrong with briefs; one with an error is in none of the above.
    """

    briefs: tuple[Entry, ...]
    actors: Mapping[str, ActorEntry]
    outlets: tuple[Outlet, ...]
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...]


def build(loaded: Loaded) -> Corpus:
    """Relate the sound briefs of a folder to each other; the order in which they come does not matter."""
    found = {b.path: check_brief(b.brief, b.text, f"{b.path.parent.name}/{b.path.name}") for b in loaded.briefs}
    briefs = _newest_first(b for b in loaded.briefs if all(i.severity != "error" for i in found[b.path]))
    statements = tuple(Statement(c, e, n) for e in briefs for n, c in enumerate(e.brief.claims, 1))
    issues = tuple(issue for path in sorted(found) for issue in found[path])
    return Corpus(briefs, MappingProxyType(_actors(briefs, statements)), _outlets(briefs), statements, issues)


def outlet_id(name: str) -> str:
    """The slug of an outlet's name; a short hash where no letter of it is Latin."""
    return slug(name) or short_hash(name)


def main_speakers(brief: Brief, most: int = 4) -> tuple[str, ...]:
    """Ids of the actors with most claims in a brief, in that order; of equals, the one that speaks first."""
    counted = Counter(actor_id for claim in brief.claims for actor_id in claim.speakers)
    return tuple(actor_id for actor_id, _ in counted.most_common(most))


def _newest_first(loaded: Iterable[LoadedBrief]) -> tuple[Entry, ...]:
    entries = [Entry(b.brief, b.text, day(b.brief.source.published)) for b in loaded]
    entries.sort(key=lambda e: (e.brief.title.casefold(), e.brief.id))
    entries.sort(key=lambda e: e.day.newness, reverse=True)
    return tuple(entries)


def _actors(briefs: Sequence[Entry], statements: Sequence[Statement]) -> dict[str, ActorEntry]:
    seen: defaultdict[str, list[tuple[Actor, Entry]]] = defaultdict(list)
    for entry in briefs:
        for actor in entry.brief.actors:
            seen[actor.id].append((actor, entry))
    by, via, about = (defaultdict[str, list[Statement]](list) for _ in range(3))
    for statement in statements:
        claim = statement.claim
        for ids, into in ((claim.speakers, by), (claim.via, via), (claim.about, about)):
            for actor_id in dict.fromkeys(ids):
                into[actor_id].append(statement)
    entries = [
        _actor(actor_id, records, tuple(by[actor_id]), tuple(via[actor_id]), tuple(about[actor_id]))
        for actor_id, records in seen.items()
    ]
    entries.sort(key=lambda a: (-len(a.by), -len(a.briefs), a.name.casefold(), a.id))
    return {a.id: a for a in entries}


def _actor(
    actor_id: str,
    records: Sequence[tuple[Actor, Entry]],
    by: tuple[Statement, ...],
    via: tuple[Statement, ...],
    about: tuple[Statement, ...],
) -> ActorEntry:
    actors = [actor for actor, _ in records]
    name = _commonest(a.name for a in actors)
    forms = dict.fromkeys(form for a in actors for form in (a.name, *a.aliases))
    roles: defaultdict[str, list[Entry]] = defaultdict(list)
    for actor, entry in records:
        if actor.role is not None:
            roles[actor.role].append(entry)
    return ActorEntry(
        id=actor_id,
        name=name,
        type=_commonest(a.type for a in actors),
        country=_first(a.country for a in actors),
        wikidata=_first(a.wikidata for a in actors),
        aliases=tuple(form for form in forms if form != name),
        roles=tuple(Role(words, tuple(entries)) for words, entries in roles.items()),
        briefs=tuple(entry for _, entry in records),
        by=by,
        via=via,
        about=about,
    )


def _outlets(briefs: Sequence[Entry]) -> tuple[Outlet, ...]:
    groups: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for entry in briefs:
        if entry.brief.source.outlet is not None:
            groups[outlet_id(entry.brief.source.outlet)].append((entry.brief.source.outlet, entry))
    outlets = [
        Outlet(key, _commonest(name for name, _ in group), tuple(entry for _, entry in group))
        for key, group in groups.items()
    ]
    return tuple(sorted(outlets, key=lambda o: (o.name.casefold(), o.id)))


def _commonest(values: Iterable[_T]) -> _T:
    """The value that occurs most often; of several, the first."""
    return Counter(values).most_common(1)[0][0]


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v is not None), None)
