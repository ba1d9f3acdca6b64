"""Briefs to test with: one by hand, and any that Hypothesis can think of."""

import dataclasses
from collections.abc import Sequence

from hypothesis import strategies as st

from generator.brief.compose import signed
from generator.brief.identity import sha256
from generator.brief.pages import paged
from generator.records import (
    Actor,
    Anchors,
    Brief,
    Claim,
    Conflict,
    Digests,
    Evidence,
    Generated,
    Relay,
    Source,
    Unread,
    When,
)

TEXT = """Envoys meet in Geneva over fishing rights

Norway and Iceland agreed to resume talks on Tuesday. The two governments rejected the plan, calling the quota
“a provocation”, the Coast Guard of Norway said.

Officials said the fleet might sail on Friday. “We will wait,” Anna Berg said. Anna Berg flew to Bergen.
"""


def at(words: str, text: str = TEXT) -> Evidence:
    """The words where they first stand in the text."""
    start = text.index(words)
    return Evidence(words, start, start + len(words))


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    found = at(words, text)
    return found.start, found.end


def actor(id_: str, name: str, **other: object) -> Actor:
    fields = {
        "type": "organisation",
        "role": None,
        "country": None,
        "wikidata": None,
        "aliases": (),
        "mentions": 1,
        **other,
    }
    return Actor(id=id_, name=name, **fields)  # type: ignore[arg-type]


def claim(id_: str, quote: str, speakers: Sequence[str] = ("anna-berg",), text: str = TEXT, **other: object) -> Claim:
    evidence = at(quote, text)
    start = text.rfind("\n", 0, evidence.start) + 1
    fields = {
        "speaker_kind": "named",
        "speaker_text": None,
        "candidates": (),
        "via": (),
        "cue": None,
        "act": "say",
        "mode": "indirect",
        "negated": False,
        "hedge": None,
        "about": (),
        "evidence": (evidence,),
        "anchors": Anchors(None, None, (start, text.index("\n", evidence.end))),
        **other,
    }
    return Claim(id=id_, speakers=tuple(speakers), **fields)  # type: ignore[arg-type]


def relay(words: str, *actors: str, text: str = TEXT) -> Relay:
    found = at(words, text)
    return Relay(words, found.start, found.end, "named" if actors else "unnamed", actors)


def when(words: str, edtf: str | None, text: str = TEXT) -> When:
    found = at(words, text)
    return When(words, found.start, found.end, edtf)


def source(text: str = TEXT, **other: object) -> Source:
    fields = {
        "file": "seeds/geneva.txt",
        "sha256": "9f" * 32,
        "outlet": "Coastal News",
        "url": None,
        "dateline": None,
        "published": "2025-03-04",
        "published_basis": "stated",
        "language": "en",
        **other,
    }
    return Source(text_sha256=sha256(text), **fields)  # type: ignore[arg-type]


def sample() -> Brief:
    """A sound brief of `TEXT` with a claim of every kind, wholly the generator's."""
    return signed(
        Brief(
            schema=1,
            id="envoys-meet-in-geneva-4be1c2",
            title="Envoys meet in Geneva over fishing rights",
            source=source(),
            summary=(at("Norway and Iceland agreed to resume talks on Tuesday."),),
            actors=(
                actor(
                    "no",
                    "Norway",
                    type="country",
                    country="NO",
                    aliases=("Oslo",),
                    mentions=2,
                    how=(("Oslo", "capital"),),
                ),
                actor("is", "Iceland", type="country", country="IS"),
                actor("coast-guard-of-norway", "Coast Guard of Norway", type="public-body", country="NO"),
                actor("anna-berg", "Anna Berg", type="person", role="foreign minister of Norway", mentions=2),
            ),
            claims=(
                claim(
                    "c3f9a1",
                    "the quota\n“a provocation”",
                    ("no", "is"),
                    speaker_text="The two governments",
                    via=("coast-guard-of-norway",),
                    cue="rejected",
                    act="reject",
                    mode="mixed",
                    anchors=Anchors(
                        span("The two governments"),
                        span("rejected"),
                        span(TEXT[TEXT.index("The two") : TEXT.index("Norway said.") + 12]),
                    ),
                    chain=(relay("Coast Guard of Norway", "coast-guard-of-norway"),),
                    said=when("on Tuesday", "2025-03-04"),
                    happened=when("on Friday", None),
                    edits=(at("a provocation"),),
                ),
                claim(
                    "b00001",
                    "the fleet might sail on Friday",
                    (),
                    speaker_kind="unnamed",
                    speaker_text="Officials",
                    hedge="might",
                    negated=True,
                ),
                claim("b00002", "We will wait", mode="direct", about=("is",)),
                claim("304512", "Anna Berg flew to Bergen", (), speaker_kind="outlet", mode="narrated", act="travel"),
            ),
            generated=Generated(
                by="briefing 0.0", model="fake 1", digests=Digests("", "", "", (), ()), inputs="0123456789abcdef"
            ),
            main=("b00002", "c3f9a1"),
            unread=(Unread("reporting", "Officials said", *span("Officials said")),),
        )
    )


