"""The layout of a brief's front matter as data: what the reader, the writer and the JSON Schema all follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from generator.records import (
    SCHEMA,
    ActorType,
    AliasRule,
    ConflictKind,
    Mode,
    PublishedBasis,
    RelayKind,
    SpeakerKind,
    UnreadKind,
)

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SHA256 = r"[0-9a-f]{64}"
DIGEST = r"(?:[0-9a-f]{4,64})?"
PLACED = r"(?:[0-9a-f]{4,64}(?: [0-9]{1,10}-[0-9]{1,10})*)?"
EDTF = r"[0-9X]{4}(?:-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12][0-9]|3[01]|XX))?)?[?~%]?"
TIME = rf"{EDTF}(?:/(?:{EDTF}|\.\.))?|\.\./{EDTF}"
MOMENT = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z"
MAX_ID = 120
"""Code points of an id at most: it becomes a file name."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string.

    Attributes:
        pattern: what the whole of it has to match; written so that Python and ECMAScript agree.
        choices: the only values, where there is a closed list.
        nullable: whether null stands for unknown.
        quoted: whether it is always written in quotation marks: verbatim words and what YAML mistakes.
        empty: whether it may be empty.
        limit: code points at most.
    """

    pattern: str | None = None
    choices: tuple[str, ...] = ()
    nullable: bool = False
    quoted: bool = False
    empty: bool = False
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, `least` or more; exactly `value` where that is given."""

    value: int | None = None
    least: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""


@dataclass(frozen=True, slots=True)
class Place:
    """A half-open `[start, end]` in code points of the archived text."""

    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list; on one line where `flow`."""

    item: Shape
    flow: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping from ids, or words of the text, to texts, in order, on one line."""

    value: Text


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a mapping.

    Attributes:
        meaning: one sentence for the JSON Schema.
        required: whether a person who writes by hand has to give it.
        sparse: whether it is left out, rather than null or empty, where there is nothing to say.
    """

    name: str
    shape: Shape
    meaning: str
    required: bool = False
    sparse: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping with known keys, in their order; on one line where `flow`; null for none where `nullable`."""

    fields: tuple[Field, ...]
    flow: bool = False
    nullable: bool = False


Shape = Text | Number | Flag | Place | Items | Table | Fields

VERBATIM = Text(quoted=True)
VERBATIM_OR_NULL = Text(quoted=True, nullable=True)
ID = Text(SLUG, limit=MAX_ID)
IDS = Items(ID, flow=True)
OFFSETS = (
    Field("start", Number(), "Where the words start in the archived text, in code points."),
    Field("end", Number(), "Where they end, exclusive; left out with `start` where the words occur only once."),
)
PAGE = Field(
    "page", Number(least=1), "The page on which they start, from 1; only of a document with pages.", sparse=True
)

