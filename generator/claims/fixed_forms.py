"""Attributions that their form alone shows: `From the ministry: “…”`, `“…” – Ana Orsic, mayor`, `“…,” Orsic said`.

Only for a whole quotation of some length, and only where the form leaves one speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.claims.cues import read_cue
from generator.claims.drafts import Draft
from generator.claims.labels import speaker_of
from generator.claims.quotations import Quotation, Quotations
from generator.claims.words import words
from generator.records import Document, Resolution, Span

_LEAST_WORDS = 4
"""Words of a quotation from which on it is taken for a statement."""

_BEFORE = re.compile(r"(?:From\s+)?(?P<who>[^:“”„\"\n]{2,90}?)(?P<sign>:)\s*$")
_BEHIND = re.compile(r"\s*(?P<sign>[–—―]|-{1,2})\s*(?P<who>[^:“”„\"\n–—]{2,90}?)\.?\s*$")
_SAID = re.compile(
    r"\s*(?P<who>[A-Za-z][^,;:()“”„\"\n]{1,80}?)\s+(?P<sign>said|says|added|explained|wrote)(?=[.,]|\s+\w+day\b)"
)
_SAID_BY = re.compile(r"\s*(?P<sign>said|says|added|explained|wrote)\s+(?P<who>[A-Za-z][^;:()“”„\"\n.]{1,90})(?=\.)")
_LED = re.compile(
    r"(?:\A|[.?!]\s+|\n)(?P<who>[A-Z][^.:;“”„\"\n]{1,90}?)\s+(?P<sign>said|says|added|adds|explained|explains|wrote|writes|"
    r"continued|continues|told\s[^.:;“”„\"\n]{1,40}?)(?:\s+[^.:;“”„\"\n]{1,60})?:\s*$"
)
_LOOK_BACK = 220
"""How many code points before a quotation are looked at for who leads on to it."""
_PRONOUNS = frozenset("he she they it i we who".split())


def find_fixed(
    document: Document, drafts: Sequence[Draft], resolution: Resolution, quotations: Quotations
) -> tuple[Draft, ...]:
    """The drafts with one for every quotation that such a form gives a speaker.

    A label and a signature stand with their quotation apart from all else: what a draft of another paragraph has of
    it is taken from that draft. In every other case the annotator's attribution stands.
    """
    text = document.text
    blocks = tuple(sorted({*document.paragraphs, *document.headings}))
    kept, found = list(drafts), []
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        for quotation in quotations.overlapping(*block):
            if quotation.start < block[0] or not quotation.closed or _is_short(text, quotation):
                continue
            draft = _labelled(text, block, quotation, resolution) or _signed(
                text, block, quotation, following, resolution
            )
            if draft is not None:
                kept = [rest for d in kept if (rest := _without(d, quotation, block)) is not None]
            else:
                draft = _told(text, block, quotation, resolution) or _led(text, quotation, resolution)
            if draft is not None and not any(_has(d, quotation) for d in kept):
                found.append(draft)
    return (*kept, *found)


def _has(draft: Draft, quotation: Quotation) -> bool:
    """Whether a draft has words of the quotation, and does not itself stand in it."""
    if draft.cue_span and quotation.covers(*draft.cue_span):
        return False
    return any(s < quotation.end and e > quotation.start for s, e in draft.evidence)


def _without(draft: Draft, quotation: Quotation, block: Span) -> Draft | None:
    """A draft of another paragraph less the quotation; None where nothing is left."""
    start, end = block
    if draft.cue_span is None or start <= draft.cue_span[0] < end or not _has(draft, quotation):
        return draft
    rest = tuple((s, e) for s, e in draft.evidence if e <= quotation.start or s >= quotation.end)
    return replace(draft, evidence=rest) if rest else None


def _is_short(text: str, quotation: Quotation) -> bool:
    return len(words(text, quotation.start, quotation.end)) < _LEAST_WORDS


def _labelled(text: str, block: Span, quotation: Quotation, resolution: Resolution) -> Draft | None:
    """`From X: “…”`, where X begins the paragraph and the quotation ends it."""
    match = _BEFORE.fullmatch(text, block[0], quotation.start)
    if match is None or text[quotation.end : block[1]].strip(" .\t\n"):
        return None
    return _draft(text, match, quotation, resolution)


def _signed(
    text: str, block: Span, quotation: Quotation, following: Span | None, resolution: Resolution
) -> Draft | None:
    """`“…” – X`, where the quotation begins the paragraph and X ends it, or is the next line alone."""
    if text[block[0] : quotation.start].strip():
        return None
    match = _BEHIND.fullmatch(text, quotation.end, block[1])
    if match is None and following and not text[quotation.end : block[1]].strip():
        match = _BEHIND.fullmatch(text, *following)
        if match is not None and match["sign"].startswith("-") and "-" not in text[following[0] : following[0] + 1]:
            match = None
    return _draft(text, match, quotation, resolution) if match else None


def _told(text: str, block: Span, quotation: Quotation, resolution: Resolution) -> Draft | None:
    """`“…,” X said.` and `“…,” said X.`, which end their sentence or go on behind a comma."""
    if text[quotation.start : quotation.end].rstrip('”"»')[-1:] not in {",", "?", "!", "."}:
        return None
    for form in (_SAID, _SAID_BY):
        match = form.match(text, quotation.end, block[1])
        if match is not None:
            return _draft(text, match, quotation, resolution)
    return None


def _led(text: str, quotation: Quotation, resolution: Resolution) -> Draft | None:
    """`X said: “…”`, also where the quotation is a paragraph of its own."""
    match = _LED.search(text, max(0, quotation.start - _LOOK_BACK), quotation.start)
    return _draft(text, match, quotation, resolution) if match else None


def _draft(text: str, match: re.Match[str], quotation: Quotation, resolution: Resolution) -> Draft | None:
    reading = speaker_of(text, match.span("who"), resolution)
    if reading is None:
        return None
    cue = match.span("sign")
    if reading.kind != "named" and match["who"].lower() in _PRONOUNS:
        return None
    return Draft(
        speakers=reading.actors,
        kind=reading.kind,
        candidates=(),
        via=(),
        speaker=match.span("who"),
        cue_span=cue,
        cue=read_cue(text, (cue,)),
        evidence=((quotation.start, quotation.end),),
    )
