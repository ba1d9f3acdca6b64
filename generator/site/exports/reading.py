"""A claim in plain words: who says it and how far, for files that have no badges."""

from __future__ import annotations

from generator.records import Claim
from generator.relate.corpus import Corpus
from generator.site import wording
from generator.site.page import one_line

ASSERTING = frozenset(
    ("say", "stress", "explain", "respond", "announce", "confirm", "affirm", "acknowledge", "claim", "find", "state")
)
"""Acts by which a speaker puts forward what the words say as so; others ask for it, fear it, reject it and so on."""

_KINDS = {
    "unnamed": "A source that is not named",
    "unresolved": "A speaker that is not settled",
    "outlet": "The outlet itself",
}
_PIECES = " … "


def quoted(claim: Claim) -> str:
    """The words of a claim on one line."""
    return one_line(_PIECES.join(each.quote for each in claim.evidence))


def told(claim: Claim, corpus: Corpus) -> str:
    """Who says it, by which words, through whom, and what takes from it; plain text on one line, no full stop."""
    parts = [_speaker(claim, corpus)]
    if claim.negated:
        parts.append("denied or negated")
    if claim.hedge:
        parts.append(f"hedged (“{claim.hedge}”)")
    if claim.condition:
        parts.append(f"on a condition (“{claim.condition}”)")
    if claim.via:
        parts.append(f"passed on by {_names(claim.via, corpus)}")
    elif claim.chain:
        parts.append(f"passed on by “{claim.chain[0].text}”")
    return one_line(", ".join(parts))


def is_asserted(claim: Claim) -> bool:
    """Whether its speakers, or the outlet itself, put forward its words as so, with nothing that takes from it."""
    return (claim.mode == "narrated" or claim.act in ASSERTING) and not (
        claim.negated or claim.hedge or claim.condition
    )


def _speaker(claim: Claim, corpus: Corpus) -> str:
    if claim.speakers:
        who = _names(claim.speakers, corpus)
    else:
        who = _KINDS.get(claim.speaker_kind, _KINDS["unresolved"])
        who = f"{who} (“{claim.speaker_text}”)" if claim.speaker_text else who
    return f"{who}, “{claim.cue}”" if claim.cue else who


def _names(ids: tuple[str, ...], corpus: Corpus) -> str:
    return wording.listing([corpus.actors[each].name for each in ids])
