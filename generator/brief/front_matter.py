"""The front matter of a brief: written in one fixed form, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.brief import layout, plain
from generator.brief.complete import complete
from generator.brief.yaml_read import Values, YamlError, read
from generator.brief.yaml_write import write
from generator.errors import BriefError
from generator.records import Brief, Issue

__all__ = ["FormatError", "Parts", "Unfinished", "dumps", "finish", "loads", "parse", "split"]

NOTES = "## Notes"
"""The heading above what belongs to the human alone."""

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7}) [^\n]*$", re.MULTILINE)
_MARKS = ("<" * 7, ">" * 7, "|" * 7)
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
    parts = split(text, where)
    try:
        values = read(parts.header, layout.BRIEF, first_line=2)
    except YamlError as error:
        raise _format_error(error, where) from error
    return Unfinished(values.plain["id"], values, parts, where)


def finish(unfinished: Unfinished, archived: str | None) -> Brief:
    """The second half of `loads`.

    Raises:
        FormatError: something that is left out cannot be found in the archived text.
    """
    try:
        return plain.to_brief(complete(unfinished.values, archived), unfinished.parts.notes)
    except YamlError as error:
        raise _format_error(error, unfinished.where) from error


def split(text: str, where: str) -> Parts:
    """Part a brief's file into front matter, body and notes.

    Raises:
        FormatError: there is no front matter, or marks of an unsettled merge are left.
    """
    text = text.removeprefix("\ufeff")
    conflict = _CONFLICT.search(text) if any(mark in text for mark in _MARKS) else None
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        raise _one_problem(f"{where}:{line}", "marks of an unsettled merge are left; settle it and take them away")
    opening = _FENCE.match(text)
    if not opening:
        raise _one_problem(f"{where}:1", "there is no front matter; the first line has to be ---")
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
    return FormatError((Issue("bad-front-matter", "error", where, message),))


def _format_error(error: YamlError, where: str) -> FormatError:
    return FormatError(
        tuple(
            Issue(
                "bad-front-matter",
                "error",
                f"{where}:{line}" if line else where,
                f"{field}: {message}" if field else message,
            )
            for line, field, message in error.problems
        )
    )
