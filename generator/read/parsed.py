"""What the reader of a format gives, and what a container yields: the records that formats and `source` share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from generator.errors import ReadError
from generator.limits import DEFAULT, Limits
from generator.read.blocks import Block
from generator.read.metadata import Metadata
from generator.records import Issue


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a document's format says of it.

    Attributes:
        text: the archived text.
        blocks: what the text consists of, in its order.
        metadata: what the format itself says of the document.
        issues: what was noticed.
        pages: where in `text` page 1, 2, … begin, in code points; empty where the format has no pages.
    """

    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    issues: tuple[Issue, ...] = ()
    pages: tuple[int, ...] = ()


class Reader(Protocol):
    """Reads the bytes of a file within limits; `name` is for messages. Raises `ReadError`."""

    def __call__(self, data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
        """What the file says."""
        ...


def check_length(text: str, name: str, limits: Limits) -> None:
    """Make sure that a text is not longer than the archived text of a document may be.

    Raises:
        ReadError: it is.
    """
    if len(text) > limits.characters:
        raise too_long(name, limits)


def too_long(name: str, limits: Limits) -> ReadError:
    """What to tell of a text that is longer than the limits allow."""
    message = f"is longer than {limits.characters:,} characters; split it up, or raise the setting limits: characters"
    return ReadError(f"{name}: {message}")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the documents that a container holds.

    Attributes:
        name: the container's name, a slash, and a key that stays the document's when others come and go.
        suffix: of the format that `data` is in, in lower case; chooses the reader.
        data: the document, or another container.
        metadata: what the container says of it.
    """

    name: str
    suffix: str
    data: bytes
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Options:
    """How containers are read.

    Attributes:
        columns: for tables, which column or field holds what: keys `text`, `title`, `published`, `outlet`, `url`,
            `author`, `language`, `retrieved`, `id`, and for each the names to look for, the best first.
        suffixes: of all formats and containers that can be read, so that others need not be unpacked; empty for all.
        limits: how much one source may ask for.
    """

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    suffixes: frozenset[str] = frozenset()
    limits: Limits = DEFAULT


Container = Callable[[bytes, str, Options], Iterator[Part | Issue]]
"""Yields what the bytes of a file hold, and an issue for what cannot be used; raises `ReadError` if nothing can."""
