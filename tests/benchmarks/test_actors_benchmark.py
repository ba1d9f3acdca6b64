"""The actors' benchmark: its metric on cases worked out by hand, and that its documents say what they should."""

import dataclasses

import pytest

from benchmarks.actors import B_CUBED, EXACT, Score, measure
from benchmarks.bcubed import BCubed
from benchmarks.cases import UNSEEN, CaseError, case, cases, files
from generator.records import Actor, ActorMention, Resolution


def scored(right: str, found: str) -> tuple[float, float]:
    """B³ of mentions that are letters: each string gives the actor of each, a blank where it is no mention."""
    score = BCubed()
    score.add(*({i: actor for i, actor in enumerate(side) if actor != " "} for side in (right, found)))
    return round(score.precision, 1), round(score.recall, 1)


@pytest.mark.parametrize(
    ("right", "found", "expected"),
    [
        pytest.param("aabb", "xxyy", (100.0, 100.0), id="the same under other names"),
        # Bagga & Baldwin's example: five and two and five, of which one answer joins the last two.
        pytest.param("aaaaabbccccc", "aaaaabbbbbbb", (76.2, 100.0), id="two small ones joined"),
        pytest.param("aaaaabbccccc", "aaaaabbaaaaa", (58.3, 100.0), id="two large ones joined"),
        pytest.param("aaaa", "xxyy", (100.0, 50.0), id="one in pieces"),
        pytest.param("aa", "x ", (100.0, 25.0), id="one is missed"),
        pytest.param("a ", "xx", (25.0, 100.0), id="one is none"),
        pytest.param("aa", "  ", (0.0, 0.0), id="nothing found"),
    ],
)
def test_b_cubed(right, found, expected):
    assert scored(right, found) == expected


def test_documents_are_put_together_by_mentions_not_by_document():
    score = BCubed()
    score.add({1: "a", 2: "a", 3: "a"}, {1: "x", 2: "x", 3: "x"})
    score.add({1: "a"}, {2: "x"})
    assert (score.precision, score.recall, score.f1) == (75.0, 75.0, 75.0)


DOCUMENT = {
    "id": "d",
    "text": "[Ada Long](a) met [Oslo](n?). [Long](a) of the [Board](b) said no. April came.",
    "actors": {"a": ["Ada Long", "person"], "n": ["Norway", "country", "NO"], "b": ["Board", "public-body"]},
    "roles": {"a": "of the Board"},
    "not": ["April"],
}


def test_marks_become_places_of_the_plain_text():
    made = case(DOCUMENT)
    assert made.text == "Ada Long met Oslo. Long of the Board said no. April came."
    assert {made.text[start:end]: key for (start, end), key in made.mentions.items()} == {
        "Ada Long": "a", "Oslo": "n", "Long": "a", "Board": "b",
    }  # fmt: skip
    assert [made.text[start:end] for start, end in made.optional] == ["Oslo"]
    assert made.actors["n"].country == "NO"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"text": "[Ada Long](a) met [Oslo](n). The [Board](x) in April"}, id="a mark for nobody"),
        pytest.param({"actors": DOCUMENT["actors"] | {"z": ["Zoe", "person"]}}, id="an actor without a mark"),
        pytest.param({"actors": DOCUMENT["actors"] | {"b": ["Board", "committee"]}}, id="no such type"),
        pytest.param({"actors": DOCUMENT["actors"] | {"n": ["Norway", "country", False]}}, id="NO read as false"),
        pytest.param({"not": ["May"]}, id="no such words"),
        pytest.param({"not": ["Board"]}, id="both an actor and none"),
        pytest.param({"roles": {"a": "chair of the Board"}}, id="a role that the text does not give"),
        pytest.param({"note": "x"}, id="a key that nobody reads"),
    ],
)
def test_a_document_that_contradicts_itself_is_refused(change):
    with pytest.raises(CaseError, match=r"^d: "):
        case(DOCUMENT | change)


def resolution(*mentions: tuple[str, int, str], **changes: object) -> Resolution:
    """Actors a, n and b with places given by their words and start; `changes` are of actor a."""
    types = {"a": ("person", None), "n": ("country", "NO"), "b": ("public-body", None)}
    actors = []
    for key in dict.fromkeys(actor for _, _, actor in mentions):
        kind, country = types[key]
        forms = tuple(words for words, _, actor in mentions if actor == key)
        actor = Actor(key, forms[0], kind, None, country, None, forms, len(forms))  # type: ignore[arg-type]
        actors.append(dataclasses.replace(actor, **changes) if key == "a" else actor)  # type: ignore[arg-type]
    places = (ActorMention(start, start + len(words), actor, "full-name") for words, start, actor in mentions)
    return Resolution(tuple(actors), tuple(places), ())


RIGHT = (("Ada Long", 0, "a"), ("Long", 19, "a"), ("the Board", 27, "b"))


@pytest.mark.parametrize(
    ("mentions", "changes", "fault"),
    [
        pytest.param(RIGHT, {}, None, id="right without the optional place, and with an article"),
        pytest.param((*RIGHT, ("Oslo", 13, "n")), {}, None, id="right with it"),
        pytest.param(RIGHT[1:], {}, "not found: 'Ada Long'", id="missed"),
        pytest.param((*RIGHT, ("April", 46, "n")), {}, "no actor: 'April'", id="spurious"),
        pytest.param((*RIGHT[:2], ("Board", 31, "a")), {}, "are one: a", id="joined"),
        pytest.param((RIGHT[0], ("Long", 19, "n"), RIGHT[2]), {}, "is in pieces: a, n", id="in pieces"),
        pytest.param(RIGHT, {"type": "company"}, "is company None, should be person None", id="another type"),
        pytest.param(RIGHT, {"role": "chair"}, "'chair', should be 'of the Board'", id="another role"),
    ],
)
def test_a_document_is_exact_only_if_everything_is_right(mentions, changes, fault):
    score = Score()
    score.add(case(DOCUMENT), resolution(*mentions, **({"role": "of the Board"} | changes)))
    if fault is None:
        assert score.wrong == {}
        assert score.figures() == {"B³ F1": 100.0, "exact documents": 100.0}
    else:
        assert any(fault in told for told in score.wrong["d"])
        assert score.exact == 0.0


def test_all_documents_are_well_formed_and_differ():
    """Loading one checks that its marks, actors, roles and words that are none fit its text."""
    seen = [each for name in files() for each in cases(name)]
    unseen = list(cases(UNSEEN))
    assert len(seen) >= 40
    assert len(unseen) >= 16
    assert len({each.id for each in (*seen, *unseen)}) == len({each.text for each in (*seen, *unseen)})
    assert len({each.id for each in (*seen, *unseen)}) == len(seen) + len(unseen)


def test_the_targets_are_reached_on_the_documents_that_rules_were_made_from(annotator):
    score = measure(annotator, files())
    assert score.mentions.f1 >= B_CUBED
    assert score.exact >= EXACT, score.wrong
