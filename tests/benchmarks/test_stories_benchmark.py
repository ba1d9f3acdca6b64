"""The measurement of stories: what is pooled, what counts as right, and what stands beside it."""

import json

import pytest

from benchmarks import stories
from benchmarks.packs import PackError

EVENTS = {
    "fire": [
        "A fire destroyed the Varnholt cannery in Elsin on Tuesday, killing four workers, chief Oda Brekke said.",
        "Four workers were killed in a fire at the Varnholt cannery in Elsin, fire chief Oda Brekke said Tuesday.",
    ],
    "tram": [
        "The council of Norwick voted for a tram line to the university, mayor Tilda Okafor announced on Monday.",
        "Norwick will have a tram line to its university: the council voted for it, said mayor Tilda Okafor.",
    ],
}


@pytest.fixture
def pack(tmp_path, monkeypatch):
    monkeypatch.setattr(stories, "DISTRACTORS", 3)
    (tmp_path / "articles").mkdir()
    regatta = "The Skagen regatta ended with a victory of skipper Lene Foss over Ivo Marsh before thousands of people. "
    regatta += (
        "More than 300 boats took part in the race around the lighthouse, which the harbour club holds every year."
    )
    for name, text in (("x", regatta), ("y", regatta), ("z", "A ferry to Brenna was late by an hour.")):
        (tmp_path / "articles" / f"{name}.txt").write_text(text, encoding="utf8")
    path = tmp_path / "stories" / "pack.jsonl"
    path.parent.mkdir()
    rows = [
        {"story": story, "text": text, "title": "A title", "published": "2025-03-04"}
        for story, texts in EVENTS.items()
        for text in texts
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    return path


def test_copies_among_the_distractors_are_one_story(pack):
    found, right = stories.pooled(None, pack)
    assert len(found) == 7
    assert found[0][0].source.published == "2025-03-04"
    assert right["x"] == right["y"] != right["z"]
    assert right["pack-0"] == right["pack-1"] != right["pack-2"]


def test_the_best_threshold_of_the_baseline_is_found(pack):
    found, right = stories.documents(None, pack)
    assert len(set(stories.tf_idf(found, right).values())) == 2


def test_too_few_distractors_are_told(pack, monkeypatch):
    monkeypatch.setattr(stories, "DISTRACTORS", 4)
    with pytest.raises(PackError, match="has to hold 4 articles"):
        stories.pooled(None, pack)


def test_resampled_documents_are_many_and_always_the_same(pack):
    found, _ = stories.documents(None, pack)
    many = list(stories.resampled(found, 30))
    assert len({brief.id for brief, _ in many}) == 30
    assert many == list(stories.resampled(found, 30))
