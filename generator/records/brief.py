"""One document's brief."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.actors import Actor
from generator.records.claims import Claim, Evidence, Unread
from generator.records.kinds import ConflictKind, PublishedBasis, Span


@dataclass(frozen=True, slots=True)
class Source:
    """Where a brief comes from; the fields are those of `Document`.

    Attributes:
        removed: whether the document is no longer there; the generator's, not a person's to decide.
    """

    file: str
    sha256: str
    text_sha256: str
    outlet: str | None
    url: str | None
    dateline: str | None
    published: str | None
    published_basis: PublishedBasis
    language: str
    author: str | None = None
    retrieved: str | None = None
    pages: tuple[int, ...] = ()
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Digests:
    """What the generator last wrote, so that a person's edits are told from its own work.

    Each value is a short hash of the field, actor or claim as generated; actors and claims are
    (id, digest) pairs in the order that the generator wrote them. The pair of one that a person
    removed stays, which is how it stays removed. `source` covers the source block less the file's
    name and hashes; `body` the Markdown between the front matter and the notes. `places` has where the
    evidence of each of these claims stands in the archived text, so that a claim which a person corrected or
    removed is known again when it is read in slightly other bounds; empty in briefs from before it was kept.
    """

    title: str
    source: str
    summary: str
    actors: tuple[tuple[str, str], ...]
    claims: tuple[tuple[str, str], ...]
    body: str = ""
    main: str = ""
    unread: str = ""
    places: tuple[tuple[str, tuple[Span, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """Who made the brief: program and version, model, and the digests of what they wrote.

    Attributes:
        inputs: short hash of everything that the brief was made from; while it is the same, nothing
            needs to be read again.
    """

    by: str
    model: str
    digests: Digests
    inputs: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A person's edit under which the source has changed, until the person settles it.

    Attributes:
        part: `title`, `source`, `summary` or `claims.<id>`.
        digest: of the person's version; once they change that, the conflict is settled.
        words: of a claim, the sentence around it as it was when it was edited; of the title, what the document has now.
    """

    part: str
    why: ConflictKind
    digest: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """One document's brief: the front matter of its Markdown file, and the human notes.

    Attributes:
        schema: version of the front matter's layout, `SCHEMA`.
        id: slug of the title at first writing, a dash, and a short hash of the source's identity; never changes.
        main: ids of the claims that matter most, the first of them first.
        unread: what looks like a claim and yielded none, in order of the text.
        notes: the Markdown below `## Notes`, verbatim; never written by the generator.
        conflicts: edits under which the source has changed, not settled yet.
    """

    schema: int
    id: str
    title: str
    source: Source
    summary: tuple[Evidence, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    generated: Generated
    notes: str = ""
    main: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


SCHEMA = 1
"""The version of the front matter's layout that this program writes."""
