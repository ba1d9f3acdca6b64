"""Pages that people write by hand: what of them MkDocs would publish although nobody means it to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import BasePlugin, get_plugin_logger

from generator.site import own_pages

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger("briefing")


class OwnPages(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """The part of the plugin that looks after them."""

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Take away front matter that is none to MkDocs, which would publish it as text, and say so."""
        if page.meta:
            return markdown
        found = own_pages.shown(markdown, page.file.src_uri, is_rest=True)
        for issue in found.issues:
            log.error("%s", issue)
        return found.text


def of_people(files: Files, briefs: Path) -> list[str]:
    """The pages that people wrote; files of briefs that lie among them are no pages, and are taken away.

    Args:
        files: of the site so far.
        briefs: the folder of the briefs.
    """
    for file in list(files):
        if file.abs_src_path and Path(file.abs_src_path).is_relative_to(briefs):
            files.remove(file)
    return [file.src_uri for file in files.documentation_pages()]
