"""What feeds and outlines lead on to."""

from __future__ import annotations

from collections.abc import Iterator

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from generator.errors import FetchError, ReadError
from generator.read.containers.feeds import entries
from generator.read.metadata import Metadata


def pages(data: bytes, name: str) -> Iterator[Metadata]:
    """What a feed says of the pages that it leads to, in its order, which is the newest first as a rule.

    Args:
        data: the feed.
        name: the address that it was retrieved from, or the name of its file.

    Yields:
        What it says of each page, once; with no address for an entry that leads to none.

    Raises:
        FetchError: it cannot be read.
    """
    seen: set[str] = set()
    try:
        for entry in entries(data, name, name if "://" in name else ""):
            if entry.url is None or entry.url not in seen:
                seen.add(entry.url or "")
                yield entry
    except ReadError as error:
        raise FetchError(str(error)) from error


def feeds(data: bytes, name: str) -> tuple[str, ...]:
    """The addresses of the feeds that an outline in OPML names, in its order.

    Raises:
        FetchError: it is no sound OPML.
    """
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise FetchError(f"{name}: is not sound OPML ({error}); export it anew") from error
    found = (outline.get("xmlUrl", "").strip() for outline in root.iter("outline"))
    return tuple(dict.fromkeys(filter(None, found)))
