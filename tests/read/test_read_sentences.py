"""Where sentences end in news text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.sentences import split_sentences


def cut(text):
    return [text[s.start : s.end] for s in split_sentences(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The envoy left.", "She said nothing."],
        ["Mr. Oduya met Dr. Lind and Gen. Ruiz.", "They agreed."],
        ["The U.S. Senate voted.", "It passed."],
        ["He moved to the U.S. in May.", "He liked it."],
        ["Talks ended in the U.S.", "The envoys flew home."],
        ["J. K. Larsen and George W. Holm spoke."],
        ["Prices rose 3.5 percent to $1.20."],
        ["No. 4 Unit tripped on Jan. 5 at 8 a.m. Monday.", "Crews came."],
        ["The meeting began at 9 p.m.", "Police arrived later."],
        ["Norden Inc. Chief Anna Berg quit.", "Shares fell."],
        ["Rep. Olaf Berg Jr. (R-Elsin) resigned.", "Shares of Norden Inc. (NRD) fell."],
        ["He sold Norden Inc.", "(The price is secret.)"],
        ["“We will not go.”", "The crowd cheered."],
        ["“Is it over?” Berg asked.", "It was."],
        ["“Why now?” he said.", "Nobody knew."],
        ['"Stop!" she cried.', "They did not."],
        ["The ROK (Republic of Korea – ed.) and Japan agreed."],
        ["The plan (It was old. It was bad.) failed.", "A new one came."],
        ["He waited ... and waited.", "Then he left..."],
        ["It ended badly.", "“Never again,” she said."],
        ["1. Repair the bridge.", "It is old."],
        ["He paid Rs. 500 to St. Olav’s.", "It was little."],
        ["In 2020.", "15 people came."],
        ["“We are glad. ”", "They left."],
        ["他来了。", "我走了。"],
        ["क्या हुआ?", "वह गया।"],
    ],
)
def test_ends_where_the_sentence_ends(sentences):
    assert cut(" ".join(sentences)) == sentences


def test_a_missing_space_does_not_hide_the_end():
    assert cut("The talks ended.The envoys left.") == ["The talks ended.", "The envoys left."]
    assert cut("See www.harbour.example/News.Html for more.") == ["See www.harbour.example/News.Html for more."]


def test_no_sentence_crosses_paragraphs():
    text = "Head without stop\n\nBody text."
    found = split_sentences(text, [(0, 17), (19, len(text))])
    assert [(text[s.start : s.end], s.paragraph) for s in found] == [("Head without stop", 0), ("Body text.", 1)]


@given(st.text(alphabet=st.sampled_from("aAb .?!…”“\"'()[]\n—5。U.S"), max_size=120))
def test_sentences_hold_every_visible_character_once_and_in_order(text):
    found = split_sentences(text, [(0, len(text))])
    assert all(s.start < s.end for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    pieces = [text[s.start : s.end] for s in found]
    assert all(piece == piece.strip() for piece in pieces)
    assert "".join("".join(piece.split()) for piece in pieces) == "".join(text.split())
