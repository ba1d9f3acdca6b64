"""The archived text: every character is shown, and exactly the words of a passage are marked as its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.site.highlight import Paragraph, Passage, paragraphs, stylesheet


def passage(number, *spans):
    return Passage(f"c{number}", number, spans, str(number), f"claim-{number}")


def marked(found: tuple[Paragraph, ...], number: int) -> list[str]:
    """The words of a passage, one string for each piece."""
    return [
        "\n".join(piece.lines)
        for paragraph in found
        for piece in paragraph
        if number in [p.number for p in piece.covered_by]
    ]


TEXT = "One two three four five.\n\nSix seven."


def test_nested_passages_are_cut_and_the_inner_one_comes_first():
    found = paragraphs(TEXT, [passage(1, (0, 24)), passage(2, (4, 7))])
    assert marked(found, 1) == ["One ", "two", " three four five."]
    assert marked(found, 2) == ["two"]
    assert [p.number for p in found[0][1].covered_by] == [2, 1]


def test_overlapping_passages_share_the_words_that_both_cover():
    found = paragraphs(TEXT, [passage(1, (0, 7)), passage(2, (4, 13))])
    assert marked(found, 1) == ["One ", "two"]
    assert marked(found, 2) == ["two", " three"]


def test_a_passage_over_two_paragraphs_begins_in_one_and_ends_in_the_other():
    (first,), (second, rest) = paragraphs(TEXT, [passage(1, (0, 29))])
    assert ([p.number for p in first.begins], first.ends) == ([1], ())
    assert ([p.number for p in second.ends], second.begins) == ([1], ())
    assert rest.lines == (" seven.",)


def test_a_passage_in_several_pieces_begins_and_ends_once():
    found = paragraphs(TEXT, [passage(1, (0, 3), (26, 29))])
    pieces = [piece for paragraph in found for piece in paragraph]
    assert [bool(p.begins) for p in pieces] == [True, False, False, False]
    assert [bool(p.ends) for p in pieces] == [False, False, True, False]


def test_a_part_of_a_text_is_cut_at_its_borders():
    found = paragraphs(TEXT, [passage(1, (0, 7))], (4, 13))
    assert marked(found, 1) == ["two"]
    assert "".join(line for piece in found[0] for line in piece.lines) == "two three"


def test_lines_that_were_wrapped_flow_and_short_lines_stay():
    wrapped = "The council met in the old town hall on\nTuesday to speak about the ferry line.\nIt adjourned."
    (paragraph,) = paragraphs(wrapped, [])
    assert paragraph[0].lines == (wrapped,)
    verse = "By our reporter\nPort Elder, 4 March, from the harbour"
    (paragraph,) = paragraphs(verse, [])
    assert paragraph[0].lines == tuple(verse.split("\n"))


def test_every_passage_has_its_rule():
    rules = stylesheet(2).splitlines()
    assert len(rules) == 2
    assert ".b-p2:target" in rules[1]
    assert stylesheet(0) == ""


@st.composite
def texts_with_passages(draw):
    text = draw(st.text(alphabet="ab \n\té<", min_size=1, max_size=60))
    spans = st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), min_size=1, max_size=3)
    passages = []
    for number, drawn in enumerate(draw(st.lists(spans, max_size=4)), 1):
        cuts = sorted({cut for span in drawn for cut in span})
        pairs = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if text[a:b].strip()]
        if pairs:
            passages.append(passage(number, *pairs))
    return text, passages


@given(texts_with_passages())
def test_all_words_are_shown_in_order_and_marked_exactly(case):
    text, passages = case
    found = paragraphs(text, passages)
    shown = "".join("\n".join(piece.lines) for paragraph in found for piece in paragraph)
    assert "".join(shown.split()) == "".join(text.split())
    for each in passages:
        words = "".join(text[a:b] for a, b in each.spans)
        assert "".join("".join(marked(found, each.number)).split()) == "".join(words.split())
        pieces = [piece for paragraph in found for piece in paragraph]
        assert sum(each in piece.begins for piece in pieces) == 1
        assert sum(each in piece.ends for piece in pieces) == 1
