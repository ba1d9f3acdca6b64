"""Notices: what a publisher says of an article, of its author or to its readers, beside the article itself.

Corrections and editors' notes are no notices in this sense: they change what the article says.
"""

from __future__ import annotations

import re

from generator.read.widgets import rule

LONGEST = 600
"""Code points beyond which no block is a notice."""

_ITEM = r"(?:article|story|piece|column|op-?ed|opinion piece|commentary|essay|blog ?post|post)"
_START = re.compile(r"[\s(\[*_–—>-]{0,4}")
_ORIGIN = rule(
    rf"this {_ITEM} (?:was |is |has been |had been )?(?:first |originally |previously |also )(?:published|posted"
    rf"|appeared|ran|aired)\b",
    rf"this {_ITEM} (?:was |is |has been )?(?:re-?published|reprinted|reproduced|syndicated|cross-?posted"
    r"|translated|machine-translated|produced (?:by|with|in (?:partnership|collaboration))"
    r"|supported by|made possible|adapted from|excerpted from)\b",
    rf"(?:except for the headline,? )?(?:this|the) (?:{_ITEM}|report|copy|content|news) (?:has|is|was) not (?:been )?"
    r"(?:edited|created|modified|verified)\b",
    rf"(?:this|the) (?:{_ITEM}|report|copy|content|news)(?: is| was| has been)? (?:auto-?generated|published|sourced"
    rf"|taken) from"
    r" (?:an? |the )?(?:un-?edited |auto-?generated )?(?:syndicated|agency|wire|news agency|third.party)\b",
    r"(?:re-?published|reprinted|reproduced) (?:from|with (?:the )?permission|under|by permission)\b.{0,160}\Z",
    r"(?:first|originally|previously) (?:published|appeared|posted) (?:in|on|by|at) [^,.]{1,60}\.?\Z",
    r"read the original (?:article|story|version)?.{0,60}\Z",
    r"our standards:",
)
_VIEWS = rule(
    r"(?:(?:the|all|any) )?(?:views?|opinions?)(?:,? (?:and|or) (?:views?|opinions?|[\w ]{1,30}))?"
    r" (?:expressed|stated|contained)(?: (?:here(?:in)?|above|(?:in|by|on) (?:this|the|these|our|individual"
    r"|each)\b.{0,80}?))?"
    r" (?:(?:are|is) (?:solely |entirely |strictly |purely |exclusively )?"
    r"(?:those of|that of|personal|the (?:author|writer)|(?:his|her|their|my) own)"
    r"|(?:do|does|may|need) not (?:necessarily )?(?:reflect|represent|express|state|belong)|belong (?:solely )?to)\b",
    r"disclaimer ?[:.–—-]",
)
_WARNED_OF = (
    r"(?:distressing|disturbing|graphic|upsetting|traumatic|explicit|sensitive|offensive|strong language|images"
    r"|spoilers"
    r"|affiliate|suicide|self-harm|sexual|abuse|violence)"
)
_WARNING = rule(
    rf"(?:(?:content |trigger |viewer )?(?:warning|caution|advisory)[:!.–—-]{{1,2}} ?)"
    rf"(?:the following|this) (?:{_ITEM}|report|video) (?:may )?(?:contains?|includes?|features?|discusses?"
    rf"|mentions?|describes?)\b",
    rf"(?:the following|this) {_ITEM} (?:may )?(?:contains?|includes?|features?|discusses?"
    rf"|mentions?) .{{0,80}}\b{_WARNED_OF}\b",
    r"(?:[\w-]+ ){0,8}(?:readers|viewers|listeners|audiences) (?:are|should be|please be) (?:advised|warned|aware"
    r"|cautioned)\b"
    rf".{{0,40}}\b(?:{_ITEM}|report|video|footage|below)\b",
    r"if you (?:or (?:anyone|someone|somebody) (?:else )?(?:you|who)|have been affected by|are (?:affected"
    r"|struggling)|need (?:help|support))\b"
    r".{0,250}\b(?:call|contact|visit|help-?line|life-?line|text|phone|ring|reach|https?:|www\.)",
)
_CONTACT = rule(
    r"to contact the (?:reporter|author|editor|writer|journalist)s?\b",
    r"(?:e-?mail|contact|write to) (?:the )?(?:author|writer|reporter|editor|journalist|columnist)s?\b.{0,120}\Z",
)
_ASKED = re.compile(
    r"(?:\A|[.?!…]\s)(?:please |and )?(?:let us know (?:what|how|if|in|your|below)|tell us (?:what you|your|in the"
    r"|below|how you)"
    r"|share your (?:thoughts|views|opinions?|stor(?:y|ies)|experiences?)|leave (?:us )?(?:a|your) comment"
    r"|comment below|join the (?:conversation|discussion)|have your say)\b[^.?!]{0,80}[.!]{0,3}\Z",
    re.IGNORECASE,
)
_LONGEST_PROMPT = 300
_QUOTES = "\"'“‘«„"

