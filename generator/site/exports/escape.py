"""Hostile text in each format: what a document says stays text, whatever reads the file."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no form for, not even as a reference."""

_NOT_PLAIN = re.compile("[<>&\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What means something to HTML, ends a line for some programs, or is no character that YAML may hold."""


_FORMULA = re.compile(r"(^|[;\t\r\n])([\s\u200b\u2060\ufeff]*'*)(?=[=+\-@＝＋－＠])")
_SUSPECT = re.compile(r"[\";\t\r\n][\s\u200b\u2060\ufeff]*'*[=+\-@＝＋－＠]")
"""In a line of cells in quotation marks, wherever `_FORMULA` finds something in one of them."""

_PROTECTED = re.compile(r"(^|[;\t\r\n])([\s\u200b\u2060\ufeff]*)'('*)(?=[=+\-@＝＋－＠])")


def xml(text: str) -> str:
    """Text for an element or an attribute of XML 1.0; characters that it has no form for become U+FFFD."""
    return html.escape(text if text.isprintable() else _NOT_XML.sub("\ufffd", text))


def script(value: Any) -> str:
    """JSON on one line that may stand in a `script` element, in any other place of HTML, and in YAML's quotes."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _NOT_PLAIN.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def cell(text: str) -> str:
    """Text for a cell that no spreadsheet takes for a formula: an apostrophe stands in front of what looks like one.

    Programs that cut lines at semicolons or tabs, whatever the quotation marks say, see a cell begin there too.
    `plain` gives the text back.
    """
    return _FORMULA.sub(r"\1\2'", text)


def plain(text: str) -> str:
    """The text of a cell of `cell`."""
    return _PROTECTED.sub(r"\1\2\3", text)


def _line(cells: Iterable[str]) -> str:
    line = '","'.join(text.replace('"', '""') if '"' in text else text for text in cells)
    return f'"{line}"\r\n'


class Rows:
    """A file of RFC 4180 in UTF-8: all cells in quotation marks, lines end with CR LF, and no cell is a formula."""

    def __init__(self, header: Sequence[str]) -> None:
        self._bytes = bytearray()
        self.extend([header])

    def extend(self, rows: Iterable[Sequence[str]]) -> None:
        """Add rows, each with a cell for each column."""
        for row in rows:
            line = _line(row)
            # Nearly all rows are plain: one look at the whole line is quicker than one at each cell.
            if _SUSPECT.search(line):
                line = _line([cell(text) for text in row])
            self._bytes += line.encode()

    @property
    def content(self) -> bytes:
        """The file."""
        return bytes(self._bytes)


def lines(items: Iterable[Any]) -> bytes:
    """Values as lines of JSON."""
    dump: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    content = bytearray()
    for item in items:
        content += dump(item).encode() + b"\n"
    return bytes(content)
