"""Pages that hold no article: shells that scripts fill, and lists of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import ReadError
from generator.read.web.tree import folded, words
from generator.records import Issue

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHELL = 150
"""Code points of words below which a page with scripts has none of its own."""
_SHORT = 250
"""Code points below which what was found may be a notice in place of the article."""
_FEWEST_LETTERS = 15
"""Letters of a link from which it is counted; shorter ones stand in any text."""
_LIST = 0.6
_OVERVIEW = 0.4
"""Shares of an article's letters that are links, from which it is a list of other pages, or seems to be."""
_SEARCHED = 200_000
"""Letters of an article in which its links are looked for."""
_ENOUGH = 5
"""Links that such a list has at least."""


def check_article(tree: HtmlElement, text: str, where: str) -> tuple[Issue, ...]:
    """What makes one doubt that this is the article of the page.

    Args:
        tree: the page.
        text: what was found on it, without the headline; may be empty.
        where: the file's name, for messages.

    Raises:
        ReadError: the page surely holds no article.
    """
    if not text.strip():
        raise ReadError(f"{where}: {_why_nothing(tree)}")
    letters = folded(text)[:_SEARCHED]
    links = {link for a in tree.iter("a") if len(link := folded(words(a))) >= _FEWEST_LETTERS and link in letters}
    share = sum(map(len, links)) / len(letters) if letters and len(links) >= _ENOUGH else 0.0
    if share >= _LIST:
        raise ReadError(f"{where}: is a list of links, not an article; save the pages that it leads to")
    if share >= _OVERVIEW:
        message = "looks like an overview of other pages rather than an article; save the pages that it leads to"
        return (Issue("overview-page", "warning", where, message),)
    if len(text) < _SHORT:
        message = (
            f"holds only {len(text)} characters of text; if the browser shows more, "
            "scroll to its end there and save it again as a complete page"
        )
        return (Issue("short-article", "warning", where, message),)
    return ()


def _why_nothing(tree: HtmlElement) -> str:
    body = next(tree.iter("body"), tree)
    shown = words(body)
    if len(shown) < _SHELL and next(tree.iter("script"), None) is not None:
        return (
            "is a shell that scripts fill with words when a browser opens it; open it in one, wait until the text "
            "is there, and save it as a complete page or as PDF"
        )
    if not shown:
        return "holds no words; save the page again from the browser"
    return "holds no article that could be told from what stands around it; save its words as plain text (.txt)"
