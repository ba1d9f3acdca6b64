"""Stories as records: ids, titles, origins, and what the user's file settles."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from casting import brief

from generator.brief.identity import sha256
from generator.brief.store import Loaded, LoadedBrief
from generator.relate.common_origin import common_origins
from generator.relate.corpus import build
from generator.relate.stories_file import StoriesError, loads

FIRE = """A fire destroyed the Varnholt cannery in the port of Elsin on Tuesday night, killing four workers.
Fire chief Oda Brekke said the blaze began in a freezer hall where ammonia was stored.
About 140 people were evacuated from nearby houses, and the harbour was closed until morning."""
FIRE_AGAIN = """Four people died when flames swept through a cannery at Elsin harbour, rescuers said on Wednesday.
The Varnholt plant employs 210 workers. Oda Brekke, the fire chief, said an ammonia leak in the freezer hall may have
fed the blaze. Some 140 residents had to leave their homes."""
VOTE = """The council of Norwick voted on Monday to build a tram line to the university, ending ten years of dispute.
Mayor Tilda Okafor called it the largest investment in the town's history. Opponents plan a petition."""
DOCS = Path(__file__).parent.parent.parent / "docs" / "same-event.md"


def report(brief_id, text, published=None):
    made = brief(brief_id, published=published)
    return dataclasses.replace(made, source=dataclasses.replace(made.source, text_sha256=sha256(text))), text


def corpus(*reports, told=None):
    loaded = [LoadedBrief(Path("briefs") / f"{made.id}.md", made, text) for made, text in reports]
    return build(Loaded(tuple(loaded), ()), stories_file=loads(told, "stories.yml") if told else None)


def ids(found):
    return sorted(sorted(entry.brief.id for entry in story.briefs) for story in found.stories)


REPORTS = [report("b-fire", FIRE, "2025-03-05"), report("a-fire", FIRE_AGAIN), report("vote", VOTE, "2025-03-06")]


def test_every_brief_is_in_one_story():
    assert ids(corpus(*REPORTS)) == [["a-fire", "b-fire"], ["vote"]]


def test_stories_come_with_the_newest_first_and_so_do_their_briefs():
    found = corpus(*REPORTS, report("c-fire", FIRE, "2025-03-06"))
    assert [[e.brief.id for e in s.briefs] for s in found.stories] == [["c-fire", "b-fire", "a-fire"], ["vote"]]


def test_a_story_is_named_after_its_first_dated_brief():
    (story, _) = sorted(corpus(*REPORTS).stories, key=lambda s: s.id)
    assert (story.id, story.title) == ("b-fire", "Title of b-fire")
    assert (story.day.year, story.day.month, story.day.day) == (2025, 3, 5)


def test_an_id_stays_while_its_story_grows():
    grown = corpus(*REPORTS, report("aa-fire", FIRE), report("z-fire", FIRE_AGAIN, "2025-03-07"))
    assert {story.id for story in grown.stories} == {story.id for story in corpus(*REPORTS).stories}


def test_the_title_is_that_of_the_brief_most_like_the_others():
    both = report("m-both", f"{FIRE}\n{FIRE_AGAIN}", "2025-03-06")
    (story, _) = sorted(corpus(*REPORTS, both).stories, key=lambda s: s.id)
    assert story.title == "Title of m-both"


def test_copies_of_one_text_have_one_origin():
    copy = FIRE.replace("Tuesday night", "Tuesday").replace("until morning", "until dawn")
    (story, _) = sorted(corpus(*REPORTS, report("copy", copy, "2025-03-06")).stories, key=lambda s: s.id)
    assert story.origins == (("b-fire", "copy"), ("a-fire",))


def test_a_quotation_in_common_is_no_common_origin():
    quotation = (
        "“The hall had been inspected only in January and nobody found anything wrong with it,” the owner said. "
    )
    texts = {"a": quotation + FIRE, "b": quotation + FIRE_AGAIN, "c": ""}
    assert common_origins(texts) == (("a",), ("b",), ("c",))


def test_origins_are_found_through_others():
    one, other = FIRE, FIRE + "\n" + FIRE_AGAIN
    assert common_origins({"a": one, "x": VOTE, "b": other, "c": FIRE_AGAIN}) == (("a", "b", "c"), ("x",))


def test_the_file_joins_stories():
    found = corpus(*REPORTS, told="join: [[vote, a-fire]]")
    assert ids(found) == [["a-fire", "b-fire", "vote"]]
    assert not found.issues


def test_the_file_splits_stories():
    assert ids(corpus(*REPORTS, told="split: [[a-fire, b-fire]]")) == [["a-fire"], ["b-fire"], ["vote"]]


def test_the_file_takes_a_brief_out():
    more = [*REPORTS, report("c-fire", FIRE)]
    assert ids(corpus(*more, told="alone: [c-fire]")) == [["a-fire", "b-fire"], ["c-fire"], ["vote"]]


def test_a_join_that_would_undo_a_split_is_told_and_not_done():
    told = "join: [[vote, b-fire]]\nsplit: [[vote, a-fire]]"
    found = corpus(*REPORTS, told=told)
    assert ids(found) == [["a-fire", "b-fire"], ["vote"]]
    (issue,) = found.issues
    assert (issue.code, issue.where) == ("stories-conflict", "stories.yml:1")
    assert "'a-fire' and 'vote'" in issue.message


def test_an_id_that_no_brief_has_is_a_warning_with_the_nearest():
    (issue,) = corpus(*REPORTS, told="split:\n  - [a-fire, vote]\n  - [vote, b-fir]").issues
    assert (issue.severity, issue.where) == ("warning", "stories.yml:3")
    assert "'b-fir'; near it: b-fire" in issue.message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("joins: []", 1, "unknown field 'joins'; known here are join, split, alone"),
        ("join:\n  - [a]", 2, "at least 2"),
        ("join: [a, b]", 1, "a list"),
        ("split:\n  - [a, a]", 2, "'a' stands here twice; keep one"),
        ("join:\n  - [a, b]\n  - [b, c]\nsplit:\n  - [a, c]", 5, "'a' and 'c' are joined in line 3"),
        ("join:\n  - [a, b]\nalone: [b]", 3, "'b' is joined with others in line 2"),
        ("alone: [A b]", 1, "A b"),
        ("join: [[a, b]\nsplit: []", 1, "is not valid YAML"),
    ],
)
def test_an_error_names_its_line_and_a_remedy(text, line, message):
    with pytest.raises(StoriesError) as caught:
        loads(text, "stories.yml")
    issue = caught.value.issues[0]
    assert (issue.code, issue.severity) == ("bad-stories", "error")
    assert issue.where == f"stories.yml:{line}"
    assert message in issue.message


def test_an_empty_file_settles_nothing():
    assert not loads("", "stories.yml")
    assert not loads("# nothing yet\n", "stories.yml")


def test_every_example_in_the_documentation_can_be_read():
    text = DOCS.read_text(encoding="utf-8")
    examples = [block.split("```")[0] for block in text.split("```yaml\n")[1:]]
    examples = [example for example in examples if "plugins:" not in example]
    assert examples
    for example in examples:
        assert loads(example, "same-event.md")
