"""Reports that the annotator left inside the content of others, told apart by conservative rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.claims.acts import LEAVE_OPEN
from generator.claims.chain import passes_on
from generator.claims.clauses import Report, report_in
from generator.claims.cues import read_cue
from generator.claims.drafts import Draft, is_report, unique
from generator.claims.evidence import evidence
from generator.claims.quotations import Quotations
from generator.records import Document, Resolution, Span

_AND = re.compile(r",\s+(?:while|whereas|but|and)\s+")
_SAYING = re.compile(
    r",\s+(?P<cue>(?:also\s+)?(?:saying|adding|arguing|noting|warning|stressing|claiming|insisting))\s+(?=\w|[“\"])"
)
_OF_THINGS = frozenset({"condemn", "criticise", "praise", "reject", "support", "concern", "urge", "demand", "describe"})
"""Acts whose content is a thing or an act, not a clause with a subject that could say something itself."""


def find_unmarked(
    document: Document, drafts: Sequence[Draft], resolution: Resolution, quotations: Quotations
) -> tuple[Draft, ...]:
    """The drafts with further ones cut out of them or found in them.

    Args:
        document: the document.
        drafts: one for each attribution.
        resolution: whose mentions by name make the subjects.
        quotations: those of the text.
    """
    finder = _Finder(document, drafts, resolution, quotations)
    apart = [piece for draft in drafts for piece in finder.participle(draft)]
    apart = [piece for draft in apart for piece in finder.coordinate(draft)]
    nested = [finder.nested(draft) for draft in apart]
    return (*apart, *(d for d in nested if d is not None))


class _Finder:
    """What every rule needs to know of the document."""

    def __init__(
        self, document: Document, drafts: Sequence[Draft], resolution: Resolution, quotations: Quotations
    ) -> None:
        self.text = document.text
        self.quotations = quotations
        self.named = [m for m in resolution.mentions if m.how != "pronoun"]
        self.starts = frozenset(s.start for s in document.sentences)
        self.cues = [d.cue_span for d in drafts if d.cue_span]

    def nested(self, draft: Draft) -> Draft | None:
        """The report that the content begins with: "…, Miller said" of "Blinken condemned …"."""
        if not passes_on(draft):
            return None
        report = report_in(self.text, draft.evidence[0], self.named)
        if report is None or self._is_marked(report.cue):
            return None
        found = self._draft(report)
        if found is None or (found.cue.hedge and found.cue.act != LEAVE_OPEN):
            return None
        return None if set(found.speakers) & set(draft.speakers) else found

    def coordinate(self, draft: Draft) -> tuple[Draft, ...]:
        """Cut "Kim said the pact was a milestone, while Orlov warned of its cost" into its two reports.

        Outside quotation marks, a comma and a conjunction before another named actor and a verb of telling
        set two reports side by side: the second is the outlet's own, not passed on by the first speaker.
        """
        start, end = draft.evidence[-1]
        if draft.cue_span is None or start < draft.cue_span[1]:
            return (draft,)
        for match in _AND.finditer(self.text, start, end):
            if self.quotations.around(*match.span()):
                continue
            report = report_in(self.text, (match.end(), end), self.named)
            if report is None or {m.actor for m in report.subjects} & set(draft.speakers):
                continue
            kept = self._until(draft, match.start())
            if kept:
                found = None if self._is_marked(report.cue) else self._draft(report)
                return (replace(draft, evidence=kept), *((found,) if found else ()))
        return (draft,)

    def participle(self, draft: Draft) -> tuple[Draft, ...]:
        """Cut "Orlov condemned the raid, saying it broke the truce" into what he condemned and what he said."""
        start, end = draft.evidence[-1]
        if draft.cue_span is None or start < draft.cue_span[1] or draft.cue.act not in _OF_THINGS:
            return (draft,)
        match = _SAYING.search(self.text, start, end)
        if match is None or self.quotations.around(*match.span("cue")) or self._is_marked(match.span("cue")):
            return (draft,)
        kept = self._until(draft, match.start())
        spans = evidence(self.text, ((match.end(), end),), self.quotations, self.starts)
        if not kept or not spans:
            return (draft,)
        cue_span = match.span("cue")
        cue = read_cue(self.text, (cue_span,), match.end())
        return replace(draft, evidence=kept), replace(draft, cue_span=cue_span, cue=cue, evidence=spans)

    def _until(self, draft: Draft, at: int) -> tuple[Span, ...]:
        kept = tuple((s, min(e, at)) for s, e in draft.evidence if s < at)
        return evidence(self.text, kept, self.quotations, self.starts)

    def _is_marked(self, cue: Span) -> bool:
        return any(s < cue[1] and e > cue[0] for s, e in self.cues)

    def _draft(self, report: Report) -> Draft | None:
        cue = read_cue(self.text, (report.cue,), report.content[0])
        spans = evidence(self.text, (report.content,), self.quotations, self.starts)
        if cue.passive or not spans or not is_report(self.text, cue, spans, self.quotations):
            return None
        speakers = unique(m.actor for m in report.subjects)
        speaker = (report.subjects[0].start, report.subjects[-1].end)
        return Draft(speakers, "named", (), (), speaker, report.cue, cue, spans)
