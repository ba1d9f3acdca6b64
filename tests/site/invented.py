"""Briefs of invented documents, made by hand, for tests of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.brief import store
from generator.brief.compose import signed
from generator.brief.identity import sha256
from generator.brief.store import Loaded, LoadedBrief
from generator.records import Actor, Anchors, Brief, Claim, Digests, Evidence, Generated, Source
from generator.relate.corpus import Corpus, build

HOSTILE = (
    "<script>alert('x')</script> **bold** [link](javascript:alert(1)) {{ 7*7 }} ![i](x) &amp; `c` \"q\" # | $a$ {.x}"
)


def actor(actor_id: str, name: str, **changes: Any) -> Actor:
    values = {"type": "person", "role": None, "country": None, "wikidata": None, "aliases": (), "mentions": 1}
    return Actor(id=actor_id, name=name, **(values | changes))


def evidence(text: str, quote: str) -> Evidence:
    start = text.index(quote)
    return Evidence(quote, start, start + len(quote))


def claim(
    text: str, claim_id: str, *quotes: str, speaker: str | None = None, cue: str | None = None, **changes: Any
) -> Claim:
    found = tuple(evidence(text, quote) for quote in quotes)
    context = (text.rfind("\n", 0, found[0].start) + 1, text.index("\n", found[-1].end - 1))
    starts = [text.index(words, *context) if words else 0 for words in (speaker, cue)]
    spans = [(at, at + len(words)) if words else None for at, words in zip(starts, (speaker, cue), strict=True)]
    values = {
        "speakers": (),
        "speaker_kind": "named",
        "candidates": (),
        "via": (),
        "act": "say",
        "mode": "indirect",
        "negated": False,
        "hedge": None,
        "about": (),
    }
    return Claim(
        id=claim_id,
        speaker_text=speaker,
        cue=cue,
        evidence=found,
        anchors=Anchors(spans[0], spans[1], context),
        **(values | changes),
    )


def loaded(
    brief_id: str,
    title: str,
    text: str,
    *,
    summary: tuple[str, ...] = (),
    actors: tuple[Actor, ...] = (),
    claims: tuple[Claim, ...] = (),
    notes: str = "",
    **source: Any,
) -> LoadedBrief:
    values = {
        "file": f"seeds/{brief_id}.txt",
        "sha256": sha256(title),
        "outlet": None,
        "url": None,
        "dateline": None,
        "published": None,
        "published_basis": "unknown" if source.get("published") is None else "stated",
        "language": "en",
    }
    brief = Brief(
        schema=1,
        id=brief_id,
        title=title,
        source=Source(text_sha256=sha256(text), **(values | source)),
        summary=tuple(evidence(text, line) for line in summary),
        actors=actors,
        claims=claims,
        generated=Generated("briefing 0", "test model", Digests("", "", "", (), ())),
        notes=notes,
    )
    return LoadedBrief(Path("briefs") / f"{brief_id}.md", brief, text)


FERRY = (
    "Ferry talks collapse as Norland and Sudland trade blame\n\n"
    "PORT ELDER, March 4 – Norland and Sudland said on Tuesday in a joint statement that they would suspend the "
    'ferry line between their capitals. "We regret this step," the two governments wrote.\n\n'
    "Norland's transport minister, Ada Quist, accused Sudland of breaking its word and said that Sudland believes "
    'the line is "a burden". Sudland did not rule out new talks, harbour officials said.\n\n'
    '"The line will open again," Quist said.\n\n'
    '"It will open before the summer."\n\n'
    "Analysts may see the dispute as a quarrel over fees. The line carried 90,000 people last year.\n"
)

NORLAND = actor("xn", "Norland", type="country", country="XN", aliases=("Elder Hall", "RNL"), mentions=4)
SUDLAND = actor("xs", "Sudland", type="country", country="XS", aliases=(), mentions=5)
QUIST = actor(
    "ada-quist", "Ada Quist", role="Norland's transport minister", country="XN", aliases=("Quist",), mentions=2
)


def ferry() -> LoadedBrief:
    t = FERRY
    return loaded(
        "ferry-talks-collapse-1a2b3c",
        "Ferry talks collapse as Norland and Sudland trade blame",
        t,
        summary=("The line carried 90,000 people last year.",),
        actors=(NORLAND, SUDLAND, QUIST),
        claims=(
            claim(
                t,
                "a10001",
                "they would suspend the ferry line between their capitals",
                speaker="Norland and Sudland",
                cue="said",
                speakers=("xn", "xs"),
                act="announce",
            ),
            claim(
                t,
                "a10002",
                '"We regret this step,"',
                speaker="the two governments",
                cue="wrote",
                speakers=("xn", "xs"),
                mode="direct",
                act="regret",
            ),
            claim(
                t,
                "a10003",
                "Sudland of breaking its word",
                speaker="Norland's transport minister, Ada Quist",
                cue="accused",
                speakers=("ada-quist",),
                act="accuse",
                about=("xs",),
            ),
            claim(
                t,
                "a10004",
                'Sudland believes the line is "a burden"',
                cue="said",
                speakers=("ada-quist",),
                mode="mixed",
                about=("xs",),
            ),
            claim(
                t,
                "a10005",
                'the line is "a burden"',
                speaker="Sudland",
                cue="believes",
                speakers=("xs",),
                via=("ada-quist",),
                mode="mixed",
                act="believe",
            ),
            claim(
                t,
                "a10006",
                "Sudland did not rule out new talks",
                speaker="harbour officials",
                speaker_kind="unnamed",
                negated=True,
                about=("xs",),
            ),
            claim(
                t,
                "a10007",
                '"The line will open again,"',
                '"It will open before the summer."',
                speaker="Quist",
                speakers=("ada-quist",),
                mode="direct",
                act="promise",
            ),
            claim(
                t,
                "a10008",
                "the dispute as a quarrel over fees",
                speaker="Analysts",
                cue="see",
                hedge="may",
                speaker_kind="unresolved",
                candidates=("xn", "xs"),
            ),
            claim(
                t,
                "a10009",
                "The line carried 90,000 people last year.",
                mode="narrated",
                speaker_kind="outlet",
                act="describe",
            ),
        ),
        notes="Checked against the *harbour log*.",
        outlet="Coastal News",
        url="https://coastal.example/ferry?a=1&b=2",
        dateline="PORT ELDER, March 4",
        published="XXXX-03-04",
        published_basis="dateline",
    )


LIGHTHOUSE = """Lighthouse to be sold

