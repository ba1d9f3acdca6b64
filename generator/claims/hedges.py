"""Hedging words: what leaves open whether a thing is so ("may", "reportedly", "appears to")."""

from __future__ import annotations

import re

from generator.records import Span

_DEGREE = r"(?:(?:very|highly|extremely|increasingly|quite|most|more|less|all but|rather|not entirely)\s+)?"
HEDGE = re.compile(
    r"\b(?:"
    r"(?:can|could|does|do|did|has|have|had|would|will|may|might)(?:\s*n[o’']t|not)(?:\s+be)?\s+rul(?:e|ed)\s+out|"
    r"(?:may|might|could)(?!\s*n[o’']t\b)(?:\s+(?:well|also|even|possibly|potentially|be able to))?|"
    + _DEGREE
    + r"(?:unlikely|likely)"
    r"(?!\s+(?:[\w-]+\s+)?(?:voters?|electorate|caucus-?goers?|nominees?|contenders?|successors?)\b)|"
    r"(?:(?<=\bis )|(?<=\bwas )|(?<=[’']s ))(?:possible|probable|doubtful|unclear|uncertain)|"
    r"possibly|probably|perhaps|maybe|apparently|allegedly|reportedly|purportedly|supposedly|presumably|seemingly|"
    r"ostensibly|potentially|conceivably|arguably|in all likelihood|"
    r"(?:appears?|appeared|seems?|seemed)(?:\s+to(?:\s+have)?|"
    r"(?!\s+(?:in|on|at|before|with|alongside|again|together|beside|under|for|the|a|an|his|her|its|their)\b|\s*[,.;:”\"]|\s*$))|"
    r"(?:is|are|was|were|has been|have been)\s+(?:widely\s+)?(?:believed|thought|said|alleged|rumou?red|suspected|"
    r"understood|reported|feared|assumed|presumed)\s+to(?:\s+have)?|"
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
    found = hedge_span(text, 0, len(text))
    return text[slice(*found)] if found else None


def hedge_span(text: str, start: int, end: int) -> Span | None:
    """Where the first hedging words of text[start:end] stand; None where there are none."""
    for match in HEDGE.finditer(text, start, end):
        if not match.group().startswith("May") or match.start() not in {
            m.start() for m in _MONTH.finditer(text, start, end)
        }:
            return match.span()
    return None


def cue_hedge_span(text: str, start: int, end: int) -> Span | None:
    """As `hedge_span`, of a cue, where what is not done yet counts as well: "will reject" is no "rejected"."""
    undone = _UNDONE.search(text, start, end)
    return hedge_span(text, start, end) or (undone.span() if undone else None)


def find_cue_hedge(text: str) -> str | None:
    """The words of `cue_hedge_span`."""
    found = cue_hedge_span(text, 0, len(text))
    return text[slice(*found)] if found else None


def clause_hedge_span(text: str, start: int, end: int) -> Span | None:
    """As `hedge_span`, of the first clause of a content: what comes after its boundary hedges something else."""
    # an opening quotation mark or a first short word is no boundary
    boundary = _BOUNDARY.search(text, min(start + 2, end), end)
    stop = boundary.start() if boundary else end
    return hedge_span(text, start, min(stop, start + MAIN_CLAUSE))


def find_clause_hedge(text: str) -> str | None:
    """The words of `clause_hedge_span`."""
    found = clause_hedge_span(text, 0, len(text))
    return text[slice(*found)] if found else None
