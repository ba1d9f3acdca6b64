"""Everything that a site consists of beside hand-written pages, and how the two get along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic, Protocol, TypeVar

from generator.records import Issue
from generator.relate.corpus import Corpus
from generator.site import highlight

ASSETS = "assets/briefing"
"""Where stylesheets and fonts go, below the folder of pages."""

STYLESHEETS = (f"{ASSETS}/briefing.css", f"{ASSETS}/highlights.css")
"""What every page has to load, in this order."""

SCRIPTS = (f"{ASSETS}/js/search-box.js", f"{ASSETS}/js/menu.js")
"""What every page has to load, as modules."""

FAVICON = f"{ASSETS}/favicon.svg"

EXTENSIONS = ("md_in_html",)
"""The extensions of Markdown that pages need."""

MenuEntry = str | dict[str, list["MenuEntry"]]
"""A page's path, or the name of a folder with what is in it, as `nav` in mkdocs.yml has it."""

OWN_SECTION = "About this site"
"""The menu's name for hand-written pages, where a project has no menu of its own."""

THEME_DEFAULTS: dict[str, object] = {
    "name": "material",
    "font": False,
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "toggle": {"icon": "material/weather-night", "name": "Switch to the dark palette"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "toggle": {"icon": "material/weather-sunny", "name": "Switch to the light palette"},
        },
    ],
    "features": [
        "navigation.tabs",
        "navigation.top",
        "search.highlight",
        "search.share",
        "search.suggest",
        "toc.follow",
    ],
}
"""How Material is set up where a project does not say; no fonts from another host."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is no page."""

    path: str
    content: bytes


def highlights(corpus: Corpus) -> Asset:
    """The stylesheet that marks passages in archived texts, for as many as the fullest brief has."""
    counts = (len(e.brief.claims) + len(e.brief.summary) + len(e.brief.unread) for e in corpus.briefs)
    most = max(counts, default=0)
    return Asset(STYLESHEETS[1], highlight.stylesheet(most).encode())


class Named(Protocol):
    """A page as far as its place on the site goes; see `generator.site.page.Page`."""

    @property
    def path(self) -> str: ...  # noqa: D102

    @property
    def title(self) -> str: ...  # noqa: D102

    @property
    def listed(self) -> bool: ...  # noqa: D102


P = TypeVar("P", bound=Named)


@dataclass(frozen=True, slots=True)
class Published(Generic[P]):
    """What goes on the site beside hand-written pages.

    Attributes:
        pages: generated pages, without those that gave way to a hand-written one.
        menu: (title, path) of the generated pages that the menu shows, in order.
        own: the menu's entries for the hand-written pages that are not among them, by folder.
        issues: one for each page that gave way: a note if the paths are the same, so that it is meant, an
            error if only the addresses are.
    """

    pages: tuple[P, ...]
    menu: tuple[tuple[str, str], ...]
    own: list[MenuEntry]
    issues: tuple[Issue, ...]


def beside(pages: Iterable[P], own: Sequence[str]) -> Published[P]:
    """What to publish beside hand-written pages, which come first where both have one address.

    Args:
        pages: generated pages.
        own: paths of hand-written pages, relative to their folder.
    """
    taken = {address(path): path for path in own}
    kept: list[P] = []
    menu: list[tuple[str, str]] = []
    issues: list[Issue] = []
    for page in pages:
        other = taken.get(address(page.path))
        if other is None:
            kept.append(page)
        elif other == page.path:
            issues.append(Issue("own-page", "note", other, "is shown instead of the generated page"))
        else:
            message = f"has the address of a generated page ({address(page.path)}/) and hides it; rename the file"
            issues.append(Issue("address-taken", "error", other, message))
        if page.listed:
            menu.append((page.title or "Home", other or page.path))
    shown = {path for _, path in menu}
    return Published(tuple(kept), tuple(menu), nested([path for path in own if path not in shown]), tuple(issues))


def address(path: str) -> str:
    """The address that a Markdown file is published at, without slashes at its ends."""
    file = PurePosixPath(path)
    return "/".join(file.parent.parts if file.stem in {"index", "README"} else file.with_suffix("").parts)


def nested(paths: Sequence[str], depth: int = 0) -> list[MenuEntry]:
    """Paths by folder, pages of a folder before the folders in it, in order of their names."""
    pages = sorted(path for path in paths if path.count("/") == depth)
    # A folder's index.md is its first page, whatever the others are called.
    pages.sort(key=lambda path: PurePosixPath(path).stem not in {"index", "README"})
    folders: dict[str, list[str]] = {}
    for path in sorted(path for path in paths if path.count("/") > depth):
        folders.setdefault(path.split("/")[depth], []).append(path)
    return [*pages, *({_title(name): nested(inside, depth + 1)} for name, inside in folders.items())]


def _title(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
