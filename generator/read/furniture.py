"""What a page puts around an article: rules that tell it from the article, one block at a time.

Every rule looks at the form of a whole short block, never at a phrase inside a paragraph, so that
prose about sharing, printing or photographs stays prose.
"""

from __future__ import annotations

import re
from typing import Literal

from generator.read import outlet as outlets
from generator.read.credits import is_byline, is_caption
from generator.read.notices import is_notice
from generator.read.widgets import COUNTER, is_control, is_offer, rule

FurnitureKind = Literal["caption", "byline", "furniture", "more"]
"""`more` is furniture that opens a list of other articles, or of comments, after the article."""

LONGEST = 400
"""Code points beyond which a block is prose whatever its words, unless it is a publisher's notice."""
_SHORT = 160

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SENTENCE_INSIDE = re.compile(r"[.?!][\"”’]?\s+[^\W\d_a-z]")

_THEN = r"(?:[ ]?[:|…>»›→]|[ ][–—-][ ]|[ ]?\.{0,3}\Z)"
_POINTER_START = re.compile(r"[*>»→•\[( -]{0,4}")
_POINTER = rule(
    rf"(?:also |must |please )?(?:read|see|watch|view)(?: also| more| next| too| this| in full| the full story)?"
    rf"{_THEN}",
    r"(?:read|see|find out|learn|discover) more\b",
    r"(?:read|see|watch) also\b|also (?:read|see|watch)\b",
    r"(?:read|watch|listen to|see|view) (?:the )?(?:full|original|rest of the|complete)"
    r" (?:story|article|text|interview|report|version)\b",
    rf"(?:related|promoted|recommended)(?: (?:stories|story|articles?|news|topics?|posts?|content|coverage|links?"
    rf"|reading|videos?))?{_THEN}",
    rf"more(?: (?:(?:on|about) (?:this|the|our|us)|from (?:this|our|us))\b.{{0,60}}"
    rf"| from the(?: [\w’'-]{{1,20}}){{1,3}}"
    rf"| (?:stories|news|like this|to read|coverage))?{_THEN}",
    rf"more (?:from|in) (?-i:[A-Z])[\w’'&.-]{{0,30}}(?: (?:of |the |and )?(?-i:[A-Z])[\w’'&.-]{{0,30}}){{0,4}}{_THEN}",
    rf"(?:suggested|trending|most (?:read|popular|viewed|commented)|top stories|editor[’']?s[’']? picks?"
    rf"|latest (?:news|stories|updates)|you (?:may|might)(?: also)? (?:like|be interested in)|in case you missed it"
    rf"|don[’']t miss|(?:also )?in (?:the|other) news|up next|what to read next|popular now"
    rf"|(?:subscriber|member|premium)s?[ -]only (?:stories|articles|content))"
    rf"(?: (?:for you|stories|articles|reading|posts|now|today|this week))?(?:[ ]?(?:view|see) all)?{_THEN}",
    r"continue reading\b|click (?:here|on|the link|to)\b|(?:watch|listen)(?: live| now| here)?[ ]?[:|]",
    r"for more (?:information|details|news|stories|on)\b.{0,60}(?:click|visit|see|read|follow)\b",
)
_COMMENTS = rule(r".{0,12}\bcomments?\b", r"(?:leave|post|write|add) ", r"join ", r"be the first")
_TAGS = rule(
    r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|labels?|posted in|in this (?:article|story)"
    r"|sections?)[ ]?:",
    r"(?:tags|topics|filed under)\Z",
)
_HASHTAGS = re.compile(r"(?:#\w{1,60}[\s,]*){1,40}")
_WEB_ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.)\S{1,390}", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}(?:@|\(at\)|\[at\])[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
_MAIL_BESIDE = 6
"""Words that a line may have beside a mail address and still be no sentence about it."""
_RIGHTS = rule(
    r"(?:©|\(c\))[^\n]{0,60}?\b(?:19|20)\d\d\b",
    r"\b(?:19|20)\d\d ?©",
    r"\Acopyright (?:©|\(c\)|(?:19|20)\d\d\b)",
    r"\ball rights reserved\b",
    r"\bmay not be (?:published|reproduced|reprinted)\b",
    r"\A©",
)
_END_MARK = rule(r"[-–—#*(\[/ ]{0,4}(?:ends?|30|the end|fin|enditem)[-–—#*)\]/ .]{0,4}")
_UNFINISHED = rule(
    r"(?:this is a )?(?:developing|breaking) (?:news )?story\b", r"more (?:details )?(?:to follow|soon)\b"
)


def classify(block: str) -> FurnitureKind | None:
    """What kind of furniture this block is; None for a block of the article.

    Args:
        block: the block's text, without outer white space.
    """
    if _LETTER_OR_DIGIT.search(block) is None:
        return "furniture" if len(block) <= LONGEST else None
    if len(block) > LONGEST:
        return "furniture" if is_notice(" ".join(block.split())) else None
    line = " ".join(block.split())
    if is_caption(line):
        return "caption"
    if is_byline(line):
        return "byline"
    if _opens_list(line):
        return "more"
    return "furniture" if _is_furniture(line) else None


def _opens_list(line: str) -> bool:
    if _TAGS.match(line):
        return True
    if COUNTER.fullmatch(line.rstrip(" .")):
        return _COMMENTS.match(line) is not None
    # Nothing but "Related stories": what it points at stands below it.
    start = _POINTER_START.match(line)
    return _POINTER.fullmatch(line.rstrip(" :.…>»→|"), start.end() if start else 0) is not None


def _is_furniture(line: str) -> bool:
    return (
        is_control(line)
        or is_offer(line)
        or is_notice(line)
        or _is_pointer(line)
        or _is_mail_line(line)
        or _END_MARK.fullmatch(line.rstrip(" .:–—-…>»")) is not None
        or any(pattern.fullmatch(line) for pattern in (_HASHTAGS, _WEB_ADDRESS))
        or (len(line) <= _SHORT and _UNFINISHED.match(line) is not None)
        or _RIGHTS.search(line) is not None
        or outlets.is_source_line(line)
    )


def _is_pointer(line: str) -> bool:
    if len(line) > 250 or _SENTENCE_INSIDE.search(line):
        return False
    start = _POINTER_START.match(line)
    return _POINTER.match(line, start.end() if start else 0) is not None


def _is_mail_line(line: str) -> bool:
    return (
        len(line) <= _SHORT
        and _MAIL.search(line) is not None
        and len(_TOKEN.findall(_MAIL.sub("", line))) <= _MAIL_BESIDE
    )
