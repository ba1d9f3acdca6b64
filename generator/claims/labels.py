"""Who is meant by a label: "ORSIC: …", "From the ministry: …", "… – Ana Orsic, mayor"."""

from __future__ import annotations

import re

from generator.actors.gazetteer import gazetteer
from generator.records import ActorMention, Resolution, Span, SpeakerKind, SpeakerReading

_ROLE_BEFORE = re.compile(
    r"(?!(?:For|In|On|At|By|To|With|After|Before|While|When|As|And|But|About|Says|Said)\b)(?:(?:[A-Z][\w’'&]*+(?:[.-]++[\w’'&]++)*+|of|the|for|and|foreign|prime|defence|defense|interior|finance|deputy|vice|former|acting|"
    r"minister|president|chancellor|secretary|general|mayor|governor|senator|chairman|chairwoman|spokesman|"
    r"spokeswoman|spokesperson|director|judge|king|queen|mr|ms|mrs|dr)[\s.,-]++)*"
)
_APPOSED = re.compile(r"\s*(?:,\s+.{1,80}|\(.{1,60}\)|\s+in an? [\w\s-]{3,40})?\s*", re.DOTALL)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|does|do|did)\b|n[’']t\b")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_BODIES = frozenset(
    """ministry government police party company union council court embassy army navy military commission committee
    agency office department parliament opposition university hospital bank airline""".split()
)
"""Nouns for bodies that speak."""

_LONGEST = 8
"""Words of a label at most."""


def speaker_of(text: str, label: Span, resolution: Resolution) -> SpeakerReading | None:
    """What a label stands for; None where it is no label of a speaker.

    Named is only who is named in it alone, with a role before or an apposition behind; a label in capitals may be the
    surname or the initials of the one person who bears them. A noun for people or a body ("Minister", "Police") is a
    source that is not settled.

    Args:
        text: the document's text.
        label: where it stands, without the sign that follows or leads.
        resolution: whose mentions name actors.
    """
    start, end = label
    name = text[start:end]
    found = [m.group() for m in _WORD.finditer(name)]
    if not found:
        return None
    if len(found) == 1 and name.isupper():
        persons = [a for a in resolution.actors if a.type == "person" and " " in a.name]
        bearers = [a.id for a in persons if name in {a.name.split()[-1].upper(), _initials(a.name)}]
        if len(bearers) == 1:
            return SpeakerReading(start, end, "named", (bearers[0],), (), "label")
    named = _named(text, start, end, resolution)
    if named is not None:
        return SpeakerReading(start, end, "named", (named.actor,), (), "label")
    inside = any(start <= m.start and m.end <= end for m in resolution.mentions)
    head = re.split(r",|\bin an?\b|\bof\b|\bfor\b", name, maxsplit=1)[0].split()
    if inside or len(found) > _LONGEST or not head:
        return None
    last = head[-1].lower()
    people = gazetteer().people
    if last in _BODIES:
        return SpeakerReading(start, end, "unresolved", (), (), "label")
    if last in people or (last.endswith("s") and last[:-1] in people):
        kind: SpeakerKind = "unnamed" if last.endswith("s") and last not in people else "unresolved"
        return SpeakerReading(start, end, kind, (), (), "label")
    return None


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split()).upper()


def _named(text: str, start: int, end: int, resolution: Resolution) -> ActorMention | None:
    """The mention that is the label, or its head."""
    inside = [m for m in resolution.mentions if start <= m.start and m.end <= end and m.how != "pronoun"]
    for mention in sorted(inside, key=lambda m: (m.start - m.end, m.start)):
        before = _ROLE_BEFORE.fullmatch(text, start, mention.start)
        behind = _APPOSED.fullmatch(text, mention.end, end)
        if before and behind and not _FINITE.search(text, start, end):
            return mention
    return None
