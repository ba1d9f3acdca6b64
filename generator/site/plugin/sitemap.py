"""The map of the site: with generated pages and without the day of the build, so that it is the same tomorrow."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import get_build_date

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.utils.templates import TemplateContext

    from generator.site.plugin.press import Press

NAME = "sitemap.xml"


def pages(context: TemplateContext, press: Press, files: Files) -> list[object]:
    """What the map shows: the pages that MkDocs knows of, and generated ones, in the order of all files."""
    known: dict[str, object] = {file.src_uri: file for file in context["pages"]}
    if context["config"].site_url:
        known |= press.on_map(context["config"].site_url)
    return [known[file.src_uri] for file in files if file.src_uri in known]


def undated(content: str) -> str:
    """The map without the dates that MkDocs takes for those of changes: all are of the day of the build."""
    return re.sub(r"\n *\n", "\n", re.sub(rf"<lastmod>{get_build_date()}</lastmod>", "", content))


def pack(site: Path) -> None:
    """Compress the map of a built site again, without the time at which that is done."""
    packed = site / f"{NAME}.gz"
    if packed.is_file():
        packed.write_bytes(gzip.compress((site / NAME).read_bytes(), mtime=0))
