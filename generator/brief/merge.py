"""What a person changed in a brief stays when the generator writes it again.

The digests in the front matter say what the generator wrote last. What no longer hashes as it did is the person's and
is kept; what is missing was removed by them and stays so; what has no digest they added. All else is the generator's
and is taken from its new work.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence

from generator.brief import digests, overview
from generator.brief.order import arrange
from generator.brief.reanchor import reanchor_claim, reanchor_summary
from generator.records import Actor, Brief, Claim, Digests, Issue, Span

__all__ = ["merge", "settle"]

_SAME_WORDS = 0.5
"""Share of all words' places that two claims have in common from which on they are one claim, read anew."""


def merge(old: Brief, new: Brief, text: str | None = None, where: str | None = None) -> tuple[Brief, tuple[Issue, ...]]:
    """Bring a brief up to date without losing what a person did to it.

    Args:
        old: as it is on disk.
        new: as composed from the source as it is now, wholly the generator's.
        text: the archived text of `new`, in which a person's quotations are found again if it has changed; None to
            leave them at their old places.
        where: names the brief in the issues; its id if None.

    Returns:
        The merged brief, whose digests are those of the generator's latest work, and the conflicts: a person's claim or
        summary whose words are no longer in the source is kept as it is and reported.
    """
    where = where or old.id
    if old.source.text_sha256 == new.source.text_sha256:
        text = None
    was, now = old.generated.digests, new.generated.digests
    issues: list[Issue] = []
    theirs = {claim.id for claim in old.claims if dict(was.claims).get(claim.id) != digests.of_claim(claim)}
    kept = {claim.id: _reanchored(claim, text, where, issues) if claim.id in theirs else claim for claim in old.claims}
    old = dataclasses.replace(old, claims=tuple(kept[claim.id] for claim in old.claims))
    claims, claim_digests = _merge_claims(old, new, theirs)
    actors, actor_digests = _merge_actors(old, new, claims, theirs)
    title_is_theirs = digests.of_title(old.title) != was.title
    source_is_theirs = digests.of_source(old.source) != was.source
    summary = new.summary
    if digests.of_summary(old.summary) != was.summary:
        summary = old.summary
        if text is not None:
            summary, problem = reanchor_summary(summary, text)
            if problem:
                issues.append(Issue("orphaned-summary", "error", f"{where}:summary", problem))
    source = new.source
    if source_is_theirs:
        same = {name: getattr(new.source, name) for name in ("file", "sha256", "text_sha256")}
        source = dataclasses.replace(old.source, **same)
    main, unread = overview.merged(old, new, text)
    merged = Brief(
        schema=new.schema,
        id=old.id,
        title=old.title if title_is_theirs else new.title,
        source=source,
        summary=summary,
        actors=actors,
        claims=claims,
        generated=dataclasses.replace(
            new.generated,
            digests=Digests(
                title=now.title,
                source=now.source,
                summary=now.summary,
                actors=actor_digests,
                claims=claim_digests,
                body=was.body,
                main=now.main,
                unread=now.unread,
            ),
        ),
        notes=old.notes,
        main=main,
        unread=unread,
    )
    settled, more = settle(merged, where)
    return settled, (*issues, *more)


def settle(brief: Brief, where: str | None = None) -> tuple[Brief, tuple[Issue, ...]]:
    """Take actors that a person removed out of the generator's claims, and bring the lists of claims in step with them.

    A claim of the generator's whose only speakers were removed has an unresolved speaker from then on: who else said it
    is not for the generator to guess.
    """
    present = {actor.id for actor in brief.actors}
    written = dict(brief.generated.digests.claims)
    removed = {actor for actor, _ in brief.generated.digests.actors} - present
    issues: list[Issue] = []
    claims: list[Claim] = []
    for claim in brief.claims:
        used = set(_actors_of(claim))
        if not used & removed or written.get(claim.id) != digests.of_claim(claim):
            claims.append(claim)
            continue
        less = _without(claim, removed)
        if less.speaker_kind != claim.speaker_kind:
            message = (
                "its speaker is an actor that you removed, so it is shown without one; give it a speaker or remove it"
            )
            issues.append(Issue("speaker-removed", "warning", f"{where or brief.id}:{claim.id}", message))
        written[claim.id] = digests.of_claim(less)
        claims.append(less)
    made = brief.generated
    pairs = tuple((each, written[each]) for each, _ in made.digests.claims)
    generated = dataclasses.replace(made, digests=dataclasses.replace(made.digests, claims=pairs))
    return overview.in_step(dataclasses.replace(brief, claims=tuple(claims), generated=generated)), tuple(issues)


def _actors_of(claim: Claim) -> Iterator[str]:
    yield from (*claim.speakers, *claim.via, *claim.about, *claim.candidates)
    for relay in claim.chain:
        yield from relay.actors


