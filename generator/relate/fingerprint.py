"""Hashes of what a corpus holds, for telling whether it is what it was before."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from generator.brief.vectors import Vectors
from generator.relate.entries import Entry

_ENCODER = msgspec.msgpack.Encoder()


def digest(*parts: Any) -> str:
    """A hash of plain values, records of this program and tuples of them."""
    return hashlib.blake2b(_ENCODER.encode(parts), digest_size=16).hexdigest()


def of_entry(entry: Entry, vectors: Vectors | None = None) -> str:
    """A hash of a brief as the site shows it, of its text, and of the vectors of its claims."""
    hashed = hashlib.blake2b(_ENCODER.encode((entry.brief, entry.apart)), digest_size=16)
    if entry.left_out:
        hashed.update(_ENCODER.encode(entry.left_out))
    if vectors is not None:
        hashed.update(vectors.model.encode())
        for key, row in sorted(vectors.rows.items()):
            hashed.update(key.encode() + row)
    return hashed.hexdigest()