def with_claims(brief: Brief, *claims: Claim) -> Brief:
    ids = {each.id for each in claims}
    return dataclasses.replace(brief, claims=claims, main=tuple(each for each in brief.main if each in ids))


# --- any brief at all --------------------------------------------------------------------------

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
BARE = (
    """NO on null ~ 1e3 0x1F 2025-03-04 1_000 << = &a *a !x %YAML @x `x` | > ' " \\ --- ... {a} [a] a,b 🐟 é y 12:30"""
)
ODD = (
    " a ",
    "- x",
    "a: b",
    "# c",
    "a #b",
    "Kim Jong Ün",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\x7f",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufeff",
)
HOSTILE = st.sampled_from([*BARE.split(), *ODD, "\u202e", "\U0001ffff"])
TEXTS = ANY_TEXT | HOSTILE
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
IDS = st.lists(SLUGS, max_size=3).map(tuple)
MAYBE = st.none() | TEXTS
PLACES = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
EVIDENCE = st.builds(Evidence, TEXTS, st.integers(0, 10**6), st.integers(0, 10**6))
ON_PAGES = st.builds(Evidence, TEXTS, st.integers(0, 10**6), st.integers(0, 10**6), st.none() | st.integers(1, 99))
HASHES = st.from_regex(r"[0-9a-f]{10}", fullmatch=True)
SHA = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
PAIRS = st.lists(st.tuples(SLUGS, HASHES), max_size=4, unique_by=lambda p: p[0]).map(tuple)
ACTORS = st.builds(
    Actor,
    id=SLUGS,
    name=TEXTS,
    type=st.sampled_from(["person", "country", "media"]),
    role=MAYBE,
    country=st.none() | st.from_regex(r"[A-Z]{2}", fullmatch=True),
    wikidata=st.none() | st.from_regex(r"Q[1-9][0-9]{0,5}", fullmatch=True),
    aliases=st.lists(TEXTS, max_size=3).map(tuple),
    mentions=st.integers(0, 99),
    how=st.lists(
        st.tuples(TEXTS, st.sampled_from(["surname", "capital", "by-hand"])), max_size=2, unique_by=lambda pair: pair[0]
    ).map(tuple),
)
WHENS = st.none() | st.builds(
    When,
    TEXTS,
    st.integers(0, 99),
    st.integers(0, 99),
    st.none() | st.sampled_from(["2025-03-04", "199X", "XXXX-06", "2014/..", "../2030-06", "2024-06-17/2024-06-23"]),
)
CLAIMS = st.builds(
    Claim,
    id=SLUGS,
    speakers=IDS,
    speaker_kind=st.sampled_from(["named", "unnamed", "unresolved", "outlet"]),
    speaker_text=MAYBE,
    candidates=IDS,
    via=IDS,
    cue=MAYBE,
    act=SLUGS,
    mode=st.sampled_from(["direct", "indirect", "mixed", "narrated"]),
    negated=st.booleans(),
    hedge=MAYBE,
    about=IDS,
    evidence=st.lists(ON_PAGES, min_size=1, max_size=3).map(tuple),
    anchors=st.builds(Anchors, st.none() | PLACES, st.none() | PLACES, PLACES, st.none() | PLACES, st.none() | PLACES),
    chain=st.lists(
        st.builds(
            Relay,
            TEXTS,
            st.integers(0, 99),
            st.integers(0, 99),
            st.sampled_from(["named", "unnamed", "unresolved"]),
            IDS,
        ),
        max_size=2,
    ).map(tuple),
    condition=MAYBE,
    said=WHENS,
    happened=WHENS,
    edits=st.lists(EVIDENCE, max_size=2).map(tuple),
)
SOURCES = st.builds(
    Source,
    file=TEXTS,
    sha256=SHA,
    text_sha256=SHA,
    outlet=MAYBE,
    url=MAYBE,
    dateline=MAYBE,
    published=st.none() | st.sampled_from(["2025-03-04", "XXXX-06-24", "2025", "202X", "2025-03"]),
    published_basis=st.sampled_from(["metadata", "weekday", "unknown"]),
    language=st.sampled_from(["en", "no", "und", "zh-Hans"]),
    author=MAYBE,
    retrieved=st.none() | st.just("2025-03-05T09:30:00Z"),
    pages=st.lists(st.integers(0, 10**6), max_size=3).map(lambda starts: (0, *sorted(starts)) if starts else ()),
)
CONFLICTS = st.builds(
    Conflict,
    part=st.sampled_from(["title", "source", "summary"]) | SLUGS.map("claims.{}".format),
    why=st.sampled_from(["orphaned", "ambiguous", "sentence-changed", "changed"]),
    digest=HASHES,
    words=MAYBE,
)


