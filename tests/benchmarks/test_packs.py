"""Packs: what they are read as, and what is said of one that cannot be used."""

import json

import pytest

from benchmarks import packs, quality
from benchmarks.summaries import LEAD, summary_figures
from generator.records import Annotation, Mention


class Oracle:
    """Finds one name wherever it stands."""

    model = "oracle"

    def annotate(self, text, regions):
        at = text.find("Oslo")
        return Annotation((Mention(at, at + 4, "Location"),) if at >= 0 else (), (), self.model)


@pytest.fixture
def pack(tmp_path):
    def write(*rows):
        path = tmp_path / "pack.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
        return path

    return write


def test_a_name_is_right_when_its_tokens_are(pack):
    sentence = {"tokens": ["In", "Oslo-West", "Ann", "spoke"], "tags": ["O", "S-Location", "S-Person", "O"]}
    figures = packs.entity_figures(Oracle(), pack({"sentences": [sentence]}))
    assert figures == {"Location": 100.0, "Person": 0.0, "all": pytest.approx(66.7)}


def test_tokens_of_the_treebank_are_read_as_what_they_stand_for(pack):
    seen = []

    class Reader(Oracle):
        def annotate(self, text, regions):
            seen.append(text)
            return super().annotate(text, regions)

    tokens = ["``", "No", "''", "-LRB-", "she", "-RRB-", "-LSB-", "sic", "-RSB-"]
    packs.entity_figures(Reader(), pack({"sentences": [{"tokens": tokens, "tags": ["O"] * len(tokens)}]}))
    assert seen == ["“ No ” ( she ) [ sic ]\n"]


def test_so_many_documents_are_read_as_are_asked_for(pack):
    path = pack({"text": "a"}, {"text": "b"}, {"text": "c"})
    assert [row["text"] for row in packs.rows(path, "text", documents=2)] == ["a", "b"]
    assert packs.count(path) == 3


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "holds no documents"), ('{"text": "a"}\n{', ":2: is not JSON"), ("[]", ":1: has to be an object with text")],
)
def test_a_pack_that_cannot_be_used_is_named(tmp_path, content, told):
    path = tmp_path / "pack.jsonl"
    path.write_text(content, encoding="utf8")
    with pytest.raises(packs.PackError, match=told):
        list(packs.rows(path, "text"))


def test_a_missing_pack_is_told_by_the_exit_code(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(quality, "load", Oracle)
    assert quality.main(["--data", str(tmp_path)]) == 2
    assert "attribution/dev.jsonl" in capsys.readouterr().err


SENTENCES = (
    "The harbour of Oslo will close in May.",
    "Fishermen were told of it by letter.",
    "The mayor signed the plan on Tuesday.",
)


def test_summaries_are_scored_beside_the_first_sentences_and_the_peers(pack):
    row = {"text": " ".join(SENTENCES), "reference": " ".join(SENTENCES), "peers": {"twin": "Nothing alike"}}
    ours, others = summary_figures(Oracle(), pack(row, row))
    assert list(others) == [LEAD, "twin"]
    assert others[LEAD] == {"ROUGE-1": 100.0, "ROUGE-2": 100.0, "ROUGE-L": 100.0}
    assert others["twin"] == {"ROUGE-1": 0.0, "ROUGE-2": 0.0, "ROUGE-L": 0.0}
    assert 60 < ours["ROUGE-1"] <= 100


def test_a_peer_that_not_every_row_has_is_left_out(pack):
    row = {"text": " ".join(SENTENCES), "reference": "The harbour will close."}
    _, others = summary_figures(Oracle(), pack(row, row | {"peers": {"late": "The harbour"}}))
    assert list(others) == [LEAD]


def test_the_table_shows_figures_floors_and_what_stands_beside():
    measured = {
        "summaries": {"data": "abc", "documents": 3, "percent": {"ROUGE-1": 40.0}, "beside": {LEAD: {"ROUGE-1": 39.0}}}
    }
    floors = {"summaries": {"data": "abc", "percent": {"ROUGE-1": 38.5}}}
    lines = quality.table("invented 1", measured, floors).splitlines()
    assert lines[2].split() == ["summaries,", "F1,", "3", "documents", "measured", "floor", "Lead-3"]
    assert lines[3].split() == ["ROUGE-1", "40.0", "38.5", "39.0"]
    floors["summaries"]["data"] = "other"
    assert quality.table("invented 1", measured, floors).splitlines()[3].split() == ["ROUGE-1", "40.0", "39.0"]
