"""Briefs -> stories: which briefs are on one event, by the rules and by what the user has settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from generator.brief.vectors import Vectors
from generator.records import Issue
from generator.relate.common_origin import common_origins
from generator.relate.corroborate import corroborate
from generator.relate.entries import Entry
from generator.relate.grouping import central, group
from generator.relate.kept import KeptStories
from generator.relate.phrasing import longest_run
from generator.relate.stories_file import StoriesFile, unused
from generator.relate.story import Story

Groups = tuple[tuple[str, ...], ...]
"""Ids of briefs by story: each in order, stories by their first ids."""


def grouped(entries: Iterable[Entry], told: StoriesFile | None = None) -> tuple[Groups, tuple[Issue, ...]]:
    """Put briefs on one event together.

    Args:
        entries: in any order.
        told: what the user has settled; it wins over every rule.

    Returns:
        The stories, and what of the user's file could not be done.
    """
    told = told or StoriesFile()
    texts = {entry.brief.id: entry for entry in entries}
    alone = {line.briefs[0] for line in told.alone} & texts.keys()
    found = group(((e.brief, e.text) for i, e in texts.items() if i not in alone), told.apart)
    of: dict[str, frozenset[str]] = {brief: frozenset(story) for story in found for brief in story}
    of |= {brief: frozenset({brief}) for brief in alone}
    issues = list(unused(told, texts.keys()))
    for line in told.join:
        story = frozenset[str]().union(*(of[brief] for brief in line.briefs if brief in of))
        if kept := [pair for pair in sorted(told.apart) if story.issuperset(pair)]:
            one, other = kept[0]
            message = (
                f"would put {one!r} and {other!r} into one story, which are to be split, so nothing is joined; "
                "join one of them here, or split it from the others"
            )
            issues.append(Issue("stories-conflict", "warning", f"{told.file}:{line.line}", message))
        else:
            of |= dict.fromkeys(story, story)
    return tuple(sorted({tuple(sorted(story)) for story in of.values()})), tuple(issues)


def by_brief(groups: Groups) -> Mapping[str, str]:
    """By the id of each brief that does not stand alone, a name for what it is about."""
    return {brief: story[0] for story in groups if len(story) > 1 for brief in story}


def stories(
    entries: Sequence[Entry],
    groups: Groups,
    kept: KeptStories | None = None,
    vectors: Mapping[str, Vectors] = MappingProxyType({}),
) -> tuple[Story, ...]:
    """The stories of a corpus with their claims, the one with the newest brief first.

    Args:
        entries: every brief that a group names, newest first.
        groups: ids of briefs by story.
        kept: those that were made before; None to make each.
        vectors: what the claims mean, by id of the brief.
    """
    of = {brief: story[0] for story in groups for brief in story}
    parted: dict[str, list[Entry]] = {}
    for entry in entries:
        parted.setdefault(of[entry.brief.id], []).append(entry)
    if kept is not None:
        kept.begin([briefs for briefs in parted.values() if len(briefs) > 1])
    found = tuple(_story(tuple(briefs), vectors, kept if len(briefs) > 1 else None) for briefs in parted.values())
    if kept is not None:
        kept.close()
    # Known by the texts of stories that are done with.
    longest_run.cache_clear()
    return found


def _story(briefs: tuple[Entry, ...], vectors: Mapping[str, Vectors], kept: KeptStories | None) -> Story:
    found = kept.find(briefs) if kept is not None else None
    if found is None:
        found = _made(briefs, vectors)
        if kept is not None:
            kept.note(found)
    return found


def _made(briefs: tuple[Entry, ...], vectors: Mapping[str, Vectors]) -> Story:
    in_order = sorted(briefs, key=_oldest_first)
    first = in_order[0]
    titled = [e for e in in_order if " " in e.brief.title.strip()] or in_order
    title = titled[central([(e.brief, e.text) for e in titled])].brief.title
    origins = common_origins({e.brief.id: e.text for e in in_order})
    return Story(first.brief.id, title, briefs, corroborate(briefs, vectors), first.day, origins)


def _oldest_first(entry: Entry) -> tuple[int, int, int, int, str]:
    """By date, those of which the year or the whole date is unknown last, so that one of them names no story."""
    known, year, month, date = entry.day.newness
    return -known, year, month, date, entry.brief.id
