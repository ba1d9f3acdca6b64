"""Lines that say who wrote an article or took its pictures."""

from __future__ import annotations

import re

from generator.read.wordlists import word_set

_LONGEST_CREDIT = 160
"""Code points after a credit's label within a caption."""
_MOST_NAMES = 18

_AGENCIES = (
    r"getty(?: images)?|afp|reuters|ap(?: photo)?|epa(?:-efe)?|shutterstock|bloomberg|xinhua|anadolu|handout|file"
)
_CAPTION_START = re.compile(
    r"[(\[]?(?:file )?(?:photo|picture|image|illustration|photograph|caption|pictured|pic|graphic|video)s?(?:graph)?"
    r"(?: credits?| by| courtesy(?: of)?)?[ ]?[:|/©]"
    r"|[(\[]?(?:photo|picture|image|illustration|photograph|graphic)s?(?:graph)? (?:by|courtesy of|credit)[ :]"
    r"|(?-i:FILE(?: PHOTO)?)\s?[:–—-]|file photo\b|(?:photo )?credits?[ ]?:"
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
    r"[(\[]?(?:(?:additional |with )?(?:reporting|writing|editing|inputs?|contributions?)"
    r"(?: and (?:writing|editing|reporting))?"
    r" (?:by|from)\b|(?:with|from) (?:inputs?|reporting|contributions?) (?:from|by)\b"
    r"|(?:agencies|our (?:own )?correspondent|staff (?:reporter|writer|correspondent)|(?:news|web|online) desk"
    r"|our reporter)"
    r"[ .)\]]{0,4}\Z)",
    re.IGNORECASE,
)
_BYLINE_PLACE = re.compile(r"\s(?i:in|from)\s([^\W\d_a-z][^,|•·–—]{1,40}(?:, [^\W\d_a-z][^,|•·–—]{1,30})?)\s?\Z")


def is_caption(line: str) -> bool:
    """Whether a short line describes or credits a picture."""
    if _CAPTION_START.match(line) or _CREDIT_END.search(line, max(0, len(line) - 140)):
        return True
    if line.startswith("©") and "/" in line:
        return True
    credit = _CREDIT_INSIDE.search(line)
    return credit is not None and len(line) - credit.end() <= _LONGEST_CREDIT


def is_byline(line: str) -> bool:
    """Whether a short line names who wrote the article: "By Jane Doe in Oslo", not "By noon the crowd had grown"."""
    if _CREDIT_NOTE.match(line):
        return True
    start = _BYLINE_START.match(line)
    if start is None or line.endswith(("?", "!")):
        return False
    words = [word.rstrip(".'’-") for word in _WORD.findall(line, start.end())]
    names = [word for word in words if word[:1].isupper()]
    staff = {"staff", "our", "correspondent", "reporter", "agencies", "desk"}.intersection(w.lower() for w in words)
    return (
        0 < len(words) <= _MOST_NAMES
        and all(word[:1].isupper() or word.lower() in _BESIDE_NAMES for word in words)
        and (len(names) >= 2 or bool(staff))
    )


def byline_place(line: str) -> str | None:
    """The place in a byline that ends with one, as in "By Jane Doe in Oslo"."""
    match = _BYLINE_PLACE.search(line) if _BYLINE_START.match(line) else None
    return match[1].strip() if match else None
