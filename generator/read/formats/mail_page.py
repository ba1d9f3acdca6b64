"""The HTML of a mail, less the earlier mails that it carries along, as a piece that stands by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.read.web.encoding import decode_page
from generator.read.web.tree import UNSEEN, parse
from generator.records import Issue

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_QUOTES = ("gmail_quote", "gmail_attr", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "zmail_extra")
"""Classes in which mail programs put what an answer quotes, and the line above it."""
_SIGNATURES = ("gmail_signature", "moz-signature", "protonmail_signature_block")
_OUTLOOK = ("divRplyFwdMsg", "appendonsend", "x_divRplyFwdMsg")
"""Ids at which Outlook begins an earlier mail, which goes on to the end of what it stands in."""
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BLOCKS = ("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote")
_LONG_CELL = 200
"""Code points in one cell from which a table lays out the mail, and does not list things."""
_IN_TABLE = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})


def own_markup(data: bytes, charset: str | None, name: str) -> tuple[str, tuple[str, ...], tuple[Issue, ...]]:
    """The markup of a mail's own words, what was left out in words, and what was noticed.

    Args:
        data: the HTML part.
        charset: what the mail says of its encoding.
        name: the mail's, for messages.

    Raises:
        ReadError: it is empty, in no encoding that can be told, or larger than any mail.
    """
    from lxml import etree  # noqa: PLC0415 - few mails need it

    source, issues = decode_page(data, name, charset)
    tree = parse(source, name)
    body = next(tree.iter("body"), tree)
    removed: list[str] = []
    if sum(_drop(each) for each in _quoted(body)):
        removed.append("an earlier mail")
    if sum(_drop(each) for each in list(body.iter()) if set(_classes(each)) & set(_SIGNATURES)):
        removed.append("the signature")
    for each in list(body.iter(*UNSEEN)):
        _drop(each)
    for each in [each for each in body.iter() if _HIDDEN.search(each.get("style") or "")]:
        _drop(each)
    for table in reversed(list(body.iter("table"))):
        _unfold(table)
    body.tag = "div"
    return etree.tostring(body, encoding="unicode", method="html"), tuple(removed), issues


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").split()


def _quoted(body: HtmlElement) -> list[HtmlElement]:
    """What the programs that wrote the mail marked as quoted."""
    found = [each for each in body.iter("blockquote") if (each.get("type") or "").lower() == "cite"]
    found += [each for each in body.iter() if set(_classes(each)) & set(_QUOTES)]
    for each in body.iter():
        if each.get("id") in _OUTLOOK:
            found += [each, *each.itersiblings()]
    return found


def _drop(element: HtmlElement) -> bool:
    """Take an element out, without the words behind it; says whether there was anything in it."""
    parent = element.getparent()
    if parent is None:
        return False
    had_words = bool("".join(element.itertext()).strip())
    element.drop_tree()
    return had_words


def _unfold(table: HtmlElement) -> None:
    """Make plain blocks of a table that lays out the mail."""
    cells = list(table.iter("td", "th"))
    rows = max((sum(1 for _ in row.iterchildren("td", "th")) for row in table.iter("tr")), default=0)
    is_layout = rows <= 1 or any(
        next(cell.iterdescendants(*_BLOCKS), None) is not None or len("".join(cell.itertext())) > _LONG_CELL
        for cell in cells
    )
    if is_layout:
        for each in [table, *table.iterdescendants()]:
            if each.tag in _IN_TABLE:
                each.tag = "div"
