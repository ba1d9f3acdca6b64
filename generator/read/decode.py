"""Bytes of a source file to the archived text: encodings, Unicode form, line ends."""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.errors import ReadError
from generator.records import Issue

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive, as Word and OpenDocument files are"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_ONLY_PYTHONS = ("idna", "punycode", "raw-unicode-escape", "unicode-escape")
"""Encodings of single words, some of which take the square of a text's length."""
_MARKUP = ((r"{\rtf", "rich text (RTF)"), ("<!doctype html", "a web page"), ("<html", "a web page"))
_REMEDY = "save it as plain text in UTF-8"

# Well-formed UTF-8 by lead byte (RFC 3629); the first group is a character beyond ASCII.
_UTF8_OR_STRAY = re.compile(
    rb"((?:[\xc2-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+)|([\x80-\xff])"
)
# CR LF and CR, and the line ends that only Unicode and page printers know.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_GAP = re.compile(r"(\s{100})\s+")
"""More white space than any layout has; where two expressions could share it, they would try each way to part it."""
_MOST_ACCENTS_OF_A_LETTER = 30
# No accent stands among the characters of Western European languages.
_UNBROKEN = re.compile("[^\x00-\u02ff]{31,}")
# And halves of characters, which some formats can write by themselves and no encoding has.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_MOST_CONTROLS = 0.01
"""Share of control characters above which a file is binary rather than text with a blemish."""
_MOST_ACCENTS = 0.4
"""Share of letters beyond ASCII that no text in a Western European language reaches."""


def decode(data: bytes, where: str) -> tuple[str, tuple[Issue, ...]]:
    r"""The text that these bytes hold, in NFC with `\n` line ends and without control characters.

    Reads UTF-8, UTF-16 and UTF-32 with a byte order mark; without one UTF-8, UTF-16 where the zero
    bytes of its ASCII characters give it away, and Windows-1252 where the result looks like a
    Western language. Any other encoding is refused rather than guessed.

    Args:
        data: the whole file.
        where: the file's name, for messages.

    Raises:
        ReadError: the file is empty, is not text, or is in an encoding that cannot be told.
    """
    if not data.strip():
        raise ReadError(f"{where}: is empty; put text in it or remove it")
    check_is_text(data, where)
    text, issues = _characters(data, where)
    text, controls = clean(text)
    if controls > max(1, _MOST_CONTROLS * len(text)):
        raise ReadError(f"{where}: is not text ({controls} control characters); {_REMEDY}")
    if controls:
        message = f"left out {controls} control characters that text should not hold"
        issues = (*issues, Issue("control-characters", "note", where, message))
    if not text.strip():
        raise ReadError(f"{where}: is empty; put text in it or remove it")
    for opening, what in _MARKUP:
        if text[:200].lstrip().lower().startswith(opening):
            message = f"holds {what} rather than plain text, and its codes are read as words; {_REMEDY}"
            issues = (*issues, Issue("not-plain-text", "warning", where, message))
    return text, issues


def check_is_text(data: bytes, where: str) -> None:
    """Make sure that these bytes do not begin as those of a picture or an archive do.

    Raises:
        ReadError: they do.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"{where}: is {what}, not text; {_REMEDY}")


def codec(name: str) -> str | None:
    """What Python calls the encoding of this name; None where it knows none in which documents are written."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):  # a name with a zero byte is no value
        return None
    return None if found in _ONLY_PYTHONS else found


def clean(text: str) -> tuple[str, int]:
    r"""The text in NFC with `\n` line ends and without control characters, and how many of these it had.

    White space beyond the hundredth character in a row is left out as well, and so are accents on one letter beyond
    the thirtieth, as in the Stream-Safe Text Format of Unicode (UAX 15).
    """
    text, controls = _CONTROL.subn("", _LINE_END.sub("\n", text))
    text = _GAP.sub(r"\1", text)
    return unicodedata.normalize("NFC", _UNBROKEN.sub(_stream_safe, text)), controls


def _stream_safe(match: re.Match[str]) -> str:
    """The characters, less accents on one letter that no script needs; to put these in order takes their square."""
    kept: list[str] = []
    accents = 0
    for character in match[0]:
        accents = accents + 1 if unicodedata.combining(character) else 0
        if accents <= _MOST_ACCENTS_OF_A_LETTER:
            kept.append(character)
    return "".join(kept)


def _characters(data: bytes, where: str) -> tuple[str, tuple[Issue, ...]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                name = encoding.upper()
                raise ReadError(f"{where}: is marked as {name} but broken at byte {error.start}; {_REMEDY}") from error
    if b"\0" in data:
        return _unmarked_utf16(data, where), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _windows_1252(data, where)


def _unmarked_utf16(data: bytes, where: str) -> str:
    """UTF-16 by its zero bytes, which stand on one side only: the high halves of ASCII characters."""
    for zeros, others, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        if len(data) % 2 == 0 and 0 in data[zeros::2] and 0 not in data[others::2]:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _is_plausible(text):
                return text
    raise ReadError(f"{where}: is not text (it holds NUL bytes); {_REMEDY}")


def _is_plausible(text: str) -> bool:
    """Whether every character is assigned to something that writing uses."""
    used = set(text) - set("\t\n\r\x0b\x0c")
    return not any(unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") for c in used)


def _windows_1252(data: bytes, where: str) -> tuple[str, tuple[Issue, ...]]:
    stray = intact = 0
    for match in _UTF8_OR_STRAY.finditer(data):
        if match[2] is None:
            intact += 1
        else:
            stray += 1
    if intact > stray:
        # Two files put together, or one cut through: UTF-8 that holds some other bytes.
        text = _UTF8_OR_STRAY.sub(_repaired, data).decode("utf-8")
        message = f"is UTF-8 with {stray} broken bytes, read as Windows-1252; {_REMEDY}"
        return text, (Issue("mixed-encoding", "warning", where, message),)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ReadError(f"{where}: is in an encoding that cannot be told; {_REMEDY}") from error
    letters = sum(c.isalpha() for c in text)
    accents = sum(c > "\x7f" and c.isalpha() for c in text)
    if accents > _MOST_ACCENTS * letters:
        raise ReadError(f"{where}: is in an encoding that cannot be told; {_REMEDY}")
    return text, ()


def _repaired(match: re.Match[bytes]) -> bytes:
    return match[1] or match[2].decode("cp1252", errors="replace").encode()
