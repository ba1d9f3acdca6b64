"""Attributions as drafts of claims: whose words, by which cue, with which evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.claims.acts import NEUTRAL, SAYING
from generator.claims.cues import Cue, read_cue
from generator.claims.evidence import evidence, says_something
from generator.claims.idioms import (
    is_fight,
    is_figure,
    is_fragment,
    is_phone_call,
    is_reduced,
    is_scare_quoted,
    is_topic,
    names_only,
)
from generator.claims.labels import speaker_of
from generator.claims.mend import mend
from generator.claims.misplaced import put_in_place
from generator.claims.quotations import Quotations
from generator.claims.relatives import with_antecedent
from generator.claims.strays import with_own_pieces
from generator.claims.words import words
from generator.records import Attribution, Document, Relay, Resolution, Span, SpeakerKind, SpeakerReading

_LEAST_QUOTED = 2
"""How many words in quotation marks make a content speech although the cue is unknown."""

_OPENING = 3
"""Among how many first words of a content its quotation has to begin for a verb that tells only with words."""

_CLAUSE = re.compile(r"[\s“\"‘']*+(?:that|whether|if|how|why)\b", re.IGNORECASE)
_THAT_BEFORE = re.compile(r"\bthat,?\s$")
_AND = re.compile(r",?\s+(?:and|but)\s+(?:also\s+|then\s+)?")
_KNOWN = re.compile(
    r"\b(?:known|named|called|dubbed|termed|referred to|titled|entitled|featured|seen|designed|based|born)\b",
    re.IGNORECASE,
)
_OUTER = " \t\n\u00a0,;:–—-*_"
"""What may stand at the ends of a source or cue without being a part of it; the last two are Markdown."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making.

    Attributes:
        speakers, kind, candidates: as in `Claim`.
        via: ids of the actors in its source who pass it on rather than speak.
        speaker: the words that name the speaker; None where there are none.
        source: where the attribution has its source, for nesting; equals `speaker` save for punctuation.
        cue_span: the reporting words; None where there are none.
        cue: what they say.
        evidence: spans of the evidence, at least one.
        chain: who passes it on, as in `Claim`.
        spoken: whether all of it is the speaker's own words without marks, as in a transcript.
    """

    speakers: tuple[str, ...]
    kind: SpeakerKind
    candidates: tuple[str, ...]
    via: tuple[str, ...]
    speaker: Span | None
    cue_span: Span | None
    cue: Cue
    evidence: tuple[Span, ...]
    spoken: bool = False
    chain: tuple[Relay, ...] = ()

    @property
    def whole(self) -> Span:
        """From the first to the last code point of speaker, cue and evidence."""
        spans = [*self.evidence, *(s for s in (self.speaker, self.cue_span) if s)]
        return min(s for s, _ in spans), max(e for _, e in spans)


def make_drafts(
    document: Document, attributions: Sequence[Attribution], resolution: Resolution, quotations: Quotations
) -> tuple[Draft, ...]:
    """A draft for every attribution that is a report of words or of a state of mind, in the order given."""
    text = document.text
    starts = frozenset(s.start for s in document.sentences)
    readings = {(r.start, r.end): r for r in resolution.speakers}
    cues = sorted(span for a in attributions for span in a.cue)
    own = with_own_pieces(document, attributions, quotations)
    given = {s for a in attributions for s in a.source}
    placed = [put_in_place(document, with_antecedent(document, a), quotations) for a in own]
    mended = [mend(document, a, cues, quotations) for a in placed if a is not None]
    for span in {s for a in mended for s in a.source} - given:
        label = speaker_of(text, span, resolution)
        readings |= {span: label} if label is not None and span not in readings else {}
    drafts = [_draft(text, a, readings, quotations, starts) for a in mended]
    found = [d for d in drafts if d is not None and not _says_nothing(text, d, resolution, quotations)]
    return tuple(_with_subject(document, d, found) for d in found)


def _draft(
    text: str,
    attribution: Attribution,
    readings: dict[Span, SpeakerReading],
    quotations: Quotations,
    starts: frozenset[int],
) -> Draft | None:
    cue_span = _cover(text, attribution.cue)
    following = [s for s, _ in attribution.content if cue_span and s >= cue_span[1]]
    cue = read_cue(text, attribution.cue, min(following) if following else None)
    source, content = _parts(text, attribution, cue, cue_span)
    spans = evidence(text, content, quotations, starts)
    if not spans or not says_something(text, spans, quotations) or not is_report(text, cue, spans, quotations):
        return None
    if not source and not _stands_alone(text, cue, cue_span, spans, quotations):
        return None
    read = [readings[s] for s in source if s in readings]
    kind = _kind(read, source, cue)
    named = [r for r in read if r.kind == kind]
    return Draft(
        speakers=unique(a for r in named for a in r.actors) if kind == "named" else (),
        kind=kind,
        candidates=unique(c for r in named for c in r.candidates) if kind == "unresolved" else (),
        via=unique(v for r in named for v in r.via),
        speaker=_cover(text, source),
        cue_span=cue_span,
        cue=cue,
        evidence=spans,
    )


def _says_nothing(text: str, draft: Draft, resolution: Resolution, quotations: Quotations) -> bool:
    """Whether a reporting verb is only a figure of speech here, or what it would report is missing."""
    cue, spans = draft.cue, draft.evidence
    if draft.cue_span is None:
        return False
    if cue.act == "describe" and is_phone_call(text, draft.cue_span, spans):
        return True
    if is_reduced(text, draft.cue_span, draft.speaker):
        return True
    if cue.act == "say" and is_topic(text, draft.cue_span, spans, quotations, negated=cue.negated):
        return True
    if cue.act == "criticise" and is_fight(text, draft.cue_span, spans, quotations):
        return True
    if not cue.passive and not cue.participle and is_fragment(text, draft.speaker, draft.cue_span, spans, quotations):
        return True
    if is_scare_quoted(text, draft.cue_span, spans, quotations):
        return True
    if names_only(text, cue.act, cue.lemma, spans, resolution.mentions):
        return True
    if draft.kind == "named" or draft.speaker is None or opens_clause(text, spans[0]):
        return False
    return is_figure(text, cue.lemma, draft.speaker, spans[0], quotations)


def _parts(
    text: str, attribution: Attribution, cue: Cue, cue_span: Span | None
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Source and content, the subject of a passive or of "allegedly" being a part of the content."""
    source, content = attribution.source, attribution.content
    if cue_span is None:
        return source, content
    if cue.adverb and source:
        both = (*source, *content)
        return (), ((min(s for s, _ in both), max(e for _, e in both)),)
    if cue.passive and source and source[-1][1] <= cue_span[0]:
        content = (*source, *content) if _stands_before(text, source[-1], cue_span) else content
        source = ()
    return source, content if source or not content else _joined(text, content, cue_span, cue)


