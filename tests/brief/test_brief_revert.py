"""What is whose in a brief, and how a part is given back."""

import dataclasses

import pytest
from brief_samples import TEXT, actor, claim, sample, source, with_claims

from generator.brief.compose import signed
from generator.brief.edits import Edit, edits, untouched
from generator.brief.merge import merge
from generator.brief.revert import revert
from generator.errors import BriefError
from generator.records import Brief

replace = dataclasses.replace


def worked_on() -> Brief:
    """A brief with an edit of every kind."""
    brief = sample()
    first, _, third, fourth = brief.claims
    added = claim("mine", "agreed to resume talks", ("no",))
    norway, _, guard, anna = brief.actors
    return replace(
        brief,
        title="Mine",
        source=replace(brief.source, outlet="Northern Post", author="Ida Holm"),
        summary=(),
        actors=(anna, norway, replace(guard, role="of Norway"), actor("eu", "European Union")),
        main=("b00002",),
        claims=(fourth, replace(third, act="promise"), first, added),
        unread=(),
        notes="\nask\n",
    )


ALL = {
    "title": "changed",
    "source": "changed",
    "summary": "changed",
    "actors.coast-guard-of-norway": "changed",
    "actors.eu": "added",
    "actors.is": "removed",
    "order.actors": "reordered",
    "main": "changed",
    "unread": "changed",
    "claims.b00002": "changed",
    "claims.mine": "added",
    "claims.b00001": "removed",
    "order.claims": "reordered",
    "notes": "added",
}


def by_part(found: tuple[Edit, ...]) -> dict[str, Edit]:
    return {each.part: each for each in found}


def test_every_kind_of_edit_is_told_with_what_was_there() -> None:
    found = by_part(edits(worked_on(), sample()))
    assert {part: each.what for part, each in found.items()} == ALL
    assert all(each.is_known for each in found.values())
    assert (found["title"].yours, found["title"].own) == ("Mine", "Envoys meet in Geneva over fishing rights")
    assert found["source"].own == {"outlet": "Coastal News", "author": None}
    assert found["claims.b00002"].own["act"] == "say"
    assert (found["claims.b00001"].yours, found["claims.b00001"].own["hedge"]) == (None, "might")
    assert (found["claims.mine"].own, found["actors.eu"].own) == (None, None)
    assert found["order.claims"].own == ["c3f9a1", "mine", "b00002", "304512"]


def test_what_is_not_the_generators_last_work_is_not_believed() -> None:
    other = signed(replace(sample(), title="Another", claims=()))
    found = by_part(edits(worked_on(), other))
    assert {part: each.what for part, each in found.items()} == ALL
    assert not found["title"].is_known
    assert found["title"].own is None
    assert not found["claims.b00001"].is_known
    assert by_part(edits(worked_on()))["claims.mine"].is_known, "there was nothing"


def test_an_untouched_brief_is_the_generators() -> None:
    assert edits(replace(sample(), notes=" \n"), sample()) == ()
    assert len(untouched(sample(), ())) == 13
    assert untouched(worked_on(), edits(worked_on())) == (
        "actors.anna-berg",
        "actors.no",
        "claims.304512",
        "claims.c3f9a1",
    )


@pytest.mark.parametrize("part", [part for part in ALL if part != "notes"])
def test_a_part_that_is_given_back_is_the_generators_after_the_next_run(part: str) -> None:
    less, given = revert(worked_on(), part)
    assert [each.part for each in given] == [part]
    out, _ = merge(less, sample(), TEXT, before=TEXT)
    left = {each.part for each in edits(out, sample())}
    assert part not in left
    assert set(ALL) - {part, "order.actors", "order.claims", "main"} <= left
    assert out.notes == "\nask\n"


def test_only_what_has_to_be_written_anew_asks_for_it() -> None:
    assert revert(worked_on(), "order")[0].generated.inputs == sample().generated.inputs
    assert revert(worked_on(), "title")[0].generated.inputs == ""


def test_a_brief_that_is_given_back_whole_is_the_generators() -> None:
    out, _ = merge(revert(worked_on())[0], sample(), TEXT, before=TEXT)
    assert out == replace(sample(), notes="\nask\n")


def test_groups_are_given_back_at_once() -> None:
    assert {each.part for each in revert(worked_on(), "claims")[1]} == {
        "claims.b00002",
        "claims.mine",
        "claims.b00001",
    }
    assert {each.part for each in revert(worked_on(), "order")[1]} == {"order.actors", "order.claims"}


def test_an_orphan_that_is_given_back_goes_at_once() -> None:
    old = with_claims(sample(), *(replace(c, act="promise") if c.id == "b00002" else c for c in sample().claims))
    after = TEXT.replace("We will wait", "We shall wait")
    made = signed(replace(sample(), source=source(after), summary=(), claims=()))
    out, _ = merge(old, made, after, before=TEXT)
    assert [each.why for each in out.conflicts] == ["orphaned"]
    less, _ = revert(out, "claims.b00002")
    assert (less.claims, less.conflicts) == ((), ())


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("claims.nope", "there is no 'claims.nope' in this brief; yours are: title, source,"),
        ("colour", "there is no 'colour'"),
        ("claims.c3f9a1", "claims.c3f9a1 is as the program wrote it; yours are: title"),
        ("actors.no", "actors.no is as the program wrote it"),
        ("notes", "the notes are yours alone"),
    ],
)
def test_what_cannot_be_given_back_is_told(part: str, told: str) -> None:
    with pytest.raises(BriefError, match=told.replace(".", r"\.")):
        revert(worked_on(), part)


def test_nothing_of_a_persons_is_told() -> None:
    with pytest.raises(BriefError, match="nothing in this brief is yours"):
        revert(sample())
    with pytest.raises(BriefError, match="title is as the program wrote it; nothing in this brief is yours"):
        revert(sample(), "title")