def _without(claim: Claim, removed: Collection[str]) -> Claim:
    def rest(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each in ids if each not in removed)

    speakers = rest(claim.speakers)
    return dataclasses.replace(
        claim,
        speakers=speakers,
        speaker_kind="unresolved" if claim.speaker_kind == "named" and not speakers else claim.speaker_kind,
        candidates=rest(claim.candidates),
        via=rest(claim.via),
        about=rest(claim.about),
        chain=tuple(
            dataclasses.replace(each, actors=rest(each.actors), kind=each.kind if rest(each.actors) else "unresolved")
            if each.actors
            else each
            for each in claim.chain
        ),
    )


def _merge_claims(old: Brief, new: Brief, theirs: Collection[str]) -> tuple[tuple[Claim, ...], _Pairs]:
    was = dict(old.generated.digests.claims)
    mine = {claim.id: claim for claim in new.claims}
    present = {claim.id: claim for claim in old.claims}
    gone = {each for each in was if each not in present}
    covered = _read_anew([c for c in old.claims if c.id in theirs and c.id not in mine], new.claims, {*was, *present})
    chosen = {each: claim for each, claim in mine.items() if each not in gone and each not in covered}
    chosen |= {each: claim for each, claim in present.items() if each in theirs}
    order = arrange(
        old=[claim.id for claim in old.claims],
        new=[claim.id for claim in new.claims],
        written=list(was),
        chosen=chosen,
    )
    pairs = _digests(old.generated.digests.claims, new.generated.digests.claims, {*gone, *theirs}, covered)
    return tuple(chosen[each] for each in order), pairs


def _merge_actors(
    old: Brief, new: Brief, claims: Sequence[Claim], their_claims: Collection[str]
) -> tuple[tuple[Actor, ...], _Pairs]:
    was = dict(old.generated.digests.actors)
    mine = {actor.id: actor for actor in new.actors}
    present = {actor.id: actor for actor in old.actors}
    gone = {each for each in was if each not in present}
    theirs = {each for each, actor in present.items() if was.get(each) != digests.of_actor(actor)}
    needed = {actor for claim in claims if claim.id in their_claims for actor in _actors_of(claim)}
    chosen = {each: actor for each, actor in mine.items() if each not in gone}
    chosen |= {
        each: actor for each, actor in present.items() if each in theirs or (each in needed and each not in mine)
    }
    order = arrange(
        old=[actor.id for actor in old.actors],
        new=[actor.id for actor in new.actors],
        written=list(was),
        chosen=chosen,
    )
    keep = {*gone, *theirs, *(each for each in needed if each not in mine)}
    return tuple(chosen[each] for each in order), _digests(
        old.generated.digests.actors, new.generated.digests.actors, keep, ()
    )


_Pairs = tuple[tuple[str, str], ...]


def _digests(was: _Pairs, now: _Pairs, keep: Collection[str], leave: Collection[str]) -> _Pairs:
    """The generator's latest digests, in its latest order, and behind them the old ones that still mean something."""
    latest = {each: digest for each, digest in now if each not in leave}
    return (*latest.items(), *((each, digest) for each, digest in was if each in keep and each not in latest))


def _reanchored(claim: Claim, text: str | None, where: str, issues: list[Issue]) -> Claim:
    if text is None:
        return claim
    moved, problem = reanchor_claim(claim, text)
    if problem:
        issues.append(Issue("orphaned-claim", "error", f"{where}:{claim.id}", problem))
    return moved


def _read_anew(theirs: Sequence[Claim], new: Sequence[Claim], known: Collection[str]) -> set[str]:
    """Ids of new claims that are a person's claim read again in slightly other bounds.

    Their version stands for it; without this a corrected claim would come back beside its correction, uncorrected.
    """
    out: set[str] = set()
    for claim in theirs:
        shares = {other.id: _shared(claim, other) for other in new if other.id not in known and other.id not in out}
        best = max(shares, key=lambda each: shares[each], default=None)
        if best is not None and shares[best] > _SAME_WORDS:
            out.add(best)
    return out


def _shared(one: Claim, other: Claim) -> float:
    """Places of the text that the evidence of both covers, as a share of those that either does, in [0.0, 1.0]."""
    first, second = _stretches(one), _stretches(other)
    both = sum(max(0, min(e, f) - max(s, t)) for s, e in first for t, f in second)
    either = sum(e - s for s, e in (*first, *second)) - both
    return both / either if either else 0.0


def _stretches(claim: Claim) -> list[Span]:
    """The evidence of a claim as stretches that are in order and apart."""
    out: list[Span] = []
    for start, end in sorted((each.start, each.end) for each in claim.evidence if each.start < each.end):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