_ROLE = r"(?:writer|author|columnist|reporter|journalist|contributor|correspondent)"
_ABOUT_AUTHOR = re.compile(
    rf"(?:The|This) {_ROLE}(?: of this \w+)?,? (?:is|was|has|have|can|teaches|lives|writes|works|holds|covers|may)\b"
)
_NAMED_AUTHOR = re.compile(
    r"(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs|Sir)\.? )?"
    r"(?P<name>[^\W\d_a-z][\w.’'-]{0,30}(?: (?:[^\W\d_a-z][\w.’'-]{0,30}|van|von|de|der|da|bin|al|el|la|le)){1,4})"
    r"(?: \([^()]{1,40}\))?,? (?:is|was|has been|covers|writes|reports|teaches|works|worked|can be|joined)\b"
)
_BIOGRAPHY = re.compile(
    r"\b(?:freelance|journalists?|columnists?|correspondent|reporter|blog(?:ger)?|contribut(?:or|ing|es)"
    r"|staff writer|editor(?:-at-large)?"
    r"|senior writer|science writer|(?:can be|be) (?:reached|contacted|followed)|follow (?:him|her|them)|on twitter"
    r"|tweets"
    r"|(?:his|her|their) (?:writings?|work|book|latest book|most recent book)|author of|based in|lives in|has lived"
    r"|teaches|professor|lecturer|research fellow|senior fellow|@\w+)",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"\b(?:freelance|journalists?|columnists?|correspondent|reporter|blogger|contributor|contributing|staff writer"
    r"|senior writer|"
    r"covers|writes (?:about|on|for)|reports (?:on|for)|follow (?:him|her|them)|tweets|be (?:reached|contacted"
    r"|followed))\b",
    re.IGNORECASE,
)


def is_notice(line: str) -> bool:
    """Whether a block tells where an article comes from, whose views it holds, what it may do to its reader.

    Args:
        line: the block, its white space as single spaces.
    """
    if len(line) > LONGEST:
        return False
    start = _START.match(line)
    at = start.end() if start else 0
    if any(pattern.match(line, at) for pattern in (_ORIGIN, _VIEWS, _WARNING, _CONTACT)):
        return True
    return len(line) <= _LONGEST_PROMPT and line[0] not in _QUOTES and _ASKED.search(line) is not None


def is_about_author(line: str, rest: str) -> bool:
    """Whether a block at the end of an article presents the one who wrote it.

    Args:
        line: the block, its white space as single spaces.
        rest: the article's own text without the block. Whoever is spoken of there is its subject, not its author.
    """
    if len(line) > LONGEST:
        return False
    start = _START.match(line)
    at = start.end() if start else 0
    if _ABOUT_AUTHOR.match(line, at):
        return _BIOGRAPHY.search(line) is not None and re.search(rf"\b[Tt]he {_ROLE}\b", rest) is None
    named = _NAMED_AUTHOR.match(line, at)
    if named is None or _WRITES.search(line) is None:
        return False
    return named["name"].split()[-1] not in rest
