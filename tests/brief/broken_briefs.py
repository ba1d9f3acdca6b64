"""Every way in which the file of a brief, or what lies beside it, can be broken, with what has to be said of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from brief_samples import TEXT, sample

from generator.brief import sheet

Shown = Literal["nothing", "rest", "all"]


@dataclass(frozen=True)
class Place:
    """A brief in a folder: its file, and its archived text."""

    brief: Path
    text: Path

    @property
    def folder(self) -> Path:
        return self.text.parent.parent


@dataclass(frozen=True)
class Row:
    """A way to break a brief.

    Attributes:
        name: of the way.
        do: does it.
        code: of the issue.
        at: words that stand on the line that has to be named; empty where there is no line.
        told: words of the message.
        shown: how much of the brief a site shows.
    """

    name: str
    do: Callable[[Place], None]
    code: str
    at: str
    told: str
    shown: Shown = "nothing"


def folder_with_brief(folder: Path, brief_id: str = "") -> Place:
    """A folder with a sound brief, or one more in it."""
    brief = dataclasses.replace(sample(), id=brief_id or sample().id)
    if brief_id:
        brief = dataclasses.replace(brief, source=dataclasses.replace(brief.source, file=f"seeds/{brief_id}.txt"))
    place = Place(folder / f"{brief.id}.md", folder / "text" / f"{brief.id}.txt")
    place.text.parent.mkdir(parents=True, exist_ok=True)
    place.text.write_bytes(TEXT.encode())
    place.brief.write_bytes(sheet.assemble(brief, TEXT).encode())
    return place


def _change(old: str, new: str) -> Callable[[Place], None]:
    def do(place: Place) -> None:
        content = place.brief.read_bytes().decode()
        assert old in content, old
        place.brief.write_bytes(content.replace(old, new, 1).encode("utf-8", "surrogatepass"))

    return do


def _bytes(of: Callable[[bytes], bytes]) -> Callable[[Place], None]:
    return lambda place: place.brief.write_bytes(of(place.brief.read_bytes())) and None


def _text(of: Callable[[str], str]) -> Callable[[Place], None]:
    return lambda place: place.text.write_bytes(of(TEXT).encode()) and None


def _form(  # noqa: PLR0917 - a row of a table
    name: str, old: str, new: str, at: str, told: str, shown: Shown = "nothing", code: str = "bad-front-matter"
) -> Row:
    return Row(name, _change(old, new), code, at, told, shown)


def _quote(name: str, quote: str, told: str) -> Row:
    return _form(f"quote: {name}", '"We will wait"', f'"{quote}"', f'"{quote}"', told, "rest", "bad-evidence")


def _offsets(name: str, offsets: str, told: str) -> Row:
    new = f'We will wait", {offsets}'
    return _form(f"offsets: {name}", 'We will wait", start: 252, end: 264', new, new, told, "rest", "bad-evidence")


TITLE = 'title: "Envoys meet in Geneva over fishing rights"\n'
EVIDENCE = '{quote: "We will wait", start: 252, end: 264}'

YAML = (
    _form("unclosed double quote", TITLE, 'title: "Envoys meet\n', 'title: "Envoys', "close the quotation mark"),
    _form("unclosed single quote", TITLE, "title: 'Envoys meet\n", "title: 'Env", "close the quotation mark"),
    _form("quote that ends early", TITLE, 'title: "Envoys" meet\n', 'title: "Envoys', "check quotation marks"),
    _form("colon in plain text", TITLE, "title: Envoys: they meet\n", "title: Env", "quotation marks"),
    _form("unknown escape", TITLE, 'title: "Envoys \\q meet"\n', 'title: "Envoys', "not valid YAML"),
    _form("tab as indentation", "  outlet:", "\toutlet:", "\toutlet:", "spaces, not with tabs"),
    _form("tab in a list", "    name: Iceland", "\t\tname: Iceland", "\t\tname", "spaces, not with tabs"),
    _form("key indented too far", "\nsummary:", "\n   summary:", "   summary:", "not valid YAML"),
    _form("item indented too little", "  - id: is\n    name", " - id: is\n    name", " - id: is", "not valid YAML"),
    _form("unclosed brace", EVIDENCE, EVIDENCE[:-1], EVIDENCE[:-1], "brackets"),
    _form("unclosed bracket", "aliases: [Oslo]", "aliases: [Oslo", "aliases: [Oslo", "brackets"),
    _form("bracket too many", "aliases: [Oslo]", "aliases: [Oslo]]", "aliases: [Oslo]]", "not valid YAML"),
    _form("two values", "    mentions: 2", "    mentions: 2\n    3", "    3\n", "not valid YAML"),
    _form("key without colon", "  url: null", "  url null", "url null", "not valid YAML"),
    _form("reserved @", "    name: Iceland", "    name: @Iceland", "@Iceland", "not valid YAML"),
    _form("reserved `", "    name: Iceland", "    name: `Iceland`", "`Iceland`", "not valid YAML"),
    _form("directive", "schema: 1", "%YAML 1.2\nschema: 1", "schema: 1", "not valid YAML"),
    _form("second document", TITLE, "...\n" + TITLE, "...\n", "not valid YAML"),
    _form("not a mapping", "schema: 1\n", "- schema\n", "id: env", "not valid YAML"),
    _form("a comment", "    name: Iceland", "    name: Iceland # checked", "# checked", "below ## Notes", "all"),
    _form("an anchor", "    name: Iceland", "    name: &i Iceland", "&i", "write the value out", "rest"),
    _form("an alias", "    name: Iceland", "    name: *i", "*i", "write the value out", "rest"),
    _form("a tag", "    name: Iceland", "    name: !!str Iceland", "!!str", "take it away", "rest"),
    _form(
        "a tag for Python", "    name: Iceland", "    name: !!python/object:os.x {}", "!!python", "take it away", "rest"
    ),
    _form("a merge key", "    name: Iceland", "    <<: {a: b}\n    name: Iceland", "<<:", "something special", "rest"),
    _form("a key twice", TITLE, 'title: "A"\n' + TITLE, TITLE.strip(), "stands here twice"),
    _form(
        "a key twice in a claim",
        "    act: travel",
        "    act: travel\n    act: say",
        "act: say\n    mode: narr",
        "twice",
        "rest",
    ),
    _form(
        "a list as key", "    act: travel", "    act: travel\n    [a]: b", "[a]: b", "a key has to be a word", "rest"
    ),
    _form("nested too deep", "  url: null", f"  url: {'[' * 20}1{']' * 20}", "[[[[", "nested too deep"),
    _form("NUL", "Coastal News", "Coastal\0News", "Coastal\0", "U+0000"),
    _form("a control character", "Coastal News", "Coastal\x1bNews", "Coastal\x1b", "U+001B"),
)

TYPES = (
    _form("schema of another version", "schema: 1", "schema: 2", "schema: 2", "reads version 1 only"),
    _form("schema as text", "schema: 1", 'schema: "1"', "schema:", "whole number"),
    _form("no schema", "schema: 1\n", "", "id: env", "the field 'schema' is missing"),
    _form("no id", "id: envoys", "di: envoys", "schema: 1", "the field 'id' is missing"),
    _form("an id that leads out", "id: envoys-meet", "id: ../../envoys-meet", "../..", "has not the form"),
    _form("no title", TITLE, "", "schema: 1", "the field 'title' is missing"),
    _form("no source", "source:\n", "quelle:\n", "quelle:", "unknown field 'quelle'"),
    _form("no hash of the text", "  text_sha256: ", "  text_sha257: ", "text_sha257", "unknown field"),
    _form("empty title", TITLE, 'title: ""\n', "title:", "is empty"),
    _form("title null", TITLE, "title: null\n", "title:", "read as nothing"),
    _form("title a list", TITLE, "title: [a]\n", "title:", "has to be text, not a list"),
    _form("title a number", TITLE, "title: 1914\n", "title:", "in quotation marks"),
    _form("title a truth", TITLE, "title: NO\n", "title:", "in quotation marks"),
    _form("date of YAML", 'published: "2025-03-04"', "published: 2025-03-04", "published:", "in quotation marks"),
    _form("date that is none", '"2025-03-04"\n', '"2025-02-30"\n', "published:", "is not a date", code="bad-date"),
    _form("basis that is none", "basis: stated", "basis: guess", "basis: guess", "is not one of"),
    _form("basis without date", "basis: stated", "basis: unknown", "basis:", "if there is no date", code="bad-date"),
    _form("unknown key at the top", "summary:", "tags: [a]\nsummary:", "tags:", "unknown field 'tags'"),
    _form(
        "unknown key of an actor", "    name: Iceland", "    named: x\n    name: Iceland", "named:", "unknown", "rest"
    ),
    _form("unknown key of a claim", "    act: travel", "    acts: travel", "acts:", "unknown field 'acts'", "rest"),
    _form("claims a mapping", "claims:\n", "claims: {}\nunused:\n", "claims: {}", "has to be a list"),
    _form("a claim that is a word", "unread:", "  - word\nunread:", "- word", "has to be a mapping", "rest"),
    _form(
        "a claim without evidence",
        "evidence:\n      - " + EVIDENCE,
        "evidence: []",
        "evidence: []",
        "at least 1",
        "rest",
    ),
    _form("evidence a word", f"\n      - {EVIDENCE}", " word", "evidence: word", "has to be a list", "rest"),
    _form("start a text", "start: 252", 'start: "252"', 'start: "252"', "whole number", "rest"),
    _form("start a fraction", "start: 252", "start: 252.0", "start: 252.0", "whole number", "rest"),
    _form("start with a zero before", "start: 252", "start: 0252", "start: 0252", "whole number", "rest"),
    _form("start NaN", "start: 252", "start: .nan", "start: .nan", "whole number", "rest"),
    _form("start infinite", "start: 252", "start: .inf", "start: .inf", "whole number", "rest"),
    _form("start hexadecimal", "start: 252", "start: 0xfc", "start: 0xfc", "whole number", "rest"),
    _form("start huge", "start: 252", f"start: {'9' * 400}", "start: 999", "whole number", "rest"),
    _form("start alone", "start: 252, end: 264", "start: 252", "start: 252", "give both or neither", "rest"),
    _form("start negative", "start: 252", "start: -1", "start: -1", "whole number", "rest"),
    _form("anchor of three", "cue: [117, 125]", "cue: [117, 120, 125]", "120", "has to be [start, end]", "rest"),
    _form("truth as text", "    negated: true", '    negated: "true"', 'negated: "true"', "true or false", "rest"),
    _form("mode that is none", "mode: direct", "mode: shouted", "mode: shouted", "is not one of", "rest"),
    _form("type that is none", "type: person", "type: human", "type: human", "is not one of", "rest"),
    _form("summary without words", '{text: "Norway', '{words: "Norway', "{words:", "'text' is missing", "rest"),
    _form("digest that is none", "    title: eb2b", "    title: xx", "title: xx", "has not the form"),
)

WORDS = (
    _offsets("one too early", "start: 251, end: 263", "stand at 252:264"),
    _offsets("one too late", "start: 253, end: 265", "stand at 252:264"),
    _offsets("end one too early", "start: 252, end: 263", "stand at 252:264"),
    _offsets("end one too late", "start: 252, end: 265", "stand at 252:264"),
    _offsets("beyond the end", "start: 9000, end: 9012", "stand at 252:264"),
    _offsets("half beyond the end", "start: 300, end: 9012", "stand at 252:264"),
    _offsets("swapped", "start: 264, end: 252", "the wrong way round"),
    _offsets("empty", "start: 252, end: 252", "stand at 252:264"),
    _offsets("in UTF-8 bytes", "start: 258, end: 270", "count bytes"),
    _quote("one letter", "We will waif", "copy the words from the archived text letter by letter"),
    _quote("other capitals", "we will wait", "they differ in capital letters"),
    _quote("no-break space", "We\u00a0will wait", "they differ in white space"),
    _quote("two spaces", "We  will wait", "they differ in white space"),
    _quote("a word more", "We will not wait", "letter by letter"),
    _form(
        "quote: straight marks",
        "\\n“a provocation”",
        '\\n\\"a provocation\\"',
        '\\n\\"a pro',
        "quotation marks",
        "rest",
        "bad-evidence",
    ),
    _form(
        "summary with another word",
        "to resume talks",
        "to end the talks",
        "to end",
        "letter by letter",
        "rest",
        "bad-evidence",
    ),
    _form(
        "cue that nobody wrote",
        "cue: null\n    act: say\n    mode: direct",
        'cue: "shouted"\n    act: say\n    mode: direct',
        'cue: "shouted"',
        "not in the archived text",
        "rest",
        "not-verbatim",
    ),
    _form(
        "cue of an anchor",
        'cue: "rejected"',
        'cue: "refused"',
        "anchors: {speaker: [97",
        "at the anchor cue",
        "rest",
        "bad-anchor",
    ),
    _form(
        "context too narrow",
        "context: [97, 202]",
        "context: [97, 150]",
        "[97, 150]",
        "widen the context",
        "rest",
        "bad-anchor",
    ),
    _form(
        "hedge that nobody wrote",
        'hedge: "might"',
        'hedge: "perhaps"',
        '"perhaps"',
        "not in the archived",
        "rest",
        "not-verbatim",
    ),
    _form(
        "edit outside the evidence",
        'provocation", start: 155, end: 168}\n',
        'provocation", start: 155, end: 167}\n',
        "edits:",
        "stand at 155:168",
        "rest",
        "bad-evidence",
    ),
    _form(
        "unread that is not there",
        '"Officials said", start: 204',
        '"Officials said", start: 205',
        "start: 205",
        "stand at 204:218",
        "rest",
        "bad-evidence",
    ),
)

ACTORS = (
    _form(
        "unknown speaker",
        "speakers: [anna-berg]",
        "speakers: [ann-berg]",
        "[ann-berg]",
        "add the actor",
        "rest",
        "unknown-actor",
    ),
    _form(
        "unknown in via",
        "via: [coast-guard-of-norway]",
        "via: [nobody]",
        "via: [nobody]",
        "via has 'nobody'",
        "rest",
        "unknown-actor",
    ),
    _form(
        "unknown in about", "about: [is]", "about: [nobody]", "about: [nobody]", "about has", "rest", "unknown-actor"
    ),
    _form(
        "no speaker",
        "speakers: [anna-berg]",
        "speakers: []",
        "speakers: []\n    speaker_kind: named",
        "give speakers",
        "rest",
        "no-speaker",
    ),
    _form(
        "speakers of an unnamed source",
        "speakers: []\n    speaker_kind: unnamed",
        "speakers: [is]\n    speaker_kind: unnamed",
        "speaker_kind: unnamed",
        "speaker_kind: named",
        "rest",
        "no-speaker",
    ),
    _form(
        "narrated by somebody",
        "mode: direct",
        "mode: narrated",
        "mode: narrated\n    negated: false\n    hedge: null\n    about: [is]",
        "belong together",
        "rest",
        "no-speaker",
    ),
    _form(
        "narrated with a cue",
        "cue: null\n    act: travel",
        'cue: "flew"\n    act: travel',
        'cue: "flew"',
        "nobody speaks",
        "rest",
        "no-speaker",
    ),
    _form(
        "candidates of a named speaker",
        "candidates: []\n    via: [coast",
        "candidates: [is]\n    via: [coast",
        "candidates: [is]",
        "remove them",
        "rest",
        "no-speaker",
    ),
    _form("an act that is none", "act: travel", "act: shouted", "act: shouted", "list of acts", "rest", "unknown-act"),
    _form("an actor twice", "  - id: is\n", '  - id: "no"\n', '  - id: "no"\n    name: Iceland', "twice", "rest"),
    _form("a claim twice", 'id: "304512"', "id: b00002", "id: b00002\n    speakers: []", "twice", "rest"),
)


def _marks(old: str) -> Callable[[Place], None]:
    return _change(old, f"<<<<<<< ours\n{old}=======\n{old.upper()}>>>>>>> theirs\n")


MARKS = (
    Row("merge marks in the front matter", _marks(TITLE), "bad-front-matter", "<<<<<<< ours", "settle it"),
    Row("merge marks in the body", _marks("- Language: en\n"), "bad-front-matter", "<<<<<<< ours", "settle it"),
    Row(
        "merge marks of three",
        _change(TITLE, f"<<<<<<<\n{TITLE}||||||| base\nx\n=======\ny\n>>>>>>>\n"),
        "bad-front-matter",
        "<<<<<<<",
        "settle it",
    ),
    Row("a mark alone", _change(TITLE, f"{TITLE}>>>>>>> theirs\n"), "bad-front-matter", ">>>>>>> theirs", "settle it"),
    Row(
        "merge marks in the archived text",
        _text(lambda t: f"<<<<<<< ours\n{t}=======\n{t}>>>>>>> theirs\n"),
        "text-changed",
        "text_sha256",
        "unsettled merge",
    ),
)


def _without_end(content: bytes) -> bytes:
    return content.replace(b"\n---\n", b"\n", 1)


FILES = (
    Row("no closing ---", _bytes(_without_end), "bad-front-matter", "---", "has to close it"),
    Row("no opening ---", _bytes(lambda b: b.removeprefix(b"---\n")), "bad-front-matter", "schema: 1", "has to be ---"),
    Row("a line before ---", _bytes(lambda b: b"\n" + b), "bad-front-matter", "", "has to be ---"),
    Row("empty", _bytes(lambda _: b""), "bad-front-matter", "", "take it back from version control"),
    Row("cut off", _bytes(lambda b: b[:900]), "bad-front-matter", "---", "has to close it"),
    Row("not UTF-8", _bytes(lambda b: b.replace(b"Coastal", b"C\xf4te")), "unreadable-brief", "  outlet:", "in line 9"),
    Row("no text", _bytes(lambda _: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "unreadable-brief", "", "move it elsewhere"),
    Row("UTF-16", _bytes(lambda b: b.decode().encode("utf-16")), "unreadable-brief", "", "is in UTF-16"),
    Row(
        "no front matter", _bytes(lambda b: b"# Hello\n\nJust text.\n"), "bad-front-matter", "# Hello", "has to be ---"
    ),
    Row(
        "body edited",
        _change("- Language: en", "- Language: Norse"),
        "edited-body",
        "\n# Env",
        "below ## Notes",
        "all",
    ),
)


def _as_folder(place: Place) -> None:
    place.brief.unlink()
    place.brief.mkdir()


def _as_loop(place: Place) -> None:
    place.brief.unlink()
    place.brief.symlink_to(place.brief)


def _as_dangling(place: Place) -> None:
    place.brief.unlink()
    place.brief.symlink_to(place.folder / "nothing")


def _text_as_folder(place: Place) -> None:
    place.text.unlink()
    place.text.mkdir()


BESIDE = (
    Row("a folder called x.md", _as_folder, "unreadable-brief", "", "is a folder"),
    Row("a link to itself", _as_loop, "unreadable-brief", "", "take the link away"),
    Row("a link to nothing", _as_dangling, "unreadable-brief", "", "take the link away"),
    Row("text missing", lambda p: p.text.unlink(), "missing-text", "text_sha256", "briefing generate"),
    Row("text a folder", _text_as_folder, "missing-text", "text_sha256", "is a folder"),
    Row("text empty", _text(lambda _: ""), "text-changed", "text_sha256", "is empty"),
    Row("text of one letter less", _text(lambda t: t[:-2] + "\n"), "text-changed", "text_sha256", "was changed"),
    Row("text of another brief", _text(lambda _: "Another text.\n"), "text-changed", "text_sha256", "another brief"),
    Row("text with CRLF", _text(lambda t: t.replace("\n", "\r\n")), "text-changed", "text_sha256", "to LF"),
    Row("text with a mark", _text(lambda t: "\ufeff" + t), "text-changed", "text_sha256", "byte order mark"),
    Row("text without its end", _text(lambda t: t[:-1]), "text-changed", "text_sha256", "line feed at its end"),
    Row("text that is not UTF-8", lambda p: p.text.write_bytes(b"\xff\xff") and None, "missing-text", "text_sha256",
        "is not UTF-8"),
)  # fmt: skip

ROWS = (*YAML, *TYPES, *WORDS, *ACTORS, *MARKS, *FILES, *BESIDE)

HARMLESS: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("a byte order mark", lambda b: b"\xef\xbb\xbf" + b),
    ("CRLF", lambda b: b.replace(b"\n", b"\r\n")),
    ("spaces behind ---", lambda b: b.replace(b"---\n", b"---  \n")),
)
"""What editors do to a brief that leaves it a brief."""
