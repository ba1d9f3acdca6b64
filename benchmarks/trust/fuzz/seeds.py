"""Known inputs that others are made of: small ones of each format in `known`, and those that the tests read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.trust.invented import MINDS, changed, read, story
from generator.brief import sheet

_KNOWN = Path(__file__).parent / "known"
_FILES = Path(__file__).parents[3] / "tests" / "read" / "files"

STORY = story(Random(9))
LATER = changed(Random(3), STORY, STORY, 100)[0]


def _known(*names: str) -> tuple[bytes, ...]:
    return tuple((_KNOWN / name).read_bytes() for name in names)


def _stored(pattern: str) -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(_FILES.glob(pattern)))


def _listed(file: str, *names: str) -> bytes:
    """Parts of a stored archive, each after a line `=== NAME`."""
    with zipfile.ZipFile(_FILES / file) as archive:
        return b"\n".join(b"=== " + name.encode() + b"\n" + archive.read(name) for name in names)


@cache
def documents(suffix: str) -> Sequence[bytes]:
    """Of a format that a reader reads."""
    word = ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/footnotes.xml")
    of_word = ("word/numbering.xml", "docProps/core.xml", "word/_rels/document.xml.rels")
    (news,), (mail,) = _known("news.txt"), _known("news.eml")
    words = news.decode()
    found: dict[str, Sequence[bytes]] = {
        ".txt": (news, STORY.text.encode(), *_known("news.md"), words.encode("utf-16"), words.encode("cp1252")),
        ".md": (*_known("news.md"), news),
        ".html": (*_known("news.html"), *_stored("pages/*.html")),
        ".mhtml": (*_known("news.mhtml"), *_stored("pages/*.mhtml")),
        ".pdf": (*_known("news.pdf"), *_stored("office/courier.pdf")),
        ".docx": (*_known("docx.parts"), _listed("office/press.docx", *word, *of_word)),
        ".odt": (*_known("odt.parts"), _listed("office/press.odt", "mimetype", "content.xml", "meta.xml")),
        ".rtf": (*_known("news.rtf"), *_stored("office/*.rtf")),
        ".eml": (mail, mail.replace(b"alternative", b"mixed"), news),
    }
    return found[suffix]


@cache
def containers(suffix: str) -> Sequence[bytes]:
    """Of a format that holds many documents."""
    mails = (*_known("news.eml"), b"Subject: b\n\n>From here.\n")
    (rows,) = _known("rows.csv")
    page = b"<?xml version='1.0'?><html><body><p>Olav Strand said no.</p></body></html>"
    found: dict[str, Sequence[bytes]] = {
        ".rss": _known("news.rss", "news.atom"),
        ".opml": _known("feeds.opml"),
        ".mbox": (b"".join(b"From ida Tue Mar  4 10:00:00 2025\n" + mail + b"\n" for mail in mails),),
        ".csv": (rows, rows.replace(b",", b";")),
        ".tsv": (rows.replace(b",", b"\t"),),
        ".jsonl": _known("rows.jsonl"),
        ".zip": (*_known("zip.parts"), b"=== b.txt\nFerry sails\n", _packed()),
        ".xml": (*_known("news.rss", "news.atom", "feeds.opml"), page),
    }
    return found[suffix]


def _packed() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("news.txt", "news.html"):
            archive.writestr(zipfile.ZipInfo(f"a/{name}"), (_KNOWN / name).read_bytes())
    return target.getvalue()


@cache
def sidecars() -> Sequence[bytes]:
    """Files of metadata."""
    return _known("news.meta.yml", "date.meta.yml")


@cache
def briefs() -> Sequence[bytes]:
    """Files of briefs."""
    own = sheet.assemble(read(STORY, MINDS[0]), STORY.text)
    short = story(Random(4))
    return tuple(text.encode() for text in (own, own + "a note\n", sheet.assemble(read(short, MINDS[1]), short.text)))


@cache
def chances() -> Sequence[bytes]:
    """Bytes to draw chance from."""
    return tuple(Random(number).randbytes(size) for number, size in enumerate((200, 800, 3000)))


@cache
def registers() -> Sequence[bytes]:
    """Files of actors."""
    return _known("actors.yml")


@cache
def stories() -> Sequence[bytes]:
    """Files of stories."""
    return _known("stories.yml")


@cache
def pages() -> Sequence[bytes]:
    """Content of pages."""
    return (*documents(".html"), b'<p><a href="../a/">a</a> <svg viewBox="0 0 1 1"><path d="M0"/></svg></p>')
