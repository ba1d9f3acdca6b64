"""Rows of text in, rows of offsets out: what `briefing annotate --jsonl` reads and writes.

A row read is an object with `id` and `text`. A row written has that `id`, the `mentions` and the `attributions`; its
offsets are half-open, in code points of the text. A mention of a place also says whether it is `metonymic`.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.actors.metonymy import metonymic
from generator.annotate import Annotator
from generator.errors import BriefingError
from generator.records import Annotation, Span


def annotated_rows(stream: Iterable[bytes], where: str, annotator: Annotator) -> Iterator[str]:
    """One row of offsets for each row of text, as soon as it is read.

    Args:
        stream: lines in UTF-8; blank ones are passed over.
        where: what is read, for messages.
        annotator: finds the mentions and attributions.

    Yields:
        JSON objects without line ends.

    Raises:
        BriefingError: a row is not what it has to be; the text names its line.
    """
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        identity, text = _row(line, f"{where}:{number}")
        annotation = annotator.annotate(text, lines(text))
        row = {
            "id": identity,
            "mentions": list(_mentions(text, annotation)),
            "attributions": [dataclasses.asdict(attribution) for attribution in annotation.attributions],
        }
        yield json.dumps(row, ensure_ascii=False)


def _mentions(text: str, annotation: Annotation) -> Iterator[dict[str, Any]]:
    """Each mention; of a place also whether those who act there are meant by it."""
    acting = metonymic(text, lines(text), annotation)
    for mention in annotation.mentions:
        row = dataclasses.asdict(mention)
        yield row | {"metonymic": (mention.start, mention.end) in acting} if mention.type == "Location" else row


def _row(line: bytes, where: str) -> tuple[str | int, str]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BriefingError(f"{where}: is not UTF-8 (byte {error.start + 1} of the line)") from error
    except (ValueError, RecursionError) as error:
        raise BriefingError(f"{where}: is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise BriefingError(f'{where}: has to be an object with "id" and "text", not {type(row).__name__}')
    identity, text = row.get("id"), row.get("text")
    if not isinstance(identity, str | int) or isinstance(identity, bool):
        raise BriefingError(f'{where}: "id" has to be a string or a whole number')
    if not isinstance(text, str):
        raise BriefingError(f'{where}: "text" has to be a string')
    try:
        f"{identity}{text}".encode()
    except UnicodeEncodeError as error:
        raise BriefingError(f"{where}: holds half of a surrogate pair, which is no character") from error
    return identity, text


def lines(text: str) -> tuple[Span, ...]:
    """Every line of the text that is not blank, without the white space around it."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        inner = line.strip()
        if inner:
            first = start + line.index(inner)
            spans.append((first, first + len(inner)))
        start += len(line) + 1
    return tuple(spans)
