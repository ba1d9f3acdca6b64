"""Quotation marks that quote nobody: names, titles, nicknames and words held at arm's length.

"The so-called “peace plan”", "John “Jack” Berg", "the film “The Long Road”": no one is said to have said these
words, so they make nothing a quotation and are missing from no list of claims.
"""

from __future__ import annotations

import re

from generator.claims.quotations import Quotation

FEW = 3
"""Words up to which a quotation may be a word held at arm's length; more are a phrase that somebody used."""

_NAMING = re.compile(
    r"(?:\b(?:so[- ]called|(?:also |better |widely |commonly )?known as|dubbed|nicknamed|nickname|code-?named|codename|"
    r"called|named|entitled|titled|termed|labelled|labeled|aka|a\.k\.a\.|"
    r"(?:word|words|term|terms|phrase|name|hashtag|acronym))"
    r"(?:\s+(?:the|a|an|his|her|its|their))?)\s*$",
    re.IGNORECASE,
)
_MOTTO = re.compile(r"\b(?:theme|slogan|motto|title|headline|banner)s?(?:\s+of)?,?:?\s*$", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:so[- ]called|known as|nicknamed|entitled|titled|named|aka|a\.k\.a\.)\s*$", re.IGNORECASE)
_WORK = re.compile(
    r"\b(?:author of|film|movie|book|memoir|novel|song|album|single|series|show|"
    r"programme|program|podcast|article|paper|report|study|essay|poem|play|documentary|journal|magazine|website|"
    r"game|exhibition|campaign|project|initiative|hit|anthem|prize|award)s?,?\s*$",
    re.IGNORECASE,
)
_BEFORE = 40
"""How many code points before a quotation are looked at."""

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_SMALL = frozenset("a an the of for from in on at to by with and or but as is vs".split())


def quotes_nobody(text: str, quotation: Quotation, since: int = 0) -> bool:
    """Whether the words in the marks are a name, a title or a word held at arm's length.

    Args:
        text: the document's text.
        quotation: with its marks.
        since: where the words begin that may say so: what stands before belongs to somebody's report, of which the
            quotation is the first word. Only what never tells of words ("entitled") then says so.
    """
    found = [w.group() for w in _WORD.finditer(text, quotation.start, quotation.end)]
    if not found:
        return True
    if since > quotation.start - 1:
        return _TITLED.search(text, max(0, quotation.start - _BEFORE), quotation.start) is not None
    before = text[max(since, quotation.start - _BEFORE) : quotation.start]
    named = _NAMING.search(before) is not None
    if len(found) <= FEW:
        return named or " ".join(found).lower() in {"so-called", "so called"} or _in_a_name(text, quotation, len(found))
    if _MOTTO.search(before) is not None:
        return True
    if named or _WORK.search(before) is not None:
        return is_title(text, quotation, mostly=True)
    spoken = {"I", "We", "You"} & {w.split("’")[0].split("'")[0] for w in found}
    large = sum(w.lower() not in _SMALL for w in found)
    return is_title(text, quotation) and not spoken and (large > FEW or text[quotation.end - 2] not in ",.?!")


def is_title(text: str, quotation: Quotation, *, mostly: bool = False) -> bool:
    """Whether the words in the marks are written as a title is: more than one, each with a capital but the small ones.

    Args:
        text: the document's text.
        quotation: with its marks.
        mostly: whether half of them are enough, for titles in other languages.
    """
    found = [w.group() for w in _WORD.finditer(text, quotation.start, quotation.end)]
    large = [w for w in found if w.lower() not in _SMALL]
    capital = sum(not w[0].islower() for w in large)
    enough = 2 * capital >= len(large) if mostly else capital == len(large)
    return len(large) > 1 and not large[0][0].islower() and enough


def _in_a_name(text: str, quotation: Quotation, count: int) -> bool:
    """Whether the marks stand inside a name: John “Jack” Berg."""
    if count > 2 or not text[quotation.start + 1 : quotation.start + 2].isupper():
        return False
    first, last = text.rfind("\n", 0, quotation.start) + 1, text.find("\n", quotation.end)
    if len(_LOWER.findall(text, first, last if last >= 0 else len(text))) < FEW:
        return False  # a headline, in which everything has a capital
    before = re.search(r"\b[A-Z][\w’'.-]*\s$", text[max(0, quotation.start - _BEFORE) : quotation.start])
    return before is not None and bool(re.match(r"\s[A-Z][a-z]", text[quotation.end : quotation.end + 3]))
