"""Every invariant of a brief, each breach named with the file, the claim and what to do."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import urlsplit

from generator import edtf
from generator.brief import conflicts
from generator.brief.conform import Path
from generator.brief.identity import sha256
from generator.brief.near_words import remedy, shown
from generator.brief.pages import page_at
from generator.brief.yaml_read import Values
from generator.records import Brief, Claim, Evidence, Issue, Severity, Source, Span, When

__all__ = ["Flaw", "check_brief", "flaws", "problems_of_claim"]


class Flaw(NamedTuple):
    """A breach of an invariant.

    Attributes:
        code, severity, message: as those of an `Issue`.
        what: the part of the brief, as messages name it: a field, or the id of an actor or claim.
        path: where it stands in the brief's plain values.
        actor: an id that no actor has, where that is what is wrong.
    """

    code: str
    message: str
    what: str
    path: Path
    severity: Severity = "error"
    actor: str = ""


def check_brief(
    brief: Brief,
    text: str | None,
    where: str,
    acts: Collection[str] | None = None,
    values: Values | None = None,
) -> tuple[Issue, ...]:
    """All breaches of a brief's invariants, in order of the front matter; empty if it is sound.

    Args:
        brief: as it would be written.
        text: the archived text; None where it is not at hand, and then all that does not need it is checked.
        where: the brief's file, for messages.
        acts: the acts that are allowed; None to allow any that has the form of one.
        values: what the brief was made from, for the lines of the file; None to tell of no lines.
    """

    def at(what: str, path: Path) -> str:
        line = values.line(path) if values is not None else None
        return f"{where}:{what}" if line is None else f"{where}:{line}:{what}"

    paths: dict[str, Path] = {claim.id: ("claims", index) for index, claim in reversed([*enumerate(brief.claims)])}
    told = conflicts.told(brief, where)
    parts = [issue.where.removeprefix(f"{where}:") for issue in told]
    lost = values.lost if values is not None else frozenset()
    return (
        *(
            dataclasses.replace(issue, where=at(part, paths.get(part, (part,))))
            for issue, part in zip(told, parts, strict=True)
        ),
        # Of an actor that cannot be read it is told where it stands, and not wherever it is named.
        *(
            Issue(each.code, each.severity, at(each.what, each.path), each.message)
            for each in flaws(brief, text, acts)
            if each.actor not in lost
        ),
    )


def flaws(brief: Brief, text: str | None, acts: Collection[str] | None = None) -> Iterator[Flaw]:
    """All breaches of a brief's invariants, in order of the front matter; the arguments are those of `check_brief`."""
    yield from _check_source(brief.source, text)
    if text is not None:
        yield from _check_summary(brief, text)
    yield from _check_actors(brief)
    yield from _check_claims(brief, text, acts)
    yield from _check_overview(brief, text)
    if text is not None:
        yield from _check_pages(brief, text)


