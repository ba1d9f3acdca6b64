"""The bytes of a brief and of its archived text: whether they are text, and what befell a text that has changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from generator.brief import merge_marks
from generator.brief.identity import sha256

_CHANGES: tuple[tuple[str, Callable[[str], str]], ...] = (
    (
        "its line ends were changed to CRLF, as some editors and Git settings do; change them back to LF",
        lambda text: text.replace("\r\n", "\n"),
    ),
    ("a byte order mark was put before it; take that away", lambda text: text.removeprefix("\ufeff")),
    ("the line feed at its end was taken away; put it back", lambda text: text + "\n"),
    ("line feeds were put at its end; take them away", lambda text: text.rstrip("\n") + "\n"),
    ("it was put into another Unicode normal form; put it into NFC", lambda text: unicodedata.normalize("NFC", text)),
)
"""What programs do to a text unasked, each with what undoes it."""


class NotTextError(ValueError):
    """A file is not UTF-8; the text says why, and what to do.

    Attributes:
        line: the first one that is not.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def decoded(data: bytes) -> str:
    """The text of a file.

    Raises:
        NotTextError: it is not UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise NotTextError("is in UTF-16; save it as UTF-8", 1) from error
        line = data.count(b"\n", 0, error.start) + 1
        told = f"is not UTF-8 (byte 0x{data[error.start]:02x} in line {line})"
        remedy = "it is no text at all, so move it elsewhere" if b"\0" in data else "save it as UTF-8"
        raise NotTextError(f"{told}; {remedy}", line) from error


def what_befell(text: str, expected: str) -> str:
    """What was done to an archived text, as far as it can be told; else that it is another one.

    Args:
        text: as it is now.
        expected: the hash of what it was.
    """
    if not text.strip():
        return "is empty"
    if marks := merge_marks.lines(text):
        return f"has marks of an unsettled merge in line {marks[0]}"
    for what, undo in _CHANGES:
        if sha256(undo(text)) == expected:
            return f"was changed: {what}"
    return "is not the one of source.text_sha256: it was changed, or is another brief's"
