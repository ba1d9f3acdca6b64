"""A story of invented reports on one press conference, put together by hand, for tests of the pages that compare."""

from __future__ import annotations

import dataclasses

from invented import actor, claim, loaded

from generator.brief.store import Loaded, LoadedBrief
from generator.relate.corpus import Corpus, build
from generator.relate.entries import Statement
from generator.relate.story import Difference, Group, Story

VOSS = actor("mira-voss", "Mira Voss", role="harbour minister", country="XN")
NORLAND = actor("xn", "Norland", type="country", country="XN")

WIRE = """Dredgers to leave Port Elder

Harbour minister Mira Voss said 12 dredgers would leave Port Elder by Friday.

The channel will be closed for two weeks.

Voss denied that the port owes money.
"""
NEWS = """Port Elder loses its dredgers

Harbour minister Mira Voss said 14 dredgers may leave Port Elder by Friday.

The channel will be closed for two weeks.

Fishermen were furious, harbour officials said.
"""
COPY = WIRE.replace("Dredgers to leave Port Elder", "Dredgers leave Port Elder")


def wire(
    brief_id: str = "wire-000001",
    text: str = WIRE,
    outlet: str | None = "Harbour Wire",
    published: str = "2025-03-04",
) -> LoadedBrief:
    return loaded(
        brief_id,
        text.splitlines()[0],
        text,
        summary=("Harbour minister Mira Voss said 12 dredgers would leave Port Elder by Friday.",),
        actors=(VOSS, NORLAND),
        claims=(
            claim(
                text,
                f"{brief_id[-1]}aaaa1",
                "12 dredgers would leave Port Elder by Friday",
                speaker="Harbour minister Mira Voss",
                cue="said",
                speakers=("mira-voss",),
            ),
            claim(
                text,
                f"{brief_id[-1]}aaaa2",
                "The channel will be closed for two weeks.",
                mode="narrated",
                speaker_kind="outlet",
                act="describe",
            ),
            claim(
                text,
                f"{brief_id[-1]}aaaa3",
                "the port owes money",
                speaker="Voss",
                cue="denied",
                speakers=("mira-voss",),
                act="deny",
                negated=True,
            ),
        ),
        outlet=outlet,
        published=published,
        url="https://wire.example/1",
    )


def news() -> LoadedBrief:
    return loaded(
        "news-000002",
        "Port Elder loses its dredgers",
        NEWS,
        summary=("Harbour minister Mira Voss said 14 dredgers may leave Port Elder by Friday.",),
        actors=(VOSS,),
        claims=(
            claim(
                NEWS,
                "bbbbb1",
                "14 dredgers may leave Port Elder by Friday",
                speaker="Harbour minister Mira Voss",
                cue="said",
                speakers=("mira-voss",),
                hedge="may",
            ),
            claim(
                NEWS,
                "bbbbb2",
                "The channel will be closed for two weeks.",
                mode="narrated",
                speaker_kind="outlet",
                act="describe",
            ),
            claim(
                NEWS,
                "bbbbb3",
                "Fishermen were furious",
                speaker="harbour officials",
                cue="said",
                speaker_kind="unnamed",
            ),
        ),
        outlet="Coastal News",
        published="XXXX-03-05",
        published_basis="dateline",
    )


def copy() -> LoadedBrief:
    return wire("copy-000003", COPY, "Sound Daily", "2025-03-05")


def statements(corpus: Corpus) -> dict[str, Statement]:
    return {s.claim.id: s for s in corpus.statements}


def group(number: str, status: str, members: list[Statement], **changes) -> Group:
    briefs = list(dict.fromkeys(m.entry.brief.id for m in members))
    values = {
        "is_report": members[0].claim.speaker_kind != "outlet",
        "origins": tuple((brief,) for brief in briefs),
        "differences": (),
        "differing": frozenset(),
    }
    return Group(number, status, members=tuple(members), **(values | changes))


def story(corpus: Corpus, groups: list[Group], story_id: str = "dredgers-1", origins=None) -> Story:
    briefs = corpus.briefs
    return Story(
        story_id,
        "Dredgers to leave Port Elder",
        briefs,
        tuple(groups),
        briefs[-1].day,
        origins or tuple((e.brief.id,) for e in reversed(briefs)),
    )


def differing(left: Statement, right: Statement) -> tuple[Difference, ...]:
    pair = ((left.entry.brief.id, left.claim.id), (right.entry.brief.id, right.claim.id))
    return (Difference("number", "12", "14", pair), Difference("hedge", "", "may", pair))


def corpus() -> Corpus:
    """Two agencies and a copy of one of them at one press conference."""
    plain = build(Loaded((wire(), news(), copy()), ()))
    s = statements(plain)
    same = ("wire-000001", "copy-000003")
    groups = [
        group(
            "g1",
            "differs",
            [s["1aaaa1"], s["bbbbb1"], s["3aaaa1"]],
            differences=differing(s["1aaaa1"], s["bbbbb1"]),
            differing=frozenset({"news-000002"}),
            origins=(same, ("news-000002",)),
        ),
        group("g2", "corroborated", [s["1aaaa2"], s["bbbbb2"], s["3aaaa2"]], origins=(same, ("news-000002",))),
        group("g3", "single-source", [s["1aaaa3"], s["3aaaa3"]], origins=(same,)),
        group("g4", "single-source", [s["bbbbb3"]]),
    ]
    found = story(plain, groups, origins=(same, ("news-000002",)))
    return dataclasses.replace(plain, stories=(found,))
