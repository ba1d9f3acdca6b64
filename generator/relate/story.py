"""Stories: briefs on one event, and what their sources make of it together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.relate.day import Day
from generator.relate.entries import Entry, Statement

Status = Literal["corroborated", "single-source", "differs"]
"""Of a group of claims: two or more outlets have it; one has it; several have it, and not in the same way."""

Standing = Literal["said", "differs", "not mentioned"]
"""Of one outlet's report towards a group of claims."""

DifferenceKind = Literal["number", "date", "name", "verb", "hedge", "negation", "quotation", "omission"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which two members of a group differ.

    Attributes:
        kind: what differs.
        left, right: the words in the first member's and in the other's evidence or cue; empty where one has none.
        statements: the two statements, as (brief id, claim id).
    """

    kind: DifferenceKind
    left: str
    right: str
    statements: tuple[tuple[str, str], tuple[str, str]]


NOBODY: frozenset[str] = frozenset()
"""One for all groups in which nobody differs: most are such, and an empty set takes as much memory as a full one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one story that say the same: same speaker and same utterance, or same fact, in other words.

    Attributes:
        id: stable while the story grows: from the first member in order of the story.
        status: see `Status`.
        is_report: whether what the outlets agree on is that somebody said it; else they state it in their own voice.
        members: the statements, in order of the story's briefs and then of the text.
        origins: the briefs that go back to one origin (same agency copy, same statement, near-identical text), each
            origin once; a group with one origin is not corroborated by being repeated.
        differences: between its members.
        differing: the briefs of members that differ from the rest.
    """

    id: str
    status: Status
    is_report: bool
    members: tuple[Statement, ...]
    origins: tuple[tuple[str, ...], ...]
    differences: tuple[Difference, ...]
    differing: frozenset[str]

    def standing(self, brief_id: str) -> Standing:
        """How a brief of the story stands towards this group."""
        if all(member.entry.brief.id != brief_id for member in self.members):
            return "not mentioned"
        return "differs" if brief_id in self.differing else "said"


@dataclass(frozen=True, slots=True)
class Story:
    """Briefs on one event.

    Attributes:
        id: stable while the story grows; of the brief that comes first by date and then by id.
        title: of its most central brief.
        briefs: newest first.
        groups: of its claims, what most briefs have first; a claim that stands alone is a group of one.
        day: of the earliest brief.
        origins: the briefs of the story by origin (near-identical texts together), in order.
    """

    id: str
    title: str
    briefs: tuple[Entry, ...]
    groups: tuple[Group, ...]
    day: Day
    origins: tuple[tuple[str, ...], ...]
