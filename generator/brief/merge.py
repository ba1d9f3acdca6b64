"""What a person changed in a brief stays when the generator writes it again.

The digests in the front matter say what the generator wrote last. What no longer hashes as it did is the person's and
is kept; what is missing was removed by them and stays so; what has no digest they added. All else is the generator's
and is taken from its new work.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from generator.brief import conflicts, digests, overview
from generator.brief.complete import find_once
from generator.brief.order import arrange
from generator.brief.overlap import moved_places, read_anew, stretches
from generator.brief.pages import paged
from generator.brief.reanchor import follow_claim, follow_summary, sentence_of
from generator.records import Actor, Brief, Claim, Conflict, ConflictKind, Digests, Evidence, Issue, Span

__all__ = ["merge", "settle"]


def merge(
    old: Brief, new: Brief, text: str | None = None, where: str | None = None, *, before: str | None = None
) -> tuple[Brief, tuple[Issue, ...]]:
    """Bring a brief up to date without losing what a person did to it.

    Args:
        old: as it is on disk.
        new: as composed from the source as it is now, wholly the generator's.
        text: the archived text of `new`, in which a person's quotations are found again if it has changed; None to
            leave them at their old places.
        where: names the brief in the issues; its id if None.
        before: the archived text of `old`; None where it is not known.

    Returns:
        The merged brief, whose digests are those of the generator's latest work, and what is to be told of it: the
        edits under which the source has changed (`Brief.conflicts`), whether now or before, until they are settled.
    """
    where = where or old.id
    if old.source.text_sha256 == new.source.text_sha256:
        text = None
    was, now = old.generated.digests, new.generated.digests
    theirs = {claim.id for claim in old.claims if dict(was.claims).get(claim.id) != digests.of_claim(claim)}
    following = _Following(conflicts.about(old), text, before)
    old = dataclasses.replace(
        old, claims=tuple(following.claim(each) if each.id in theirs else each for each in old.claims)
    )
    places = moved_places(dict(was.places), before, text)
    unsettled = {part.removeprefix("claims.") for part, _, _ in following.found if part.startswith("claims.")}
    claims, claim_digests = _merge_claims(old, new, theirs, places, unsettled)
    actors, actor_digests = _merge_actors(old, new, claims, theirs)
    title = old.title if digests.of_title(old.title) != was.title else new.title
    if title != new.title:
        following.value("title", was.title, now.title, new.title)
    summary = new.summary
    if digests.of_summary(old.summary) != was.summary:
        summary = following.summary(old.summary)
    source = new.source
    if digests.of_source(old.source) != was.source:
        same = {name: getattr(new.source, name) for name in ("file", "sha256", "text_sha256", "pages", "removed")}
        source = dataclasses.replace(old.source, **same)
        following.value("source", was.source, now.source, None)
    main, unread = overview.merged(old, new, text)
    latest = {each for each, _ in claim_digests}
    places = {each: spans for each, spans in places.items() if each in latest} | {
        each: spans for each, spans in now.places if each in latest
    }
    merged = Brief(
        schema=new.schema,
        id=old.id,
        title=title,
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
                places=tuple((each, places[each]) for each, _ in claim_digests if each in places),
            ),
        ),
        notes=old.notes,
        main=main,
        unread=unread,
    )
    settled, issues = settle(conflicts.signed(paged(merged), following.found), where)
    return settled, (*conflicts.told(settled, where), *issues)


class _Following:
    """What a person edited, brought to its place in the source as it is now; `found` has the conflicts on the way.

    Args:
        open_: the conflicts that were not settled before.
        text: the archived text as it is now; None where it is the same, so that everything stays where it is.
        before: as it was; None where it is not known.
    """

    def __init__(self, open_: dict[str, Conflict], text: str | None, before: str | None) -> None:
        self.found: list[tuple[str, ConflictKind, str | None]] = []
        self._open = open_
        self._text = text
        self._before = before

    def claim(self, claim: Claim) -> Claim:
        """A claim at its place."""
        part = f"claims.{claim.id}"
        known = self._open.get(part)
        if self._text is None:
            self._again(known)
            return claim
        is_lost = known is not None and known.why != "sentence-changed"
        words = known.words if known is not None else None
        moved, why = follow_claim(claim, self._text, self._before, words if is_lost else None)
        if words is None and self._before is not None:
            words = sentence_of(claim, self._before)
        if known is not None and not is_lost and why in {None, "sentence-changed"}:
            # The sentence may stand there again as it was when the claim was edited.
            again = _sentence(moved, words, self._text)
            why = "sentence-changed" if again is None else None
            if again is not None:
                moved = dataclasses.replace(moved, anchors=dataclasses.replace(moved.anchors, context=again))
        if why is not None:
            self.found.append((part, why, words))
        return moved

    def summary(self, summary: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """The sentences at their places."""
        if self._text is None:
            self._again(self._open.get("summary"))
            return summary
        moved, why = follow_summary(summary, self._text, self._before)
        if why is not None:
            self.found.append(("summary", why, None))
        return moved

    def value(self, part: str, was: str, now: str, words: str | None) -> None:
        """A field that has no place in the text: whether the document's own value is another than it was."""
        if was and was != now:
            self.found.append((part, "changed", words))
        else:
            self._again(self._open.get(part))

    def _again(self, known: Conflict | None) -> None:
        if known is not None:
            self.found.append((known.part, known.why, known.words))


def _sentence(claim: Claim, words: str | None, text: str) -> Span | None:
    """Where these words stand around a claim; None where they do not, or in other places as well."""
    place = find_once(words, text) if words else None
    return place if place and all(place[0] <= e.start and e.end <= place[1] for e in claim.evidence) else None


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
    brief = dataclasses.replace(brief, claims=tuple(claims), generated=generated)
    brief = dataclasses.replace(brief, conflicts=conflicts.current(brief))
    return overview.in_step(brief), tuple(issues)


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


def _merge_claims(
    old: Brief,
    new: Brief,
    theirs: AbstractSet[str],
    places: Mapping[str, tuple[Span, ...]],
    unsettled: Collection[str],
) -> tuple[tuple[Claim, ...], _Pairs]:
    """The claims, and the digests of the generator's.

    Args:
        old: as it is on disk, its claims at their places in the new text.
        new: as composed anew.
        theirs: ids of claims that a person changed or added.
        places: where the generator's claims stand that it wrote last, as far as is known.
        unsettled: ids of those of `theirs` that nobody vouches for in the new text, and that stand for nothing there.
    """
    was = dict(old.generated.digests.claims)
    mine = {claim.id: claim for claim in new.claims}
    present = {claim.id: claim for claim in old.claims}
    gone = {each for each in was if each not in present}
    looked_for = theirs - {*mine, *unsettled}
    settled = [stretches(claim) for claim in old.claims if claim.id in looked_for]
    settled += [spans for each, spans in places.items() if (each in gone or each in theirs) and each not in mine]
    covered = read_anew(settled, new.claims, {*was, *present})
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
