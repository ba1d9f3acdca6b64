"""Rich Text Format (.rtf, version 1.9.1 of its specification): words, headings, items of lists and rows of tables.

The parser (`rtf_reader`) is our own, as those at hand lose what is deleted, hidden or a heading, and break characters
beyond the first 65,536 in two.
"""

from __future__ import annotations

from generator.errors import ReadError
from generator.read.formats.named import plausible_author, plausible_title
from generator.read.formats.rtf_reader import RtfReader
from generator.read.formats.titled import settle_title
from generator.read.marked_up import plain_text
from generator.read.metadata import Metadata
from generator.read.parsed import Parsed
from generator.records import Issue

_LARGEST = 200_000_000
"""Bytes, pictures and all."""


def read_rtf(data: bytes, name: str) -> Parsed:
    """Read a document in Rich Text Format.

    Raises:
        ReadError: it is something else, or holds no words.
    """
    if not data.lstrip()[:5].startswith(b"{\\rtf"):
        raise ReadError(f"{name}: is not in Rich Text Format, or damaged; get it again, or save it as .docx")
    if len(data) > _LARGEST:
        raise ReadError(f"{name}: is larger than {_LARGEST // 1_000_000} MB; save it without its pictures")
    reader = RtfReader(name)
    is_whole = reader.read(data)
    text, blocks = plain_text("".join(reader.html()), name)
    if not text:
        raise ReadError(f"{name}: holds no words; put the document there")
    issues: list[Issue] = []
    if not is_whole:
        message = "does not end as a document in this format does, and may be cut off; compare it with the original"
        issues.append(Issue("cut-off", "warning", name, message))
    if reader.deleted:
        message = "has tracked changes: what was deleted is left out, what was inserted is kept"
        issues.append(Issue("tracked-changes", "note", name, message))
    blocks, title = settle_title(text, blocks, plausible_title(reader.info("title")))
    author = plausible_author(reader.info("author"))
    return Parsed(text, blocks, Metadata(title=title, author=author), tuple(issues))
