"""What pages are made from, as hashes: as long as the hash is the same, so is the page.

A page of a brief shows that brief and what the other reports of its story say; a page of an actor or of claims shows
several briefs in this way. So every brief has a hash of itself, of its story and of all who are named in either, and
whatever shows a brief goes by that, whether it shows all of it or a word. Who is named counts with what other pages
show of an actor: its name and what kind of actor it is.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.records import Brief
from generator.relate.corpus import ActorEntry, Corpus, Entry
from generator.relate.entries import Statement
from generator.relate.fingerprint import digest, of_entry
from generator.relate.story import Story
from generator.site.chronology import Moment
from generator.site.comparison import Comparison

_BY_PAGE = {
    *("briefs", "actors", "outlets", "statements", "stories", "digests"),
    *("copies", "taken", "moved", "issues"),
}
"""Of a corpus, what pages show some of, and what none does; whatever else there is goes into the hash of each page."""


_SCALARS = {str, int, float, bool, type(None)}


class Reach:
    """The hashes of one corpus.

    Args:
        corpus: what the pages show.
        around: whatever else is the same for all pages.
    """

    def __init__(self, corpus: Corpus, *around: Any) -> None:
        self._corpus = corpus
        rest = [getattr(corpus, field) for field in _fields(Corpus) if field not in _BY_PAGE]
        self._around = digest(_plain(rest, {}), around)
        self._cards = {actor.id: _card(actor, corpus.actors) for actor in corpus.actors.values()}
        own = corpus.digests or {entry.brief.id: of_entry(entry) for entry in corpus.briefs}
        self._entries = {brief: digest(made, corpus.copies.get(brief)) for brief, made in own.items()}
        self._actors: dict[str, str] = {}
        self._briefs: dict[str, str] = {}
        self._stories: dict[str, str] = {}
        for story in corpus.stories:
            made = self._stories[story.id] = self._of_story(story)
            self._briefs |= {entry.brief.id: digest(self._of_brief(entry), made) for entry in story.briefs}
        for entry in corpus.briefs:
            if entry.brief.id not in self._briefs:
                self._briefs[entry.brief.id] = self._of_brief(entry)

    def brief(self, entry: Entry, *around: Any) -> str:
        """For the page of a brief."""
        return digest("brief", self._around, self._briefs[entry.brief.id], around)

    def story(self, story: Story, *around: Any) -> str:
        """For the pages of a story."""
        return digest("story", self._around, self._stories[story.id], around)

    def actor(self, actor: ActorEntry, *around: Any) -> str:
        """For the pages of an actor."""
        if actor.id not in self._actors:
            briefs: dict[str, None] = {}
            shown = _plain(actor, briefs)
            self._actors[actor.id] = digest(shown, self._cards[actor.id], self._named(briefs))
        return digest("actor", self._around, self._actors[actor.id], around)

    def briefs(self, entries: Sequence[Entry], *around: Any) -> str:
        """For a page that lists briefs."""
        return self._listed("briefs", entries, around)

    def stories(self, stories: Sequence[Story], *around: Any) -> str:
        """For a page that lists stories."""
        return digest("stories", self._around, [self._stories[story.id] for story in stories], around)

    def actors(self, actors: Sequence[ActorEntry], *around: Any) -> str:
        """For a page that lists actors."""
        return digest("actors", self._around, [self.actor(actor) for actor in actors], around)

    def statements(self, statements: Sequence[Statement], *around: Any) -> str:
        """For a page that lists claims."""
        return self._listed("statements", statements, around)

    def moments(self, moments: Sequence[Moment], *around: Any) -> str:
        """For a page of the timeline."""
        return self._listed("moments", moments, around)

    def _listed(self, what: str, items: Sequence[Any], around: Any) -> str:
        briefs: dict[str, None] = {}
        shown = _plain(items, briefs)
        return digest(what, self._around, shown, self._named(briefs), around)

    def _named(self, briefs: Iterable[str]) -> list[str]:
        return [self._briefs[brief] for brief in briefs]

    def _of_brief(self, entry: Entry) -> str:
        brief = entry.brief
        taken = [self._corpus.taken.get((brief.id, actor.id), ()) for actor in brief.actors]
        return digest(self._entries[brief.id], taken, self._corpus.copies.get(brief.id), self._of_cast([brief]))

    def _of_story(self, story: Story) -> str:
        entries = [self._entries[entry.brief.id] for entry in story.briefs]
        copies = [self._corpus.copies.get(entry.brief.id) for entry in story.briefs]
        return digest(story.id, story.title, entries, copies, self._of_cast([entry.brief for entry in story.briefs]))

    def _of_cast(self, briefs: Sequence[Brief]) -> list[str]:
        return [self._cards[actor] for actor in dict.fromkeys(a.id for brief in briefs for a in brief.actors)]


def _card(actor: ActorEntry, actors: Mapping[str, ActorEntry]) -> str:
    """Of what pages show of an actor that is not theirs."""
    others = [actors[other] for other in (*actor.candidates, *actor.perhaps) if other in actors]
    named = [(other.id, other.name, other.briefs[0].brief.title) for other in others]
    has_country = bool(actor.country) and str(actor.country).lower() in actors
    told = (actor.id, actor.name, actor.type, actor.country, has_country, actor.wikidata, actor.is_registered)
    return digest(told, named)


def _plain(value: Any, briefs: dict[str, None]) -> Any:
    """A value with the ids of briefs and claims in their place; the briefs are noted."""
    kind: Any = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple or kind is list:
        if value and type(value[0]) is Statement:
            briefs.update((each.entry.brief.id, None) for each in value)
            return [(each.entry.brief.id, each.number) for each in value]
        return [_plain(each, briefs) for each in value]
    if kind is Entry:
        briefs[value.brief.id] = None
        return value.brief.id
    if kind is Comparison:
        # What a brief says of its story, the brief's hash holds.
        return value.story.id
    if isinstance(value, Mapping):
        return [(_plain(key, briefs), _plain(each, briefs)) for key, each in value.items()]
    if kind is frozenset:
        return sorted(value)
    return [_plain(getattr(value, name), briefs) for name in _fields(kind)]


@functools.cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
