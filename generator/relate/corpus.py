"""Loaded briefs -> Corpus: what the site needs across briefs, in the order in which it is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.brief.check import check_brief
from generator.brief.identity import short_hash, slug
from generator.brief.store import Loaded, LoadedBrief
from generator.config import Publish
from generator.records import Brief, Issue
from generator.relate.day import NO_DAY, Day, day
from generator.relate.entries import Entry, Statement
from generator.relate.identity import Identities, identify
from generator.relate.links import SPELLING_ALONE, Link
from generator.relate.portraits import ActorEntry, Role, names, portraits
from generator.relate.register import Register
from generator.relate.rewrite import rewrite
from generator.relate.stories import by_brief, grouped, stories
from generator.relate.stories_file import StoriesFile
from generator.relate.story import Story

__all__ = [
    "NO_DAY",
    "ActorEntry",
    "Corpus",
    "Day",
    "Entry",
    "Outlet",
    "Role",
    "Statement",
    "build",
    "day",
    "main_speakers",
    "outlet_id",
]


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
        issues: what is wrong with briefs, the register and the file of stories; a brief with an error is in none of the
            above.
        taken: by a brief's and an actor's id, the names under which that brief knows the actor and that had to be taken
            for it by more than their spelling, each with its link.
        moved: by an id that is no actor's any more, the actors that it leads to.
        without_register: whether the register has an error, so that all this was made without it.
        stories: newest first; every brief is in one.
        publish: how much of the documents' texts is in it; the rest is masked (`generator.site.publishable`).
    """

    briefs: tuple[Entry, ...]
    actors: Mapping[str, ActorEntry]
    outlets: tuple[Outlet, ...]
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...]
    taken: Mapping[tuple[str, str], tuple[tuple[str, Link], ...]] = field(default_factory=lambda: MappingProxyType({}))
    moved: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    without_register: bool = False
    stories: tuple[Story, ...] = ()
    publish: Publish = "full"


def build(
    loaded: Loaded,
    register: Register | None = None,
    register_issues: tuple[Issue, ...] = (),
    stories_file: StoriesFile | None = None,
    stories_issues: tuple[Issue, ...] = (),
) -> Corpus:
    """Relate the sound briefs of a folder to each other; the order in which they come does not matter.

    Args:
        loaded: the briefs.
        register: what the user has settled about actors; None where there is none, or it has an error.
        register_issues: what was wrong with it.
        stories_file: what the user has settled about stories; None where there is none, or it has an error.
        stories_issues: what was wrong with it.
    """
    found = {b.path: check_brief(b.brief, b.text, f"{b.path.parent.name}/{b.path.name}") for b in loaded.briefs}
    sound = _newest_first(b for b in loaded.briefs if all(i.severity != "error" for i in found[b.path]))
    # By the briefs as they are: who is who in the corpus depends on the stories, and not they on it.
    groups, unsettled = grouped(sound, stories_file)
    identities = identify((e.brief for e in sound), register, by_brief(groups))
    called = names([((e.brief.id, a.id), a) for e in sound for a in e.brief.actors], identities)
    briefs = tuple(replace(e, brief=rewrite(e.brief, identities, called)) for e in sound)
    statements = tuple(Statement(c, e, n) for e in briefs for n, c in enumerate(e.brief.claims, 1))
    own = {e.brief.id: e.brief.actors for e in sound}
    actors = portraits(briefs, own, statements, identities, called)
    issues = tuple(issue for path in sorted(found) for issue in found[path])
    return Corpus(
        briefs,
        MappingProxyType(actors),
        _outlets(briefs),
        statements,
        (*register_issues, *stories_issues, *identities.issues, *unsettled, *issues),
        _taken(sound, identities),
        identities.moved,
        without_register=any(issue.severity == "error" for issue in register_issues),
        stories=stories(briefs, groups),
    )


def outlet_id(name: str) -> str:
    """The slug of an outlet's name; a short hash where no letter of it is Latin."""
    return slug(name) or short_hash(name)


def main_speakers(brief: Brief, most: int = 4) -> tuple[str, ...]:
    """Ids of the actors with most claims in a brief, in that order; of equals, the one that speaks first."""
    counted = Counter(actor_id for claim in brief.claims for actor_id in claim.speakers)
    return tuple(actor_id for actor_id, _ in counted.most_common(most))


def _newest_first(loaded: Iterable[LoadedBrief]) -> tuple[Entry, ...]:
    entries = [Entry(b.brief, b.text, day(b.brief.source.published), b.vectors) for b in loaded]
    entries.sort(key=lambda e: (e.brief.title.casefold(), e.brief.id))
    entries.sort(key=lambda e: e.day.newness, reverse=True)
    return tuple(entries)


def _taken(briefs: Iterable[Entry], identities: Identities) -> Mapping[tuple[str, str], tuple[tuple[str, Link], ...]]:
    taken: defaultdict[tuple[str, str], list[tuple[str, Link]]] = defaultdict(list)
    for entry in briefs:
        for actor in entry.brief.actors:
            link = identities.links.get((entry.brief.id, actor.id))
            if link is not None and link.rule not in SPELLING_ALONE:
                taken[entry.brief.id, link.actor].append((actor.name, link))
    return MappingProxyType({at: tuple(links) for at, links in taken.items()})


def _outlets(briefs: Sequence[Entry]) -> tuple[Outlet, ...]:
    groups: defaultdict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for entry in briefs:
        if entry.brief.source.outlet is not None:
            groups[outlet_id(entry.brief.source.outlet)].append((entry.brief.source.outlet, entry))
    outlets = [
        Outlet(key, Counter(name for name, _ in group).most_common(1)[0][0], tuple(entry for _, entry in group))
        for key, group in groups.items()
    ]
    return tuple(sorted(outlets, key=lambda o: (o.name.casefold(), o.id)))
