"""Rows that a command reads: JSON objects, one on each line, each with an `id` and some texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.errors import BriefingError


def read_rows(stream: Iterable[bytes], where: str, *fields: str) -> Iterator[tuple[str | int, tuple[str, ...]]]:
    """The id and the texts of each row, as soon as it is read.

    Args:
        stream: lines in UTF-8; blank ones are passed over.
        where: what is read, for messages.
        fields: the keys of the texts, in the order in which they are given.

    Raises:
        BriefingError: a row is not what it has to be; the text names its line.
    """
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield _row(line, f"{where}:{number}", fields)


def _row(line: bytes, where: str, fields: tuple[str, ...]) -> tuple[str | int, tuple[str, ...]]:
    *some, last = (f'"{field}"' for field in ("id", *fields))
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BriefingError(f"{where}: is not UTF-8 (byte {error.start + 1} of the line)") from error
    except (ValueError, RecursionError) as error:
        raise BriefingError(f"{where}: is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise BriefingError(f"{where}: has to be an object with {', '.join(some)} and {last}, not {type(row).__name__}")
    identity = row.get("id")
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        raise BriefingError(f'{where}: "id" has to be a string or a whole number')
    texts = []
    for field in fields:
        text = row.get(field)
        if not isinstance(text, str):
            raise BriefingError(f'{where}: "{field}" has to be a string')
        texts.append(text)
    try:
        "".join([str(identity), *texts]).encode()
    except UnicodeEncodeError as error:
        raise BriefingError(f"{where}: holds half of a surrogate pair, which is no character") from error
    return identity, tuple(texts)
