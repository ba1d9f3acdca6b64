"""Whether a brief that was made again has all of a person's work in it, and beside it the generator's as it is now."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from random import Random

from benchmarks.trust.hand import Hand, Kept, bare, is_alone
from benchmarks.trust.invented import Story
from generator.brief import conflicts
from generator.brief.check import check_brief
from generator.brief.digests import of_claim
from generator.brief.edits import edits
from generator.brief.merge import merge, settle
from generator.brief.revert import revert
from generator.records import Actor, Brief, Claim, Conflict


def judge(hand: Hand, old: Brief, made: Brief, out: Brief, before: Story, now: Story) -> None:
    """Judge one regeneration by what the person remembers.

    Args:
        hand: what they have done.
        old: the brief as they left it.
        made: what the generator makes of the document now.
        out: the brief as it is now.
        before, now: the document.

    Raises:
        AssertionError: something is not as it has to be.
    """
    assert (out.id, out.notes) == (old.id, hand.notes), "id or notes"
    assert out.title == (made.title if hand.title is None else hand.title), "title"
    assert out.source.outlet == (hand.outlet if hand.has_source else made.source.outlet), "outlet"
    assert out.source.text_sha256 == made.source.text_sha256, "the archived text is the new one"
    _judge_summary(hand, made, out, now)
    if hand.main is not None and hand.main != made.main:
        assert out.main == hand.main, "main"
    _judge_claims(hand, made, out, before, now)
    _judge_actors(hand, made, out)
    _judge_order(old.claims, old.generated.digests.claims, made.claims, out.claims)
    _judge_order(old.actors, old.generated.digests.actors, made.actors, out.actors)
    problems = [str(issue) for issue in check_brief(out, now.text, "b.md") if issue.severity == "error"]
    assert not problems, f"the brief is not sound: {problems}"
    found = {each.part for each in edits(out, made)}
    theirs = {f"claims.{each}" for each in (*hand.claims, *hand.removed)}
    theirs |= {f"actors.{each}" for each in (*hand.actors, *hand.actors_removed)}
    agreed = {f"claims.{claim.id}" for claim in out.claims if claim in made.claims}
    agreed |= {f"actors.{actor.id}" for actor in out.actors if actor in made.actors}
    told = {part for part in found if part.startswith(("claims.", "actors."))}
    assert told <= theirs, f"told to be a person's, and is not: {told - theirs}"
    assert theirs - agreed <= told, f"a person's, and not told: {theirs - agreed - told}"


def _judge_summary(hand: Hand, made: Brief, out: Brief, now: Story) -> None:
    if hand.summary is None:
        assert out.summary == made.summary, "summary"
        return
    assert sorted(each.quote for each in out.summary) == sorted(hand.summary), "a person's summary"
    stands = all(now.text[each.start : each.end] == each.quote for each in out.summary)
    assert stands or "summary" in conflicts.about(out), "a summary that has lost its words is told"


def _judge_claims(hand: Hand, made: Brief, out: Brief, before: Story, now: Story) -> None:
    by_id = {claim.id: claim for claim in out.claims}
    assert len(by_id) == len(out.claims), "an id stands twice"
    unsettled = conflicts.about(out)
    lost = {claim.id for claim in conflicts.orphans(out)}
    for each, kept in hand.claims.items():
        assert each in by_id, f"a person's claim is gone: {each}"
        assert bare(by_id[each]) == kept.claim, f"a person's claim is changed: {each}"
        _judge_place(by_id[each], kept, before, now, unsettled.get(f"claims.{each}"))
        if each not in lost and of_claim(by_id[each]) != dict(out.generated.digests.claims).get(each):
            at = now.at(by_id[each].evidence[0].start)
            is_same = at is not None and at.text == kept.text
            assert is_same != (f"claims.{each}" in unsettled), f"a changed sentence is told, and no other: {each}"
    assert not hand.removed.keys() & by_id.keys(), "a removed claim is back"
    numbers = {kept.number for kept in hand.claims.values()}
    texts = {kept.text for kept in hand.claims.values()} | {taken.text for taken in hand.removed.values()}
    numbers |= {taken.number for taken in hand.removed.values()}
    said = {taken.said for taken in hand.removed.values()}
    watched = {
        taken.text for taken in hand.removed.values() if taken.is_watched and is_alone(now, taken.number, taken.text)
    }
    for claim in made.claims:
        at = now.at(claim.evidence[0].start)
        assert at is not None
        if claim.id in hand.claims:
            continue
        if claim.id in by_id:
            gone = hand.actors_removed - {actor.id for actor in out.actors}
            assert by_id[claim.id] == _without(claim, gone), f"the generator's claim is not up to date: {claim.id}"
            assert at.text not in watched, "a removed claim is back in other bounds"
        else:
            is_known = at.number in numbers or at.text in texts or (at.speaker, at.words) in said
            is_known = is_known or claim.id in hand.removed
            assert is_known, f"the generator's claim is missing: {claim.id}"
    assert by_id.keys() <= {claim.id for claim in made.claims} | hand.claims.keys(), "a claim comes from nowhere"


def _judge_place(claim: Claim, kept: Kept, before: Story, now: Story, conflict: Conflict | None) -> None:
    """A claim stands in its own sentence, or that is told; it is not lost while that sentence is there, and alone."""
    if conflict is not None and conflict.why in conflicts.LOST:
        is_there = is_alone(before, kept.number, kept.text) and is_alone(now, kept.number, kept.text)
        assert kept.is_lost or not is_there, f"a claim is lost although its sentence is there: {claim.id}"
        return
    for each in claim.evidence:
        assert now.text[each.start : each.end] == each.quote, f"a claim is not verbatim: {claim.id}"
        at = now.at(each.start)
        is_own = at is not None and (at.number == kept.number or at.text == kept.text)
        assert is_own or conflict is not None, f"a claim is taken for another sentence's, in silence: {claim.id}"


def _judge_actors(hand: Hand, made: Brief, out: Brief) -> None:
    by_id = {actor.id: actor for actor in out.actors}
    assert len(by_id) == len(out.actors), "an id stands twice"
    for each, actor in hand.actors.items():
        assert by_id.get(each) == actor, f"a person's actor is gone or changed: {each}"
    assert not hand.actors_removed & by_id.keys(), "a removed actor is back"
    for actor in made.actors:
        if actor.id not in hand.actors and actor.id not in hand.actors_removed:
            assert by_id.get(actor.id) == actor, f"the generator's actor is not up to date: {actor.id}"
    needed = {actor for claim in out.claims if claim.id in hand.claims for actor in claim.speakers}
    assert by_id.keys() <= {actor.id for actor in made.actors} | hand.actors.keys() | needed, "an actor from nowhere"


def _judge_order(
    old: Sequence[Claim] | Sequence[Actor],
    written: Sequence[tuple[str, str]],
    made: Sequence[Claim] | Sequence[Actor],
    out: Sequence[Claim] | Sequence[Actor],
) -> None:
    rank = {each: index for index, (each, _) in enumerate(written)}
    again = {each.id for each in made}
    ranks = [rank[each.id] for each in old if each.id in rank and each.id in again]
    leading = made if ranks == sorted(ranks) else old
    ids = [each.id for each in leading]
    stayed = [each.id for each in out if each.id in ids]
    assert stayed == [each for each in ids if each in stayed], "order"


def _without(claim: Claim, gone: set[str]) -> Claim:
    speakers = tuple(each for each in claim.speakers if each not in gone)
    if speakers == claim.speakers:
        return claim
    return dataclasses.replace(claim, speakers=speakers, speaker_kind="named" if speakers else "unresolved")


def judge_revert(random: Random, hand: Hand, brief: Brief, made: Brief, now: Story) -> int:
    """Give back one part, then all: the one is the generator's from then on and the others stay; how many were tried.

    Raises:
        AssertionError: something else is given back, or something is not.
    """
    mine = [each.part for each in edits(brief) if each.part != "notes"]
    if not mine:
        return 0
    part = random.choice(mine)
    less, given = revert(brief, part)
    assert [each.part for each in given] == [part], "another part is given back"
    out, _ = merge(less, made, now.text, "b.md", before=now.text)
    left = {each.part for each in edits(out)} - {"notes"}
    assert part not in left, f"{part} is not given back"
    # Once one is given back, claims that were read anew in its place may be the generator's again.
    follow = {"order.claims", "order.actors", "main"}
    assert set(mine) - {part} - follow <= left, f"{set(mine) - {part} - left} went with {part}"
    whole, _ = revert(brief)
    assert not [each for each in edits(whole) if each.part != "notes"], "not all is given back"
    out, _ = merge(whole, made, now.text, "b.md", before=now.text)
    body = dataclasses.replace(made.generated.digests, body=out.generated.digests.body)
    alone = dataclasses.replace(
        made, id=brief.id, notes=hand.notes, generated=dataclasses.replace(made.generated, digests=body)
    )
    assert out == settle(alone)[0] == alone, "given back whole, it is not what the generator makes"
    return 2
