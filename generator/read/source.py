"""Source files: which there are, and each read into a `Document`."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.errors import ReadError
from generator.read import language, markdown, metadata, plain
from generator.read.blocks import Block
from generator.read.dates import Date, date_in_address, settle
from generator.read.decode import decode
from generator.read.layout import Layout, lay_out
from generator.read.metadata import SIDECAR_SUFFIX, Metadata
from generator.read.sentences import split_sentences
from generator.records import Document, Issue, PublishedBasis

Parsed = tuple[str, tuple[Block, ...], Metadata, tuple[Issue, ...]]
"""What a format's reader gives: the archived text, its blocks, the file's own metadata, what was noticed."""
Reader = Callable[[bytes, str], Parsed]
"""Reads the bytes of a file, named in messages by the second argument; raises `ReadError`."""

_FILED_WITHIN = 31
"""Days before the day in a document's address on which a dateline without a year can be taken to be dated."""


def _read_markdown(data: bytes, name: str) -> Parsed:
    source, own, issues = _text(data, name)
    text, blocks = markdown.parse(source, name)
    return text, blocks, own, issues


def _read_plain(data: bytes, name: str) -> Parsed:
    text, own, issues = _text(data, name)
    return text, plain.parse(text), own, issues


def _text(data: bytes, name: str) -> tuple[str, Metadata, tuple[Issue, ...]]:
    whole, issues = decode(data, name)
    own, text, noticed = metadata.split_front_matter(whole, name)
    if not text.strip():
        raise ReadError(f"{name}: has no text below its metadata; put the document there")
    return text, own, (*issues, *noticed)


READERS: dict[str, Reader] = {".md": _read_markdown, ".txt": _read_plain}
"""The readers by file suffix in lower case; a new format is a module and a row here."""


def find_sources(folders: Sequence[Path], root: Path) -> tuple[tuple[tuple[Path, str], ...], tuple[Issue, ...]]:
    """The source files in these folders and below, sorted by name, each with the name that users know it by.

    The name is the path relative to `root` with forward slashes, or for a file outside it the path from
    its folder's own name down. Hidden files and folders and `*.meta.yml` sidecars are no sources.

    Returns:
        (path, name) pairs, and an issue for every file in a format that no reader knows, for every
        sidecar without its document, for every folder that is not there, and for every file outside `root`
        whose name another one has.
    """
    root = root.resolve()
    sources: dict[Path, str] = {}
    taken: dict[str, Path] = {}
    issues: list[Issue] = []
    for folder in folders:
        if not folder.is_dir():
            message = "is not a folder; make it, or change the setting `sources`"
            issues.append(Issue("no-such-folder", "warning", folder.as_posix(), message))
            continue
        for path in _files(folder):
            name = _name(path, folder, root)
            if path.name.lower().endswith(SIDECAR_SUFFIX):
                if not path.with_name(path.name[: -len(SIDECAR_SUFFIX)]).is_file():
                    message = "belongs to no document; name it after one, as in report.txt.meta.yml"
                    issues.append(Issue("stray-sidecar", "warning", name, message))
            elif path.suffix.lower() in READERS:
                if path.resolve() in sources:
                    continue
                if name in taken:
                    message = (
                        f"{path} is passed over, as {taken[name]} has the same name; rename the file or its folder"
                    )
                    issues.append(Issue("same-name", "error", name, message))
                    continue
                sources[path.resolve()], taken[name] = name, path
            else:
                message = f"is in a format that cannot be read; known are {', '.join(sorted(READERS))}"
                issues.append(Issue("unknown-format", "warning", name, message))
    return tuple(sorted(sources.items(), key=lambda item: item[1])), tuple(issues)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            # A link to a folder could lead round in a circle.
            if not path.is_symlink():
                yield from _files(path)
        elif path.is_file():
            yield path


def _name(path: Path, folder: Path, root: Path) -> str:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - unlike Path.absolute, leaves no `..` in the name
    for base in (root, folder.resolve().parent):
        for candidate in (absolute, path.resolve()):
            if candidate.is_relative_to(base):
                return candidate.relative_to(base).as_posix()
    return path.name


