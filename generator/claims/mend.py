"""What grammar says against an attribution as the annotator drew it.

Slips of a statistical annotator are plain from the sentence alone and would put words into the wrong
mouth or cut a claim in half; they are mended here, before anything is made of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.claims.cues import read_cue
from generator.claims.nearby import sentences_at, spans_at
from generator.claims.quotations import Quotations
from generator.claims.words import words
from generator.records import Attribution, Document, Span

_ADDRESSING = frozenset(
    "told tells tell telling informed informs reminded reminds assured assures notified briefed".split()
)
_REQUESTING = frozenset(
    "ask asks asked asking urge urges urged urging order orders ordered ordering warn warns warned warning "
    "advise advises advised advising instruct instructs instructed instructing beg begs begged begging".split()
)
_OPENS_CLAUSE = re.compile(
    r"(?:[,;:—–()“\"]|\s-|\b(?:and|but|or|that|while|because|if|as|so|than|with))\s*$", re.IGNORECASE
)
_ACCORDING = re.compile(r"according to", re.IGNORECASE)
_DESCRIBES = re.compile(r"\s+(?:that|which|who)?\s*")
_ARTICLE = re.compile(r"(?:an?|one of)\s")
_FROM = re.compile(r"From\s+(?=\w)")
_RELATIVE = re.compile(r"(?:which|who|whom|whose)\b")


def mend(document: Document, attribution: Attribution, cues: Sequence[Span], quotations: Quotations) -> Attribution:
    """The attribution without what cannot be: see the rules below.

    Args:
        document: with its sentences.
        attribution: as the annotator gave it.
        cues: all cues of the document, sorted.
        quotations: those of the text.
    """
    content = _by_paragraph(document, attribution.content)
    if content != attribution.content:
        attribution = replace(attribution, content=content)
    attribution = replace(
        attribution, source=tuple(_of_one_paragraph(document, s, attribution.cue) for s in attribution.source)
    )
    if not attribution.cue:
        return attribution
    attribution = _near(document, attribution, quotations)
    attribution = _whole_clause(document, attribution, cues, quotations)
    attribution = _to_the_comma(document.text, attribution, cues, quotations)
    attribution = _to_the_verb(document.text, attribution, cues, quotations)
    return _not_to_addressee(document.text, attribution)


def _by_paragraph(document: Document, content: Sequence[Span]) -> tuple[Span, ...]:
    """The content cut at the ends of paragraphs, without what stands between them."""
    out = []
    for start, end in content:
        inside = [(max(s, start), min(e, end)) for s, e in spans_at(document.paragraphs, start, end)]
        out += inside or [(start, end)]
    return tuple(out)


def _of_one_paragraph(document: Document, span: Span, cue: Sequence[Span]) -> Span:
    """The part of a source in its cue's paragraph, else in its last: nobody's name goes on over the end of one."""
    touched = spans_at(document.paragraphs, *span)
    if len(touched) <= 1:
        return span
    if cue and touched[0][0] <= cue[0][0] < touched[0][1]:
        return span[0], touched[0][1]
    start = touched[-1][0]
    opening = _FROM.match(document.text, start, span[1])
    return (opening.end() if opening else start), span[1]


def _not_to_addressee(text: str, attribution: Attribution) -> Attribution:
    """Whom somebody told is not who speaks: "…, the director told the Daily Post", "asks the court to lift it"."""
    last = words(text, *attribution.cue[-1])
    if not last or any(w.form in _PASSIVE for w in last):
        return attribution
    end = attribution.cue[-1][1]
    requested = last[-1].form in _REQUESTING and all(s > end for s, _ in attribution.content)
    if not requested and last[-1].form not in _ADDRESSING:
        return attribution
    kept = tuple(s for s in attribution.source if s[0] < end or words(text, end, s[0]))
    return replace(attribution, source=kept)


_AUXILIARY = re.compile(r"\s+(?:was|were|is|are|has|have|had|will|would|can|could|may|might|should|must)\b")
_OWNED = re.compile(r"(?:\b(?:his|her|their|its)|[’']s)\s+(?:most\s+)?$", re.IGNORECASE)
_LEADING_IN = frozenset("who which that whom whose what where when how why of his her its their".split())
_STOP = re.compile(r"[,;:.?!—–()“”\"\n]")
_LONGEST_REST = 12
"""Words behind a content that can still be the end of its clause."""

_PASSIVE = frozenset("was were been is are being by".split())


def _near(document: Document, attribution: Attribution, quotations: Quotations) -> Attribution:
    """Drop pieces of content that are sentences in the outlet's own voice.

    A sentence without quotation marks that stands before the sentence with the cue, or behind it without a
    colon to lead on to it, is not what the cue reports.
    """
    home = _home(document, attribution)
    if home is None:
        return attribution
    start, end = home
    last = attribution.cue[-1][1]
    colon = document.text[start:end].rstrip().endswith(":") or ":" in document.text[last - 1 : last + 1]
    kept = tuple(
        (s, e)
        for s, e in _without_relative(document.text, attribution)
        if (s < end and e > start) or quotations.overlapping(s, e) or (colon and s >= end)
    )
    return attribution if kept == attribution.content else replace(attribution, content=kept)


def _to_the_verb(text: str, attribution: Attribution, cues: Sequence[Span], quotations: Quotations) -> Attribution:
    """Give a content that stops before an auxiliary its verb back: "… after the pact | was signed".

    Behind "X said" all belongs to what X said, up to the next comma or stop; only in a relative clause or
    behind a noun ("the man who said it was …") the auxiliary is another's.
    """
    source, content = attribution.source, attribution.content
    if not source or not content or words(text, source[-1][1], attribution.cue[0][0]):
        return attribution
    start, end = max(content)
    if (
        start < attribution.cue[-1][1]
        or not _AUXILIARY.match(text, end)
        or quotations.around(start, end)
        or not _says_outright(text, attribution)
    ):
        return attribution
    before = words(text, max(0, source[0][0] - 12), source[0][0])
    named = words(text, *source[-1])
    if any(w and w[-1].form in _LEADING_IN for w in (before, named)) or not named or named[-1].form.endswith("'s"):
        return attribution
    stop = _STOP.search(text, end)
    last = stop.start() if stop else len(text)
    if len(words(text, end, last)) > _LONGEST_REST or any(end <= s < last for s, _ in cues):
        return attribution
    return replace(attribution, content=tuple((s, last) if (s, e) == (start, end) else (s, e) for s, e in content))


def _to_the_comma(text: str, attribution: Attribution, cues: Sequence[Span], quotations: Quotations) -> Attribution:
    """Give what stands before its source its verb back: "About how bikes | would be marked, he suggested plates"."""
    if not attribution.source:
        return attribution
    first = min(attribution.source[0][0], attribution.cue[0][0])
    if not any(e < first and _AUXILIARY.match(text, e) for _, e in attribution.content):
        return attribution
    content = []
    for start, end in attribution.content:
        stop = text.find(",", end, first)
        cut = end < stop and _AUXILIARY.match(text, end) and not text[stop:first].strip(", \n")
        clean = cut and not quotations.overlapping(start, stop) and not any(end <= s < stop for s, _ in cues)
        content.append((start, stop) if clean else (start, end))
    return replace(attribution, content=tuple(content))


def _without_relative(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """Leave what describes the source to it: "(according to) posts | that the plant published", "Berg, | a critic"."""
    content = attribution.content
    if not _ACCORDING.fullmatch(text, *attribution.cue[-1]) or not attribution.source or len(content) < 2:
        return content
    end = attribution.source[-1][1]
    cue = attribution.cue[0][0]
    behind = any(e <= cue and not text[e:cue].strip(" ,") for _, e in content)
    return tuple(
        (s, e)
        for s, e in content
        if s < end
        or not (_DESCRIBES.fullmatch(text, end, s) or (behind and text[end:s] == ", " and _ARTICLE.match(text, s, e)))
    )


def _whole_clause(
    document: Document, attribution: Attribution, cues: Sequence[Span], quotations: Quotations
) -> Attribution:
    """Give a report that ends in ", X said" its beginning back.

    What stands before ", X said" is reported from the start of its clause on. A content that begins in the
    middle of one ("… | scaling all the peaks, according to his agency") begins with its sentence, if nothing
    there is quoted or another's report.
    """
    home = _home(document, attribution)
    if home is None or not attribution.content or not attribution.source:
        return attribution
    text = document.text
    ordered = sorted(attribution.content)
    first, end = ordered[0][0], ordered[-1][1]
    behind = min(attribution.cue[0][0], attribution.source[0][0])
    start = home[0]
    if (
        not start < first < end <= behind
        or "," not in text[end - 1 : behind]
        or words(text, end, behind)
        or not _says_outright(text, attribution)
    ):
        return attribution
    # "Orlov, in his remarks on fish, | was not suggesting a ban, Berg said": a verb has lost its subject
    severed = _AUXILIARY.match(text, first - 1) and text[first - 2 : first] == ", "
    if not severed and _OPENS_CLAUSE.search(text, start, first) and not _RELATIVE.match(text, first):
        return attribution
    between = [c for c in cues if start <= c[0] < first and not (severed and _OWNED.search(text, start, c[0]))]
    if quotations.overlapping(start, first) or between:
        return attribution
    return replace(attribution, content=((start, ordered[0][1]), *ordered[1:]))


def _says_outright(text: str, attribution: Attribution) -> bool:
    """Whether the cue is a finite verb of telling or "according to", not a noun or a participle."""
    cue = read_cue(text, attribution.cue)
    if _ACCORDING.fullmatch(text, *attribution.cue[-1]):
        return True
    return cue.kind == "report" and cue.verb and not cue.participle and not cue.passive


def _home(document: Document, attribution: Attribution) -> Span | None:
    """The sentence or sentences of the cue."""
    first, last = attribution.cue[0][0], attribution.cue[-1][1]
    home = sentences_at(document.sentences, first, last)
    return (home[0].start, home[-1].end) if home else None