The harbour board of Norland will sell the lighthouse, Ada Quist said.
"""


def lighthouse() -> LoadedBrief:
    t = LIGHTHOUSE
    return loaded(
        "lighthouse-to-be-sold-4d5e6f",
        "Lighthouse to be sold",
        t,
        summary=("The harbour board of Norland will sell the lighthouse, Ada Quist said.",),
        actors=(
            actor("ada-quist", "Ada Quist", country="XN"),
            actor("xn", "Norland", type="country", country="XN", aliases=("Norlanders",)),
        ),
        claims=(
            claim(
                t,
                "b10001",
                "The harbour board of Norland will sell the lighthouse",
                speaker="Ada Quist",
                cue="said",
                speakers=("ada-quist",),
                about=("xn",),
            ),
        ),
        published="2025-05-01",
        published_basis="metadata",
    )


def hostile() -> LoadedBrief:
    text = f"{HOSTILE}\n\nThe clerk {HOSTILE} said that {HOSTILE}\n\n</div><script>alert(2)</script>\n\n- a\n\n# b\n"
    quote = text[text.index("said that") + len("said that ") :].split("\n", maxsplit=1)[0]
    start = text.index("said that") + len("said that ")
    one = claim(
        text,
        "c10001",
        "said that",
        speaker="The clerk",
        hedge=HOSTILE,
        speakers=("clerk",),
    )
    words = Claim(
        **{f: getattr(one, f) for f in one.__slots__}
        | {
            "evidence": (Evidence(quote, start, start + len(quote)),),
            "anchors": Anchors(one.anchors.speaker, None, (start, start + len(quote))),
        }
    )
    return loaded(
        "hostile-000000",
        HOSTILE,
        text,
        summary=(HOSTILE,),
        actors=(actor("clerk", HOSTILE, aliases=(HOSTILE + "2",), role=HOSTILE),),
        claims=(words,),
        outlet=HOSTILE,
        url="javascript:alert(1)",
        dateline=HOSTILE,
    )


def folder() -> Loaded:
    return Loaded((ferry(), lighthouse(), hostile()), ())


def write(project: Path) -> None:
    """The briefs as files of a project that makes none itself."""
    for each in folder().briefs:
        store.write(project / "briefs", signed(each.brief), each.text)


def corpus() -> Corpus:
    return build(folder())
