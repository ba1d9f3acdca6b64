"""The embedded model on texts written for this project."""

import shutil

import pytest

from generator.annotate import load
from generator.annotate.embedded import FOLDER, EmbeddedAnnotator
from generator.annotate.words import lines
from generator.errors import AnnotatorError


@pytest.fixture(scope="module")
def annotator():
    return load()


def parts(annotator, text):
    found = annotator.annotate(text, lines(text))
    return [
        {p: [text[s:e] for s, e in getattr(a, p)] for p in ("source", "cue", "content")} for a in found.attributions
    ]


def test_who_said_what_in_which_words(annotator):
    text = 'The bridge will open in May, Mayor Lena Fjord said on Tuesday. "We are ready," she added.'
    first, second = parts(annotator, text)
    assert (first["source"], first["cue"]) == (["Mayor Lena Fjord"], ["said"])
    assert first["content"][0].startswith("The bridge will open in May")
    assert (second["source"], second["cue"]) == (["she"], ["added"])
    assert "We are ready" in second["content"][0]


def test_a_quotation_goes_on_after_its_speaker_is_named(annotator):
    text = "“The harbour is full,” said Omar Reyes, a pilot. “No ship can leave before Friday.”"
    pieces = [c for a in parts(annotator, text) for c in a["content"]]
    assert any("The harbour is full" in c for c in pieces)
    assert any("No ship can leave before Friday" in c for c in pieces)


def test_names_are_found_with_their_types(annotator):
    text = "Nadia Larsen of the Norwegian Fisheries Agency flew to Paris on 4 March."
    found = annotator.annotate(text, lines(text))
    kinds = {text[m.start : m.end]: m.type for m in found.mentions}
    assert kinds["Nadia Larsen"] == "Person"
    assert kinds["Paris"] == "Location"
    assert kinds["4 March"] == "Date"


def test_only_the_given_regions_are_read(annotator):
    text = "Photo: Carla Stone\nLena Fjord said the bridge is open."
    found = annotator.annotate(text, [(19, len(text))])
    assert {text[m.start : m.end] for m in found.mentions} == {"Lena Fjord"}


def test_a_text_without_words_has_nothing_in_it(annotator):
    assert annotator.annotate(" \n\t\n", ()).mentions == ()
    assert annotator.annotate("", ()).attributions == ()


def test_what_the_tokenizer_does_not_know_is_read_past(annotator):
    text = "\u200b\u200b \ufffd\ufffd Lena Fjord said: “ok”. " + "x" * 5000 + " \U000e0001"
    found = annotator.annotate(text, lines(text))
    assert all(0 <= m.start < m.end <= len(text) for m in found.mentions)


def test_a_long_document_is_read_to_its_end(annotator):
    text = "Nothing happened in the harbour today. " * 2000 + "Lena Fjord said the bridge is open."
    found = annotator.annotate(text, lines(text))
    assert "Lena Fjord" in [text[m.start : m.end] for m in found.mentions]


def test_reading_again_finds_the_same(annotator):
    text = "Lena Fjord said the bridge is open.\n\n“It was never closed,” Omar Reyes answered."
    once = annotator.annotate(text, lines(text))
    annotator.annotate("Something else was read in between, the mayor said.", [(0, 51)])
    assert annotator.annotate(text, lines(text)) == once
    assert EmbeddedAnnotator().annotate(text, lines(text)) == once


def test_a_damaged_model_is_said_to_be_damaged(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "model")
    (tmp_path / "model" / "weights.onnx").write_bytes(b"nothing")
    with pytest.raises(AnnotatorError, match="cannot be loaded"):
        EmbeddedAnnotator(tmp_path / "model")


def test_an_annotator_that_does_not_exist_is_refused():
    with pytest.raises(AnnotatorError, match="no annotator 'oracle'"):
        load("oracle")


def test_the_shipped_files_are_small():
    assert sum(f.stat().st_size for f in FOLDER.iterdir()) <= 25_000_000


def test_texts_that_say_the_same_lie_closer_than_others(annotator):
    texts = ["The mayor of Elsin resigned.", "Elsin's mayor has stepped down.", "Snow fell on the hills all night."]
    one, same, other = annotator.vectors(texts)
    assert one @ same > one @ other + 0.2


def test_vectors_have_length_one_and_a_text_without_words_has_none(annotator):
    long = "The ferry sank off the coast on Monday. " * 60
    assert [round(float(v @ v), 4) for v in annotator.vectors(["A word.", long, " \n"])] == [1.0, 1.0, 0.0]
    assert annotator.vectors([]).shape == (0, 384)
