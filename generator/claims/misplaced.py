"""Sources and contents that belong to another clause than the cue they were given to.

Each rule is one of grammar: a participle takes its subject from its own sentence, a noun behind a preposition is
no subject, "as he promised" looks back, and ", citing …," ends where the verb of the clause around it comes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.claims.quotations import Quotations
from generator.claims.words import words
from generator.records import Attribution, Document, Span

_GOVERNED = re.compile(
    r"\b(\w+)\s+(from|to|by|with|against|between|among)\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+)?$"
)
_OBLIQUE = re.compile(
    r"\b\w+\s+(?:to|with|against|before|in|at)\s+(?:(?:the|a|an|its|his|her|their)\s+)?(?:[A-Z][\w.]*\s+)*$"
)
_QUANTIFIERS = frozenset("one some many most several few two three four five six all none both any half".split())
_PARTICIPLE = re.compile(r"\w+ing\b")
_FINITE_FIRST = re.compile(r"\s*(?:has|have|had|was|were|is|are|will|would|could|may|might|can|\w+ed|\w+s)\b")
_AUXILIARY = r"(?:was|were|is|are|has|have|had|will|would|can|could|may|might|should|must|did|does|do)"
_RESUMES = re.compile(r",\s+" + _AUXILIARY + r"\b")
_AS = re.compile(r",\s+(?:just\s+)?as\s+$")
_OWNER = re.compile(r"(?:[’']s|s[’'])$")
_CLAUSE = re.compile(r"\s*(?:that|whether)\b")
_IF = re.compile(r"\b(?:if|unless|in case|provided|suppose|whether or not)\s+$", re.IGNORECASE)
_LEAST_BEFORE = 5
"""Words before ", as he said" that make a clause to look back to: "So, as he said, …" looks ahead."""

_ACCORDING = re.compile(r"according to", re.IGNORECASE)
_GOES_ON = re.compile(r",\s+(?=" + _AUXILIARY + r"\b|(?!(?:as|plus|said|was)\b)[a-z]+(?:ed|s)\b)")


def put_in_place(document: Document, attribution: Attribution, quotations: Quotations) -> Attribution | None:
    """The attribution without source and content that are another clause's; None where it only supposes a report.

    Args:
        document: with its sentences.
        attribution: as the annotator gave it.
        quotations: those of the text.
    """
    if not attribution.cue:
        return attribution
    text = document.text
    if _is_supposed(text, attribution):
        return None
    own = _own_subject(document, attribution, quotations)
    if own is None:
        return None
    own = _inserted(text, _looking_back(document, own, quotations), quotations)
    return _around_according(document, own, quotations)


def _is_supposed(text: str, attribution: Attribution) -> bool:
    """Whether it stands in a condition: "if Orlov denies it"."""
    first = min(s for s, _ in (*attribution.source, *attribution.cue))
    return _IF.search(text, max(0, first - 16), first) is not None


def _own_subject(document: Document, attribution: Attribution, quotations: Quotations) -> Attribution | None:
    """Drop a source from an earlier sentence, or one that a preposition makes part of something else.

    "They sued in the High Court, claiming that": the participle has the subject of its sentence. With "support from
    her father has encouraged her work", the report goes too, unless it is a clause.
    """
    source, cue, text = attribution.source, attribution.cue[0], document.text
    if source and source[-1][1] <= cue[0] and _PARTICIPLE.match(text, *cue):
        start = source[-1][0]
        if _OBLIQUE.search(text, max(0, start - 40), start):
            return replace(attribution, source=())
    if not source or any(quotations.overlapping(s, e) for s, e in attribution.content):
        return attribution
    home = next((s.start for s in document.sentences if s.start <= cue[0] < s.end), None)
    if home is not None and all(e <= home for _, e in source):
        return replace(attribution, source=())
    start, end = source[-1]
    if end > cue[0]:
        return attribution
    if text[end : cue[0]].strip():
        # "Moscow’s decision … showed": what shows is the decision
        owner = len(source) == 1 and _OWNER.search(text, start, end) and "," not in text[end : cue[0]]
        return None if owner and _FINITE_FIRST.match(text, *cue) else attribution
    governed = _GOVERNED.search(text, max(0, start - 40), start)
    if governed is None or governed[1].lower() in _QUANTIFIERS:
        return attribution
    if governed[2] != "to" and not _FINITE_FIRST.match(text, *cue):
        return attribution
    clause = any(_CLAUSE.match(text, *piece) for piece in attribution.content)
    return replace(attribution, source=()) if clause else None


def _looking_back(document: Document, attribution: Attribution, quotations: Quotations) -> Attribution:
    """Drop what follows "…, as he promised during his campaign, and …": what he promised stands before it."""
    source, cue, text = attribution.source, attribution.cue, document.text
    if not source or not _AS.search(text, max(0, source[0][0] - 12), source[0][0]):
        return attribution
    start = max((s.start for s in document.sentences if s.start <= source[0][0]), default=0)
    if len(words(text, start, source[0][0])) < _LEAST_BEFORE:
        return attribution
    end = cue[-1][1]
    kept = tuple(
        (s, e) for s, e in attribution.content if s < end or "," not in text[end:s] or quotations.overlapping(s, e)
    )
    return replace(attribution, content=kept)


def _inserted(text: str, attribution: Attribution, quotations: Quotations) -> Attribution:
    """End the content of "the council, citing its cost, | has dropped the plan" with the insertion."""
    start, end = attribution.cue[0]
    source = attribution.source
    if not source or text[source[-1][1] : start].strip() != "," or not _PARTICIPLE.match(text, start, end):
        return attribution
    content: list[Span] = []
    for piece in attribution.content:
        comma = text.find(",", *piece)
        inserted = piece[0] >= end and comma > 0 and not quotations.overlapping(*piece)
        content.append((piece[0], comma) if inserted and _RESUMES.match(text, comma) else piece)
    return replace(attribution, content=tuple(content))


def _around_according(document: Document, attribution: Attribution, quotations: Quotations) -> Attribution:
    """Give "The plan, according to the mayor, | has three parts" its second half back."""
    text, content = document.text, attribution.content
    source = attribution.source
    if len(content) != 1 or not source or not _ACCORDING.fullmatch(text, *attribution.cue[-1]):
        return attribution
    if content[0][1] > attribution.cue[0][0] or "," not in text[content[0][1] : attribution.cue[0][0]]:
        return attribution
    end = source[-1][1]
    stop = next((s.end for s in document.sentences if s.start <= end < s.end), end)
    rest = _GOES_ON.match(text, end, stop)
    if rest is None or _opens_late(document, content[0]) or quotations.overlapping(*content[0]):
        return attribution
    return replace(attribution, content=(*content, (rest.end(), stop)))


def _opens_late(document: Document, span: Span) -> bool:
    """Whether a content begins behind the start of its sentence."""
    before: Sequence[int] = [s.start for s in document.sentences if s.start <= span[0] < s.end]
    return bool(before) and bool(words(document.text, before[0], span[0]))
