"""On what a claim depends: "if the talks fail", "unless Norway withdraws", "should the vote be lost", verbatim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.actors.verbs import AUXILIARIES, is_verb
from generator.claims.words import words
from generator.records import Span

_OPENS = re.compile(
    r"\b(?:(?:only\s+)?if|unless|provided\s+that|(?<=,\s)provided|providing\s+that|on\s+(?:the\s+)?condition\s+(?:that|of)|"
    r"(?:so|as)\s+long\s+as|assuming\s+that|(?<=,\s)assuming|in\s+case|in\s+the\s+event\s+(?:that|of)|contingent\s+(?:up)?on|"
    r"depending\s+on|subject\s+to)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"(?:^|(?<=[“\"]))\s*(?:Should|should|Were|were|Had|had)\s+(?:(?:the|a|an|any|it|they|he|she|we|you|there)\b|[A-Z])"
    r"[^,?.]{4,90},"
)
_WHETHER = re.compile(
    r"\b(?:ask|asks|asked|asking|wonder|wonders|wondered|know|knows|knew|known|see|say|"
    r"tell|sure|clear|unclear|"
    r"unsure|decide|decided|determine|determined|question|questioned|matter|mattered|matters|care|cared|check|"
    r"find out|even|as|what|doubt|doubts|doubted|uncertain|discuss|and|consider|learn|look|like)\s+$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where)\b[^,.;]*$")
_ASKS = re.compile(
    r"\b(?:ask|wonder|question|inquir|enquir|doubt|know|knew|tell|told|see|check|decid|discuss|consider|clear|sure)\w*\b",
    re.IGNORECASE,
)
_SET_PHRASE = re.compile(
    r"if\s+(?:any|anything|ever|not|so|only|possible|necessary|you (?:will|like|please)|need be)\b|"
    r"(?:as|so)\s+long\s+as\s+(?:\d|a\b|an\b|two|three|four|five|six|ten)"
    r"|subject\s+to\s+(?:a|an|the\s+same|questions?|criticism|interpretation|attacks?|abuse)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[;:?!”\"]|\.(?=\s|$|[”\"’])|\s[–—]\s?|[–—]|\s\(|,(?=\s|[”\"])")
_THEN = re.compile(
    r",?\s+then\b|\s(?=(?:it|they|he|she|we|you|I|that|there)(?:\s+(?:will|would|could|should|may|might|can|must|shall)|[’']ll)\b)"
)
_CONTRACTED = ("'s", "'re", "'ve", "'ll", "'d", "'m")
_BEHIND = re.compile(r"[”\"’']?,?\s+")
_LONGEST = 200
"""Code points that a condition has at most; where none of its ends comes sooner, it is cut there at a word."""


def find_condition(text: str, evidence: Sequence[Span], cue: Span | None, sentence_end: int) -> Span | None:
    """The first clause of condition in the evidence, between cue and evidence, or right behind the evidence.

    "Asked if", "even if" and "as if" open none.

    Args:
        text: the document's text.
        evidence: the words of the claim, in order.
        cue: the reporting words.
        sentence_end: where the last sentence of the evidence ends.
    """
    for start, end in evidence:
        gap = (
            cue[1]
            if cue and cue[1] <= start and start - cue[1] < _LONGEST and "\n" not in text[cue[1] : start]
            else start
        )
        found = _in(text, gap, end, cue, start)
        if found is not None:
            return found
    end = evidence[-1][1]
    behind = _BEHIND.match(text, end, sentence_end)
    if behind and (cue is None or not end <= cue[0] < sentence_end) and _OPENS.match(text, behind.end(), sentence_end):
        return _in(text, behind.end(), sentence_end, cue)
    return None


def _in(text: str, start: int, end: int, cue: Span | None, first: int | None = None) -> Span | None:
    """The condition in a stretch, in which the evidence begins at `first`."""
    first = start if first is None else first
    for match in _OPENS.finditer(text, start, end):
        if _SET_PHRASE.match(text, match.start(), end) or _RELATIVE.search(text, start, match.start()):
            continue
        stop = _clause_end(text, match.end(), end)
        whole = match.start() - first <= 1 and not words(text, stop, end)
        if match.group().lower() == "if" and _means_whether(text, match.start(), cue if whole else None):
            continue
        if stop > match.end() and words(text, match.end(), stop):
            return match.start(), stop
    inverted = _INVERTED.search(text[start:end])
    if inverted is None:
        return None
    first = start + inverted.start() + len(inverted.group()) - len(inverted.group().lstrip())
    return first, start + inverted.end() - 1


def _means_whether(text: str, at: int, cue: Span | None) -> bool:
    """Whether the "if" at a place opens no condition: "asked if", "even if", and the whole of "asked us if it holds".

    Args:
        text: the document's text.
        at: where it stands.
        cue: the reporting words, where the "if" opens all that they report; else None.
    """
    if _WHETHER.search(text, max(0, at - 16), at):
        return True
    return cue is not None and cue[1] <= at and _ASKS.search(text, *cue) is not None


def _clause_end(text: str, start: int, end: int) -> int:
    """Where the clause ends: at a stop, or at the first comma behind a verb of its own."""
    last = min(end, start + _LONGEST)
    main = next((m.start() for m in _THEN.finditer(text, start, last) if _has_verb(text, start, m.start())), None)
    last = last if main is None else main
    for mark in _END.finditer(text, start, last):
        if mark.group() != "," or _has_verb(text, start, mark.start()):
            return _trimmed(text, start, mark.start())
    if last < end and main is None:
        last = text.rfind(" ", start, last)
    return _trimmed(text, start, last)


def _has_verb(text: str, start: int, end: int) -> bool:
    found = words(text, start, end)
    return bool(found) and (
        found[0].form.endswith((*_CONTRACTED, "ed", "ing"))
        or any(w.form in AUXILIARIES or is_verb(w.form) or w.form.endswith((*_CONTRACTED, "n't")) for w in found[1:])
    )


def _trimmed(text: str, start: int, end: int) -> int:
    loose = re.search(r",?\s+(?:and|but|or|that)\s*$", text[start:end])
    end = start + loose.start() if loose else end
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.’'"):
        end -= 1
    return end
