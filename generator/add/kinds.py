"""Which format something retrieved is in."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.add.fetch import Retrieved
from generator.errors import FetchError
from generator.read import CONTAINERS, READERS
from generator.read.containers.xml_files import root_name

FEEDS = frozenset({".rss", ".atom"})
OUTLINE = ".opml"

_BY_MEDIA_TYPE = {
    "application/atom+xml": ".atom",
    "application/msword": ".doc",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/x-ndjson": ".jsonl",
    "application/xhtml+xml": ".html",
    "application/zip": ".zip",
    "message/rfc822": ".eml",
    "multipart/related": ".mhtml",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/rtf": ".rtf",
    "text/x-opml": ".opml",
}
_BY_ROOT = {"feed": ".atom", "html": ".html", "opml": ".opml", "rdf": ".rss", "rss": ".rss"}
_HEAD = 2048


def suffix_of(retrieved: Retrieved) -> str:
    """The suffix of the format, by what the bytes begin with, then what the server says, then the address.

    Raises:
        FetchError: it is in no format that can be read.
    """
    suffix = _by_content(retrieved.data) or _BY_MEDIA_TYPE.get(retrieved.media_type) or _by_address(retrieved)
    if suffix not in READERS and suffix not in CONTAINERS:
        what = retrieved.media_type or "something of no stated kind"
        raise FetchError(f"{retrieved.url}: is {what}, which cannot be read; known are {_known()}")
    return suffix


def _by_content(data: bytes) -> str | None:
    head = data[:_HEAD].lstrip()
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if not head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return None
    return _BY_ROOT.get(root_name(data) or "")


def _by_address(retrieved: Retrieved) -> str:
    suffix = PurePosixPath(unquote(urlsplit(retrieved.url).path)).suffix.lower()
    if suffix in READERS or suffix in CONTAINERS:
        return suffix
    return ".txt" if retrieved.media_type == "text/plain" else ""


def _known() -> str:
    return ", ".join(sorted({*READERS, *CONTAINERS}))
