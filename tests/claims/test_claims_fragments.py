"""Content that means nothing by itself: relative pronouns, "a point", verbs without their subject, mere topics."""

from __future__ import annotations

import pytest
from claims_factory import claims, make, only, quotes

from generator.claims import extract
from generator.claims.coverage import coverage


def test_what_a_relative_pronoun_stands_for_is_the_evidence():
    claim = only("The bill, [t1:which] [s1:{no:Norway}] [c1:has opposed], goes to a vote.")
    assert quotes(claim) == ("The bill",)


@pytest.mark.parametrize(
    "before", ["Fleets have doubled since the bill,", "Long after the vote on the old and far too narrow bill,"]
)
def test_only_a_noun_that_opens_the_sentence_is_taken(before):
    assert claims(f"{before} [t1:which] [s1:{{no:Norway}}] [c1:has opposed], goes to a vote.") == ()


def test_as_needs_no_relative_pronoun():
    claim = only("It hit the old plan, [t1:which] [s1:{berg:Berg}] [c1:criticised] [t1:as a “cut-and-run” deal].")
    assert quotes(claim) == ("as a “cut-and-run” deal",)


def test_a_relative_subject_stays_with_its_verb():
    claim = only("It hit the old plan, [t1:which], [s1:{berg:Berg}] [c1:said], [t1:could sink the fleet].")
    assert quotes(claim) == ("which", "could sink the fleet")


def test_a_point_is_the_report_before_it():
    _, denial = claims(
        "[s1:{orlov:Orlov}] [c1:claimed] [t1:the nets were new], [t2:a point] [s2:{berg:Berg}] [c2:denied]."
    )
    assert (quotes(denial), denial.negated, denial.mode) == (("the nets were new, a point",), True, "indirect")


def test_nobody_gets_the_quoted_words_of_another():
    marked = "[s1:{orlov:Orlov}] [c1:called] [t1:the nets “new,”] [t2:a point] [s2:{berg:Berg}] [c2:denied]."
    found = claims(marked)
    assert [c.cue for c in found] == ["called"]
    document, _, _ = make(marked)
    assert [u.quote for u in coverage(document, found)] == [document.text]


def test_a_verb_before_its_report_gets_its_subject_back():
    claim = only("{orlov:Orlov}, in his old boat, [t1:was not seeking a fight], [s1:an aide] [c1:said].")
    assert quotes(claim) == ("Orlov, in his old boat, was not seeking a fight",)


@pytest.mark.parametrize(
    "marked",
    [
        "{orlov:Orlov}, in [s1:{orlov~his}] [c1:longest remarks about] [t1:illegal fishing], left early.",
        "[s1:officials] [c1:did not talk to anyone about] [t1:the sinking].",
    ],
)
def test_a_topic_is_no_statement(marked):
    assert claims(marked) == ()


def test_what_is_said_about_a_topic_is_one():
    claim = only("[s1:{orlov:Orlov}] [c1:made remarks about] [t1:how the dam had failed].")
    assert quotes(claim) == ("how the dam had failed",)


def test_and_said_behind_a_quotation_has_its_subject():
    _, said = claims("[s1:{orlov:He}] [c1:called] [t1:it “a good night,”] and [c2:said] [t2:the crews were safe].")
    assert (said.speakers, said.speaker_text) == (("orlov",), "He")


def test_and_said_behind_another_clause_has_none():
    """It may be the mayor who said so."""
    marked = "[s1:{orlov:Orlov}] [c1:said] [t1:the mayor had left] and [c2:said] [t2:that the crews were safe]."
    assert claims(marked)[-1].speakers == ()


@pytest.mark.parametrize("verb", ["claiming", "saying", "alleging"])
def test_a_participle_that_no_claim_has_is_named_as_unread(verb):
    document, annotation, resolution = make(f"The port sued two crews on Monday, {verb} that they had sunk its boats.")
    (unread,) = coverage(document, extract(document, annotation, resolution))
    assert unread.quote == document.text
