"""Text of a large file, line by line, without a second copy of it where its encoding allows."""

from __future__ import annotations

import codecs
import io
from typing import TextIO

from generator.read.decode import decode
from generator.records import Issue

_STEP = 1 << 20


def text_stream(data: bytes, name: str) -> tuple[TextIO, tuple[Issue, ...]]:
    """The text of a file with its line ends as they are, and what was noticed.

    Raises:
        ReadError: it is no text, or in an encoding that cannot be told.
    """
    if data and not data.isspace() and b"\0" not in data and _is_utf8(data):
        return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline=""), ()
    text, issues = decode(data, name)
    return io.StringIO(text, newline=""), issues


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(view), _STEP):
            decoder.decode(view[start : start + _STEP])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
