"""A page: where it goes, what its head says, and its Markdown; and how links between pages are written."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import yaml

from generator.brief.markdown_text import visible

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    Attributes:
        path: of the Markdown file below the folder of pages, with forward slashes.
        title: for the browser's tab and the menu, plain text; empty to leave it to the site's name.
        description: one sentence for search engines, plain text.
        markdown: the page, without front matter; ends with a line end.
        boost: how much more than other pages its words weigh in the search.
        tags: words that find the page before all others.
        hide: parts of the theme that this page does without: `navigation`, `toc`.
        listed: whether the menu shows it.
        searched: whether the search knows it.
        trail: the pages above it, (title, address from the site's top), the first page first.
        structured: what it tells programs, as JSON on one line without `<` and without control characters.
        feed: path of the feed of what the page is about; empty where it has none.
    """

    path: str
    title: str
    description: str
    markdown: str
    boost: float = 1.0
    tags: tuple[str, ...] = ()
    hide: tuple[str, ...] = field(default=("navigation",))
    listed: bool = False
    searched: bool = True
    trail: tuple[tuple[str, str], ...] = ()
    structured: str = ""
    feed: str = ""

    @property
    def head(self) -> dict[str, Any]:
        """The front matter.

        Themes put titles and descriptions into the HTML head as they are, so they are escaped here.
        """
        meta: dict[str, Any] = {}
        if self.title:
            meta["title"] = html.escape(one_line(self.title))
        meta["description"] = html.escape(one_line(self.description))
        if self.trail:
            meta["trail"] = [{"title": html.escape(one_line(title)), "address": at} for title, at in self.trail]
        if self.hide:
            meta["hide"] = list(self.hide)
        if not self.searched:
            meta["search"] = {"exclude": True}
        elif self.boost != 1.0:
            meta["search"] = {"boost": self.boost}
        if self.tags:
            meta["tags"] = [html.escape(one_line(tag)) for tag in self.tags]
        if self.feed:
            meta["feed"] = self.feed
        if self.structured:
            meta["structured"] = self.structured
        return meta

    @property
    def text(self) -> str:
        """The file's whole content: front matter and Markdown."""
        return text(self.head, self.markdown)


def text(head: Mapping[str, Any], markdown: str) -> str:
    """A page's whole file from its two parts."""
    plain = {key: value for key, value in head.items() if key != "structured"}
    written = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=1000)
    if "structured" in head:
        # PyYAML takes a second for the data of a hundred pages.
        quoted = head["structured"].replace("'", "''")
        written += f"structured: '{quoted}'\n"
    return f"---\n{written}---\n\n{markdown}"


def one_line(text: str) -> str:
    """The text with each run of white space and control characters as one space.

    What would turn the direction of writing is shown, not obeyed; what joins letters, or keeps them apart, stays.
    """
    if not text.isprintable():
        text = visible(_CONTROLS.sub(" ", text))
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Links:
    """Relative addresses of pages, as seen from one page.

    Attributes:
        root: from the page to the site's top: `./`, `../`, `../../` and so on.
    """

    root: str

    @classmethod
    def seen_from(cls, path: str) -> Links:
        """The links of the page at this path; every page is an `index.md`."""
        return cls("../" * path.count("/") or "./")

    def home(self) -> str:
        """The first page."""
        return self.root

    def briefs(self, page: int = 1) -> str:
        """A page of the list of briefs."""
        return self._paged("briefs/", page)

    def brief(self, brief_id: str, anchor: str = "") -> str:
        """A brief, or a place in it."""
        return self._to(f"briefs/{quote(brief_id, safe='')}/", anchor)

    def claim(self, brief_id: str, claim_id: str) -> str:
        """A claim on its brief's page."""
        return self.brief(brief_id, claim_anchor(claim_id))

    def actors(self, page: int = 1) -> str:
        """A page of the list of actors."""
        return self._paged("actors/", page)

    def actor(self, actor_id: str, page: int = 1) -> str:
        """A page of an actor."""
        return self._paged(f"actors/{quote(actor_id, safe='')}/", page)

    def claims(self, page: int = 1) -> str:
        """A page of the claims ledger."""
        return self._paged("claims/", page)

    def facet(self, address: str, page: int = 1) -> str:
        """A page of a part of the claims ledger, such as `act/deny` or `status/differs`."""
        return self._paged(f"claims/{quote(address)}/", page)

    def stories(self, page: int = 1) -> str:
        """A page of the list of stories."""
        return self._paged("stories/", page)

    def story(self, story_id: str, page: int = 1, anchor: str = "") -> str:
        """A page of a story, or a place on it."""
        return self._paged(f"stories/{quote(story_id, safe='')}/", page, anchor)

    def timeline(self, page: int = 1, anchor: str = "") -> str:
        """A page of the timeline, or a place on it."""
        return self._paged("timeline/", page, anchor)

    def network(self) -> str:
        """Who speaks about whom."""
        return self._to("network/")

    def outlets(self, anchor: str = "") -> str:
        """The list of outlets."""
        return self._to("outlets/", anchor)

    def outlet(self, outlet_id: str, page: int = 1) -> str:
        """A page of an outlet."""
        return self._paged(f"outlets/{quote(outlet_id, safe='')}/", page)

    def search(self) -> str:
        """The search page."""
        return self._to("search/")

    def script(self, name: str) -> str:
        """A script that only some pages load."""
        return self._to(f"assets/briefing/js/{name}")

    def method(self, anchor: str = "") -> str:
        """The page on method and limits, or a place on it."""
        return self._to("method/", anchor)

    def problems(self) -> str:
        """The page of what cannot be shown; there is one only if something cannot."""
        return self._to("problems/")

    def downloads(self) -> str:
        """The page of the files that there are to take away."""
        return self._to("downloads/")

    def _paged(self, address: str, page: int, anchor: str = "") -> str:
        return self._to(address if page == 1 else f"{address}page/{page}/", anchor)

    def _to(self, address: str, anchor: str = "") -> str:
        return self.root + address + (f"#{anchor}" if anchor else "")


def paged_path(folder: str, page: int) -> str:
    """The Markdown file of the n-th page (from 1) of something that has an address of its own."""
    return f"{folder}/index.md" if page == 1 else f"{folder}/page/{page}/index.md"


def claim_anchor(claim_id: str) -> str:
    """Where a claim stands on its brief's page."""
    return f"claim-{quote(claim_id, safe='')}"


def group_anchor(group_id: str) -> str:
    """Where a group of claims stands on its story's page."""
    return f"claims-{quote(group_id, safe='')}"


def source_anchor(key: str) -> str:
    """Where the words of a claim or summary sentence start in the archived text."""
    return f"source-{quote(key, safe='')}"
