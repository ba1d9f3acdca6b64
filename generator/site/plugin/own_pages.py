"""Pages that people write by hand: what of them MkDocs would publish although nobody means it to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from mkdocs.plugins import BasePlugin, get_plugin_logger

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger("briefing")

_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\r?\n(.*?\n)(?:-{3}|\.{3})[ \t]*\r?(?:\n|\Z)", re.DOTALL)
"""What MkDocs takes for front matter."""


class OwnPages(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """The part of the plugin that looks after them."""

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Take away front matter that is no YAML, which MkDocs would publish as text, and say so."""
        found = _FRONT_MATTER.match(markdown) if not page.meta and markdown.startswith("---") else None
        if found is None:
            return markdown
        try:
            yaml.safe_load(found[1])
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = f"{page.file.src_uri}:{mark.line + 2}" if mark else page.file.src_uri
            why = getattr(error, "problem", None) or " ".join(str(error).split())
            message = "error: %s: the front matter is not valid YAML (%s); mend it; it is not shown"
            log.error(message, where, why)  # noqa: TRY400 - says what is wrong, not where in the program
            return markdown[found.end() :]
        return markdown


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
