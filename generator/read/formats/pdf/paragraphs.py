"""Lines in reading order -> the archived text, its blocks, and where each page begins in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from generator.read.blocks import TERMINAL, Block, BlockKind
from generator.read.formats.pdf.hyphens import Joiner
from generator.read.formats.pdf.order import Line

_ENDS_SENTENCE = re.compile(rf"[{TERMINAL}:;][\"'”’»)\]*\d]{{0,4}}\Z")
_BULLET = re.compile(r"(?:[•‣▪●○◦■□]\s*|(?:[–—*·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+)(?=\S)")
_NOTE_MARK = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡§]{1,3}|[ivx]{1,5})[\s.)]?\s*\S")
_SAME_SIZE = 0.08
"""Share by which two sizes may differ and be one."""
_HEADING = 1.1
"""Times the body's size from which a line heads something."""
_NOTE = 0.92
"""Times the body's size up to which lines at the foot of a page are notes."""
_LEADING = 1.28
"""Times the usual distance of lines from which they are two paragraphs."""
_HEADING_LEADING = 1.9
"""Of headings: times their size."""
_INDENT = 0.7
_LONGEST_HEADING = 250
_FEWEST_TITLE_WORDS = 3
_FEWEST_ROWS = 2


@dataclass(slots=True)
class _Paragraph:
    lines: list[Line] = field(default_factory=list)
    kind: BlockKind | None = "text"
    level: int = 0

    @property
    def is_unfinished(self) -> bool:
        """Whether its words go on somewhere."""
        return self.kind == "text" and not _ENDS_SENTENCE.search(self.lines[-1].text)


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text of a whole document.

    Attributes:
        pages: where in the text page 1, 2, … begin.
        notes: how many footnotes were left out.
    """

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[int, ...]
    notes: int


def assemble(pages: Sequence[Sequence[Line]]) -> Assembled:
    """Put the lines of all pages together.

    Args:
        pages: the lines of each, in reading order.
    """
    measures = _Measures(pages)
    kept, notes = _without_notes(pages, measures)
    lines = [line for page in kept for line in page]
    paragraphs = _moved(_paragraphs(lines, measures))
    _mark_headings(paragraphs, measures)
    return _written(paragraphs, Joiner(line.text for line in lines), len(pages), notes)


class _Measures:
    """What is usual in a document."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        weights: Counter[float] = Counter()
        for page in pages:
            for line in page:
                weights[_rounded(line.size)] += len(line.text)
        self.body = max(weights, key=lambda size: (weights[size], size)) if weights else 0.0
        pitches = [
            round(b.bottom - a.bottom, 1)
            for page in pages
            for a, b in pairwise(page)
            if a.column == b.column and b.bottom > a.bottom and self.is_body(a) and self.is_body(b)
        ]
        common = Counter(pitches).most_common(1)
        self.pitch = common[0][0] if common and common[0][1] > 1 else (median(pitches) if pitches else self.body * 1.2)
        lefts: dict[tuple[int, tuple[float, float]], Counter[int]] = {}
        for page in pages:
            for line in page:
                lefts.setdefault((line.page, line.column), Counter())[round(line.left)] += 1
        self._lefts = {key: min(found, key=lambda left: (-found[left], left)) for key, found in lefts.items()}

    def left(self, line: Line) -> float:
        """Where most lines of the column begin."""
        return self._lefts[line.page, line.column]

    def is_body(self, line: Line) -> bool:
        """Whether it is as large as most of the text."""
        return _same(line.size, self.body)


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME_SIZE * max(one, other)


def _without_notes(pages: Sequence[Sequence[Line]], measures: _Measures) -> tuple[list[list[Line]], int]:
    """The lines less the footnotes: small ones below the text of their column that begin with a mark."""
    kept: list[list[Line]] = []
    count = 0
    for page in pages:
        gone: set[int] = set()
        for column in dict.fromkeys(line.column for line in page):
            lines = [line for line in page if line.column == column]
            first = len(lines)
            while first and lines[first - 1].size <= _NOTE * measures.body:
                first -= 1
            starts = [line for line in lines[first:] if _NOTE_MARK.match(line.text)]
            if 0 < first < len(lines) and _NOTE_MARK.match(lines[first].text):
                gone |= {id(line) for line in lines[first:]}
                count += len(starts)
        kept.append([line for line in page if id(line) not in gone])
    return kept, count


def _paragraphs(lines: Sequence[Line], measures: _Measures) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    for line in lines:
        is_row = len(line.cells) > 1
        last = found[-1] if found else None
        if last is not None and last.kind is None and is_row and last.lines[-1].page == line.page:
            last.lines.append(line)
        elif is_row:
            found.append(_Paragraph([line], None))
        elif last is not None and last.kind is not None and _goes_on(last.lines, line, measures):
            last.lines.append(line)
        else:
            found.append(_Paragraph([line]))
    for paragraph in found:
        # One line with white in it is no table.
        if paragraph.kind is None and len(paragraph.lines) < _FEWEST_ROWS:
            paragraph.kind = "text"
    return found


