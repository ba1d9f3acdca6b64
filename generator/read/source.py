"""Source files: which there are, and each read into a `Document`."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from generator.errors import ReadError
from generator.limits import DEFAULT, Limits
from generator.read import language, markdown, plain
from generator.read.containers.archives import read_archive
from generator.read.containers.feeds import read_feed
from generator.read.containers.json_lines import read_json_lines
from generator.read.containers.mailboxes import read_mailbox
from generator.read.containers.outlines import read_outline
from generator.read.containers.tables import read_table
from generator.read.containers.xml_files import read_xml
from generator.read.dates import Date, date_in_address, settle
from generator.read.decode import decode
from generator.read.formats.docx import read_docx
from generator.read.formats.email import read_email
from generator.read.formats.html import read_html
from generator.read.formats.mhtml import read_mhtml
from generator.read.formats.odt import read_odt
from generator.read.formats.pdf import read_pdf
from generator.read.formats.rtf import read_rtf
from generator.read.layout import Layout, lay_out
from generator.read.metadata import SIDECAR_SUFFIX, Metadata, split_front_matter
from generator.read.metadata import parse as parse_metadata
from generator.read.opening import SIDECAR, check_size, read_file
from generator.read.parsed import Container, Options, Parsed, Part, Reader, check_length, too_long
from generator.read.sentences import split_sentences
from generator.read.web.encoding import in_utf8
from generator.records import Document, Issue, PublishedBasis

__all__ = [
    "CONTAINERS",
    "IN_ONE_ENCODING",
    "READERS",
    "Container",
    "Options",
    "Parsed",
    "Part",
    "Reader",
    "read",
    "read_bytes",
    "unknown_format",
]

_LONGEST_OPENING = 80
"""Code points of a title that is made of first words."""
_FILED_WITHIN = 31
"""Days before the day in a document's address on which a dateline without a year can be taken to be dated."""


