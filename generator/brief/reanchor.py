"""A person's quotations in a source that has changed: the same words or none, never similar ones."""

from __future__ import annotations

import dataclasses

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
    anchors = Anchors(
        speaker=find_once(claim.speaker_text, text, context) if claim.speaker_text else None,
        cue=find_once(claim.cue, text, context) if claim.cue else None,
        context=context,
    )
    return dataclasses.replace(claim, evidence=found, anchors=anchors), None


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
    places: tuple[tuple[Span | None, str | None], ...] = (
        (claim.anchors.speaker, claim.speaker_text),
        (claim.anchors.cue, claim.cue),
    )
    return all(place is None or words is None or text[place[0] : place[1]] == words for place, words in places)
