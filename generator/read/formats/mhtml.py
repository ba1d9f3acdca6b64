"""MHTML (RFC 2557): a web page and what belongs to it in one file, as browsers save it."""

from __future__ import annotations

import datetime as dt
import email
from email.message import Message
from email.utils import parsedate_to_datetime

from generator.errors import ReadError
from generator.limits import DEFAULT, Limits
from generator.read.formats.html import read_page
from generator.read.metadata import Metadata, utc
from generator.read.parsed import Parsed

_LARGEST = 100_000_000
"""Bytes, pictures and all."""
_MOST_PARTS = 5_000
_PAGES = ("text/html", "application/xhtml+xml")
_REMEDY = "save the page again, as a complete page or as MHTML"


def read_mhtml(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
    """The article of the page in a web archive, with its address and the time at which it was saved.

    Args:
        data: the file.
        name: what users know it by.
        limits: on the length of its text.

    Raises:
        ReadError: the file is no such archive, or its page cannot be read or holds no article.
    """
    if len(data) > _LARGEST:
        raise ReadError(f"{name}: is larger than {_LARGEST // 1_000_000} MB; save the page without its pictures")
    try:
        whole = email.message_from_bytes(data)
        pages = [part for part in _parts(whole, name) if part.get_content_type() in _PAGES]
    except RecursionError as error:
        raise ReadError(f"{name}: has parts within parts, too deep to follow; {_REMEDY}") from error
    if not pages:
        raise ReadError(f"{name}: holds no web page; {_REMEDY}")
    root = whole.get_param("start")
    page = next((part for part in pages if root and _header(part, "Content-ID") == root), pages[0])
    address = _header(whole, "Snapshot-Content-Location") or _header(page, "Content-Location")
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise ReadError(f"{name}: holds a web page that is broken; {_REMEDY}")
    charset = page.get_content_charset()
    parsed = read_page(content, name, address=address, charset=charset, limits=limits)
    return Parsed(parsed.text, parsed.blocks, Metadata(retrieved=_saved(whole)).over(parsed.metadata), parsed.issues)


def _parts(whole: Message, name: str) -> list[Message]:
    found: list[Message] = []
    for part in whole.walk():
        found.append(part)
        if len(found) > _MOST_PARTS:
            raise ReadError(f"{name}: has more than {_MOST_PARTS:,} parts; {_REMEDY}")
    return found


def _header(part: Message, key: str) -> str | None:
    value = part.get(key)
    return "".join(str(value).split()) or None if value is not None else None


def _saved(whole: Message) -> str | None:
    """When the archive was made; None where it does not say, or not as RFC 5322 has it."""
    value = whole.get("Date")
    if value is None:
        return None
    try:
        moment = parsedate_to_datetime(str(value))
    except (ValueError, TypeError, OverflowError):
        return None
    # `-0000` means UTC without a word on the zone of whoever wrote it.
    return utc((moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).isoformat())