def problems_of_claim(claim: Claim, actors: Collection[str], text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with one claim, as (code, message) pairs."""
    yield from ((code, message) for code, message, _, _ in _flaws_of_claim(claim, actors, text))


def _flaws_of_claim(
    claim: Claim, actors: Collection[str], text: str | None
) -> Iterator[tuple[str, str, tuple[str | int, ...], str]]:
    """What is wrong with one claim, as (code, message, place in it, unknown actor)."""
    if text is not None:
        for index, problem in _problems_of_evidence(claim.evidence, text):
            yield "bad-evidence", problem, ("evidence", index), ""
    if not claim.evidence:
        yield "bad-evidence", "has no evidence; quote the words that it rests on", ("evidence",), ""
    for field, actor in _unknown_actors(claim, actors):
        message = f"{field} has {actor!r}, which is the id of no actor of this brief; add the actor or change the id"
        yield "unknown-actor", message, (field,), actor
    yield from (("no-speaker", problem, (field,), "") for field, problem in _problems_of_speaker(claim))
    if text is None:
        return
    yield from (("bad-anchor", problem, ("anchors", name), "") for name, problem in _problems_of_anchors(claim, text))
    yield from (("bad-evidence", problem, ("edits",), "") for problem in _problems_of_edits(claim, text))
    yield from (("bad-chain", problem, ("chain",), "") for problem in _problems_of_chain(claim, text))
    for name, when in (("said", claim.said), ("happened", claim.happened)):
        if when is not None:
            yield from (("bad-date", f"{name}: {problem}", (name,), "") for problem in _problems_of_time(when, text))
    unplaced = [("cue", claim.cue)] if claim.anchors.cue is None else []
    unplaced += [("speaker_text", claim.speaker_text)] if claim.anchors.speaker is None else []
    for name, words in (*unplaced, ("hedge", claim.hedge), ("condition", claim.condition)):
        if words is not None and words not in text:
            at = claim.anchors.context
            message = f"the {name} {shown(words)} is not in the archived text" + remedy(words, *at, text)
            yield "not-verbatim", message, (name,), ""


def _check_source(source: Source, text: str | None) -> Iterator[Flaw]:
    def flaw(code: str, field: str, message: str, severity: Severity = "error") -> Flaw:
        return Flaw(code, message, f"source.{field}", ("source", field), severity)

    if text is not None and sha256(text) != source.text_sha256:
        message = "the archived text is not the one that the brief was made from (text_sha256); run `briefing generate`"
        yield flaw("text-changed", "text_sha256", message)
    if source.published is not None and not edtf.is_date(source.published):
        message = f"{source.published!r} is not a date; write 2025-03-04, or X for digits that are not known"
        yield flaw("bad-date", "published", message)
    if (source.published is None) != (source.published_basis == "unknown"):
        message = "has to be unknown if and only if there is no date; say what the date rests on"
        yield flaw("bad-date", "published_basis", message)
    if text is not None and source.dateline is not None and source.dateline not in text:
        yield flaw("not-verbatim", "dateline", "these words are not in the archived text", "warning")
    if source.url is not None and not _is_web_address(source.url):
        yield flaw("bad-url", "url", "is not an http or https address; it gets no link", "warning")


def _check_summary(brief: Brief, text: str) -> Iterator[Flaw]:
    standing = conflicts.vouched(brief, text).summary
    places = [brief.summary.index(each) for each in standing]
    for index, why in _problems_of_evidence(standing, text):
        yield Flaw("bad-evidence", why, "summary", ("summary", places[index]))


def _check_actors(brief: Brief) -> Iterator[Flaw]:
    yield from _twice("actors", [actor.id for actor in brief.actors])
    for index, each in enumerate(brief.actors):
        for form, _ in each.how:
            if form != each.name and form not in each.aliases:
                message = f"how gives a rule for {form!r}, which is no alias; add the alias or take the rule out"
                yield Flaw("unknown-alias", message, each.id, ("actors", index, "how"), "warning")


def _twice(key: str, ids: Sequence[str]) -> Iterator[Flaw]:
    for each, count in Counter(ids).items():
        if count > 1:
            message = f"{count} {key} have the id {each!r}; give each its own"
            last = max(index for index, other in enumerate(ids) if other == each)
            yield Flaw("duplicate-id", message, each, (key, last, "id"))


def _check_claims(brief: Brief, text: str | None, acts: Collection[str] | None) -> Iterator[Flaw]:
    yield from _twice("claims", [claim.id for claim in brief.claims])
    actors = {actor.id for actor in brief.actors}
    orphans = conflicts.orphans(brief)
    for index, each in enumerate(brief.claims):
        for code, message, place, actor in _flaws_of_claim(each, actors, text):
            # Of an orphan it is told that its words are gone, and it is not shown as the source's.
            if each not in orphans or code in {"unknown-actor", "no-speaker"}:
                yield Flaw(code, message, each.id, ("claims", index, *place), actor=actor)
        if acts is not None and each.act not in acts:
            message = f"the act {each.act!r} is not in the list of acts"
            if near := get_close_matches(each.act, acts, n=3):
                message += f"; near it: {', '.join(near)}"
            yield Flaw("unknown-act", message, each.id, ("claims", index, "act"))


def _check_overview(brief: Brief, text: str | None) -> Iterator[Flaw]:
    ids = {claim.id for claim in brief.claims}
    for each in brief.main:
        if each not in ids:
            message = f"has {each!r}, which is the id of no claim of this brief; take it out or change it"
            yield Flaw("unknown-claim", message, "main", ("main",), "warning")
    for index, entry in enumerate(brief.unread if text is not None else ()):
        for problem in _problem_of_words(entry.quote, entry.start, entry.end, text or ""):
            yield Flaw("bad-evidence", problem, "unread", ("unread", index))


def _check_pages(brief: Brief, text: str) -> Iterator[Flaw]:
    pages = brief.source.pages
    if not pages:
        return
    if pages[0] != 0 or list(pages) != sorted(pages) or pages[-1] > len(text):
        message = f"has to begin with 0 and rise to at most {len(text)}; run `briefing generate --again`"
        yield Flaw("bad-pages", message, "source.pages", ("source", "pages"))
    placed: list[tuple[str, Path, Evidence]]
    placed = [("summary", ("summary", index), each) for index, each in enumerate(brief.summary)]
    for index, claim in enumerate(brief.claims):
        placed += [(claim.id, ("claims", index, "evidence", n), each) for n, each in enumerate(claim.evidence)]
    for what, path, each in placed:
        page = page_at(pages, each.start)
        if each.page not in (None, page):
            message = f"{shown(each.quote)} begins on page {page}, not {each.page}; leave page out: it is worked out"
            yield Flaw("bad-pages", message, what, path)


def _problems_of_evidence(evidence: Iterable[Evidence], text: str) -> Iterator[tuple[int, str]]:
    """What is wrong, each with the place among the evidence."""
    last = 0
    for index, each in enumerate(evidence):
        there = text[each.start : each.end]
        if last <= each.start < each.end <= len(text) and there == each.quote:
            last = each.end
            continue
        place, words = f"{each.start}:{each.end}", shown(each.quote)
        if each.start > each.end >= 0:
            yield index, f"start and end of {words} are the wrong way round ({place})" + _remedy(each, text)
        elif not 0 <= each.start < each.end <= len(text):
            message = f"the place {place} of {words} is not in the text of {len(text)} characters"
            yield index, message + _remedy(each, text)
        elif there != each.quote:
            yield index, f"the text has {shown(there)} at {place}, not {words}" + _remedy(each, text)
        elif each.start < last:
            yield index, f"{words} overlaps what is before it or is out of order; put the parts in order of the text"
        last = max(last, each.end)


def _remedy(each: Evidence, text: str) -> str:
    return remedy(each.quote, each.start, each.end, text)


def _unknown_actors(claim: Claim, actors: Collection[str]) -> Iterator[tuple[str, str]]:
    fields = {"speakers": claim.speakers, "via": claim.via, "about": claim.about, "candidates": claim.candidates}
    fields["chain"] = tuple(each for relay in claim.chain for each in relay.actors)
    for name, ids in fields.items():
        for each in ids:
            if each not in actors:
                yield name, each


def _problems_of_speaker(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.speaker_kind == "named" and not claim.speakers:
        yield "speakers", "names no speaker; give speakers, or say speaker_kind: unnamed or unresolved"
    if claim.speaker_kind != "named" and claim.speakers:
        message = f"has speakers although its speaker_kind is {claim.speaker_kind}; write speaker_kind: named"
        yield "speaker_kind", message
    if (claim.mode == "narrated") != (claim.speaker_kind == "outlet"):
        message = "mode: narrated and speaker_kind: outlet belong together; one stands without the other; change one"
        yield "mode", message
    for field, words in (("cue", claim.cue), ("speaker_text", claim.speaker_text)):
        if claim.mode == "narrated" and claim.speaker_kind == "outlet" and words is not None:
            yield field, f"is narrated, where nobody speaks, and has a {field}; write {field}: null, or change the mode"
    if claim.speaker_kind != "unresolved" and claim.candidates:
        yield "candidates", "has candidates although its speaker is not unresolved; remove them"


def _problems_of_edits(claim: Claim, text: str) -> Iterator[str]:
    sound = claim.edits and claim.evidence and not any(_problems_of_evidence(claim.evidence, text))
    for edit in claim.edits:
        yield from _problem_of_words(edit.quote, edit.start, edit.end, text)
        if sound and not any(each.start <= edit.start and edit.end <= each.end for each in claim.evidence):
            yield f"the edit {shown(edit.quote)} is not inside the evidence"


def _problems_of_chain(claim: Claim, text: str) -> Iterator[str]:
    for relay in claim.chain:
        yield from _problem_of_words(relay.text, relay.start, relay.end, text)
        if (relay.kind == "named") != bool(relay.actors):
            yield f"{shown(relay.text)} is {relay.kind} in the chain: give actors if and only if its kind is named"
    passing = {actor for relay in claim.chain for actor in relay.actors} - set(claim.speakers)
    if claim.chain and set(claim.via) != passing:
        yield "via is not who passes it on in chain; change chain, and leave via out: it follows from it"


def _problems_of_time(when: When, text: str) -> Iterator[str]:
    yield from _problem_of_words(when.words, when.start, when.end, text)
    if when.edtf is not None and not edtf.is_time(when.edtf):
        yield f"{when.edtf!r} is not a date or an interval; write 2025-03-04, or 2025-03-03/2025-03-09"


def _problem_of_words(words: str, start: int, end: int, text: str) -> Iterator[str]:
    if not 0 <= start < end <= len(text) or text[start:end] != words:
        yield f"the words {shown(words)} are not at {start}:{end}" + remedy(words, start, end, text)


def _problems_of_anchors(claim: Claim, text: str) -> Iterator[tuple[str, str]]:
    anchors = claim.anchors
    named: tuple[tuple[str, Span | None, str | None], ...] = (
        ("speaker", anchors.speaker, claim.speaker_text),
        ("cue", anchors.cue, claim.cue),
        ("hedge", anchors.hedge, claim.hedge),
        ("condition", anchors.condition, claim.condition),
        ("context", anchors.context, None),
    )
    for name, span, words in named:
        if span is None:
            continue
        start, end = span
        if not 0 <= start < end <= len(text):
            message = f"the anchor {name} {start}:{end} is not in the text of {len(text)} characters"
            yield name, f"{message}; take all anchors out, and they are found again"
        elif name != "context" and words is None:
            yield name, f"has an anchor {name} but no words for it; give the words or write null"
        elif words is not None and words != text[start:end]:
            message = f"the text has {shown(text[start:end])} at the anchor {name}, not {shown(words)}"
            yield name, message + remedy(words, start, end, text)
    first, last = anchors.context
    placed = (each for each in claim.evidence if 0 <= each.start < each.end <= len(text))
    if any(not first <= each.start < each.end <= last for each in placed):
        yield "context", "the evidence is not inside the anchor context; widen the context"


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
