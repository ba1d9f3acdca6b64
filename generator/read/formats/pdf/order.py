"""The pieces of a page in the order that people read them: bands from top to bottom, columns from left to right.

A gutter is a stretch of white that many lines keep clear of. What runs across it (a headline, a table, a picture's
caption) parts the page into bands; in each band the left side is read before the right one, and each side by the
same rule. This is the recursive cut of Nagy and Seth (1984), with vertical cuts first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from generator.read.formats.pdf.page import Piece

_FEWEST_LINES = 3
"""On either side of a gutter."""
_NARROWEST = 12
"""Characters per line from which a column is running text, and no column of a table."""
_STEP = 2.0
_MOST_STEPS = 10_000
"""More than across the widest page that there can be; a file can put words farther out than that."""
_TRIED = 8
_DEEPEST = 6
_DROP_CAP = 1.8
"""Times the size of the text from which a single letter is one that begins a paragraph."""
_MOST_CAPS = 50
"""Of one page."""
_CELL_GAP = 2.0
"""Times the size of the font from which white on a line parts two cells."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one line of one column.

    Attributes:
        cells: its words; more than one where wide white parts them, as in a table.
        column: left and right edge of the column that it stands in.
        page: from 0.
    """

    cells: tuple[str, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    is_bold: bool
    column: tuple[float, float]
    page: int

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(self.cells)


def in_order(pieces: Sequence[Piece], page: int) -> list[Line]:
    """The lines of a page in reading order."""
    return _ordered(_with_drop_caps(pieces), page, 0) if pieces else []


def rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand beside each other, from top to bottom, each row from left to right."""
    found: list[list[Piece]] = []
    tallest: Piece | None = None
    for piece in sorted(pieces, key=lambda each: (each.middle, each.left)):
        if tallest is not None and _is_beside(tallest, piece):
            found[-1].append(piece)
            tallest = max(tallest, piece, key=lambda each: each.bottom - each.top)
        else:
            found.append([piece])
            tallest = piece
    return [sorted(row, key=lambda each: each.left) for row in found]


def _is_beside(one: Piece, other: Piece) -> bool:
    return one.top <= other.middle <= one.bottom and other.top <= one.middle <= other.bottom


def _ordered(pieces: Sequence[Piece], page: int, depth: int) -> list[Line]:
    bands = _bands(pieces) if depth < _DEEPEST else None
    if bands is None:
        column = min(p.left for p in pieces), max(p.right for p in pieces)
        return [_line(row, column, page) for row in rows(pieces)]
    found: list[Line] = []
    for band in bands:
        for side in band:
            if side:
                found += _ordered(side, page, depth + 1)
    return found


def _line(row: list[Piece], column: tuple[float, float], page: int) -> Line:
    cells = [row[0].text]
    for before, piece in pairwise(row):
        size = max(before.size, piece.size)
        if piece.left - before.right > _CELL_GAP * size:
            cells.append(piece.text)
        else:
            cells[-1] += " " + piece.text
    longest = max(row, key=lambda each: len(each.text))
    return Line(
        tuple(cells),
        row[0].left,
        min(p.top for p in row),
        max(p.right for p in row),
        max(p.bottom for p in row),
        longest.size,
        all(p.is_bold for p in row),
        column,
        page,
    )


_Bands = list[tuple[list[Piece], ...]]


def _bands(pieces: Sequence[Piece]) -> _Bands | None:
    """The page cut along its best gutter; None where it has none."""
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    gap = 0.7 * median(piece.size for piece in pieces)
    best: tuple[int, _Bands] | None = None
    for place in _places(pieces):
        bands, lines = _cut(pieces, place, gap)
        if lines and (best is None or lines > best[0]):
            best = lines, bands
    return best[1] if best else None


def _places(pieces: Sequence[Piece]) -> list[float]:
    """Where a gutter may be: the places that the fewest pieces run across."""
    lefts, rights = sorted(p.left for p in pieces), sorted(p.right for p in pieces)
    found: list[tuple[int, float]] = []
    for step in range(int(min(_MOST_STEPS, (rights[-1] - lefts[0]) / _STEP))):
        place = lefts[0] + step * _STEP
        before, after = bisect_right(rights, place), len(lefts) - bisect_left(lefts, place)
        if min(before, after) >= _FEWEST_LINES:
            found.append((len(pieces) - before - after, place))
    runs: list[list[tuple[int, float]]] = []
    for crossing, place in found:
        if runs and runs[-1][-1] == (crossing, place - _STEP):
            runs[-1].append((crossing, place))
        else:
            runs.append([(crossing, place)])
    middles = [run[len(run) // 2] for run in runs]
    return [place for _, place in sorted(middles)[:_TRIED]]


def _cut(pieces: Sequence[Piece], place: float, gap: float) -> tuple[_Bands, int]:
    """The bands that a gutter at this place makes, and how many lines stand in columns then; 0 for no good gutter."""
    bands: _Bands = []
    lines = 0
    plain: list[Piece] = []
    sides: tuple[list[Piece], list[Piece]] = ([], [])

    def close() -> None:
        nonlocal lines, plain
        if _are_columns(*sides, gap):
            if plain:
                bands.append((plain,))
                plain = []
            bands.append((sides[0][:], sides[1][:]))
            lines += len(sides[0]) + len(sides[1])
        else:
            plain += [*sides[0], *sides[1]]
        sides[0].clear()
        sides[1].clear()

    for piece in sorted(pieces, key=lambda each: each.middle):
        if piece.right <= place:
            sides[0].append(piece)
        elif piece.left >= place:
            sides[1].append(piece)
        else:
            close()
            plain.append(piece)
    close()
    if plain:
        bands.append((plain,))
    return bands, lines


def _are_columns(left: Sequence[Piece], right: Sequence[Piece], gap: float) -> bool:
    """Whether what stands on both sides of a gutter is running text."""
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    if min(p.left for p in right) - max(p.right for p in left) < gap:
        return False
    return all(median(len(piece.text) for piece in side) >= _NARROWEST for side in (left, right))


def _with_drop_caps(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with each large first letter put before the line that it begins."""
    usual = median(piece.size for piece in pieces)
    found = list(pieces)
    caps = [each for each in pieces if len(each.text) == 1 and each.text.isupper() and each.size >= _DROP_CAP * usual]
    for cap in caps[:_MOST_CAPS]:
        near = [
            piece
            for piece in found
            if piece.size < cap.size / 1.5
            and 0 <= piece.left - cap.right + usual / 2 <= 1.5 * usual
            and cap.top - usual <= piece.middle <= cap.bottom
        ]
        if near:
            first = min(near, key=lambda piece: piece.top)
            found[found.index(first)] = Piece(
                cap.text + first.text, cap.left, first.top, first.right, first.bottom, first.size, first.is_bold
            )
            found.remove(cap)
    return found
