"""One document -> its brief: the stages in their order. Depends on nothing else, and writes nothing.

The stages are imported inside the functions that run them: they load numpy, the runtime of the model and tables of
countries, which a run that finds nothing changed does without.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.brief import check
from generator.brief.compose import BY, compose
from generator.brief.identity import short_hash
from generator.errors import BriefingError, ReadError
from generator.limits import DEFAULT, Limits
from generator.read.metadata import SIDECAR_SUFFIX, Metadata
from generator.records import SCHEMA, Annotation, Brief, Document, Issue, Meanings

if TYPE_CHECKING:
    from generator.annotate import Annotator

__all__ = ["Content", "Failed", "Made", "Task", "annotate_document", "attempt", "content_of", "inputs", "make"]


@dataclass(frozen=True, slots=True)
class Task:
    """One document to make a brief of; small and picklable, so that any process can do it.

    Attributes:
        path: where the source lies: a path, or an address for fsspec. Of a part, where its container lies.
        name: its path as users know it.
        as_of: see `Settings.as_of`.
        model: name and version of the annotator.
        sidecar: where its metadata lies; "" to look beside a file for it, None where there is none.
        data: the document itself, if it is a part of a container.
        suffix: of the format of such a part.
        metadata: what the container says of it.
        limits: how much it may ask for.
        by: program and version that want the brief.
    """

    path: Path | str
    name: str
    as_of: dt.date | None
    model: str
    sidecar: str | None = ""
    data: bytes | None = field(default=None, repr=False)
    suffix: str = ""
    metadata: Metadata | None = None
    limits: Limits = DEFAULT
    by: str = BY


@dataclass(frozen=True, slots=True)
class Content:
    """What the content of a document is told by.

    Attributes:
        sha256: of its bytes.
        beside: of its sidecar, or of what its container says of it; None where there is neither.
    """

    sha256: str
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A brief, wholly the generator's, with the archived text that it rests on and what the words of that mean."""

    brief: Brief
    text: str
    issues: tuple[Issue, ...]
    meanings: tuple[Meanings, ...] = field(default=(), compare=False, repr=False)
    content: Content = field(default=Content(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Failed:
    """Why no brief could be made of a document.

    Attributes:
        message: the reason, and what to do.
        content: what the document is told by if it is itself that cannot be read, so that to try again is of no use
            before it changes; None where another try may do better.
    """

    message: str
    content: Content | None = None


class _UnreadableError(ReadError):
    """A document that cannot be read whenever it is tried."""

    def __init__(self, message: str, content: Content) -> None:
        super().__init__(message)
        self.content = content


REFUSED = "cannot be read or written ({})"


def attempt(task: Task, annotator: Callable[[], Annotator]) -> Made | Failed:
    """`make`, with what goes wrong as a value that any process can hand to another."""
    try:
        return make(task, annotator)
    except BriefingError as error:
        content = error.content if isinstance(error, _UnreadableError) else None
        return dataclasses.replace(refused(error, task.name, str(task.path)), content=content)
    except OSError as error:
        return Failed(REFUSED.format(error))
    except Exception as error:  # noqa: BLE001 - a fault of the program costs one document, never the rest
        return fault(error)


def refused(error: BriefingError, name: str, address: str = "") -> Failed:
    """What to tell of an error beside the name of its source: that is not told twice, nor where on a machine it lies.

    Args:
        error: names the source, or its sidecar, by name or address.
        name: of the source.
        address: where it lies; empty where no error names that.
    """
    message = " ".join(str(error).split())
    if address and message.startswith((f"{address}: ", f"{address}{SIDECAR_SUFFIX}: ")):
        message = name + message.removeprefix(address)
    return Failed(message.removeprefix(f"{name}: "))


def fault(error: Exception) -> Failed:
    """What to tell of an error that nobody has thought of."""
    return Failed(f"met a fault in the program ({type(error).__name__}: {error}); please report it with this document")


def make(task: Task, annotator: Callable[[], Annotator]) -> Made:
    """Read one document and make its brief; depends on nothing else, and writes nothing.

    Args:
        task: what to read.
        annotator: gives the annotator; called only once the document has been read.

    Raises:
        BriefingError: the document cannot be read, or what was found in it cannot be written as a brief.
    """
    from generator import actors, claims, summary  # noqa: PLC0415 - load tables of names and countries
    from generator.claims.acts import ACTS  # noqa: PLC0415 - likewise

    document, content = _read(task)
    annotation = annotate_document(document, annotator())
    resolution = actors.resolve(document, annotation)
    found = claims.extract(document, annotation, resolution)
    known = {actor.id for actor in resolution.actors}
    sound, issues = [], list(document.issues)
    for claim in found:
        problems = tuple(check.problems_of_claim(claim, known, document.text))
        issues += (Issue(code, "error", f"{task.name}:{claim.id}", f"left out: {why}") for code, why in problems)
        if not problems:
            sound.append(claim)
    bottom_line = summary.summarise(document, resolution, tuple(sound))
    main = claims.main_claims(document, resolution, sound)
    unread = claims.coverage(document, sound)
    brief = compose(document, annotation.model, resolution, tuple(sound), bottom_line, main=main, unread=unread)
    made = dataclasses.replace(brief.generated, inputs=inputs(content, task.model, task.as_of))
    brief = dataclasses.replace(brief, generated=made)
    for issue in check.check_brief(brief, document.text, task.name, ACTS):
        if issue.severity == "error":
            raise BriefingError(f"{issue.where}: {issue.message}")
        issues.append(issue)
    return Made(brief, document.text, tuple(issues), annotation.meanings, content)


def inputs(content: Content, model: str, as_of: dt.date | None) -> str:
    """Hash of everything that a brief is made from, other than the source's name."""
    return short_hash([SCHEMA, BY, model, str(as_of), content.sha256, content.beside], digits=16)


def content_of(data: bytes, beside: bytes | Metadata | None) -> Content:
    """What tells the content of a document: its bytes, and its sidecar or what its container says of it."""
    if isinstance(beside, Metadata):
        said = {key: value for key, value in dataclasses.asdict(beside).items() if value is not None}
        beside = json.dumps(said, sort_keys=True).encode() if said else None
    return Content(hashlib.sha256(data).hexdigest(), None if beside is None else hashlib.sha256(beside).hexdigest())


def _read(task: Task) -> tuple[Document, Content]:
    """The document, and a hash of just the bytes that it was read from."""
    from generator.read import read_bytes  # noqa: PLC0415 - loads the parsers
    from generator.read.decode import decode  # noqa: PLC0415 - likewise
    from generator.read.metadata import parse  # noqa: PLC0415 - likewise
    from generator.read.places import fetch  # noqa: PLC0415 - likewise

    noticed: tuple[Issue, ...] = ()
    said, beside, where = task.metadata, None, task.name + SIDECAR_SUFFIX
    if task.data is not None:
        data = task.data
        content = content_of(data, said)
    else:
        address = str(task.path)
        sidecar = task.sidecar if task.sidecar != "" else _beside(address)
        data = fetch(address, task.limits, task.name)
        beside = fetch(sidecar, name=where) if sidecar else None
        content = content_of(data, beside)
    suffix = task.suffix or PurePosixPath(task.name).suffix
    try:
        if beside is not None:
            said, noticed = parse(decode(beside, where)[0], where)
        document = read_bytes(data, name=task.name, suffix=suffix, metadata=said, as_of=task.as_of, limits=task.limits)
    except ReadError as error:
        raise _UnreadableError(str(error), content) from error
    return dataclasses.replace(document, issues=(*noticed, *document.issues)), content


def _beside(address: str) -> str | None:
    sidecar = Path(address + SIDECAR_SUFFIX)
    return str(sidecar) if sidecar.is_file() else None


def annotate_document(document: Document, annotator: Annotator) -> Annotation:
    """The body with its attributions; of the headline and subheads the names only.

    Headlines are read apart, with the paragraph below for context, so that no quotation of the body begins in one; what
    they say in short the body says in full.
    """
    body = annotator.annotate(document.text, document.paragraphs)
    mentions, meanings = set(body.mentions), body.meanings
    title = (document.title_span,) if document.title_span else ()
    for start, end in {*title, *document.headings} - {*document.paragraphs}:
        below = next((paragraph for paragraph in document.paragraphs if paragraph[0] >= end), None)
        read = annotator.annotate(document.text, ((start, end), below) if below else ((start, end),))
        meanings += read.meanings
        mentions.update(mention for mention in read.mentions if start <= mention.start and mention.end <= end)
    in_order = sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.type))
    return dataclasses.replace(body, mentions=tuple(in_order), meanings=meanings)
