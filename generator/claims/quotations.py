"""Where the text quotes: spans between quotation marks, also those that run over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.records import Document, Span

_DOUBLE_OPENING = "“„«"
_DOUBLE_CLOSING = "”»"
_MARK = re.compile("''|``|[“”„«»\"‘’']")
_STRAIGHT = '"'
_TOLD = r"(?:said|says|told|added|warned|wrote|explained|insisted)"
_REPORT = re.compile(
    rf",\s+(?:(?:he|she|they|it|[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){{0,3}})\s+{_TOLD}|{_TOLD}\s+[A-Z][\w’'.-]*)\b"
)
_SINGLE_REACH = 600
"""How many code points a quotation in single marks may span; beyond it an apostrophe is the likelier reading."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation within one paragraph.

    Attributes:
        start, end: with its marks, as far as it has them.
        closed: whether its closing mark is there.
        single: whether its marks are single ones.
    """

    start: int
    end: int
    closed: bool
    single: bool

    def covers(self, start: int, end: int) -> bool:
        """Whether the whole of [start, end) stands in it."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True)
class Quotations:
    """The quotations of a text, in order of their start; an inner one follows the one around it."""

    all: tuple[Quotation, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [q.start for q in self.all]

    def overlapping(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Those that share a code point with [start, end)."""
        stop = bisect_right(self._starts, end - 1)
        return tuple(q for q in self.all[max(0, stop - 80) : stop] if q.end > start)

    def around(self, start: int, end: int) -> Quotation | None:
        """The innermost one that holds all of [start, end)."""
        found = [q for q in self.overlapping(start, end) if q.covers(start, end)]
        return found[-1] if found else None


def blocks(document: Document) -> tuple[Span, ...]:
    """Every stretch of a document within which quotation marks pair up: paragraphs, headings and the title."""
    title = (document.title_span,) if document.title_span else ()
    return tuple(sorted({*document.paragraphs, *document.headings, *title}))


def find_quotations(text: str, paragraphs: Sequence[Span]) -> Quotations:
    """The quotations in the paragraphs, each paragraph by itself.

    A mark that is left open ends with its paragraph: what follows is a quotation of its own, which
    by the convention of printing begins with an opening mark again.
    """
    found: list[Quotation] = []
    for (start, end), following in zip(paragraphs, (*paragraphs[1:], None), strict=False):
        goes_on = following is not None and text[following[0]] in _DOUBLE_OPENING + _STRAIGHT
        found += _in_paragraph(text, start, end, goes_on=goes_on)
    return Quotations(tuple(sorted(found, key=lambda q: (q.start, -q.end))))


def _in_paragraph(text: str, start: int, end: int, *, goes_on: bool) -> list[Quotation]:
    """Pair the double marks, and apart from them the single ones."""
    marks = [_Mark(text, m, start, end) for m in _MARK.finditer(text, start, end)]
    found = _paired_doubles(text, [m for m in marks if not m.single], end)
    if found and not found[-1].closed and not goes_on:
        found[-1] = _before_report(text, found[-1])
    found += _paired_singles(text, [m for m in marks if m.single], end)
    return found


class _Mark:
    """A quotation mark with what stands beside it."""

    __slots__ = ("after", "before", "char", "end", "single", "start")

    def __init__(self, text: str, match: re.Match[str], first: int, last: int) -> None:
        self.start, self.end = match.span()
        # two single marks, or two grave accents, are typed for a double one in old archives
        self.char = '"' if len(match.group()) > 1 else match.group()
        self.single = self.char in "‘’'"
        self.before = text[self.start - 1] if self.start > first else " "
        self.after = text[self.end] if self.end < last else " "

    @property
    def closes_only(self) -> bool:
        """Whether it can only be a closing mark, though it has the form of an opening one: “typed like this“."""
        return (
            self.char == "“" and not self.before.isspace() and self.before not in "([—–‘'" and not self.after.isalnum()
        )


def _paired_doubles(text: str, marks: Sequence[_Mark], end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for mark in marks:
        again = not mark.closes_only and (
            mark.char in _DOUBLE_OPENING or (mark.char == '"' and _opens(mark.before, mark.after))
        )
        if opened is None and (again or mark.char == '"'):
            opened = mark.start
        elif opened is not None and again:
            # the closing mark before was forgotten, if a sentence ends there; else it is a quotation in a quotation
            last = len(text[opened : mark.start].rstrip()) + opened
            if text[last - 1] in ".?!…":
                found.append(Quotation(opened, last, closed=False, single=False))
                opened = mark.start
        else:
            if opened is not None:
                found.append(Quotation(opened, mark.end, closed=True, single=False))
            opened = None
    if opened is not None:
        found.append(Quotation(opened, end, closed=False, single=False))
    return found


def tells_inside(text: str, quotation: Quotation) -> bool:
    """Whether ", Orlov said" stands in it: then its closing mark was forgotten."""
    return _REPORT.search(text, quotation.start, quotation.end) is not None


def _before_report(text: str, quotation: Quotation) -> Quotation:
    """The quotation up to where somebody is said to say it: the closing mark before ", Orlov said" was forgotten."""
    match = _REPORT.search(text, quotation.start, quotation.end)
    return replace(quotation, end=match.start() + 1) if match else quotation


def _paired_singles(text: str, marks: Sequence[_Mark], end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for mark in marks:
        if opened is not None and mark.start - opened > _SINGLE_REACH:
            opened = None
        if opened is None:
            if mark.char in "‘'" and not mark.before.isalnum() and mark.after.isalpha():
                opened = mark.start
        elif mark.char in "’'" and _closes(text, mark, end):
            found.append(Quotation(opened, mark.end, closed=True, single=True))
            opened = None
    return found


def _closes(text: str, mark: _Mark, end: int) -> bool:
    """Whether a single mark can close: nothing of a word behind it, and no plural possessive."""
    if mark.after.isalnum() or mark.before.isspace():
        return False
    return mark.before in ".,?!…" or not _possessive(text, mark.start, end)


def _opens(before: str, after: str) -> bool:
    """Whether a straight mark can only be an opening one, so that the text forgot to close the last."""
    return (before.isspace() or before in "([—–") and after.isalnum()


def _possessive(text: str, at: int, end: int) -> bool:
    """Whether the mark after an s belongs to a plural ("the parties’ intention"), a closing one being still to come."""
    if text[at - 1] not in "sS" or not text[at + 1 : at + 3].strip():
        return False
    rest = text[at + 1 : min(end, at + _SINGLE_REACH)]
    return bool(re.match(r"\s[a-z]", rest)) and bool(re.search(r"[.,?!\w][’'](?!\w)", rest))
