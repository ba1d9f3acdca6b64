"""A person's quotations in a source that has changed: the same words in the same place, or none; never similar ones."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from generator.brief.check import problems_of_claim
from generator.brief.complete import find_once, lines_around
from generator.records import Anchors, Claim, ConflictKind, Evidence, Span

_VERBATIM = {"bad-evidence", "bad-anchor", "bad-chain", "bad-date", "not-verbatim"}
"""What is wrong with a claim whose words are not in the text."""

_ENDS = re.compile(r"[.!?][”’\"')]?(?: |$)", re.MULTILINE)
"""Marks that may end a sentence."""

Lost = Literal["orphaned", "ambiguous"]


def follow_claim(
    claim: Claim, text: str, before: str | None, sentence: str | None = None
) -> tuple[Claim, ConflictKind | None]:
    """The claim at the place where its words stand in a text that has changed.

    Words are found again where all before them, or all behind them, is as it was; where the sentence around them stands
    in both texts once; or where they themselves do, which is then told: the sentence is another. Words that stood in
    several places are not taken for those that are left in one.

    Args:
        claim: a person's.
        text: the archived text as it is now.
        before: as it was; None where it is not known.
        sentence: of a claim that has no place in `before`, the sentence around it as it last stood in the source.

    Returns:
        The claim with its places brought up to date, and None or that the sentence has changed; or the claim as it
        was, and how its words are lost.
    """
    start, end = _around(claim)
    if sentence is not None:
        found = find_once(sentence, text)
        if found is None or len(sentence) != end - start:
            return claim, _lost(claim, text)
        return _verified(claim, _shifted(claim, text, found[0] - start), text, before=None)
    if before is not None and _stands(claim, before):
        place = place_of((start, end), before, text)
        if place is not None:
            return _verified(claim, _shifted(claim, text, place[0] - start), text, before)
        narrow = _narrowed(claim, text, before)
        if narrow is not None:
            return narrow, None
        if any(before.count(each.quote) > 1 for each in claim.evidence):
            return claim, _lost(claim, text)
        moved, why = _by_words(claim, text)
        if why is not None or not _is_told_as_before(claim, moved):
            return claim, why or "orphaned"
        return _verified(claim, (moved, "sentence-changed"), text, before)
    moved, why = _by_words(claim, text)
    if why is not None and before is not None:
        # It never stood there: for `check` to tell.
        return claim, None
    return moved, why


def follow_summary(
    summary: tuple[Evidence, ...], text: str, before: str | None
) -> tuple[tuple[Evidence, ...], Lost | None]:
    """The sentences at their places in a text that has changed, those that have none as they were; and what is lost."""
    found: list[Evidence] = []
    lost: Lost | None = None
    for each in summary:
        place = find_once(each.quote, text)
        if before is not None and before[each.start : each.end] == each.quote:
            place = place_of((each.start, each.end), before, text)
        elif before is None and text[each.start : each.end] == each.quote:
            place = each.start, each.end
        if place is None:
            lost = lost or ("ambiguous" if each.quote in text else "orphaned")
            found.append(each)
        else:
            found.append(Evidence(each.quote, *place))
    if lost is None:
        found.sort(key=lambda each: each.start)
    return tuple(found), lost


def _narrowed(claim: Claim, text: str, before: str) -> Claim | None:
    """The claim by the sentence alone that its evidence is in, where it also has its speaker there; None if it has not.

    What a person wrote without anchors has a whole paragraph around it.
    """
    hull = min(each.start for each in claim.evidence), max(each.end for each in claim.evidence)
    start, end = _sentence_around(before, hull)
    speaker = claim.anchors.speaker
    if speaker is None or not start <= speaker[0] < speaker[1] <= end:
        return None
    place = place_of((start, end), before, text)
    if place is None:
        return None
    shift = place[0] - start
    moved, why = _placed(claim, text, _by(shift, claim.evidence), place, shift)
    is_sound = why is None and _is_told_as_before(claim, moved) and not _problems(moved, text)
    return moved if is_sound else None


def place_of(span: Span, before: str, text: str, *, is_sentence: bool = True) -> Span | None:
    """Where a part of one text stands in another, if that is certain; None if it is not, or the part is empty.

    It is where all before it and itself, or itself and all behind it, is the same; or where it stands in both once, or
    the lines that it is in do.

    Args:
        span: the part.
        before: the text that it is of.
        text: the other one.
        is_sentence: whether it is a whole sentence, whose words tell who said them; else it is looked for together
            with what seems to be the sentence around it.
    """
    start, end = span
    if not 0 <= start < end <= len(before):
        return None
    first, last = span if is_sentence else _sentence_around(before, span)
    if text.startswith(before[:last]):
        return span
    if text.endswith(before[first:]):
        shift = len(text) - len(before)
        return start + shift, end + shift
    for left, right in ((first, last), lines_around(before, [span])):
        words = before[left:right]
        found = find_once(words, text) if find_once(words, before) else None
        if found is not None:
            return found[0] + start - left, found[0] + end - left
    return None


def _sentence_around(text: str, span: Span) -> Span:
    """From behind the mark that ends the sentence before to that which ends this one; never over a line."""
    start, end = lines_around(text, [span])
    for mark in _ENDS.finditer(text, start, end):
        if mark.end() <= span[0]:
            start = mark.end()
        elif mark.start() >= span[1]:
            return start, mark.end() - mark[0].endswith(" ")
    return start, end


def sentence_of(claim: Claim, text: str) -> str:
    """The words around a claim, its own among them, in the text that it stands in."""
    return text[slice(*_around(claim))]


def _around(claim: Claim) -> Span:
    """From where to where a claim reaches with the sentence that it is in."""
    spans = (claim.anchors.context, *((each.start, each.end) for each in claim.evidence))
    return min(start for start, _ in spans), max(end for _, end in spans)


def _lost(claim: Claim, text: str) -> Lost:
    return "ambiguous" if all(each.quote in text for each in claim.evidence) else "orphaned"


def _stands(claim: Claim, text: str) -> bool:
    start, end = _around(claim)
    placed = all(text[each.start : each.end] == each.quote for each in claim.evidence)
    return bool(claim.evidence) and placed and 0 <= start < end <= len(text)


def _is_told_as_before(claim: Claim, moved: Claim) -> bool:
    """Whether the words that say who said it, and how, are still around it."""
    now = {name: span for name, _, span in _anchored(moved)}
    return all(now[name] is not None for name, _, span in _anchored(claim) if span is not None)


def _verified(
    claim: Claim, moved: tuple[Claim, ConflictKind | None], text: str, before: str | None
) -> tuple[Claim, ConflictKind | None]:
    """What was moved, if all words of the claim stand where it now says; else the claim as it was, orphaned."""
    after, why = moved
    if why in {"orphaned", "ambiguous"} or not _problems(after, text):
        return moved
    if before is not None and _problems(claim, before):
        # Something was wrong with it already: for `check` to tell.
        return moved
    return claim, "orphaned"


def _problems(claim: Claim, text: str) -> bool:
    return any(code in _VERBATIM for code, _ in problems_of_claim(claim, (), text))


def _by_words(claim: Claim, text: str) -> tuple[Claim, Lost | None]:
    """The claim where each of its quotations stands in the text, if that is in one place only."""
    places = [find_once(each.quote, text) for each in claim.evidence]
    if not places or not all(places):
        return claim, _lost(claim, text)
    evidence = tuple(Evidence(each.quote, *place) for each, place in zip(claim.evidence, places, strict=True) if place)
    context = _sentence_around(text, (min(each.start for each in evidence), max(each.end for each in evidence)))
    return _placed(claim, text, evidence, context, evidence[0].start - claim.evidence[0].start)


def _shifted(claim: Claim, text: str, shift: int) -> tuple[Claim, Lost | None]:
    """The claim with all of its sentence moved by as much."""
    start, end = claim.anchors.context
    return _placed(claim, text, _by(shift, claim.evidence), (start + shift, end + shift), shift)


def _by(shift: int, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(dataclasses.replace(each, start=each.start + shift, end=each.end + shift) for each in evidence)


def _placed(
    claim: Claim, text: str, evidence: tuple[Evidence, ...], context: Span, shift: int
) -> tuple[Claim, Lost | None]:
    """The claim with this evidence and context, and everything else at its place: as far away, or in its only place."""

    def place(words: str, start: int) -> Span | None:
        at = start + shift
        if at >= 0 and text.startswith(words, at):
            return at, at + len(words)
        return find_once(words, text, context) or find_once(words, text)

    def anchor(words: str | None, span: Span | None) -> Span | None:
        if words is None or span is None:
            return None
        if text.startswith(words, max(span[0] + shift, 0)):
            return span[0] + shift, span[0] + shift + len(words)
        return find_once(words, text, context)

    chain = [(each, place(each.text, each.start)) for each in claim.chain]
    times = [(each, place(each.words, each.start) if each else None) for each in (claim.said, claim.happened)]
    if any(at is None for _, at in chain) or any(each and at is None for each, at in times):
        return claim, "orphaned"
    said, happened = (dataclasses.replace(each, start=at[0], end=at[1]) if each and at else None for each, at in times)
    moved = dataclasses.replace(
        claim,
        evidence=evidence,
        anchors=Anchors(context=context, **{name: anchor(words, span) for name, words, span in _anchored(claim)}),
        chain=tuple(dataclasses.replace(each, start=at[0], end=at[1]) for each, at in chain if at),
        edits=tuple(_moved(each, claim.evidence, evidence) for each in claim.edits),
        said=said,
        happened=happened,
    )
    return moved, None


def _moved(edit: Evidence, old: Sequence[Evidence], new: Sequence[Evidence]) -> Evidence:
    """An edit at its place in the piece of evidence that it is in."""
    shift = next((n.start - o.start for o, n in zip(old, new, strict=True) if o.start <= edit.start < o.end), 0)
    return dataclasses.replace(edit, start=edit.start + shift, end=edit.end + shift)


def _anchored(claim: Claim) -> Iterator[tuple[str, str | None, Span | None]]:
    """The anchors of single words, by name, with the words that have to stand there."""
    anchors = claim.anchors
    yield "speaker", claim.speaker_text, anchors.speaker
    yield "cue", claim.cue, anchors.cue
    yield "hedge", claim.hedge, anchors.hedge
    yield "condition", claim.condition, anchors.condition
