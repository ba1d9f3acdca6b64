"""Web pages, as browsers and programs save them: the article in a page, and what the page says about it."""

from __future__ import annotations

import dataclasses
from html import escape

from generator.errors import ReadError
from generator.limits import DEFAULT, Limits
from generator.read import language
from generator.read.marked_up import plain_text
from generator.read.metadata import Metadata
from generator.read.parsed import Parsed, check_length
from generator.read.web.about import About, about
from generator.read.web.article import article
from generator.read.web.encoding import decode_page
from generator.read.web.index import check_article
from generator.read.web.tree import folded, parse

_LARGEST = 50_000_000
"""Bytes; pages with all their pictures in them stay below."""
_LOOKED_AT = 4096
"""Code points from the top in which a whole page shows itself as one."""
_NEAR = (
    frozenset({"bs", "hr", "me", "sh", "sl", "sr"}),
    frozenset({"da", "nb", "nn", "no"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"ca", "es", "gl", "pt"}),
)
"""Languages that are taken for each other; what the page declares is surer."""
_WHOLE_PAGE = ("<html", "<body", "<head", "<!doctype", "<frameset")


def read_html(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
    """The article of a saved web page.

    Args:
        data: the file.
        name: what users know it by.
        limits: on the length of its text.

    Raises:
        ReadError: the page cannot be read, or holds no article; the text says what to do.
    """
    return read_page(data, name, limits=limits)


def read_page(
    data: bytes, name: str, *, address: str | None = None, charset: str | None = None, limits: Limits = DEFAULT
) -> Parsed:
    """The article of a web page, of which its container knows where it came from and in which encoding.

    A piece of HTML that is no page, such as an entry of a feed, is an article as it is.

    Raises:
        ReadError: the page cannot be read, or holds no article; the text says what to do.
    """
    if len(data) > _LARGEST:
        raise ReadError(f"{name}: is larger than {_LARGEST // 1_000_000} MB; save the page without its pictures")
    markup, issues = decode_page(data, name, charset)
    tree = parse(markup, name)
    known = about(tree, markup, address)
    if any(mark in markup[:_LOOKED_AT].lower() for mark in _WHOLE_PAGE):
        source = article(tree, known.headline)
        issues = (*issues, *check_article(tree, plain_text(source, name)[0], name))
        text, blocks = plain_text(_head(known, source) + source, name)
    else:
        text, blocks = plain_text(markup, name)
        if not text:
            raise ReadError(f"{name}: holds no words; put the document there")
    check_length(text, name, limits)
    return Parsed(text, blocks, _with_sure_language(known.metadata, text), issues)


def _head(known: About, source: str) -> str:
    """What the page shows above the text, as far as the text does not begin with it."""
    letters = folded(plain_text(source, "")[0])
    lines = [line for line in (known.date_line, known.lead) if line and folded(line) not in letters]
    headline = f"<h1>{escape(known.headline)}</h1>" if known.headline else ""
    return headline + "".join(f"<p>{escape(line)}</p>" for line in lines)


def _with_sure_language(metadata: Metadata, text: str) -> Metadata:
    """The metadata, its language left out where the words are in another: templates declare what they came with."""
    found = language.detect(text)
    if metadata.language in (None, found) or found == language.UNDETERMINED:
        return metadata
    if any({metadata.language, found} <= group for group in _NEAR):
        return metadata
    return dataclasses.replace(metadata, language=None)
