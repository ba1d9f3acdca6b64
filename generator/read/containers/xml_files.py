"""Files named `.xml`: a feed or an outline by what they begin with, and nothing else."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from generator.read.containers.feeds import read_feed
from generator.read.containers.outlines import read_outline
from generator.read.parsed import Options, Part
from generator.records import Issue

_HEAD = 100_000
"""Bytes within which the root element has to begin."""
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_FEEDS = {"rss", "feed", "rdf"}


def read_xml(data: bytes, name: str, options: Options) -> Iterator[Part | Issue]:
    """The documents of a feed or an outline, or an issue that it is neither.

    Raises:
        ReadError: it is one of the two, but broken.
    """
    root = root_name(data)
    if root in _FEEDS:
        yield from read_feed(data, name, options)
    elif root == "opml":
        yield from read_outline(data, name, options)
    else:
        what = f"is XML of another kind (<{root}>)" if root else "is not XML"
        message = f"{what}; of XML files only feeds (RSS, Atom) and outlines (OPML) can be read"
        yield Issue("unknown-format", "warning", name, message)


def root_name(data: bytes) -> str | None:
    """The name of the root element in lower case, without its prefix; None where there is none."""
    text = _ascii(data[:_HEAD])
    at = text.find("<")
    while at >= 0:
        if text.startswith("<?", at):
            end = text.find("?>", at)
        elif text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text.startswith("<!", at):
            subset, end = text.find("[", at), text.find(">", at)
            if 0 <= subset < end:
                end = text.find("]", subset)
        else:
            match = _ROOT.match(text, at)
            return match[1].lower() if match else None
        at = text.find("<", end) if end >= 0 else -1
    return None


def _ascii(head: bytes) -> str:
    """The head well enough to see its markup, which is ASCII in any encoding."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", errors="replace")
    return head.replace(b"\0", b"").decode("latin-1")
