"""The place of a page's headline, which words of a document must not choose.

Python-Markdown names the place of a heading after its words. A document could so take a name by which the theme finds
its own parts, `__config` say, or by which other pages point to a claim.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ID = "headline"

_PRIORITY = 6
"""Before names are given (5)."""


class Headline(Extension):
    """Gives a page's first heading of level one its name."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Join the other processors."""
        md.treeprocessors.register(_Namer(md), "briefing_headline", _PRIORITY)


class _Namer(Treeprocessor):
    def run(self, root: Element) -> None:
        heading = root.find("h1")
        if heading is not None:
            heading.set("id", ID)
