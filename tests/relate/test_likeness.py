"""How alike two texts are: a number between 0 and 1, by what they have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import BriefingError
from generator.relate.phrasing import Phrasing, longest_run
from generator.relate.quantities import quantities
from generator.relate.rarity import rarity, stem
from generator.relate.rows import scored_rows
from generator.relate.similarity import features, similarity

COSINES = st.none() | st.floats(-1, 1)


def alike(one, other, cosine=None):
    return similarity(Phrasing(one), Phrasing(other), cosine)


@given(st.text(max_size=80), st.text(max_size=80), COSINES)
def test_a_score_lies_between_0_and_1_and_the_order_does_not_matter(one, other, cosine):
    assert 0 <= alike(one, other, cosine) <= 1
    assert alike(one, other, cosine) == alike(other, one, cosine)


@given(st.text(max_size=80), st.text(max_size=80))
def test_features_lie_between_0_and_1(one, other):
    assert all(0 <= value <= 1.000001 for value in features(Phrasing(one), Phrasing(other), None).values())


def test_nearer_vectors_make_texts_more_alike():
    scores = [alike("A ferry sank.", "A boat went down.", cosine) for cosine in (-0.5, 0.0, 0.5, 0.9)]
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]


@pytest.mark.parametrize("cosine", [None, 0.6])
def test_shared_rare_words_say_more_than_shared_common_ones(cosine):
    base = "The envoy said that the quota on herring will rise in the spring"
    assert alike(base, "Herring quota to rise this spring, says envoy", cosine) > alike(
        base, "The minister said that the tax on lorries will fall in the summer", cosine
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sanctions", "sanction"),
        ("imposed", "imposing"),
        ("ministers’", "minister"),
        ("Berg's", "Berg"),
        ("cities", "city"),
    ],
)
def test_forms_of_one_word_are_one(one, other):
    assert stem(one) == stem(other)


def test_the_table_knows_common_words_and_takes_all_others_for_rare():
    assert rarity("the") < 0.1 < rarity("govern") < rarity("zyxxy") < 5


def test_a_text_is_taken_apart():
    text = Phrasing("On Monday twelve ships of Norland left, but “not one of 1,200 lorries” came. He left.")
    assert text.numbers == {"12", "1200"}
    assert {"norland", "monday"} <= text.names
    assert "he" not in text.names
    assert text.quoted == {"lorry"} or "lorry" in text.quoted


def test_one_in_three_is_1_in_3():
    assert longest_run(Phrasing("a one-in-three chance"), Phrasing("a 1 in 3 chance")) == ("a", "1", "in", "3", "chanc")


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_the_longest_run_is_in_both(one, other):
    run = "".join(longest_run(Phrasing(" ".join(one)), Phrasing(" ".join(other))))
    a, b = "".join(one), "".join(other)
    assert run in a
    assert run in b
    longest = max((n for n in range(len(a) + 1) for i in range(len(a) - n + 1) if a[i : i + n] in b), default=0)
    assert len(run) == longest


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("more than 1,200 lorries", [("1,200", 1200, "lorry", True)]),
        ("$2.5 billion in aid", [("$2.5 billion", 2.5e9, "$", False)]),
        ("twenty-three people", [("twenty-three", 23, "peopl", False)]),
        ("5 per cent", [("5 per cent", 5, "percent", False)]),
        ("in 2012 voters", []),
        ("one of the men", []),
        ("two more ships", []),
        ("one old ship", [("one", 1, "old", False), ("one", 1, "ship", False)]),
        ("chapter 7", []),
    ],
)
def test_a_number_is_known_by_what_it_counts(text, found):
    assert [(q.words, q.worth, q.counts, q.is_rough) for q in quantities(text)] == found


# --- rows ----------------------------------------------------------------------------------------


def scored(*lines):
    return list(scored_rows([line if isinstance(line, bytes) else line.encode() for line in lines], "f", vectors))


def vectors(texts):
    import numpy as np

    return np.array([[1.0, 0.0] if "ferry" in text else [0.0, 1.0] for text in texts])


def test_rows_are_scored_in_order_and_blank_lines_passed_over():
    import json

    rows = scored('{"id": 1, "a": "the ferry", "b": "the ferry"}', " ", '{"id": "x", "a": "the ferry", "b": "a bus"}')
    told = [json.loads(row) for row in rows]
    assert [row["id"] for row in told] == [1, "x"]
    assert told[0]["score"] > told[1]["score"]


def test_a_text_without_a_word_is_like_none():
    assert scored('{"id": 1, "a": "…", "b": "the ferry"}') == ['{"id": 1, "score": 0.0}']


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"\xff", "is not UTF-8"),
        ("{", "is not JSON"),
        ("[]", "has to be an object"),
        ('{"id": true, "a": "", "b": ""}', '"id" has to be'),
        ('{"id": 1, "a": ""}', '"b" has to be a string'),
        ('{"id": 1, "a": "\\ud800", "b": ""}', "half of a surrogate pair"),
    ],
)
def test_a_row_that_is_none_is_named(line, why):
    with pytest.raises(BriefingError, match=f"f:2: .*{why}"):
        scored('{"id": 1, "a": "x", "b": "y"}', line)
