"""Words of a text, what the model is told about each, and the windows it reads them in.

Shared by the annotator and by the training script, so that the two never drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.records import Span

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
"""A run of letters and digits, or one other visible character: the finest cut that a span can end at."""

LINE = re.compile(r"[^\n]*\S[^\n]*")

SHAPES = ("lower", "capitalised", "capitals", "mixed", "digits", "sign", "initial")
QUOTE_STATES = ("outside", "inside", "opening", "closing")

_OPENING = "“„«"
_CLOSING = "”»"
_SINGLE_OPENING = "‘'"
_SINGLE_CLOSING = "’'"
_SENTENCE_END = ".?!"
_AFTER_END = _CLOSING + _SINGLE_CLOSING + '")]'


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, in order, as parallel tuples.

    Attributes:
        spans: half-open (start, end) in code points of the text.
        shapes: index into `SHAPES`, which the uncased encoder cannot see.
        quotes: index into `QUOTE_STATES`.
        breaks: 1 for the first word of a line, else 0.
    """

    spans: tuple[Span, ...]
    shapes: tuple[int, ...]
    quotes: tuple[int, ...]
    breaks: tuple[int, ...]


def lines(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold more than white space, as spans."""
    return tuple(m.span() for m in LINE.finditer(text))


def split_words(text: str, regions: Sequence[Span]) -> Words:
    """Cut the regions of a text into words and describe each.

    Args:
        text: the text that all offsets refer to.
        regions: the parts to read, in order and apart; each is a line to the model.
    """
    spans: list[Span] = []
    breaks: list[int] = []
    for start, end in regions:
        found = [m.span() for m in WORD.finditer(text, start, end)]
        spans += found
        breaks += [1, *[0] * (len(found) - 1)] if found else []
    shapes = tuple(_shape(text[s:e]) for s, e in spans)
    return Words(tuple(spans), shapes, tuple(_quote_states(text, spans, breaks)), tuple(breaks))


def _shape(word: str) -> int:
    if not word[0].isalnum():
        return 5
    if word[0].isdigit():
        return 4
    if word.islower() or not any(c.isupper() for c in word):
        return 0
    if word.isupper():
        return 6 if len(word) == 1 else 2
    return 1 if word[0].isupper() and word[1:].islower() else 3


def _quote_states(text: str, spans: Sequence[Span], breaks: Sequence[int]) -> list[int]:
    """Follow quotation marks through each line; a mark left open ends with its line."""
    states: list[int] = []
    double = single = False
    for (start, end), first in zip(spans, breaks, strict=True):
        if first:
            double = single = False
        char = text[start:end]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if char in _OPENING or (char == '"' and not double):
            double = True
            states.append(2)
        elif char in _CLOSING or char == '"':
            double = False
            states.append(3)
        elif char in _SINGLE_OPENING and not single and not before.isalnum() and after.isalnum():
            single = True
            states.append(2)
        elif char in _SINGLE_CLOSING and single and not after.isalnum():
            single = False
            states.append(3)
        else:
            states.append(int(double or single))
    return states


def windows(text: str, words: Words, pieces: Sequence[int], limit: int) -> list[Span]:
    """Cut the words into windows that the model can read at once.

    Whole lines are packed together while they fit; a line that is too long by itself is cut after
    the last sentence that fits, and inside a sentence only where one alone is too long.

    Args:
        text: the text that the words are from.
        words: its words.
        pieces: how many word pieces each word has.
        limit: how many word pieces a window may hold.

    Returns:
        Half-open (first, last) word indices, in order; together they cover every word once.
    """
    out: list[Span] = []
    start, used = 0, 0
    cut_line, cut_sentence = 0, 0
    for i, cost in enumerate(pieces):
        if words.breaks[i]:
            cut_line = i
        if i and ends_sentence(text, words, i - 1):
            cut_sentence = i
        while used + cost > limit and i > start:
            cut = next((c for c in (cut_line, cut_sentence) if c > start), i)
            out.append((start, cut))
            used -= sum(pieces[start:cut])
            start = cut
        used += cost
    if start < len(pieces):
        out.append((start, len(pieces)))
    return out


def ends_sentence(text: str, words: Words, i: int) -> bool:
    """Whether word i closes a sentence and white space follows it."""
    start, end = words.spans[i]
    if end < len(text) and not text[end].isspace():
        return False
    while i and text[start] in _AFTER_END:
        i -= 1
        start = words.spans[i][0]
    return text[start] in _SENTENCE_END
