"""The figures that quality is judged by."""

import pytest

from benchmarks.metrics import AttributionScore, Count, overlap, trimmed
from generator.records import Attribution

TEXT = 'Ann said "it is so". Bob denied it.'
ANN = Attribution(source=((0, 3),), cue=((4, 8),), content=((9, 19),))
BOB = Attribution(source=((21, 24),), cue=((25, 31),), content=((32, 34),))


def figures(found):
    score = AttributionScore()
    score.add(TEXT, [ANN, BOB], found)
    return score.figures()


def test_what_is_found_as_marked_scores_full():
    assert set(figures([ANN, BOB]).values()) == {100.0}


def test_nothing_found_scores_nothing():
    assert set(figures([]).values()) == {0.0}


def test_marks_and_punctuation_at_the_ends_do_not_count():
    bare = Attribution(source=((0, 3),), cue=((4, 8),), content=((10, 18),))
    assert trimmed(TEXT, (9, 19)) == (10, 18)
    assert figures([bare, BOB])["exact content"] == 100.0


def test_the_right_words_on_the_wrong_speaker_are_not_linked():
    wrong = Attribution(source=BOB.source, cue=ANN.cue, content=ANN.content)
    got = figures([wrong, BOB])
    assert got["exact content"] == 100.0
    assert got["linked"] == 50.0


def test_a_relation_found_twice_counts_once():
    assert figures([ANN, ANN])["linked"] == 50.0


def test_overlap_is_by_character():
    assert overlap([(0, 4)], [(2, 6)]) == pytest.approx(2 / 6)
    assert overlap([], []) == 0


def test_f1_is_the_harmonic_mean():
    count = Count()
    count.add({1, 2, 3, 4}, {3, 4, 5})
    assert (count.precision, count.recall) == (pytest.approx(200 / 3), 50.0)
    assert count.f1 == pytest.approx(400 / 7)
