"""One page of a PDF file -> the pieces of its text, each a run of characters on one line."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

MOST_CHARACTERS = 200_000
"""Of one page; a newspaper's has a tenth of it."""
_SKEW = math.radians(3)
_BREAK = 1.0
"""Gap between two characters, in font sizes, from which they are two pieces."""
_SPACE = 0.35
"""Gap between two characters, in font sizes, from which they are two words; letters may be spaced by a quarter."""
_LARGER = 1.8
"""Times the height of the next character from which one is a large first letter."""
_HYPHEN_MARK = 2
"""What PDFium gives for a hyphen that ends a line."""
_SOFT_HYPHEN = 0xAD
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_QUARTERS = 4
_NOTE_SIGNS = "*†‡§"
_RAISED = 0.85
"""Times the size of its neighbour up to which a raised sign may be a reference to a note."""
_RAISED_BY = 0.15
"""Times that size."""
_UNIT = re.compile(r"(?:\A|\W)[kcm]?m\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters on one line; places in points from the upper left corner of the page, as it is read.

    Attributes:
        size: of the font, in points.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds.

    Attributes:
        pieces: in the order of the file.
        height: in points.
        unknown: how many characters have no meaning in the file: their font does not say which letters they are.
        characters: how many there are in all.
        has_picture: whether there is a picture on it; only looked for where there is no text.
    """

    pieces: tuple[Piece, ...]
    height: float
    unknown: int
    characters: int
    has_picture: bool


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    top: float
    right: float
    bottom: float
    index: int


def read_page(page: pdfium.PdfPage) -> Page:
    """The text of one page as it lies on it; lines that run in another direction than most are left out."""
    textpage = page.get_textpage()
    width, height = page.get_mediabox()[2:]
    try:
        count = min(pdfium_c.FPDFText_CountChars(textpage), MOST_CHARACTERS)
        turns = [_quarter(pdfium_c.FPDFText_GetCharAngle(textpage, i)) for i in range(count)]
        codes = [pdfium_c.FPDFText_GetUnicode(textpage, i) for i in range(count)]
        seen = Counter(turn for turn, code in zip(turns, codes, strict=True) if turn is not None and code > 32)
        turn = seen.most_common(1)[0][0] if seen else 0
        glyphs, unknown = _glyphs(textpage, codes, turns, turn, (width, height))
        pieces = tuple(_pieces(textpage, glyphs))
    finally:
        textpage.close()
    pictures = not pieces and any(True for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    total = sum(code > 32 for code in codes)
    return Page(pieces, width if turn % 2 else height, unknown, total, pictures)


def _quarter(angle: float) -> int | None:
    """How many quarter turns text is turned by, with the clock; None where it is slanted, as a stamp is."""
    turns = angle / (math.pi / 2)
    nearest = round(turns)
    return nearest % _QUARTERS if abs(turns - nearest) * math.pi / 2 <= _SKEW else None


def _glyphs(
    textpage: pdfium.PdfTextPage, codes: list[int], turns: list[int | None], turn: int, page: tuple[float, float]
) -> tuple[list[_Glyph | None], int]:
    """The characters that run in the main direction, None for a space; and how many of them have no meaning."""
    found: list[_Glyph | None] = []
    unknown = 0
    box = pdfium_c.FS_RECTF()
    lead = 0
    for index, code in enumerate(codes):
        if 0xD800 <= code < 0xDC00:
            lead = code
            continue
        if 0xDC00 <= code < 0xE000 and lead:
            code = 0x10000 + ((lead - 0xD800) << 10) + code - 0xDC00  # noqa: PLW2901 - the two halves of one character
        lead = 0
        text = _character(code)
        if text.isspace():
            found.append(None)
            continue
        if turns[index] not in (None, turn) or (turns[index] is None and code != _HYPHEN_MARK):
            continue
        if _is_unknown(code):
            unknown += 1
        if text and pdfium_c.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            found.append(_Glyph(text, *_turned((box.left, box.top, box.right, box.bottom), turn, page), index))
    return found, unknown


def _character(code: int) -> str:
    if code == _HYPHEN_MARK:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if code in (0x09, 0x0A, 0x0D, 0xA0) or unicodedata.category(chr(code)) in ("Zs", "Zl", "Zp"):
        return " "
    if _is_unknown(code):
        return "\ufffd"
    return "" if unicodedata.category(chr(code)) == "Cf" and code != _SOFT_HYPHEN else chr(code)


def _is_unknown(code: int) -> bool:
    """Whether a character stands for nothing that people write."""
    return code in (0, 0xFFFD) or (code != _HYPHEN_MARK and unicodedata.category(chr(code)) in ("Cc", "Cn", "Co", "Cs"))


def _turned(
    box: tuple[float, float, float, float], turn: int, page: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom as the reader sees them, who turns the page until its text stands upright."""
    left, top, right, bottom = box
    width, height = page
    match turn:
        case 0:
            return left, height - top, right, height - bottom
        case 3:
            return bottom, left, top, right
        case 2:
            return width - right, bottom, width - left, top
        case _:
            return height - top, width - right, height - bottom, width - left


def _pieces(textpage: pdfium.PdfTextPage, glyphs: list[_Glyph | None]) -> list[Piece]:
    found: list[Piece] = []
    run: list[_Glyph] = []
    words: list[str] = []
    space = False
    for glyph in glyphs:
        if glyph is None:
            space = True
            continue
        if run and not space and _is_note_mark(textpage, run, glyph, "".join(words[-3:])):
            continue
        if run and not _goes_on(run, glyph):
            found.append(_piece(textpage, run, words))
            run, words = [], []
        elif run and (space or _is_apart(run[-1], glyph)) and not _hangs(run[-1], glyph):
            words.append(" ")
        run.append(glyph)
        words.append(glyph.text)
        space = False
    if run:
        found.append(_piece(textpage, run, words))
    return [piece for piece in found if piece.text]


def _goes_on(run: list[_Glyph], glyph: _Glyph) -> bool:
    """Whether a character stands on the line of those before it, and near them."""
    last = run[-1]
    height = min(last.bottom - last.top, glyph.bottom - glyph.top)
    overlap = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
    if overlap < height / 2:
        return False
    tall = max(last.bottom - last.top, glyph.bottom - glyph.top)
    if tall > _LARGER * height:
        return False
    if glyph.left - last.right > _BREAK * tall:
        return False
    goes_back = glyph.left < last.left - tall / 2
    is_leftward = unicodedata.bidirectional(glyph.text[0]) in ("R", "AL") or last.left - glyph.right > -tall / 2
    return not goes_back or (is_leftward and last.left - glyph.right <= _BREAK * tall)


def _is_apart(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether there is white between two characters without a space in the file, as behind a bullet or a tab."""
    return glyph.left - last.right > _SPACE * (last.bottom - last.top)


def _is_note_mark(textpage: pdfium.PdfTextPage, run: list[_Glyph], glyph: _Glyph, before: str) -> bool:
    """Whether a small raised number or sign refers to a footnote, and is neither a power nor a unit's."""
    if not (glyph.text.isdigit() or glyph.text in _NOTE_SIGNS) or run[-1].text.isdigit() or not _goes_on(run, glyph):
        return False
    sizes, heights = [], []
    x, y = ctypes.c_double(), ctypes.c_double()
    for each in (run[-1], glyph):
        sizes.append(_size(textpage, [each]))
        pdfium_c.FPDFText_GetCharOrigin(textpage, each.index, ctypes.byref(x), ctypes.byref(y))
        heights.append(y.value)
    is_raised = heights[1] - heights[0] > _RAISED_BY * sizes[0]
    return is_raised and sizes[1] < _RAISED * sizes[0] and _UNIT.search(before) is None


def _hangs(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a hyphen stands right at a word, although the file places it by itself."""
    return glyph.text == "-" and glyph.left - last.right < (glyph.bottom - glyph.top) / 4


def _piece(textpage: pdfium.PdfTextPage, run: list[_Glyph], words: list[str]) -> Piece:
    text = "".join(words).strip()
    if "\xad" in text:
        # It shows only where a line ends with it.
        text = text[:-1].replace("\xad", "") + text[-1]
    return Piece(
        unicodedata.normalize("NFC", text),
        min(glyph.left for glyph in run),
        min(glyph.top for glyph in run),
        max(glyph.right for glyph in run),
        max(glyph.bottom for glyph in run),
        _size(textpage, run),
        all(_is_bold(textpage, glyph.index) for glyph in (run[0], run[len(run) // 2], run[-1])),
    )


def _size(textpage: pdfium.PdfTextPage, run: list[_Glyph]) -> float:
    """Of the font, as it appears on the page: the file gives it before the page is scaled."""
    middle = run[len(run) // 2]
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFText_GetMatrix(textpage, middle.index, ctypes.byref(matrix)):
        return middle.bottom - middle.top
    scale = math.hypot(matrix.c, matrix.d)
    return round(float(pdfium_c.FPDFText_GetFontSize(textpage, middle.index)) * scale, 1) or middle.bottom - middle.top


def _is_bold(textpage: pdfium.PdfTextPage, index: int) -> bool:
    weight = pdfium_c.FPDFText_GetFontWeight(textpage, index)
    if weight >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    pdfium_c.FPDFText_GetFontInfo(textpage, index, name, 128, None)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))
