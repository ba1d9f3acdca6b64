"""The blocks of a text, its paragraphs before anything is known of what each is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.records import Span

BlockKind = Literal["text", "heading", "item", "caption"]
"""What the file's own markup says of a block; `text` where it says nothing."""

TERMINAL = ".?!…。！？।؟۔"
"""Signs that end a sentence."""
_ENDS_SENTENCE = re.compile(rf"[{TERMINAL}:;]['\"’”»)\]*_]{{0,4}}\Z")

WIDEST_WRAP = 120
"""Code points beyond which nobody wraps lines by hand or by mail program."""
_NARROWEST_WRAP = 40
_WRAPPED_SHARE = 0.6
"""Share of line breaks that a text wrapped at some width needs; lists and verse stay far below it."""
_FEWEST_BREAKS = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself in its file, without the white space and markup around it.

    Attributes:
        start, end: half-open, in code points of the archived text.
        level: of a heading, from 1; 0 for what is none.
    """

    start: int
    end: int
    kind: BlockKind = "text"
    level: int = 0

    @property
    def span(self) -> Span:
        """The block as (start, end)."""
        return self.start, self.end


def strip(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends; empty at `start` if it has nothing else."""
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return (start, start) if first == end else (first, start + len(piece.rstrip()))


def lines(text: str) -> Iterator[Span]:
    """The lines of a text with their leading, without their trailing white space; blank ones are empty."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, start + len(text[start:end].rstrip())
        start = end + 1


def chunks(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Runs of lines that no blank line parts."""
    run: list[Span] = []
    for start, end in spans:
        if text[start:end].strip():
            run.append((start, end))
        elif run:
            yield run
            run = []
    if run:
        yield run


def wrap_width(text: str, runs: Sequence[Sequence[Span]]) -> int | None:
    """The width, in code points, that a text's lines are broken at; None where lines are paragraphs.

    A line counts as broken for width if the first word of the next one would not have fitted on it,
    and no sentence ends with it, as would by chance with few lines only.
    """
    lengths = sorted(end - start for run in runs for start, end in run)
    pairs = [pair for run in runs for pair in pairwise(run)]
    if len(pairs) < _FEWEST_BREAKS:
        return None
    # One overlong line, such as an address, does not make the rest unwrapped.
    width = lengths[-1 - len(lengths) // 20]
    if not _NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    full = sum(
        _slack(text, line, following, width) <= 0 and not _ends_sentence(text, line) for line, following in pairs
    )
    return width if full >= _WRAPPED_SHARE * len(pairs) else None


def _slack(text: str, line: Span, following: Span, width: int) -> int:
    """How much of the width would be left had the next line's first word stood on this one."""
    words = text[following[0] : min(following[1], following[0] + width)].split(maxsplit=1)
    return width - (line[1] - line[0]) - 1 - len(words[0] if words else "")


def join_lines(text: str, run: Sequence[Span], width: int | None) -> Iterator[Span]:
    """The paragraphs in a run of lines, without outer white space.

    With a width, lines that fill it go on; without one each line is a paragraph, unless a break cuts
    through a sentence: the line ends without a stop and the next starts in lower case.
    """
    first, last = run[0]
    for line, following in pairwise(run):
        goes_on = _cuts_sentence(text, line, following) if width is None else _is_filled(text, line, following, width)
        if not goes_on:
            yield strip(text, first, last)
            first = following[0]
        last = following[1]
    yield strip(text, first, last)


def _cuts_sentence(text: str, line: Span, following: Span) -> bool:
    before, after = text[line[1] - 1], text[following[0]]
    return (before.isalnum() or before == ",") and after.islower() and line[1] - line[0] >= _NARROWEST_WRAP


def _is_filled(text: str, line: Span, following: Span, width: int) -> bool:
    indented, was_indented = text[following[0]].isspace(), text[line[0]].isspace()
    if indented and not was_indented:
        return False
    slack = _slack(text, line, following, width)
    if slack <= 0:
        return True
    return slack <= width // 4 and not _ends_sentence(text, line)


def _ends_sentence(text: str, line: Span) -> bool:
    return _ENDS_SENTENCE.search(text, max(line[0], line[1] - 6), line[1]) is not None