def _kind(read: Sequence[SpeakerReading], source: Sequence[Span], cue: Cue) -> SpeakerKind:
    if any(r.kind == "named" for r in read):
        return "named"
    if read:
        return read[0].kind
    unnamed = not source and not cue.participle and (cue.passive or not cue.verb)
    return "unnamed" if unnamed else "unresolved"


def is_report(text: str, cue: Cue, spans: Sequence[Span], quotations: Quotations) -> bool:
    """Whether an attribution reports words or thoughts.

    A cue of the vocabulary does; an unknown one ("managed", "drew") only with a content that is
    quoted or is a clause, and one that names a deed ("signed", "arrested") never: a deed is the
    outlet's to tell, as a narrated claim.
    """
    if cue.kind in ("report", "sign"):
        return True
    quoted = sum(
        len(words(text, max(s, q.start), min(e, q.end))) for s, e in spans for q in quotations.overlapping(s, e)
    )
    if cue.kind == "event":
        return quoted > 2 * _LEAST_QUOTED
    if opens_clause(text, spans[0]):
        return True
    if cue.kind == "weak":
        opening = words(text, *spans[0])[:_OPENING]
        return quoted >= _LEAST_QUOTED and any(quotations.around(w.start, w.end) for w in opening)
    return quoted >= _LEAST_QUOTED


