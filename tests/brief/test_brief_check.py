"""Every breach of an invariant is named with its claim and its reason, all in one run."""

import dataclasses

import pytest
from brief_samples import TEXT, at, claim, sample, span, with_claims

from generator.brief.check import check_brief
from generator.records import Anchors, Evidence


def told(brief, text: str = TEXT, **kw) -> list[tuple[str, str]]:
    return [(issue.code, issue.where) for issue in check_brief(brief, text, "b.md", **kw)]


def one(**change):
    """The sample with one claim, changed."""
    return with_claims(sample(), dataclasses.replace(sample().claims[0], **change))


def test_a_sound_brief_has_no_issues() -> None:
    assert told(sample()) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"evidence": (Evidence("the quota", 143, 152),)}, "bad-evidence"),
        ({"evidence": (Evidence("the quotum", 144, 154),)}, "bad-evidence"),
        ({"evidence": (Evidence("x", -1, 0),)}, "bad-evidence"),
        ({"evidence": (Evidence("", 150, 150),)}, "bad-evidence"),
        ({"evidence": (Evidence("x", 9000, 9001),)}, "bad-evidence"),
        ({"evidence": (at("a provocation"), at("the quota"))}, "bad-evidence"),
        ({"evidence": ()}, "bad-evidence"),
        ({"speakers": ("no", "se")}, "unknown-actor"),
        ({"via": ("nobody",), "chain": ()}, "unknown-actor"),
        ({"about": ("nobody",)}, "unknown-actor"),
        ({"speakers": ()}, "no-speaker"),
        ({"speaker_kind": "unnamed"}, "no-speaker"),
        ({"speaker_kind": "unresolved", "speakers": (), "candidates": ("nobody",)}, "unknown-actor"),
        ({"candidates": ("no",)}, "no-speaker"),
        ({"mode": "narrated"}, "no-speaker"),
        ({"hedge": "perhaps"}, "not-verbatim"),
        ({"speaker_text": "The two governors"}, "bad-anchor"),
        ({"cue": None}, "bad-anchor"),
        ({"anchors": Anchors(None, None, (0, 9999))}, "bad-anchor"),
        ({"anchors": Anchors(None, None, (0, 10))}, "bad-anchor"),
        ({"anchors": Anchors((5, 5), None, (0, 200))}, "bad-anchor"),
    ],
)
def test_a_breach_is_named_with_its_claim(change, code: str) -> None:
    assert told(one(**change)) == [(code, "b.md:c3f9a1")]


def test_the_remedy_says_where_the_words_stand() -> None:
    (issue,) = check_brief(one(evidence=(Evidence("the quota", 143, 152),)), TEXT, "b.md")
    assert "these words stand at 144:153" in issue.message
    (issue,) = check_brief(one(evidence=(Evidence("the quotum", 144, 154),)), TEXT, "b.md")
    assert "copy the words" in issue.message


def test_everything_wrong_is_found_in_one_run() -> None:
    brief = sample()
    brief = dataclasses.replace(
        brief,
        source=dataclasses.replace(
            brief.source, published="2025-02-30", published_basis="unknown", url="javascript:x", dateline="ROME"
        ),
        summary=(Evidence("Norway!", 43, 50),),
        actors=(*brief.actors, brief.actors[0]),
        main=("a1",),
        claims=(
            claim("a1", "We will wait", ("x",)),
            claim("a1", "We will wait", ()),
        ),
    )
    assert told(brief, TEXT + " ") == [
        ("text-changed", "b.md:source.text_sha256"),
        ("bad-date", "b.md:source.published"),
        ("bad-date", "b.md:source.published_basis"),
        ("not-verbatim", "b.md:source.dateline"),
        ("bad-url", "b.md:source.url"),
        ("bad-evidence", "b.md:summary"),
        ("duplicate-id", "b.md:no"),
        ("duplicate-id", "b.md:a1"),
        ("unknown-actor", "b.md:a1"),
        ("no-speaker", "b.md:a1"),
    ]


def test_acts_are_held_to_their_list_where_it_is_given() -> None:
    assert told(one(act="rejcet"), acts={"reject"}) == [("unknown-act", "b.md:c3f9a1")]
    assert told(one(act="reject"), acts={"reject"}) == []


def test_offsets_count_code_points() -> None:
    text = "🐟🐟 “Fish,” Anna Berg said.\n"
    fish = claim(
        "a1", "Fish", text=text, anchors=Anchors(span("Anna Berg", text), None, (0, 27)), speaker_text="Anna Berg"
    )
    assert fish.evidence[0].start == 4
    brief = with_claims(sample(), fish)
    assert [code for code, _ in told(dataclasses.replace(brief, summary=(), unread=()), text)] == ["text-changed"]


@pytest.mark.parametrize("date", ["2025-03-04", "XXXX-06-24", "2025-03", "2025", "202X", "XXXX-02-29"])
def test_a_date_may_have_unknown_digits(date: str) -> None:
    brief = sample()
    assert told(dataclasses.replace(brief, source=dataclasses.replace(brief.source, published=date))) == []


@pytest.mark.parametrize("date", ["2025-02-30", "2025-13", "2023-02-29", "March", ""])
def test_what_is_no_date_is_told(date: str) -> None:
    brief = sample()
    brief = dataclasses.replace(brief, source=dataclasses.replace(brief.source, published=date))
    assert told(brief) == [("bad-date", "b.md:source.published")]
