"""The archived text in paragraphs, cut so that every passage of it can be marked, nested and overlapping ones too."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.records import Span
from generator.site.publishable import GAP, MASKED

_BLANK_LINES = re.compile(r"\s*\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the text that something else on the page rests on.

    Attributes:
        key: unique on the page.
        number: unique on the page, from 1; stylesheets know passages by it.
        spans: in order of the text, each not empty.
        label: shown where the passage ends, as the way back; None to show nothing.
        back: what the passage links back to.
    """

    key: str
    number: int
    spans: tuple[Span, ...]
    label: str | None
    back: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same passages cover.

    Attributes:
        lines: the words, cut where the text means a new line.
        covered_by: the passages that these words belong to, the shortest first.
        begins: passages whose first words these are.
        ends: passages whose last words these are.
        is_gap: whether text that is not shown stands here, and the only line says so.
    """

    lines: tuple[str, ...]
    covered_by: tuple[Passage, ...]
    begins: tuple[Passage, ...]
    ends: tuple[Passage, ...]
    is_gap: bool = False


Paragraph = tuple[Piece, ...]


def paragraphs(text: str, passages: Sequence[Passage], within: Span | None = None) -> tuple[Paragraph, ...]:
    """Cut a text, or a span of it, into paragraphs and these into pieces.

    Nothing but white space between paragraphs is left out, and what the site may not show: of that, each run is one
    gap. Spans may nest, overlap and run over paragraphs.
    """
    start, end = within or (0, len(text))
    cut = [_pieces(text, paragraph, passages) for paragraph in _paragraph_spans(text, start, end)]
    return tuple(p for n, p in enumerate(cut) if n == 0 or not (_is_left_out(p) and cut[n - 1][-1].is_gap))


def _is_left_out(paragraph: Paragraph) -> bool:
    """Whether nothing of a paragraph is shown."""
    return all(piece.is_gap or not "".join(piece.lines).strip() for piece in paragraph)


def _paragraph_spans(text: str, start: int, end: int) -> list[Span]:
    spans = []
    for gap in [*_BLANK_LINES.finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        if text[start:stop].strip():
            spans.append((start, stop))
        start = gap.end() if gap else end
    return spans


def _pieces(text: str, paragraph: Span, passages: Sequence[Passage]) -> Paragraph:
    start, end = paragraph
    here = [p for p in passages if any(s < end and e > start for s, e in p.spans)]
    gaps = {gap.start(): gap.end() for gap in MASKED.finditer(text, start, end)}
    cuts = {start, end} | {cut for p in here for span in p.spans for cut in span if start < cut < end}
    cuts = {c for c in cuts if not any(a < c < b for a, b in gaps.items())} | gaps.keys() | set(gaps.values())
    breaks = _line_breaks(text, start, end)
    pieces = []
    ordered = sorted(cuts)
    for left, right in itertools.pairwise(ordered):
        covering = [p for p in here if any(s <= left and right <= e for s, e in p.spans)]
        covering.sort(key=lambda p: (sum(e - s for s, e in p.spans), p.number))
        inside = breaks[bisect_left(breaks, left) : bisect_right(breaks, right - 1)]
        edges = [left, *(b + 1 for b in inside)]
        stops = [*inside, right]
        is_gap = left in gaps
        lines = tuple(text[a:b] for a, b in zip(edges, stops, strict=True))
        pieces.append(
            Piece(
                lines=(GAP,) if is_gap else lines,
                covered_by=() if is_gap else tuple(covering),
                begins=tuple(p for p in covering if _first_place(text, p) in range(left, right)),
                ends=tuple(p for p in covering if _last_place(text, p) in range(left, right)),
                is_gap=is_gap,
            )
        )
    return tuple(pieces)


def _first_place(text: str, passage: Passage) -> int:
    """Where the first character of a passage that is not white space stands."""
    start, end = passage.spans[0]
    return start + len(text[start:end]) - len(text[start:end].lstrip())


def _last_place(text: str, passage: Passage) -> int:
    start, end = passage.spans[-1]
    return start + len(text[start:end].rstrip()) - 1


def _line_breaks(text: str, start: int, end: int) -> list[int]:
    """Where single line ends mean a new line, not that the line was full.

    A line was full if the first word of the next one would have made it longer than the longest line.
    """
    lines = text[start:end].split("\n")
    longest = max(len(line.rstrip()) for line in lines)
    breaks = []
    place = start
    for line, following in itertools.pairwise(lines):
        place += len(line)
        first_word = (following.split() or [""])[0]
        if len(line.rstrip()) + 1 + len(first_word) <= longest:
            breaks.append(place)
        place += 1
    return breaks


def stylesheet(most: int) -> str:
    """Rules that mark all words of the passage that an address points to, for passages 1 to `most`.

    CSS cannot compare the number of one element with that of another, so there is a rule for each number.
    """
    told = "{background:var(--b-mark-strong);box-shadow:var(--b-told)}"
    return "".join(f".b-archived:has(.b-p{n}:target) .b-p{n}{told}\n" for n in range(1, most + 1))
