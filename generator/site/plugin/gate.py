"""Lets no page out that has something which no page may have, whatever wrote it."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.site import allowed, refusal

log = get_plugin_logger("briefing")


class Gate:
    """The check of one build's pages."""

    def __init__(self) -> None:
        self._around: dict[int, set[str]] = defaultdict(set)

    def content(self, html: str, path: str) -> tuple[str, bool]:
        """A page's content without what is not allowed, and whether all of it was; the log names what was not."""
        checked = allowed.check(html)
        _log(path, "content", checked.refused)
        return (refusal.NOTICE + checked.content, False) if checked.refused else (checked.content, True)

    def page(self, page: Page, render: Callable[[Page], str]) -> tuple[str, bool]:
        """A whole page, rendered, and whether it may be published as it was.

        What stands around the content has to be what also stands around a page of the same place that says nothing: a
        title with a tag in it would show. That one is only made where something has not been seen before.
        """
        page.content, is_whole = self.content(page.content or "", page.file.src_uri)
        output = render(page)
        known = self._around[page.url.count("/")]
        found = allowed.around(output.replace(page.content, "", 1))
        if found <= known:
            return output, is_whole
        plain = _plain(page)
        known |= allowed.around(render(plain))
        if found <= known:
            return output, is_whole
        _log(page.file.src_uri, "frame", map(allowed.on_one_line, sorted(found - known)))
        plain.content = page.content
        return render(plain), False


def _log(path: str, where: str, refused: Iterable[str]) -> None:
    for issue in refusal.issues(path, where, refused):
        log.error("%s", issue)


def _plain(page: Page) -> Page:
    """The same page with nothing that a document says: by the name of its file, and without content."""
    plain = copy.copy(page)
    name = PurePosixPath(page.file.src_uri).parent.name or "page"
    meta: dict[str, Any] = dict(page.meta) | {"title": name, "description": name}
    if "trail" in meta:
        meta["trail"] = [{"title": "page", "address": each["address"]} for each in meta["trail"]]
    if "tags" in meta:
        meta["tags"] = [name]
    if "structured" in meta:
        meta["structured"] = "{}"
    plain.meta = meta
    plain.content = ""
    plain.toc = TableOfContents([_named(each) for each in page.toc])
    return plain


def _named(link: AnchorLink) -> AnchorLink:
    plain = AnchorLink("part", link.id, link.level)
    plain.children = [_named(child) for child in link.children]
    return plain
