"""Quotations in quotations whose own speaker the text names: “Lind told me, ‘You will regret this,’” Orsic said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.claims.chain import passes_on
from generator.claims.clauses import report_in
from generator.claims.cues import read_cue
from generator.claims.drafts import Draft, unique
from generator.claims.quotations import Quotation, Quotations
from generator.claims.words import words
from generator.records import Document, Resolution

_LEAST_WORDS = 3
_LEADS = re.compile(r"(?:\s+(?:me|us|him|her|them|that|then|once|to\s+\w+))*\s*[,:]?\s*")
_SENTENCE = re.compile(r"[.?!]\s+")


def find_inner(
    document: Document, drafts: Sequence[Draft], resolution: Resolution, quotations: Quotations
) -> tuple[Draft, ...]:
    """The drafts with one for each inner quotation that a named actor and a verb of telling lead on to.

    Only an actor by name is taken, never the outer speaker nor a pronoun; without one, the words stay the outer
    speaker's, who quotes somebody.
    """
    text = document.text
    named = [m for m in resolution.mentions if m.how != "pronoun"]
    cues = [d.cue_span for d in drafts if d.cue_span]
    found = []
    for inner, outer in _nested(quotations):
        if len(words(text, inner.start, inner.end)) < _LEAST_WORDS:
            continue
        around = [d for d in drafts if any(s <= inner.start and inner.end <= e for s, e in d.evidence)]
        if not around or not all(passes_on(d) for d in around) or any(d.evidence[0][0] > outer.start for d in around):
            continue
        stops = [m.end() for m in _SENTENCE.finditer(text, outer.start, inner.start)]
        report = report_in(text, (stops[-1] if stops else outer.start + 1, inner.end), named)
        if report is None or not _LEADS.fullmatch(text, report.content[0], inner.start):
            continue
        speakers = unique(m.actor for m in report.subjects)
        if set(speakers) & {s for d in around for s in d.speakers} or any(
            s < report.cue[1] and e > report.cue[0] for s, e in cues
        ):
            continue
        found.append(
            Draft(
                speakers=speakers,
                kind="named",
                candidates=(),
                via=(),
                speaker=(report.subjects[0].start, report.subjects[-1].end),
                cue_span=report.cue,
                cue=read_cue(text, (report.cue,), inner.start),
                evidence=((inner.start, inner.end),),
            )
        )
    return (*drafts, *found)


def _nested(quotations: Quotations) -> list[tuple[Quotation, Quotation]]:
    """The quotations with marks of the other kind around them, each with the one around."""
    out = []
    for quotation in quotations.all:
        around = [
            q
            for q in quotations.overlapping(quotation.start, quotation.end)
            if q.single != quotation.single and q.start < quotation.start and quotation.end <= q.end
        ]
        if around:
            out.append((quotation, around[-1]))
    return out
