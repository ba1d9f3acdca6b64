"""What stands at the edge of page after page: running heads, feet and page numbers, told by their repetition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from generator.read.formats.pdf.order import rows
from generator.read.formats.pdf.page import Page, Piece

_MOST_ROWS = 2
"""How many rows a head or foot has that is set in letters as large as the text's."""
_EDGE_ROWS = 4
"""How many rows from an edge may be a running head or foot."""
_NEIGHBOURS = 2
"""How many pages away its like may stand: left and right pages may differ."""
_SAME_PLACE = 4.0
"""Points."""
_SET_OFF = 0.5
"""Times its size that white stands between a running head or foot and the text."""
_OTHER_SIZE = 0.08
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|•.\s]*(?:(?:page|p\.)\s*)?(\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/)\s*(\d{1,4}))?[-–—|•.\s]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    words: str
    distance: float
    pieces: tuple[Piece, ...]


def without_margins(pages: Sequence[Page]) -> tuple[list[list[Piece]], int]:
    """The pieces of each page less what repeats at its edges, and how many rows that were."""
    edges = [_edges(page) for page in pages]
    kept: list[list[Piece]] = []
    removed = 0
    for number, page in enumerate(pages):
        gone: set[int] = set()
        usual = median(piece.size for piece in page.pieces) if page.pieces else 0.0
        near = range(max(0, number - _NEIGHBOURS), min(len(pages), number + _NEIGHBOURS + 1))
        for side in (0, 1):
            repeated = 0
            for row in edges[number][side][:_EDGE_ROWS]:
                others = (other for n in near if n != number for other in edges[n][side])
                if not _is_number_of(row.words, number, len(pages)) and not any(_repeats(row, o) for o in others):
                    break  # what stands further in belongs to the text
                repeated += 1
            while repeated and not _is_set_off(edges[number][side], repeated, usual):
                repeated -= 1
            gone |= {id(piece) for row in edges[number][side][:repeated] for piece in row.pieces}
            removed += repeated
        kept.append([piece for piece in page.pieces if id(piece) not in gone])
    return kept, removed


def _edges(page: Page) -> tuple[list[_Row], list[_Row]]:
    """The first rows from the top and from the bottom, from the edge inwards."""
    found = rows(page.pieces)
    top = [_row(row, min(p.top for p in row)) for row in found[: _EDGE_ROWS + 1]]
    bottom = [_row(row, page.height - max(p.bottom for p in row)) for row in found[: -_EDGE_ROWS - 2 : -1]]
    return top, bottom


def _row(pieces: Sequence[Piece], distance: float) -> _Row:
    words = " ".join(piece.text for piece in pieces)
    return _Row(_DIGITS.sub("#", words), words, distance, tuple(pieces))


def _is_set_off(edge: Sequence[_Row], count: int, usual: float) -> bool:
    """Whether the first rows stand apart from the next one, by white or by their size, as a head or foot does.

    Two pages of a form may begin with the same paragraph; a head has a line or two, or small letters.
    """
    sizes = [max(p.size for p in row.pieces) for row in edge[: count + 1]]
    if count > _MOST_ROWS and any(size > (1 - _OTHER_SIZE) * usual for size in sizes[:count]):
        return False
    if count >= len(edge):
        return count <= _MOST_ROWS
    last, following = edge[count - 1].pieces, edge[count].pieces
    above = min(p.top for p in last) - max(p.bottom for p in following)
    below = min(p.top for p in following) - max(p.bottom for p in last)
    return max(above, below) >= _SET_OFF * sizes[-2] or abs(sizes[-2] - sizes[-1]) > _OTHER_SIZE * sizes[-2]


def _repeats(row: _Row, other: _Row) -> bool:
    if row.key != other.key or abs(row.distance - other.distance) > _SAME_PLACE:
        return False
    has_letters = any(c.isalpha() for c in row.key)
    return has_letters or _PAGE_NUMBER.fullmatch(row.words) is not None


def _is_number_of(words: str, number: int, pages: int) -> bool:
    """Whether a row is the number of the page that it stands on, counted from 1."""
    match = _PAGE_NUMBER.fullmatch(words)
    if match is None or not match[1].isdigit() or int(match[1]) != number + 1:
        return False
    return match[2] is None or int(match[2]) == pages
