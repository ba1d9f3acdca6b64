"""Hedging words: what leaves open whether a thing is so ("may", "reportedly", "appears to")."""

from __future__ import annotations

import re

_DEGREE = r"(?:(?:very|highly|extremely|increasingly|quite|most|more|less|all but|rather|not entirely)\s+)?"
HEDGE = re.compile(
    r"\b(?:"
    r"(?:can|could|does|do|did|has|have|had|would|will|may|might)(?:\s*n[o’']t|not)(?:\s+be)?\s+rul(?:e|ed)\s+out|"
    r"(?:may|might|could)(?!\s*n[o’']t\b)(?:\s+(?:well|also|even|possibly|potentially|be able to))?|"
    + _DEGREE
    + r"(?:unlikely|likely)|"
    r"(?:(?<=\bis )|(?<=\bwas )|(?<=[’']s ))(?:possible|probable|doubtful|unclear|uncertain)|"
    r"possibly|probably|perhaps|maybe|apparently|allegedly|reportedly|purportedly|supposedly|presumably|seemingly|"
    r"ostensibly|potentially|conceivably|"
    r"(?:appears?|appeared|seems?|seemed)(?:\s+to)?(?:\s+have)?|"
    r"(?:is|are|was|were|has been|have been)\s+(?:widely\s+)?(?:believed|thought|said|alleged|rumou?red|suspected|"
    r"understood|reported)\s+to(?:\s+have)?|"
    r"(?:is|are|was|were)\s+suspected\s+of|"
    r"so-called|suspected|alleged|purported"
    r")\b",
    re.IGNORECASE,
)
"""One hedge, with the words of degree before it."""

_BOUNDARY = re.compile(
    r"[;:.?!](?:\s|[”\"’']|$)|,\s+(?:but|while|which|who|because|although|and\s+(?:that|he|she|it|they))\b|\s[–—]\s|"
    r"\b(?:which|who|because|although|unless|whereas|if)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"May(?=\s+\d|,|\.|\s+(?:and|or|to)\s+(?:June|April))|(?<=\bin )May|(?<=\bof )May|(?<=\blast )May")

_UNDONE = re.compile(
    r"\b(?:would(?! like)|should|ought to|must)\b|\b(?<!the )(?:will|shall|can)(?!\s*n[o’']t\b)\b",
    re.IGNORECASE,
)

MAIN_CLAUSE = 160
"""How many code points of a content's first clause are looked at."""


def find_hedge(text: str) -> str | None:
    """The first hedging words, verbatim; None where there are none."""
    for match in HEDGE.finditer(text):
        found = match.group()
        if not found.startswith("May") or match.start() not in {m.start() for m in _MONTH.finditer(text)}:
            return found
    return None


def find_cue_hedge(text: str) -> str | None:
    """The hedge of a cue, where what is not done yet counts as well: "would reject", "will reject" is no "rejected"."""
    undone = _UNDONE.search(text)
    return find_hedge(text) or (undone.group() if undone else None)


def find_clause_hedge(text: str) -> str | None:
    """The hedge of the first clause of a content: what comes after its boundary hedges something else."""
    at = 2  # an opening quotation mark or a first short word is no boundary
    boundary = _BOUNDARY.search(text, at)
    stop = boundary.start() if boundary else len(text)
    return find_hedge(text[: min(stop, MAIN_CLAUSE)])