def opens_clause(text: str, span: Span) -> bool:
    """Whether a content is a clause that a conjunction leads on to: "that the bridge fell", but not "that number"."""
    if len(words(text, *span)) <= 1:
        return False
    return bool(_CLAUSE.match(text, *span)) or bool(_THAT_BEFORE.search(text, max(0, span[0] - 8), span[0]))


def unique(ids: object) -> tuple[str, ...]:
    """The ids without repetition, in order."""
    return tuple(dict.fromkeys(ids))  # type: ignore[call-overload]


def _stands_before(text: str, source: Span, cue: Span) -> bool:
    return source[1] <= cue[0] and not words(text, source[1], cue[0])


def _stands_alone(text: str, cue: Cue, cue_span: Span | None, spans: Sequence[Span], quotations: Quotations) -> bool:
    """Whether a cue without a source still says that somebody says so: "it was reported that", "allegedly"."""
    if cue_span is None or cue.act == NEUTRAL or text[slice(*cue_span)].lower().endswith((" by", " to")):
        return False
    if _KNOWN.search(text, *cue_span) or text[slice(*cue_span)].lower().startswith("to "):
        return False
    if cue.participle:
        return cue.act in SAYING or quotations.around(*spans[0]) is not None
    return cue.passive or cue.verb or (cue.hedge is not None and cue.act == "say")


def _joined(text: str, content: Sequence[Span], cue: Span, cue_reading: Cue) -> tuple[Span, ...]:
    """One stretch for "The House | is expected | to pass the bill": its pieces mean nothing apart."""
    pieces = sorted(content)
    before = [p for p in pieces if p[1] <= cue[0]]
    after = [p for p in pieces if p[0] >= cue[1]]
    if not cue_reading.passive or not before:
        return tuple(content)
    if words(text, before[-1][1], cue[0]) or (after and words(text, cue[1], after[0][0])):
        return tuple(content)
    return (*before[:-1], (before[-1][0], after[0][1] if after else cue[1]), *after[1:])


def _cover(text: str, pieces: Sequence[Span]) -> Span | None:
    """One span for the pieces of a source or cue, without outer punctuation; the first piece where they lie apart."""
    if not pieces:
        return None
    ordered = sorted(pieces)
    start, end = ordered[0]
    for first, last in ordered[1:]:
        if words(text, end, first):
            break
        end = last
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return (start, end) if start < end else ordered[0]


def _with_subject(document: Document, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Give "…, saying that" the subject of the clause that it hangs on.

    An English participle clause behind a comma takes its subject from the clause before; only an
    attribution whose source stands as the subject in front of its own cue, in the same sentence, is taken.
    """
    if draft.speaker or draft.cue_span is None:
        return draft
    at = draft.cue_span[0]
    if not draft.cue.participle:
        return _with_subject_of(document.text, draft, drafts)
    start = max((s.start for s in document.sentences if s.start <= at < s.end), default=at)
    before = [
        d
        for d in drafts
        if d.speaker and d.cue_span and not d.cue.participle and start <= d.speaker[0] < d.cue_span[0] < at
    ]
    if not before or document.text[start:at].rstrip()[-1:] != ",":
        return draft
    return _said_by(draft, max(before, key=lambda d: d.cue_span or (0, 0)))


def _with_subject_of(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Give "called it “a folly,” and said" its subject: that of the report whose quotation it follows."""
    if draft.cue_span is None or draft.cue.passive or not draft.cue.verb or draft.evidence[0][0] < draft.cue_span[1]:
        return draft
    at = draft.cue_span[0]
    for other in drafts:
        if other.speaker is None or other.cue_span is None or not other.cue.verb or other.cue.passive:
            continue
        end = other.evidence[-1][1]
        in_order = other.speaker[1] <= other.cue_span[0] <= other.evidence[0][0] < end <= at
        if in_order and text[end - 1] in '”"' and _AND.fullmatch(text, end, at):
            return _said_by(draft, other)
    return draft


def _said_by(draft: Draft, other: Draft) -> Draft:
    return replace(
        draft,
        speakers=other.speakers,
        kind=other.kind,
        candidates=other.candidates,
        via=other.via,
        speaker=other.speaker,
    )
