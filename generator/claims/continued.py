"""Quotations that go on: further sentences inside the same marks, and over several paragraphs.

Both rest on the conventions of printing alone. What stands between one pair of marks is one voice; and a
quotation whose paragraph ends without a closing mark goes on in the next paragraph that begins with an
opening one. `"A," he said. "B."` is not decided here: whether B is his is the annotator's to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.claims.drafts import Draft
from generator.claims.quotations import Quotation, Quotations, tells_inside
from generator.claims.words import words
from generator.records import Document, Span

_LEAST_WORDS = 4
"""Shorter quotations are names, titles and scare quotes, of which nobody says the rest."""


def continue_quotations(document: Document, drafts: Sequence[Draft], quotations: Quotations) -> tuple[Draft, ...]:
    """Add to each draft the rest of the quotation that it begins or ends with, where no other draft has it.

    The rest of what it begins with are the paragraphs before, where only the last one says whose words they are.
    """
    taken = sorted(span for d in drafts for span in (*d.evidence, *((d.speaker,) if d.speaker else ())))
    paragraphs = frozenset(start for start, _ in document.paragraphs)
    doubles = tuple(q for q in quotations.all if not q.single)
    followers = _followers(document, doubles)
    leaders = {
        after: before
        for before, after in followers.items()
        if before.start in paragraphs and not tells_inside(document.text, before)
    }
    out = []
    for draft in drafts:
        spans = list(draft.evidence)
        last = _quotation_of(draft, spans[-1], quotations)
        if last is not None:
            spans[-1] = _to_end(document.text, spans[-1], last, taken)
            while last in followers:
                last = followers[last]
                if any(s < last.end and e > last.start for s, e in taken):
                    break
                spans.append((last.start, last.end))
        evidence = (*_before(document.text, draft, quotations, leaders, taken), *spans)
        out.append(draft if evidence == draft.evidence else replace(draft, evidence=evidence))
    return tuple(out)


def _before(
    text: str, draft: Draft, quotations: Quotations, leaders: Mapping[Quotation, Quotation], taken: Sequence[Span]
) -> tuple[Span, ...]:
    """The paragraphs that are quoted up to the one that the draft begins with, and which nobody has.

    Only where who says it follows right behind: “…,” Orlov said.
    """
    start, end = draft.evidence[0]
    for then, last in draft.evidence[1:]:
        end = end if words(text, end, then) else last
    told = min((span[0] for span in (draft.speaker, draft.cue_span) if span), default=-1)
    if told < end or words(text, end, told):
        return ()
    first = next((q for q in quotations.overlapping(start, start + 1) if q.start == start and q in leaders), None)
    if first is None or (draft.cue_span and first.covers(*draft.cue_span)):
        return ()
    out: list[Span] = []
    while first in leaders:
        first = leaders[first]
        if any(s < first.end and e > first.start for s, e in taken):
            break
        out.insert(0, (first.start, first.end))
    return tuple(out)


def _quotation_of(draft: Draft, span: Span, quotations: Quotations) -> Quotation | None:
    """The double quotation that the end of the span stands in, unless the cue stands in it as well."""
    found = [q for q in quotations.overlapping(max(span[0], span[1] - 1), span[1]) if not q.single]
    if not found or (draft.cue_span and found[0].covers(*draft.cue_span)):
        return None
    return found[0]


def _to_end(text: str, span: Span, quotation: Quotation, taken: Sequence[Span]) -> Span:
    """The span up to the end of its quotation, if it stops at a sentence's end and nobody else has the rest."""
    start, end = span
    rest = (end, quotation.end)
    if rest[0] >= rest[1] or len(words(text, quotation.start, quotation.end)) < _LEAST_WORDS:
        return span
    if any(s < rest[1] and e > rest[0] for s, e in taken):
        return span
    if words(text, *rest) and text[end - 1] not in ".?!" and text[end : end + 1] not in (".", "?", "!"):
        return span
    return start, _trimmed(text, start, quotation.end)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _followers(document: Document, quotations: Sequence[Quotation]) -> dict[Quotation, Quotation]:
    """For each quotation left open at a paragraph's end, the one that the next paragraph begins with."""
    starts = {q.start: q for q in quotations}
    ends = {q.end: q for q in quotations if not q.closed}
    out = {}
    for (_, end), (start, _) in zip(document.paragraphs, document.paragraphs[1:], strict=False):
        if end in ends and start in starts:
            out[ends[end]] = starts[start]
    return out
