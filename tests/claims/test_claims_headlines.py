"""What headlines say that somebody says."""

import dataclasses

import pytest
from claims_factory import make, quotes

from generator.claims import extract


def headline(marked):
    """The claims of a text whose first line is its headline."""
    doc, annotation, resolution = make(marked)
    first, *rest = doc.paragraphs
    doc = dataclasses.replace(
        doc,
        title=doc.text[slice(*first)],
        title_span=first,
        paragraphs=tuple(rest),
        sentences=tuple(s for s in doc.sentences if s.start >= first[1]),
    )
    return extract(doc, annotation, resolution)


BODY = "\n\nIt rained in the harbour."


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("{orsic:Orsic}: there will be no talks", "there will be no talks"),
        ("{orsic:Orsic}: “no talks” in sight", "“no talks” in sight"),
        ("‘We will not pay’, says {orsic:Orsic}", "‘We will not pay’"),
        ("“We will not pay,” {orsic:Orsic} says", "“We will not pay,”"),
        ("The deal is dead: {orsic:Orsic}", "The deal is dead"),
        ("Mayor {orsic:Orsic} says the deal is dead", "the deal is dead"),
        ("{orsic:Orsic} denies wrongdoing over the harbour", "wrongdoing over the harbour"),
    ],
)
def test_a_headline_that_reports_is_a_claim(title, words):
    (claim,) = headline(title + BODY)
    assert (claim.speakers, quotes(claim)) == (("orsic",), (words,))


def test_a_denial_in_a_headline_is_one():
    (claim,) = headline("{orsic:Orsic} denies wrongdoing over the harbour" + BODY)
    assert (claim.act, claim.negated) == ("deny", True)


def test_a_role_alone_names_nobody():
    (claim,) = headline("Minister: harbour “will not be sold”" + BODY)
    assert (claim.speaker_kind, claim.speaker_text) == ("unresolved", "Minister")


@pytest.mark.parametrize(
    "title",
    [
        "Analysis: why the harbour is not for sale",
        "{orsic:Ana Orsic}: a life on the water",
        "Harbour fire: what is known",
        "{orsic:Orsic} meets fishermen in the harbour",
    ],
)
def test_other_headlines_are_none(title):
    assert headline(title + BODY) == ()


def test_what_the_body_says_again_is_not_taken_twice():
    found = headline(
        "{orsic:Orsic} says the harbour deal is dead\n\n"
        "[s1:{orsic:Orsic}] [c1:said] [t1:the deal on the harbour is dead]."
    )
    assert [quotes(c) for c in found] == [("the deal on the harbour is dead",)]
