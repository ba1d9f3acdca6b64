"""Every invariant of a brief, each breach named with the file, the claim and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from generator import edtf
from generator.brief import conflicts
from generator.brief.identity import sha256
from generator.brief.pages import page_at
from generator.records import Brief, Claim, Evidence, Issue, Source, Span, When

_SHOWN = 60
"""Code points of a quotation that a message shows."""


def check_brief(brief: Brief, text: str, where: str, acts: Collection[str] | None = None) -> tuple[Issue, ...]:
    """All breaches of a brief's invariants, in order of the front matter; empty if it is sound.

    Args:
        brief: as it would be written.
        text: the archived text.
        where: the brief's file, for messages.
        acts: the acts that are allowed; None to allow any that has the form of one.
    """
    shown = conflicts.without_orphans(brief, text).summary
    summary = (_error("bad-evidence", f"{where}:summary", why) for why in _problems_of_evidence(shown, text))
    return (
        *conflicts.told(brief, where),
        *_check_source(brief.source, text, where),
        *summary,
        *_check_actors(brief, where),
        *_check_claims(brief, text, where, acts),
        *_check_overview(brief, text, where),
        *_check_pages(brief, text, where),
    )


def problems_of_claim(claim: Claim, actors: Collection[str], text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with one claim, as (code, message) pairs."""
    yield from (("bad-evidence", problem) for problem in _problems_of_evidence(claim.evidence, text))
    if not claim.evidence:
        yield "bad-evidence", "has no evidence; quote the words that it rests on"
    yield from (("unknown-actor", problem) for problem in _unknown_actors(claim, actors))
    yield from (("no-speaker", problem) for problem in _problems_of_speaker(claim))
    yield from (("bad-anchor", problem) for problem in _problems_of_anchors(claim, text))
    yield from (("bad-evidence", problem) for problem in _problems_of_edits(claim, text))
    yield from (("bad-chain", problem) for problem in _problems_of_chain(claim, text))
    for name, when in (("said", claim.said), ("happened", claim.happened)):
        if when is not None:
            yield from (("bad-date", f"{name}: {problem}") for problem in _problems_of_time(when, text))
    for name, words in (("hedge", claim.hedge), ("condition", claim.condition)):
        if words is not None and words not in text:
            yield "not-verbatim", f"the {name} {_show(words)} is not in the archived text"


def _check_source(source: Source, text: str, where: str) -> Iterator[Issue]:
    if sha256(text) != source.text_sha256:
        message = "the archived text is not the one that the brief was made from (text_sha256); run `briefing generate`"
        yield _error("text-changed", f"{where}:source.text_sha256", message)
    if source.published is not None and not edtf.is_date(source.published):
        message = f"{source.published!r} is not a date; write 2025-03-04, or X for digits that are not known"
        yield _error("bad-date", f"{where}:source.published", message)
    if (source.published is None) != (source.published_basis == "unknown"):
        message = "has to be unknown if and only if there is no date; say what the date rests on"
        yield _error("bad-date", f"{where}:source.published_basis", message)
    if source.dateline is not None and source.dateline not in text:
        yield _issue("warning", "not-verbatim", f"{where}:source.dateline", "these words are not in the archived text")
    if source.url is not None and not _is_web_address(source.url):
        yield _issue("warning", "bad-url", f"{where}:source.url", "is not an http or https address; it gets no link")


def _check_actors(brief: Brief, where: str) -> Iterator[Issue]:
    for actor, count in Counter(actor.id for actor in brief.actors).items():
        if count > 1:
            yield _error("duplicate-id", f"{where}:{actor}", f"{count} actors have the id {actor!r}; give each its own")
    for each in brief.actors:
        for form, _ in each.how:
            if form != each.name and form not in each.aliases:
                message = f"how gives a rule for {form!r}, which is no alias; add the alias or take the rule out"
                yield _issue("warning", "unknown-alias", f"{where}:{each.id}", message)


def _check_claims(brief: Brief, text: str, where: str, acts: Collection[str] | None) -> Iterator[Issue]:
    for claim, count in Counter(claim.id for claim in brief.claims).items():
        if count > 1:
            yield _error("duplicate-id", f"{where}:{claim}", f"{count} claims have the id {claim!r}; give each its own")
    actors = {actor.id for actor in brief.actors}
    orphans = conflicts.orphans(brief)
    for each in brief.claims:
        for code, message in problems_of_claim(each, actors, text):
            # Of an orphan it is told that its words are gone, and it is not shown as the source's.
            if each not in orphans or code in {"unknown-actor", "no-speaker"}:
                yield _error(code, f"{where}:{each.id}", message)
        if acts is not None and each.act not in acts:
            yield _error("unknown-act", f"{where}:{each.id}", f"the act {each.act!r} is not in the list of acts")


def _check_overview(brief: Brief, text: str, where: str) -> Iterator[Issue]:
    ids = {claim.id for claim in brief.claims}
    for each in brief.main:
        if each not in ids:
            message = f"has {each!r}, which is the id of no claim of this brief; take it out or change it"
            yield _issue("warning", "unknown-claim", f"{where}:main", message)
    for entry in brief.unread:
        for problem in _problem_of_words(entry.quote, entry.start, entry.end, text):
            yield _error("bad-evidence", f"{where}:unread", problem)


