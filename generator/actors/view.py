"""A document as the resolver sees it: the words of its title, headings and paragraphs, with their neighbours."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.records import Document, Sentence, Span

_WORD = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|Jr|Sr|Prof|Capt|Sgt|Maj|Adm|Hon|Rev|Messrs|No)\."
    r"|\b(?:[^\W\d_]\.)+"
    r"|['’]s\b"
    r"|\w+(?:[-‐‑&]\w+|['’](?!s\b)\w+)*"
    r"|\S"
)


class Word(NamedTuple):
    """A word or sign, with its offsets in the archived text."""

    start: int
    end: int
    text: str
    lower: str


NO_WORD = Word(-1, -1, "", "")
"""Stands where a region ends."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text of which nothing is known but its lines; its attributes are those of a document."""

    text: str
    paragraphs: tuple[Span, ...]
    title_span: Span | None = None
    headings: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class View:
    """The words of a document's regions (title, headings, paragraphs), in order of the text.

    Attributes:
        text: the archived text.
        regions: spans of title, headings and paragraphs, in order.
        title: the title's span; None where the title is not in the text.
        words: of all regions, in order.
    """

    def __init__(self, document: Document | Lines) -> None:
        self.text = document.text
        self.title = document.title_span
        title = (document.title_span,) if document.title_span else ()
        self.regions: tuple[Span, ...] = tuple(sorted({*title, *document.headings, *document.paragraphs}))
        self.words: list[Word] = []
        self._region_words: list[tuple[int, int]] = []
        for start, end in self.regions:
            first = len(self.words)
            for match in _WORD.finditer(self.text, start, end):
                word = match.group()
                self.words.append(Word(match.start(), match.end(), word, word.lower().replace("’", "'")))
            self._region_words.append((first, len(self.words)))
        self._body = frozenset(document.paragraphs)
        self._starts = [w.start for w in self.words]
        self._region_starts = [s for s, _ in self.regions]
        others = [r for r in self.regions if r not in self._body]
        self.sentences: tuple[Span, ...] = tuple(sorted([*((s.start, s.end) for s in document.sentences), *others]))
        self._sentence_starts = [s for s, _ in self.sentences]

    def region_of(self, offset: int) -> int:
        """The index of the region that holds the offset; -1 where none does."""
        index = bisect_right(self._region_starts, offset) - 1
        return index if index >= 0 and offset < self.regions[index][1] else -1

    def in_body(self, offset: int) -> bool:
        """Whether the offset is in a paragraph, not in the title or a heading."""
        region = self.region_of(offset)
        return region >= 0 and self.regions[region] in self._body

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence that holds the offset or is the last before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence(self, offset: int) -> Span:
        """The sentence that holds the offset; the offset's own empty span where there are none."""
        return self.sentences[self.sentence_of(offset)] if self.sentences else (offset, offset)

    def before(self, start: int, count: int = 1) -> Word:
        """The `count`-th word before an offset in the same region."""
        index = bisect_left(self._starts, start)
        while index > 0 and self.words[index - 1].end > start:
            index -= 1
        index -= count
        return self.words[index] if index >= 0 and index >= self._first(start) else NO_WORD

    def after(self, end: int, count: int = 1) -> Word:
        """The `count`-th word that starts at or after an offset in the same region."""
        index = bisect_left(self._starts, end) + count - 1
        region = self.region_of(max(end - 1, 0))
        last = self._region_words[region][1] if region >= 0 else 0
        return self.words[index] if index < last else NO_WORD

    def rest_of_word(self, end: int) -> str:
        """What follows an offset in the same word, as in `Tokyo|-based`; empty at a word's end."""
        index = bisect_left(self._starts, end) - 1
        return (
            self.words[index].text[end - self.words[index].start :]
            if index >= 0 and self.words[index].end > end
            else ""
        )

    def inside(self, start: int, end: int) -> Sequence[Word]:
        """The words that start in the span."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _first(self, offset: int) -> int:
        region = self.region_of(offset)
        return self._region_words[region][0] if region >= 0 else len(self.words)
