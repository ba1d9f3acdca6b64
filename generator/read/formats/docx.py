"""Word documents (.docx, ECMA-376): the words that are in them once all changes are accepted.

Left out are deleted and hidden text, headers and footers, footnotes, comments, tables of contents and the codes of
fields. Read from the XML itself, as libraries for these files pass over inserted text and know nothing of deleted
paragraph ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import Element

from generator.errors import ReadError
from generator.read.formats.named import plausible_author, plausible_title
from generator.read.formats.titled import settle_title
from generator.read.marked_up import plain_text
from generator.read.metadata import Metadata
from generator.read.parsed import Parsed
from generator.records import Issue

_KIND = "a Word document (.docx)"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEFT_OUT = frozenset(
    "del moveFrom delText instrText delInstrText rPr pPr sdtPr sectPr tblPr tblGrid Fallback rt".split()
)
_LONG_CELL = 200
"""Code points in the paragraphs of one cell from which a table lays out the page, and does not list things."""
_LEVELS = 6


@dataclass(slots=True)
class _Styles:
    """What the styles say, by style id."""

    headings: dict[str, int] = field(default_factory=dict)
    captions: set[str] = field(default_factory=set)
    contents: set[str] = field(default_factory=set)
    lists: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_docx(data: bytes, name: str) -> Parsed:
    """Read a Word document.

    Raises:
        ReadError: it is damaged, encrypted or something else, or holds no words.
    """
    from generator.read.formats.package import Package, words_of  # noqa: PLC0415 - loads an XML parser

    package = Package(data, name, _KIND)
    body = _plain_names(package.need("word/document.xml", _KIND)).find("body")
    styles = package.xml("word/styles.xml")
    numbering = package.xml("word/numbering.xml")
    reader = _Reader(_styles(styles), _numbered(numbering))
    html = "".join(reader.blocks(body if body is not None else ()))
    text, blocks = plain_text(html, name)
    if not text:
        raise ReadError(f"{name}: holds no words; put the document there")
    core = package.xml("docProps/core.xml")
    blocks, title = settle_title(text, blocks, plausible_title(words_of(core, f"{_DC}title")))
    author = plausible_author(words_of(core, f"{_DC}creator"))
    issues: tuple[Issue, ...] = ()
    if reader.deleted:
        message = "has tracked changes: what was deleted is left out, what was inserted is kept"
        issues = (Issue("tracked-changes", "note", name, message),)
    return Parsed(text, blocks, Metadata(title=title, author=author), issues)


def _plain_names(root: Element) -> Element:
    """The tree with tags and attributes without their namespaces, which differ between two kinds of the format."""
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for key in [key for key in element.attrib if key.startswith((_W, _STRICT))]:
            element.attrib[key.rpartition("}")[2]] = element.attrib.pop(key)
    return root


def _styles(root: Element | None) -> _Styles:
    found = _Styles()
    if root is None:
        return found
    styles = {each.get("styleId", ""): each for each in _plain_names(root).iter("style")}
    for key in styles:
        chain = list(_based_on(key, styles))
        names = [_value(each.find("name")).lower() for each in chain]
        level = next((rank for each in chain if (rank := _level(each)) is not None), None)
        if level is not None:
            found.headings[key] = level
        if "caption" in names:
            found.captions.add(key)
        if any(name.startswith("toc ") or name == "table of figures" for name in names):
            found.contents.add(key)
        numbered = next((each for each in chain if each.find("pPr/numPr") is not None), None)
        if numbered is not None:
            found.lists[key] = _list_place(numbered.find("pPr"))
    return found


def _based_on(key: str, styles: dict[str, Element]) -> Iterator[Element]:
    seen: set[str] = set()
    while key in styles and key not in seen:
        seen.add(key)
        yield styles[key]
        key = _value(styles[key].find("basedOn"))


def _level(style: Element) -> int | None:
    """The level of a heading's style: the title's is 1, since the headings of the text stand below it."""
    name = _value(style.find("name")).lower()
    if name == "title":
        return 1
    if name.startswith("heading ") and name[8:].isdecimal():
        return min(_LEVELS, int(name[8:]) + 1)
    return None


def _value(element: Element | None) -> str:
    return "" if element is None else element.get("val", "")


def _numbered(root: Element | None) -> dict[tuple[str, int], int]:
    """Where lists with numbers begin to count, by list and level; lists with bullets or letters are not in it."""
    if root is None:
        return {}
    root = _plain_names(root)
    levels: dict[str, dict[int, int]] = {}
    for abstract in root.iter("abstractNum"):
        found = levels.setdefault(abstract.get("abstractNumId", ""), {})
        for level in abstract.iter("lvl"):
            start = _value(level.find("start"))
            if _value(level.find("numFmt")) == "decimal":
                found[_whole(level.get("ilvl", ""))] = _whole(start, 1)
    starts: dict[tuple[str, int], int] = {}
    for number in root.iter("num"):
        abstract_id = _value(number.find("abstractNumId"))
        for depth, first in levels.get(abstract_id, {}).items():
            starts[number.get("numId", ""), depth] = first
    return starts


def _whole(digits: str, otherwise: int = 0) -> int:
    return int(digits) if digits.isdecimal() and len(digits) < 9 else otherwise


def _list_place(properties: Element | None) -> tuple[str, int]:
    """The list and the level that a paragraph is in; ("", 0) for none."""
    if properties is None:
        return "", 0
    return _value(properties.find("numPr/numId")), _whole(_value(properties.find("numPr/ilvl")))


class _Reader:
    """Turns the elements of a document into HTML, which knows fewer things."""

    def __init__(self, styles: _Styles, starts: dict[tuple[str, int], int]) -> None:
        self.deleted = 0
        self._styles = styles
        self._starts = starts
        self._counted: Counter[tuple[str, int]] = Counter()
        self._before = ""
        """Words of a paragraph whose end was deleted, which go on in the next."""
        self._boxes: list[Element] = []

    def blocks(self, elements: Iterable[Element]) -> Iterator[str]:
        for element in elements:
            match element.tag:
                case "p":
                    yield self._paragraph(element)
                    boxes, self._boxes = self._boxes, []
                    for box in boxes:
                        yield from self.blocks(box)
                case "tbl":
                    yield from self._table(element)
                case "del" | "moveFrom":
                    self.deleted += 1
                case tag if tag not in _LEFT_OUT:
                    yield from self.blocks(element)

    def _paragraph(self, element: Element) -> str:
        properties = element.find("pPr")
        style = _value(properties.find("pStyle")) if properties is not None else ""
        words = self._before + self._words(element)
        self._before = ""
        if style in self._styles.contents:
            return ""
        if properties is not None and any(properties.find(f"rPr/{tag}") is not None for tag in ("del", "moveFrom")):
            self._before = words
            return ""
        if not words.strip():
            return ""
        outline = _value(properties.find("outlineLvl")) if properties is not None else ""
        level = self._styles.headings.get(style)
        if level is None and outline.isdecimal() and int(outline) < _LEVELS - 1:
            level = int(outline) + 2
        if level is not None:
            return f"<h{level}>{words}</h{level}>"
        if style in self._styles.captions:
            return f"<figcaption>{words}</figcaption>"
        return self._item(properties, style, words) or f"<p>{words}</p>"

    def _item(self, properties: Element | None, style: str, words: str) -> str | None:
        key = _list_place(properties)
        key = key if key[0] else self._styles.lists.get(style, ("", 0))
        if key[0] in ("", "0"):
            return None
        if key not in self._starts:
            return f"<ul><li>{words}</li></ul>"
        number = self._starts[key] + self._counted[key]
        self._counted[key] += 1
        for other in [other for other in self._counted if other[0] == key[0] and other[1] > key[1]]:
            del self._counted[other]
        return f'<ol start="{number}"><li>{words}</li></ol>'

    def _words(self, element: Element) -> str:
        parts: list[str] = []
        for child in element:
            match child.tag:
                case "t":
                    parts.append(escape(child.text or ""))
                case "tab" | "ptab":
                    parts.append(" ")
                case "br" | "cr":
                    parts.append(" " if child.get("type") in ("page", "column") else "<br>")
                case "noBreakHyphen":
                    parts.append("-")
                case "txbxContent":
                    self._boxes.append(child)
                case "del" | "moveFrom":
                    self.deleted += 1
                case "r" if _is_hidden(child):
                    pass
                case tag if tag not in _LEFT_OUT:
                    parts.append(self._words(child))
        return "".join(parts)

    def _table(self, table: Element) -> Iterator[str]:
        rows = [row for row in _within(table, "tr") if row.find("trPr/del") is None]
        cells = [list(_within(row, "tc")) for row in rows]
        if _lays_out([cell for row in cells for cell in row], max((len(row) for row in cells), default=0)):
            for row in cells:
                for cell in row:
                    yield from self.blocks(cell)
            return
        yield "<table>"
        for row in cells:
            words = ("<br>".join(filter(None, (self._words(p) for p in cell.iter("p")))) for cell in row)
            yield "<tr>" + "".join(f"<td>{each}</td>" for each in words) + "</tr>"
        yield "</table>"
        self._boxes.clear()


def _within(element: Element, tag: str) -> Iterator[Element]:
    """The elements with this tag, through what only wraps them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _within(child, tag)


def _lays_out(cells: list[Element], columns: int) -> bool:
    """Whether a table stands for the layout of a page: one column, or cells with running text."""
    if columns <= 1:
        return True
    for cell in cells:
        paragraphs = [sum(len(t.text or "") for t in p.iter("t")) for p in cell.iter("p")]
        if sum(length > 0 for length in paragraphs) > 1 and sum(paragraphs) > _LONG_CELL:
            return True
    return False


def _is_hidden(run: Element) -> bool:
    mark = run.find("rPr/vanish")
    return mark is not None and mark.get("val", "true") not in ("0", "false", "off")
