"""Mails (.eml, RFC 5322): who wrote it, when, under which subject, and their own words.

Earlier mails that an answer carries along, and signatures, are left out, and that is told. A mail that only passes
another one on is read as the one that it passes on, with that one's author, date and subject.
"""

from __future__ import annotations

import dataclasses
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses

from generator.errors import ReadError
from generator.read import plain
from generator.read.decode import clean, codec, decode
from generator.read.formats.quoted import Own, own_words
from generator.read.marked_up import plain_text
from generator.read.metadata import Metadata
from generator.read.parsed import Parsed
from generator.read.stated import stated
from generator.records import Issue

_LARGEST = 100_000_000
"""Bytes, attachments and all."""
_MOST_PARTS = 2_000
_DEEPEST = 30
_MOST_NAMED = 5
_LONGEST_NAME = 80
_REPLY = re.compile(
    r"(?<!\s)\s*+(?:(?:re|aw|sv|fwd?|wg|tr|vs|antw|odp|ynt|enc|rv|doorst)(?:\[\d+\])?\s*+:\s*+)+", re.IGNORECASE
)
_FLOWED = re.compile(r"(?<!\n--) \n(?=[^\n>])")
_STAND_IN = 30
"""Words below which a plain text may be one, if the HTML has ten times as many."""
_SIGNED = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
_CONTENT = ("text/plain", "text/html")


@dataclass(frozen=True, slots=True)
class _Body:
    """The part of a mail that is read.

    Attributes:
        html: its source, where there is no plain text.
    """

    text: str | None
    html: bytes | None
    charset: str | None
    issues: tuple[Issue, ...]


def read_email(data: bytes, name: str) -> Parsed:
    """Read a mail.

    The plain text is preferred; without one, the HTML is read as a web page is. Encoded headers and broken encodings
    are read as far as they tell.

    Raises:
        ReadError: it is no mail, or holds no words.
    """
    if len(data) > _LARGEST:
        raise ReadError(f"{name}: is larger than {_LARGEST // 1_000_000} MB; save it without its attachments")
    if not data.strip():
        raise ReadError(f"{name}: is empty; put a mail in it or remove it")
    try:
        mail = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = list(_parts(mail, name))
    except RecursionError as error:
        raise ReadError(f"{name}: has parts within parts, too deep to follow; save its text") from error
    if not any(mail.get(key) for key in ("From", "Date", "Subject", "Message-ID", "Received")):
        raise ReadError(f"{name}: is no mail: it has neither sender nor date nor subject; save it again as .eml")
    body = _body(parts, name)
    if body.html is not None:
        return _from_html(mail, parts, body, name)
    own = own_words(body.text or "")
    if not own.text.strip():
        raise ReadError(f"{name}: holds no words of its own{_rest(own)}; put the mail there that does")
    text = own.text.strip("\n")
    blocks = plain.parse(text)
    pieces: list[str] = []
    at = 0
    for block in blocks:
        # Mail programs break lines for width; the line ends are none of the writer's.
        pieces += (text[at : block.start], text[block.start : block.end].replace("\n", " "))
        at = block.end
    text = "".join(pieces) + text[at:]
    issues = (*body.issues, *_told(own, name), *_attachments(parts, name))
    return Parsed(text, blocks, _metadata(mail, own), issues)


def _from_html(mail: Message, parts: list[Message], body: _Body, name: str) -> Parsed:
    """A mail that has no plain text."""
    from generator.read.formats.mail_page import own_markup  # noqa: PLC0415 - few mails need it

    markup, removed, issues = own_markup(body.html or b"", body.charset, name)
    text, blocks = plain_text(markup, name)
    own = own_words(text)
    kept = tuple(b for b in blocks if any(start <= b.start and b.end <= end for start, end in own.kept))
    own = Own(own.text, own.kept, tuple(dict.fromkeys((*removed, *own.removed))), own.headers)
    if not kept:
        raise ReadError(f"{name}: holds no words of its own{_rest(own)}; put the mail there that does")
    first, last = kept[0].start, kept[-1].end
    shifted = tuple(dataclasses.replace(b, start=b.start - first, end=b.end - first) for b in kept)
    told = (*body.issues, *issues, *_told(own, name), *_attachments(parts, name))
    return Parsed(text[first:last], shifted, _metadata(mail, own), told)


def _metadata(mail: Message, own: Own) -> Metadata:
    """What the mail says of itself, and of the mail that it passes on."""
    return stated({**_headers(mail), **{key: value for key, value in own.headers.items() if value}})[0]


