"""The records that pass between stages: frozen, typed, with tuples for everything that repeats.

Offsets are half-open `[start, end)` in Unicode code points of a document's archived text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Span = tuple[int, int]
"""Half-open (start, end) in code points of the archived text."""

EntityType = Literal["Person", "Organization", "Location", "Facility", "NORP", "Date", "Money", "Product", "Misc"]
ActorType = Literal["person", "country", "public-body", "organisation", "company", "armed-group", "media", "group"]
AliasRule = Literal[
    "full-name",
    "surname",
    "given-name",
    "initials",
    "name-order",
    "spelled-also",
    "acronym",
    "abbreviation",
    "short-name",
    "same-name",
    "known-name",
    "former-name",
    "country-name",
    "government",
    "capital",
    "seat",
    "demonym",
    "description",
    "register",
    "by-hand",
]
"""Why a form of a name was taken for an actor; `docs/brief-format.md` says what each means."""
Mode = Literal["direct", "indirect", "mixed", "narrated"]
PublishedBasis = Literal["metadata", "stated", "dateline", "weekday", "as-of", "unknown"]
SpeakerKind = Literal["named", "unnamed", "unresolved", "outlet"]
UnreadKind = Literal["quotation", "reporting"]
RelayKind = Literal["named", "unnamed", "unresolved"]
Severity = Literal["error", "warning", "note"]


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
        return f"{self.severity}: {self.where}: {self.message} [{self.code}]"


# --- a source file as read -------------------------------------------------------------------


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


# --- what the annotator found ------------------------------------------------------------------


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
        ...


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


# --- who is who --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Actor:
    """One real actor in one document.

    Attributes:
        id: ISO 3166 alpha-2 code of a country in lower case, else a slug of the canonical name.
        name: canonical name: a country's common English name, else the fullest form in the text.
        role: as the text gives it, verbatim; None where it gives none.
        country: ISO 3166 alpha-2 code in capitals, of a country or of a body of a state.
        wikidata: only ever from the user.
        aliases: forms seen in this text other than the name, in order of first use.
        mentions: how often it is named; pronouns, and a country as the mere place of something, not counted.
        how: why each form was taken for this actor, as (form, `AliasRule`) pairs in the order of `aliases`.
    """

    id: str
    name: str
    type: ActorType
    role: str | None
    country: str | None
    wikidata: str | None
    aliases: tuple[str, ...]
    mentions: int
    how: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A place in the text that stands for an actor, and the rule that says so.

    Attributes:
        actor: the actor's id.
        how: the rule, kebab-case, such as `full-name`, `surname`, `capital`, `pronoun`.
    """

    start: int
    end: int
    actor: str
    how: str


@dataclass(frozen=True, slots=True)
class SpeakerReading:
    """What the source span of an attribution stands for.

    Attributes:
        start, end: the source span.
        kind: `named` where the actors are known (also through a pronoun or description), `unnamed` for
            sources that the text leaves unnamed ("analysts"), `unresolved` where the text does not decide.
        actors: ids of the actors who speak, in order of the text.
        via: ids of actors inside the source span who pass it on rather than speak ("a spokesman for X").
        how: the rule, kebab-case.
        candidates: ids of the actors that it might be, where unresolved.
    """

    start: int
    end: int
    kind: SpeakerKind
    actors: tuple[str, ...]
    via: tuple[str, ...]
    how: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of a document, every mention of them, and what each attribution's source stands for."""

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    speakers: tuple[SpeakerReading, ...]


