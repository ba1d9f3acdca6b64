"""Chains, conditions and times in a brief: written, read, checked, moved, and what older briefs have instead."""

import dataclasses

import pytest
from brief_samples import TEXT, relay, sample, when

from generator.brief import body, digests, front_matter
from generator.brief.check import check_brief
from generator.brief.compose import signed
from generator.brief.merge import merge
from generator.records import Brief, Claim

NEW_FIELDS = ("chain", "condition", "said", "happened")


def _first(brief: Brief) -> Claim:
    return brief.claims[0]


def _with(brief: Brief, **changes: object) -> Brief:
    changed = dataclasses.replace(_first(brief), **changes)  # type: ignore[arg-type]
    return dataclasses.replace(brief, claims=(changed, *brief.claims[1:]))


def _codes(brief: Brief) -> list[str]:
    return [issue.code for issue in check_brief(brief, TEXT, "b.md")]


def _before_depth(brief: Brief) -> str:
    """The brief as the program wrote it before there were chains and times."""
    plain = dataclasses.replace(
        brief,
        claims=tuple(dataclasses.replace(c, chain=(), condition=None, said=None, happened=None) for c in brief.claims),
    )
    text = front_matter.dumps(signed(plain))
    for line in ("    chain: []\n", "    condition: null\n", "    said: null\n", "    happened: null\n"):
        assert line in text
        text = text.replace(line, "")
    return text.replace(", hedge: null, condition: null}", "}")


def test_the_form_is_the_documented_one() -> None:
    text = front_matter.dumps(sample())
    for line in (
        "    chain:",
        '      - {text: "Coast Guard of Norway", start: 175, end: 196, kind: named, actors: [coast-guard-of-norway]}',
        "    condition: null",
        '    said: {words: "on Tuesday", start: 85, end: 95, edtf: "2025-03-04"}',
        '    happened: {words: "on Friday", start: 240, end: 249, edtf: null}',
    ):
        assert f"\n{line}\n" in text
    assert front_matter.loads(text, "b.md", TEXT) == sample()


def test_an_older_brief_is_read_and_is_still_the_generators() -> None:
    read = front_matter.loads(_before_depth(sample()), "b.md", TEXT)
    assert _first(read).via == ("coast-guard-of-norway",)
    assert all(not getattr(_first(read), field) for field in NEW_FIELDS)
    assert [digests.of_claim(c) for c in read.claims] == [d for _, d in read.generated.digests.claims]
    assert not check_brief(read, TEXT, "b.md")


def test_edits_in_an_older_brief_survive_and_the_rest_is_brought_up_to_date() -> None:
    old = front_matter.loads(_before_depth(sample()), "b.md", TEXT)
    edited = dataclasses.replace(
        old, claims=(old.claims[0], dataclasses.replace(old.claims[1], act="doubt"), *old.claims[2:])
    )
    merged, issues = merge(edited, sample(), TEXT)
    assert not issues
    assert merged.claims[1].act == "doubt"
    assert _first(merged) == _first(sample())


def test_by_hand_the_words_are_enough() -> None:
    """Offsets are found, the kind follows from the actors, and via from the chain."""
    text = front_matter.dumps(sample())
    start = text.index("    via: [coast")
    text = text[:start] + text[text.index("\n", start) + 1 :]
    text = text.replace(
        '{text: "Coast Guard of Norway", start: 175, end: 196, kind: named, actors: [coast-guard-of-norway]}',
        '{text: "Coast Guard of Norway", actors: [coast-guard-of-norway]}',
    ).replace('said: {words: "on Tuesday", start: 85, end: 95, edtf: "2025-03-04"}', 'said: {words: "on Tuesday"}')
    read = _first(front_matter.loads(text, "b.md", TEXT))
    assert read.chain == (relay("Coast Guard of Norway", "coast-guard-of-norway"),)
    assert read.via == ("coast-guard-of-norway",)
    assert read.said == when("on Tuesday", None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"chain": (dataclasses.replace(relay("Officials"), text="Some officials"),), "via": ()}, "bad-chain"),
        ({"chain": (relay("Officials", "nobody"),), "via": ("nobody",)}, "unknown-actor"),
        ({"chain": (dataclasses.replace(relay("Officials"), kind="named"),), "via": ()}, "bad-chain"),
        ({"via": ()}, "bad-chain"),
        ({"said": dataclasses.replace(when("on Tuesday", None), start=3)}, "bad-date"),
        ({"happened": when("on Friday", "Friday")}, "bad-date"),
        ({"happened": when("on Friday", "2025-03-07/2025-03-01")}, "bad-date"),
        ({"condition": "if it rains"}, "not-verbatim"),
    ],
)
def test_what_is_not_in_the_text_is_told(changes: dict[str, object], code: str) -> None:
    assert code in _codes(_with(sample(), **changes))


def test_an_unnamed_relay_is_sound() -> None:
    assert not _codes(_with(sample(), chain=(relay("Officials"),), via=()))


def test_a_relay_that_a_person_removed_from_the_actors_stays_with_its_words() -> None:
    old = dataclasses.replace(sample(), actors=tuple(a for a in sample().actors if a.id != "coast-guard-of-norway"))
    merged, _ = merge(old, sample(), TEXT)
    assert [(r.text, r.kind, r.actors) for r in _first(merged).chain] == [("Coast Guard of Norway", "unresolved", ())]
    assert not check_brief(merged, TEXT, "b.md")


def test_a_person_s_claim_moves_with_all_its_words() -> None:
    edited = _with(sample(), act="doubt")
    text = f"A line more.\n\n{TEXT}"
    new = dataclasses.replace(sample(), source=dataclasses.replace(sample().source, text_sha256="ab" * 32))
    merged, issues = merge(edited, new, text)
    moved = next(c for c in merged.claims if c.act == "doubt")
    assert not issues
    assert [text[r.start : r.end] for r in moved.chain] == ["Coast Guard of Norway"]
    assert moved.said is not None
    assert text[moved.said.start : moved.said.end] == "on Tuesday"


def test_the_body_shows_the_chain_the_condition_and_the_times() -> None:
    brief = _with(
        sample(),
        chain=(relay("Officials"), relay("Coast Guard of Norway", "coast-guard-of-norway")),
        condition="the fleet might sail",
    )
    text = body.render(brief, TEXT)
    assert "- Passed on by: “Officials” (not named), then Coast Guard of Norway\n" in text
    assert "### Norway and Iceland – reject (on a condition)\n" in text
    assert "- On a condition: “the fleet might sail”\n" in text
    assert "- When it was said: “on Tuesday” (2025-03-04)\n" in text
    assert "- When it happened or is to happen: “on Friday”\n" in text
