"""What is said where a page has something that no page may have: on the page, and to who makes the site."""

from __future__ import annotations

from collections.abc import Iterable

from generator.records import Issue

NOTICE = (
    '<p class="b-caution" role="note"><strong>Something is left out here.</strong> '
    "This page had parts of a kind that no page may have. The build’s log names them.</p>\n"
)
"""HTML above what is left of the page's content."""

_REMEDY = (
    "which no page may have, so the page is published without it; if it stands in the notes of a brief, "
    "write them in plain Markdown, else please report it as an error of the program"
)


def issues(path: str, where: str, refused: Iterable[str]) -> tuple[Issue, ...]:
    """What is wrong with a page.

    Args:
        path: of its Markdown.
        where: the part of the page.
        refused: the tags that are not allowed, on one line each.
    """
    return tuple(Issue("not-allowed", "error", path, f"has in its {where} {tag} {_REMEDY}") for tag in refused)
