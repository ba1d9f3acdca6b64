"""The gold of aligned claims is sound, and figures are of pairs of claims that are found again."""

import json

import pytest

from benchmarks import alignment
from benchmarks.packs import PackError
from benchmarks.similarity import auc, relation_figures
from generator.annotate import load
from generator.records import Anchors, Claim, Evidence


def test_the_gold_names_claims_that_it_has_and_holds_no_text():
    for story in json.loads(alignment.GOLD.read_text(encoding="utf8")):
        sizes = [len(document["claims"]) for document in story["documents"]]
        assert story["part"] in {"tuned", "unseen", "seeds"}
        for pair in alignment._same(story["groups"]):
            for document, claim in pair:
                assert claim < sizes[document]
        for document in story["documents"]:
            assert set(document) == {"id", "length", "claims"}
            assert all(0 <= a < b <= document["length"] for spans in document["claims"] for a, b in spans)


def test_pairs_are_of_different_documents():
    assert alignment._same(["A1 A2 B1"]) == {frozenset({(0, 0), (1, 0)}), frozenset({(0, 1), (1, 0)})}


def claim(claim_id, *spans):
    evidence = tuple(Evidence("x" * (b - a), a, b) for a, b in spans)
    return Claim(
        claim_id,
        (),
        "outlet",
        None,
        (),
        (),
        None,
        "say",
        "narrated",
        False,
        None,
        (),
        evidence,
        Anchors(None, None, (0, 9)),
    )


def test_a_claim_is_found_again_by_its_place_and_each_only_once():
    today = [claim("moved", (2, 20)), claim("whole", (30, 60)), claim("half", (30, 50)), claim("new", (70, 80))]
    assert dict(alignment._places(today, [[(0, 20)], [(30, 60)], [(90, 99)]])) == {"moved": 0, "whole": 1}


def test_a_pack_without_a_document_of_the_gold_is_told(tmp_path):
    pack = tmp_path / "pack.jsonl"
    pack.write_text('{"id": "x", "outlet": "o", "title": "t", "text": "y"}\n')
    with pytest.raises(PackError, match="has no document"):
        next(alignment.stories(load(), pack))


@pytest.mark.parametrize(
    ("scores", "expected"), [([1, 2, 3, 4], 1.0), ([4, 3, 2, 1], 0.0), ([1, 1, 1, 1], 0.5), ([1, 3, 2, 4], 0.75)]
)
def test_auc_is_the_chance_that_a_related_pair_scores_higher(scores, expected):
    assert auc(scores, [0, 0, 1, 1]) == expected


def test_related_claims_are_told_from_others(tmp_path):
    pack = tmp_path / "pairs.jsonl"
    rows = [
        ("The ferry sank off Norland", "A ship went down near the coast of Norland", 1),
        ("The mayor of Elsin resigned", "Elsin’s mayor has stepped down", 1),
        ("The ferry sank off Norland", "The mayor of Elsin resigned", 0),
        ("Snow closed three roads", "A ship went down near the coast of Norland", 0),
    ]
    pack.write_text("\n".join(json.dumps({"claim_a": a, "claim_b": b, "relation": r}) for a, b, r in rows))
    ours, beside = relation_figures(load(), pack)
    assert ours == {"related claims": 100.0}
    assert set(beside) == {"vectors alone", "Jaccard"}
