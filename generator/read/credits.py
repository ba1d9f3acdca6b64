"""Lines, and ends of paragraphs, that say who wrote an article or took its pictures."""

from __future__ import annotations

import re

from generator.read import outlet as outlets
from generator.read.wordlists import word_set

_LONGEST_CREDIT = 160
"""Code points after a credit's label within a caption."""
_LONGEST_BYLINE = 400
_MOST_NAMES = 18
_MOST_CREDIT_NAMES = 8

_AGENCIES = (
    r"getty(?: images)?|afp|reuters|ap(?: photo)?|epa(?:-efe)?|shutterstock|bloomberg|xinhua|anadolu|handout|file"
)
_CAPTION_START = re.compile(
    r"[(\[]?(?:file )?(?:photo|picture|image|illustration|photograph|caption|pictured|pic|graphic|video)s?(?:graph)?"
    r"(?: credits?| by| courtesy(?: of)?)?[ ]?[:|/©]"
    r"|[(\[]?(?:photo|picture|image|illustration|photograph|graphic)s?(?:graph)? (?:by|courtesy of|credit)[ :]"
    r"|(?-i:FILE(?: PHOTO)?)\s?[:–—-]|file photo\b|(?:photo )?credits?[ ]?:"
    r"|(?:image|media|video|photo) (?:source|caption|credit)\b,?"
    r"|(?:top|main|cover|featured) (?:photo|image|picture)\b",
    re.IGNORECASE,
)
_CREDIT_INSIDE = re.compile(
    r"\s(?:Photo|PHOTO|Picture|PICTURE|Image|IMAGE|Photograph|Illustration)s?"
    r"(?: [Cc]redit| CREDIT| by| courtesy of)?\s?[:©]|\sCredit\s?:"
    r"|[(\[|.]\s?(?i:photo|picture|image|photograph|illustration|credit)s?(?i: credit| by| courtesy of)?\s?[:©]"
)
_CREDIT_END = re.compile(
    r"[(\[][^()\[\]\n]{0,60}?\b(?:photos?|getty|images|pictures?|shutterstock|istock|unsplash|wikimedia(?: commons)?"
    r"|handout|screenshot|screengrab|courtesy|file|epa-efe|photograph)\b[^()\[\]\n]{0,60}[)\]]\.?\Z"
    r"|\[[^\[\]\n]{0,60}?\b(?:twitter|facebook|instagram|supplied|social media)\b[^\[\]\n]{0,40}\]\.?\Z"
    rf"|(?:[|•/©]\s?|(?<![.?!”\"’])\s[–—-]\s|\bvia )(?:{_AGENCIES})"
    r"(?:[ /](?:getty images|file|pool|photo|afp|ap))?\.?\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w’'.-]{0,40}")
_BYLINE_START = re.compile(
    r"(?i:(?:written |reported |compiled |edited |words |story |text |report |reporting |analysis |opinion )?by|author)"
    r"[ :]{1,3}"
)
_BESIDE_NAMES = word_set(
    """a agencies al an and at bin bint bureau chief columnist contributor correspondent correspondents da de
    del della den der desk di diplomatic dos editor editors el environment for foreign from health ibn in la le
    local news of online our own political reporter reporters senior special sports staff the to van von web
    with writer writers y"""
)
_CREDIT_NOTE = re.compile(
    r"[(\[—–-]{0,2} ?(?:(?:additional |further |with )?(?:reporting|writing|editing|compiled|translated|edited"
    r"|production)"
    r"(?: and (?:writing|editing|reporting))?,? by (?-i:[^\W\d_a-z])"
    r"|additional reporting (?:by|from)\b"
    r"|(?:with|from) (?:(?:additional )?reporting|(?:\w+ )?inputs?|contributions?|files|agenc(?:y|ies) inputs?"
    r"|wires?) (?:from|by) (?:(?:the )?(?-i:[^\W\d_a-z])|agenc|our |wire|staff|news)"
    r"|with (?:agency |agencies |wire )?inputs[ .)\]]{0,4}\Z"
    r"|(?:agencies|our (?:own )?correspondent|staff (?:reporter|writer|correspondent)|(?:news|web|online) desk"
    r"|our reporter)"
    r"[ .)\]]{0,4}\Z)",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"(?:contributed|helped)(?: \w+){0,3} to this (?:report|story|article)(?: from [^\W\d_a-z][^.]{1,60})?[.)\]]{0,2}\Z"
    r"|\A(?:[^\W\d_a-z][\w.’'-]{0,30},? (?:and )?){2,8}reported from [^\W\d_a-z][^.;:]{1,60}\.?\Z"
)
_PERSON = r"(?-i:[^\W\d_a-z][\w.’'-]{0,30}(?: [^\W\d_a-z][\w.’'-]{0,30}){0,3})"
_AGENCY_AND_NAME = re.compile(
    rf"(?:{_AGENCIES})(?: photo| images)? ?/ ?{_PERSON}(?: ?/ ?(?:{_AGENCIES}))?\Z"
    rf"|{_PERSON} ?/ ?(?:{_AGENCIES})(?: ?/ ?(?:{_AGENCIES}))?\Z"
    rf"|(?:(?:{_AGENCIES})(?: ?(?:/|via) ?)){{0,2}}(?:getty images|shutterstock|istock(?:photo)?|epa-efe"
    rf"|wikimedia commons)\Z",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"(?:[^\W\d_a-z][\w.&’'-]{0,30} ){1,4}(?:(?:[Nn]ews|[Ww]eb|[Oo]nline|[Ss]ports?|[Dd]igital) )?(?:[Dd]esk"
    r"|[Ss]taff and [Aa]gencies)\Z"
)
_BYLINE_PLACE = re.compile(r"\s(?i:in|from)\s([^\W\d_a-z][^,|•·–—]{1,40}(?:, [^\W\d_a-z][^,|•·–—]{1,30})?)\s?\Z")
_AFTER_STOP = re.compile(r"(?<=[.?!”\"’)])\s{1,3}(?=[(\[—–-]{0,2} ?[^\W\d_a-z])")
_END_MARK = re.compile(
    r"(?<=[.?!”\"’)])\s{0,3}(?:Enditem|(?:[/(\[-]\s?)?(?:ENDS?|30)(?:\s?[/)\]-])|\bENDS|#{2,5}|[■□●▪◼])\s{0,3}\Z"
)
_SITE = re.compile(
    r"(?<=[.?!”\"’])(?:\s{0,3}[(\[](?:www\.)?[\w-]{2,40}(?:\.[a-z]{2,12}){1,2}[)\]]"
    r"|\s{1,3}[–—-]\s?(?:www\.)?[\w-]{2,40}(?:\.[a-z]{2,12}){1,2}|\s{1,3}\([A-Z]{1,4}\))\s{0,3}\Z"
)
"""The site an article was taken from, or its author's initials."""