def _placed(digests: Digests) -> Digests:
    """Every second claim with a place, as briefs that are half old have it."""
    return dataclasses.replace(digests, places=tuple((each, ((3, 9), (12, 40))) for each, _ in digests.claims[::2]))


BRIEFS = st.builds(
    Brief,
    schema=st.just(1),
    id=SLUGS,
    title=TEXTS,
    source=SOURCES,
    summary=st.lists(ON_PAGES, max_size=3).map(tuple),
    actors=st.lists(ACTORS, max_size=4, unique_by=lambda a: a.id).map(tuple),
    claims=st.lists(CLAIMS, max_size=4, unique_by=lambda c: c.id).map(tuple),
    generated=st.builds(
        Generated,
        by=TEXTS,
        model=TEXTS,
        digests=st.builds(
            Digests,
            title=HASHES,
            source=HASHES,
            summary=HASHES,
            actors=PAIRS,
            claims=PAIRS,
            body=HASHES,
            main=HASHES,
            unread=HASHES,
        ).map(_placed),
        inputs=HASHES,
    ),
    notes=st.just(""),
    main=IDS,
    unread=st.lists(
        st.builds(
            Unread, st.sampled_from(["quotation", "reporting"]), TEXTS, st.integers(0, 10**6), st.integers(0, 10**6)
        ),
        max_size=2,
    ).map(tuple),
    conflicts=st.lists(CONFLICTS, max_size=2).map(tuple),
).map(paged)  # words that have no page get it where the source has pages


# --- briefs whose parts meet often: few ids, few values ----------------------------------------

FEW_IDS = st.sampled_from(["a1", "b2", "c3", "d4", "e5", "f6"])
FEW_TUPLES = st.lists(FEW_IDS, max_size=2, unique=True).map(tuple)
FEW_ACTORS = st.builds(actor, FEW_IDS, st.sampled_from(["X", "Y"]), mentions=st.integers(1, 2))
FEW_PLACES = st.integers(0, 12).map(lambda n: Evidence("w" * 6, n, n + 6))
FEW_CLAIMS = st.builds(
    lambda id_, speakers, about, place, kind: claim(
        id_, "We", speakers, speaker_kind=kind if not speakers else "named", about=about, evidence=(place,)
    ),
    FEW_IDS,
    FEW_TUPLES,
    FEW_TUPLES,
    FEW_PLACES,
    st.sampled_from(["unnamed", "unresolved"]),
)


@st.composite
def few_briefs(draw: st.DrawFn) -> Brief:
    """A brief of the generator's, with actors for all that its claims name."""
    claims = draw(st.lists(FEW_CLAIMS, max_size=4, unique_by=lambda c: c.id))
    named = sorted({each for c in claims for each in (*c.speakers, *c.about)})
    more = draw(st.lists(FEW_ACTORS, max_size=2, unique_by=lambda a: a.id))
    actors = [actor(each, draw(st.sampled_from(["X", "Y"]))) for each in named]
    actors += [each for each in more if each.id not in named]
    return signed(
        dataclasses.replace(
            sample(),
            title=draw(st.sampled_from(["S", "T"])),
            summary=(draw(FEW_PLACES),),
            actors=tuple(draw(st.permutations(actors))),
            claims=tuple(claims),
            main=tuple(each.id for each in claims[:2]),
        )
    )
