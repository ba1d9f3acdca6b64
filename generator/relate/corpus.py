"""Loaded briefs -> Corpus: what the site needs across briefs, in the order in which it is shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from generator.brief import conflicts
from generator.brief.check import check_brief
from generator.brief.identity import short_hash, slug
from generator.brief.sound import Broken, broken, sound
from generator.brief.store import Loaded, LoadedBrief
from generator.cache import Cache
from generator.config import Duplicates, Publish
from generator.records import Brief, Issue
from generator.relate.copies import copies
from generator.relate.day import NO_DAY, Day, day
from generator.relate.entries import Entry, Statement
from generator.relate.fingerprint import of_entry
from generator.relate.identity import Identities, identify
from generator.relate.kept import KeptStories
from generator.relate.links import SPELLING_ALONE, Link
from generator.relate.portraits import ActorEntry, Role, names, portraits
from generator.relate.publications import Publication, giving_way, publications
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
    "newest",
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
        issues: what is wrong with briefs, the register and the file of stories; what an error is about is in none
            of the above.
        taken: by a brief's and an actor's id, the names under which that brief knows the actor and that had to be taken
            for it by more than their spelling, each with its link.
        moved: by an id that is no actor's any more, the actors that it leads to.
        without_register: whether the register has an error, so that all this was made without it.
        stories: newest first; every brief is in one.
        publish: how much of the documents' texts is in it; the rest is masked (`generator.site.publishable`).
        copies: by a brief's id, where else its text is printed; first the briefs that gave way to it, which are in none
            of the above.
        broken: the files of briefs of which something or all cannot be shown, in order of their names.
        digests: by a brief's id, a hash of all that is known of it, its text before it was masked included.
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
    digests: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    copies: Mapping[str, tuple[Publication, ...]] = field(default_factory=lambda: MappingProxyType({}))
    broken: tuple[Broken, ...] = ()


def build(  # noqa: PLR0913 - briefs, and what is known of them
    loaded: Loaded,
    register: Register | None = None,
    register_issues: tuple[Issue, ...] = (),
    stories_file: StoriesFile | None = None,
    stories_issues: tuple[Issue, ...] = (),
    *,
    cache: Cache | None = None,
    copies_cache: Cache | None = None,
    duplicates: Duplicates = "link",
) -> Corpus:
    """Relate the sound briefs of a folder to each other; the order in which they come does not matter.

    Args:
        loaded: the briefs.
        register: what the user has settled about actors; None where there is none, or it has an error.
        register_issues: what was wrong with it.
        stories_file: what the user has settled about stories; None where there is none, or it has an error.
        stories_issues: what was wrong with it.
        cache: where stories are kept from one corpus to the next; None to keep none.
        copies_cache: where it is kept what texts have in common, likewise.
        duplicates: whether briefs whose text another one has are in the corpus, or give way to that.
    """
    readable, issues, unfit = _checked(loaded)
    found = _newest_first(readable)
    # By the briefs as they are: who is who in the corpus depends on the stories, and not they on it.
    groups, unsettled = grouped(found, stories_file)
    printed = copies({e.brief.id: e.text for e in found}, copies_cache)
    way = giving_way(found, printed, stories_file) if duplicates == "one" else {}
    elsewhere = publications(found, printed, way)
    found = tuple(e for e in found if e.brief.id not in way)
    groups = tuple(story for each in groups if (story := tuple(brief for brief in each if brief not in way)))
    identities = identify((e.brief for e in found), register, by_brief(groups))
    called = names([((e.brief.id, a.id), a) for e in found for a in e.brief.actors], identities)
    briefs = tuple(
        replace(
            e,
            brief=rewrite(e.brief, identities, called),
            apart=rewrite(replace(e.brief, claims=e.apart), identities, called).claims if e.apart else (),
        )
        for e in found
    )
    statements = tuple(Statement(c, e, n) for e in briefs for n, c in enumerate(e.brief.claims, 1))
    vectors = {each.brief.id: each.vectors for each in readable if each.vectors is not None}
    digests = {e.brief.id: of_entry(e, vectors.get(e.brief.id)) for e in briefs}
    kept = KeptStories(cache, digests) if cache else None
    own = {e.brief.id: e.brief.actors for e in found}
    actors = portraits(briefs, own, statements, identities, called)
    return Corpus(
        briefs,
        MappingProxyType(actors),
        _outlets(briefs),
        statements,
        (*register_issues, *stories_issues, *identities.issues, *unsettled, *issues),
        _taken(found, identities),
        identities.moved,
        without_register=any(issue.severity == "error" for issue in register_issues),
        stories=stories(briefs, groups, kept, vectors),
        digests=MappingProxyType(digests),
        copies=MappingProxyType(elsewhere),
        broken=unfit,
    )


def newest(loaded: Loaded, most: int) -> Loaded:
    """The newest briefs of a folder, so many; what is wrong with any is still said."""
    kept = {entry.brief.id for entry in _newest_first(loaded.briefs)[:most]}
    return replace(loaded, briefs=tuple(each for each in loaded.briefs if each.brief.id in kept))


def outlet_id(name: str) -> str:
    """The slug of an outlet's name; a short hash where no letter of it is Latin."""
    return slug(name) or short_hash(name)


def main_speakers(brief: Brief, most: int = 4) -> tuple[str, ...]:
    """Ids of the actors with most claims in a brief, in that order; of equals, the one that speaks first."""
    counted = Counter(actor_id for claim in brief.claims for actor_id in claim.speakers)
    return tuple(actor_id for actor_id, _ in counted.most_common(most))


def _checked(loaded: Loaded) -> tuple[tuple[LoadedBrief, ...], tuple[Issue, ...], tuple[Broken, ...]]:
    """The briefs, each less what is not sound in it; what is wrong; and of which something cannot be shown."""
    briefs: list[LoadedBrief] = []
    issues: list[Issue] = []
    lost = list(loaded.broken)
    for each in sorted(loaded.briefs, key=lambda brief: brief.path):
        if each.checked is not None:
            briefs.append(each)
            issues += each.checked
            continue
        name = f"{each.path.parent.name}/{each.path.name}"
        issues += check_brief(each.brief, each.text, name)
        brief, left_out = sound(each.brief, each.text)
        if left_out:
            lost.append(broken(name, brief.id if brief else None, left_out))
        if brief is not None:
            briefs.append(replace(each, brief=brief, left_out=(*each.left_out, *left_out)))
    return tuple(briefs), tuple(issues), tuple(sorted(lost, key=lambda each: each.file))


def _newest_first(loaded: Iterable[LoadedBrief]) -> tuple[Entry, ...]:
    entries = [
        Entry(
            conflicts.vouched(b.brief, b.text),
            b.text,
            day(b.brief.source.published),
            conflicts.apart(b.brief),
            b.left_out,
        )
        for b in loaded
    ]
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
