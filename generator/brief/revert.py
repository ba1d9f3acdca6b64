"""Edits given back to the generator: what they are in counts as its own, so that its next work replaces it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Literal

from generator.brief import conflicts, digests, merge
from generator.brief.edits import Edit, edits, in_written_order
from generator.errors import BriefError
from generator.records import Brief, Claim, Digests

__all__ = ["revert"]

_Kind = Literal["actors", "claims"]


def revert(brief: Brief, part: str | None = None) -> tuple[Brief, tuple[Edit, ...]]:
    """Give a part of a brief, or all of it, back to the generator.

    What was changed or added stands there until the generator writes the brief again, and is replaced then; what was
    removed comes back then; the order is the generator's at once. The notes are never touched.

    Args:
        brief: as it is on disk.
        part: as `Edit.part` has it; `order`, `actors` or `claims` for all of these; None for everything.

    Returns:
        The brief, which asks to be written again unless only its order changed; and what was given back.

    Raises:
        BriefError: there is nothing of a person's by that name.
    """
    found = tuple(each for each in edits(brief) if each.part != "notes")
    mine = tuple(each for each in found if part is None or each.part == part or each.part.startswith(f"{part}."))
    if not mine:
        raise BriefError(_nothing(brief, part, found))
    lost = {f"claims.{claim.id}" for claim in conflicts.orphans(brief)}
    is_lost = conflicts.about(brief).get("summary")
    for each in mine:
        kind, _, item = each.part.partition(".")
        if kind == "order":
            brief = _in_order(brief, "actors" if item == "actors" else "claims")
        elif each.part in lost:
            # What the source does not say is not the generator's for a moment.
            kept = tuple(claim for claim in brief.claims if claim.id != item)
            brief = _forgotten(dataclasses.replace(brief, claims=kept), "claims", item)
        elif kind in {"actors", "claims"}:
            what: _Kind = "actors" if kind == "actors" else "claims"
            brief = _forgotten(brief, what, item) if each.what == "removed" else _given(brief, what, item)
        else:
            if kind == "summary" and is_lost:
                brief = dataclasses.replace(brief, summary=())
            brief = _with(brief, _signed(brief, kind))
    if any(not each.part.startswith("order.") for each in mine):
        brief = dataclasses.replace(brief, generated=dataclasses.replace(brief.generated, inputs=""))
    return merge.settle(brief)[0], mine


def _nothing(brief: Brief, part: str | None, found: Iterable[Edit]) -> str:
    yours = ", ".join(each.part for each in found)
    there = f"yours are: {yours}" if yours else "nothing in this brief is yours"
    if part is None:
        return "nothing in this brief is yours but the notes, which are never touched"
    if part == "notes":
        return f"the notes are yours alone; delete what you do not want of them; besides them, {there}"
    kind, _, item = part.partition(".")
    ids = {each.id for each in (brief.actors if kind == "actors" else brief.claims)}
    known = {"title", "source", "summary", "main", "unread", "actors", "claims", "order"}
    if (
        part in known
        or (kind == "order" and item in {"actors", "claims"})
        or (kind in {"actors", "claims"} and item in ids)
    ):
        return f"{part} is as the program wrote it; {there}"
    return f"there is no {part!r} in this brief; {there}"


def _signed(brief: Brief, field: str) -> Digests:
    was = brief.generated.digests
    match field:
        case "title":
            return dataclasses.replace(was, title=digests.of_title(brief.title))
        case "source":
            return dataclasses.replace(was, source=digests.of_source(brief.source))
        case "summary":
            return dataclasses.replace(was, summary=digests.of_summary(brief.summary))
        case "main":
            return dataclasses.replace(was, main=digests.of_main(brief.main))
        case _:
            return dataclasses.replace(was, unread=digests.of_unread(brief.unread))


def _with(brief: Brief, signed: Digests) -> Brief:
    return dataclasses.replace(brief, generated=dataclasses.replace(brief.generated, digests=signed))


def _given(brief: Brief, kind: _Kind, item: str) -> Brief:
    """The brief with an actor or claim that counts as the generator's as it stands."""
    was = brief.generated.digests
    if kind == "actors":
        digest = next(digests.of_actor(each) for each in brief.actors if each.id == item)
        return _with(
            brief, dataclasses.replace(was, actors=_put(was.actors, item, digest, [each.id for each in brief.actors]))
        )
    claim = next(each for each in brief.claims if each.id == item)
    places = {**dict(was.places), item: _places(claim)}
    pairs = _put(was.claims, item, digests.of_claim(claim), [each.id for each in brief.claims])
    in_order = tuple((each, places[each]) for each, _ in pairs if each in places)
    return _with(brief, dataclasses.replace(was, claims=pairs, places=in_order))


def _forgotten(brief: Brief, kind: _Kind, item: str) -> Brief:
    """The brief without the memory of an actor or claim that the person took out."""
    was = brief.generated.digests
    if kind == "actors":
        return _with(brief, dataclasses.replace(was, actors=tuple(each for each in was.actors if each[0] != item)))
    return _with(
        brief,
        dataclasses.replace(
            was,
            claims=tuple(each for each in was.claims if each[0] != item),
            places=tuple(each for each in was.places if each[0] != item),
        ),
    )


def _in_order(brief: Brief, kind: _Kind) -> Brief:
    was = brief.generated.digests
    if kind == "actors":
        actors = {each.id: each for each in brief.actors}
        order = in_written_order(list(actors), [each for each, _ in was.actors])
        return dataclasses.replace(brief, actors=tuple(actors[each] for each in order))
    claims = {each.id: each for each in brief.claims}
    order = in_written_order(list(claims), [each for each, _ in was.claims])
    return dataclasses.replace(brief, claims=tuple(claims[each] for each in order))


def _put(pairs: tuple[tuple[str, str], ...], item: str, digest: str, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The pairs with one replaced; or put behind that of the item before it, so that the order is not a person's."""
    known = [each for each, _ in pairs]
    if item in known:
        return tuple((each, digest if each == item else old) for each, old in pairs)
    before = [known.index(each) for each in ids[: ids.index(item)] if each in known]
    at = before[-1] + 1 if before else 0
    return (*pairs[:at], (item, digest), *pairs[at:])


def _places(claim: Claim) -> tuple[tuple[int, int], ...]:
    return tuple((each.start, each.end) for each in claim.evidence)