def is_caption(line: str) -> bool:
    """Whether a short line describes or credits a picture."""
    if _CAPTION_START.match(line) or _CREDIT_END.search(line, max(0, len(line) - 140)):
        return True
    if line.startswith("©") and "/" in line:
        return True
    if len(line) <= _LONGEST_CREDIT and _AGENCY_AND_NAME.match(line):
        return True
    credit = _CREDIT_INSIDE.search(line)
    return credit is not None and len(line) - credit.end() <= _LONGEST_CREDIT


def is_lone_credit(line: str) -> bool:
    """Whether a caption says only whose picture it is, so that what the picture shows stands above it."""
    if line.startswith("©") or _AGENCY_AND_NAME.match(line):
        return True
    label = _CAPTION_START.match(line)
    if label is None:
        return False
    words = [word.rstrip(".'’-") for word in _WORD.findall(line, label.end())]
    return 0 < len(words) <= _MOST_CREDIT_NAMES and all(word[:1].isupper() or word in _BESIDE_NAMES for word in words)


def is_byline(line: str) -> bool:
    """Whether a block names who wrote the article: "By Jane Doe in Oslo", not "By noon the crowd had grown"."""
    if len(line) > _LONGEST_BYLINE:
        return False
    if _CREDIT_NOTE.match(line) or _HELPED.search(line):
        return True
    if len(line) > _LONGEST_CREDIT:
        return False
    if _DESK.match(line) or outlets.is_agency_name(line.strip("()[] ")):
        return True
    start = _BYLINE_START.match(line)
    if start is None or line.endswith(("?", "!")):
        return False
    return _are_names(line[start.end() :])


def _are_names(words_after: str) -> bool:
    words = [word.rstrip(".'’-") for word in _WORD.findall(words_after)]
    names = [word for word in words if word[:1].isupper()]
    staff = {"staff", "our", "correspondent", "reporter", "agencies", "desk"}.intersection(w.lower() for w in words)
    return (
        0 < len(words) <= _MOST_NAMES
        and all(word[:1].isupper() or word.lower() in _BESIDE_NAMES for word in words)
        and (len(names) >= 2 or bool(staff))
    )


def trailing_credit(paragraph: str) -> int | None:
    """Where, after the last sentence of an article, a byline, an end mark or the source's address begins.

    In code points of the paragraph: "… the port closed. (Reporting by Jane Doe; Editing by John Roe)". None
    where the paragraph ends with its own words.
    """
    first = max(0, len(paragraph) - _LONGEST_BYLINE)
    match = _END_MARK.search(paragraph, first) or _SITE.search(paragraph, first)
    if match is not None:
        return match.start()
    for stop in _AFTER_STOP.finditer(paragraph, first):
        rest = " ".join(paragraph[stop.end() :].split())
        if _CREDIT_NOTE.match(rest) or (_BYLINE_START.match(rest) and is_byline(rest)):
            return stop.start()
    return None


def byline_place(line: str) -> str | None:
    """The place in a byline that ends with one, as in "By Jane Doe in Oslo"."""
    match = _BYLINE_PLACE.search(line) if _BYLINE_START.match(line) else None
    return match[1].strip() if match else None