def read(path: Path, *, name: str, as_of: dt.date | None = None) -> Document:
    """Read one source file, with its sidecar `<file>.meta.yml` if there is one.

    Args:
        path: the file; its suffix chooses the reader.
        name: what users know it by, as `find_sources` gives it; recorded and used in messages.
        as_of: a day that no document is later than; settles the year of a date that states none.

    Raises:
        ReadError: the file or its sidecar cannot be read or used; the text says why and what to do.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadError(f"{name}: is in a format that cannot be read; known are {', '.join(sorted(READERS))}")
    data = _bytes(path, name)
    text, blocks, own, issues = reader(data, name)
    sidecar = path.with_name(path.name + SIDECAR_SUFFIX)
    if sidecar.is_file():
        where = name + SIDECAR_SUFFIX
        beside, _ = decode(_bytes(sidecar, where), where)
        said, noticed = metadata.parse(beside, where)
        own, issues = said.over(own), (*issues, *noticed)
    layout = lay_out(text, blocks)
    published, basis = _published(own, layout, as_of)
    title = own.title or _title(text, layout)
    if title is None:
        title = path.stem
        message = f"has no headline, and takes its file's name; give a title in {name}{SIDECAR_SUFFIX}"
        issues = (*issues, Issue("no-title", "note", name, message))
    if not layout.paragraphs:
        issues = (*issues, Issue("no-body", "warning", name, "holds a headline but no text below it"))
    body = " ".join(text[start:end] for start, end in layout.paragraphs) or text
    return Document(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        title_span=None if own.title else layout.title,
        paragraphs=layout.paragraphs,
        headings=layout.headings,
        sentences=split_sentences(text, layout.paragraphs),
        captions=layout.captions,
        dateline=_dateline(text, layout),
        place=layout.place,
        outlet=own.outlet or layout.outlet,
        url=own.url or layout.url,
        published=published,
        published_basis=basis,
        language=own.language or language.detect(body),
        issues=issues,
    )


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror}); check that it is there and readable") from error


def _title(text: str, layout: Layout) -> str | None:
    return None if layout.title is None else " ".join(text[slice(*layout.title)].split())


def _dateline(text: str, layout: Layout) -> str | None:
    if layout.dateline is not None:
        return text[layout.dateline.start : layout.dateline.end]
    return None if layout.byline is None else text[slice(*layout.byline)]


def _published(own: Metadata, layout: Layout, as_of: dt.date | None) -> tuple[str | None, PublishedBasis]:
    """The document's own date in EDTF and what it rests on: the fullest statement, a published line before others."""
    if own.published is not None:
        return own.published, "metadata"
    lines = sorted(layout.date_lines, key=lambda line: line.updated)
    stated: list[tuple[Date, PublishedBasis]] = [(line.date, "stated") for line in lines]
    if layout.dateline is not None and layout.dateline.date is not None:
        stated.insert(sum(not line.updated for line in lines), (layout.dateline.date, "dateline"))
    url = own.url or layout.url
    filed = date_in_address(url) if url else None
    for date, basis in stated:
        if date.is_full:
            return date.edtf, basis
    if filed is not None:
        return _filed(filed, stated)
    if not stated:
        return None, "unknown"
    date, basis = stated[0]
    date, basis = settle(date, basis, as_of)
    return date.edtf, basis


def _filed(filed: Date, stated: Sequence[tuple[Date, PublishedBasis]]) -> tuple[str, PublishedBasis]:
    """The day that the address files the document under, or one shortly before it that the text gives yearless."""
    if filed.year is None or filed.month is None or filed.day is None:
        raise ValueError(filed)
    day = dt.date(filed.year, filed.month, filed.day)
    for date, basis in stated:
        settled, _ = settle(date, basis, day + dt.timedelta(days=1))
        if settled.year is not None and settled.month is not None and settled.day is not None:
            behind = day - dt.date(settled.year, settled.month, settled.day)
            if behind.days <= _FILED_WITHIN:
                return settled.edtf, basis
    return filed.edtf, "stated"