def _goes_on(lines: Sequence[Line], line: Line, measures: _Measures) -> bool:
    """Whether a line belongs to the paragraph of those before it."""
    last = lines[-1]
    if not _same(last.size, line.size) or (last.is_bold != line.is_bold and not _is_cut(last, line)):
        return False
    if _BULLET.match(line.text):
        return False
    is_heading = last.size >= _HEADING * measures.body or last.is_bold
    if last.page != line.page or last.column != line.column:
        return not is_heading and _runs_over(last, line)
    if is_heading and last.size >= _HEADING * measures.body:
        return line.bottom - last.bottom <= _HEADING_LEADING * line.size
    usual = measures.pitch if measures.is_body(line) else 1.25 * line.size
    if line.bottom - last.bottom > _LEADING * max(usual, line.size):
        return False
    indent = line.left - last.left
    if indent > _INDENT * line.size and not _BULLET.match(lines[0].text) and not _is_cut(last, line):
        return False
    if _would_have_fitted(last, line):
        return line.text[0].islower() and not _ENDS_SENTENCE.search(last.text)
    return True


def _is_cut(last: Line, line: Line) -> bool:
    """Whether a line end cuts through a sentence."""
    return line.text[0].islower() and not _ENDS_SENTENCE.search(last.text)


def _runs_over(last: Line, line: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    if _ENDS_SENTENCE.search(last.text):
        return False
    return line.text[0].islower() or not _would_have_fitted(last, line)


def _would_have_fitted(last: Line, line: Line) -> bool:
    """Whether the first word of a line would have stood on the last one, had its words gone on there."""
    word = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) / max(1, len(line.text)) * (len(word) + 1)
    return last.right + width < last.column[1] - line.size


def _moved(paragraphs: list[_Paragraph]) -> list[_Paragraph]:
    """The paragraphs with those joined that something else parts, such as a picture's caption at a page's end."""
    found: list[_Paragraph] = []
    for paragraph in paragraphs:
        open_at = _opened(found, paragraph)
        if open_at is None:
            found.append(paragraph)
            continue
        opened = found.pop(open_at)
        opened.lines += paragraph.lines
        # What stood between keeps to its page: before the whole if it is on the page where that began.
        between = found[open_at:]
        early = [each for each in between if each.lines[0].page < paragraph.lines[0].page]
        found[open_at:] = [*early, opened, *between[len(early) :]]
    return found


def _opened(found: Sequence[_Paragraph], paragraph: _Paragraph) -> int | None:
    """Which paragraph this one goes on with, a few places back."""
    first = paragraph.lines[0]
    if paragraph.kind != "text" or not first.text[0].islower() or _BULLET.match(first.text):
        return None
    for back in range(len(found) - 1, max(-1, len(found) - 5), -1):
        last = found[back].lines[-1]
        if found[back].kind == "text" and _same(last.size, first.size) and last.is_bold == first.is_bold:
            is_elsewhere = last.page != first.page or last.column != first.column
            return back if found[back].is_unfinished and is_elsewhere and back < len(found) - 1 else None
    return None


def _mark_headings(paragraphs: Sequence[_Paragraph], measures: _Measures) -> None:
    sizes: set[float] = set()
    headings: list[_Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        words = " ".join(line.text for line in paragraph.lines)
        if paragraph.kind != "text" or len(words) > _LONGEST_HEADING:
            if paragraph.kind == "text" and _BULLET.match(words):
                paragraph.kind = "item"
            continue
        size = paragraph.lines[0].size
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        is_large = size >= _HEADING * measures.body and any(c.isalpha() for c in words)
        leads = following is not None and not all(line.is_bold for line in following.lines)
        is_bold = all(line.is_bold for line in paragraph.lines) and leads and measures.is_body(paragraph.lines[0])
        if is_large or (is_bold and not _ENDS_SENTENCE.search(words)):
            paragraph.kind = "heading"
            headings.append(paragraph)
            sizes.add(_rounded(size))
        elif _BULLET.match(words):
            paragraph.kind = "item"
    ranks = {size: rank for rank, size in enumerate(sorted(sizes, reverse=True), 2)}
    for paragraph in headings:
        paragraph.level = min(6, ranks[_rounded(paragraph.lines[0].size)])
    _mark_title(headings, paragraphs[0].lines[0].page if paragraphs else 0)


def _mark_title(headings: Sequence[_Paragraph], first_page: int) -> None:
    """The title: the largest heading of the first page that has words enough."""
    on_first = [each for each in headings if each.lines[0].page == first_page]
    worded = [each for each in on_first if len(" ".join(x.text for x in each.lines).split()) >= _FEWEST_TITLE_WORDS]
    if worded or on_first:
        max(worded or on_first, key=lambda each: each.lines[0].size).level = 1


def _written(paragraphs: Sequence[_Paragraph], joiner: Joiner, count: int, notes: int) -> Assembled:
    parts: list[str] = []
    at = 0
    blocks: list[Block] = []
    pages: list[int] = []

    def put(words: str) -> None:
        nonlocal at
        parts.append(words)
        at += len(words)

    for paragraph in paragraphs:
        if parts:
            put("\n\n")
        words = [line.text if paragraph.kind is not None else " | ".join(line.cells) for line in paragraph.lines]
        bullet = _BULLET.match(words[0]) if paragraph.kind == "item" else None
        start = at + (bullet.end() if bullet else 0)
        for index, line in enumerate(paragraph.lines):
            # A page without words of its own begins where the next one does.
            pages += [at] * (line.page + 1 - len(pages))
            if index + 1 == len(paragraph.lines):
                put(words[index])
            elif paragraph.kind is None:
                put(words[index] + "\n")
            else:
                put(joiner.join(words[index], words[index + 1]))
        if paragraph.kind is not None:
            blocks.append(Block(start, at, paragraph.kind, paragraph.level))
    pages += [at] * (count - len(pages))
    return Assembled("".join(parts), tuple(blocks), tuple(pages), notes)
