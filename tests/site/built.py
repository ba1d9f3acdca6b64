"""What a built site holds, read from its files: pages, links, what they refer to, and the search index."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

HOST = "http://site.invalid/"
_LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background", "manifest"}
"""Attributes whose address a browser fetches by itself or sends to."""
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Html(HTMLParser):
    """One page as a browser would see it."""

    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    title: str = ""
    open: list[str] = field(default_factory=list)
    badly_closed: list[str] = field(default_factory=list)
    is_data: bool = False

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        if tag not in _VOID:
            self.open.append(tag)
        self.is_data = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        for name, value in ((name, value or "") for name, value in attrs):
            if name == "id":
                self.twice += [value] if value in self.ids else []
                self.ids.add(value)
            elif name == "href" and tag == "a":
                self.links.append(value)
            elif name in _LOADING or (
                name == "href" and tag != "a" and dict(attrs).get("rel") not in {"canonical", "prev", "next"}
            ):
                self.loads.append(value)
            elif name.startswith("on"):
                self.handlers.append(f"{tag} {name}")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.badly_closed.append(f"{tag} in {self.open[-1:]}")

    def handle_data(self, data):
        where = self.open[-1] if self.open else ""
        if where == "script":
            (self.data if self.is_data else self.scripts).append(data)
        elif where == "title" and "svg" not in self.open:
            self.title += data
        elif where != "style":
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def read(html: str) -> Html:
    page = Html()
    page.feed(html)
    page.close()
    return page


@dataclass(frozen=True)
class Site:
    folder: Path

    def pages(self) -> dict[str, Html]:
        """By address below the site, such as `claims/`."""
        files = sorted(self.folder.rglob("*.html"))
        return {address(f.relative_to(self.folder).as_posix()): read(f.read_text(encoding="utf-8")) for f in files}

    def search(self) -> list[dict]:
        return json.loads((self.folder / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]

    def broken_links(self) -> list[str]:
        pages = self.pages()
        broken = []
        for here, page in pages.items():
            for link in (*page.links, *page.loads):
                url = urlsplit(urljoin(HOST + here, link))
                if url.netloc != urlsplit(HOST).netloc or url.scheme not in {"http", "https"}:
                    continue
                path = unquote(url.path).lstrip("/")
                target = pages.get(address(path))
                if target is None and not (self.folder / path).is_file():
                    broken.append(f"{here}: {link}")
                elif target is not None and url.fragment and unquote(url.fragment) not in target.ids | {"__skip"}:
                    broken.append(f"{here}: {link} (no such place)")
        return broken

    def foreign(self) -> list[str]:
        """Everything that a browser would fetch from elsewhere."""
        found = []
        for here, page in self.pages().items():
            found += [
                f"{here}: {x}"
                for x in page.loads
                if urlsplit(urljoin(HOST + here, x)).netloc not in {"site.invalid", ""}
            ]
        for css in self.folder.rglob("*.css"):
            text = re.sub(r"/\*.*?\*/", "", css.read_text(encoding="utf-8"), flags=re.DOTALL)
            inert = re.sub(r"url\(\s*([\"']?)data:.*?\1\s*\)", "", text)
            found += [f"{css.name}: {x}" for x in re.findall(r"(?:url\(|@import)[^;)]*//[^;)]*", inert)]
        return found


def address(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith("index.html") else path
