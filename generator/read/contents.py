"""What a source file holds: itself, or the documents in it, however deep containers lie in containers."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.errors import ReadError
from generator.limits import in_words
from generator.read.decode import decode
from generator.read.metadata import Metadata, parse
from generator.read.other_formats import other_format
from generator.read.parsed import Options, Part
from generator.read.places import SourceFile, fetch, suffix_of
from generator.read.source import CONTAINERS, IN_ONE_ENCODING, READERS, unknown_format
from generator.read.web.encoding import in_utf8
from generator.records import Issue

DEEPEST = 3
"""How many containers may lie in one another: a mailbox in a zip in a zip."""


def contents(file: SourceFile, options: Options | None = None) -> Iterator[Part | Issue]:
    """The documents of a source file, with what its sidecar says of them.

    Of a file that is one document itself, the sidecar says all that it says of that. Of a container it says the
    outlet and the language of each document, and author and time of retrieval where the container does not.

    Raises:
        ReadError: the file or its sidecar cannot be read, or the container is broken at its outermost.
    """
    options = options or Options()
    data = fetch(file.address, options.limits, file.name)
    said, issues = sidecar(file)
    yield from issues
    if not file.is_container:
        yield Part(file.name, file.suffix, data, said)
        return
    for item in parts(data, file.name, options, charset=said.charset):
        yield _with(said, item) if isinstance(item, Part) else item


def sidecar(file: SourceFile) -> tuple[Metadata, tuple[Issue, ...]]:
    """What the sidecar of a source file says.

    Raises:
        ReadError: it cannot be read or used.
    """
    if file.sidecar is None:
        return Metadata(), ()
    where = file.name + ".meta.yml"
    return parse(decode(fetch(file.sidecar, name=where), where)[0], where)


def parts(
    data: bytes, name: str, options: Options | None = None, *, charset: str | None = None
) -> Iterator[Part | Issue]:
    """The documents in a container, each in a format that can be read and under a name of its own.

    One at a time, so that what they hold together need not fit into memory. A container in it is unpacked likewise.

    Args:
        data: the container.
        name: what users know it by; its suffix says what it is.
        options: how to read tables.
        charset: the encoding of a table, where its sidecar says it.

    Yields:
        The documents in order, and an issue for whatever cannot be used; what is sound beside it goes on.

    Raises:
        ReadError: the container itself cannot be read.
    """
    walk = _Walk(dataclasses.replace(options or Options(), suffixes=frozenset({*READERS, *CONTAINERS})))
    found = False
    for item in walk.into(Part(name, suffix_of(name), data, Metadata(charset=charset)), 0):
        found = True
        yield item
    if not found:
        yield Issue("empty-container", "warning", name, "holds no document")


def _with(said: Metadata, part: Part) -> Part:
    """A part with what the sidecar of its container says of all that is in it."""
    wins = Metadata(outlet=said.outlet, language=said.language)
    fills = Metadata(author=said.author, retrieved=said.retrieved)
    return dataclasses.replace(part, metadata=wins.over(part.metadata).over(fills))


@dataclass(slots=True)
class _Walk:
    """The way through a container; counts what comes out of it."""

    options: Options
    documents: int = 0
    size: int = 0
    is_over: bool = False
    digests: dict[str, bytes] = field(default_factory=dict)

    def into(self, part: Part, depth: int) -> Iterator[Part | Issue]:
        container = CONTAINERS.get(part.suffix)
        if container is None:
            yield from self._document(part)
            return
        if depth >= DEEPEST:
            message = f"lies in {depth} other containers, one in another, and is not opened; unpack the outer ones"
            yield Issue("too-deep", "error", part.name, message)
            return
        charset = part.metadata.charset if part.suffix in IN_ONE_ENCODING else None
        data, decoding = in_utf8(part.data, charset, part.name)
        yield from decoding
        try:
            for item in container(data, part.name, self.options):
                if isinstance(item, Issue):
                    yield item
                else:
                    yield from self._inner(_with(part.metadata, item), depth)
                if self.is_over:
                    return
        except ReadError as error:
            if depth == 0:
                raise
            yield Issue("unreadable-part", "error", part.name, str(error).removeprefix(f"{part.name}: "))

    def _inner(self, part: Part, depth: int) -> Iterator[Part | Issue]:
        limits = self.options.limits
        self.size += len(part.data)
        self.documents += 1
        if self.size > limits.unpacked or self.documents > limits.documents:
            self.is_over = True
            is_large = self.size > limits.unpacked
            limit = in_words(limits.unpacked) if is_large else f"{limits.documents:,} documents"
            setting = "unpacked" if is_large else "documents"
            message = (
                f"what is in it comes to more than {limit}; from here on it is left out; split the outermost file, or "
                f"raise the setting limits: {setting}"
            )
            yield Issue("too-much", "error", part.name, message)
        elif part.suffix not in READERS and part.suffix not in CONTAINERS:
            yield other_format(part.name, part.suffix, unknown_format())
        else:
            yield from self.into(part, depth + 1)

    def _document(self, part: Part) -> Iterator[Part | Issue]:
        """The document, unless it came before; another one under a name that is taken gets a longer one."""
        # Only what is said, so that the name does not change when a later version knows of more that could be.
        said = {key: value for key, value in dataclasses.asdict(part.metadata).items() if value is not None}
        digest = hashlib.sha256(part.data + repr(said).encode()).digest()[:16]
        if part.name in self.digests:
            if self.digests[part.name] == digest:
                yield Issue("repeated", "note", part.name, "is there twice, word for word; the second is passed over")
                return
            longer = f"{part.name}-{digest.hex()[:8]}"
            if longer in self.digests:
                return
            message = f"is what two different documents are known by; the second goes by {longer}"
            yield Issue("same-key", "warning", part.name, message)
            part = dataclasses.replace(part, name=longer)
        self.digests[part.name] = digest
        yield part
