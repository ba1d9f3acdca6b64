"""HTML, such as Markdown becomes, to plain text and its blocks: the words that a reader sees, one block after another.

Nothing is run, fetched or laid out. Blocks stand apart by a blank line, list items and table rows by a line
end; an item keeps its bullet or number, which its block leaves out. Lines broken for width are joined by a
space; a line end stays where the markup asks for one, and between lines too long to be broken for width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from generator.errors import ReadError
from generator.read.blocks import WIDEST_WRAP, Block, BlockKind, join_lines, lines
from generator.read.decode import clean

_UNSEEN = frozenset({"script", "style"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ol", "ul", "menu"})
_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot
    th thead tr ul""".split()
)
_COUNTED = frozenset({"li", "table", "pre", "figcaption"})
"""Elements that say what the text in them is, however deep it stands."""
_SPACES = re.compile(r"[ \t\n]+")
_TASKS = ("[ ] ", "[x] ", "[X] ")
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of text that stands by itself; `kind` None for what is kept but never read as prose."""

    text: str
    kind: BlockKind | None
    level: int = 0
    marker: str = ""


def plain_text(html: str, where: str) -> tuple[str, tuple[Block, ...]]:
    """The text of a piece of HTML, and its blocks in order.

    Link targets, comments, scripts and style sheets are left out. The description of a picture is a
    caption. Code and tables are in the text but are no blocks; a table has one line per row.

    Args:
        html: the source, of a whole page or a part of one; need not be well formed.
        where: the file's name, for messages.

    Raises:
        ReadError: a script or style sheet is not closed, so that where the words go on cannot be told.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.unseen is not None:
        raise ReadError(f"{where}: <{reader.unseen}> is opened but not closed; close it or remove it")
    reader.end_block()
    return _assembled(reader.parts)


def _assembled(parts: list[_Part]) -> tuple[str, tuple[Block, ...]]:
    pieces: list[str] = []
    places: list[tuple[_Part, int]] = []
    position = 0
    for index, part in enumerate(parts):
        if index:
            gap = "\n" if part.kind == parts[index - 1].kind == "item" else "\n\n"
            pieces.append(gap)
            position += len(gap)
        places.append((part, position + len(part.marker)))
        pieces += (part.marker, part.text)
        position += len(part.marker) + len(part.text)
    text = "".join(pieces)
    blocks: list[Block] = []
    for part, start in places:
        if part.kind is None:
            continue
        run = [(start + first, start + last) for first, last in lines(part.text)]
        blocks += (Block(*span, part.kind, part.level) for span in join_lines(text, run, None))
    return text, tuple(block for block in blocks if block.start < block.end)


class _Reader(HTMLParser):
    """Collects the parts of what it is fed; whatever is not known of an element, its text is kept."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[_Part] = []
        self.unseen: str | None = None
        self._lines = [""]
        self._rows: list[list[str]] = []
        self._captions: list[str] = []
        self._heading = 0
        self._depth = dict.fromkeys(_COUNTED, 0)
        self._counters: list[int | None] = []
        self._marker = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what this element begins."""
        values = dict(attrs)
        if tag in _UNSEEN:
            self.unseen = tag
        elif tag == "br":
            self._lines.append("")
        elif tag == "img":
            self._captions.append(values.get("alt") or "")
        if tag not in _BLOCKS:
            return
        self._end_inner(tag)
        self._heading = _HEADINGS.get(tag, 0)
        if tag in _LISTS:
            start = values.get("start") or ""
            is_number = start.isdecimal() and len(start) <= _LONGEST_NUMBER
            self._counters.append((int(start) if is_number else 1) if tag == "ol" else None)
        if tag in _COUNTED:
            self._depth[tag] += 1
        if tag == "li":
            self._begin_item()

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Take `<![` for a comment where the parser knows no such section and would not go on."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i, report)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read `<br />` as `<br>`; HTML knows no closed form of other elements either."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End what this element began."""
        if tag in _UNSEEN:
            self.unseen = None
        if tag not in _BLOCKS:
            return
        self._end_inner(tag)
        self._heading = 0
        if tag in _COUNTED:
            self._depth[tag] = max(0, self._depth[tag] - 1)
        if tag == "li":
            self._marker = ""
        if tag in _LISTS and self._counters:
            self._counters.pop()

    def handle_data(self, data: str) -> None:
        """Take up the words of a piece of text."""
        if self.unseen is None:
            self._lines[-1] += data

    def end_block(self) -> None:
        """End the block that is being read, and add the captions of the pictures in it."""
        kind: BlockKind = "text"
        if self._heading:
            kind = "heading"
        elif self._depth["figcaption"]:
            kind = "caption"
        elif self._depth["li"]:
            kind = "item"
        self._take_rows()
        if self._depth["pre"]:
            self._add("\n".join(self._lines), None)
        elif kind == "text":
            for paragraph in "\n".join(_soft_lines(line) for line in self._lines).split("\n\n"):
                self._add(paragraph, kind)
        else:
            self._add(self._words(), kind)
        self._lines = [""]
        if not self._depth["table"]:
            for caption in self._captions:
                self._add(_SPACES.sub(" ", caption), "caption")
            self._captions = []

    def _end_inner(self, tag: str) -> None:
        """End the block, or inside a table only the cell or row, where this element starts or ends."""
        if not self._depth["table"]:
            self.end_block()
            return
        if tag in ("tr", "td", "th", "table", "caption"):
            words = self._words()
            if words:
                self._rows[-1:] = [[*self._rows[-1], words]] if self._rows else [[words]]
            self._lines = [""]
            if tag == "tr":
                self._rows.append([])
        else:
            self._lines[-1] += " "
        if tag == "table":
            self._take_rows()

    def _take_rows(self) -> None:
        if self._rows:
            self._add("\n".join(" | ".join(row) for row in self._rows if row), None)
            self._rows = []

    def _begin_item(self) -> None:
        number = self._counters[-1] if self._counters else None
        self._marker = "- " if number is None else f"{number}. "
        if number is not None:
            self._counters[-1] = number + 1

    def _words(self) -> str:
        return _SPACES.sub(" ", clean(" ".join(self._lines))[0]).strip()

    def _add(self, text: str, kind: BlockKind | None) -> None:
        text = clean(text)[0]
        text = text.rstrip() if kind is None else text.strip()
        if kind == "item" and text.startswith(_TASKS):
            text = text[len(_TASKS[0]) :].strip()
        if text.strip():
            is_item = kind == "item"
            self.parts.append(_Part(text, kind, self._heading if kind == "heading" else 0, self._marker * is_item))
            self._marker = "" if is_item else self._marker


def _soft_lines(visible: str) -> str:
    """What stands between two line ends that the markup asks for, with those of its source resolved."""
    found = [_SPACES.sub(" ", line).strip() for line in clean(visible)[0].split("\n")]
    if any(len(line) > WIDEST_WRAP for line in found):
        return "\n".join(found).strip("\n")
    runs = "\n".join(found).strip("\n").split("\n\n")
    return "\n\n".join(" ".join(run.split("\n")).strip() for run in runs)
