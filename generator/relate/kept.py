"""Stories that are made of what they were made of before: their claims need not be compared again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from generator.cache import Cache
from generator.relate.entries import Entry, Statement
from generator.relate.fingerprint import digest
from generator.relate.story import NOBODY, Difference, Group, Status, Story

KIND = "stories"
"""The cache that this fills."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A group with its members by the place of their brief in the story, and by their number in it."""

    id: str
    status: Status
    is_report: bool
    members: tuple[tuple[int, int], ...]
    origins: tuple[tuple[str, ...], ...]
    differences: tuple[Difference, ...]
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    first: int
    title: str
    groups: tuple[_Group, ...]
    origins: tuple[tuple[str, ...], ...]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Story)


class KeptStories:
    """The stories of the corpora before.

    Args:
        cache: where they lie.
        digests: of the corpus's entries, by id of the brief.
    """

    def __init__(self, cache: Cache, digests: Mapping[str, str]) -> None:
        self._cache = cache
        self._digests = digests
        self._known: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}

    def begin(self, stories: Sequence[Sequence[Entry]]) -> None:
        """Look up stories of these briefs."""
        self._known = self._cache.get_many(map(self._key, stories))

    def find(self, briefs: Sequence[Entry]) -> Story | None:
        """The story of these briefs, in this order; None where it is not known."""
        try:
            packed = self._known.get(self._key(briefs))
            return _unpacked(_DECODER.decode(packed), briefs) if packed is not None else None
        except (msgspec.MsgspecError, IndexError):
            return None

    def note(self, story: Story) -> None:
        """Keep a story that had to be made."""
        self._new[self._key(story.briefs)] = _ENCODER.encode(_packed(story))

    def close(self) -> None:
        """Put away what was noted, and forget stories that are no more."""
        self._cache.put_many(self._new)
        self._cache.prune({*self._known, *self._new})

    def _key(self, briefs: Sequence[Entry]) -> str:
        return digest([self._digests[entry.brief.id] for entry in briefs])


def _packed(story: Story) -> _Story:
    places = {entry.brief.id: place for place, entry in enumerate(story.briefs)}
    groups = (
        _Group(
            group.id,
            group.status,
            group.is_report,
            tuple((places[member.entry.brief.id], member.number) for member in group.members),
            group.origins,
            group.differences,
            tuple(sorted(group.differing)),
        )
        for group in story.groups
    )
    return _Story(places[story.id], story.title, tuple(groups), story.origins)


def _unpacked(kept: _Story, briefs: Sequence[Entry]) -> Story:
    groups = (
        Group(
            group.id,
            group.status,
            group.is_report,
            tuple(_statement(briefs[place], number) for place, number in group.members),
            group.origins,
            group.differences,
            frozenset(group.differing) or NOBODY,
        )
        for group in kept.groups
    )
    first = briefs[kept.first]
    return Story(first.brief.id, kept.title, tuple(briefs), tuple(groups), first.day, kept.origins)


def _statement(entry: Entry, number: int) -> Statement:
    return Statement(entry.brief.claims[number - 1], entry, number)
