"""A link is right where it names just those who speak; the sample holds no text and its two sets no common document."""

import json
from collections import Counter

import pytest

from benchmarks import pronouns
from benchmarks.packs import PackError
from benchmarks.pronoun_sample import PER_DOCUMENT, SIZES, Item, draw, kind
from benchmarks.pronouns import Outcome, figures, outcome
from generator.records import ActorMention, Resolution, SpeakerReading

TEXT = "Ada Long’s camp met Edwin Moss. He said no."
LONG, CAMP, MOSS, HE = (0, 8), (0, 15), (20, 30), (32, 34)


def resolution(*actors, kind="named"):
    mentions = (
        ActorMention(*LONG, "long", "full-name"),
        ActorMention(0, 10, "possessor", "full-name"),
        ActorMention(*CAMP, "camp", "described-body"),
        ActorMention(*MOSS, "moss", "full-name"),
    )
    return Resolution((), mentions, (SpeakerReading(*HE, kind, actors, (), "pronoun"),))


def judged(label, names, *actors, kind="named"):
    found = outcome(TEXT, pronouns.Item(HE, label, names), resolution(*actors, kind=kind))
    return found.linked, found.right


def test_a_link_is_right_where_a_mention_of_its_actor_is_the_name():
    assert judged("named", ((MOSS,),), "moss") == (True, True)
    assert judged("named", ((MOSS,),), "long") == (True, False)
    assert judged("named", ((LONG,),), "possessor") == (True, True)


def test_a_body_that_bears_a_name_is_not_the_person():
    assert judged("named", ((LONG,),), "camp") == (True, False)


def test_one_of_two_who_speak_together_is_wrong():
    assert judged("named", ((LONG,), (MOSS,)), "long", "moss") == (True, True)
    assert judged("named", ((LONG,), (MOSS,)), "moss") == (True, False)
    assert judged("named", ((MOSS,),), "long", "moss") == (True, False)


def test_any_place_that_names_the_actor_will_do():
    assert judged("named", ((LONG, MOSS),), "moss") == (True, True)


def test_who_is_unnamed_cannot_be_linked_rightly():
    assert judged("unnamed", (), "moss") == (True, False)
    assert judged("unnamed", (), kind="unnamed") == (False, False)


def test_what_is_open_is_right_in_any_of_its_readings_and_wrong_in_others():
    assert judged("open", ((LONG,), (MOSS,)), "moss") == (True, True)
    assert judged("open", ((LONG,),), "moss") == (True, False)


def test_a_source_that_was_not_found_is_not_linked():
    found = outcome(TEXT, pronouns.Item(HE, "named", ((MOSS,),)), Resolution((), (), ()))
    assert found == Outcome("named", linked=False, right=False)


def test_precision_counts_every_link_and_coverage_those_who_are_named():
    right = Outcome("named", linked=True, right=True)
    left = Outcome("named", linked=False, right=False)
    wrong = Outcome("unnamed", linked=True, right=False)
    assert figures([right, left, wrong, right]) == {
        "links that are right": 66.7,
        "speakers linked": 66.7,
        "speakers linked rightly": 66.7,
    }
    assert set(figures([]).values()) == {0.0}


def test_the_sample_is_offsets_of_two_sets_of_documents():
    sample = json.loads(pronouns.SAMPLE.read_text(encoding="utf8"))
    items = sample["items"]
    assert Counter(i["set"] for i in items) == SIZES
    assert not {i["document"] for i in items if i["set"] == "dev"} & {
        i["document"] for i in items if i["set"] == "test"
    }
    assert max(Counter(i["document"] for i in items).values()) <= PER_DOCUMENT
    for item in items:
        assert set(item) == {"document", "source", "kind", "set", "label", "names"}
        assert item["label"] in {"named", "unnamed", "open"}
        assert bool(item["names"]) == (item["label"] != "unnamed")
        assert all(0 <= start < end for spans in [[item["source"]], *item["names"]] for start, end in spans)
        assert len(item["document"]) == 12
        assert int(item["document"], 16) >= 0


def test_another_pack_is_refused(tmp_path):
    pack = tmp_path / "pack.jsonl"
    pack.write_text('{"id": "a", "text": "He said no.", "attributions": []}\n')
    with pytest.raises(PackError, match="is not the pack"):
        pronouns.pronoun_figures(None, pack)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He", "person"),
        ("they", "several"),
        ("who", "relative"),
        ("the two leaders", "description"),
        ("The President", "description"),
        ("the Harbour Board", None),
        ("I", None),
        ("officials", None),
        ("…", None),
    ],
)
def test_sources_without_a_name_are_of_a_kind(text, expected):
    assert kind(text) == expected


def test_the_draw_is_the_same_in_any_order_and_in_proportion():
    items = [Item(f"d{n}", start, start + 2, "person" if start else "thing") for n in range(200) for start in range(5)]
    drawn = draw(items)
    assert {name: len(found) for name, found in drawn.items()} == SIZES
    assert {name: set(found) for name, found in draw(items[::-1]).items()} == {n: set(f) for n, f in drawn.items()}
    assert Counter(i.kind for i in drawn["test"]) == {"person": 80, "thing": 20}
    assert max(Counter(i.document for i in drawn["test"]).values()) <= PER_DOCUMENT