def _parts(mail: Message, name: str) -> Iterator[Message]:
    """The parts that are no containers, without looking into attached mails."""
    waiting: list[tuple[Message, int]] = [(mail, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if count > _MOST_PARTS or depth > _DEEPEST:
            raise ReadError(f"{name}: has more parts than any mail; save its text")
        # Asked for the content of a part that has none within, the mail would decode it, in whatever it says.
        payload = part.get_payload() if part.is_multipart() else None
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            waiting += [(each, depth + 1) for each in reversed(payload) if isinstance(each, Message)]
        else:
            yield part


def _body(parts: list[Message], name: str) -> _Body:
    """The first part with words, plain text before HTML, unless it only says that there is HTML."""
    for wanted in reversed(_CONTENT) if _is_stand_in(parts) else _CONTENT:
        for part in parts:
            if part.get_content_type() != wanted or _is_attached(part):
                continue
            content = _content(part)
            if not content.strip():
                continue
            charset = _charset(part)
            if wanted == "text/html":
                return _Body(None, content, charset, ())
            text, issues = _decoded(content, charset, name)
            if part.get_param("format", "") == "flowed":
                text = _FLOWED.sub("" if str(part.get_param("delsp", "")).lower() == "yes" else " ", text)
            if text.strip():
                return _Body(text, None, charset, issues)
    attached = " but attachments" if any(_is_attached(part) for part in parts) else ""
    raise ReadError(f"{name}: holds no words{attached}; save what is attached beside it")


def _is_stand_in(parts: list[Message]) -> bool:
    """Whether the plain text is a line in place of the HTML beside it."""
    sizes = {part.get_content_type(): len(_content(part).split()) for part in reversed(parts) if not _is_attached(part)}
    return sizes.get("text/plain", 0) < _STAND_IN <= sizes.get("text/html", 0) // 10


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or (
        part.get_content_type() not in _CONTENT or part.get_filename() is not None
    )


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (LookupError, UnicodeError):
        return None


def _decoded(content: bytes, charset: str | None, name: str) -> tuple[str, tuple[Issue, ...]]:
    """The words of a part, by the encoding that it names if they are in it, else as those of a file are found out."""
    if charset and charset != "us-ascii":
        try:
            return clean(_in(charset, content))[0], ()
        except (LookupError, UnicodeError):
            pass
    try:
        text, issues = decode(content, name)
    except ReadError:
        text = clean(content.decode(charset if charset == "utf-8" else "ascii", errors="replace"))[0]
        message = "has characters in an encoding that cannot be told, shown as \ufffd; compare it with the original"
        return text, (Issue("unknown-letters", "warning", name, message),)
    return text, tuple(issue for issue in issues if issue.code != "not-plain-text")


def _in(charset: str, content: bytes) -> str:
    """The words of these bytes.

    Raises:
        LookupError: there is no such encoding.
        UnicodeError: these bytes are not in it.
    """
    encoding = codec(charset)
    if encoding is None:
        raise LookupError(charset)
    return content.decode(encoding)


def _headers(mail: Message) -> dict[str, str]:
    subject = _words(mail.get("Subject"))
    return {
        "author": _author(mail),
        "published": _words(mail.get("Date")),
        "title": _REPLY.sub("", subject).strip() if _REPLY.match(subject) else subject,
    }


def _author(mail: Message) -> str:
    """The names of the senders; of one without a name the address."""
    found: list[str] = []
    for value in mail.get_all("From", [])[:_MOST_NAMED]:
        try:
            senders = getaddresses([str(value)])[:_MOST_NAMED]
        except RecursionError:  # thousands of signs that part one address from the next
            continue
        for display, address in senders:
            words = _words(display) or address
            found.append(words.strip().strip("'\""))
    return ", ".join(filter(None, found))


def _words(value: object) -> str:
    """A header's words; what is broken in their encoding is shown as such."""
    if value is None:
        return ""
    try:
        pieces = decode_header(str(value))
    except (HeaderParseError, ValueError):
        return str(value)
    words: list[str] = []
    for piece, charset in pieces:
        if isinstance(piece, str):
            words.append(piece)
            continue
        try:
            words.append(_in(charset or "utf-8", piece))
        except (LookupError, UnicodeError):
            words.append(piece.decode("cp1252", errors="replace"))
    return " ".join("".join(words).split())


def _told(own: Own, name: str) -> Iterator[Issue]:
    if own.headers:
        message = "passes on another mail, and is read as that one"
        yield Issue("forwarded", "note", name, message)
    if own.removed:
        yield Issue("mail-parts", "note", name, f"left out {_rest(own).removeprefix(', only ')}")


def _rest(own: Own) -> str:
    """What else the mail holds."""
    return f", only {' and '.join(own.removed)}" if own.removed else ""


def _attachments(parts: list[Message], name: str) -> tuple[Issue, ...]:
    attached = [part for part in parts if _is_attached(part) and part.get_content_type() not in _SIGNED]
    shown_in_text = [part for part in attached if part.get("Content-ID") and part.get_content_maintype() == "image"]
    named = [_words(part.get_filename()) or part.get_content_type() for part in attached if part not in shown_in_text]
    if not named:
        return ()
    shown = ", ".join(each[:_LONGEST_NAME] for each in named[:_MOST_NAMED])
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    message = f"has attachments that are not read: {shown}{more}; save them beside it to have them read"
    return (Issue("attachments", "note", name, message),)
