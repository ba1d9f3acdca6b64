"""A whole PDF file -> `Parsed`: what can be read of it, and what not and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from generator.errors import ReadError
from generator.limits import DEFAULT, Limits
from generator.read.formats.named import plausible_author, plausible_title
from generator.read.formats.pdf.margins import without_margins
from generator.read.formats.pdf.order import in_order
from generator.read.formats.pdf.page import Page, read_page
from generator.read.formats.pdf.paragraphs import assemble
from generator.read.formats.titled import settle_title
from generator.read.metadata import Metadata
from generator.read.parsed import Parsed, too_long
from generator.records import Issue

_LARGEST = 300_000_000
"""Bytes."""
_MOST_UNKNOWN = 0.2
"""Share of characters without a meaning from which a text layer is no text."""
_FEWEST_UNKNOWN = 0.005
_FEWEST_VOWELS = 0.28
"""Share of vowels in Latin letters below which they are the numbers of glyphs; languages have a third and more."""
_ENOUGH = 200
"""Letters from which that share tells something."""
_CID = re.compile(r"\(cid:\d+\)")
_LETTER = re.compile(r"[A-Za-z]")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_END = b"%%EOF"
_TAIL = 2_048
_PROBLEMS = {
    pdfium_c.FPDF_ERR_PASSWORD: "is encrypted; save it without a password",
    pdfium_c.FPDF_ERR_SECURITY: "is encrypted in a way that cannot be read; save it without protection",
}


def parse(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
    """Read the text layer of a PDF file, as `read_pdf` does.

    Raises:
        ReadError: it is damaged, encrypted, too long, or has no text that can be read.
    """
    if len(data) > _LARGEST:
        raise ReadError(f"{name}: is larger than {_LARGEST // 1_000_000} MB; split it up")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        problem = _PROBLEMS.get(getattr(error, "err_code", None), "is damaged and cannot be opened; get it again")
        raise ReadError(f"{name}: {problem}") from error
    try:
        return _parsed(document, data, name, limits)
    finally:
        document.close()


def _parsed(document: pdfium.PdfDocument, data: bytes, name: str, limits: Limits) -> Parsed:
    count = len(document)
    if count > limits.pages:
        message = f"has {count:,} pages, more than the {limits.pages:,} that are read"
        raise ReadError(f"{name}: {message}; split it up, or raise the setting limits: pages")
    pages, broken = _pages(document, name, limits)
    _refuse_no_words(pages, name)
    kept, margins = without_margins(pages)
    lines = [in_order(pieces, number) for number, pieces in enumerate(kept)]
    info = document.get_metadata_dict()
    title, author = plausible_title(info.get("Title")), plausible_author(info.get("Author"))
    found = assemble(lines)
    if not found.text:
        raise ReadError(f"{name}: holds nothing but running heads and page numbers; put the document there")
    blocks, title = settle_title(found.text, found.blocks, title)
    issues = _issues(pages, broken, data, name)
    counted = ((margins, "line"), (found.notes, "footnote"))
    left_out = [f"{number} {what}{'s' * (number > 1)}" for number, what in counted if number]
    if left_out:
        message = f"left out {' and '.join(left_out)} at the edges of the pages"
        issues = (*issues, Issue("page-margins", "note", name, message))
    return Parsed(found.text, blocks, Metadata(title=title, author=author), issues, found.pages)


def _pages(document: pdfium.PdfDocument, name: str, limits: Limits) -> tuple[list[Page], list[int]]:
    """All pages, and the numbers from 1 of those that cannot be loaded, which are empty."""
    pages: list[Page] = []
    broken: list[int] = []
    total = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            pages.append(Page((), 0.0, 0, 0, has_picture=False))
            broken.append(number + 1)
            continue
        try:
            pages.append(read_page(page))
        finally:
            page.close()
        total += pages[-1].characters
        if total > limits.characters:
            raise too_long(name, limits)
    return pages, broken


def _refuse_no_words(pages: Sequence[Page], name: str) -> None:
    total = sum(page.characters for page in pages)
    unknown = sum(page.unknown for page in pages)
    text = " ".join(piece.text for page in pages for piece in page.pieces)
    unknown += sum(len(match[0]) for match in _CID.finditer(text))
    if not text.strip() and not unknown:
        if any(page.has_picture for page in pages):
            message = "is a scan: it holds pictures of pages and no text; have its text recognised (OCR) and try again"
        else:
            message = "has no text on its pages; put the document there"
        raise ReadError(f"{name}: {message}")
    letters = unicodedata.normalize("NFD", text)
    count = len(_LETTER.findall(letters))
    is_shifted = count >= _ENOUGH and len(_VOWEL.findall(letters)) < _FEWEST_VOWELS * count
    if unknown > _MOST_UNKNOWN * total or is_shifted:
        message = (
            "has a text layer that is no text: its fonts do not say which letters their signs are; have the "
            "pages recognised (OCR), or get the document in another format"
        )
        raise ReadError(f"{name}: {message}")


def _issues(pages: Sequence[Page], broken: Sequence[int], data: bytes, name: str) -> tuple[Issue, ...]:
    issues: list[Issue] = []
    if _END not in data[-_TAIL:]:
        message = "does not end as a PDF file does, and may be cut off; compare it with the original"
        issues.append(Issue("cut-off", "warning", name, message))
    if broken:
        message = f"{_listed(broken)} cannot be read; get the file again"
        issues.append(Issue("damaged-pages", "warning", name, message))
    pictures = [number for number, page in enumerate(pages, 1) if not page.pieces and page.has_picture]
    if pictures:
        message = f"{_listed(pictures)} hold a picture and no text; have the text recognised (OCR) if it matters"
        issues.append(Issue("pages-without-text", "warning", name, message))
    unknown = sum(page.unknown for page in pages)
    if unknown > max(1, _FEWEST_UNKNOWN * sum(page.characters for page in pages)):
        message = f"has {unknown} signs whose font does not say which letters they are; compare it with the original"
        issues.append(Issue("unknown-letters", "warning", name, message))
    return tuple(issues)


def _listed(numbers: Iterable[int]) -> str:
    """Page numbers with runs put together: "pages 2, 4-6"."""
    parts: list[str] = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        parts.append(str(found[0]) if len(found) == 1 else f"{found[0]}-{found[-1]}")
    is_one = len(parts) == 1 and parts[0].isdecimal()
    return f"{'page' if is_one else 'pages'} {', '.join(parts)}"
