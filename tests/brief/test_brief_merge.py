"""What a person changed in a brief stays, whatever the generator finds next."""

import dataclasses
from typing import Any

import pytest
from brief_samples import (
    FEW_ACTORS,
    FEW_CLAIMS,
    FEW_PLACES,
    TEXT,
    actor,
    at,
    claim,
    few_briefs,
    sample,
    source,
    with_claims,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.brief import digests
from generator.brief.compose import signed
from generator.brief.merge import merge, settle
from generator.records import Anchors, Brief, Claim, Digests

replace = dataclasses.replace


def edit(brief: Brief, id_: str, **change: Any) -> Brief:
    return with_claims(brief, *(replace(c, **change) if c.id == id_ else c for c in brief.claims))


def merged(old: Brief, new: Brief, text: str | None = None) -> Brief:
    return merge(old, new, text)[0]


def ids(items: Any) -> list[str]:
    return [item.id for item in items]


def test_an_untouched_brief_becomes_what_the_generator_makes_now() -> None:
    new = signed(replace(with_claims(sample(), *sample().claims[1:]), title="A new title", id="other-id", notes=""))
    old = replace(sample(), notes="\nMine\n")
    assert merged(old, new) == replace(new, id=old.id, notes="\nMine\n")


def test_fields_that_a_person_changed_stay_and_others_follow() -> None:
    old = replace(sample(), title="My title")
    new = signed(replace(sample(), title="Their title", summary=(at("We will wait"),)))
    out = merged(old, new)
    assert out.title == "My title"
    assert out.summary == new.summary
    assert merged(replace(old, summary=()), new).summary == ()


def test_a_source_block_stays_but_never_its_hashes() -> None:
    old = replace(sample(), source=replace(sample().source, outlet="Northern Post"))
    changed = TEXT + "More.\n"
    new = signed(replace(sample(), source=source(changed, sha256="aa" * 32, outlet=None)))
    out = merged(old, new, changed)
    assert out.source.outlet == "Northern Post"
    assert (out.source.sha256, out.source.text_sha256) == (new.source.sha256, new.source.text_sha256)


def test_a_changed_claim_stays_a_removed_one_stays_away_an_added_one_stays() -> None:
    old = edit(sample(), "b00001", speakers=("no",), speaker_kind="named", speaker_text=None)
    mine = claim("mine", "agreed to resume talks", ("no",))
    old = with_claims(old, *(c for c in old.claims if c.id != "304512"), mine)
    out = merged(old, sample())
    assert ids(out.claims) == ["c3f9a1", "b00001", "b00002", "mine"]
    assert out.claims[1].speakers == ("no",)
    assert merged(out, sample()) == out
    without = with_claims(sample(), *sample().claims[:3])
    back = merged(merged(out, signed(without)), sample())
    assert ids(back.claims) == ids(out.claims)


def test_an_edit_that_is_taken_back_is_the_generators_again() -> None:
    new = signed(edit(sample(), "b00002", act="warn"))
    assert merged(edit(sample(), "b00002", act="promise"), new).claims[2].act == "promise"
    assert (
        merged(edit(merged(edit(sample(), "b00002", act="promise"), new), "b00002", act="warn"), sample()) == sample()
    )


def test_actors_that_a_person_changed_removed_or_added_stay_so() -> None:
    norway, iceland, guard, anna = sample().actors
    old = replace(sample(), actors=(replace(norway, wikidata="Q20"), guard, anna, actor("eu", "European Union")))
    out = merged(old, sample())
    assert ids(out.actors) == ["no", "coast-guard-of-norway", "anna-berg", "eu"]
    assert out.actors[0].wikidata == "Q20"
    assert merged(out, sample()) == out
    assert iceland.id not in ids(merged(out, signed(replace(sample(), title="x"))).actors)


def test_a_removed_actor_leaves_the_generators_claims_but_not_a_persons() -> None:
    old = replace(sample(), actors=tuple(a for a in sample().actors if a.id not in {"no", "is"}))
    old = edit(old, "b00002", act="promise")
    out, issues = settle(old, "b.md")
    assert out.claims[0].speakers == ()
    assert out.claims[0].speaker_kind == "unresolved"
    assert out.claims[0].speaker_text == "The two governments"
    assert out.claims[2].about == ("is",)  # theirs: for `check` to tell, not for us to change
    assert [(i.code, i.where) for i in issues] == [("speaker-removed", "b.md:c3f9a1")]
    assert settle(out) == (out, ())
    assert merged(out, sample()) == out


def test_an_actor_that_a_persons_claim_needs_is_kept() -> None:
    old = edit(sample(), "b00002", act="promise")
    new = signed(replace(sample(), actors=sample().actors[:3], claims=sample().claims[:2]))
    out = merged(old, new)
    assert "anna-berg" in ids(out.actors)
    gone = with_claims(out, *(c for c in out.claims if c.id != "b00002"))
    assert "anna-berg" not in ids(merged(gone, new).actors)


def test_a_persons_order_stays() -> None:
    old = with_claims(sample(), *reversed(sample().claims))
    more = claim("d00001", "agreed to resume talks", ("no",))
    new = signed(with_claims(sample(), more, *sample().claims))
    assert ids(merged(old, sample()).claims) == ["304512", "b00002", "b00001", "c3f9a1"]
    assert ids(merged(old, new).claims) == ["d00001", "304512", "b00002", "b00001", "c3f9a1"]


def test_a_corrected_claim_does_not_come_back_uncorrected_in_other_bounds() -> None:
    old = edit(sample(), "b00001", speakers=("no",), speaker_kind="named", speaker_text=None, negated=False)
    again = claim("e00001", "fleet might sail on Friday", (), speaker_kind="unnamed", speaker_text="Officials")
    new = signed(with_claims(sample(), sample().claims[0], again, *sample().claims[2:]))
    out = merged(old, new)
    assert ids(out.claims) == ["c3f9a1", "b00001", "b00002", "304512"]
    assert merged(out, new) == out


CHANGED = "A new first line.\n" + TEXT.replace("the fleet might sail", "the boats might sail")


def changed_source(*claims: Claim) -> Brief:
    return signed(replace(sample(), source=source(CHANGED, sha256="aa" * 32), summary=(), claims=claims))


def test_a_persons_claim_follows_its_words_in_a_changed_source() -> None:
    old = edit(sample(), "c3f9a1", act="condemn")
    out, issues = merge(old, changed_source(), CHANGED)
    (kept,) = out.claims
    assert kept.act == "condemn"
    assert CHANGED[kept.evidence[0].start : kept.evidence[0].end] == kept.evidence[0].quote
    assert CHANGED[slice(*kept.anchors.speaker or (0, 0))] == "The two governments"
    assert issues == ()


def test_a_persons_claim_whose_words_are_gone_is_kept_and_told() -> None:
    old = edit(sample(), "b00001", negated=False)
    out, issues = merge(old, changed_source(), CHANGED, "b.md")
    assert out.claims == (old.claims[1],)
    assert [(i.code, i.severity, i.where) for i in issues] == [("orphaned-claim", "warning", "b.md:b00001")]


def test_words_that_stand_twice_now_are_not_settled_by_guessing() -> None:
    old = edit(sample(), "b00002", act="promise")
    text = CHANGED + "“We will wait,” Anna Berg said again.\n"
    new = replace(changed_source(), source=source(text))
    out, issues = merge(old, signed(new), text)
    assert out.claims == (old.claims[2],)
    assert [i.code for i in issues] == ["orphaned-claim"]


def test_a_persons_summary_whose_words_are_gone_is_kept_and_told() -> None:
    old = replace(sample(), summary=(at("the fleet might sail on Friday"),))
    out, issues = merge(old, changed_source(), CHANGED)
    assert out.summary == old.summary
    assert [i.code for i in issues] == ["orphaned-summary"]


def test_wrong_offsets_of_a_person_are_for_check_to_tell_not_to_repair() -> None:
    wrong = replace(sample().claims[2].evidence[0], start=1, end=13)
    old = edit(sample(), "b00002", evidence=(wrong,))
    assert merged(old, sample(), TEXT).claims[2].evidence == (wrong,)


def test_without_digests_everything_is_a_persons() -> None:
    """Whoever deletes the block `generated` loses nothing."""
    bare = replace(sample(), generated=replace(sample().generated, digests=Digests("", "", "", (), ())))
    new = signed(replace(sample(), title="x", summary=(), claims=(), actors=()))
    out = merged(bare, new)
    assert (out.title, out.summary, out.claims, out.actors) == (bare.title, bare.summary, bare.claims, bare.actors)


# --- any edit, any regeneration ----------------------------------------------------------------

EDITS = st.lists(
    st.tuples(st.sampled_from(["change", "remove", "add", "swap"]), st.integers(0, 5), FEW_CLAIMS, FEW_ACTORS),
    max_size=5,
)


def edited(brief: Brief, edits: Any) -> Brief:
    """A person's work on a brief."""
    claims, actors = list(brief.claims), list(brief.actors)
    for what, at_, new_claim, new_actor in edits:
        for items, new in ((claims, new_claim), (actors, new_actor)):
            index = at_ % len(items) if items else 0
            if what == "change" and items:
                items[index] = replace(new, id=items[index].id)
            elif what == "remove" and items:
                del items[index]
            elif what == "add" and new.id not in ids(items):
                items.insert(index, new)
            elif what == "swap" and items:
                items.append(items.pop(index))
    return replace(brief, claims=tuple(claims), actors=tuple(actors))


@settings(max_examples=300, deadline=None)
@given(
    few_briefs(),
    few_briefs(),
    EDITS,
    st.tuples(st.sampled_from("STU"), st.lists(FEW_PLACES, max_size=1), st.text(max_size=5)),
)
def test_any_edit_survives_any_regeneration(first, second, edits, fields) -> None:
    title, summary, notes = fields
    person = replace(edited(first, edits), notes=notes, title=title, summary=tuple(summary))
    out = merged(person, second)

    assert out.id == first.id
    assert out.notes == notes
    assert out.title == (person.title if person.title != first.title else second.title)
    assert out.summary == (person.summary if person.summary != first.summary else second.summary)
    for mine, theirs, result, new in (
        (first.claims, person.claims, out.claims, second.claims),
        (first.actors, person.actors, out.actors, second.actors),
    ):
        was = {item.id: item for item in mine}
        now = {item.id: item for item in theirs}
        got = {item.id: item for item in result}
        assert len(got) == len(result)
        for id_, item in now.items():
            if was.get(id_) != item:
                assert got[id_] == item, "what a person changed or added stays"
        assert not (was.keys() - now.keys()) & got.keys(), "what a person removed stays away"
        assert got.keys() <= now.keys() | ids_of(new), "nothing comes from nowhere"
    assert merged(out, second) == out, "twice is once"


def ids_of(items: Any) -> set[str]:
    return {item.id for item in items}


@settings(max_examples=300, deadline=None)
@given(few_briefs(), few_briefs())
def test_without_edits_the_result_is_the_generators_alone(first, second) -> None:
    """However often a brief was made before, its bytes are those of a first run, but for its id."""
    assert merged(first, second) == replace(second, id=first.id)


@settings(max_examples=300, deadline=None)
@given(few_briefs(), few_briefs(), EDITS)
def test_edits_survive_a_detour(first, second, edits) -> None:
    """Through another model's work and back."""
    person = edited(first, edits)
    back = merged(merged(person, second), first)
    was = {item.id: item for item in first.claims}
    got = {item.id: item for item in back.claims}
    for item in person.claims:
        if was.get(item.id) != item and not any(item == other for other in second.claims):
            assert got[item.id] == item
    assert not {i for i in was if i not in ids_of(person.claims)} & got.keys()


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(Claim) if f.name != "id"])
def test_a_change_of_any_field_of_a_claim_is_noticed(field: str) -> None:
    before = sample().claims[0]
    other = {
        "speakers": ("no",),
        "speaker_kind": "unnamed",
        "candidates": ("no",),
        "via": (),
        "negated": True,
        "about": ("no",),
        "evidence": (at("We will wait"),),
        "anchors": Anchors(None, None, (0, 5)),
        "chain": (),
        "said": None,
        "happened": None,
        "edits": (),
    }
    assert digests.of_claim(before) != digests.of_claim(replace(before, **{field: other.get(field, "other")}))
