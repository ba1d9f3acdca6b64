"""Places in the archived text, and the closed lists of words that fields take."""

from __future__ import annotations

from typing import Literal

Span = tuple[int, int]
"""Half-open (start, end) in code points of the archived text."""

EntityType = Literal["Person", "Organization", "Location", "Facility", "NORP", "Date", "Money", "Product", "Misc"]
ActorType = Literal["person", "country", "public-body", "organisation", "company", "armed-group", "media", "group"]
AliasRule = Literal[
    "full-name",
    "surname",
    "given-name",
    "initials",
    "name-order",
    "spelled-also",
    "acronym",
    "abbreviation",
    "short-name",
    "same-name",
    "known-name",
    "former-name",
    "country-name",
    "government",
    "capital",
    "seat",
    "demonym",
    "description",
    "register",
    "by-hand",
]
"""Why a form of a name was taken for an actor; `docs/brief-format.md` says what each means."""
Mode = Literal["direct", "indirect", "mixed", "narrated"]
PublishedBasis = Literal["metadata", "stated", "dateline", "weekday", "as-of", "unknown"]
SpeakerKind = Literal["named", "unnamed", "unresolved", "outlet"]
UnreadKind = Literal["quotation", "reporting"]
RelayKind = Literal["named", "unnamed", "unresolved"]
Severity = Literal["error", "warning", "note"]

ConflictKind = Literal["orphaned", "ambiguous", "sentence-changed", "changed"]
"""What became of the source under an edit: the words are gone or stand in several places, what is around them reads
otherwise, or the document's own value is another."""
