"""JSON Lines: a record on each line, as exports of archives and collections of articles come."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.errors import ReadError
from generator.read.containers.rows import Rows
from generator.read.containers.text_streams import text_stream
from generator.read.parsed import Options, Part
from generator.records import Issue


def read_json_lines(data: bytes, name: str, options: Options) -> Iterator[Part | Issue]:
    """The records of a file, one by one; what a line holds that is no record is told, and the others go on.

    Raises:
        ReadError: no record has a text, or the encoding cannot be told.
    """
    stream, issues = text_stream(data, name)
    yield from issues
    rows = Rows(name, options)
    fields: dict[str, None] = {}
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
            yield from rows.tell("bad-row", where, f"is not JSON ({reason}) and is passed over")
            continue
        if not isinstance(record, dict):
            yield from rows.tell("bad-row", where, "is not a record in {…} and is passed over")
            continue
        fields.update(dict.fromkeys(record))
        yield from rows.part(record, where)
    if fields and not rows.documents:
        rows.need_text(tuple(fields))
    yield from rows.rest()
    if not fields:
        raise ReadError(f'{name}: holds no record; each line has to be one, such as {{"title": …, "text": …}}')
