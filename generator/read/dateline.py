"""The dateline: where and when a report was filed, and through which agency, at the head of its first paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.read import outlet as outlets
from generator.read.dates import Date, find_dates
from generator.read.wordlists import word_set
from generator.records import Span

_LONGEST = 140
"""Code points that a dateline fits in."""
_MOST_PLACES = 4
_DASHES = "—–―‒−－"
"""Em and en dash, and the signs that stand for them."""
_SEPARATOR = re.compile(
    rf"\s{{0,3}}\.?(?:[{_DASHES}]|--+)\s{{0,3}}|\s{{1,3}}-\s{{1,3}}|\s-(?=[^\W\d_a-z])|\.?-\s{{1,3}}|\s?:\s{{1,3}}|\.-\s{{0,3}}"
    r"|\s{1,3}_{1,2}\s{1,3}|(?<=[)\]])\s{1,3}|(?<=[)\]]):\s?|(?<=[)\]/])\.\s{1,3}|(?<=[)\]])(?=[\"“]?[^\W\d_a-z])"
)
_BRACKETED = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,60})\]|(?<=\s)/\s?([^\W\d_a-z][\w .&-]{1,30}?)\s?/(?=\s|\Z)")
_ALL_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,80})\)\s*")
_PLACE_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[.'’`-])*")
_PARTICLES = word_set(
    "and & / al bin d' da das de del della der des di do dos du e el en es i in la las le les los of on sur the und"
    " upon y"
)
_NOT_PLACES = word_set(
    """a an after although another all also analysis announcement answer as asked at because before both
    breaking but by column comment commentary correction despite developing during each editorial even every
    exclusive explained explainer fact fact-check feature first following for from gallery he her here his how
    however i if in interview it its last latest letter live many meanwhile most news no not note notice now on
    one opinion or our photos podcast poll profile q question quote read report review she since so some source
    special statement still summary that the their then there these they this those though today tomorrow two
    update updated video viewpoint warning watch we what when where while who why with yesterday yet you your
    press release monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december"""
)
"""Words that start or head a text and start no place's name, apart from `The Hague` and its like."""
_ORGANISATIONS = word_set(
    """agency army association authority bank board bureau club commission committee company congress
    corporation council court department federation foundation government group inc institute international
    league ltd minister ministry office organisation organization parliament party police president service
    society team union united university"""
)
"""Words in the names of bodies; a body before a dash speaks, or is spoken of."""
_THE = frozenset({"hague", "gambia", "bahamas", "bronx", "vatican", "netherlands", "philippines", "valley", "bottom"})
_AROUND_PARTS = f" ,;:|/-\n{_DASHES}"
_QUOTES = "\"'“‘«„"
_NEXT = re.compile(r"[\"'“‘«„(\[*]{0,3}([^\W_]\w{0,40}|\S)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the head of a report says before the report begins.

    Attributes:
        start, end: the words, without the dash or colon after them; half-open, in code points of the archived text.
        body: where the report begins.
        agency: what stands in brackets, or before the date in a place's stead; None where nothing does.
        is_strong: whether a date or an agency shows that it is a dateline, rather than its form alone.
    """

    start: int
    end: int
    body: int
    place: str | None
    date: Date | None
    agency: str | None
    is_strong: bool


@dataclass(frozen=True, slots=True)
class _Head:
    places: tuple[str, ...]
    date: Date | None
    agency: str | None


def find_dateline(text: str, span: Span, url: str | None = None) -> Dateline | None:
    """The dateline at the head of a paragraph; None where there is none.

    A date or an agency in brackets makes one; without either, only a place's name in one of the usual
    forms before a dash or colon and a capital does.

    Args:
        text: the archived text.
        span: the paragraph, half-open in code points.
        url: where the document was published, if it says so.
    """
    start, end = span
    weak: Dateline | None = None
    for match in _SEPARATOR.finditer(text, start, min(end, start + _LONGEST)):
        opening = _NEXT.match(text, match.end(), end)
        words = text[start : match.start()]
        if opening is None or opening[1].islower() or not words.strip() or words.count("(") != words.count(")"):
            continue
        head = _parse(words, url)
        if head is None:
            continue
        found = _dateline(head, start, match, text, url)
        if found is None:
            continue
        if found.is_strong:
            return found
        weak = weak or found
    return weak


def whole_dateline(text: str, span: Span) -> Dateline | None:
    """A dateline that stands on a line of its own: a place and a date, or a place and an agency."""
    start, end = span
    if end - start > _LONGEST:
        return None
    head = _parse(text[start:end].rstrip(f" .:-{_DASHES}"), None)
    if head is None or not head.places or (head.date is None and not (head.agency and outlets.is_agency(head.agency))):
        return None
    if outlets.sounds_like_outlet(head.places[0]):
        return None
    return Dateline(start, end, end, ", ".join(head.places), head.date, head.agency, is_strong=True)


def _dateline(head: _Head, start: int, separator: re.Match[str], text: str, url: str | None) -> Dateline | None:
    sign = separator[0].strip(" \n\t.")
    # The stop of an abbreviated name belongs to it ("D.C.—"), that of ".-" does not.
    end = separator.start() + (
        separator[0][:1] == "." and separator[0][1:2] != "-" and text[separator.start() - 1].isupper()
    )
    place = ", ".join(head.places) or None
    agency = head.agency
    if head.places and (outlets.sounds_like_outlet(head.places[0]) or outlets.matches_address(head.places[0], url)):
        if head.date is None and (sign == ":" or (not sign and not (agency and outlets.is_agency(agency)))):
            return None
        agency, place = head.places[0], ", ".join(head.places[1:]) or None
        return Dateline(start, end, separator.end(), place, head.date, agency, is_strong=True)
    if head.date is not None:
        if not sign and agency is None:
            return None
        return Dateline(start, end, separator.end(), place, head.date, agency, is_strong=True)
    if agency is None and sign and len(head.places) == 1 and outlets.is_agency(head.places[0]):
        return Dateline(start, end, separator.end(), None, None, head.places[0], is_strong=True)
    if agency is not None:
        # "(CNN) The council met": the name alone makes it one, "(Agencies)" would not.
        is_agency = outlets.is_agency(agency) and (bool(sign) or place is not None or not outlets.is_generic(agency))
        if not (is_agency or (sign and head.places and _is_capitals(head.places[0]))):
            return None
        return Dateline(start, end, separator.end(), place, None, agency, is_strong=True)
    if not sign or not _looks_like_place(head, sign, quoted=text[separator.end()] in _QUOTES):
        return None
    return Dateline(start, end, separator.end(), place, None, None, is_strong=False)


def _parse(words: str, url: str | None) -> _Head | None:
    """The places, the date and the agency that a head consists of; None if anything else is in it."""
    whole = _ALL_IN_BRACKETS.fullmatch(words)
    if whole is not None and not outlets.is_agency(whole[1]):
        return _parse(whole[1], url)
    agency: str | None = None
    date: Date | None = None
    for match in _BRACKETED.finditer(words):
        inner = match[1] or match[2] or match[3]
        found = next(find_dates(inner), None)
        if found is not None and found.start == 0 and found.end == len(inner):
            date = found.date
        elif agency is None:
            agency = inner.strip()
    rest = _BRACKETED.sub(" ", words)
    for found in find_dates(rest):
        after = rest[found.end :].strip(_AROUND_PARTS + ".")
        if after and rest[: found.start].strip(_AROUND_PARTS):
            return None
        date, rest = found.date, rest[: found.start] or after
        break
    places = tuple(part.strip() for part in rest.strip(_AROUND_PARTS).split(",") if part.strip())
    if agency is None and places:
        agency, places = _agency_last(places)
    if len(places) > _MOST_PLACES or not all(_is_name(part) or outlets.matches_address(part, url) for part in places):
        return None
    return _Head(places, date, agency) if places or agency else None


def _agency_last(places: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The agency that stands behind a place without brackets, told by its capitals: "London CNN"."""
    place, _, last = places[-1].rpartition(" ")
    if place and not place.isupper() and outlets.is_agency_name(last) and last.isupper():
        return last, (*places[:-1], place.strip())
    return None, places


def _is_name(part: str) -> bool:
    words = part.split()
    if not words or len(words) > 6 or not words[0][0].isalpha():
        return False
    outlet_like = outlets.sounds_like_outlet(part)
    for word in words:
        if word.lower() in _PARTICLES:
            continue
        pieces = [piece for piece in re.split(r"[/–-]", word) if piece]
        if not pieces or not all(_PLACE_WORD.fullmatch(piece) for piece in pieces):
            return False
        if not (pieces[0][0].isupper() or not pieces[0][0].islower() or outlet_like):
            return False
    first = words[0].lower()
    if first in _NOT_PLACES and not outlet_like:
        return first == "the" and len(words) > 1 and words[1].lower() in _THE
    return True


def _is_capitals(words: str) -> bool:
    return any(c.isalpha() for c in words) and not any(c.islower() for c in words)


def _looks_like_place(head: _Head, sign: str, *, quoted: bool) -> bool:
    """Whether a name alone, before a dash or colon, has the form of a place rather than of a subject or a speaker."""
    words = [word for part in head.places for word in part.split()]
    if not _ORGANISATIONS.isdisjoint(word.lower() for word in words):
        return False
    if len(head.places) > 3 or len(words) > (5 if len(head.places) > 1 else 4):
        return False
    if any(word.lower() in _NOT_PLACES for word in words if word.lower() != "the"):
        return False
    # "Name: “…" is a speaker.
    return sign != ":" or (len(words) <= 3 and not quoted)
