"""What was not understood."""

import pytest
from claims_factory import make

from generator.claims import coverage, extract


def unread(marked):
    doc, annotation, resolution = make(marked)
    found = coverage(doc, extract(doc, annotation, resolution))
    assert all(doc.text[u.start : u.end] == u.quote for u in found)
    return [(u.kind, u.quote) for u in found]


def test_a_quotation_without_a_claim_is_told():
    assert unread("“The ferry will not sail tomorrow.” Nobody moved.") == [
        ("quotation", "“The ferry will not sail tomorrow.”")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor warned that floods were near.",
        "Berg said the ferry was late.",
        "The ferry was late, the ministry added.",
        "The ferry was late, said Pavel Berg, a docker.",
        "Berg told reporters in Oslo that the ferry was late.",
        "The minister has repeatedly denied that the ferry was late.",
    ],
)
def test_a_sentence_that_reports_without_a_claim_is_told(sentence):
    assert unread(sentence) == [("reporting", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The alleged smugglers were tried in May.",
        "Police searched the area mentioned in the letter.",
        "The price was stated in crowns.",
        "She continued to sail every day.",
        "The claims were paid in full.",
        "The bridge, as the mayor said, was old.",
        "What he said was lost.",
    ],
)
def test_a_verb_that_tells_nothing_here_is_not(sentence):
    assert unread(sentence) == []


def test_what_a_claim_covers_is_not():
    assert unread("[t1:“The ferry will not sail tomorrow,”] [s1:{berg:Berg}] [c1:said].") == []


def test_a_report_beside_a_claim_in_one_sentence_is_told():
    sentence = "Berg said the ferry was late, and Quill said that it had sunk."
    marked = "Berg said the ferry was late, and [s1:{quill:Quill}] [c1:said] that [t1:it had sunk]."
    assert unread(marked) == [("reporting", sentence)]


def test_a_sentence_whose_quotation_is_told_is_not_told_twice():
    assert len(unread("Berg said: “The ferry will not sail tomorrow.”")) <= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The “blue sheds” burnt.",
        "The film “The Long Road to the Harbour” opened.",
        "They marched under the slogan “bread and work for all of us”.",
        "The so-called “Plan for the Old Harbour” was dropped.",
        "His book “Das alte Haus am Hafen” sold well.",
    ],
)
def test_marks_that_quote_nobody_are_not(sentence):
    assert unread(sentence) == []


def test_words_in_a_quotation_in_a_quotation_are_told_once():
    assert len(unread("“He told us ‘the ferry will not sail’ and went away.”")) == 1


def test_a_report_behind_an_apposition_is_named_as_unread():
    document, _, _ = make("Towns should vote for dams, Pavel Orlov, the former mayor of Split, said at a fair.")
    assert [u.quote for u in coverage(document, ())] == [document.text]
