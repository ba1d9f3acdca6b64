"""The kinds of pages that the site has, by address, and which page of each to look at."""

from __future__ import annotations

import re
from pathlib import Path

KINDS = {
    "home": r"",
    "stories": r"stories/(page/\d+/)?",
    "story": r"stories/[^/]+/(page/\d+/)?",
    "briefs": r"briefs/(page/\d+/)?",
    "brief": r"briefs/[^/]+/",
    "actors": r"actors/(page/\d+/)?",
    "actor": r"actors/[^/]+/(page/\d+/)?",
    "outlets": r"outlets/",
    "outlet": r"outlets/[^/]+/(page/\d+/)?",
    "claims": r"claims/(page/\d+/)?",
    "part of the claims": r"claims/[^/]+/[^/]+/(page/\d+/)?",
    "timeline": r"timeline/(page/\d+/)?",
    "network": r"network/",
    "search": r"search/",
    "downloads": r"downloads/",
    "method": r"method/",
    "not found": r"404\.html",
    "hand-written": r"(?!(index|404)\.html)[a-z-]+/",
}
"""What the addresses of each kind look like, below the site. The first that fits is the page's kind."""

_MOVED = re.compile(rb'<meta\s[^>]*http-equiv="?refresh', re.IGNORECASE)


def address(site: Path, file: Path) -> str:
    """Where a file of the site is found, below the site."""
    path = file.relative_to(site).as_posix()
    return path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path


def pages(site: Path) -> dict[str, Path]:
    """Every page by address, in order, without those that only lead elsewhere."""
    files = sorted(site.rglob("*.html"))
    return {address(site, file): file for file in files if not _MOVED.search(file.read_bytes())}


def kind(page: str) -> str | None:
    """The kind of the page at an address."""
    return next((name for name, pattern in KINDS.items() if re.fullmatch(pattern, page)), None)


def fullest(site: Path, name: str) -> str:
    """The address of that page of a kind which has most on it.

    Raises:
        AssertionError: the site has none.
    """
    found = [(file.stat().st_size, page) for page, file in pages(site).items() if kind(page) == name]
    assert found, f"the site has no page of the kind “{name}”"
    return max(found)[1]
