"""The user's word on stories: which briefs are on one event and which are not; it wins over every rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import combinations

from generator.brief.layout import ID, Field, Fields, Items
from generator.brief.yaml_read import Values, YamlError, read
from generator.errors import BriefingError
from generator.records import Issue

_LINES = Items(Items(ID, least=2))
LAYOUT = Fields(
    (
        Field("join", _LINES, "Ids of briefs that are on one event; what is grouped with each of them comes along."),
        Field("split", _LINES, "Ids of briefs of which no two are on one event."),
        Field("alone", Items(ID), "Ids of briefs that are on an event of their own."),
    )
)
"""The form of the file; every key may be left out."""


class StoriesError(BriefingError):
    """The file cannot be used; `issues` has one entry for each thing that is wrong, with its line."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("\n".join(f"{issue.where}: {issue.message}" for issue in issues))
        self.issues = issues


@dataclass(frozen=True, slots=True)
class Line:
    """Ids of briefs in one line of the file."""

    briefs: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class StoriesFile:
    """What the user has settled.

    Attributes:
        file: its name, for messages.
        join: the briefs of one line are one story.
        split: no two briefs of one line are one story.
        alone: each with one brief that is a story of its own.
    """

    file: str = "stories.yml"
    join: tuple[Line, ...] = ()
    split: tuple[Line, ...] = ()
    alone: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.join or self.split or self.alone)

    @property
    def apart(self) -> frozenset[tuple[str, str]]:
        """Pairs of ids that are never in one story."""
        return frozenset(pair for line in self.split for pair in combinations(sorted(line.briefs), 2))


def loads(text: str, where: str) -> StoriesFile:
    """Read the file.

    Args:
        text: its content, YAML; comments are allowed.
        where: its name, for messages.

    Raises:
        StoriesError: it has not the form of `LAYOUT`, or contradicts itself.
    """
    try:
        values = read(text, LAYOUT, comments=True)
    except YamlError as error:
        raise StoriesError(
            tuple(
                _issue(where, line, f"{field}: {message}" if field else message)
                for line, field, message, *_ in error.problems
            )
        ) from error
    found = StoriesFile(where, _lines(values, "join"), _lines(values, "split"), _lines(values, "alone"))
    problems = tuple(_issue(where, line, message) for line, message in _contradictions(found))
    if problems:
        raise StoriesError(problems)
    return found


def unused(told: StoriesFile, briefs: Collection[str]) -> tuple[Issue, ...]:
    """A warning for each id in the file that no brief has, with those that are nearest to it."""
    issues = []
    for line in (*told.join, *told.split, *told.alone):
        for brief in line.briefs:
            if brief not in briefs:
                near = get_close_matches(brief, briefs, n=3, cutoff=0.6)
                hint = f"near it: {', '.join(near)}" if near else "`briefing stories` lists those that there are"
                message = f"no brief has the id {brief!r}; {hint}"
                issues.append(Issue("stories-unused", "warning", f"{told.file}:{line.line}", message))
    return tuple(issues)


def _lines(values: Values, key: str) -> tuple[Line, ...]:
    entries = values.plain.get(key, ())
    return tuple(
        Line((entry,) if isinstance(entry, str) else tuple(entry), values.line((key, i)) or 1)
        for i, entry in enumerate(entries)
    )


def _contradictions(told: StoriesFile) -> Iterator[tuple[int, str]]:
    """What the file says against itself, as (line, message)."""
    for line in (*told.join, *told.split):
        for brief in sorted({brief for brief in line.briefs if line.briefs.count(brief) > 1}):
            yield line.line, f"{brief!r} stands here twice; keep one"
    joined: dict[str, set[str]] = {}
    where: dict[str, int] = {}
    for line in told.join:
        story = set(line.briefs).union(*(joined.get(brief, ()) for brief in line.briefs))
        joined |= dict.fromkeys(story, story)
        where |= dict.fromkeys(line.briefs, line.line)
    for line in told.split:
        for one, other in combinations(line.briefs, 2):
            if one != other and other in joined.get(one, ()):
                yield line.line, f"{one!r} and {other!r} are joined in line {where[other]}; take one of the lines out"
    for line in told.alone:
        (brief,) = line.briefs
        if brief in joined:
            yield line.line, f"{brief!r} is joined with others in line {where[brief]}; take it out of one of them"


def _issue(where: str, line: int | None, message: str) -> Issue:
    return Issue("bad-stories", "error", f"{where}:{line}" if line else where, message)
