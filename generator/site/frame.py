"""What stands around a page's content on every site made of it: the way back, the way on, and how it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from typing import Any
from urllib.parse import quote

from generator.relate.corpus import Corpus, Entry
from generator.site.comparison import Comparisons, oldest_first
from generator.site.page import Links, Page
from generator.site.render import render

HOME = "Home"
"""What the way back calls the first page, whose own title is the site's name."""

_MADE = 'class="b-made"'
"""By which a page is known that says itself how it was made."""


@dataclass(frozen=True, slots=True)
class Step:
    """A page that leads on from another.

    Attributes:
        address: from the site's top, escaped.
        title: plain text.
        rel: `prev` or `next`.
    """

    address: str
    title: str
    rel: str


@dataclass(frozen=True, slots=True)
class Way:
    """The pages before and after one in some order.

    Attributes:
        label: of what they are the neighbours: a story's documents, all documents by date.
        steps: at most one of each kind, `prev` first.
    """

    label: str
    steps: tuple[Step, ...]


def framed(pages: Iterable[Page], corpus: Corpus, comparisons: Comparisons) -> tuple[Page, ...]:
    """The pages in their order, each with the way back, the way on, and how it was made."""
    listed = tuple(pages)
    titles = {page.path: page.title or HOME for page in listed}
    ways = onward(corpus, comparisons)
    return tuple(frame(page, titles, ways.get(page.path, ()), corpus) for page in listed)


def frame(page: Page, titles: Mapping[str, str], ways: tuple[Way, ...], corpus: Corpus) -> Page:
    """One page with all that.

    Args:
        page: as it was made.
        titles: of the pages above it, at least, by path.
        ways: what comes before and after it.
        corpus: what the site shows.
    """
    above = trail(page.path, titles)
    markdown = render(
        "frame.md.j2",
        page.path,
        corpus,
        depth=len(above),
        content=page.markdown,
        ways=ways,
        kind=page.path.partition("/")[0],
        feed=quote(page.feed),
        is_made_said=_MADE in page.markdown,
    )
    return replace(page, trail=above, markdown=markdown)


def crumbs(path: str, head: Mapping[str, Any]) -> str:
    """The way back as a part of a page, for themes that make none of its front matter; empty for the first page.

    Args:
        path: of the page's Markdown file.
        head: its front matter, where titles are escaped.
    """
    root = Links.seen_from(path).root
    above = [f'<li><a href="{escape(root + at["address"])}">{at["title"]}</a></li>' for at in head.get("trail", ())]
    nav = f'<nav class="b-crumbs" aria-label="Breadcrumb"><ol>{"".join(above)}</ol></nav>'
    return f"{nav}\n\n" if above else ""


def trail(path: str, titles: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The pages above the one at this path, (title, address from the site's top), Home first.

    A page stands above another if its address begins the other's: `actors/`, then `actors/no/`.

    Args:
        path: of the page's Markdown file.
        titles: of all pages, by path.
    """
    if path == "index.md":
        return ()
    parts = path.split("/")[:-1]
    above = ("/".join((*parts[:depth], "index.md")) for depth in range(1, len(parts)))
    return ((HOME, ""), *((titles[each], _address(each)) for each in above if each in titles))


def onward(corpus: Corpus, comparisons: Comparisons) -> dict[str, tuple[Way, ...]]:
    """By path, what comes before and after: a brief within its story and by date, a story by date.

    By date are those whose year is known; within a story, the others stand where the story has them.
    """
    found: dict[str, list[Way]] = {}
    for comparison in comparisons.of_several:
        _join(found, "Reports on this story", [_document(entry) for entry in oldest_first(comparison.story.briefs)])
    dated = oldest_first(entry for entry in corpus.briefs if entry.day.year is not None)
    _join(found, "All documents by date", [_document(entry) for entry in dated])
    stories = [comparison.story for comparison in reversed(comparisons.of_several)]
    _join(found, "All stories by date", [(f"stories/{story.id}/index.md", story.title) for story in stories])
    return {path: tuple(ways) for path, ways in found.items()}


def _join(found: dict[str, list[Way]], label: str, ordered: list[tuple[str, str]]) -> None:
    steps: dict[str, list[Step]] = {}
    for (before, before_title), (after, after_title) in pairwise(ordered):
        steps.setdefault(before, []).append(Step(_address(after), after_title, "next"))
        steps.setdefault(after, []).append(Step(_address(before), before_title, "prev"))
    for path, on in steps.items():
        found.setdefault(path, []).append(Way(label, tuple(sorted(on, key=lambda step: step.rel, reverse=True))))


def _document(entry: Entry) -> tuple[str, str]:
    outlet, title = entry.brief.source.outlet, entry.brief.title
    return f"briefs/{entry.brief.id}/index.md", f"{title} ({outlet})" if outlet else title


def _address(path: str) -> str:
    return quote(path.removesuffix("index.md"))
