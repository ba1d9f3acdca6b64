"""Edits under which the source has changed: told everywhere until the person settles them."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable

from generator.brief import digests
from generator.records import Brief, Claim, Conflict, ConflictKind, Evidence, Issue, Severity

__all__ = ["LOST", "about", "apart", "current", "message", "orphans", "signed", "told", "vouched"]

LOST: Collection[ConflictKind] = {"orphaned", "ambiguous"}
"""What leaves words without a place in the text."""

_SETTLE = "then take its line out of `conflicts`"
_WORDS: dict[tuple[str, ConflictKind], str] = {
    ("claims", "orphaned"): "its words no longer stand in the source, which has changed; it is kept, but not among the "
    "claims; quote the words that it rests on now, or remove it",
    ("claims", "ambiguous"): "its words stand in more places than one of the source, which has changed, and none of "
    "them can be told to be its own; it is kept, but not among the claims; give start and end, or more words, or "
    "remove it",
    (
        "claims",
        "sentence-changed",
    ): "the source has changed around its words; it is kept, but not among the "
    "claims; see whether it still holds, " + _SETTLE,
    ("summary", "orphaned"): "words of it no longer stand in the source, which has changed; they are kept, but not "
    "shown; change the summary, or give it back to the program",
    ("summary", "ambiguous"): "words of it stand in more places than one of the source, which has changed; they are "
    "kept, but not shown; give start and end",
    ("title", "changed"): "the document has another title now; see whether yours still holds, " + _SETTLE,
    ("source", "changed"): "the document says something else of itself now; `briefing diff` shows it; see whether "
    "yours still holds, " + _SETTLE,
}
_CODES: dict[ConflictKind, str] = {"orphaned": "orphaned", "ambiguous": "orphaned"}


def current(brief: Brief) -> tuple[Conflict, ...]:
    """The conflicts that are not settled: what they are about is still a person's, and as it was then."""
    known = {each.part: each for each in reversed(brief.conflicts)}
    return tuple(each for each in brief.conflicts if known[each.part] is each and _is_open(brief, each))


def signed(brief: Brief, found: Iterable[tuple[str, ConflictKind, str | None]]) -> Brief:
    """The brief with these conflicts, as (part, why, words), in the order of the front matter."""
    by_part = {part: (why, words) for part, why, words in found}
    parts = ["title", "source", "summary", *(f"claims.{claim.id}" for claim in brief.claims)]
    conflicts = [
        Conflict(part, by_part[part][0], _digest(brief, part) or "", by_part[part][1])
        for part in parts
        if part in by_part
    ]
    brief = dataclasses.replace(brief, conflicts=tuple(conflicts))
    return dataclasses.replace(brief, conflicts=current(brief))


def about(brief: Brief) -> dict[str, Conflict]:
    """The conflicts that are not settled, by what they are about."""
    return {each.part: each for each in current(brief)}


def orphans(brief: Brief) -> tuple[Claim, ...]:
    """The claims that have no place in the text as it is now, in order of the front matter."""
    return _claims(brief, LOST)


def apart(brief: Brief) -> tuple[Claim, ...]:
    """The claims that nobody vouches for in the text as it is now, in order of the front matter.

    Orphans, and those around which it has changed: who said it may be another by now.
    """
    return _claims(brief, {*LOST, "sentence-changed"})


def _claims(brief: Brief, why: Collection[ConflictKind]) -> tuple[Claim, ...]:
    parts = {each.part for each in current(brief) if each.why in why}
    return tuple(claim for claim in brief.claims if f"claims.{claim.id}" in parts) if parts else ()


def vouched(brief: Brief, text: str) -> Brief:
    """The brief with only what is sure to stand in its text: what the site relates and shows as the source's words.

    Args:
        brief: sound but for what its conflicts say.
        text: the archived text.
    """
    if not brief.conflicts:
        return brief
    unsettled = current(brief)
    aside = {claim.id for claim in apart(brief)}
    is_lost = any(each.part == "summary" and each.why in LOST for each in unsettled)
    return dataclasses.replace(
        brief,
        claims=tuple(claim for claim in brief.claims if claim.id not in aside),
        main=tuple(each for each in brief.main if each not in aside),
        summary=standing(brief.summary, text) if is_lost else brief.summary,
        conflicts=unsettled,
    )


def standing(summary: tuple[Evidence, ...], text: str) -> tuple[Evidence, ...]:
    """The sentences of a summary that stand at their places in a text, in order, none within another."""
    out: list[Evidence] = []
    for each in summary:
        if text[each.start : each.end] == each.quote and (not out or out[-1].end <= each.start):
            out.append(each)
    return tuple(out)


def message(conflict: Conflict) -> str:
    """What the conflict is and what settles it, without naming the part."""
    what = conflict.part.partition(".")[0]
    told = _WORDS.get((what, conflict.why), "the source has changed under this edit; see whether it still holds")
    now = f" (now: {_short(conflict.words)})" if what == "title" and conflict.words else ""
    was = f" (it was: {_short(conflict.words)})" if conflict.why == "sentence-changed" and conflict.words else ""
    return f"was edited by hand, and {told}{now}{was}"


def told(brief: Brief, where: str) -> tuple[Issue, ...]:
    """The conflicts that are not settled, for the report of every run."""
    severity: Severity = "warning"
    return tuple(
        Issue(
            f"{_CODES.get(each.why, 'conflict')}{'' if each.why not in LOST else _suffix(each.part)}",
            severity,
            f"{where}:{each.part.removeprefix('claims.')}",
            message(each),
        )
        for each in current(brief)
    )


def _suffix(part: str) -> str:
    return "-summary" if part == "summary" else "-claim"


def _short(words: str | None, most: int = 100) -> str:
    line = " ".join((words or "").split())
    return f"“{line if len(line) <= most else line[: most - 1] + '…'}”"


def _is_open(brief: Brief, conflict: Conflict) -> bool:
    digest = _digest(brief, conflict.part)
    return digest is not None and digest == conflict.digest != _written(brief, conflict.part)


def _digest(brief: Brief, part: str) -> str | None:
    """Of a part as it stands; None where it does not."""
    match part.partition("."):
        case ("title", _, _):
            return digests.of_title(brief.title)
        case ("source", _, _):
            return digests.of_source(brief.source)
        case ("summary", _, _):
            return digests.of_summary(brief.summary)
        case (_, _, claim_id):
            return next((digests.of_claim(claim) for claim in brief.claims if claim.id == claim_id), None)


def _written(brief: Brief, part: str) -> str | None:
    """Of a part as the generator wrote it last; None where it did not."""
    was = brief.generated.digests
    plain = {"title": was.title, "source": was.source, "summary": was.summary}
    return plain[part] if part in plain else dict(was.claims).get(part.removeprefix("claims."))
