"""The main claims and what was not understood: kept in step with the claims, and a person's where they changed them."""

import dataclasses

import pytest
from brief_samples import TEXT, claim, sample, span, with_claims

from generator.brief import front_matter
from generator.brief.body import render
from generator.brief.check import check_brief
from generator.brief.compose import signed
from generator.brief.merge import merge, settle
from generator.records import Evidence, Unread

CHANGED = TEXT.replace("Officials said", "On Monday, officials said")


def replace(brief, **changes):
    return dataclasses.replace(brief, **changes)


def without(brief, id_):
    return replace(brief, claims=tuple(each for each in brief.claims if each.id != id_))


def merged(old, new, text=TEXT):
    brief, _ = merge(old, new, text)
    return brief


def test_a_list_of_the_generators_follows_its_new_work() -> None:
    new = signed(replace(sample(), main=("304512",), unread=()))
    assert (merged(sample(), new).main, merged(sample(), new).unread) == (("304512",), ())


def test_a_list_that_a_person_changed_stays() -> None:
    new = signed(replace(sample(), main=("304512",), unread=(Unread("quotation", "Berg", *span("Berg")),)))
    out = merged(replace(sample(), main=("b00001", "b00002"), unread=()), new)
    assert (out.main, out.unread) == (("b00001", "b00002"), ())
    assert merged(out, new) == out


def test_an_empty_list_of_main_claims_is_a_persons_wish() -> None:
    assert merged(replace(sample(), main=()), sample()).main == ()


def test_a_claim_that_a_person_removed_is_no_main_one_and_the_list_stays_the_generators() -> None:
    settled, issues = settle(without(sample(), "b00002"))
    assert (settled.main, issues) == (("c3f9a1",), ())
    new = signed(replace(sample(), main=("304512", "b00002")))
    assert merged(settled, new).main == ("304512",)


def test_a_place_that_a_person_made_a_claim_of_is_understood() -> None:
    own = claim("aaaaaa", "Officials said the fleet", ("anna-berg",))
    settled, _ = settle(replace(sample(), claims=(*sample().claims, own)))
    assert settled.unread == ()
    assert merged(settled, sample()).unread == ()
    assert merged(sample(), sample()).unread == sample().unread


def test_a_persons_place_moves_with_its_words_and_goes_with_them() -> None:
    own = (
        Unread("quotation", "flew to Bergen", *span("flew to Bergen")),
        Unread("reporting", "Officials", *span("Officials")),
    )
    old = replace(sample(), unread=own)
    new = signed(replace(sample(), source=replace(sample().source, text_sha256="00" * 32)))
    (moved,) = merged(with_claims(old), with_claims(new), CHANGED).unread
    assert CHANGED[moved.start : moved.end] == moved.quote == "flew to Bergen"


def test_a_brief_from_before_there_were_lists_gets_them() -> None:
    made = sample().generated
    old = replace(
        sample(),
        main=(),
        unread=(),
        generated=replace(made, digests=replace(made.digests, main="", unread="")),
    )
    assert settle(old)[0] == old
    assert (merged(old, sample()).main, merged(old, sample()).unread) == (sample().main, sample().unread)


def test_the_lists_are_read_as_they_were_written() -> None:
    brief = front_matter.loads(front_matter.dumps(sample()), "b.md")
    assert (brief.main, brief.unread) == (sample().main, sample().unread)
    assert brief.claims[0].edits == sample().claims[0].edits


def test_a_main_claim_that_is_none_is_told() -> None:
    found = check_brief(replace(sample(), main=("b00002", "ffffff")), TEXT, "b.md")
    assert [(i.code, i.where, i.severity) for i in found] == [("unknown-claim", "b.md:main", "warning")]


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("unread", (Unread("quotation", "We shall wait", 0, 13),), "b.md:unread"),
        ("edits", (Evidence("a provision", *span("a provocation")),), "b.md:c3f9a1"),
        ("edits", (Evidence("Geneva", *span("Geneva")),), "b.md:c3f9a1"),
    ],
)
def test_words_that_the_text_does_not_have_there_are_an_error(field, value, where) -> None:
    brief = sample()
    if field == "unread":
        brief = replace(brief, unread=value)
    else:
        brief = replace(brief, claims=(replace(brief.claims[0], edits=value), *brief.claims[1:]))
    assert [(i.code, i.where, i.severity) for i in check_brief(brief, TEXT, "b.md")] == [
        ("bad-evidence", where, "error")
    ]


def test_the_body_leads_with_the_main_claims_and_ends_with_what_was_not_understood() -> None:
    text = render(sample(), TEXT)
    places = [
        text.index(words)
        for words in (
            "## Main claims",
            "### Anna Berg – say",
            "### Norway and Iceland – reject",
            "## Other claims",
            "### The document itself – travel",
            "## Not understood",
            "> Officials said\n",
        )
    ]
    assert places == sorted(places)
    assert "put in by an editor: “a provocation”" in text


def test_without_main_claims_or_with_nothing_else_there_is_one_list() -> None:
    for brief in (replace(sample(), main=()), with_claims(sample(), sample().claims[0])):
        text = render(replace(brief, unread=()), TEXT)
        assert "## Claims\n" in text
        assert "## Main claims" not in text
        assert "## Not understood" not in text
