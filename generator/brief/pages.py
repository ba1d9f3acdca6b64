"""On which page of its source document a brief's words begin."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence

from generator.records import Brief, Evidence


def page_at(pages: Sequence[int], start: int) -> int | None:
    """The page, from 1, that holds a place of the archived text; None where the document has no pages.

    Args:
        pages: where in the archived text page 1, 2, … begin, in code points; of pages that begin in one place all
            but the last are empty.
        start: the place, in code points.
    """
    return bisect_right(pages, start) or None


def paged(brief: Brief) -> Brief:
    """The brief with the page of every piece of evidence, where its source has pages."""
    pages = brief.source.pages
    if not pages:
        return brief

    def placed(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(dataclasses.replace(each, page=page_at(pages, each.start)) for each in evidence)

    claims = tuple(dataclasses.replace(claim, evidence=placed(claim.evidence)) for claim in brief.claims)
    return dataclasses.replace(brief, summary=placed(brief.summary), claims=claims)


def pages_of(evidence: Sequence[Evidence]) -> str | None:
    """The pages on which pieces of evidence begin, such as `p. 3` or `pp. 3, 4`; None where none is known."""
    found = sorted({each.page for each in evidence if each.page is not None})
    if not found:
        return None
    return f"{'pp' if len(found) > 1 else 'p'}. {', '.join(map(str, found))}"
