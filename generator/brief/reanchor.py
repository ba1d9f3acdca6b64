"""A person's quotations in a source that has changed: the same words or none, never similar ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from generator.brief.complete import find_once, lines_around
from generator.records import Anchors, Claim, Evidence, Span

_ORPHANED = (
    "was edited by hand, and the source has changed: its words no longer stand there, or in more places than one; "
    "it is kept as it was; quote the words that it rests on now, or remove it"
)


def reanchor_claim(claim: Claim, text: str) -> tuple[Claim, str | None]:
    """The claim at the places where its words stand in a text.

    Returns:
        The claim with its places brought up to date, and None; or the claim as it was, and what is wrong.
    """
    evidence = tuple(_found(each, text) for each in claim.evidence)
    found = tuple(each for each in evidence if each is not None)
    if len(found) < len(evidence) or not found:
        return claim, _ORPHANED
    if found == claim.evidence and _anchors_hold(claim, text):
        return claim, None
    context = lines_around(text, [(each.start, each.end) for each in found])
    moved = found[0].start - claim.evidence[0].start

    def place(words: str, start: int) -> Span | None:
        """Where the words went: as far as the evidence did, else to their only place in the context or the text."""
        at = start + moved
        if at >= 0 and text.startswith(words, at):
            return at, at + len(words)
        return find_once(words, text, context) or find_once(words, text)

    chain = [(each, place(each.text, each.start)) for each in claim.chain]
    times = [(each, place(each.words, each.start) if each else None) for each in (claim.said, claim.happened)]
    if any(at is None for _, at in chain) or any(each and at is None for each, at in times):
        return claim, _ORPHANED
    said, happened = (dataclasses.replace(each, start=at[0], end=at[1]) if each and at else None for each, at in times)
    anchors = Anchors(
        context=context,
        **{name: find_once(words, text, context) if words else None for name, words, _ in _anchored(claim)},
    )
    return dataclasses.replace(
        claim,
        evidence=found,
        anchors=anchors,
        chain=tuple(dataclasses.replace(each, start=at[0], end=at[1]) for each, at in chain if at),
        edits=tuple(_moved(each, claim.evidence, found) for each in claim.edits),
        said=said,
        happened=happened,
    ), None


def _moved(edit: Evidence, old: Sequence[Evidence], new: Sequence[Evidence]) -> Evidence:
    """An edit at its place in the piece of evidence that it is in."""
    shift = next((n.start - o.start for o, n in zip(old, new, strict=True) if o.start <= edit.start < o.end), 0)
    return dataclasses.replace(edit, start=edit.start + shift, end=edit.end + shift)


def _anchored(claim: Claim) -> Iterator[tuple[str, str | None, Span | None]]:
    """The anchors of single words, by name, with the words that have to stand there."""
    anchors = claim.anchors
    yield "speaker", claim.speaker_text, anchors.speaker
    yield "cue", claim.cue, anchors.cue
    yield "hedge", claim.hedge, anchors.hedge
    yield "condition", claim.condition, anchors.condition


def reanchor_summary(summary: tuple[Evidence, ...], text: str) -> tuple[tuple[Evidence, ...], str | None]:
    """The sentences at the places where they stand in a text, as `reanchor_claim` does it."""
    found = tuple(each for each in (_found(each, text) for each in summary) if each is not None)
    return (summary, _ORPHANED) if len(found) < len(summary) else (found, None)


def _found(evidence: Evidence, text: str) -> Evidence | None:
    if text[evidence.start : evidence.end] == evidence.quote:
        return evidence
    place = find_once(evidence.quote, text)
    return Evidence(evidence.quote, *place) if place else None


def _anchors_hold(claim: Claim, text: str) -> bool:
    """Whether the anchors still point at the words that they are for."""
    start, end = claim.anchors.context
    if not 0 <= start < end <= len(text):
        return False
    places = [(words, place) for _, words, place in _anchored(claim) if words is not None and place is not None]
    places += [(each.text, (each.start, each.end)) for each in claim.chain]
    places += [(each.words, (each.start, each.end)) for each in (claim.said, claim.happened) if each is not None]
    return all(text[slice(*place)] == words for words, place in places)
