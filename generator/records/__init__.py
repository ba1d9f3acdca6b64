"""The records that pass between stages: frozen, typed, with tuples for everything that repeats.

Offsets are half-open `[start, end)` in Unicode code points of a document's archived text.
"""

from __future__ import annotations

from generator.records.actors import Actor, ActorMention, Resolution, SpeakerReading
from generator.records.brief import SCHEMA, Brief, Conflict, Digests, Generated, Source
from generator.records.claims import ACT_NAMES, Anchors, Claim, Evidence, Relay, Unread, When
from generator.records.document import Annotation, Attribution, Document, Issue, Meanings, Mention, Sentence
from generator.records.kinds import (
    ActorType,
    AliasRule,
    ConflictKind,
    EntityType,
    Mode,
    PublishedBasis,
    RelayKind,
    Severity,
    Span,
    SpeakerKind,
    UnreadKind,
)

__all__ = [
    "ACT_NAMES",
    "SCHEMA",
    "Actor",
    "ActorMention",
    "ActorType",
    "AliasRule",
    "Anchors",
    "Annotation",
    "Attribution",
    "Brief",
    "Claim",
    "Conflict",
    "ConflictKind",
    "Digests",
    "Document",
    "EntityType",
    "Evidence",
    "Generated",
    "Issue",
    "Meanings",
    "Mention",
    "Mode",
    "PublishedBasis",
    "Relay",
    "RelayKind",
    "Resolution",
    "Sentence",
    "Severity",
    "Source",
    "Span",
    "SpeakerKind",
    "SpeakerReading",
    "Unread",
    "UnreadKind",
    "When",
]
