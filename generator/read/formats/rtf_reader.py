"""The tokens of Rich Text Format, one after another, with a stack of groups -> paragraphs and tables as HTML."""

from __future__ import annotations

import codecs
import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from generator.errors import ReadError
from generator.read.formats.rtf_words import CHARSETS, DESTINATIONS, HIDING, SIGNS

_DEEPEST = 1_000
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_LEVELS = 6
_HEADING = re.compile(r"\s*(?:heading|überschrift|titre|encabezado|título|titolo|rubrik|overskrift|kop) (\d)")


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group.

    Attributes:
        into: the destination that text goes to; "" for the document, None for nowhere.
        skip: how many characters stand after a Unicode escape for programs that do not know it.
    """

    into: str | None = ""
    codec: str = "cp1252"
    skip: int = 1
    is_hidden: bool = False
    is_deleted: bool = False


@dataclass(slots=True)
class _Paragraph:
    words: list[str] = field(default_factory=list)
    level: int = 0
    style: int | None = None
    is_item: bool = False
    in_table: bool = False


class RtfReader:
    """Takes a document's tokens in, one after another."""

    def __init__(self, name: str) -> None:
        self.deleted = 0
        self._name = name
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._code_page = "cp1252"
        self._styles: dict[int, int] = {}
        self._style = 0
        self._style_words: list[str] = []
        self._infos: dict[str, list[str]] = {}
        self._closed: set[str] = set()
        self._bytes = bytearray()
        self._skipped = 0
        self._surrogate = 0
        self._paragraphs: list[_Paragraph | list[list[str]]] = []
        self._paragraph = _Paragraph()
        self._row: list[str] = []
        self._is_new_group = False

    def read(self, data: bytes) -> bool:
        """Read it all; says whether it ended where it should."""
        at, end = 0, len(data)
        while at < end:
            match = _TOKEN.match(data, at)
            if match is None:
                at += 1
                continue
            at = match.end()
            word, argument, code, sign, brace, run = match.groups()
            if word is not None and word == b"bin":
                at = min(end, at + max(0, int(argument or 0)))
            elif brace is not None:
                if not self._group(brace):
                    self._end()
                    return True
            elif code is not None:
                self._byte(bytes([int(code, 16)]))
            elif run is not None:
                self._byte(run)
            elif word is not None:
                self._flush()
                self._word(word.decode(), None if argument is None else int(argument))
            elif sign is not None:
                self._flush()
                self._sign(sign)
            self._is_new_group = brace == b"{" or (self._is_new_group and sign == b"*")
        self._flush()
        self._end()
        return False

    def _end(self) -> None:
        self._state = _State()
        if self._row:
            self.end_cell(None)
            self.end_row(None)
        self._paragraph.in_table = False
        self._end_paragraph()

    def _group(self, brace: bytes) -> bool:
        """Begin or end a group; false where the document ends with it."""
        self._flush()
        self._skipped = 0
        if brace == b"{":
            if len(self._stack) >= _DEEPEST:
                raise ReadError(f"{self._name}: has groups more than {_DEEPEST} levels deep; save it again as .docx")
            self._stack.append(self._state)
            return True
        if self._state.into == "style":
            self._end_style()
        elif self._state.into in self._infos and self._stack and self._stack[-1].into != self._state.into:
            # LibreOffice names who changed the document last as a second author.
            self._closed.add(self._state.into)
        if self._stack:
            self._state = self._stack.pop()
        return bool(self._stack)

    def _byte(self, data: bytes) -> None:
        if self._skipped:
            skipped = min(self._skipped, len(data))
            self._skipped -= skipped
            data = data[skipped:]
        if self._state.into is not None:
            self._bytes += data

    def _flush(self) -> None:
        """Decode the bytes that stand together: characters of two bytes have to be whole."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._put(data.decode(self._state.codec, errors="replace"))

    def _put(self, text: str) -> None:
        state = self._state
        if self._surrogate and text:
            text, self._surrogate = "\ufffd" + text, 0
        if state.into is None or state.is_hidden:
            return
        if state.is_deleted:
            return
        if state.into == "":
            self._paragraph.words.append(escape(text))
        elif state.into == "style":
            self._style_words.append(text)
        elif state.into in ("title", "author") and state.into not in self._closed:
            self._infos.setdefault(state.into, []).append(text)

    def _sign(self, sign: bytes) -> None:
        text = {b"~": "\xa0", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}"}.get(sign)
        if sign == b"*" and self._is_new_group:
            # A destination that programs may pass over unless they know it.
            self._change(into=None)
        elif sign in (b"\n", b"\r"):
            self._end_paragraph()
        elif text:
            self._put(text)

    def _change(self, **changes: object) -> None:
        self._state = dataclasses.replace(self._state, **changes)  # type: ignore[arg-type]

    def _word(self, word: str, argument: int | None) -> None:
        if word in SIGNS:
            self._put(SIGNS[word])
        elif word in DESTINATIONS:
            if word in ("listtext", "pntext"):
                self.begin_item(None)
            if self._state.into != "" and word not in ("title", "author"):
                self._change(into=None)
            else:
                self._change(into=DESTINATIONS[word])
        elif word == "u" and argument is not None:
            self._unicode(argument % 0x10000)
        elif word in _PROPERTIES:
            _PROPERTIES[word](self, argument)
        elif word in HIDING and self._state.into is not None:
            is_on = argument != 0
            if word == "deleted":
                self.deleted += is_on and not self._state.is_deleted
                self._change(is_deleted=is_on)
            else:
                self._change(is_hidden=is_on)

    def _unicode(self, code: int) -> None:
        lead, self._surrogate = self._surrogate, 0
        if 0xD800 <= code < 0xDC00:
            self._surrogate = code
        elif 0xDC00 <= code < 0xE000:
            is_pair = lead != 0
            self._put(chr(0x10000 + ((lead - 0xD800) << 10) + code - 0xDC00) if is_pair else "\ufffd")
        else:
            self._put(chr(code))
        self._skipped = self._state.skip

    def set_code_page(self, argument: int | None) -> None:
        """Take the encoding of the document."""
        found = {10000: "mac_roman", 65001: "utf-8"}.get(argument or 0, f"cp{argument}")
        try:
            self._code_page = codecs.lookup(found).name
        except LookupError:
            self._code_page = "cp1252"
        self._change(codec=self._code_page)

    def set_font(self, argument: int | None) -> None:
        """Take a font in use, or the one that the font table goes on to describe."""
        number = argument or 0
        if self._state.into == "fonts":
            self._font = number
        else:
            self._change(codec=self._fonts.get(number, self._code_page))

    def set_charset(self, argument: int | None) -> None:
        """Take the encoding of a font."""
        if self._state.into == "fonts" and argument in CHARSETS:
            self._fonts[self._font] = CHARSETS[argument]

    def set_skip(self, argument: int | None) -> None:
        """Take how many characters stand in for a Unicode escape."""
        self._change(skip=min(max(0, 1 if argument is None else argument), 8))

    def set_style(self, argument: int | None) -> None:
        """Take a paragraph's style, or the one that the style sheet goes on to describe."""
        if self._state.into == "style":
            self._style = argument or 0
        elif self._state.into == "":
            self._paragraph.style = argument

    def set_level(self, argument: int | None) -> None:
        """Take a paragraph's level in the outline, from 0; 9 is the text."""
        if argument is None or not 0 <= argument < _LEVELS - 1:
            return
        if self._state.into == "style":
            self._styles.setdefault(self._style, argument + 2)
        elif self._state.into == "":
            self._paragraph.level = argument + 2

    def reset_paragraph(self, _: int | None) -> None:
        """Go back to plain paragraphs."""
        if self._state.into == "":
            self._paragraph.style, self._paragraph.level = None, 0
            self._paragraph.is_item = self._paragraph.in_table = False

    def reset_font(self, _: int | None) -> None:
        """Go back to plain characters."""
        self._change(is_hidden=False, is_deleted=False)

    def begin_item(self, _: int | None) -> None:
        """Take the paragraph for an item of a list."""
        if self._state.into == "":
            self._paragraph.is_item = True

    def begin_cells(self, _: int | None) -> None:
        """Take the paragraph for a part of a table."""
        if self._state.into == "":
            self._paragraph.in_table = True

    def end_paragraph(self, _: int | None) -> None:
        """End a paragraph, unless its end was deleted."""
        if self._state.into == "" and not self._state.is_deleted:
            self._end_paragraph()

    def end_cell(self, _: int | None) -> None:
        """End a cell of a table."""
        if self._state.into == "":
            self._row.append("".join(self._paragraph.words).strip())
            self._paragraph.words = []

    def end_row(self, _: int | None) -> None:
        """End a row of a table."""
        if self._state.into != "" or not self._row:
            return
        if self._paragraphs and isinstance(self._paragraphs[-1], list):
            self._paragraphs[-1].append(self._row)
        else:
            self._paragraphs.append([self._row])
        self._row = []

    def put_line_end(self, _: int | None) -> None:
        """Put a line end that parts no paragraphs."""
        if self._state.into == "" and not self._state.is_hidden and not self._state.is_deleted:
            self._paragraph.words.append("<br>")

    def _end_paragraph(self) -> None:
        if self._paragraph.in_table or self._row:
            self._paragraph.words.append("<br>")
            return
        done = self._paragraph
        if "".join(done.words).strip():
            self._paragraphs.append(done)
        # Properties hold until they are taken back.
        self._paragraph = _Paragraph([], done.level, done.style, done.is_item)

    def _end_style(self) -> None:
        words = "".join(self._style_words).strip().rstrip(";").lower()
        self._style_words = []
        heading = _HEADING.match(words)
        if words == "title":
            self._styles[self._style] = 1
        elif heading is not None:
            self._styles[self._style] = min(_LEVELS, int(heading[1]) + 1)
        self._style = 0

    def html(self) -> Iterator[str]:
        """What was read."""
        for each in self._paragraphs:
            if isinstance(each, list):
                yield from _table(each)
                continue
            words = "".join(each.words)
            level = each.level or self._styles.get(each.style or 0, 0)
            if level:
                yield f"<h{level}>{words}</h{level}>"
            elif each.is_item:
                yield f"<ul><li>{words}</li></ul>"
            else:
                yield f"<p>{words}</p>"

    def info(self, key: str) -> str | None:
        """What the document's properties say."""
        return "".join(self._infos.get(key, ())) or None