SOURCE = Fields(
    (
        Field("file", Text(), "The source document's path; the generator's, as are the two hashes.", required=True),
        Field("sha256", Text(SHA256), "SHA-256 of the document's raw bytes.", required=True),
        Field("text_sha256", Text(SHA256), "SHA-256 of the archived text that all offsets refer to.", required=True),
        Field("outlet", VERBATIM_OR_NULL, "Who published it; null where the document does not say."),
        Field("url", VERBATIM_OR_NULL, "Where it was published; null where the document does not say."),
        Field("dateline", VERBATIM_OR_NULL, "The words of the dateline, verbatim."),
        Field(
            "published",
            Text(EDTF, quoted=True, nullable=True),
            "When it was published, in EDTF; X for digits that are not known.",
        ),
        Field("published_basis", Text(choices=get_args(PublishedBasis)), "What the date rests on."),
        Field(
            "language",
            Text(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", quoted=True),
            "ISO 639-1 code; `und` where it cannot be told.",
        ),
        Field("author", VERBATIM_OR_NULL, "Who wrote it, as the document or its format states.", sparse=True),
        Field(
            "retrieved",
            Text(MOMENT, quoted=True, nullable=True),
            "When the web page was retrieved, ISO 8601 in UTC.",
            sparse=True,
        ),
        Field(
            "pages",
            Items(Number(), flow=True, least=1),
            "Where in the archived text page 1, 2, … of the document begin; the generator's.",
            sparse=True,
        ),
        Field("removed", Flag(), "Whether the document is no longer there; the generator's.", sparse=True),
    )
)
SUMMARY = Items(
    Fields((Field("text", VERBATIM, "A sentence of the source, verbatim.", required=True), *OFFSETS, PAGE), flow=True)
)
ACTOR = Fields(
    (
        Field("id", ID, "ISO 3166 code of a country in lower case, else a slug of the name."),
        Field("name", Text(), "The canonical name.", required=True),
        Field("type", Text(choices=get_args(ActorType)), "What kind of actor it is.", required=True),
        Field("role", VERBATIM_OR_NULL, "The role as the text gives it."),
        Field("country", Text(r"[A-Z]{2}", quoted=True, nullable=True), "ISO 3166 alpha-2 code in capitals."),
        Field("wikidata", Text(r"Q[1-9][0-9]*", nullable=True), "Wikidata item; only ever from a person."),
        Field("aliases", Items(Text(), flow=True), "Other forms seen in the text, in order of first use."),
        Field("mentions", Number(), "How often the text names it; pronouns and mere places are not counted."),
        Field("how", Table(Text(choices=get_args(AliasRule))), "By which rule each alias was taken for this actor."),
    )
)
ANCHORS = Fields(
    (
        Field("speaker", Place(nullable=True), "Where the words stand that name the speaker."),
        Field("cue", Place(nullable=True), "Where the reporting words stand."),
        Field("context", Place(), "The whole sentence or sentences that the claim is in.", required=True),
        Field("hedge", Place(nullable=True), "Where the hedging words stand: in the cue, or in the evidence."),
        Field("condition", Place(nullable=True), "Where the condition stands."),
    ),
    flow=True,
)
CHAIN = Items(
    Fields(
        (
            Field("text", VERBATIM, "The words that name who passes it on, verbatim.", required=True),
            *OFFSETS,
            Field("kind", Text(choices=get_args(RelayKind)), "Whether they are known."),
            Field("actors", IDS, "Their ids; empty unless they are known."),
        ),
        flow=True,
    )
)
WHEN = Fields(
    (
        Field("words", VERBATIM, "The words that give the time, verbatim.", required=True),
        *OFFSETS,
        Field(
            "edtf",
            Text(TIME, quoted=True, nullable=True),
            "The date or interval in EDTF; null where the words and the document's date do not settle it.",
        ),
    ),
    flow=True,
    nullable=True,
)
QUOTES = Items(Fields((Field("quote", VERBATIM, "Words of the source, verbatim.", required=True), *OFFSETS), flow=True))
CLAIM = Fields(
    (
        Field("id", ID, "Hexadecimal digits from the speaker's words and the evidence."),
        Field("speakers", IDS, "Ids of the actors who say it, several for a joint statement."),
        Field("speaker_kind", Text(choices=get_args(SpeakerKind)), "Whether the speaker is known."),
        Field("speaker_text", VERBATIM_OR_NULL, "The words that name the speaker, verbatim."),
        Field("candidates", IDS, "Ids of the actors that an unresolved speaker might be."),
        Field("via", IDS, "Ids of who passes it on, nearest the speaker first: the actors of `chain`."),
        Field("cue", VERBATIM_OR_NULL, "The reporting words, verbatim."),
        Field("act", Text(SLUG), "The kind of speech act or event, from a controlled list."),
        Field("mode", Text(choices=get_args(Mode)), "How it is quoted, or narrated in the outlet's own voice."),
        Field("negated", Flag(), "Whether it is denied or negated."),
        Field("hedge", VERBATIM_OR_NULL, "The hedging words, verbatim."),
        Field("about", IDS, "Ids of actors that the evidence names, other than the speakers."),
        Field(
            "evidence",
            Items(
                Fields(
                    (Field("quote", VERBATIM, "Words of the source, verbatim.", required=True), *OFFSETS, PAGE),
                    flow=True,
                ),
                least=1,
            ),
            "The words that the claim rests on, in order of the text.",
            required=True,
        ),
        Field("anchors", ANCHORS, "Where the claim stands in the archived text."),
        Field("chain", CHAIN, "Everybody who passes it on, known or not, nearest the speaker first."),
        Field("condition", VERBATIM_OR_NULL, "The clause on which it depends, verbatim."),
        Field("said", WHEN, "When it was said, as far as the text tells."),
        Field("happened", WHEN, "When what it says happened or is to happen, as far as its words tell."),
        Field("edits", QUOTES, "Of the evidence, what an editor put into a quotation in square brackets."),
    )
)
HASH = Text(DIGEST, empty=True)
GENERATED = Fields(
    (
        Field("by", Text(empty=True), "Program and version.", required=True),
        Field("model", Text(empty=True), "The model that read the document.", required=True),
        Field("inputs", HASH, "Hash of everything that the brief was made from."),
        Field(
            "digests",
            Fields(
                (
                    Field("title", HASH, "Of the title as generated."),
                    Field("source", HASH, "Of the source block as generated, less file and hashes."),
                    Field("summary", HASH, "Of the summary as generated."),
                    Field("body", HASH, "Of the Markdown between front matter and notes as generated."),
                    Field("actors", Table(HASH), "Of each actor as generated, in the order generated."),
                    Field(
                        "claims",
                        Table(Text(PLACED, empty=True)),
                        "Of each claim as generated, in the order generated, and where its evidence stands.",
                    ),
                    Field("main", HASH, "Of the list of main claims as generated."),
                    Field("unread", HASH, "Of the list of what was not understood as generated."),
                )
            ),
            "Short hashes that tell the generator's work from a person's.",
        ),
    )
)
UNREAD = Items(
    Fields(
        (
            Field("kind", Text(choices=get_args(UnreadKind)), "Words in quotation marks, or a sentence that reports."),
            Field("quote", VERBATIM, "Words of the source, verbatim.", required=True),
            *OFFSETS,
        ),
        flow=True,
    )
)
CONFLICTS = Items(
    Fields(
        (
            Field(
                "part", Text(rf"title|source|summary|claims\.{SLUG}"), "What of the brief it is about.", required=True
            ),
            Field("why", Text(choices=get_args(ConflictKind)), "What became of the source under it.", required=True),
            Field("digest", Text(DIGEST), "Of your version when this was found.", required=True),
            Field(
                "words",
                VERBATIM,
                "The sentence around a claim as it was when you edited it; the title that the document has now.",
                sparse=True,
            ),
        ),
        flow=True,
    )
)
BRIEF = Fields(
    (
        Field("schema", Number(SCHEMA), "Version of this layout.", required=True),
        Field("id", ID, "Slug of the first title and a hash of the source's name; never changes.", required=True),
        Field("title", VERBATIM, "The headline.", required=True),
        Field("source", SOURCE, "Where the brief comes from.", required=True),
        Field("summary", SUMMARY, "The bottom line, in sentences of the source."),
        Field("actors", Items(ACTOR), "Who occurs in the document."),
        Field("main", IDS, "Ids of the claims that matter most, the first of them first."),
        Field("claims", Items(CLAIM), "Who said what."),
        Field("unread", UNREAD, "What looks like a claim and yielded none."),
        Field(
            "conflicts",
            CONFLICTS,
            "Your edits under which the source has changed; take a line out to say that you have settled it.",
            sparse=True,
        ),
        Field("generated", GENERATED, "How the generator tells its own work from a person's."),
    )
)


def json_schema() -> dict[str, Any]:
    """The layout as a JSON Schema (draft 2020-12) of the front matter's parsed YAML."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Front matter of a brief, version {SCHEMA}",
        **_schema(BRIEF),
    }


def _schema(shape: Shape) -> dict[str, Any]:
    match shape:
        case Text():
            return _text_schema(shape)
        case Number(value=None):
            return {"type": "integer", "minimum": shape.least}
        case Number(value=value):
            return {"const": value}
        case Flag():
            return {"type": "boolean"}
        case Place():
            offsets: dict[str, Any] = {
                "type": ["array", "null"] if shape.nullable else "array",
                "items": {"type": "integer", "minimum": 0},
                "minItems": 2,
                "maxItems": 2,
            }
            return offsets
        case Items():
            least = {"minItems": shape.least} if shape.least else {}
            return {"type": "array", "items": _schema(shape.item), **least}
        case Table():
            return {"type": "object", "additionalProperties": _schema(shape.value)}
        case Fields():
            required = [field.name for field in shape.fields if field.required]
            paired = {f.name for f in OFFSETS} <= {f.name for f in shape.fields}
            return {
                "type": ["object", "null"] if shape.nullable else "object",
                "properties": {f.name: {"description": f.meaning, **_schema(f.shape)} for f in shape.fields},
                **({"required": required} if required else {}),
                **({"dependentRequired": {"start": ["end"], "end": ["start"]}} if paired else {}),
                "additionalProperties": False,
            }


def _text_schema(shape: Text) -> dict[str, Any]:
    if shape.choices:
        return {"enum": list(shape.choices)}
    out: dict[str, Any] = {"type": ["string", "null"] if shape.nullable else "string"}
    if not shape.empty:
        out["minLength"] = 1
    if shape.limit:
        out["maxLength"] = shape.limit
    if shape.pattern:
        out["pattern"] = f"^(?:{shape.pattern})$"
    return out
