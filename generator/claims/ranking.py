"""Which claims matter: by who speaks, how it is quoted, where it stands, and what the document says again and again."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.claims.words import words
from generator.records import Claim, Document, Mode, Resolution, SpeakerKind

_FEWEST, _MOST = 3, 7
_SENTENCES = 10
"""Sentences of a document for which it has one main claim more."""

_SPEAKER: Mapping[SpeakerKind, float] = {"named": 1.0, "unresolved": 0.3, "unnamed": 0.2, "outlet": 0.5}
_QUOTED: Mapping[Mode, float] = {"direct": 0.6, "mixed": 0.8, "indirect": 0.4, "narrated": 0.4}
_TELLING_ACTS = frozenset(
    """announce accuse condemn deny reject rule-out warn threaten demand promise confirm acknowledge criticise sign
    decide resign arrest prosecute attack harm agree""".split()
)
_TELLING = 0.5
_PROMINENT = 0.5
_POSITION = 3.0
_HALF = 4
"""Sentences after which the weight of the position is half of the first's."""

_TITLE = 2.0
_REPEATED = 3.0
_SHORT = 4
"""Words of evidence below which a claim says little by itself."""
_TOO_SHORT = -1.5
_PASSED_ON = -0.3
_SAME_WORDS = 1.5
_SAME_SPEAKER = 0.4
_OFTEN = 6
"""How often a word has to occur to count as much as any."""

_STEM = 6
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A claim with its weight, before what other claims take from it, and the words that tell it from others."""

    claim: Claim
    weight: float
    stems: frozenset[str]


def bound(sentences: int) -> int:
    """How many main claims a document has at most: three, and one more for every ten sentences, up to seven."""
    return min(_MOST, _FEWEST + sentences // _SENTENCES)


def main_claims(document: Document, resolution: Resolution, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Ids of the claims that matter most, the first of them first.

    One after the other is taken: each time the one with most weight, less what it has in common with those before it
    (words, and to a smaller degree the speaker).

    Args:
        document: as read.
        resolution: how often each actor is named.
        claims: of the document, in order of the text.
    """
    ranked = _ranked(document, resolution, claims)
    chosen: list[_Ranked] = []
    while ranked and len(chosen) < bound(len(document.sentences)):
        best = max(
            ranked, key=lambda r: (round(r.weight - _taken(r, chosen), 6), -r.claim.evidence[0].start, r.claim.id)
        )
        chosen.append(best)
        ranked.remove(best)
    return tuple(r.claim.id for r in chosen)


def _ranked(document: Document, resolution: Resolution, claims: Sequence[Claim]) -> list[_Ranked]:
    text = document.text
    spans = [(s.start, s.end) for s in document.sentences]
    counts = Counter(stem for span in spans for stem in _stems(text, *span))
    title = _stems_of(document.title)
    mentions = {a.id: a.mentions for a in resolution.actors}
    most = max(mentions.values(), default=1) or 1
    starts = [s for s, _ in spans]
    out = []
    for claim in claims:
        stems = frozenset(stem for e in claim.evidence for stem in _stems(text, e.start, e.end))
        own = stems | _stems_of(claim.speaker_text or "")
        length = sum(len(words(text, e.start, e.end)) for e in claim.evidence)
        position = bisect_right(starts, claim.evidence[0].start) - 1
        weight = (
            _SPEAKER[claim.speaker_kind]
            + _PROMINENT * max((mentions.get(s, 0) for s in claim.speakers), default=0) / most
            + _QUOTED[claim.mode]
            + _TELLING * (claim.act in _TELLING_ACTS)
            + _POSITION * _HALF / (_HALF + max(0, position))
            + _TITLE * (len(own & title) / len(title) if title else 0.0)
            + _REPEATED * _repeated(stems, counts)
            + _TOO_SHORT * (length < _SHORT)
            + _PASSED_ON * bool(claim.via)
        )
        out.append(_Ranked(claim, weight, stems))
    return out


def _repeated(stems: frozenset[str], counts: Mapping[str, int]) -> float:
    """How much of what it says the document says elsewhere too, in [0.0, 1.0]."""
    if not stems:
        return 0.0
    return sum(min(counts[stem] - 1, _OFTEN) for stem in stems) / (_OFTEN * max(_SHORT, len(stems)))


def _taken(ranked: _Ranked, chosen: Sequence[_Ranked]) -> float:
    """What the claims chosen already take from the weight of one."""
    shared = max(
        (
            len(ranked.stems & c.stems) / min(len(ranked.stems), len(c.stems))
            for c in chosen
            if c.stems and ranked.stems
        ),
        default=0.0,
    )
    speakers = set(ranked.claim.speakers)
    return _SAME_WORDS * shared + _SAME_SPEAKER * sum(bool(speakers & set(c.claim.speakers)) for c in chosen)


def _stems(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(w.form[:_STEM] for w in words(text, start, end) if len(w.form) >= _LEAST_LETTERS)


def _stems_of(text: str) -> frozenset[str]:
    return _stems(text, 0, len(text))
