"""Tag sets of the embedded model: which label stands at which index of its outputs.

Attribution parts are tagged BIOES (begin, inside, outside, end, single), entities BIO; the
entity types are those of the Worldwide English Newswire data set (Shan et al., EMNLP 2023).
"""

from __future__ import annotations

PARTS = ("source", "cue", "content")
ENTITY_TYPES = ("Person", "Organization", "Location", "Facility", "NORP", "Date", "Money", "Product", "Misc")

ATTRIBUTION_TAGS = ("O", *(f"{prefix}-{part}" for part in PARTS for prefix in "BIES"))
ENTITY_TAGS = ("O", *(f"{prefix}-{kind}" for kind in ENTITY_TYPES for prefix in "BI"))


def allowed(before: str, after: str) -> bool:
    """Whether tag `after` may follow tag `before`, in BIOES or BIO.

    In BIO a span may end anywhere; in BIOES it ends with E or S. A tag set with no E tags is BIO.
    """
    if after[0] in "IE":
        return before[0] in "BI" and before[2:] == after[2:]
    return before not in OPEN


def may_start(tag: str) -> bool:
    """Whether a window may begin with this tag."""
    return tag[0] in "OBS"


def may_end(tag: str) -> bool:
    """Whether a window may end with this tag."""
    return tag not in OPEN


OPEN = frozenset(f"{prefix}-{part}" for part in PARTS for prefix in "BI")
"""Tags of a tag set with end tags after which the span has to go on."""