def _check_pages(brief: Brief, text: str, where: str) -> Iterator[Issue]:
    pages = brief.source.pages
    if not pages:
        return
    if pages[0] != 0 or list(pages) != sorted(pages) or pages[-1] > len(text):
        message = f"has to begin with 0 and rise to at most {len(text)}; run `briefing generate --again`"
        yield _error("bad-pages", f"{where}:source.pages", message)
    placed = [("summary", each) for each in brief.summary]
    placed += [(claim.id, each) for claim in brief.claims for each in claim.evidence]
    for what, each in placed:
        page = page_at(pages, each.start)
        if each.page not in (None, page):
            message = f"{_show(each.quote)} begins on page {page}, not {each.page}; leave page out: it is worked out"
            yield _error("bad-pages", f"{where}:{what}", message)


def _problems_of_evidence(evidence: Iterable[Evidence], text: str) -> Iterator[str]:
    last = 0
    for each in evidence:
        place, words, there = f"{each.start}:{each.end}", _show(each.quote), text[each.start : each.end]
        if not 0 <= each.start < each.end <= len(text):
            yield f"the place {place} of {words} is not in the text of {len(text)} characters" + _remedy(
                each.quote, text
            )
        elif there != each.quote:
            yield f"the text has {_show(there)} at {place}, not {words}" + _remedy(each.quote, text)
        elif each.start < last:
            yield f"{words} overlaps what is before it or is out of order"
        last = max(last, each.end)


def _remedy(quote: str, text: str) -> str:
    count = text.count(quote)
    if count == 1:
        start = text.index(quote)
        return f"; these words stand at {start}:{start + len(quote)}"
    if count:
        return f"; these words stand in {count} other places"
    return "; copy the words from the archived text letter by letter, or remove them"


def _unknown_actors(claim: Claim, actors: Collection[str]) -> Iterator[str]:
    fields = {"speakers": claim.speakers, "via": claim.via, "about": claim.about, "candidates": claim.candidates}
    fields["chain"] = tuple(each for relay in claim.chain for each in relay.actors)
    for name, ids in fields.items():
        for each in ids:
            if each not in actors:
                yield f"{name} has {each!r}, which is the id of no actor of this brief; add the actor or change the id"


def _problems_of_speaker(claim: Claim) -> Iterator[str]:
    if claim.speaker_kind == "named" and not claim.speakers:
        yield "names no speaker; give speakers, or say speaker_kind: unnamed or unresolved"
    if claim.speaker_kind != "named" and claim.speakers:
        yield f"has speakers although its speaker_kind is {claim.speaker_kind}; write speaker_kind: named"
    if (claim.mode == "narrated") != (claim.speaker_kind == "outlet"):
        yield "mode: narrated and speaker_kind: outlet belong together; one stands without the other"
    if claim.speaker_kind != "unresolved" and claim.candidates:
        yield "has candidates although its speaker is not unresolved; remove them"


def _problems_of_edits(claim: Claim, text: str) -> Iterator[str]:
    sound = claim.evidence and not any(_problems_of_evidence(claim.evidence, text))
    for edit in claim.edits:
        yield from _problem_of_words(edit.quote, edit.start, edit.end, text)
        if sound and not any(each.start <= edit.start and edit.end <= each.end for each in claim.evidence):
            yield f"the edit {_show(edit.quote)} is not inside the evidence"


def _problems_of_chain(claim: Claim, text: str) -> Iterator[str]:
    for relay in claim.chain:
        yield from _problem_of_words(relay.text, relay.start, relay.end, text)
        if (relay.kind == "named") != bool(relay.actors):
            yield f"{_show(relay.text)} is {relay.kind} in the chain: give actors if and only if its kind is named"
    passing = {actor for relay in claim.chain for actor in relay.actors} - set(claim.speakers)
    if claim.chain and set(claim.via) != passing:
        yield "via is not who passes it on in chain; change chain, and leave via out: it follows from it"


def _problems_of_time(when: When, text: str) -> Iterator[str]:
    yield from _problem_of_words(when.words, when.start, when.end, text)
    if when.edtf is not None and not edtf.is_time(when.edtf):
        yield f"{when.edtf!r} is not a date or an interval; write 2025-03-04, or 2025-03-03/2025-03-09"


def _problem_of_words(words: str, start: int, end: int, text: str) -> Iterator[str]:
    if not 0 <= start < end <= len(text) or text[start:end] != words:
        yield f"the words {_show(words)} are not at {start}:{end}" + _remedy(words, text)


def _problems_of_anchors(claim: Claim, text: str) -> Iterator[str]:
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
            yield f"the anchor {name} {start}:{end} is not in the text of {len(text)} characters"
        elif name != "context" and words is None:
            yield f"has an anchor {name} but no words for it"
        elif words is not None and words != text[start:end]:
            yield f"the text has {_show(text[start:end])} at the anchor {name}, not {_show(words)}"
    first, last = anchors.context
    placed = (each for each in claim.evidence if 0 <= each.start < each.end <= len(text))
    if any(not first <= each.start < each.end <= last for each in placed):
        yield "the evidence is not inside the anchor context; widen the context"


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _show(words: str) -> str:
    return repr(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")


def _error(code: str, where: str, message: str) -> Issue:
    return Issue(code, "error", where, message)


def _issue(severity: str, code: str, where: str, message: str) -> Issue:
    return Issue(code, "warning" if severity == "warning" else "note", where, message)
