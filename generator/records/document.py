"""A source file as read, and what the annotator found in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from generator.records.kinds import EntityType, PublishedBasis, Severity, Span


@dataclass(frozen=True, slots=True)
class Issue:
    """A defect found in data, told to the user, that costs nothing but the thing it is about.

    Attributes:
        code: stable kebab-case name of the kind of defect, such as `bad-front-matter`.
        severity: `error` (something is missing because of it), `warning` or `note`.
        where: the file, and after a colon what in it (a line, a field, a claim's id).
        message: what is wrong and what to do about it, one sentence or two.
    """

    code: str
    severity: Severity
    where: str
    message: str

    def __str__(self) -> str:
        told = f"{self.severity}: {self.where}: {self.message} [{self.code}]"
        if told.isprintable():
            return told
        # Names of files and words of documents stand in it: none may end the line or speak to a terminal.
        return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in told)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a body paragraph, without the white space around it."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    r"""A source file as read.

    Attributes:
        file: its path as users know it, with forward slashes, relative to the project.
        sha256: of the raw bytes, hexadecimal.
        text: the archived text, NFC with `\n` line ends: of a `.txt` file the whole, less a metadata header;
            of a `.md` file the plain text that its Markdown stands for, without its markup.
        title: the headline; the file's name where it has none.
        title_span: where the headline stands in the text; None where it comes from metadata or the file name.
        paragraphs: the body, in reading order, without page furniture and without the dateline.
        headings: subheads between the paragraphs.
        sentences: of the paragraphs, in order.
        captions: photo captions and credits, which are not part of the body.
        dateline: the words of the dateline, verbatim; None where there is none.
        place: the place that the dateline names.
        outlet: who published it; None where the document does not say.
        url: where it was published; None where the document does not say.
        published: EDTF date, `XXXX-06-24` where the year is not known; None where no date is.
        published_basis: what the date rests on.
        language: ISO 639-1 code; `und` where it cannot be told.
        issues: what was noticed while reading.
        author: who wrote it, as its metadata or its format states; None where they do not.
        retrieved: when a web page was retrieved, ISO 8601 in UTC to the second; None where nobody says.
        pages: where in the text page 1, 2, … of the document begin; empty where it has no pages.
    """

    file: str
    sha256: str
    text: str
    text_sha256: str
    title: str
    title_span: Span | None
    paragraphs: tuple[Span, ...]
    headings: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    captions: tuple[Span, ...]
    dateline: str | None
    place: str | None
    outlet: str | None
    url: str | None
    published: str | None
    published_basis: PublishedBasis
    language: str
    issues: tuple[Issue, ...] = ()
    author: str | None = None
    retrieved: str | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A named entity in the text."""

    start: int
    end: int
    type: EntityType


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) says (cue) what (content), each in pieces of the text; a part may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Meanings(Protocol):
    """What the words of a text mean where they stand."""

    def of(self, places: Sequence[Span]) -> Iterable[float] | None:
        """A vector of the words in these places: the nearer two, the nearer the meanings. None where none is known."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything that an annotator says of one text, in order of the text.

    Attributes:
        model: name and version of what made it, recorded in the brief.
        meanings: of the words that were read, the first that knows a place to be asked; empty where the annotator
            gives none.
    """

    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    model: str
    meanings: tuple[Meanings, ...] = field(default=(), compare=False, repr=False)
