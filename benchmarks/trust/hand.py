"""A person's hand in a brief: what it does by chance, and what it remembers having done."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.trust.invented import SPEAKERS, Sentence, Story
from generator.brief import conflicts, digests
from generator.records import Actor, Anchors, Brief, Claim, Evidence

replace = dataclasses.replace


@dataclass(frozen=True, slots=True)
class Kept:
    """A claim of a person's, and the sentence that it stood in when they looked at it last."""

    claim: Claim
    number: int
    text: str
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a claim that a person removed stood, who said what there, and whether it stood there alone ever since."""

    number: int
    text: str
    said: tuple[str, str]
    is_watched: bool = True


def bare(claim: Claim) -> Claim:
    """A claim without its places."""
    evidence = tuple(Evidence(each.quote, 0, 0) for each in claim.evidence)
    return replace(claim, evidence=evidence, anchors=Anchors(None, None, (0, 0)))


@dataclass
class Hand:
    """What a person has done to a brief and not taken back; whatever is None or not in here is the generator's."""

    notes: str = ""
    title: str | None = None
    outlet: str | None = None
    has_source: bool = False
    summary: tuple[str, ...] | None = None
    main: tuple[str, ...] | None = None
    claims: dict[str, Kept] = field(default_factory=dict)
    removed: dict[str, Taken] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    actors_removed: set[str] = field(default_factory=set)
    count: int = 0

    def edit(self, random: Random, brief: Brief, now: Story) -> tuple[Brief, str]:
        """Do something to a brief; what cannot be done to it becomes a note."""
        is_open = any(each.why == "sentence-changed" for each in brief.conflicts)
        what = "conflict settled" if is_open and random.random() < 0.5 else random.choice([*EDITS])
        edited = EDITS[what](self, random, brief, now)
        if edited is None or edited == brief:
            what = "notes written"
            edited = EDITS[what](self, random, brief, now) or brief
        self.recognise(edited)
        return edited, what

    def recognise(self, brief: Brief) -> None:
        """Forget what is the generator's by being the same."""
        was = brief.generated.digests
        if self.title is not None and digests.of_title(brief.title) == was.title:
            self.title = None
        if self.has_source and digests.of_source(brief.source) == was.source:
            self.has_source = False
        if self.summary is not None and digests.of_summary(brief.summary) == was.summary:
            self.summary = None
        if self.main is not None and digests.of_main(brief.main) == was.main:
            self.main = None
        written = dict(was.claims)
        for claim in brief.claims:
            if claim.id in self.claims and written.get(claim.id) == digests.of_claim(claim):
                del self.claims[claim.id]
        actors = dict(was.actors)
        for actor in brief.actors:
            if actor.id in self.actors and actors.get(actor.id) == digests.of_actor(actor):
                del self.actors[actor.id]

    def follow(self, out: Brief, now: Story) -> None:
        """Note what became of it in a regeneration that was judged."""
        lost = {claim.id for claim in conflicts.orphans(out)}
        for each, kept in self.claims.items():
            self.claims[each] = replace(kept, is_lost=each in lost)
        for each, taken in self.removed.items():
            self.removed[each] = replace(taken, is_watched=taken.is_watched and is_alone(now, taken.number, taken.text))
        self.recognise(out)

    # --- what it does; None where there is nothing to do it to ---------------------------------

    def write_notes(self, random: Random, brief: Brief, _now: Story) -> Brief | None:
        self.notes = brief.notes + random.choice(
            ("ask them\n", "\n- [ ] *look*  \n\n", "## Notes\nof notes # too\n", "—\r\n")
        )
        return replace(brief, notes=self.notes)

    def change_title(self, random: Random, brief: Brief, _now: Story) -> Brief | None:
        self.title = random.choice(("What the harbour says", "Harbour: the “real” story", "Harbour to close"))
        return replace(brief, title=self.title)

    def change_source(self, random: Random, brief: Brief, _now: Story) -> Brief | None:
        self.outlet, self.has_source = random.choice(("Courier of Vik", "Northern Post")), True
        return replace(brief, source=replace(brief.source, outlet=self.outlet))

    def change_summary(self, random: Random, brief: Brief, now: Story) -> Brief | None:
        places = list(now.places())
        some = sorted(random.sample(range(len(places)), min(len(places), random.randint(0, 2))))
        summary = tuple(
            Evidence(each.text, start, start + len(each.text)) for each, start in (places[index] for index in some)
        )
        self.summary = tuple(each.quote for each in summary)
        return replace(brief, summary=summary)

    def change_main(self, random: Random, brief: Brief, _now: Story) -> Brief | None:
        ids = [claim.id for claim in brief.claims]
        self.main = tuple(random.sample(ids, min(len(ids), random.randint(0, 2))))
        return replace(brief, main=self.main)

    def change_claim(self, random: Random, brief: Brief, now: Story) -> Brief | None:
        claim = self._any_claim(random, brief)
        if claim is None:
            return None
        way = random.randrange(4)
        if way == 0:
            edited = replace(claim, act=random.choice(("condemn", "praise", "promise")))
        elif way == 1:
            edited = replace(claim, negated=not claim.negated)
        elif way == 2 and brief.actors:
            edited = replace(claim, speakers=(random.choice(brief.actors).id,), speaker_kind="named")
        else:
            (words,) = claim.evidence
            cut = words.quote.index(" ") + 1
            if " " not in words.quote[cut:]:
                return None
            edited = replace(claim, evidence=(Evidence(words.quote[cut:], words.start + cut, words.end),))
        self._keep(edited, now)
        return replace(brief, claims=tuple(edited if each is claim else each for each in brief.claims))

    def remove_claim(self, random: Random, brief: Brief, now: Story) -> Brief | None:
        if not brief.claims:
            return None
        claim = random.choice(brief.claims)
        mine = self.claims.pop(claim.id, None)
        written = dict(brief.generated.digests.claims)
        if claim.id in written:
            at = None if mine is not None and mine.is_lost else now.at(claim.evidence[0].start)
            is_own = mine is None and at is not None
            is_watched = is_own and at is not None and is_alone(now, at.number, at.text)
            said = (at.speaker, at.words) if at else ("", "")
            self.removed[claim.id] = Taken(
                at.number if at else -1, at.text if at else mine.text if mine else "", said, is_watched
            )
        if self.main is not None:
            self.main = tuple(each for each in self.main if each != claim.id)
            brief = replace(brief, main=self.main)
        return replace(brief, claims=tuple(each for each in brief.claims if each is not claim))

    def add_claim(self, random: Random, brief: Brief, now: Story) -> Brief | None:
        places = list(now.places())
        if not places or not brief.actors:
            return None
        each, start = random.choice(places)
        words = each.words if random.random() < 0.5 else " ".join(each.words.split()[:2])
        begin = start + each.text.index(each.words)
        self.count += 1
        claim = Claim(
            id=f"hand-{self.count}",
            speakers=(random.choice(brief.actors).id,),
            speaker_kind="named",
            speaker_text=None,
            candidates=(),
            via=(),
            cue=each.cue,
            act="say",
            mode="indirect",
            negated=False,
            hedge=None,
            about=(),
            evidence=(Evidence(words, begin, begin + len(words)),),
            anchors=Anchors(None, None, (start, start + len(each.text))),
        )
        self._keep(claim, now)
        claims = list(brief.claims)
        claims.insert(random.randint(0, len(claims)), claim)
        return replace(brief, claims=tuple(claims))

    def reorder_claims(self, random: Random, brief: Brief, _now: Story) -> Brief | None:
        claims = list(brief.claims)
        random.shuffle(claims)
        return replace(brief, claims=tuple(claims))

    def change_actor(self, random: Random, brief: Brief, _now: Story) -> Brief | None:
        if not brief.actors:
            return None
        actor = random.choice(brief.actors)
        edited = replace(actor, role=random.choice(("mayor", "of the board")), aliases=("the one",))
        self.actors[actor.id] = edited
        return replace(brief, actors=tuple(edited if each is actor else each for each in brief.actors))

    def remove_actor(self, random: Random, brief: Brief, _now: Story) -> Brief | None:
        needed = {actor for claim in brief.claims if claim.id in self.claims for actor in claim.speakers}
        free = [actor for actor in brief.actors if actor.id not in needed]
        if not free:
            return None
        actor = random.choice(free)
        self.actors.pop(actor.id, None)
        if actor.id in dict(brief.generated.digests.actors):
            self.actors_removed.add(actor.id)
        return replace(brief, actors=tuple(each for each in brief.actors if each is not actor))

    def add_actor(self, random: Random, brief: Brief, _now: Story) -> Brief | None:
        self.count += 1
        actor = Actor(f"hand-{self.count}", random.choice(SPEAKERS), "group", None, None, None, (), 0)
        self.actors[actor.id] = actor
        actors = list(brief.actors)
        actors.insert(random.randint(0, len(actors)), actor)
        return replace(brief, actors=tuple(actors))

    def reorder_actors(self, random: Random, brief: Brief, _now: Story) -> Brief | None:
        actors = list(brief.actors)
        random.shuffle(actors)
        return replace(brief, actors=tuple(actors))

    def settle_conflict(self, random: Random, brief: Brief, now: Story) -> Brief | None:
        """Take a line out of `conflicts` of a claim that has its words still."""
        there = {f"claims.{claim.id}" for claim in brief.claims}
        settled = [each for each in brief.conflicts if each.why == "sentence-changed" and each.part in there]
        if not settled:
            return None
        conflict = random.choice(settled)
        claim = next(each for each in brief.claims if f"claims.{each.id}" == conflict.part)
        self._keep(claim, now)
        return replace(brief, conflicts=tuple(each for each in brief.conflicts if each is not conflict))

    # --------------------------------------------------------------------------------------------

    def _any_claim(self, random: Random, brief: Brief) -> Claim | None:
        lost = conflicts.orphans(brief)
        actors = {actor.id for actor in brief.actors}
        there = [claim for claim in brief.claims if claim not in lost and actors.issuperset(claim.speakers)]
        return random.choice(there) if there else None

    def _keep(self, claim: Claim, now: Story) -> None:
        at = now.at(claim.evidence[0].start)
        assert at is not None, "a claim that is not lost stands in some sentence"
        self.claims[claim.id] = Kept(bare(claim), at.number, at.text)


EDITS: dict[str, Callable[[Hand, Random, Brief, Story], Brief | None]] = {
    "claim changed": Hand.change_claim,
    "claim removed": Hand.remove_claim,
    "claim added": Hand.add_claim,
    "claims reordered": Hand.reorder_claims,
    "actor changed": Hand.change_actor,
    "actor removed": Hand.remove_actor,
    "actor added": Hand.add_actor,
    "actors reordered": Hand.reorder_actors,
    "title changed": Hand.change_title,
    "source changed": Hand.change_source,
    "summary changed": Hand.change_summary,
    "main changed": Hand.change_main,
    "notes written": Hand.write_notes,
    "conflict settled": Hand.settle_conflict,
}
"""What a person may do, by name."""


def is_alone(now: Story, number: int, text: str) -> bool:
    """Whether a sentence stands in a document as it was, and nobody says the same in another."""
    same: list[Sentence] = [each for each in now.sentences if each.text == text]
    return len(same) == 1 and same[0].number == number and not _is_said_twice(same[0], now)


def _is_said_twice(sentence: Sentence, now: Story) -> bool:
    return sum((each.speaker, each.words) == (sentence.speaker, sentence.words) for each in now.sentences) > 1
