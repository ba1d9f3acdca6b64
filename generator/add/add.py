"""Adding documents: each by itself, so that what goes wrong with one costs no other."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from generator.add import feeds
from generator.add.fetch import Limits, Retrieved, retrieve
from generator.add.folder import Folder
from generator.add.hosts import SCHEMES
from generator.add.kinds import FEEDS, OUTLINE, suffix_of
from generator.errors import BriefingError, FetchError, ReadError
from generator.read import CONTAINERS, IN_ONE_ENCODING, READERS, read_bytes
from generator.read.metadata import SIDECAR_SUFFIX, Metadata
from generator.read.web.encoding import in_utf8
from generator.records import Document

_DECLARATION = 200
"""Bytes from the top in which an XML file says its encoding, if it does."""

Outcome = Literal["added", "updated", "known", "failed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document.

    Attributes:
        what: the address or file that was to be added.
        outcome: `added`; `updated`, where it was there and has changed; `known`, where it is there already; `failed`.
        file: where it lies now; None where it failed.
        reason: why it failed, and what to do.
    """

    what: str
    outcome: Outcome
    file: Path | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Adding:
    """How documents are added.

    Attributes:
        folder: where to.
        limits: what one document may cost.
        newest: how many entries of one feed are taken at most.
        again: whether what is there already is retrieved anew.
        pause: seconds between two requests to one host.
    """

    folder: Path
    limits: Limits = field(default_factory=Limits)
    newest: int = 50
    again: bool = False
    pause: float = 1.0


def add(what: Iterable[str], how: Adding) -> Iterator[Added]:
    """Put web pages, the new entries of feeds, and files into a source folder.

    Args:
        what: addresses and paths. An address or a file that is a feed, or an outline that names feeds, stands for the
            pages that it leads to.
        how: where to, and within which bounds.

    Yields:
        What became of each document, as soon as it is known.
    """
    run = _Run(how, Folder.of(how.folder))
    for each in what:
        try:
            yield from run.page(each) if _is_address(each) else run.file(Path(each))
        except BriefingError as error:
            yield _failed(each, error)


