"""The meaning of a place is the sum over the words in it."""

from itertools import pairwise

import numpy as np
import pytest

from generator.annotate import load
from generator.annotate.meanings import WordMeanings

VECTORS = np.array([[1.0, 0.0], [0.0, 2.0], [5.0, 5.0]], np.float32)
WORDS = WordMeanings.room_for([(0, 3), (4, 9), (10, 12)], 2)
WORDS.put(0, VECTORS[:2])
WORDS.put(2, VECTORS[2:])


def test_words_within_the_places_are_added_up():
    assert WORDS.of([(0, 9)]) == pytest.approx([1.0, 2.0])
    assert WORDS.of([(0, 3), (10, 12)]) == pytest.approx([6.0, 5.0])


def test_a_byte_for_each_number_changes_where_a_vector_points_by_less_than_a_hundredth():
    vectors = np.random.default_rng(1).normal(size=(50, 384)).astype(np.float32)
    meanings = WordMeanings.room_for([(i, i + 1) for i in range(50)], 384)
    meanings.put(0, vectors)
    for i, vector in enumerate(vectors):
        kept = np.asarray(meanings.of([(i, i + 1)]))
        assert kept @ vector / np.linalg.norm(kept) / np.linalg.norm(vector) > 0.9999


def test_a_vector_of_nothing_stays_one():
    meanings = WordMeanings.room_for([(0, 1)], 3)
    meanings.put(0, np.zeros((1, 3), np.float32))
    assert list(meanings.of([(0, 1)])) == [0.0, 0.0, 0.0]


def test_a_word_that_is_only_partly_within_is_not_counted():
    assert WORDS.of([(1, 9)]) == pytest.approx([0.0, 2.0])


def test_a_place_without_a_word_has_none():
    assert WORDS.of([(20, 30)]) is None
    assert WORDS.of([]) is None


def test_the_model_gives_the_meanings_of_what_it_reads_and_nearer_ones_for_nearer_places():
    text = "A ferry sank off the coast of Norland. The boat went down at night. The bank raised its rates."
    cut = [0, text.index("The boat"), text.index("The bank"), len(text)]
    (meanings,) = load().annotate(text, [(0, len(text))]).meanings
    ferry, boat, bank = (np.asarray(meanings.of([(start, end)])) for start, end in pairwise(cut))

    def near(a, b):
        return a @ b / np.linalg.norm(a) / np.linalg.norm(b)

    assert near(ferry, boat) > near(ferry, bank)


def test_nothing_read_means_nothing():
    assert load().annotate("Nothing", []).meanings == ()
