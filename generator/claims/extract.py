"""From what the annotator found and who is who to the claims of a document."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Sequence

from generator.claims.chain import given_according_to, link_chains, via
from generator.claims.conditions import find_condition
from generator.claims.continued import continue_quotations
from generator.claims.drafts import Draft, make_drafts, unique
from generator.claims.edits import find_edits
from generator.claims.evidence import as_records, mode
from generator.claims.fixed_forms import find_fixed
from generator.claims.fragments import with_reports
from generator.claims.headlines import find_headline
from generator.claims.hedges import clause_hedge_span
from generator.claims.identity import digest, shorten
from generator.claims.inner import find_inner
from generator.claims.narrated import Fact, find_facts
from generator.claims.nearby import sentences_at
from generator.claims.quotations import Quotations, blocks, find_quotations
from generator.claims.trailing import find_trailing
from generator.claims.transcript import find_turns
from generator.claims.unmarked import find_unmarked
from generator.claims.when import date_reports, happened, names_thing
from generator.records import ActorMention, Anchors, Annotation, Claim, Document, Resolution, Span, When


def extract(document: Document, annotation: Annotation, resolution: Resolution) -> tuple[Claim, ...]:
    """The claims of a document, in order of the text.

    Every attribution whose cue reports words or thoughts is one; reports inside reports say who passes
    them on; consequential facts in the outlet's own voice are added as `narrated`. A speaker is only
    ever the one that the resolution gives; without it the claim is unresolved or unnamed.

    Args:
        document: as read.
        annotation: the attributions, with offsets into the document's text.
        resolution: the actors, their mentions, and a reading for every source.
    """
    text = document.text
    quotations = find_quotations(text, blocks(document))
    drafts = make_drafts(document, annotation.attributions, resolution, quotations)
    drafts = with_reports(text, drafts, quotations)
    drafts = given_according_to(document, drafts, resolution)
    drafts = find_unmarked(document, drafts, resolution, quotations)
    drafts = find_trailing(document, drafts, resolution, quotations)
    drafts = find_fixed(document, drafts, resolution, quotations)
    drafts = continue_quotations(document, drafts, quotations)
    drafts = find_turns(document, drafts, resolution)
    drafts = find_inner(document, drafts, resolution, quotations)
    drafts = find_headline(document, drafts, resolution, quotations)
    told = [d.whole for d in drafts]
    linked = link_chains(document, drafts, resolution)
    times = date_reports(document, linked, quotations)
    mentions = sorted(resolution.mentions, key=lambda m: (m.start, m.end))
    claims = [_claim(document, d, mentions, quotations, when) for d, when in zip(linked, times, strict=True)]
    claims += [_narrated(document, f, mentions, quotations) for f in find_facts(document, told, resolution, quotations)]
    claims.sort(key=lambda c: (c.evidence[0].start, c.anchors.cue or (0, 0), -c.evidence[-1].end))
    return _with_ids(claims)


def _claim(
    document: Document, draft: Draft, mentions: Sequence[ActorMention], quotations: Quotations, when: When | None
) -> Claim:
    text = document.text
    around = quotations.around(*draft.cue_span) if draft.cue_span else None
    hedge, hedge_at = _hedge(text, draft)
    condition = find_condition(text, draft.evidence, draft.cue_span, _sentence_end(document, draft.evidence[-1][1]))
    return Claim(
        id="",
        speakers=draft.speakers,
        speaker_kind=draft.kind,
        speaker_text=text[slice(*draft.speaker)] if draft.speaker else None,
        candidates=draft.candidates,
        via=via(draft),
        cue=text[slice(*draft.cue_span)] if draft.cue_span else None,
        act=draft.cue.act,
        mode="direct" if draft.spoken else mode(text, draft.evidence, quotations, around),
        negated=draft.cue.negated,
        hedge=hedge,
        about=_about(draft.evidence, mentions, draft.speakers),
        evidence=as_records(text, draft.evidence),
        anchors=Anchors(draft.speaker, draft.cue_span, _context(document, draft.whole), hedge_at, condition),
        chain=draft.chain,
        condition=text[slice(*condition)] if condition else None,
        said=when,
        happened=None if names_thing(text, draft) else happened(document, draft.evidence, when, quotations),
        edits=find_edits(text, draft.evidence, quotations),
    )


def _hedge(text: str, draft: Draft) -> tuple[str | None, Span | None]:
    """The hedging words of the cue, else those of the content's main verb, and where they stand."""
    if draft.cue.hedge is not None and draft.cue_span is not None:
        at = text.find(draft.cue.hedge, *draft.cue_span)
        return draft.cue.hedge, (at, at + len(draft.cue.hedge)) if at >= 0 else None
    span = clause_hedge_span(text, draft.evidence[0][0], draft.evidence[-1][1])
    return (text[slice(*span)], span) if span else (None, None)


def _sentence_end(document: Document, at: int) -> int:
    touched = sentences_at(document.sentences, at - 1, at)
    return touched[-1].end if touched else at


def _narrated(document: Document, fact: Fact, mentions: Sequence[ActorMention], quotations: Quotations) -> Claim:
    text = document.text
    hedge = clause_hedge_span(text, *fact.evidence) if fact.hedge else None
    condition = find_condition(text, (fact.evidence,), None, fact.evidence[1])
    return Claim(
        id="",
        speakers=(),
        speaker_kind="outlet",
        speaker_text=None,
        candidates=(),
        via=(),
        cue=None,
        act=fact.act,
        mode="narrated",
        negated=fact.negated,
        hedge=fact.hedge,
        about=_about((fact.evidence,), mentions, ()),
        evidence=as_records(document.text, (fact.evidence,)),
        anchors=Anchors(None, None, _context(document, fact.evidence), hedge, condition),
        condition=text[slice(*condition)] if condition else None,
        happened=happened(document, (fact.evidence,), None, quotations),
    )


def _about(spans: Sequence[Span], mentions: Sequence[ActorMention], speakers: Sequence[str]) -> tuple[str, ...]:
    """Actors named in the spans (a pronoun names nobody), without the speakers, in order of the text."""
    inside = (
        m
        for start, end in spans
        for m in mentions[bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)]
        if m.end <= end
    )
    return unique(m.actor for m in inside if m.how != "pronoun" and m.actor not in speakers)


def _start(mention: ActorMention) -> int:
    return mention.start


def _context(document: Document, whole: Span) -> Span:
    """The sentences that a claim touches, as one span; its lines where it stands outside the body."""
    start, end = whole
    touched = sentences_at(document.sentences, start, end)
    if touched and touched[0].start <= start and touched[-1].end >= end:
        return touched[0].start, touched[-1].end
    text = document.text
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return min(first, start), len(text) if last < 0 else last


def _with_ids(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give each claim its id; one that says the same as an earlier one in every field but its place is left out."""
    counts: dict[str, int] = {}
    seen: set[tuple[object, ...]] = set()
    kept: list[Claim] = []
    digests: list[str] = []
    for claim in claims:
        quotes = tuple(e.quote for e in claim.evidence)
        key = (claim.speaker_text, claim.speakers, claim.speaker_kind, claim.cue, claim.via, quotes)
        if key in seen:
            continue
        seen.add(key)
        plain = digest(claim.speaker_text, quotes)
        again = counts.get(plain, 0)
        counts[plain] = again + 1
        kept.append(claim)
        digests.append(digest(claim.speaker_text, quotes, again) if again else plain)
    return tuple(_renamed(c, i) for c, i in zip(kept, shorten(digests), strict=True))


def _renamed(claim: Claim, name: str) -> Claim:
    return dataclasses.replace(claim, id=name)
