"""News feeds: RSS in its versions, and Atom; each entry with a text is a document."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from generator.errors import ReadError
from generator.read.containers.fragments import fragment, is_markup
from generator.read.marked_up import plain_text
from generator.read.metadata import Metadata
from generator.read.parsed import Options, Part
from generator.read.stated import key_of, stated
from generator.records import Issue

if TYPE_CHECKING:
    from feedparser import FeedParserDict

_NAME_BESIDE_ADDRESS = re.compile(
    r"(?:[^\s@]++@\S++ \((?P<after>[^()]+)\)|(?P<before>[^<>()@]+?) ?[<(][^\s@]++@\S+[>)])"
)
_APPEARED = re.compile(
    r"<p>The post <a\b[^<>]*>[^<>]*</a> (?:appeared first on|first appeared on) <a\b[^<>]*>[^<>]*</a>\.?</p>\s*\Z"
)
"""What WordPress puts below each entry."""
_ENCODING_ONLY = ("CharacterEncodingOverride", "NonXMLContentType")
"""What the parser finds wrong with feeds that are read all the same, in full."""
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What comes out of the parser where it has not thought of what a feed holds, such as the number of no character."""


def read_feed(data: bytes, name: str, options: Options) -> Iterator[Part | Issue]:  # noqa: ARG001 - a `Container`
    """The entries of a feed, in its order, each known by its identifier or its link.

    An entry's text is its whole content where it has that, else its summary. An entry that was taken from another
    feed has that one's name as its outlet. HTML in it is sanitised by the parser; nothing is fetched.

    Raises:
        ReadError: it is no feed, or one so broken that no entry can be read.
    """
    parsed = _parse(data, name)
    problem = _problem(parsed)
    if problem is not None and type(problem).__name__ not in _ENCODING_ONLY:
        message = f"is not a well-formed feed ({' '.join(str(problem).split())}); what could be read of it is used"
        yield Issue("bad-feed", "warning", name, message)
    seen: set[str] = set()
    for entry in parsed.entries:
        values = _values(entry, parsed.feed)
        text = _text(entry)
        metadata, unsound = stated(values)
        known_by = str(entry.get("id") or entry.get("link") or "")
        where = f"{name}/{key_of(known_by or values['title'] or text)}"
        if where in seen:
            # One entry that was changed, says RFC 4287 (4.1.1); feeds have the newest above.
            message = f"“{values['title']}” is there more than once; the first is taken"
            yield Issue("repeated", "note", where, message)
            continue
        seen.add(where)
        if not text.strip():
            remedy = f"; fetch the page with `briefing add {values['url']}`" if metadata.url else ""
            yield Issue("no-text", "warning", where, f"“{values['title']}” has no text in the feed{remedy}")
            continue
        if unsound:
            message = f"states no {' and no '.join(unsound)} that can be used: {_shown(values, unsound)}"
            yield Issue("bad-metadata", "note", where, message)
        suffix, document = fragment(text)
        yield Part(where, suffix, document, metadata)


def entries(data: bytes, name: str, base: str = "") -> Iterator[Metadata]:
    """What a feed says of each of its entries, in its order, whether or not it holds their texts.

    Args:
        data: the feed.
        name: for messages.
        base: where the feed was retrieved from, from which its links may go on (RFC 4287, 2).

    Raises:
        ReadError: it is no feed, or one so broken that no entry can be read.
    """
    parsed = _parse(data, name, base)
    for entry in parsed.entries:
        yield stated(_values(entry, parsed.feed))[0]


def _parse(data: bytes, name: str, base: str = "") -> FeedParserDict:
    import feedparser  # noqa: PLC0415 - few runs meet a feed

    # A stream, for what looks like an address or a path the parser would open.
    try:
        told = {"content-location": base} if base else None
        parsed = feedparser.parse(
            io.BytesIO(data), response_headers=told, sanitize_html=True, resolve_relative_uris=True
        )
    except _FAULTS as error:
        message = f"is not a feed that can be read ({type(error).__name__}: {error}); save it anew"
        raise ReadError(f"{name}: {message}") from error
    if not parsed.get("version") and not parsed.entries:
        problem = _problem(parsed) or "neither RSS nor Atom"
        raise ReadError(f"{name}: is not a feed that can be read ({problem}); save it anew")
    return parsed


def _problem(parsed: FeedParserDict) -> object:
    return parsed.get("bozo_exception") if parsed.bozo else None


def _values(entry: FeedParserDict, feed: FeedParserDict) -> dict[str, str]:
    source = entry.get("source") or {}
    return {
        "title": _words(entry, "title"),
        "outlet": _words(source, "title") or _words(feed, "title"),
        # An identifier that is none may stand in for the link.
        "url": link if (link := str(entry.get("link") or "")).startswith(("http:", "https:")) else "",
        "published": str(entry.get("published") or entry.get("updated") or ""),
        "language": str(entry.get("language") or feed.get("language") or ""),
        "author": _author(entry) or _author(feed),
    }


def _words(holder: Mapping[str, Any], key: str) -> str:
    """A title or name as words, whatever the feed writes it in."""
    value = str(holder.get(key) or "")
    detail = holder.get(f"{key}_detail") or {}
    is_html = "html" in str(detail.get("type", ""))
    if is_html or is_markup(value):
        # What a broken title leaves open is closed, for it would be refused.
        value = plain_text(f"{value}</script></style>", key)[0]
    elif "&" in value:
        value = html.unescape(value)
    return " ".join(value.split())


def _author(holder: Mapping[str, Any]) -> str:
    """Names without addresses of mail; empty where there are none."""
    names = []
    for author in holder.get("authors") or [{"name": holder.get("author")}]:
        words = str(author.get("name") or "")
        if words and words in str(holder.get("author") or "") and len(holder.get("authors") or ()) <= 1:
            words = str(holder.get("author"))
        match = _NAME_BESIDE_ADDRESS.fullmatch(words.strip())
        words = (match["after"] or match["before"]) if match else words
        if words.strip() and "@" not in words:
            names.append(" ".join(words.split()))
    return ", ".join(dict.fromkeys(names))


def _text(entry: FeedParserDict) -> str:
    """The fullest text that the entry has, as HTML or plain."""
    whole = [str(content.get("value") or "") for content in entry.get("content") or ()]
    return _APPEARED.sub("", max((*whole, str(entry.get("summary") or "")), key=len))


def _shown(values: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return ", ".join(repr(values[key][:80]) for key in keys)
