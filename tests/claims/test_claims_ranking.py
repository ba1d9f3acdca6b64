"""Which claims matter."""

import dataclasses

from claims_factory import make

from generator.claims import ACTS, extract, main_claims
from generator.claims.ranking import _TELLING_ACTS, bound


def ranked(marked, *, title=""):
    """The evidence of the main claims, the first of them first."""
    doc, annotation, resolution = make(marked, title=title)
    found = extract(doc, annotation, resolution)
    words = {c.id: c.evidence[0].quote for c in found}
    return [words[i] for i in main_claims(doc, resolution, found)]


def told(n, who, what):
    return f"[s{n}:{{{who.lower()}:{who}}}] [c{n}:said] [t{n}:{what}]."


def test_a_document_has_three_to_seven():
    assert [bound(n) for n in (0, 9, 10, 35, 40, 400)] == [3, 3, 4, 6, 7, 7]


def test_who_is_named_comes_before_who_is_not():
    text = "[s1:officials] [c1:said] [t1:the harbour was closed]. " + told(2, "Orsic", "the airport was open")
    assert ranked(text) == ["the airport was open", "the harbour was closed"]


def test_of_equals_the_first_comes_first():
    text = " ".join((told(1, "Orsic", "the harbour was closed"), told(2, "Berg", "the airport was open")))
    assert ranked(text)[0] == "the harbour was closed"


def test_what_the_title_says_comes_first():
    text = " ".join((told(1, "Orsic", "the harbour was closed"), told(2, "Berg", "the airport would be sold")))
    assert ranked(text, title="Airport sold")[0] == "the airport would be sold"


def test_the_same_words_are_not_taken_twice():
    said = [
        "the harbour was closed on Monday",
        "the harbour on Monday was closed",
        "bread prices rose by half",
        "three ferries sank in fog",
    ]
    text = " ".join(
        told(n, who, what) for n, (who, what) in enumerate(zip(("Orsic", "Berg", "Kos", "Lind"), said, strict=True), 1)
    )
    assert set(ranked(text)) == {said[0], said[2], said[3]}


def test_the_order_of_the_claims_given_does_not_matter():
    doc, annotation, resolution = make(" ".join(told(n, "Orsic", f"boat number {n} sank") for n in range(1, 9)))
    found = extract(doc, annotation, resolution)
    assert main_claims(doc, resolution, found) == main_claims(doc, resolution, found[::-1])
    assert main_claims(doc, resolution, ()) == ()
    assert main_claims(dataclasses.replace(doc, sentences=()), resolution, found)


def test_every_act_that_weighs_more_is_of_the_vocabulary():
    assert set(ACTS) >= _TELLING_ACTS
