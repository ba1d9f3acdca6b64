"""Content that only points back: of ", a point | Berg denied" the report before it is what she denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.claims.drafts import Draft
from generator.claims.quotations import Quotations

_POINT = re.compile(
    r"(?:an?|the)\s+(?:\w+\s+)?(?:point|claim|charge|allegation|accusation|assertion|suggestion|notion|argument|"
    r"characteri[sz]ation|description|view|conclusion|statement|remark|comment)",
    re.IGNORECASE,
)


def with_reports(text: str, drafts: Sequence[Draft], quotations: Quotations) -> tuple[Draft, ...]:
    """The drafts with the report before them as evidence where theirs is only "a point".

    Those that no report stands before are left out. Nobody is given the words that another is quoted with: of such
    reports the coverage tells.
    """
    found = [_with_report(text, draft, drafts, quotations) for draft in drafts]
    return tuple(d for d in found if d is not None)


def _with_report(text: str, draft: Draft, drafts: Sequence[Draft], quotations: Quotations) -> Draft | None:
    first, last = draft.evidence[0]
    behind = draft.speaker is not None and draft.cue_span is not None and last <= draft.speaker[0] < draft.cue_span[0]
    if len(draft.evidence) != 1 or not behind or not _POINT.fullmatch(text, first, last):
        return draft
    before = [d.evidence[-1] for d in drafts if d is not draft and d.evidence[-1][1] <= first]
    start, end = max(before, key=lambda s: s[1], default=(0, 0))
    if not end or text[end:first].strip(" ,—–-") or quotations.overlapping(start, end):
        return None
    return replace(draft, evidence=((start, last),))
