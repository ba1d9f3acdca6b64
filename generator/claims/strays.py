"""Pieces that an attribution has in the wrong place: another's quotation, or its own subject in its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.claims.acts import SAYING
from generator.claims.cues import read_cue
from generator.claims.nearby import spans_at
from generator.claims.quotations import Quotations
from generator.claims.words import words
from generator.records import Attribution, Document, Span


def with_own_pieces(
    document: Document, attributions: Sequence[Attribution], quotations: Quotations
) -> tuple[Attribution, ...]:
    """The attributions with the quotations that follow their own, and with the subject that stands in their content.

    In "“A,” Orlov said. “B.”" all is Orlov's: B is not what the next paragraph's speaker says.

    Args:
        document: with its paragraphs.
        attributions: as the annotator gave them.
        quotations: those of the text.
    """
    cues = sorted(span for a in attributions for span in a.cue)
    moved: dict[Span, list[Span]] = {}
    own = []
    for attribution in attributions:
        first = min((s for s, _ in (*attribution.cue, *attribution.source)), default=0)
        told = {s: _cue_before(document, s, first, cues, quotations) for s in attribution.content}
        kept = tuple(s for s, cue in told.items() if cue is None)
        for span, cue in told.items():
            if cue is not None:
                moved.setdefault(cue, []).append(span)
        own += [attribution if len(kept) == len(told) else replace(attribution, content=kept)] if kept else []
    whole = [replace(a, content=(*a.content, *(s for c in a.cue for s in moved.get(c, ())))) for a in own]
    return tuple(_with_subject(document.text, a, quotations) for a in whole)


def _cue_before(document: Document, piece: Span, cue: int, cues: Sequence[Span], quotations: Quotations) -> Span | None:
    """The cue of the quotation that a quotation in an earlier paragraph than its own cue follows there."""
    home = spans_at(document.paragraphs, *piece)
    if not home or home[-1][1] > cue or quotations.around(*piece) is None:
        return None
    start = home[0][0]
    before = [c for c in cues if start <= c[0] and c[1] < piece[0]][-1:]
    tells = before and quotations.overlapping(start, before[0][0])
    return before[0] if tells and not quotations.overlapping(before[0][1], piece[0]) else None


def _with_subject(text: str, attribution: Attribution, quotations: Quotations) -> Attribution:
    """Of "| Ada Long, 40, | reportedly wrote: | “No.” |" the subject is the source: what she wrote is quoted."""
    content = sorted(attribution.content)
    if attribution.source or not attribution.cue or len(content) < 2:
        return attribution
    (start, end), behind = content[0], content[1:]
    cue = read_cue(text, attribution.cue, behind[0][0])
    told = cue.kind == "report" and cue.act in SAYING and cue.verb and not cue.passive and not cue.participle
    before = end <= attribution.cue[0][0] and not words(text, end, attribution.cue[0][0])
    if not told or not before or quotations.overlapping(start, end):
        return attribution
    if behind[0][0] < attribution.cue[-1][1] or quotations.around(*behind[0]) is None:
        return attribution
    while end > start and text[end - 1] in ", ":
        end -= 1
    return replace(attribution, source=((start, end),), content=tuple(behind))
