"""Closeness of meaning is measured beside closeness of words."""

import json

import pytest

from benchmarks.packs import PackError
from benchmarks.similarity import similarity_figures
from generator.annotate import load

PAIRS = [
    ("Ferry sinks off the coast of Norland", "A passenger ship went down near Norland", 4.5),
    ("Ferry sinks off the coast of Norland", "Central bank of Norland raises rates", 0.2),
    ("Mayor of Elsin resigns over contract", "Elsin mayor steps down in contract row", 4.8),
    ("Mayor of Elsin resigns over contract", "Snow closes three mountain roads", 0.0),
]


def test_the_model_is_nearer_to_people_than_words_are(tmp_path):
    pack = tmp_path / "pairs.jsonl"
    pack.write_text("\n".join(json.dumps({"a": a, "b": b, "score": s}) for a, b, s in PAIRS))
    ours, beside = similarity_figures(load(), pack)
    assert ours["pairs of headlines"] > beside["TF-IDF"]["pairs of headlines"]
    assert ours["pairs of headlines"] > 80


def test_an_annotator_without_vectors_is_told(tmp_path):
    with pytest.raises(PackError, match="no sentence vectors"):
        similarity_figures(object(), tmp_path / "pairs.jsonl")
