"""What of a long document lies at a span, found without going through all of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from generator.records import Sentence, Span


def sentences_at(sentences: Sequence[Sentence], start: int, end: int) -> Sequence[Sentence]:
    """The sentences, given in order of the text, that share a code point with a span."""
    return sentences[bisect_right(sentences, start, key=_end) : bisect_left(sentences, end, key=_start)]


def spans_at(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """The spans, given in order of the text and apart from each other, that share a code point with a span."""
    return spans[bisect_right(spans, start, key=_last) : bisect_left(spans, end, key=_first)]


def _start(sentence: Sentence) -> int:
    return sentence.start


def _end(sentence: Sentence) -> int:
    return sentence.end


def _first(span: Span) -> int:
    return span[0]


def _last(span: Span) -> int:
    return span[1]
