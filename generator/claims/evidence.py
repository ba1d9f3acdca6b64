"""From the pieces of a content to evidence: whole words, outer punctuation off, quotation marks kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.claims.quotations import Quotation, Quotations
from generator.claims.scare import quotes_nobody
from generator.records import Evidence, Mode, Span

_TRAILING = " \t\n\u00a0,;:—–-"
_LEADING = " \t\n\u00a0,;:—–.)]"
_THAT = re.compile(r"that\b,?\s+(?=\S+\s+\S)", re.IGNORECASE)
_CONNECTIVE = re.compile(
    r"(?:Meanwhile|However|Moreover|Nevertheless|Nonetheless|Furthermore|Separately|Additionally|In addition|Earlier|"
    r"Later|Also|Still|Yet),\s+"
)
_LOOSE = re.compile(r",\s+(?:which|who|whom|whose|and|but|or|while|because|although)$")
_GAP = re.compile(r"[\s,;:.!?—–…\-”“\"’‘']*")
_NEW_QUOTATION = re.compile(r"[.?!]\s+[“\"]?$")
_EMPTY = frozenset(
    """it its this that these those them they he she him her his their so which who whom what whose one all some
    not do does did to be as is was were and or but if more less the a an of in on at by for with from i we you
    us me my our your""".split()
)
_WORD = re.compile(r"[^\W_]+")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Jr|Sr|Inc|Ltd|Corp|Co|No|Sept|Oct|Nov|Dec|etc)\.$"
)


def evidence(text: str, content: Sequence[Span], quotations: Quotations, starts: frozenset[int]) -> tuple[Span, ...]:
    """The spans of evidence in a content, in order of the text.

    White space and outer punctuation go, and so does a leading "that"; words are never cut, and a
    quotation mark whose partner is inside comes along. Pieces with nothing but punctuation between
    them become one.

    Args:
        text: the document's text.
        content: the pieces, in any order.
        quotations: those of the text.
        starts: where sentences start; what begins with one keeps its full stop.
    """
    out: list[Span] = []
    for piece in sorted(content):
        start, end = _whole_words(text, *piece)
        start, end = _trim(text, start, _within_brackets(text, start, end), starts)
        if start >= end:
            continue
        start, end = _with_marks(text, start, end, quotations)
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif out and _is_gap(text, out[-1][1], start):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def _is_gap(text: str, start: int, end: int) -> bool:
    """Whether nothing parts two pieces but punctuation, of one sentence if one of them is quoted."""
    between = text[start:end]
    return bool(_GAP.fullmatch(between)) and "\n" not in between and not _NEW_QUOTATION.match(between)


def as_records(text: str, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    """Spans as evidence records."""
    return tuple(Evidence(text[s:e], s, e) for s, e in spans)


def says_something(text: str, spans: Sequence[Span], quotations: Quotations) -> bool:
    """Whether there is a word in it that is no mere pronoun or particle, or it is quoted ("I do")."""
    if any(w.lower() not in _EMPTY for s, e in spans for w in _WORD.findall(text[s:e])):
        return True
    return any(quotations.around(s, e) for s, e in spans) and sum(e - s for s, e in spans) > 3


def mode(text: str, spans: Sequence[Span], quotations: Quotations, around: Quotation | None) -> Mode:
    """How the evidence is given: `direct` if all its words are quoted, `mixed` if some are, else `indirect`.

    Args:
        text: the document's text.
        spans: the evidence.
        quotations: those of the text.
        around: the quotation that the cue itself stands in: what it holds are its speaker's own words
            for what another said, so it counts for nothing here.
    """
    inside = outside = False
    for start, end in spans:
        quoted = [
            q
            for q in quotations.overlapping(start, end)
            if not (around and q.start <= around.start and around.end <= q.end)
            and not _is_name(text, q, start, end)
            and not quotes_nobody(text, q, start)
        ]
        for word in _WORD.finditer(text, start, end):
            if any(q.start <= word.start() and word.end() <= q.end for q in quoted):
                inside = True
            else:
                outside = True
    if inside:
        return "mixed" if outside else "direct"
    return "indirect"


def _is_name(text: str, quotation: Quotation, start: int, end: int) -> bool:
    """Whether the marks are those of a title or name within a longer evidence (“The Long Road”), not of speech."""
    words = [w for w in _WORD.findall(text[quotation.start : quotation.end]) if len(w) > 3]
    whole = quotation.start <= start and end <= quotation.end
    return not whole and 1 < len(words) <= 6 and all(w[0].isupper() for w in words)


def _whole_words(text: str, start: int, end: int) -> Span:
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _trim(text: str, start: int, end: int, starts: frozenset[int]) -> Span:
    while start < end and (text[start] in _LEADING):
        start += 1
    connective = _CONNECTIVE.match(text, start, end)
    start = connective.end() if connective else start
    that = _THAT.match(text, start, end)
    if that and start not in starts:
        start = that.end()
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    loose = _LOOSE.search(text, max(start, end - 12), end)
    end = loose.start() if loose else end
    if (
        end > start
        and text[end - 1] == "."
        and start not in starts
        and start - 1 not in starts
        and not _ABBREVIATED.search(text[max(start, end - 6) : end])
    ):
        end -= 1
    return start, end


def _within_brackets(text: str, start: int, end: int) -> int:
    """Where the span ends if it stops at a bracket that closes around it: "(the mayor says it is) more"."""
    if text.find(")", start, end) < 0:
        return end
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth < 0:
            return at
    return end


def _with_marks(text: str, start: int, end: int, quotations: Quotations) -> Span:
    """Take along the mark of a quotation whose first or last word is in the span, and leave stray marks behind."""
    for quotation in quotations.overlapping(start, end):
        if quotation.start < start and not _WORD.search(text, quotation.start, start):
            start = quotation.start
        if quotation.closed and end < quotation.end and not _WORD.search(text, end, quotation.end):
            end = quotation.end
        if quotation.start < start < quotation.end and not _WORD.search(text, start, quotation.end):
            start = quotation.end
        if quotation.start < end < quotation.end and not _WORD.search(text, quotation.start, end):
            end = quotation.start
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return start, end
