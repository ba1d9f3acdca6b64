"""From scores to spans, and from spans to attributions."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from generator.annotate.decode import Tagger, spans_of
from generator.annotate.labels import ATTRIBUTION_TAGS, ENTITY_TAGS, allowed, may_end, may_start
from generator.annotate.link import Group, Linker


def transitions(tags):
    return np.array([[0 if allowed(a, b) else -1e4 for b in tags] for a in tags], np.float32)


def brute_force(tags, emissions):
    """The best allowed sequence, by trying all of them."""
    best, score = [], -np.inf
    stack = [([i], emissions[0][i]) for i, t in enumerate(tags) if may_start(t)]
    while stack:
        path, so_far = stack.pop()
        if len(path) == len(emissions):
            if may_end(tags[path[-1]]) and so_far > score:
                best, score = path, so_far
            continue
        for j, tag in enumerate(tags):
            if allowed(tags[path[-1]], tag):
                stack.append(([*path, j], so_far + emissions[len(path)][j]))
    return [tags[i] for i in best]


SMALL = ("O", "B-cue", "I-cue", "E-cue", "S-cue")


@given(arrays(np.float32, (4, len(SMALL)), elements=st.integers(-50, 50).map(lambda n: n / 7)))
def test_the_best_allowed_sequence_is_found(emissions):
    found = Tagger(SMALL, transitions(SMALL)).spans(emissions)
    expected = brute_force(SMALL, emissions)
    score = {t: i for i, t in enumerate(SMALL)}
    total = sum(emissions[i][score[t]] for i, t in enumerate(expected))
    mine = ["O"] * 4
    for first, last, _ in found:
        mine[first:last] = ["S-cue"] if last - first == 1 else ["B-cue", *["I-cue"] * (last - first - 2), "E-cue"]
    assert sum(emissions[i][score[t]] for i, t in enumerate(mine)) == pytest.approx(total)


@pytest.mark.parametrize("tags", [ATTRIBUTION_TAGS, ENTITY_TAGS])
def test_a_span_neither_starts_in_the_middle_nor_changes_its_label(tags):
    rng = np.random.default_rng(7)
    tagger = Tagger(tags, transitions(tags))
    for _ in range(50):
        emissions = rng.normal(0, 3, (12, len(tags))).astype(np.float32)
        spans = tagger.spans(emissions)
        assert all(a < b for a, b, _ in spans)
        assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))


def test_an_empty_window_has_no_spans():
    assert Tagger(SMALL, transitions(SMALL)).spans(np.zeros((0, 5), np.float32)) == []


def test_bio_spans_end_where_the_next_begins():
    assert spans_of(["B-Person", "I-Person", "B-Person", "O"]) == [(0, 2, "Person"), (2, 3, "Person")]


def linker(buckets=24):
    return Linker(1, np.zeros((2, buckets), np.float32), np.zeros((2, 1), np.float32))


def test_each_cue_chooses_its_source_and_each_content_its_cue():
    # words: 0 source A, 1 cue A, 2 content A, 3 source B, 4 cue B, 5 content B
    vectors = np.zeros((6, 4), np.float32)
    vectors[1, 0], vectors[0, 1] = 2, 2
    vectors[4, 0], vectors[3, 1] = -2, -2
    vectors[2, 2], vectors[1, 3] = 2, 2
    vectors[5, 2], vectors[4, 3] = -2, -2
    spans = [
        (0, 1, "source"),
        (1, 2, "cue"),
        (2, 3, "content"),
        (3, 4, "source"),
        (4, 5, "cue"),
        (5, 6, "content"),
    ]
    assert linker().groups(spans, vectors) == [Group((0, 1), (1, 2), ((2, 3),)), Group((3, 4), (4, 5), ((5, 6),))]


def test_a_cue_may_have_nobody_for_its_source():
    vectors = np.zeros((3, 4), np.float32)
    vectors[1, 0], vectors[0, 1] = 2, -2
    spans = [(0, 1, "source"), (1, 2, "cue"), (2, 3, "content")]
    assert linker().groups(spans, vectors) == [Group(None, (1, 2), ((2, 3),))]


def test_a_quotation_in_two_pieces_is_one_attribution():
    spans = [(0, 1, "content"), (1, 2, "cue"), (3, 4, "content")]
    assert linker().groups(spans, np.zeros((4, 4), np.float32)) == [Group(None, (1, 2), ((0, 1), (3, 4)))]


def test_a_content_without_a_cue_stands_alone():
    spans = [(0, 1, "content"), (2, 3, "source")]
    assert linker().groups(spans, np.zeros((4, 4), np.float32)) == [Group(None, None, ((0, 1),))]


def test_a_cue_without_a_content_is_no_attribution():
    assert linker().groups([(0, 1, "cue"), (2, 3, "source")], np.zeros((4, 4), np.float32)) == []