_LONG_CELL = 200


def _table(rows: list[list[str]]) -> Iterator[str]:
    """A table; the cells of one that lays out the page, with running text in them, are paragraphs."""
    if max(map(len, rows)) <= 1 or any(len(cell) > _LONG_CELL and "<br>" in cell for row in rows for cell in row):
        for row in rows:
            for cell in row:
                yield from (f"<p>{words}</p>" for words in cell.split("<br>"))
        return
    yield "<table>"
    for row in rows:
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
    yield "</table>"


_PROPERTIES = {
    "ansicpg": RtfReader.set_code_page,
    "f": RtfReader.set_font,
    "fcharset": RtfReader.set_charset,
    "uc": RtfReader.set_skip,
    "s": RtfReader.set_style,
    "outlinelevel": RtfReader.set_level,
    "pard": RtfReader.reset_paragraph,
    "plain": RtfReader.reset_font,
    "ls": RtfReader.begin_item,
    "pnlvlblt": RtfReader.begin_item,
    "intbl": RtfReader.begin_cells,
    "par": RtfReader.end_paragraph,
    "sect": RtfReader.end_paragraph,
    "page": RtfReader.end_paragraph,
    "cell": RtfReader.end_cell,
    "nestcell": RtfReader.end_cell,
    "row": RtfReader.end_row,
    "line": RtfReader.put_line_end,
}
"""What each control word does that does not stand for a character or begin a destination."""
