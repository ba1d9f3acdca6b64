"""What of the documents' texts the site may show, by the setting `publish`: the rest leaves the corpus before any page.

Text that may not be shown is masked in its place, so that every offset still holds, and nothing that is made from the
corpus can hold a word of it.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from generator.config import Publish
from generator.records import Brief, Span
from generator.relate.corpus import Corpus
from generator.relate.entries import Entry

MASK = "\ufdd0"
"""Stands for each character that is not shown: a code point that Unicode reserves for use inside a program."""

GAP = "[…]"
"""What readers see in place of text that is not shown."""

MASKED = re.compile(rf"{MASK}(?:[{MASK}\s]*{MASK})?")
"""A run of text that is not shown."""

_CHARACTER = re.compile(r"[^\n]")


def publishable(corpus: Corpus, publish: Publish) -> Corpus:
    """The corpus with no more of the documents' texts than the setting allows; doing it twice changes nothing more."""
    if publish == "full":
        return corpus
    entries = {entry.brief.id: _masked(entry, publish) for entry in corpus.briefs}
    return replace(_Exchange(entries).corpus(corpus), publish=publish)


def spans(brief: Brief, publish: Publish) -> tuple[Span, ...] | None:
    """The parts of its text that may be shown, in order, none touching another; None for all of it."""
    if publish == "full":
        return None
    found = [(line.start, line.end) for line in brief.summary]
    for claim in brief.claims:
        found += [(each.start, each.end) for each in claim.evidence]
        if publish == "evidence":
            found.append(claim.anchors.context)
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def mask(text: str, shown: Iterable[Span]) -> str:
    """A text of the same length, with a mask for each character outside these parts; they are in order.

    Line ends stay, and so does what lies between two parts and has no letter or digit.
    """
    out = []
    place = 0
    for start, end in (*shown, (len(text), len(text))):
        between = text[place:start]
        out += [_hidden(between) if any(map(str.isalnum, between)) else between, text[start:end]]
        place = end
    return "".join(out)


def plain(text: str) -> str:
    """A text as readers may have it: each part that is not shown as one `[…]`."""
    return MASKED.sub(GAP, text)


def pieces(text: str) -> tuple[str, ...]:
    """The parts of a text that are shown, in order, without the gaps: what a search may know."""
    return tuple(part for part in (piece.strip() for piece in MASKED.split(text)) if part)


def is_whole(text: str) -> bool:
    """Whether all of a text is shown."""
    return MASK not in text


def _hidden(text: str) -> str:
    """Masks for all but the white space at its ends and its line ends."""
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return text[:start] + _CHARACTER.sub(MASK, text[start:end]) + text[end:]


def _masked(entry: Entry, publish: Publish) -> Entry:
    shown = spans(entry.brief, publish)
    text = entry.text if shown is None else mask(entry.text, shown)
    unread = tuple(each for each in entry.brief.unread if text[each.start : each.end] == each.quote)
    brief = replace(entry.brief, unread=unread)
    if publish != "evidence":
        # The sentence as it was around a claim.
        unsettled = tuple(replace(each, words=None) for each in brief.conflicts)
        brief = replace(brief, conflicts=unsettled)
    return replace(entry, text=text, brief=brief)


class _Exchange:
    """Puts other entries in place of those that a corpus refers to, wherever it does."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._done: dict[int, Any] = {}

    def corpus(self, corpus: Corpus) -> Corpus:
        """The corpus with the other entries."""
        return replace(corpus, **{f.name: self._of(getattr(corpus, f.name)) for f in dataclasses.fields(corpus)})

    def _of(self, value: Any) -> Any:
        if isinstance(value, Entry):
            return self._entries[value.brief.id]
        if id(value) not in self._done:
            self._done[id(value)] = self._inside(value)
        return self._done[id(value)]

    def _inside(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return MappingProxyType({key: self._of(each) for key, each in value.items()})
        if isinstance(value, Sequence) and not isinstance(value, str):
            return tuple(self._of(each) for each in value)
        # The records of a single brief know no entry.
        if dataclasses.is_dataclass(value) and type(value).__module__.startswith("generator.relate."):
            new = {f.name: self._of(getattr(value, f.name)) for f in dataclasses.fields(value)}
            return replace(value, **new)  # type: ignore[type-var]
        return value
