"""Interviews and transcripts: paragraphs that begin with who speaks in them ("ORSIC: …", "Q: …", "A: …")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.claims.cues import read_cue
from generator.claims.drafts import Draft
from generator.claims.labels import speaker_of
from generator.claims.words import words
from generator.records import Document, Resolution, Span, SpeakerReading

_LABEL = re.compile(r"(?P<who>[A-Z][^:“”„\"\n?!;]{0,60})(?P<sign>:)\s+(?=\S)")
_ASKS = frozenset("q question interviewer host moderator".split())
_ANSWERS = frozenset("a answer".split())
_GUEST = re.compile(r"\b(?:interview(?:ed)?(?:\s+with)?|spoke\s+(?:to|with)|talked\s+(?:to|with)|sat\s+down\s+with)\b")
_LEAST_LABELS = 3
_MOSTLY = 0.5
"""Share of turns that end on a question mark above which it is the asking side."""

_LEAST_WORDS = 2
"""Words of an answer from which on it says something."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One paragraph of a transcript: its label, the sign behind it, and what is said."""

    who: Span
    sign: Span
    said: Span
    label: str
    reading: SpeakerReading | None


def find_turns(document: Document, drafts: Sequence[Draft], resolution: Resolution) -> tuple[Draft, ...]:
    """The drafts with one for each turn of a transcript, in place of those that take its label for their source.

    A text is a transcript where labels come again: three labelled paragraphs, one label twice. Questions are left
    out. Who answers under a mere "A:" is named only where one person is named before and the text says that it spoke
    to them; else the speaker stays unsettled.
    """
    text = document.text
    turns = [turn for span in document.paragraphs if (turn := _turn(text, span, resolution)) is not None]
    counts = Counter(turn.label for turn in turns)
    if len(turns) < _LEAST_LABELS or max(counts.values()) < 2:
        return tuple(drafts)
    asking = _who_asks(text, turns)
    guest = _guest(document, turns[0].who[0], resolution)
    found = []
    for turn in turns:
        if turn.label in asking or len(words(text, *turn.said)) < _LEAST_WORDS:
            continue
        reading = turn.reading or SpeakerReading(*turn.who, "named" if guest else "unresolved", guest, (), "label")
        found.append(
            Draft(
                speakers=reading.actors,
                kind=reading.kind,
                candidates=(),
                via=(),
                speaker=turn.who,
                cue_span=turn.sign,
                cue=read_cue(text, (turn.sign,)),
                evidence=(turn.said,),
                spoken=True,
            )
        )
    labels = [turn.who for turn in turns]
    questions = [turn.said for turn in turns if turn.label in asking]
    kept = [d for d in drafts if not (d.speaker and _is_form(text, d.speaker, labels, questions))]
    return (*kept, *found)


def _is_form(text: str, speaker: Span, labels: Sequence[Span], questions: Sequence[Span]) -> bool:
    """Whether a draft's speaker is a label, of which the turn is told, or who is asked: "Do you think that …?"."""
    if any(s <= speaker[0] and speaker[1] <= e for s, e in labels):
        return True
    return text[slice(*speaker)].lower() == "you" and any(s <= speaker[0] < e for s, e in questions)


def _who_asks(text: str, turns: Sequence[_Turn]) -> frozenset[str]:
    """The labels of those who interview: all "Q", and who mostly ends on a question mark where another seldom does."""
    share = {}
    for label in {turn.label for turn in turns}:
        own = [text[slice(*turn.said)].rstrip(' ”"') for turn in turns if turn.label == label]
        share[label] = sum(said.endswith("?") for said in own) / len(own)
    answered = min(share.values()) < _MOSTLY
    return _ASKS | {label for label, part in share.items() if answered and part > _MOSTLY}


def _turn(text: str, paragraph: Span, resolution: Resolution) -> _Turn | None:
    match = _LABEL.match(text, *paragraph)
    if match is None:
        return None
    label = match["who"].strip().lower()
    reading = None if label in _ASKS | _ANSWERS else speaker_of(text, match.span("who"), resolution)
    if reading is None and label not in _ASKS | _ANSWERS:
        return None
    return _Turn(match.span("who"), match.span("sign"), (match.end(), paragraph[1]), label, reading)


def _guest(document: Document, until: int, resolution: Resolution) -> tuple[str, ...]:
    """The one person named before the first turn, if the text says that it spoke to somebody."""
    people = {a.id for a in resolution.actors if a.type == "person"}
    named = {m.actor for m in resolution.mentions if m.end <= until and m.actor in people}
    spoke = _GUEST.search(document.text[:until].lower())
    return tuple(named) if spoke and len(named) == 1 else ()
