"""What a page puts around an article: rules that tell it from the article, one block at a time.

Every rule looks at the form of a whole short block, never at a phrase inside a paragraph, so that
prose about sharing, printing or photographs stays prose.
"""

from __future__ import annotations

import re
from typing import Literal

from generator.read.credits import is_byline, is_caption
from generator.read.wordlists import word_set

FurnitureKind = Literal["caption", "byline", "furniture", "more"]
"""`more` is furniture that opens a list of other articles, or of comments, after the article."""

LONGEST = 400
"""Code points beyond which a block is prose whatever its words."""
_SHORT = 160

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SENTENCE_INSIDE = re.compile(r"[.?!][\"”’]?\s+[^\W\d_a-z]")


def _rule(*alternatives: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(alternatives) + ")", re.IGNORECASE)


# --- switches, bars and menus ----------------------------------------------------------------------

_LANGUAGES = word_set(
    """ar az be bg bn bs ca cn cs cz da de dk el en eng es esp est et eu fa fi fil fr fra ga gb ge ger gr he hi
    hr hu hy id in is it ita ja jp ka kh kk km ko kr ky kz lo lt lv mk mn ms my nl no pl pt ro ru rus sk sl spa sq
    sr sv sw ta th tj tk tr ua uk ukr ur us uz vi vn zh english français francais deutsch español espanol
    português portugues italiano nederlands polski русский українська العربية فارسی 中文 简体 繁體 日本語 한국어 türkçe
    kiswahili bahasa indonesia melayu tiếng việt हिन्दी বাংলা اردو eng deu ger fre ita por pol tur ara chi jpn kor
    ron hun укр рус рос англ бел қаз qaz рум"""
)
"""Codes and own names by which sites offer their languages, among them country codes used as such."""
_ALSO_WORDS = frozenset({"be", "de", "es", "id", "in", "is", "it", "my", "no", "us"})
_SHARE = word_set(
    """share shares tweet tweets facebook twitter whatsapp telegram linkedin email e-mail print pinterest reddit
    copy messenger viber wechat weibo instagram youtube tiktok bookmark flipboard bluesky mastodon rss"""
)
_SHARE_BESIDE = word_set(
    """a and article button by comment comments follow friend icon in it like line link listen mail menu more
    now ok on or page pin post save send story the this threads to url us via vk with x"""
)
_MENU = _rule(
    r"skip to (?:main )?(?:content|navigation)",
    r"back to (?:the )?(?:top|home)",
    r"(?:log|sign) ?(?:in|out)|register|(?:open |close |toggle )?(?:menu|navigation)|search|home|close|loading",
    r"(?:next|previous|prev)(?: (?:article|story|page|post))?|(?:load|show|view|see) (?:more|all|comments)|expand",
    r"play|pause|listen(?: to (?:this )?(?:article|story))?|(?:text|font) size",
    r"accept(?: all)?(?: cookies)?|reject all|cookie settings|privacy policy|terms of (?:use|service)",
    r"contact us|about us|advertise with us",
)
_COOKIES = _rule(
    r"(?:we|this (?:web)?site) uses? (?:our own )?cookies\b", r"by (?:continuing to )?us(?:e|ing) th(?:is|e) site\b"
)
_CRUMBS = re.compile(
    r"\s(?:>|»|›|::)\s|\A(?i:home|news|front page)\s[/|]\s"
    r"|\A[^\W\d_a-z][^/]{0,30}(?:\s/\s[^\W\d_a-z][^/]{0,60}){2,6}\Z"
)

# --- pointers elsewhere ------------------------------------------------------------------------------

