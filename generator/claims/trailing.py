"""Reports that only the end of their sentence tells, ", investigators said.": all that stands before is theirs.

Where the annotator missed one, the outlet's source would be lost, and what somebody is only said to have said
would stand as said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.actors.gazetteer import gazetteer
from generator.claims.cues import read_cue
from generator.claims.drafts import Draft
from generator.claims.evidence import evidence
from generator.claims.quotations import Quotations
from generator.records import Document, Resolution, SpeakerKind, SpeakerReading

_DAY = (
    r"(?:\s+(?:on\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)(?:\s+(?:morning|evening|night))?)?"
)
_TRAILING = re.compile(
    r"(?:(?<=,)|(?<=,[”\"]))\s+(?P<who>[^,;:.()“”\"\n—–]{2,90}?)(?P<aside>,\s[^;:()“”\"\n—–]{3,140},)?\s+"
    r"(?P<cue>(?:has |have |had |also )?(?:said|reported|(?:is|are) reporting|told\s[^,;:.()“”\"\n]{2,40}?))"
    r"(?:\s+(?:at|in|during)\s[^,;:()“”\"\n—–]{2,60}?)?" + _DAY + r"\.$"
)
_REACH = 320
"""Code points before the end of a sentence in which such a report begins."""

_UNNAMED = re.compile(
    r"(?:(?:a|an|one|another|some|many|several|few|other|two|three|four|five|six|seven|eight|nine|ten|\d+)\b|"
    r"(?:[a-z-]+\s+)?(?:sources|officials|witnesses|analysts|experts|investigators|residents|diplomats|observers)\b)"
)
_CONJUNCTION = re.compile(r"(?:and|but|or|as|while|who|which|that|what|when|if|because|where|whom)\b", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"(?:of|for|from|at|in|on|with|by|to|near)\b")
_SUBJECT = frozenset("he she they i we".split())


def find_trailing(
    document: Document, drafts: Sequence[Draft], resolution: Resolution, quotations: Quotations
) -> tuple[Draft, ...]:
    """The drafts with one for every sentence that ends in a report which none of them has.

    Only a speaker whom the words themselves name, or who is unnamed by them, is given; any other is unresolved.
    """
    text = document.text
    cues = sorted(d.cue_span for d in drafts if d.cue_span)
    starts = frozenset(s.start for s in document.sentences)
    found = []
    for sentence in document.sentences:
        if text[sentence.end - 1 : sentence.end] != ".":
            continue
        match = next(iter(_TRAILING.finditer(text, max(sentence.start, sentence.end - _REACH), sentence.end)), None)
        if match is None or _CONJUNCTION.match(match["who"]) or quotations.overlapping(*match.span()):
            continue
        if any(start < match.end() and end > match.start() for start, end in cues):
            continue
        spans = evidence(text, ((sentence.start, match.start()),), quotations, starts)
        reading = _reading(text, match, resolution)
        if not spans or reading is None:
            continue
        cue_span = match.span("cue")
        found.append(
            Draft(
                speakers=reading.actors,
                kind=reading.kind,
                candidates=(),
                via=(),
                speaker=match.span("who"),
                cue_span=cue_span,
                cue=read_cue(text, (cue_span,)),
                evidence=spans,
            )
        )
    return (*drafts, *found)


def _reading(text: str, match: re.Match[str], resolution: Resolution) -> SpeakerReading | None:
    """What the words before the cue stand for; None where a pronoun does, which is the annotator's to settle."""
    start, end = match.span("who")
    who = match["who"]
    if who.lower() in _SUBJECT:
        return None
    same = [r for r in resolution.speakers if text[r.start : r.end].lower() == who.lower()]
    if same:
        return same[0]
    kind: SpeakerKind = "unresolved"
    named = [m for m in resolution.mentions if start <= m.start and m.end == end and m.how != "pronoun"]
    if named and not _BEFORE_NAME.search(text, start, named[0].start):
        return SpeakerReading(start, end, "named", (named[0].actor,), (), "named")
    last = re.findall(r"\w+", who.lower())[-1:]
    if _UNNAMED.match(who):
        kind = "unnamed"
    elif not any(w in gazetteer().people for w in last) and not who[0].isupper() and not who.startswith("the "):
        return None
    return SpeakerReading(start, end, kind, (), (), "trailing")
