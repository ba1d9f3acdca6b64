"""What was not understood: quotations and words of telling in the body that are part of no claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.claims.cues import matches, words
from generator.claims.quotations import find_quotations
from generator.records import Claim, Document

_LEAST_WORDS = 4
"""Shorter quotations are names, titles and scare quotes."""

_SURE = frozenset({"say", "announce", "claim", "deny", "condemn", "criticise", "accuse", "warn", "confirm", "reject"})
_NO_CUE = frozenset("read address document detail share list table hit attack charge issue release publish put".split())
"""Verbs that do other things as often as they tell."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that yielded no claim.

    Attributes:
        start, end: the quotation or the verb.
        reason: why it might have been one.
    """

    start: int
    end: int
    reason: Literal["quotation", "reporting-verb"]


def coverage(document: Document, claims: Sequence[Claim]) -> tuple[Gap, ...]:
    """The quotations of more than three words, and the verbs of telling, that no claim accounts for, in order.

    A verb is accounted for where a claim's cue or evidence covers it, or a claim stands in its sentence.
    """
    text = document.text
    told = sorted(
        span
        for c in claims
        for span in (*((e.start, e.end) for e in c.evidence), *((c.anchors.cue,) if c.anchors.cue else ()))
    )
    gaps = []
    for quotation in find_quotations(text, document.paragraphs).all:
        enough = len(words(text, quotation.start, quotation.end)) >= _LEAST_WORDS
        if enough and not quotation.single and not any(s < quotation.end and e > quotation.start for s, e in told):
            gaps.append(Gap(quotation.start, quotation.end, "quotation"))
    for sentence in document.sentences:
        if any(s < sentence.end and e > sentence.start for s, e in told):
            continue
        run = words(text, sentence.start, sentence.end)
        for match, act in matches(run):
            span = run[match.first].start, run[match.last - 1].end
            inflected = ("past" in match.forms or match.lemma in ("say", "tell")) and act in _SURE
            quoted = any(g.start <= span[0] and span[1] <= g.end for g in gaps)
            if inflected and match.lemma not in _NO_CUE and not quoted:
                gaps.append(Gap(*span, "reporting-verb"))
    return tuple(sorted(gaps, key=lambda g: (g.start, g.end)))
