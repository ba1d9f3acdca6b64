"""Quotation marks: forgotten ones, those that quote nobody, and what editors put between them."""

import pytest
from claims_factory import document, only

from generator.claims.quotations import find_quotations


def found(text):
    doc = document(text)
    return [text[q.start : q.end] for q in find_quotations(text, doc.paragraphs).all]


def test_a_forgotten_closing_mark_ends_with_its_paragraph():
    assert found("“We will wait.\n\nNobody came.") == ["“We will wait."]


def test_a_forgotten_closing_mark_ends_before_who_said_it():
    assert found("“We will wait, Orlov said on Monday.\n\nNobody came.") == ["“We will wait,"]
    assert found('"We will wait, said Orlov.') == ['"We will wait,']


def test_a_quotation_that_goes_on_keeps_what_is_said_in_it():
    assert found("“We wait, Orlov said to me.\n\n“We wait.”")[0] == "“We wait, Orlov said to me."


def test_a_second_opening_mark_at_a_sentence_ends_the_first():
    assert found("“We will wait. “We have time.”") == ["“We will wait.", "“We have time.”"]


def test_an_opening_mark_may_stand_for_a_closing_one():
    assert found("She wrote “We will wait“ and left, “at last“.") == ["“We will wait“", "“at last“"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("[s1:{berg:Berg}] [c1:said] [t1:the so-called “peace plan” was dead].", "indirect"),
        ("[s1:{berg:Berg}] [c1:said] [t1:the port known as “Old Nell” was closed].", "indirect"),
        ("[s1:{berg:Berg}] [c1:said] [t1:John “Jack” Quill had left the harbour there].", "indirect"),
        ("[s1:{berg:Berg}] [c1:called] [t1:the plan “a disgrace”].", "mixed"),
        ("[s1:{berg:Berg}] [c1:called] it [t1:“illegal”].", "direct"),
        ("[s1:{berg:Berg}] [c1:said] [t1:“I’m a New Yorker,”].", "direct"),
        ("[s1:{berg:Berg}] [c1:said] [t1:it was “so-called”].", "indirect"),
    ],
)
def test_words_held_at_arms_length_are_no_quotation(text, mode):
    assert only(text).mode == mode


def test_brackets_in_a_quotation_are_an_editors():
    claim = only("[t1:“[The ministry] will pay […] soon (in May),”] [s1:{berg:Berg}] [c1:said].")
    assert [e.quote for e in claim.edits] == ["[The ministry]", "[…]"]
    assert claim.evidence[0].quote == "“[The ministry] will pay […] soon (in May),”"


def test_round_brackets_are_if_they_say_so():
    claim = only("[t1:“They (the envoys – ed.) payed (sic) for it (in May) as reported,”] [s1:{berg:Berg}] [c1:said].")
    assert [e.quote for e in claim.edits] == ["(the envoys – ed.)", "(sic)"]


def test_brackets_outside_are_not():
    assert only("[s1:{berg:Berg}] [c1:said] [t1:the ministry [of finance] would pay].").edits == ()


def test_an_ellipsis_cuts_no_quotation():
    claim = only("[t1:“We will … pay … in May,”] [s1:{berg:Berg}] [c1:said].")
    assert (claim.mode, claim.evidence[0].quote) == ("direct", "“We will … pay … in May,”")
