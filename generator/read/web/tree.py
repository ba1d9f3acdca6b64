"""The markup of a web page as a tree: parsed as browsers do, bounded, and never fetched or run."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from generator.errors import ReadError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 10_000_000
"""Code points of markup, without what is embedded in it; the longest articles have a tenth of it."""
_MOST_ELEMENTS = 50_000
"""Elements of a page; a page of 1,500 is usual, and the time to find the article may grow with their square."""
_MOST_LINKS = 10_000
_EMBEDDED = re.compile(r"\bdata:[\w.+/-]{1,80}(?:;[\w=.+-]{1,80}){0,4};base64,[A-Za-z0-9+/=\s]{64,}")
"""Pictures and fonts that programs write into a page to make it one file."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,8})|(\d{1,8}));?", re.IGNORECASE)
_REMEDY = "save its words as plain text (.txt), or as a PDF"

UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "math", "object", "iframe", "select", "textarea")
"""Elements that hold no words of the page's text."""
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s samp small span
    strike strong sub sup time tt u var wbr""".split()
)


def parse(markup: str, where: str) -> HtmlElement:
    """The tree of a page.

    Args:
        markup: the source of a whole page; need not be well formed.
        where: the file's name, for messages.

    Raises:
        ReadError: the page is empty, or larger or nested deeper than any article.
    """
    # A quarter of the time it takes to start goes into this, and most sources may be no web pages.
    from lxml import etree, html  # noqa: PLC0415

    bare = _REFERENCE.sub(_legal, _ILLEGAL.sub("", _EMBEDDED.sub("", markup)))
    if len(bare) > _LONGEST:
        raise ReadError(f"{where}: has more than {_LONGEST:,} characters of markup; {_REMEDY}")
    # XML declarations and entities are the parser's to pass over: nothing is looked up, here or elsewhere.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(bare.encode(), parser=parser)
    except etree.ParserError as error:
        raise ReadError(f"{where}: is an empty page; save it again from the browser") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser would otherwise go on without the words that stand deeper.
        raise ReadError(f"{where}: has elements more than 250 levels deep; {_REMEDY}")
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS or sum(1 for _ in tree.iter("a")) > _MOST_LINKS:
        raise ReadError(f"{where}: has more than {_MOST_ELEMENTS:,} elements or {_MOST_LINKS:,} links; {_REMEDY}")
    return tree


def _legal(reference: re.Match[str]) -> str:
    """A numeric reference, unless it stands for a character that no tree may hold."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if code <= sys.maxunicode and _ILLEGAL.match(chr(code)) else reference[0]


def words(element: HtmlElement) -> str:
    """The words of an element on one line, without scripts."""
    pieces: list[str] = []
    _gather(element, pieces)
    return " ".join("".join(pieces).split())


def _gather(element: HtmlElement, pieces: list[str]) -> None:
    if element.tag in UNSEEN or not isinstance(element.tag, str):
        return
    gap = "" if element.tag in _INLINE else " "
    pieces += (gap, element.text or "")
    for child in element:
        _gather(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(gap)


def folded(line: str) -> str:
    """The letters and digits of a line in lower case, by which two of them can be compared."""
    return "".join(c for c in line.lower() if c.isalnum())