_THEN = r"(?:[ ]?[:|…>»›→]|[ ][–—-][ ]|[ ]?\.{0,3}\Z)"
_POINTER_START = re.compile(r"[*>»→•\[( -]{0,4}")
_POINTER = _rule(
    rf"(?:also |must |please )?(?:read|see|watch|view)(?: also| more| next| too| this| in full| the full story)?"
    rf"{_THEN}",
    r"(?:read|see|find out|learn|discover) more\b",
    r"(?:read|see|watch) also\b|also (?:read|see|watch)\b",
    r"(?:read|watch|listen to|see) (?:the )?(?:full|original|rest of the|complete)"
    r" (?:story|article|text|interview|report)\b",
    rf"related(?: (?:stories|story|articles?|news|topics?|posts?|content|coverage|links?|reading))?{_THEN}",
    rf"more(?: (?:on|from|about) (?:this|the|our|us)\b.{{0,60}}| (?:stories|news|like this|to read|coverage))?{_THEN}",
    rf"(?:recommended|suggested|trending|most (?:read|popular|viewed|commented)|top stories|editor[’']?s[’']? picks?"
    rf"|latest (?:news|stories|updates)|you (?:may|might)(?: also)? (?:like|be interested in)|in case you missed it"
    rf"|don[’']t miss|in other news|up next|what to read next|popular now)"
    rf"(?: (?:for you|stories|articles|reading|posts|now|today|this week))?{_THEN}",
    r"continue reading\b|click (?:here|on|the link|to)\b|(?:watch|listen)(?: live| now| here)?[ ]?[:|]",
    r"for more (?:information|details|news|stories|on)\b.{0,60}(?:click|visit|see|read|follow)\b",
)
_SUBSCRIBE = _rule(
    r"(?:subscribe|sign up|sign in|log in|unsubscribe)\b",
    r"(?:join|follow|like|find|connect with) us\b|(?:join|follow) our\b"
    r"|(?:join|follow) [\w ]{1,40} on (?:telegram|whatsapp)\b",
    r"(?:get|download|receive|enjoy) (?:the|our|all|more|breaking|daily|unlimited|full)\b"
    r".{0,120}\b(?:newsletters?|inbox|app|your|access)\b",
    r"support (?:our|us|independent|quality|local|free)\b.{0,100}\b(?:journalism|reporting|newsroom|our work)\b",
    r"become (?:a|our) [\w ]{0,40}(?:member|subscriber|supporter|patron)\b",
    r"(?:already|not yet|not) an? [\w ]{0,40}(?:subscriber|member|user)\b",
    r"this (?:article|story|content) is (?:only |exclusively )?(?:for|available)"
    r".{0,60}\b(?:subscribers|members|registered)\b",
    r"to (?:read|continue|keep)\b.{0,120}\b(?:subscribe|sign (?:in|up)|log in|register)\b",
    r"(?:have|got) a (?:story|tip|news tip)\b",
    r"(?:our )?(?:free )?(?:daily |weekly |morning )?newsletters?\Z",
)
_ADVERTISEMENT = _rule(
    r"(?:-+ ?)?(?:advertisements?|ads?|advertising|advertorial)(?: .{0,4}scroll.{0,40})?",
    r"(?:sponsored|promoted|paid|partner)(?: content| by .{1,40})?",
    r"(?:story|article) continues below.{0,30}",
    r"(?:continue reading|scroll down|scroll) (?:below|to continue).{0,40}|remove ads",
)
_COUNTER = _rule(
    r"(?:no|\d[\d,. ]{0,8}k?) (?:comments?|views?|shares?|likes?|reads?|replies|reactions?)",
    r"(?:comments?|views?|shares?)(?: ?[(:]? ?\d[\d,.]{0,8}k? ?\)?| off| closed| are closed)?",
    r"(?:leave|post|add|write) (?:a |your )?(?:comment|reply)s?|join the (?:conversation|discussion)",
    r"\d{1,3} ?-? ?min(?:ute)?s?(?: read)?|(?:estimated )?reading time:? .{0,20}",
    r"\d{1,3} (?:seconds?|minutes?|hours?|days?|weeks?|months?) ago",
)
_COMMENTS = _rule(r".{0,12}\bcomments?\b", r"(?:leave|post|write|add) ", r"join ")
_TAGS = _rule(
    r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|labels?|posted in|in this (?:article|story)"
    r"|sections?)[ ]?:"
)
_HASHTAGS = re.compile(r"(?:#\w{1,60}[\s,]*){1,40}")
_WEB_ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.)\S{1,390}", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}(?:@|\(at\)|\[at\])[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
_MAIL_BESIDE = 6
"""Words that a line may have beside a mail address and still be no sentence about it."""
_RIGHTS = _rule(
    r"(?:©|\(c\))[^\n]{0,60}?\b(?:19|20)\d\d\b",
    r"\b(?:19|20)\d\d ?©",
    r"\Acopyright (?:©|\(c\)|(?:19|20)\d\d\b)",
    r"\ball rights reserved\b",
    r"\bmay not be (?:published|reproduced|reprinted)\b",
    r"\A©",
)
_END_MARK = _rule(r"[-–—#*(\[ ]{0,4}(?:ends?|30|the end|fin)[-–—#*)\] .]{0,4}")
_UNFINISHED = _rule(
    r"(?:this is a )?(?:developing|breaking) (?:news )?story\b", r"more (?:details )?(?:to follow|soon)\b"
)


