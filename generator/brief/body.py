"""The Markdown body of a brief, rendered from its front matter so that the file reads well by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from generator.brief import conflicts, language
from generator.brief.markdown_text import escape, quote
from generator.brief.pages import pages_of
from generator.records import Actor, Brief, Claim, Conflict, Relay, Source, When

_BASIS = {
    "metadata": "from its metadata",
    "stated": "as the document states",
    "dateline": "from the dateline",
    "weekday": "from the weekday",
    "as-of": "year from the setting `as_of`",
    "unknown": "",
}
_MODE = {
    "direct": "in quotation marks",
    "indirect": "in the outlet's words",
    "mixed": "partly in quotation marks",
    "narrated": "reported as fact, with no speaker",
}
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")
"""Shown as code, which nothing makes a link of; the characters are those of RFC 3986 but brackets."""
_PLAIN_DATE = re.compile(r"[0-9X./-]+")
_UNREAD = {"quotation": "In quotation marks", "reporting": "Reports what somebody said"}
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_./ -]*[A-Za-z0-9_])?")
_TIMES = {0: "not named", 1: "named once", 2: "named twice"}
_NOT_STATED = "*not stated in the document*"
_REMOVED = " (*no longer among the sources*)"


def render(brief: Brief, text: str) -> str:
    """The body: title, bottom line, source, actors and claims; ends with a line feed.

    Args:
        brief: what to show.
        text: the archived text; words that are no longer in it are marked.
    """
    names = {actor.id: actor.name for actor in brief.actors}
    blocks = [
        f"# {escape(brief.title)}",
        *_unsettled(brief),
        *_caution(brief.source),
        *_section("Bottom line", _bottom_line(brief, text)),
        *_section("Source", ["\n".join(_source(brief.source))]),
        *_section("Actors", ["\n".join(_actor(actor) for actor in brief.actors)] if brief.actors else []),
        *_claims(brief, names, text),
        *_unread(brief, text),
    ]
    return "\n\n".join(blocks) + "\n"


def _caution(source: Source) -> Iterator[str]:
    told = language.caution(source.language)
    if told is not None:
        yield f"**Read with care:** this document {escape(told)}"


def _unsettled(brief: Brief) -> Iterator[str]:
    """The edits under which the source has changed, but those of claims, which say so themselves."""
    for each in brief.conflicts:
        if not each.part.startswith("claims."):
            yield f"**Not settled:** the {each.part} {escape(conflicts.message(each))}."


def _section(heading: str, blocks: list[str]) -> Iterator[str]:
    yield f"## {heading}"
    yield from blocks or ["*None found.*"]


def _bottom_line(brief: Brief, text: str) -> list[str]:
    out = [quote(each.quote) for each in brief.summary]
    is_told = any(each.part == "summary" for each in brief.conflicts)
    if not is_told and any(text[each.start : each.end] != each.quote for each in brief.summary):
        out.append("**Not settled:** the archived text no longer has all of these words at their place.")
    return ["\n>\n".join(out[: len(brief.summary)]), *out[len(brief.summary) :]] if brief.summary else []


def _source(source: Source) -> Iterator[str]:
    yield f"- Outlet: {escape(source.outlet) if source.outlet else _NOT_STATED}"
    if source.author is not None:
        yield f"- Author: {escape(source.author)}"
    yield f"- Published: {_published(source)}"
    yield f"- Dateline: {escape(source.dateline) if source.dateline else _NOT_STATED}"
    yield f"- Address: {_address(source.url) if source.url else _NOT_STATED}"
    if source.retrieved is not None:
        yield f"- Retrieved: {escape(source.retrieved)}"
    known = source.language != language.UNDETERMINED
    yield f"- Language: {escape(source.language) if known else '*not recognised*'}"
    yield f"- Document: {_file(source.file)}{_REMOVED if source.removed else ''}"


def _published(source: Source) -> str:
    if source.published is None:
        return _NOT_STATED
    unknown = [
        "the year" if "X" in source.published[:4] else "",
        "all of the date" if "X" in source.published[4:] else "",
    ]
    said = [_BASIS[source.published_basis], " and ".join(part for part in unknown if part)]
    if said[1]:
        said[1] += " is not stated"
    remark = "; ".join(part for part in said if part)
    return _date(source.published) + (f" ({remark})" if remark else "")


def _file(name: str) -> str:
    return f"`{name}`" if _PLAIN_NAME.fullmatch(name) else escape(name)


def _quoted(words: str) -> str:
    return escape(f"“{words}”")


def _date(edtf: str) -> str:
    return edtf if _PLAIN_DATE.fullmatch(edtf) else escape(edtf)


def _address(url: str) -> str:
    try:
        usable = urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        usable = False
    shown = f"`{url}`" if _PLAIN_ADDRESS.fullmatch(url) else escape(url)
    return shown if usable else f"{shown} (not a web address)"


def _actor(actor: Actor) -> str:
    kind = actor.type.replace("-", " ") + (f", {actor.country}" if actor.country else "")
    parts = [f"- **{escape(actor.name)}** ({kind})"]
    if actor.role:
        parts.append(escape(actor.role))
    if actor.aliases:
        parts.append("also " + ", ".join(map(_quoted, actor.aliases)))
    parts.append(_TIMES.get(actor.mentions, f"named {actor.mentions} times"))
    return "; ".join(parts)


def _claims(brief: Brief, names: Mapping[str, str], text: str) -> Iterator[str]:
    """The main claims, and under a heading of their own the others."""
    by_id = {claim.id: claim for claim in brief.claims}
    main = [by_id[each] for each in dict.fromkeys(brief.main) if each in by_id]
    others = [claim for claim in brief.claims if claim not in main]
    about = {each.part: each for each in brief.conflicts}

    def blocks(claims: Iterable[Claim]) -> list[str]:
        return [block for c in claims for block in _claim(c, names, text, about.get(f"claims.{c.id}"))]

    if not main or not others:
        return (yield from _section("Claims", blocks(main or others)))
    for heading, claims in (("Main claims", main), ("Other claims", others)):
        yield from _section(heading, blocks(claims))


def _unread(brief: Brief, text: str) -> Iterator[str]:
    """What looks like a claim and yielded none, as far as the archived text still has it."""
    found = [each for each in brief.unread if text[each.start : each.end] == each.quote]
    if found:
        yield "## Not understood"
        yield "Words in quotation marks, and sentences that report, of which no claim was made:"
        for each in found:
            yield quote(each.quote)
            yield f"- {_UNREAD[each.kind]}"


def _claim(claim: Claim, names: Mapping[str, str], text: str, conflict: Conflict | None) -> Iterator[str]:
    found = {"negated": claim.negated, "hedged": claim.hedge, "on a condition": claim.condition}
    marks = ", ".join(mark for mark, there in found.items() if there)
    yield f"### {_speaker(claim, names)} – {claim.act}{f' ({marks})' if marks else ''}"
    yield "\n>\n> […]\n>\n".join(quote(each.quote) for each in claim.evidence)
    if conflict is not None:
        mark = "Not settled" if conflict.why == "sentence-changed" else "Orphaned"
        yield f"**{mark}:** this claim {escape(conflicts.message(conflict))}."
    elif any(text[each.start : each.end] != each.quote for each in claim.evidence):
        yield "**Not settled:** the archived text no longer has these words at their place."
    yield "\n".join(f"- {line}" for line in _details(claim, names))


def _speaker(claim: Claim, names: Mapping[str, str]) -> str:
    match claim.speaker_kind:
        case "named":
            return _joined(claim.speakers, names)
        case "unnamed":
            return f"Unnamed source ({_quoted(claim.speaker_text)})" if claim.speaker_text else "Unnamed source"
        case "outlet":
            return "The document itself"
        case "unresolved":
            return f"Speaker not clear ({_quoted(claim.speaker_text)})" if claim.speaker_text else "Speaker not clear"


def _details(claim: Claim, names: Mapping[str, str]) -> Iterator[str]:
    cue = f", with {_quoted(claim.cue)}" if claim.cue else ""
    yield f"How: {_MODE[claim.mode]}{cue}"
    where = pages_of(claim.evidence)
    if where:
        yield f"Where: {where} of the document"
    if claim.speaker_kind == "named" and claim.speaker_text and claim.speaker_text != _joined(claim.speakers, names):
        yield f"Speaker in the source's words: {_quoted(claim.speaker_text)}"
    if claim.candidates:
        yield f"Might be: {_joined(claim.candidates, names, 'or')}"
    if claim.chain:
        yield "Passed on by: " + ", then ".join(_relay(each, names) for each in claim.chain)
    elif claim.via:
        yield f"Passed on by: {_joined(claim.via, names)}"
    yield from _reserves(claim)
    yield from _times(claim)
    if claim.about:
        yield f"About: {_joined(claim.about, names)}"
    yield f"Claim `{claim.id}`"


def _reserves(claim: Claim) -> Iterator[str]:
    """What keeps it from being plainly said."""
    if claim.hedge:
        yield f"Hedged: {_quoted(claim.hedge)}"
    if claim.condition:
        yield f"On a condition: {_quoted(claim.condition)}"
    if claim.negated:
        yield "Negated: the source says that this is denied, or not so"
    if claim.edits:
        inserted = ", ".join(_quoted(each.quote) for each in claim.edits)
        yield f"Not the speaker's words, but put in by an editor: {inserted}"


def _times(claim: Claim) -> Iterator[str]:
    if claim.said:
        yield f"When it was said: {_time(claim.said)}"
    if claim.happened:
        yield f"When it happened or is to happen: {_time(claim.happened)}"


def _relay(relay: Relay, names: Mapping[str, str]) -> str:
    """Who passes a claim on, with the text's own words where they are not the name."""
    words = _quoted(relay.text)
    if relay.kind != "named":
        return f"{words} ({'not named' if relay.kind == 'unnamed' else 'not clear who'})"
    who = _joined(relay.actors, names)
    return who if who == escape(relay.text) else f"{who} ({words})"


def _time(when: When) -> str:
    return _quoted(when.words) + (f" ({_date(when.edtf)})" if when.edtf else "")


def _joined(ids: Iterable[str], names: Mapping[str, str], last: str = "and") -> str:
    shown = [escape(names.get(each, each)) for each in ids]
    return ", ".join(shown[:-1]) + f" {last} {shown[-1]}" if len(shown) > 1 else "".join(shown)
