"""A name that is unclear in one place is read as in the others of its document."""

import numpy as np

from generator.annotate.agree import agreed
from generator.annotate.words import lines, split_words

TAGS = ["O", "B-Person", "I-Person", "B-Organization", "I-Organization"]


def moved(text, scores):
    """Scores by word, after agreement; words that are not given score as `O`."""
    words = split_words(text, lines(text))
    rows = [scores.get(i, [5, 0, 0, 0, 0]) for i in range(len(words.spans))]
    before = np.array(rows, np.float32)
    return before, agreed(before, TAGS, text, words)


def test_two_clear_places_decide_an_unclear_third():
    text = "Odrel said so.\nOdrel agreed.\nOdrel left."
    clear, unclear = [0, 1, 0, 8, 0], [0, 3, 0, 2.5, 0]
    before, after = moved(text, {0: clear, 4: clear, 7: unclear})
    assert before[7].argmax() == TAGS.index("B-Person")
    assert [after[i].argmax() for i in (0, 4, 7)] == [TAGS.index("B-Organization")] * 3


def test_a_name_that_occurs_once_keeps_its_scores():
    before, after = moved("Odrel said so. Vanta agreed.", {0: [0, 3, 0, 2.5, 0], 4: [0, 0, 0, 9, 0]})
    assert np.allclose(before, after)


def test_words_in_lower_case_are_left_alone():
    before, after = moved("will he say so if they will", {0: [0, 9, 0, 0, 0]})
    assert np.allclose(before, after)


def test_how_a_name_is_bounded_stays_as_each_place_has_it():
    text = "Ana Odrel spoke.\nOdrel left."
    _, after = moved(text, {0: [0, 9, 0, 0, 0], 1: [0, 0, 9, 0, 0], 4: [0, 3, 0, 3.2, 0]})
    assert [after[i].argmax() for i in (1, 4)] == [TAGS.index("I-Person"), TAGS.index("B-Person")]


def test_a_text_without_names_is_left_alone():
    before, after = moved("nothing here", {})
    assert np.array_equal(before, after)