def classify(block: str) -> FurnitureKind | None:
    """What kind of furniture this block is; None for a block of the article.

    Args:
        block: the block's text, without outer white space.
    """
    if len(block) > LONGEST:
        return None
    if _LETTER_OR_DIGIT.search(block) is None:
        return "furniture"
    line = " ".join(block.split())
    if is_caption(line):
        return "caption"
    if len(line) <= _SHORT and is_byline(line):
        return "byline"
    if _opens_list(line):
        return "more"
    return "furniture" if _is_furniture(line) else None


def is_language_switch(line: str) -> bool:
    """Whether a line is nothing but two or more languages to read the page in, as in `EN | FR`."""
    if line.endswith((".", "?", "!")):
        return False
    tokens = [token.lower() for token in _TOKEN.findall(line)]
    return 2 <= len(tokens) <= 40 and _LANGUAGES.issuperset(tokens) and not _ALSO_WORDS.issuperset(tokens)


def _opens_list(line: str) -> bool:
    if _TAGS.match(line):
        return True
    if _COUNTER.fullmatch(line.rstrip(" .")):
        return _COMMENTS.match(line) is not None
    # Nothing but "Related stories": what it points at stands below it.
    start = _POINTER_START.match(line)
    return _POINTER.fullmatch(line.rstrip(" :.…>»→|"), start.end() if start else 0) is not None


def _is_furniture(line: str) -> bool:
    whole = line.rstrip(" .:–—-…>»")
    return (
        is_language_switch(line)
        or _is_share_bar(line)
        or _is_pointer(line)
        or _is_crumbs(line)
        or _is_mail_line(line)
        or any(rule.fullmatch(whole) for rule in (_MENU, _ADVERTISEMENT, _COUNTER, _END_MARK))
        or any(rule.fullmatch(line) for rule in (_HASHTAGS, _WEB_ADDRESS))
        or (len(line) <= _SHORT and _UNFINISHED.match(line) is not None)
        or any(rule.match(line) for rule in (_SUBSCRIBE, _COOKIES))
        or _RIGHTS.search(line) is not None
    )


def _is_pointer(line: str) -> bool:
    if len(line) > 250 or _SENTENCE_INSIDE.search(line):
        return False
    start = _POINTER_START.match(line)
    return _POINTER.match(line, start.end() if start else 0) is not None


def _is_crumbs(line: str) -> bool:
    return len(line) <= _SHORT and _CRUMBS.search(line) is not None and line[-1] not in '.?!”"'


def _is_mail_line(line: str) -> bool:
    return (
        len(line) <= _SHORT
        and _MAIL.search(line) is not None
        and len(_TOKEN.findall(_MAIL.sub("", line))) <= _MAIL_BESIDE
    )


def _is_share_bar(line: str) -> bool:
    if line.endswith((".", "?")):
        return False
    words = [token.lower() for token in _TOKEN.findall(line) if not token.isdigit()]
    return (
        0 < len(words) <= 30
        and all(word in _SHARE or word in _SHARE_BESIDE for word in words)
        and not _SHARE.isdisjoint(words)
    )