@dataclass(slots=True)
class _Run:
    how: Adding
    folder: Folder
    asked: dict[str, float] = field(default_factory=dict)  # by host, when it was asked last

    def page(self, url: str, told: Metadata | None = None) -> Iterator[Added]:
        """Add what stands at an address; `told` is what a feed says of it."""
        known = self.folder.has(url)
        if known is not None and not self.how.again:
            yield Added(url, "known", known)
            return
        got = self._retrieve(url)
        suffix = suffix_of(got)
        if told is None and suffix in FEEDS:
            yield from self._feed(_xml(got), got.url)
        elif told is None and suffix == OUTLINE:
            yield from self._outline(_xml(got), got.url)
        else:
            yield self._keep(url, got, suffix, told or Metadata())

    def file(self, path: Path) -> Iterator[Added]:
        """Add a file of this machine, or what it leads to."""
        try:
            data = path.read_bytes()
        except OSError as error:
            message = f"{path}: cannot be read ({error.strerror}); give a file, or an address that begins with https://"
            raise FetchError(message) from error
        suffix = path.suffix.lower()
        if suffix in FEEDS:
            yield from self._feed(data, path.name)
        elif suffix == OUTLINE:
            yield from self._outline(data, path.name)
        elif suffix not in READERS and suffix not in CONTAINERS:
            known = ", ".join(sorted({*READERS, *CONTAINERS}))
            raise FetchError(f"{path}: is in a format that cannot be read; known are {known}")
        else:
            yield self._copy(path, data)

    def _feed(self, data: bytes, name: str) -> Iterator[Added]:
        without: list[str] = []
        for told in islice(feeds.pages(data, name), self.how.newest):
            if told.url is None:
                without.append(told.title or "without a title")
                continue
            try:
                yield from self.page(told.url, told)
            except BriefingError as error:
                yield _failed(told.url, error)
        if without:
            many = "1 entry that names" if len(without) == 1 else f"{len(without)} entries that name"
            reason = (
                f"has {many} no web address, such as “{without[0]}”; to have what the feed itself says of them read, "
            )
            yield Added(name, "failed", reason=f"{reason}put it into {self.folder.path} as a file")

    def _outline(self, data: bytes, name: str) -> Iterator[Added]:
        named = feeds.feeds(data, name)
        if not named:
            raise FetchError(
                f"{name}: names no feeds; to have its own notes read, put the file into {self.folder.path}"
            )
        for url in named:
            try:
                yield from self._named_feed(url)
            except BriefingError as error:
                yield _failed(url, error)

    def _named_feed(self, url: str) -> Iterator[Added]:
        got = self._retrieve(url)
        suffix = suffix_of(got)
        if suffix not in FEEDS:
            raise FetchError(f"{url}: is no feed, although an outline names it as one")
        yield from self._feed(_xml(got), got.url)

    def _retrieve(self, url: str) -> Retrieved:
        """Ask for an address, no host more often than is polite."""
        host = urlsplit(url).netloc
        ago = time.monotonic() - self.asked.get(host, float("-inf"))
        if ago < self.how.pause:
            time.sleep(self.how.pause - ago)
        try:
            return retrieve(url, self.how.limits)
        finally:
            self.asked[host] = time.monotonic()

    def _keep(self, url: str, got: Retrieved, suffix: str, told: Metadata) -> Added:
        known = self.folder.has(got.url)
        if known is not None and not self.how.again:
            self.folder.note(known, [url])
            return Added(url, "known", known)
        if known is not None and known.suffix == suffix:
            if known.read_bytes() == got.data:
                return Added(url, "known", known)
            self.folder.put(known, got.data, _said(got, suffix, told), url)
            return Added(url, "updated", known)
        document = self.folder.free(got.url, suffix)
        self.folder.put(document, got.data, _said(got, suffix, told), url)
        return Added(url, "added", document)

    def _copy(self, path: Path, data: bytes) -> Added:
        target = self.folder.path / path.name
        if target.exists() and target.read_bytes() != data:
            digest = hashlib.sha256(data).hexdigest()[:8]
            target = target.with_name(f"{path.stem}-{digest}{path.suffix}")
        if target.exists():
            return Added(str(path), "known", target)
        if path.suffix.lower() in READERS:
            _read(data, path.name, path.suffix)
        beside = path.with_name(path.name + SIDECAR_SUFFIX)
        self.folder.copy(target, data, beside.read_bytes() if beside.is_file() else None)
        return Added(str(path), "added", target)


def _said(got: Retrieved, suffix: str, told: Metadata) -> Metadata:
    """What the sidecar of something retrieved says: what the page says itself, then what the feed says of it.

    Raises:
        FetchError: it cannot be read, so that keeping it would only put the failure off.
    """
    data, charset = got.data, None
    if suffix in IN_ONE_ENCODING and got.charset:
        data, _ = in_utf8(got.data, got.charset, got.url)
        charset = None if data is got.data else got.charset
    where = Metadata(url=got.url, retrieved=got.at, charset=charset)
    if suffix not in READERS:
        return where.over(told)
    document = _read(data, got.url, suffix)
    own = READERS[suffix](data, got.url).metadata
    headline = document.title if document.title_span else None
    return where.over(own).over(Metadata(title=headline, outlet=document.outlet)).over(told)


def _xml(got: Retrieved) -> bytes:
    """A feed or an outline to be parsed, in the encoding that the server says where it does not say one itself."""
    says_it = b"encoding" in got.data[:_DECLARATION]
    return got.data if says_it else in_utf8(got.data, got.charset or None, got.url)[0]


def _read(data: bytes, name: str, suffix: str) -> Document:
    try:
        document = read_bytes(data, name=name, suffix=suffix)
    except ReadError as error:
        raise FetchError(str(error)) from error
    if not document.paragraphs:
        raise FetchError(f"{name}: holds no text that could be read; see whether it needs scripts, and save it by hand")
    return document


def _is_address(what: str) -> bool:
    return "://" in what or what.partition(":")[0].lower() in SCHEMES


def _failed(what: str, error: BriefingError) -> Added:
    return Added(what, "failed", reason=" ".join(str(error).split()).removeprefix(f"{what}: "))
