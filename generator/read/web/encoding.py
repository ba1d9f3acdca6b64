"""Which characters the bytes of a web page stand for, and those of a text whose encoding somebody else states."""

from __future__ import annotations

import codecs
import re

from generator.read import decode
from generator.records import Issue

_LOOKED_AT = 4096
"""Bytes from the top in which a page may say its encoding; browsers look at 1024, archived pages begin with more."""
_DECLARED = re.compile(rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_IN_XML = re.compile(rb"""\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_AS_BROWSERS_READ_IT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Encodings that pages declare, by Python's name, and what browsers read them as (WHATWG Encoding Standard)."""
_MOST_STRAYS = 0.001
"""Share of characters that may not fit the declared encoding: cut and pasted words, no wrong encoding."""


def decode_page(data: bytes, where: str, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The markup that these bytes hold, and an issue where some of it is doubtful.

    In this order: a byte order mark; UTF-8 if all of it is valid, since browsers save pages in it whatever
    the page declares; what `declared` or the page says; what the frequencies of bytes show.

    Args:
        data: the whole page.
        where: the file's name, for messages.
        declared: the encoding that came with the page, such as in the header of a mail part; goes before its own.

    Raises:
        ReadError: the page is empty, is no text, or its encoding cannot be told.
    """
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:_LOOKED_AT]:
        return _as_text(data, where)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        decode.check_is_text(data, where)  # else it would be guessed to be text in some script
    names = [declared] if declared else []
    names += [found[1].decode("ascii") for rule in (_IN_XML, _DECLARED) if (found := rule.search(data[:_LOOKED_AT]))]
    for name in names:
        decoded = _declared(data, name, where)
        if decoded is not None:
            return decoded
    from charset_normalizer import from_bytes  # noqa: PLC0415 - its tables take time to load, and pages rarely need it

    best = from_bytes(data).best()
    if best is None:
        return _as_text(data, where)
    message = f"does not say its encoding, and was read as {best.encoding}; check its accents, or save it as UTF-8"
    return str(best), (Issue("guessed-encoding", "warning", where, message),)


def in_utf8(data: bytes, charset: str | None, where: str) -> tuple[bytes, tuple[Issue, ...]]:
    """A text in UTF-8, where it is said to be in another encoding and fits that; else its bytes as they are.

    Bytes that show themselves what they are (a byte order mark, zero bytes, valid UTF-8) say more than a server does,
    which often says the same of all that it has.

    Args:
        data: the whole text.
        charset: the encoding that somebody says it is in.
        where: the file's name, for messages.
    """
    if charset is None or b"\0" in data or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data, ()
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return data, ()
    found = _declared(data, charset, where)
    if found is None:
        message = f"is not in {charset}, as is said of it, and was read as its bytes look; check its accents"
        return data, (Issue("wrong-charset", "warning", where, message),)
    return found[0].encode(), found[1]


def _declared(data: bytes, name: str, where: str) -> tuple[str, tuple[Issue, ...]] | None:
    encoding = decode.codec(name)
    if encoding is None:
        return None
    encoding = _AS_BROWSERS_READ_IT.get(encoding, encoding)
    if encoding in ("utf-8", "utf-7", "utf-16", "utf-32") or not _is_for_text(encoding):
        return None  # not valid as the one, or not what the others could be in a page that names its encoding
    text = data.decode(encoding, errors="replace")
    strays = text.count("\ufffd")
    if strays > max(1, _MOST_STRAYS * len(text)):
        return None
    if not strays:
        return text, ()
    message = f"has {strays} characters that are not in {name}, the encoding it declares; they were left out"
    return text.replace("\ufffd", ""), (Issue("mixed-encoding", "warning", where, message),)


def _is_for_text(encoding: str) -> bool:
    try:
        return b"a".decode(encoding) == "a"
    except (LookupError, ValueError):
        return False


def _as_text(data: bytes, where: str) -> tuple[str, tuple[Issue, ...]]:
    text, issues = decode.decode(data, where)
    return text, tuple(issue for issue in issues if issue.code != "not-plain-text")
