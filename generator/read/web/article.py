"""The article of a web page: found by trafilatura (Barbaresi, ACL 2021), its words left as they stand."""

from __future__ import annotations

import logging
import re
from copy import copy
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.read.web.parts import is_around, most_around
from generator.read.web.tree import UNSEEN, folded, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NAMES = {
    "list": "ul",
    "item": "li",
    "quote": "blockquote",
    "code": "pre",
    "row": "tr",
    "cell": "td",
    "table": "table",
    "p": "p",
    "div": "div",
    "body": "div",
    "lb": "br",
}
"""What trafilatura's elements are in HTML; any other is no more than the words in it."""
_LEFT_OUT = ("figcaption", "noscript", "template", "title", "iframe", "object", "style", "svg", "select", "textarea")
_TERMS = {"dl": "div", "dt": "p", "dd": "div"}
_NO_ARTICLE = ("nav", "aside", "footer", "form", "button", "label", "input", "figure", "img")
_WHOLE = 0.9
_WHOLE_ARTICLE = 0.5
"""Share of the letters of a page, or of an `<article>`, from which one paragraph of them is no find."""
_PARAGRAPHS = ("p", "div", "h1", "h2", "h3", "li", "br", "section")
_PROSE_CELL = 200
"""Code points from which a cell holds prose, and its table is there for the looks of the page."""


def article(tree: HtmlElement, headline: str | None = None) -> str:
    """The article of a page in plain HTML, without what stands around it; empty where none is found.

    Args:
        tree: the page; is left as it is.
        headline: left out, however the page repeats it.
    """
    # Loading it takes longer than many runs.
    import trafilatura  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # tells by log that a page has no article
    page = copy(tree)
    _prepare(page)
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=False)
    if not isinstance(found, Document):
        return ""
    whole = _in_one_piece(found.body, page)
    if whole is not None:
        return _blocks(whole)
    for heading in list(found.body.iter("head", "p")):
        if headline and folded("".join(heading.itertext())) == folded(headline):
            _drop(heading)
    return _html(found.body)


def _in_one_piece(body: HtmlElement, page: HtmlElement) -> HtmlElement | None:
    """The part of the page of which nothing better was found than all its words in one paragraph."""
    if len(body) != 1 or body[0].tag != "p":
        return None
    letters = len(folded("".join(body.itertext())))
    for part in page.iter("article", "body"):
        own = len(folded(words(part)))
        share = _WHOLE if part.tag == "body" else _WHOLE_ARTICLE
        if own and share * own <= letters <= own / _WHOLE and sum(1 for _ in part.iter(*_PARAGRAPHS)) > 1:
            return part
    return None


def _blocks(part: HtmlElement) -> str:
    """All blocks of a part of a page but for what is surely around an article."""
    from lxml import etree, html  # noqa: PLC0415

    etree.strip_elements(part, *UNSEEN, *_NO_ARTICLE, with_tail=False)
    return str(html.tostring(part, encoding="unicode", with_tail=False))


def _drop(element: HtmlElement) -> None:
    """Take an element out, not what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    elif parent is not None:
        parent.text = (parent.text or "") + (element.tail or "")
    if parent is not None:
        parent.remove(element)


def _prepare(page: HtmlElement) -> None:
    """Take out what stands around an article, and keep words that the extraction would lose."""
    most = most_around(page)
    for element in list(page.iter()):
        if element.tag in _LEFT_OUT or is_around(element, most):
            element.drop_tree()
    for element in page.iter(*_TERMS):
        # The entries of such a list may hold blocks, which the extraction would join without a space.
        element.tag = _TERMS[element.tag]
    for element in list(page.iter("p")):
        _part_at_blank_lines(element)
    for element in list(page.iter("time", "q")):
        if element.tag == "q":
            # Browsers show the quotation marks.
            element.text = "“" + (element.text or "")
            element.tail = "”" + (element.tail or "")
        element.tag = "span"


def _part_at_blank_lines(paragraph: HtmlElement) -> None:
    """Make paragraphs of what two breaks part, of which the extraction would keep one."""
    breaks = [b for b in paragraph.iterchildren("br") if not (b.tail or "").strip()]
    for line_break in reversed(breaks):
        following = line_break.getnext()
        if following is None or following.tag != "br":
            continue
        rest = paragraph.makeelement("p")
        rest.text = following.tail
        rest.extend(list(following.itersiblings()))
        paragraph.addnext(rest)
        rest.tail, paragraph.tail = paragraph.tail, None
        paragraph.remove(following)
        paragraph.remove(line_break)


def _html(body: HtmlElement) -> str:
    pieces: list[str] = []
    _write(body, pieces)
    return "".join(pieces)


def _write(element: HtmlElement, pieces: list[str], *, is_table: bool = False) -> None:
    """Write an element as HTML; `is_table` inside a table of figures."""
    if element.tag == "table":
        is_table = not _is_for_looks(element)
    tag = _tag(element, is_table=is_table)
    if tag == "br":
        pieces.append("<br>")
    else:
        pieces.append(f"<{tag}>" if tag else "")
        pieces.append(escape(element.text or ""))
        for child in element:
            _write(child, pieces, is_table=is_table)
        pieces.append(f"</{tag}>" if tag else "")
    pieces.append(escape(element.tail or ""))


def _tag(element: HtmlElement, *, is_table: bool) -> str | None:
    if element.tag == "head":
        level = element.get("rend") or ""
        return level if re.fullmatch("h[1-6]", level) else "h3"
    if element.tag == "list" and element.get("rend") == "ol":
        return "ol"
    if element.tag == "code" and "\n" not in "".join(element.itertext()):
        return None
    if element.tag in ("table", "row", "cell") and not is_table:
        return "div"
    return _NAMES.get(element.tag)


def _is_for_looks(table: HtmlElement) -> bool:
    """Whether a table only sets prose in columns."""
    return any(
        cell.find(".//head") is not None or len("".join(cell.itertext())) >= _PROSE_CELL for cell in table.iter("cell")
    )