# --- the brief ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the archived text: `text[start:end] == quote`."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where a claim stands in the archived text.

    Attributes:
        speaker: the words that name the speaker; None where nobody is named.
        cue: the reporting words; None where there are none.
        context: the whole sentence or sentences that the claim is in.
        hedge: the hedging words: within the cue where it hedges, within the evidence where its main verb does.
        condition: the clause of condition, which may stand right behind the evidence.
    """

    speaker: Span | None
    cue: Span | None
    context: Span
    hedge: Span | None = None
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Relay:
    """One who passes a claim on: `text` is the archived text at [start, end).

    Attributes:
        text: the words that name who passes it on, verbatim; the reporting words where nobody is named.
        kind: `named` where the actors are known, `unnamed` where the text leaves them unnamed ("a source"),
            `unresolved` where it does not decide.
        actors: ids, in order of the text; empty unless `named`.
    """

    text: str
    start: int
    end: int
    kind: RelayKind
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """A time that the text gives: `words` are the archived text at [start, end).

    Attributes:
        words: verbatim, such as "last week".
        edtf: the date, or an interval of two, in EDTF; None where the words and the document's date do not settle it.
    """

    words: str
    start: int
    end: int
    edtf: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who said what, through whom, with the exact words.

    Attributes:
        id: six or more hexadecimal digits from the speaker's words and the evidence.
        speakers: ids of actors, several for a joint statement; empty where unnamed, unresolved or narrated.
        speaker_kind: `outlet` for narrated claims: the document itself says so.
        speaker_text: the words that name the speaker, verbatim; None where narrated or unstated.
        candidates: ids of the actors that an unresolved speaker might be.
        via: ids of who passes it on, nearest the speaker first: the actors of `chain`, less the speakers.
        cue: the reporting words, verbatim; None where there are none.
        act: one of `generator.claims.acts.ACTS`.
        mode: direct, indirect or mixed quotation, or narrated in the outlet's own voice.
        negated: whether the claim is denied or negated by its cue.
        hedge: the hedging words, verbatim; None where there are none.
        about: ids of actors that the evidence names, other than the speakers.
        evidence: the words it rests on, in order of the text, at least one.
        chain: everybody who passes it on, known or not, nearest the speaker first; the outlet, which comes last, is
            not in it. Empty in briefs that were written before there were chains.
        condition: the clause on which it depends ("if the talks fail"), verbatim; None where there is none.
        said: when it was said; None where the text does not tell.
        happened: when what it says happened or is to happen; None where its words do not tell.
        edits: of the evidence, what an editor put into a quotation in square brackets, in order of the text.
    """

    id: str
    speakers: tuple[str, ...]
    speaker_kind: SpeakerKind
    speaker_text: str | None
    candidates: tuple[str, ...]
    via: tuple[str, ...]
    cue: str | None
    act: str
    mode: Mode
    negated: bool
    hedge: str | None
    about: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    anchors: Anchors
    chain: tuple[Relay, ...] = ()
    condition: str | None = None
    said: When | None = None
    happened: When | None = None
    edits: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that looks like a claim and yielded none: `text[start:end] == quote`.

    Attributes:
        kind: `quotation` for words in quotation marks, `reporting` for a sentence in which somebody tells something.
    """

    kind: UnreadKind
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where a brief comes from; the fields are those of `Document`."""

    file: str
    sha256: str
    text_sha256: str
    outlet: str | None
    url: str | None
    dateline: str | None
    published: str | None
    published_basis: PublishedBasis
    language: str


@dataclass(frozen=True, slots=True)
class Digests:
    """What the generator last wrote, so that a person's edits are told from its own work.

    Each value is a short hash of the field, actor or claim as generated; actors and claims are
    (id, digest) pairs in the order that the generator wrote them. The pair of one that a person
    removed stays, which is how it stays removed. `source` covers the source block less the file's
    name and hashes; `body` the Markdown between the front matter and the notes.
    """

    title: str
    source: str
    summary: str
    actors: tuple[tuple[str, str], ...]
    claims: tuple[tuple[str, str], ...]
    body: str = ""
    main: str = ""
    unread: str = ""


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
class Brief:
    """One document's brief: the front matter of its Markdown file, and the human notes.

    Attributes:
        schema: version of the front matter's layout, `SCHEMA`.
        id: slug of the title at first writing, a dash, and a short hash of the source's identity; never changes.
        main: ids of the claims that matter most, the first of them first.
        unread: what looks like a claim and yielded none, in order of the text.
        notes: the Markdown below `## Notes`, verbatim; never written by the generator.
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


SCHEMA = 1
"""The version of the front matter's layout that this program writes."""