def _read_markdown(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
    source, own, issues = _text(data, name, limits)
    text, blocks = markdown.parse(source, name, limits)
    return Parsed(text, blocks, own, issues)


def _read_plain(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:
    if data.lstrip().startswith(b"{\\rtf"):
        # Word processors keep to a name ending in .txt, and still write their own format.
        return read_rtf(data, name)
    text, own, issues = _text(data, name, limits)
    return Parsed(text, plain.parse(text), own, issues)


def _text(data: bytes, name: str, limits: Limits) -> tuple[str, Metadata, tuple[Issue, ...]]:
    if limits.is_text_too_long(len(data)):
        raise too_long(name, limits)
    whole, issues = decode(data, name)
    own, text, noticed = split_front_matter(whole, name)
    check_length(text, name, limits)
    if not text.strip():
        raise ReadError(f"{name}: has no text below its metadata; put the document there")
    return text, own, (*issues, *noticed)


def _unbounded(read: Callable[[bytes, str], Parsed]) -> Reader:
    """A reader whose own bounds suffice until its text is there to be measured."""

    def reader(data: bytes, name: str, limits: Limits = DEFAULT) -> Parsed:  # noqa: ARG001 - a `Reader`
        return read(data, name)

    return reader


READERS: dict[str, Reader] = {
    ".docx": _unbounded(read_docx),
    ".eml": _unbounded(read_email),
    ".htm": read_html,
    ".html": read_html,
    ".md": _read_markdown,
    ".mht": read_mhtml,
    ".mhtml": read_mhtml,
    ".odt": _unbounded(read_odt),
    ".pdf": read_pdf,
    ".rtf": _unbounded(read_rtf),
    ".txt": _read_plain,
    ".xhtml": read_html,
}
"""The readers by file suffix in lower case; a new format is a module and a row here."""

CONTAINERS: dict[str, Container] = {
    ".atom": read_feed,
    ".csv": read_table,
    ".jsonl": read_json_lines,
    ".mbox": read_mailbox,
    ".ndjson": read_json_lines,
    ".opml": read_outline,
    ".rss": read_feed,
    ".tsv": read_table,
    ".xml": read_xml,
    ".zip": read_archive,
}
"""The containers by file suffix in lower case; a new one is a module and a row here."""


IN_ONE_ENCODING = frozenset({".csv", ".htm", ".html", ".jsonl", ".md", ".ndjson", ".tsv", ".txt", ".xhtml"})
"""The formats that are one text in one encoding, which it may be that only a sidecar says."""


def unknown_format() -> str:
    """What to tell of a file that no reader and no container knows."""
    return f"is in a format that cannot be read; known are {', '.join(sorted({*READERS, *CONTAINERS}))}"


def read(path: Path, *, name: str, as_of: dt.date | None = None, limits: Limits = DEFAULT) -> Document:
    """Read one source file, with its sidecar `<file>.meta.yml` if there is one.

    Args:
        path: the file; its suffix chooses the reader.
        name: what users know it by, as `find_sources` gives it; recorded and used in messages.
        as_of: a day that no document is later than; settles the year of a date that states none.
        limits: how much the document may ask for.

    Raises:
        ReadError: the file or its sidecar cannot be read or used; the text says why and what to do.
    """
    data = read_file(str(path), name, limits.size, "size")
    sidecar = path.with_name(path.name + SIDECAR_SUFFIX)
    said: Metadata | None = None
    noticed: tuple[Issue, ...] = ()
    if sidecar.is_file():
        where = name + SIDECAR_SUFFIX
        beside, _ = decode(read_file(str(sidecar), where, SIDECAR), where)
        said, noticed = parse_metadata(beside, where)
    document = read_bytes(data, name=name, suffix=path.suffix, metadata=said, as_of=as_of, limits=limits)
    return dataclasses.replace(document, issues=(*noticed, *document.issues))


def read_bytes(  # noqa: PLR0913 - what a document depends on
    data: bytes,
    *,
    name: str,
    suffix: str,
    metadata: Metadata | None = None,
    as_of: dt.date | None = None,
    limits: Limits = DEFAULT,
) -> Document:
    """Read one document from its bytes.

    Args:
        data: the whole file, or a part of a container.
        name: what users know it by; recorded and used in messages.
        suffix: of its format, such as `.txt`; chooses the reader.
        metadata: what a sidecar or container says of it; wins over what the document says itself.
        as_of: a day that no document is later than; settles the year of a date that states none.
        limits: how much the document may ask for.

    Raises:
        ReadError: the document cannot be read or used; the text says why and what to do.
    """
    check_size(len(data), name, limits.size, "size")
    reader = READERS.get(suffix.lower())
    if reader is None:
        raise ReadError(f"{name}: {unknown_format()}")
    charset = metadata.charset if metadata and suffix.lower() in IN_ONE_ENCODING else None
    text_data, decoding = in_utf8(data, charset, name)
    parsed = reader(text_data, name, limits)
    check_length(parsed.text, name, limits)
    own = parsed.metadata if metadata is None else metadata.over(parsed.metadata)
    text, issues = parsed.text, (*decoding, *parsed.issues)
    layout = lay_out(text, parsed.blocks)
    published, basis = _published(own, layout, as_of)
    body = " ".join(text[start:end] for start, end in layout.paragraphs) or text
    title = own.title or _title(text, layout)
    if title is None and any(PurePosixPath(each).suffix.lower() in CONTAINERS for each in name.split("/")[:-1]):
        title = _opening(body)
        issues = (*issues, Issue("no-title", "note", name, "has no headline, and is called by its first words"))
    elif title is None:
        title = PurePosixPath(name).stem
        message = f"has no headline, and takes its file's name; give a title in {name}{SIDECAR_SUFFIX}"
        issues = (*issues, Issue("no-title", "note", name, message))
    digest = hashlib.sha256(data).hexdigest()
    if own.sha256 not in (None, digest):
        message = f"is not the file any more that {name}{SIDECAR_SUFFIX} was written for; see what changed it"
        issues = (*issues, Issue("changed-since", "warning", name, message))
    if not layout.paragraphs:
        issues = (*issues, Issue("no-body", "warning", name, "holds a headline but no text below it"))
    return Document(
        file=name,
        sha256=digest,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        title_span=layout.title if own.title in (None, _title(text, layout)) else None,
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
        author=own.author,
        retrieved=own.retrieved,
        pages=parsed.pages,
    )


def _title(text: str, layout: Layout) -> str | None:
    return None if layout.title is None else " ".join(text[slice(*layout.title)].split())


def _opening(body: str) -> str:
    """The first words of a text without a headline, in place of a key that means nothing to people."""
    words = " ".join(body[: _LONGEST_OPENING * 4].split())
    return (
        words
        if len(words) <= _LONGEST_OPENING
        else f"{words[:_LONGEST_OPENING].rpartition(' ')[0] or words[:_LONGEST_OPENING]}…"
    )


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
