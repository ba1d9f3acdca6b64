"""What a headline says that somebody says, where the body does not say it again.

`Orsic: no talks before May`, `‘We will not pay’, says Orsic`, `Deal is dead: Orsic`, `Norland says the deal is dead`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.claims.clauses import report_in
from generator.claims.cues import read_cue
from generator.claims.drafts import Draft
from generator.claims.evidence import evidence
from generator.claims.labels import speaker_of
from generator.claims.quotations import Quotations
from generator.claims.words import words
from generator.records import Document, Resolution, Span, SpeakerReading

_FIRST = re.compile(r"(?P<who>[A-Z][^:“”\"‘\n]{1,50})(?P<cue>:)\s+(?P<said>\S.*)", re.DOTALL)
_LAST = re.compile(
    r"(?P<said>.+?[”\"’'\w]),?\s+(?P<cue>says|said|warns|tells\s\w+)\s+(?P<who>[A-Z][^:“”\"‘\n]{1,50})", re.DOTALL
)
_LAST_INVERTED = re.compile(
    r"(?P<said>.+?(?:[”\"’'],?|\w,))\s+(?P<who>[A-Z][^:,“”\"‘\n]{1,50}?)\s+(?P<cue>says|said|warns)", re.DOTALL
)
_LAST_COLON = re.compile(r"(?P<said>[^:]+)(?P<cue>:)\s+(?P<who>[A-Z][^:“”\"‘\n]{1,50})", re.DOTALL)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|must|may|might|has|have|had|no|not|never)\b|n[’']t\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 2
_SAME = 0.5
"""Share of a headline's words that a claim of the body has in common with it from which on it says the same."""

_STEM = 5


def find_headline(
    document: Document, drafts: Sequence[Draft], resolution: Resolution, quotations: Quotations
) -> tuple[Draft, ...]:
    """The drafts with the headline's own, if it has the form of a report and no draft says the same."""
    span = document.title_span
    if span is None or any(s < span[1] and e > span[0] for d in drafts for s, e in d.evidence):
        return tuple(drafts)
    found = _by_sign(document.text, span, resolution, quotations) or _by_verb(
        document.text, span, resolution, quotations
    )
    if found is None or any(_says_again(document.text, found, d) for d in drafts):
        return tuple(drafts)
    return (*drafts, found)


def _by_sign(text: str, title: Span, resolution: Resolution, quotations: Quotations) -> Draft | None:
    for form in (_FIRST, _LAST, _LAST_INVERTED, _LAST_COLON):
        match = form.fullmatch(text, *title)
        reading = speaker_of(text, match.span("who"), resolution) if match else None
        if match is None or reading is None:
            continue
        said = match.span("said")
        by_colon = match["cue"] == ":"
        if by_colon and not _is_statement(text, said, reading, resolution, quotations):
            continue
        return _draft(text, reading, match.span("who"), match.span("cue"), said, quotations)
    return None


def _by_verb(text: str, title: Span, resolution: Resolution, quotations: Quotations) -> Draft | None:
    report = report_in(text, title, [m for m in resolution.mentions if m.how != "pronoun"])
    if report is None:
        return None
    who = (report.subjects[0].start, report.subjects[-1].end)
    reading = SpeakerReading(*who, "named", tuple(dict.fromkeys(m.actor for m in report.subjects)), (), "headline")
    return _draft(text, reading, who, report.cue, report.content, quotations)


def _is_statement(
    text: str, said: Span, reading: SpeakerReading, resolution: Resolution, quotations: Quotations
) -> bool:
    """Whether what stands beside the name and the colon is said by it: "Norland: a country profile" is not."""
    if quotations.around(*said) is not None:
        return True
    quoted = bool(quotations.overlapping(*said))
    people = {a.id for a in resolution.actors if a.type == "person"}
    if reading.kind == "named" and not set(reading.actors) <= people:
        return False
    return quoted or _CLAUSE.search(text, *said) is not None


def _draft(  # noqa: PLR0913, PLR0917 - the parts of a report
    text: str, reading: SpeakerReading, who: Span, cue_span: Span, said: Span, quotations: Quotations
) -> Draft | None:
    cue = read_cue(text, (cue_span,), said[0] if said[0] > cue_span[0] else None)
    spans = evidence(text, (said,), quotations, frozenset({said[0]}))
    if not spans or cue.passive or cue.kind not in ("report", "sign") or len(words(text, *said)) < _LEAST_WORDS:
        return None
    return Draft(
        speakers=reading.actors,
        kind=reading.kind,
        candidates=(),
        via=(),
        speaker=who,
        cue_span=cue_span,
        cue=cue,
        evidence=spans,
    )


def _says_again(text: str, headline: Draft, other: Draft) -> bool:
    """Whether a draft of the body has half of the headline's words."""
    mine = _stems(text, headline.evidence)
    return bool(mine) and len(mine & _stems(text, other.evidence)) >= _SAME * len(mine)


def _stems(text: str, spans: Sequence[Span]) -> set[str]:
    return {w.form[:_STEM] for span in spans for w in words(text, *span) if len(w.form) > 3}
