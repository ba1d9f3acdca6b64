"""Lines that work a page rather than tell a story: menus, players, galleries, forms, counters, offers."""

from __future__ import annotations

import re

from generator.read.wordlists import word_set

_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def rule(*alternatives: str) -> re.Pattern[str]:
    """One pattern that matches any of these, whatever their case; `(?-i:…)` inside one restores it."""
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
    """a and article button by comment comments follow friend friends icon in it like line link listen mail menu more
    now ok on or page pin post save send story the this threads to url us via vk with x your"""
)
_MENU = rule(
    r"skip to (?:main )?(?:content|navigation)|skip (?:this )?(?:ad|advertisement|advert|intro)",
    r"back to (?:the )?(?:top|home)",
    r"(?:log|sign) ?(?:in|out)|register|(?:open |close |toggle )?(?:menu|navigation)|search|home|close"
    r"|loading(?: comments| more)?|continue|reply|save|sort by.{0,20}|report (?:abuse|this)|donate(?: now)?"
    r"|make a donation|prev(?:ious)? ?[/|]? ?next",
    r"(?:next|previous|prev)(?: (?:article|story|page|post))?|(?:load|show|view|see) (?:more|all)(?: comments)?"
    r"|(?:view|show|hide|load) (?:all )?comments|expand",
    r"(?:play|pause|mute|replay)(?: (?:video|audio))?|(?:video|audio|media) player|listen(?: to (?:this )?(?:article"
    r"|story))?"
    r"|(?:text|font) size(?: ?[a+-]){0,6}|(?:a ?[+-] ?){2,3}|listen to our .{1,40}",
    r"(?:this )?(?:image|photo|caption|gallery|photos|pictures|image gallery|photo gallery|podcast|live blog|live"
    r"|premium|exclusive)",
    r"(?:hide|show|toggle|view) (?:caption|image|gallery|full image)|enlarge(?: (?:this )?image)?"
    r"|opens? in (?:a )?new (?:window|tab)",
    r"accept(?: all)?(?: cookies)?|reject all|cookie settings|privacy policy|terms (?:of (?:use|service)"
    r"|and conditions)",
    r"contact us|about us|advertise with us|powered by .{1,30}",
    r"view this post on \w+|a post shared by .{1,80}",
    r"(?:add .{1,30} as a preferred source(?: on google)?|google news|follow .{1,30} on google(?: news)?)",
)
_PLAYER = rule(
    r"\d{1,2}:\d\d(?::\d\d)? ?/ ?\d{1,2}:\d\d(?::\d\d)?",
    r"(?:duration|run(?:ning)? time|length)[ :]{1,3}(?:\d{1,3} ?(?:hours?|minutes?|mins?|seconds?|secs?"
    r"|[hms])[ ,]{0,2}){1,3}",
    r"(?:slide|image|photo|picture) \d{1,3}(?: ?(?:of|/) ?\d{1,3})?|\d{1,3} of \d{1,3}",
)
_CLOCK = re.compile(
    r"(?:(?:updated|posted|published|timestamp)?(?: at)?[ :]{0,2})?"
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?:\s?[ap]\.?m\.?)?(?:\s?[([]?[A-Z]{2,4}[)\]]?)?",
    re.IGNORECASE,
)
"""A time of day and nothing else, as over the entries of a live blog."""
_COOKIES = rule(
    r"(?:we|this (?:web)?site) uses? (?:our own )?(?:cookies|akismet)\b",
    r"by (?:continuing to )?us(?:e|ing) th(?:is|e) site\b",
    r"this site is protected by recaptcha\b",
    r"we(?: have|’ve|'ve) updated our (?:privacy|cookie|terms)\b",
)
_CRUMBS = re.compile(
    r"\s(?:>|»|›|::)\s|\A(?i:home|news|front page)\s[/|]\s"
    r"|\A[^\W\d_a-z][^/]{0,30}(?:\s/\s[^\W\d_a-z][^/]{0,60}){2,6}\Z"
)

# --- offers, forms, advertisements --------------------------------------------------------------------

