"""What a story's page concludes from who has a claim: never more than the outlets do."""

from __future__ import annotations

import dataclasses
import re

import pytest
from built import read
from invented_stories import corpus, group, news, statements, story, wire

from generator.brief.store import Loaded
from generator.relate.corpus import build as relate
from generator.relate.story import Difference
from generator.site import pages as site_pages
from generator.site import story_wording
from generator.site.comparison import compare

STORY = "stories/dredgers-1/index.md"
PLAIN = {"hedge": None}
OWN = {"speakers": (), "speaker_text": None, "speaker_kind": "outlet", "mode": "narrated"}
UNSURE = " That is no confirmation that it is so."


def told(first=None, second=None, *, outlets=("Harbour Wire", "Coastal News"), **changes):
    """A story of two briefs whose first claims are one group, with the claims changed as told."""
    briefs = []
    for each, outlet in zip((wire(), news()), outlets, strict=True):
        source = dataclasses.replace(each.brief.source, outlet=outlet)
        briefs.append(dataclasses.replace(each, brief=dataclasses.replace(each.brief, source=source)))
    found = relate(Loaded(tuple(briefs), ()))
    by_id = statements(found)
    members = [
        dataclasses.replace(by_id[claim_id], claim=dataclasses.replace(by_id[claim_id].claim, **PLAIN | (its or {})))
        for claim_id, its in (("1aaaa1", first), ("bbbbb1", second))
    ]
    joined = group("g1", changes.pop("status", "corroborated"), members, **changes)
    return dataclasses.replace(found, stories=(story(found, [joined]),))


def verdict(found):
    return story_wording.verdict(compare(found).all[0].rows[0], found)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, f"Two outlets report that Mira Voss said this.{UNSURE}"),
        ({"act": "believe"}, {"act": "believe"}, f"Two outlets attribute this to Mira Voss.{UNSURE}"),
        ({"hedge": "may"}, {"hedge": "may"}, f"Two outlets attribute this to Mira Voss.{UNSURE}"),
        ({"condition": "if paid"}, {}, f"Two outlets attribute this to Mira Voss.{UNSURE}"),
        ({"act": "leave-open"}, {"act": "leave-open"}, f"Two outlets report that Mira Voss left this open.{UNSURE}"),
        (
            {"negated": True},
            {"negated": True},
            f"Two outlets attribute a denial or negation of this to Mira Voss.{UNSURE}",
        ),
        ({"negated": True}, {}, f"Two outlets attribute words on this to Mira Voss.{UNSURE}"),
        ({"act": "leave-open"}, {}, f"Two outlets attribute words on this to Mira Voss.{UNSURE}"),
        (
            {},
            {"speakers": (), "speaker_text": "officials", "speaker_kind": "unnamed"},
            f"Two outlets attribute this, one to Mira Voss and one to “officials”.{UNSURE}",
        ),
        (OWN, {}, f"One outlet states this in its own voice; one outlet reports that Mira Voss said this.{UNSURE}"),
    ],
)
def test_a_verdict_says_what_each_outlet_does(first, second, expected):
    assert verdict(told(first, second)) == expected


def test_outlets_that_differ_in_a_denial_are_not_said_to_report_the_same():
    pair = (("wire-000001", "1aaaa1"), ("news-000002", "bbbbb1"))
    found = told(
        {"negated": True},
        status="differs",
        differences=(Difference("negation", "denied", "", pair),),
        differing=frozenset({"wire-000001", "news-000002"}),
    )
    assert (
        verdict(found)
        == "Two outlets attribute words on this to Mira Voss, and differ from each other in the negation."
    )


def test_two_voices_of_their_own_are_two_sources():
    assert verdict(told(OWN, OWN, is_report=False)) == (
        "Two outlets state this in their own voice: two sources say that it is so."
    )


@pytest.mark.parametrize(
    ("outlets", "more"),
    [
        ((None, None), "Whether they are of different outlets is not stated."),
        ((None, "Coastal News"), "The outlet of one of them is not stated."),
    ],
)
def test_outlets_that_are_not_stated_are_not_counted_as_two(outlets, more):
    assert verdict(told(outlets=outlets)) == f"Two documents report that Mira Voss said this.{UNSURE} {more}"


def test_documents_of_unknown_outlets_are_not_two_sources():
    assert verdict(told(OWN, OWN, is_report=False, outlets=(None, None))) == (
        "Two documents state this in their own voice. Whether they are of different outlets is not stated."
    )


def test_what_several_have_from_one_origin_is_called_so():
    found = corpus()
    page = next(page for page in site_pages.build(found) if page.path == STORY).markdown
    rows = {number: read(row).text for number, row in re.findall(r'<tr id="claims-(g\d)">(.*?)</tr>', page, re.DOTALL)}
    assert "One origin" in rows["g3"]
    assert "Single source" not in rows["g3"]
    assert "g4" not in rows
    assert "Only in Coastal News Single source" in read(page.split("</table>")[1]).text


def heading(markdown: str) -> str:
    """The first heading of the sentences side by side, with what stands below it."""
    return read(re.search(r'<h3 id="words-.*?</h3>\n<p class="b-badges">.*?</p>', markdown, re.DOTALL)[0]).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"act": "deny", "negated": True}, "Denied or negated"),
        ({"hedge": "may"}, "Hedged: “may”"),
        ({"condition": "if paid"}, "On condition: “if paid”"),
        ({"speakers": (), "speaker_text": "she", "speaker_kind": "unresolved"}, "Speaker not settled"),
    ],
)
def test_a_heading_over_two_wordings_never_makes_a_claim_plain(changes, words):
    found = told(changes, changes)
    page = next(page for page in site_pages.build(found) if page.path == STORY).markdown
    assert words in heading(page)
    assert words in read(re.search(r'<tr id="claims-g1">.*?</th>', page, re.DOTALL)[0]).text
    assert ("deny" if changes.get("act") else "say") in heading(page)


def test_what_is_only_left_out_is_marked_as_no_difference_in_what_is_said():
    pair = (("wire-000001", "1aaaa1"), ("news-000002", "bbbbb1"))
    found = told(differences=(Difference("omission", "would", "", pair), Difference("number", "12", "14", pair)))
    page = next(page for page in site_pages.build(found) if page.path == STORY).markdown
    compared = page.split("## In which words")[1].split('<section class="b-compared"')[1]
    marks = re.findall(r'<mark class="([^"]*)">(.*?)<', compared)
    assert ("b-differing", "14") in marks
    assert {kind for kind, _ in marks} == {"b-differing", "b-differing b-differing--more"}


def test_a_difference_repeats_long_words_only_in_part():
    long = " ".join(["dredgers"] * 20)
    pair = (("wire-000001", "1aaaa1"), ("news-000002", "bbbbb1"))
    found = told(differences=(Difference("quotation", long, "", pair),))
    page = next(page for page in site_pages.build(found) if page.path == STORY).markdown
    line = re.search(r"<li>(Quotation: .*?)</li>", page)[1]
    assert "…” in Harbour Wire" in line
    assert len(line) < 120
