"""What the sentences of a brief mean, as vectors kept beside it, so that the site half needs no model.

A sidecar, `vectors/<id>.json` below the folder of the briefs, holds the name of the model and for each claim and each
sentence of the summary a vector of whole numbers from -127 to 127, in base64: the sum over its words, each as it was
read in its text. A vector is found by its words, not by the claim's id: a claim whose evidence a person changed has
none until the brief is generated again.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from generator.brief.identity import short_hash
from generator.records import Brief, Evidence, Meanings

LARGEST = 127
"""The largest number of a vector; its length means nothing, only where it points."""


@runtime_checkable
class Encoder(Protocol):
    """An annotator that also gives vectors of meaning, beside the meanings in its annotations."""

    model: str

    def vectors(self, texts: Sequence[str]) -> Any:
        """One row for each text by itself, in order: the nearer two rows, the nearer the meanings."""
        ...


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of one brief.

    Attributes:
        model: what made them; vectors of different models have nothing to do with each other.
        rows: by `key`, a vector as signed bytes.
    """

    model: str
    rows: Mapping[str, bytes]

    def of(self, evidence: Sequence[Evidence]) -> bytes | None:
        """The vector of a claim's evidence; None where there is none."""
        return self.rows.get(key(evidence)) or None


def key(evidence: Sequence[Evidence]) -> str:
    """Under which the vector of these words is kept: a short hash of them."""
    return short_hash([e.quote for e in evidence], digits=16)


def vectors_of(brief: Brief, meanings: Sequence[Meanings]) -> Vectors:
    """The vectors of a brief's claims and of the sentences of its summary.

    Args:
        brief: with evidence in the text that was read.
        meanings: of the words of that text; of a place that none of them knows, the vector is empty.
    """
    rows: dict[str, bytes] = {}
    for evidence in _units(brief):
        if key(evidence) in rows:
            continue
        places = [(e.start, e.end) for e in evidence]
        known = (each.of(places) for each in meanings)
        row = next((row for row in known if row is not None), None)
        rows[key(evidence)] = b"" if row is None else _bytes(row)
    return Vectors(brief.generated.model, rows)


def are_current(vectors: Vectors | None, brief: Brief, model: str) -> bool:
    """Whether these are just the vectors of what stands in the brief, made by this model."""
    return vectors is not None and vectors.model == model and set(vectors.rows) == {key(e) for e in _units(brief)}


def cosine(one: bytes, other: bytes) -> float:
    """Of the angle between two vectors of one model, in [-1, 1]; 0 where one of them is of no word."""
    import numpy as np  # noqa: PLC0415 - only stories of several briefs need it

    a, b = (np.frombuffer(row, np.int8).astype(np.int64) for row in (one, other))
    length = (int(a @ a) * int(b @ b)) ** 0.5
    return float(int(a @ b) / length) if length else 0.0


def dumps(vectors: Vectors) -> str:
    """The text of a sidecar."""
    rows = {name: base64.b64encode(row).decode("ascii") for name, row in sorted(vectors.rows.items())}
    return json.dumps({"model": vectors.model, "vectors": rows}, ensure_ascii=False, indent=0) + "\n"


def loads(content: str) -> Vectors:
    """Read the text of a sidecar.

    Raises:
        ValueError: it is not what `dumps` writes.
    """
    try:
        told = json.loads(content)
        model, rows = (
            told["model"],
            {name: base64.b64decode(row, validate=True) for name, row in told["vectors"].items()},
        )
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise ValueError(f"is not of the form that the program writes ({error!r})") from error
    if not isinstance(model, str) or len({len(row) for row in rows.values() if row}) > 1:
        raise ValueError("is not of the form that the program writes")
    return Vectors(model, rows)


def _units(brief: Brief) -> Iterable[tuple[Evidence, ...]]:
    yield from (claim.evidence for claim in brief.claims)
    yield from ((sentence,) for sentence in brief.summary)


def _bytes(row: Any) -> bytes:
    import numpy as np  # noqa: PLC0415 - loaded already by whoever gives vectors

    numbers = np.asarray(row, np.float64)
    largest = np.abs(numbers).max(initial=0.0)
    return np.rint(numbers * (LARGEST / largest if largest else 0.0)).astype(np.int8).tobytes()
