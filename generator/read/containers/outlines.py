"""Outlines in OPML: notes under headings, and lists of feeds, which hold no documents themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.errors import ReadError
from generator.read.parsed import Options, Part
from generator.read.stated import key_of, stated
from generator.records import Issue

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NOTES = ("_note", "note", "description")


def read_outline(data: bytes, name: str, options: Options) -> Iterator[Part | Issue]:  # noqa: ARG001 - a `Container`
    """The notes of an outline: each outermost heading that no feed stands under, with all the text below it.

    Raises:
        ReadError: it is not well-formed XML, or no OPML, or declares entities, as no honest outline does.
    """
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - few runs meet an outline
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - likewise

    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ReadError(f"{name}: is not sound OPML ({error}); export it anew") from error
    body = root.find("body")
    if root.tag != "opml" or body is None:
        raise ReadError(f"{name}: is not an OPML outline; its root has to be <opml> with a <body>")
    author = root.findtext("head/ownerName", "")
    feeds = sum(_is_feed(each) for each in body.iter("outline"))
    if feeds:
        which = f"names {feeds} feeds" if feeds > 1 else "names a feed"
        message = f"{which}, whose entries are not in it; fetch them with `briefing add {name}`"
        yield Issue("feeds-not-fetched", "note", name, message)
    waiting = [each for each in reversed(body) if each.tag == "outline"]
    while waiting:
        outline = waiting.pop()
        if any(_is_feed(each) for each in outline.iter("outline")):
            waiting += (each for each in reversed(outline) if each.tag == "outline")
            continue
        title, text = _title(outline), _text(outline)
        if not text:
            continue
        values = {"title": title, "author": author, "published": outline.get("created", ""), "url": _address(outline)}
        yield Part(f"{name}/{key_of(title or text)}", ".txt", text.encode(), stated(values)[0])


def _is_feed(outline: Element) -> bool:
    return bool(outline.get("xmlUrl"))


def _title(outline: Element) -> str:
    return (outline.get("text") or outline.get("title") or "").strip()


def _address(outline: Element) -> str:
    return outline.get("url") or outline.get("htmlUrl") or ""


def _text(outline: Element) -> str:
    """What stands below the heading: notes and inner headings in their order, a paragraph each."""
    paragraphs: list[str] = []
    for each in outline.iter("outline"):
        own = [] if each is outline else [_title(each)]
        paragraphs += (*own, *(each.get(key, "").strip() for key in _NOTES))
    return "\n\n".join(filter(None, paragraphs))
