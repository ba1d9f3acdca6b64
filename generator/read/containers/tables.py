"""Tables as CSV and its kin: a heading line, and a document in each row."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator, Sequence

from generator.errors import ReadError
from generator.read.containers.rows import Rows
from generator.read.containers.text_streams import text_stream
from generator.read.parsed import Options, Part
from generator.records import Issue

_DELIMITERS = ",;\t|"
_SAMPLE = 100_000
"""Code points by which the delimiter is told."""
_LONGEST_FIELD = 32 << 20
"""Code points of one field; Python's own limit is shorter than a long report."""


def read_table(data: bytes, name: str, options: Options) -> Iterator[Part | Issue]:
    """The rows of a table, one by one; the first line that is not empty names the columns.

    Commas, semicolons, tabs and bars are told apart by which of them makes columns. Excel's `sep=;` is understood.
    A row that cannot be used is told, and the others go on.

    Raises:
        ReadError: no column holds the text, or the file is not a table at all.
    """
    stream, issues = text_stream(data, name)
    yield from issues
    delimiter = _delimiter(stream.read(_SAMPLE))
    stream.seek(0)
    # The limit is one for the whole process: it is only ever made wider.
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_FIELD))
    reader = csv.reader(stream, delimiter=delimiter)
    rows = Rows(name, options)
    header = _header(reader, name)
    rows.need_text(tuple(filter(None, header)))
    while True:
        first = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield from rows.tell("bad-row", f"line {first}", f"cannot be read ({error}) and is passed over")
            continue
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
            message = (
                f"has {len(row)} fields where the table has {len(header)} columns, and is passed over; put quotes "
                "around a text with the delimiter in it"
            )
            yield from rows.tell("bad-row", f"line {first}", message)
            continue
        cells = itertools.zip_longest(header, row, fillvalue="")
        yield from rows.part({column: cell for column, cell in cells if column}, f"line {first}")
    yield from rows.rest()


def _header(reader: Iterator[list[str]], name: str) -> list[str]:
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not cells[0].lower().startswith("sep="):
                return cells
    except csv.Error as error:
        raise ReadError(f"{name}: is not a table that can be read ({error})") from error
    raise ReadError(f"{name}: is empty; its first line has to name the columns")


def _delimiter(sample: str) -> str:
    """The sign that parts the columns: the one by which most lines have as many as the first."""
    first = sample.lstrip().partition("\n")[0].strip().lower()
    if first.startswith("sep=") and len(first) == len("sep=") + 1:
        return first[-1]
    return max(_DELIMITERS, key=lambda delimiter: (_fit(sample, delimiter), -_DELIMITERS.index(delimiter)))


def _fit(sample: str, delimiter: str) -> tuple[float, int]:
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        rows = []
    return _evenness(rows[:-1] or rows), len(rows[0]) if rows else 0


def _evenness(rows: Sequence[Sequence[str]]) -> float:
    """Share of the rows that have as many cells as the first, 0 where that has but one."""
    if not rows or len(rows[0]) < 2:
        return 0.0
    return sum(len(row) == len(rows[0]) for row in rows) / len(rows)
