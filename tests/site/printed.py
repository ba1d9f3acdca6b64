"""One invented agency report as three outlets print it, and a report of another outlet's own."""

from __future__ import annotations

import dataclasses
from typing import Any

from invented import actor, claim, loaded

from generator.brief.compose import signed
from generator.brief.store import Loaded, LoadedBrief
from generator.relate.corpus import Corpus, build

VOSS = actor("mira-voss", "Mira Voss", role="harbour minister", country="XN")

REPORT = """Dredgers to leave Port Elder

PORT ELDER, March 4 – Harbour minister Mira Voss said 12 dredgers would leave Port Elder by Friday.

The channel will be closed for two weeks while the crews of the harbour board lay new buoys from the mole to the bar.

Voss denied that the port owes money to the owners of the ships, who have their seat in the town of Varnholt.
"""
OWN = """Port Elder loses its dredgers

Harbour minister Mira Voss said 14 dredgers may leave Port Elder by Friday, as boats waited in rain off the old pier.

Traders on the quay complained that nobody had asked them before all the spring cargo was sent to other towns instead.
"""
FURTHER = "Fishermen who had come to the quay asked Voss for help, and she promised them an answer before the summer.\n"
LONGER = f"{REPORT}\n{FURTHER}"
CORRECTED = f"{REPORT}\nCorrection: an earlier version of this report gave the wrong number of buoys.\n"
SHORTER = "\n\n".join(REPORT.split("\n\n")[:3]) + "\n"


def printed(brief_id: str, outlet: str | None, published: str | None, text: str = REPORT, **source: Any) -> LoadedBrief:
    """A brief as the generator leaves it, with what is said in the text."""
    number = brief_id[-1]
    told = {
        "12 dredgers would leave Port Elder by Friday": {"speaker": "Harbour minister Mira Voss", "cue": "said"},
        "14 dredgers may leave Port Elder by Friday": {"speaker": "Harbour minister Mira Voss", "cue": "said"},
        "the port owes money": {"speaker": "Voss", "cue": "denied", "act": "deny", "negated": True},
        "them an answer before the summer": {"speaker": "she", "cue": "promised", "act": "promise"},
    }
    claims = [
        claim(text, f"{number}ccc{n}", words, speakers=("mira-voss",), **how)
        for n, (words, how) in enumerate(told.items())
        if words in text
    ]
    claims += [
        claim(text, f"{number}ddd0", words, mode="narrated", speaker_kind="outlet", act="describe")
        for words in (f"The channel will be closed for {n} weeks" for n in ("two", "three"))
        if words in text
    ]
    made = loaded(
        brief_id,
        source.pop("title", text.split("\n", 1)[0]),
        text,
        actors=(VOSS,),
        claims=tuple(claims),
        notes=source.pop("notes", ""),
        outlet=outlet,
        published=published,
        **source,
    )
    return dataclasses.replace(made, brief=signed(made.brief))


def wire() -> LoadedBrief:
    return printed("wire-000001", "Harbour Wire", "2025-03-04", url="https://wire.example/1")


def daily() -> LoadedBrief:
    return printed("daily-000002", "Sound Daily", "2025-03-05", url="https://daily.example/2", title="Dredgers go")


def news() -> LoadedBrief:
    return printed("news-000003", "Coastal News", "2025-03-05", OWN)


def related(*briefs: LoadedBrief, **how: Any) -> Corpus:
    return build(Loaded(briefs or (wire(), daily(), news()), ()), **how)
