"""The whole chain of attribution: named, unnamed and unresolved relays, in order, with their words."""

import dataclasses

import pytest
from claims_factory import make

from generator.claims import extract

MEDIA = ("post", "interfax")


def found(marked, outlet=None, media=MEDIA, **kwargs):
    """The claims of a marked text in which some actors are media."""
    doc, annotation, resolution = make(marked, **kwargs)
    doc = dataclasses.replace(doc, outlet=outlet)
    names = {m.actor: doc.text[m.start : m.end] for m in resolution.mentions}
    actors = tuple(
        dataclasses.replace(a, type="media" if a.id in media else a.type, name=names[a.id]) for a in resolution.actors
    )
    claims = extract(doc, annotation, dataclasses.replace(resolution, actors=actors))
    for claim in claims:
        for relay in claim.chain:
            assert doc.text[relay.start : relay.end] == relay.text
            assert (relay.kind == "named") == bool(relay.actors)
        assert set(claim.via) == {a for r in claim.chain for a in r.actors} - set(claim.speakers)
    return claims


def chain(claim):
    return [(r.text, r.kind) for r in claim.chain]


def test_the_chain_is_whole_and_ordered():
    """commanders, then Orlov, then the Daily Post, then the outlet, which is not in it."""
    outer, inner = found(
        "[s1:Deputy minister {orlov:Orlov}] [c1:told] the {post:Daily Post} [t1:that [s2:commanders] "
        "[c2:believed] [t2:the bridge had fallen]]."
    )
    assert chain(outer) == [("Daily Post", "named")]
    assert chain(inner) == [("Deputy minister Orlov", "named"), ("Daily Post", "named")]
    assert inner.via == ("orlov", "post")


def test_an_unnamed_relay_is_kept():
    _, inner = found(
        "[s1:a source] [c1:told] {post:Interfax} [t1:that [s2:officials] [c2:believed] [t2:the bridge had fallen]]."
    )
    assert chain(inner) == [("a source", "unnamed"), ("Interfax", "named")]
    assert inner.via == ("post",)


def test_who_cannot_be_told_is_kept_as_such():
    _, inner = found("[s1:The clerk] [c1:said] [t1:that [s2:{orlov:Orlov}] [c2:believed] [t2:the bridge had fallen]].")
    assert chain(inner) == [("The clerk", "unresolved")]


def test_who_is_told_is_no_relay_unless_a_medium():
    (claim,) = found("[s1:{orlov:Orlov}] [c1:told] {berg:Ada Berg} [t1:that the bridge had fallen].")
    assert claim.chain == ()
    (claim,) = found("[s1:{orlov:Orlov}] [c1:told] reporters [t1:that the bridge had fallen].")
    assert claim.chain == ()


def test_the_outlet_itself_is_not_in_the_chain():
    marked = "[s1:{orlov:Orlov}] [c1:told] the {post:Daily Post} [t1:that the bridge had fallen]."
    (claim,) = found(marked, outlet="The Daily Post")
    assert claim.chain == ()


@pytest.mark.parametrize(
    ("marked", "relays"),
    [
        (
            "[s1:{orlov:Orlov}] [c1:said] in an interview with the {post:Daily Post} [t1:that the bridge had fallen].",
            [("Daily Post", "named")],
        ),
        (
            "[s1:{orlov:Orlov}] [c1:was quoted as saying] by {post:Interfax} [t1:that the bridge had fallen].",
            [("Interfax", "named")],
        ),
        (
            "{post:Interfax} quoted [s1:{orlov:Orlov}] [c1:as saying] [t1:that the bridge had fallen].",
            [("Interfax", "named")],
        ),
        (
            "[s1:{orlov:Orlov}] [c1:told] state television [t1:that the bridge had fallen].",
            [("state television", "unnamed")],
        ),
        (
            "[s1:{orlov:Orlov}] [c1:told] the newspaper [t1:that the bridge had fallen].",
            [("the newspaper", "unresolved")],
        ),
    ],
)
def test_a_medium_that_was_told_or_quotes_is_a_relay(marked, relays):
    (claim,) = found(marked)
    assert chain(claim) == relays


def test_according_to_unnamed_people_is_kept():
    claim, *_ = found("[s1:{orlov:Orlov}] [c1:condemned] [t1:the raid on the port], according to two officials.")
    assert chain(claim) == [("two officials", "unnamed")]


def test_according_to_plan_is_nobody():
    claim, *_ = found("[s1:{orlov:Orlov}] [c1:said] [t1:all went well], according to plan.")
    assert claim.chain == ()


def test_who_releases_a_statement_stands_at_their_own_words():
    (claim,) = found(
        "[t1:The bridge had fallen], [c1:according to] "
        "[s1:a statement of {orlov:Orlov} released by {coast:the Coast Guard}].",
        via={1: ("coast",)},
    )
    assert [(r.text, r.actors) for r in claim.chain] == [("the Coast Guard", ("coast",))]


def test_nobody_passes_themself_on():
    claims = found(
        "[s1:{orlov:Orlov}] [c1:said] [t1:[s2:{orlov~he}] [c2:believed] [t2:that [s3:{navy:the navy}] [c3:had said] "
        "[t3:the bridge had fallen]]]."
    )
    (navy,) = [c for c in claims if c.speakers == ("navy",)]
    assert chain(navy) == [("Orlov", "named")]


def test_what_stands_deep_inside_a_denial_was_not_said_either():
    claims = found(
        "[s1:{orlov:Orlov}] [c1:denied] [t1:that [s2:{berg:Ada Berg}] [c2:had said] [t2:that [s3:{navy:the navy}] "
        "[c3:believed] [t3:the bridge had fallen]]]."
    )
    assert [c.speakers for c in claims] == [("orlov",)]
