"""When a place stands for those who act there; each case is a construction, with invented events."""

from __future__ import annotations

import pytest
from actors_factory import annotation, unmark

from generator.actors.metonymy import metonymic


def acting(marked: str) -> list[str]:
    """The places of a text that stand for those who act there, in order."""
    text, mentions, sources = unmark(marked)
    regions = [(0, len(text))]
    return [text[start:end] for start, end in sorted(metonymic(text, regions, annotation(mentions, sources)))]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[L Oslo] rejected the quota.", id="subject"),
        pytest.param("[L Norway] deactivates its buoys.", id="subject of an unknown verb"),
        pytest.param("[L Norway] first raised the quota.", id="subject before an adverb"),
        pytest.param("[L Norway] (pop. five million) has signed.", id="subject before an aside"),
        pytest.param("[L Norway] and [L Iceland] sign tomorrow.", id="subjects of a plural verb"),
        pytest.param("After [L Norway] won the cup, it rained.", id="subject of a clause"),
        pytest.param("The catch was counted by [L Norway] in March.", id="agent of a passive"),
        pytest.param("The award, given by [L Norway] following a vote, is new.", id="agent before a participle"),
        pytest.param("They played against [L Norway] in the rain.", id="against"),
        pytest.param("Relations between [L Norway] and [L Iceland] are good.", id="relations between"),
        pytest.param("A treaty between the Herring Guild and [L Norway] was signed.", id="treaty with a body"),
        pytest.param("She won forty caps for [L Norway].", id="for a team"),
        pytest.param("They lost 0-3 to [L Norway].", id="lost to"),
        pytest.param("They beat [L Norway] 3–1 and [L Iceland] 2–0.", id="results"),
        pytest.param("He ceded the islands to [L Norway].", id="ceded to"),
        pytest.param("The islands declared independence from [L Norway].", id="independence from"),
        pytest.param("The withdrawal of [L Norway] was a surprise.", id="withdrawal of"),
        pytest.param("He paid with the support of their neighbour, [L Norway].", id="beside a noun for a body"),
        pytest.param("It borrowed from rivals such as [L Norway].", id="rivals such as"),
        pytest.param("[L Norway]'s decision came late.", id="possessor of an action"),
        pytest.param("The [L Norway] coach resigned.", id="team"),
        pytest.param("The [L Norway] decision was late.", id="modifier of an action"),
        pytest.param("He ruled over [L Norway] for a year.", id="ruled over"),
        pytest.param("<[L Norway]>: no quota.", id="all of a source"),
    ],
)
def test_places_that_act(marked):
    assert acting(marked) == [m for m in ("Oslo", "Norway", "Iceland") if f"[L {m}]" in marked]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The talks were held in [L Oslo].", id="in"),
        pytest.param("In 1952, in [L Norway], it was cold.", id="in, after a comma"),
        pytest.param("The talks in [L Tromsø], [L Norway], were short.", id="a town and its country"),
        pytest.param("They fished in [L Norway], [L Iceland] and [L Canada].", id="list of places"),
        pytest.param("[L Norway] is a country in the north.", id="described as a country"),
        pytest.param("[L Norway] has been one of the coldest and wettest places.", id="described as a place"),
        pytest.param("[L Oslo] had a population of ten.", id="population"),
        pytest.param("[L Oslo] is located on a fjord.", id="location"),
        pytest.param("[L Norway] borders on nothing here.", id="borders"),
        pytest.param("The ferries between [L Norway] and [L Iceland] were late.", id="ferries between"),
        pytest.param("She moved to [L Norway] in March.", id="moved to"),
        pytest.param("Two fishermen from [L Norway] won a boat.", id="from, before a verb"),
        pytest.param("The plant is native to [L Norway].", id="native to"),
        pytest.param("They visited [L Norway] twice.", id="visited"),
        pytest.param("The streets of [L Oslo] were empty.", id="streets of"),
        pytest.param("[L Norway]'s coast is long.", id="possessor of a coast"),
        pytest.param("[L Norway]'s best singers met.", id="possessor of people"),
        pytest.param("A [L Norway] fisherman came.", id="modifier of a person"),
        pytest.param("An [L Oslo]-based firm closed.", id="based"),
        pytest.param("The border with [L Norway] is closed.", id="border with"),
        pytest.param("The boat crossed northern [L Norway].", id="northern"),
        pytest.param("They all over [L Norway] sang.", id="all over"),
        pytest.param("[L Lake Mjøsa] gave them fish.", id="a lake"),
    ],
)
def test_places_where_something_happens(marked):
    assert acting(marked) == []


def test_one_name_in_two_readings():
    text, mentions, sources = unmark("[L Tokyo] said it would respond after talks in [L Tokyo].")
    assert metonymic(text, [(0, len(text))], annotation(mentions, sources)) == {(0, 5)}


def test_a_clause_begins_after_a_place_that_opens_the_sentence():
    assert acting("In [L Geneva], [L Norway] rejected the quota.") == ["Norway"]


def test_a_list_ends_with_its_conjunction():
    assert acting("They praised the treaty between [L Oslo] and [L Bern], [O Fish Office] clerks said.") == [
        "Oslo",
        "Bern",
    ]


def test_coordinated_modifiers_are_all_modifiers():
    assert acting("All [L Oslo] and [L Bern] residents met.") == []


def test_other_names_are_never_metonymic_places():
    assert acting("[P Ada Long] and [L Norway] signed, and [O Oslo] agreed.") == ["Norway"]


def test_spans_are_the_mentions_own():
    """With the article and the possessive that a model may leave in a mention."""
    assert acting("[L The Netherlands'] vote was late. [L the Netherlands] agreed.") == [
        "The Netherlands'",
        "the Netherlands",
    ]


def test_lines_do_not_run_into_each_other():
    text, mentions, sources = unmark("Talks in\n[L Norway] rejected it.")
    first = text.index("\n")
    regions = [(0, first), (first + 1, len(text))]
    assert metonymic(text, regions, annotation(mentions, sources)) == {(first + 1, first + 7)}