_SOLD = (
    r"(?:newsletters?|inbox|push alerts?|notifications?|breaking news|headlines|unlimited|full access"
    r"|our (?:mobile )?app)"
)
_OFFER = rule(
    r"(?:subscribe|sign up|sign in|log in|unsubscribe)\b",
    r"(?:join|follow|like|find|connect with) us\b|(?:join|follow) our\b"
    r"|(?:join|follow) [\w ]{1,40} on (?:telegram|whatsapp)\b"
    r"|follow (?:[\w.’'-]+ ){1,5}on"
    r" (?:twitter|x|facebook|instagram|threads|bluesky|linkedin|mastodon|youtube)\b|follow @\w",
    rf"(?:get|download|receive|enjoy|catch) (?:the|our|all|more|breaking|daily|unlimited|full)\b.{{0,120}}\b{_SOLD}",
    r"(?:get|catch|read) all (?:the )?latest\b|for (?:all )?(?:the )?latest (?:news|updates)\b",
    r"(?:get|download) (?:the|our) [\w ’'&-]{1,40}\bapp\b",
    r"(?:stay|keep) (?:up to date|up-to-date|informed|updated|connected|ahead) (?:with|on|by)\b.{0,120}"
    r"\b(?:subscri|sign up|newsletter|app\b|inbox|follow)",
    r"support (?:our|us|independent|quality|local|free)\b.{0,100}\b(?:journalism|reporting|newsroom|our work)\b",
    r"become (?:a|our) [\w ]{0,40}(?:member|subscriber|supporter|patron)(?: (?:today|now|for|and"
    r"|of the [\w ]{1,30})\b|[.! ]*\Z)",
    r"(?:already|not yet|not) an? [\w ]{0,40}(?:subscriber|member|user)\b",
    r"(?:already|don[’']t|do not|do you) have an? [\w ’']{0,30}account\b",
    r"you(?:[’']ve| have) (?:reached|hit|used) your\b.{0,60}\b(?:limit|articles?)\b"
    r"|you(?:[’']ve| have) read \d+\b.{0,30}\barticles?\b|\d+ free articles? (?:left|remaining)\b",
    r"enter your (?:e-?mail|name|password)\b|your e-?mail address will not be\b|required fields are marked\b"
    r"|notify me (?:of|when)\b"
    r"|thank(?:s| you) for (?:subscribing|signing up|registering)\b|you can (?:also )?unsubscribe\b",
    r"by (?:signing up|submitting|registering|subscribing|clicking|providing|entering|creating)\b.{0,100}"
    r"\b(?:you|i) (?:agree|consent|accept|acknowledge|confirm)\b",
    r"this (?:article|story|content) is (?:only |exclusively )?(?:for|available)"
    r".{0,60}\b(?:subscribers|members|registered)\b",
    r"to (?:read|continue|keep) (?:reading|this|the (?:full|rest|complete)|watching|on reading)\b"
    r".{0,120}\b(?:subscribe|sign (?:in|up)|log in|register)\b",
    r"(?:have|got) a (?:story|tip|news tip) ?(?:\?|\Z|for us|idea|to share)|have (?:something"
    r"|anything) to say about this\b"
    r"|have you been affected by\b.{0,80}\b(?:e-?mail|contact|get in touch|tell us)\b",
    r"(?:do you )?want (?:to read )?more\b.{0,60}\b(?:subscribe|sign up|newsletter)\b",
    r"(?:our )?(?:free )?(?:daily |weekly |morning )?newsletters?\Z",
)
_ADVERTISEMENT = rule(
    r"(?:-+ ?)?(?:advertisements?|ads?|advertising|advertorial)(?: .{0,4}scroll.{0,40})?",
    r"(?:sponsored|promoted|paid|partner)(?: content| by .{1,40})?",
    r"(?:story|article) continues (?:below|after).{0,30}",
    r"advertisement\. (?:scroll|continue).{0,40}",
    r"(?:continue reading|scroll down|scroll) (?:below|to continue).{0,40}|remove ads",
)
COUNTER = rule(
    r"(?:no|\d[\d,. ]{0,8}k?) (?:comments?|views?|shares?|likes?|reads?|replies|reactions?)",
    r"(?:comments?|views?|shares?)(?: ?[(:]? ?\d[\d,.]{0,8}k? ?\)?| off| closed| are closed)?|\(\d{1,5}\)",
    r"(?:leave|post|add|write) (?:a |your )?(?:comment|reply)s?|join the (?:conversation|discussion)"
    r"|be the first to (?:comment|reply|share).{0,40}|(?:log|sign) in to (?:comment|reply)",
    r"\d{1,3} ?-? ?min(?:ute)?s?(?: read)?|(?:estimated )?reading time:? .{0,20}",
    r"(?:(?:updated|published|posted) )?\d{1,3} (?:seconds?|minutes?|hours?|days?|weeks?|months?) ago",
)
"""Counts of readers and of what they left, and the fields for more of it."""


def is_language_switch(line: str) -> bool:
    """Whether a line is nothing but two or more languages to read the page in, as in `EN | FR`."""
    if line.endswith((".", "?", "!")):
        return False
    tokens = [token.lower() for token in _TOKEN.findall(line)]
    return 2 <= len(tokens) <= 40 and _LANGUAGES.issuperset(tokens) and not _ALSO_WORDS.issuperset(tokens)


def is_offer(line: str) -> bool:
    """Whether a short block sells, asks for or records a reader's account: "Already a subscriber? Log in"."""
    return _OFFER.match(line) is not None or _COOKIES.match(line) is not None


def is_control(line: str) -> bool:
    """Whether a line is a button, a counter, a player, a menu, a breadcrumb or the label of an advertisement."""
    whole = line.rstrip(" .:–—-…>»!")
    return (
        is_language_switch(line)
        or _is_share_bar(line)
        or _is_crumbs(line)
        or any(pattern.fullmatch(whole) for pattern in (_MENU, _ADVERTISEMENT, COUNTER, _PLAYER, _CLOCK))
    )


def _is_crumbs(line: str) -> bool:
    return len(line) <= _LONGEST_CRUMBS and _CRUMBS.search(line) is not None and line[-1] not in '.?!”"'


_LONGEST_CRUMBS = 160


def _is_share_bar(line: str) -> bool:
    if line.endswith((".", "?")):
        return False
    words = [token.lower() for token in _TOKEN.findall(line) if not token.isdigit()]
    return (
        0 < len(words) <= 30
        and all(word in _SHARE or word in _SHARE_BESIDE for word in words)
        and not _SHARE.isdisjoint(words)
    )
