"""The front matter of a brief: written in one fixed form, read strictly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.brief import layout, merge_marks, plain, versions
from generator.brief.complete import complete, completed
from generator.brief.yaml_read import Problem, Values, YamlError, is_item, without
from generator.brief.yaml_write import write
from generator.errors import BriefError
from generator.records import Brief, Issue

__all__ = [
    "FormatError",
    "Look",
    "Parts",
    "Unfinished",
    "dumps",
    "finish",
    "loads",
    "look",
    "parse",
    "rest",
    "split",
    "told",
]

NOTES = "## Notes"
"""The heading above what belongs to the human alone."""

BAD_FORM = "bad-front-matter"
"""The code of everything that is wrong with a brief's form."""

_RESTORE = "take it back from version control, or delete it and run `briefing generate`"
_FENCE = re.compile(r"^---[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_NOTES_LINE = re.compile(rf"^{NOTES}[ \t]*\r?(?:\n|\Z)", re.MULTILINE)


class FormatError(BriefError):
    """A brief cannot be read as one; `issues` has one entry for each thing that is wrong, with its line."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("\n".join(f"{issue.where}: {issue.message}" for issue in issues))
        self.issues = issues


@dataclass(frozen=True, slots=True)
class Parts:
    """A brief's file in its three parts.

    Attributes:
        header: the YAML between the `---` lines, without them.
        body: from there to the notes' heading.
        notes: all below the notes' heading, verbatim; empty without that heading.
    """

    header: str
    body: str
    notes: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A brief whose front matter has the right form, before what a person left out is worked out."""

    id: str
    values: Values
    parts: Parts
    where: str


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen in a brief's file, whatever its state.

    Attributes:
        where: the file's name, for messages.
        parts: None where it has no front matter.
        values: what can be relied on of the front matter; None where that is nothing.
        problems: all that is wrong with its form, in order of the lines.
    """

    where: str
    parts: Parts | None
    values: Values | None
    problems: tuple[Problem, ...]

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The problems as a user is told of them."""
        return told(self.problems, self.where)


def dumps(brief: Brief) -> str:
    """The front matter as text, with the `---` lines around it; the notes are not in it."""
    return f"---\n{write(plain.of_brief(brief), layout.BRIEF)}---\n"


def loads(text: str, where: str, archived: str | None = None) -> Brief:
    """The brief that a file's text holds.

    Args:
        text: the whole file, or its front matter alone.
        where: the file's name, for messages.
        archived: the archived text; needed only where a person left offsets out.

    Raises:
        FormatError: it has not the form of a brief; `docs/brief-format.md` describes it.
    """
    return finish(parse(text, where), archived)


def parse(text: str, where: str) -> Unfinished:
    """The first half of `loads`: all that can be read without the archived text.

    Raises:
        FormatError: it has not the form of a brief.
    """
    found = look(text, where)
    if found.problems or found.values is None or found.parts is None:
        raise FormatError(found.issues)
    return Unfinished(found.values.plain["id"], found.values, found.parts, where)


def finish(unfinished: Unfinished, archived: str | None) -> Brief:
    """The second half of `loads`.

    Raises:
        FormatError: something that is left out cannot be found in the archived text.
    """
    try:
        return _brief(complete(unfinished.values, archived), unfinished.values, unfinished.parts)
    except YamlError as error:
        raise FormatError(told(error.problems, unfinished.where)) from error


def look(text: str, where: str) -> Look:
    """All that can be relied on in a brief's file, and all that is wrong with its form; nothing is raised."""
    text = text.removeprefix("\ufeff")
    problems = [
        Problem(line, "", "marks of an unsettled merge are left; settle it and take them away")
        for line in merge_marks.lines(text)
    ]
    try:
        parts = split(merge_marks.one_side(text) if problems else text, where)
    except FormatError as error:
        line, message = int(error.issues[0].where.rpartition(":")[2]), error.issues[0].message
        return Look(where, None, None, (*problems, Problem(line, "", message)))
    values, wrong = versions.read(parts.header, parts.body, first_line=2)
    # Which of two versions is meant nobody can tell.
    return Look(where, parts, None if problems else values, tuple(sorted([*problems, *wrong], key=_line)))


def rest(found: Look, archived: str | None) -> tuple[Brief | None, Values | None, tuple[Problem, ...]]:
    """The second half of `look`.

    Args:
        found: the first half.
        archived: the text that offsets refer to, if there is one.

    Returns:
        The brief, less its parts that cannot be relied on, None where that is all of it; what it was made from; and
        what cannot be worked out.
    """
    if found.values is None or found.parts is None:
        return None, None, ()
    whole, problems = completed(found.values, archived)
    if not problems:
        return _brief(whole, found.values, found.parts), found.values, ()
    broken = {found.values.in_text(each.path)[:2] for each in problems}
    if not all(map(is_item, broken)):
        return None, None, tuple(problems)
    values = without(found.values, broken)
    return _brief(completed(values, archived)[0], values, found.parts), values, tuple(problems)


def _brief(whole: dict[str, Any], values: Values, parts: Parts) -> Brief:
    return versions.signed_anew(plain.to_brief(whole, parts.notes), parts.body, values.older)


def split(text: str, where: str) -> Parts:
    """Part a brief's file into front matter, body and notes.

    Raises:
        FormatError: there is no front matter, or marks of an unsettled merge are left.
    """
    text = text.removeprefix("\ufeff")
    marks = merge_marks.lines(text)
    if marks:
        raise _one_problem(f"{where}:{marks[0]}", "marks of an unsettled merge are left; settle it and take them away")
    if not text.strip():
        raise _one_problem(f"{where}:1", f"is empty; {_RESTORE}")
    opening = _FENCE.match(text)
    if not opening:
        message = "there is no front matter; the first line has to be ---; if this is no brief, move it elsewhere"
        raise _one_problem(f"{where}:1", message)
    closing = _FENCE.search(text, opening.end())
    if not closing:
        raise _one_problem(f"{where}:1", "the front matter has no end; a line with --- has to close it")
    header = text[opening.end() : closing.start()].replace("\r\n", "\n")
    rest = text[closing.end() :]
    notes = _NOTES_LINE.search(rest)
    if not notes:
        return Parts(header, rest, "")
    return Parts(header, rest[: notes.start()], rest[notes.end() :])


def _one_problem(where: str, message: str) -> FormatError:
    return FormatError((Issue(BAD_FORM, "error", where, message),))


def told(problems: Iterable[Problem], where: str) -> tuple[Issue, ...]:
    """Problems as a user is told of them, each with its line."""
    return tuple(
        Issue(
            BAD_FORM,
            "error",
            f"{where}:{each.line}" if each.line else where,
            f"{each.field}: {each.message}" if each.field else each.message,
        )
        for each in problems
    )


def _line(problem: Problem) -> int:
    return problem.line or 0
