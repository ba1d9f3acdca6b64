"""The words that the site uses for documents of one text, and where they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from generator.relate.copies import Likeness
from generator.relate.publications import Publication
from generator.site import original, story_wording, wording
from generator.site.comparison import Column, Comparison, column_of

LIKENESS: dict[Likeness, str] = {
    "same": "the same text",
    "near": "nearly the same text",
    "longer": "a longer version",
    "shorter": "a shorter version",
}
"""What a text is beside that of a brief."""

SHOWN = 12
"""How many other publications stand open; the others fold out."""

MOST_NAMED = 2
"""How many outlets the hint in a list names."""


def hint(copies: Sequence[Publication], own: str | None) -> str:
    """Where else a text is printed, for lists: `Text also in Harbour Wire and another document`; empty where nowhere.

    Args:
        copies: the other publications.
        own: the outlet of the brief, which need not be named.
    """
    if not copies:
        return ""
    outlets = list(dict.fromkeys(each.outlet for each in copies if each.outlet and each.outlet != own))
    unnamed = sum(each.outlet is None or each.outlet == own for each in copies)
    names = outlets[:MOST_NAMED]
    if more := len(outlets) - len(names):
        names.append(f"{wording.number(more)} more")
    if unnamed:
        names.append("another document" if unnamed == 1 else f"{wording.number(unnamed)} other documents")
    return f"Text also in {wording.listing(names)}"


def address(publication: Publication) -> str | None:
    """Where it was published, if it may be linked."""
    return original.web_address(publication.url)


def also(comparison: Comparison, brief_id: str) -> str:
    """Who else reports on the event of a brief, those apart that print its text: `also reported by Coastal News`.

    Empty where nobody does.
    """
    origin = next((each for each in comparison.story.origins if brief_id in each), (brief_id,))
    own = column_of(comparison, brief_id)
    reporting: list[Column] = []
    copying: list[Column] = []
    for column in comparison.columns:
        if column.key != own:
            is_copy = all(entry.brief.id in origin for entry in column.briefs)
            (copying if is_copy else reporting).append(column)
    said = []
    if reporting:
        said.append(f"also reported by {story_wording.reporters(reporting, 'other document')}")
    if copying:
        said.append(f"the same text in {story_wording.reporters(copying, 'other document')}")
    return "; ".join(said)
