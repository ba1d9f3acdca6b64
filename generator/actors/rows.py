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
from generator.annotate.words import lines
from generator.json_lines import read_rows
from generator.records import Annotation


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
    for identity, (text,) in read_rows(stream, where, "text"):
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
