"""Where else the text of a brief is printed; and which of several briefs of one text stands for all of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.brief.digests import is_unedited
from generator.relate.common_origin import SHARE, runs, words
from generator.relate.copies import Copies, Likeness
from generator.relate.day import Day
from generator.relate.entries import Entry
from generator.relate.stories_file import StoriesFile

MOST = 40
"""How many other publications with a page of their own are listed of a brief."""

_ORDER: tuple[Likeness, ...] = ("same", "near", "longer", "shorter")

_ROUNDS = 20
"""How many briefs of texts that are connected by being copies may stand for others; the rest stand for themselves."""

_CORRECTED = re.compile(
    r"\b(?:correct(?:ion|s|ed)|clarifi(?:cation|e[ds])|retract(?:ion|ed)|erratum|earlier version)\b"
)
"""What may say that another version was wrong."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Another document with the text of a brief.

    Attributes:
        brief: the id of its own brief.
        likeness: what its text is beside that of the brief.
        title, outlet, url, published: as its brief has them.
        day: of its publication.
        is_shown: whether its brief has a page; else it gave way to that of the brief.
    """

    brief: str
    likeness: Likeness
    title: str
    outlet: str | None
    url: str | None
    published: str | None
    day: Day
    is_shown: bool = True


def publications(
    entries: Sequence[Entry], copies: Copies, way: Mapping[str, str]
) -> Mapping[str, tuple[Publication, ...]]:
    """By the id of a brief that is shown, where else its text is printed; briefs that gave way to it come first.

    Args:
        entries: all briefs.
        copies: among their texts.
        way: by the id of each brief that gave way, that to which it did.
    """
    of = {entry.brief.id: entry for entry in entries}
    gave_way: dict[str, list[str]] = {}
    for brief, stands in way.items():
        gave_way.setdefault(stands, []).append(brief)
    found = {}
    for name in of:
        if name in way:
            continue
        own = set(gave_way.get(name, ()))
        likeness: dict[str, Likeness] = {}
        shown: list[Publication] = []
        for other, how in copies.of(name):
            if other in own:
                likeness[other] = how
            elif other not in way and len(shown) < MOST:
                shown.append(_publication(of[other], how, is_shown=True))
            if len(shown) == MOST and len(likeness) == len(own):
                break
        listed = [_publication(of[each], likeness.get(each, "near"), is_shown=False) for each in own]
        if listed or shown:
            found[name] = (*sorted(listed, key=_order), *sorted(shown, key=_order))
    return found


def giving_way(entries: Sequence[Entry], copies: Copies, told: StoriesFile | None = None) -> Mapping[str, str]:
    """Which briefs need no page of their own, since all that they claim stands in another one.

    One that a person worked on never gives way. Of the others that one stands for all which has most to tell; of those
    that tell the same, one whose source is still there, then the earliest, then the longest, then the first by its id.

    Args:
        entries: all briefs.
        copies: among their texts.
        told: what the user has settled about stories: what is on two events is no one's copy.

    Returns:
        By the id of each brief that gives way, the id of the one that stands for it.
    """
    told = told or StoriesFile()
    apart = told.apart
    alone = {brief for line in told.alone for brief in line.briefs}
    of = {entry.brief.id: entry for entry in entries}
    found: dict[str, str] = {}
    for group in copies.groups():
        rest = [_Text(of[name]) for name in group if name not in alone]
        for _ in range(_ROUNDS):
            if len(rest) < 2:
                break
            stands = _standing(rest)
            rest.remove(stands)
            for text in [text for text in rest if not text.is_edited and _may_stand(stands, text, apart)]:
                found[text.id] = stands.id
                rest.remove(text)
    return found


_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_HOURS = frozenset({"a", "p", "am", "pm", "h", "gmt", "utc"})
_YEAR = re.compile(r"(?:19|20)\d\d")


class _Text:
    """A brief with the words of its text."""

    def __init__(self, entry: Entry) -> None:
        self.id = entry.brief.id
        self.entry = entry
        self.words = words(entry.text)
        self.in_a_row = f" {' '.join(self.words)} "
        self.is_edited = not is_unedited(entry.brief)
        self.figures = frozenset(_figures(self.words))
        self.is_corrected = _CORRECTED.search(entry.text.casefold()) is not None

    @property
    def rank(self) -> tuple[bool, int, int, int, int, int, str]:
        """The lowest of those that tell the same stands for all."""
        known, year, month, day = self.entry.day.newness
        return self.entry.brief.source.removed, -known, year, month, day, -len(self.words), self.id

    def tells_all_of(self, other: _Text) -> bool:
        """Whether all that the other one claims is in this one word for word, its figures, and its corrections."""
        if self.in_a_row == other.in_a_row:
            return True
        if (other.is_corrected and not self.is_corrected) or not other.figures <= self.figures:
            return False
        return all(quote in self.in_a_row for quote in other.claimed())

    def claimed(self) -> Iterator[str]:
        """The words that claims and the bottom line rest on."""
        brief = self.entry.brief
        for each in (*brief.summary, *(part for claim in brief.claims for part in claim.evidence)):
            yield f" {' '.join(words(each.quote))} "


def _figures(words: Sequence[str]) -> Iterator[str]:
    """The numbers in a text but those of dates and times, which tell when it was printed."""
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        is_dated = before[:3] in _MONTHS or after[:3] in _MONTHS or _YEAR.fullmatch(word) is not None
        is_timed = before[:1].isdigit() or after[:1].isdigit() or after in _HOURS
        if word[:1].isdigit() and not (is_dated or is_timed):
            yield word


def _standing(texts: Sequence[_Text]) -> _Text:
    """The one that stands for others: a person's, else the first of those that tell as much as the longest."""
    edited = [text for text in texts if text.is_edited]
    if edited:
        return min(edited, key=lambda text: text.rank)
    longest = min(texts, key=lambda text: (-len(text.words), text.rank))
    return min((text for text in texts if text.tells_all_of(longest)), key=lambda text: text.rank)


def _may_stand(stands: _Text, text: _Text, apart: Collection[tuple[str, str]]) -> bool:
    if (min(stands.id, text.id), max(stands.id, text.id)) in apart or not stands.tells_all_of(text):
        return False
    if stands.words == text.words:
        return True
    one, other = runs(stands.words), runs(text.words)
    return len(one & other) >= SHARE * len(other)


def _publication(entry: Entry, likeness: Likeness, *, is_shown: bool) -> Publication:
    source = entry.brief.source
    return Publication(
        entry.brief.id, likeness, entry.brief.title, source.outlet, source.url, source.published, entry.day, is_shown
    )


def _order(publication: Publication) -> tuple[int, int, int, int, int, str]:
    known, year, month, day = publication.day.newness
    return _ORDER.index(publication.likeness), -known, year, month, day, publication.brief
