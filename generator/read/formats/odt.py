"""OpenDocument texts (.odt, ISO/IEC 26300), as LibreOffice writes them: the words that are in them now.

Left out are deleted text, headers and footers, notes, comments and tables of contents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from xml.etree.ElementTree import Element

from generator.errors import ReadError
from generator.read.formats.named import plausible_author, plausible_title
from generator.read.formats.titled import settle_title
from generator.read.marked_up import plain_text
from generator.read.metadata import Metadata
from generator.read.parsed import Parsed
from generator.records import Issue

_KIND = "an OpenDocument text (.odt)"
_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _STYLE = (f"{{{_NS}{part}:1.0}}" for part in ("office", "text", "table", "style"))
_DRAW = f"{{{_NS}drawing:1.0}}"
_META = f"{{{_NS}meta:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LEFT_OUT = frozenset(
    {
        *(f"{_TEXT}{tag}" for tag in ("note", "tracked-changes", "ruby-text", "hidden-text", "hidden-paragraph")),
        *(f"{_TEXT}{tag}" for tag in ("table-of-content", "alphabetical-index", "illustration-index", "table-index")),
        *(f"{_TEXT}{tag}" for tag in ("user-index", "object-index", "bibliography", "sequence-decls")),
        *(f"{_OFFICE}{tag}" for tag in ("annotation", "annotation-end", "forms")),
        *(f"{{{_NS}svg-compatible:1.0}}{tag}" for tag in ("title", "desc")),
    }
)
_CAPTIONS = frozenset({"Caption", "Illustration", "Figure", "Drawing"})
_LONG_CELL = 200
_LEVELS = 6
_MOST_SPACES = 100


def read_odt(data: bytes, name: str) -> Parsed:
    """Read an OpenDocument text.

    Raises:
        ReadError: it is damaged, encrypted or something else, or holds no words.
    """
    from generator.read.formats.package import Package, words_of  # noqa: PLC0415 - loads an XML parser

    package = Package(data, name, _KIND)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(each.tag.endswith("}encryption-data") for each in manifest.iter()):
        raise ReadError(f"{name}: is encrypted; save it without a password")
    content = package.need("content.xml", _KIND)
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadError(f"{name}: is no text but another kind of OpenDocument file; save its words as a text document")
    reader = _Reader(_parents(content, package.xml("styles.xml")), _numbered(content, package.xml("styles.xml")))
    text, blocks = plain_text("".join(reader.blocks(body)), name)
    if not text:
        raise ReadError(f"{name}: holds no words; put the document there")
    meta = package.xml("meta.xml")
    blocks, title = settle_title(text, blocks, plausible_title(words_of(meta, f"{_DC}title")))
    author = plausible_author(words_of(meta, f"{_META}initial-creator"))
    deleted = sum(1 for _ in body.iter(f"{_TEXT}deletion"))
    issues: tuple[Issue, ...] = ()
    if deleted:
        message = "has tracked changes: what was deleted is left out, what was inserted is kept"
        issues = (Issue("tracked-changes", "note", name, message),)
    return Parsed(text, blocks, Metadata(title=title, author=author), issues)


def _parents(*roots: Element | None) -> dict[str, str]:
    """Each style and the one that it is made from."""
    return {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for root in roots
        if root is not None
        for style in root.iter(f"{_STYLE}style")
    }


def _numbered(*roots: Element | None) -> dict[str, frozenset[int]]:
    """Of each list style the levels, from 1, that have numbers rather than bullets or letters."""
    found: dict[str, frozenset[int]] = {}
    for root in roots:
        for style in () if root is None else root.iter(f"{_TEXT}list-style"):
            levels = (
                each.get(f"{_TEXT}level", "")
                for each in style.iter(f"{_TEXT}list-level-style-number")
                if each.get(f"{_STYLE}num-format") == "1"
            )
            found[style.get(f"{_STYLE}name", "")] = frozenset(int(level) for level in levels if level.isdecimal())
    return found


class _Reader:
    """Turns the elements of a document into HTML, which knows fewer things."""

    def __init__(self, parents: dict[str, str], numbered: dict[str, frozenset[int]]) -> None:
        self._parents = parents
        self._numbered = numbered
        self._boxes: list[Element] = []

    def blocks(self, elements: Iterable[Element]) -> Iterator[str]:
        for element in elements:
            if element.tag in _LEFT_OUT:
                continue
            if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield self._paragraph(element)
                yield from self._boxed()
            elif element.tag == f"{_TEXT}list":
                yield from self._list(element, 1, "")
            elif element.tag == f"{_TABLE}table":
                yield from self._table(element)
            else:
                yield from self.blocks(element)

    def _boxed(self) -> Iterator[str]:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _paragraph(self, element: Element) -> str:
        words = self._words(element)
        if not words.strip():
            return ""
        styles = set(self._styles(element.get(f"{_TEXT}style-name", "")))
        if element.tag == f"{_TEXT}h":
            digits = element.get(f"{_TEXT}outline-level", "1")
            level = min(_LEVELS, int(digits) + 1) if digits.isdecimal() and len(digits) < 3 else 2
            return f"<h{level}>{words}</h{level}>"
        if "Title" in styles:
            return f"<h1>{words}</h1>"
        return f"<figcaption>{words}</figcaption>" if styles & _CAPTIONS else f"<p>{words}</p>"

    def _styles(self, style: str) -> Iterator[str]:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self._parents.get(style, "")

    def _list(self, element: Element, depth: int, style: str) -> Iterator[str]:
        style = element.get(f"{_TEXT}style-name") or style
        has_numbers = depth in self._numbered.get(style, frozenset())
        number = 0
        for item in element:
            if item.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            for child in item:
                if child.tag == f"{_TEXT}list":
                    yield from self._list(child, depth + 1, style)
                elif child.tag == f"{_TEXT}h":
                    yield self._paragraph(child)
                elif child.tag == f"{_TEXT}p" and (words := self._words(child)).strip():
                    number += 1
                    is_numbered = has_numbers and item.tag == f"{_TEXT}list-item"
                    opening, closing = (f'<ol start="{number}">', "</ol>") if is_numbered else ("<ul>", "</ul>")
                    yield f"{opening}<li>{words}</li>{closing}"
                yield from self._boxed()

    def _words(self, element: Element) -> str:
        parts = [escape(element.text or "")]
        for child in element:
            if child.tag == f"{_TEXT}s":
                digits = child.get(f"{_TEXT}c", "1")
                parts.append(" " * min(_MOST_SPACES, int(digits) if digits.isdecimal() and len(digits) < 5 else 1))
            elif child.tag == f"{_TEXT}tab":
                parts.append(" ")
            elif child.tag == f"{_TEXT}line-break":
                parts.append("<br>")
            elif child.tag == f"{_DRAW}text-box":
                self._boxes.append(child)
            elif child.tag not in _LEFT_OUT:
                parts.append(self._words(child))
            parts.append(escape(child.tail or ""))
        return "".join(parts)

    def _table(self, table: Element) -> Iterator[str]:
        rows = [list(row.iter(f"{_TABLE}table-cell")) for row in table.iter(f"{_TABLE}table-row")]
        paragraphs = [[self._words(p) for p in cell.iter(f"{_TEXT}p")] for row in rows for cell in row]
        is_layout = max((len(row) for row in rows), default=0) <= 1 or any(
            sum(bool(words.strip()) for words in cell) > 1 and sum(map(len, cell)) > _LONG_CELL for cell in paragraphs
        )
        self._boxes.clear()
        if is_layout:
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
            return
        yield "<table>"
        for row in rows:
            words = ("<br>".join(filter(None, (self._words(p) for p in cell.iter(f"{_TEXT}p")))) for cell in row)
            yield "<tr>" + "".join(f"<td>{each}</td>" for each in words) + "</tr>"
        yield "</table>"
        self._boxes.clear()
