"""The timeline: everything under the date that a document gives it, and what is not known of it said."""

from __future__ import annotations

import dataclasses
import re

import invented
import invented_stories
import markdown
import pytest
from built import read
from invented_stories import NEWS, WIRE, news, wire

from generator.brief.store import Loaded
from generator.records import When
from generator.relate.corpus import NO_DAY, Day
from generator.relate.corpus import build as relate
from generator.site import chronology, wording
from generator.site import pages as site_pages
from generator.site.comparison import compare
from generator.site.pages import timeline


def timed(each, **times):
    """The brief with a time for its first claim."""
    first, *others = each.brief.claims
    claims = (dataclasses.replace(first, **times), *others)
    return dataclasses.replace(each, brief=dataclasses.replace(each.brief, claims=claims))


def friday(edtf, text=WIRE):
    start = text.index("by Friday")
    return When("by Friday", start, start + len("by Friday"), edtf)


def moments(found):
    return chronology.moments(found, compare(found))


def page(found, number=1):
    path = "timeline/index.md" if number == 1 else f"timeline/page/{number}/index.md"
    return next(p for p in site_pages.build(found) if p.path == path)


def test_newest_first_and_what_has_no_year_or_date_after_it():
    found = [(m.kind, m.words) for m in moments(invented.corpus())]
    assert found == [
        ("report", "1 May 2025"),
        ("report", "4 March (year not stated)"),
        ("report", "Date not stated"),
    ]


def test_months_are_headings_and_can_be_jumped_to():
    html = read(page(invented.corpus()).markdown)
    assert {"in-2025-05", "in-year-unknown-03", "undated"} <= html.ids
    assert {"../timeline/#in-2025-05", "../timeline/#undated"} <= set(html.links)


def test_what_happened_stands_under_its_own_date():
    found = relate(Loaded((timed(wire(), happened=friday("2025-03-07")),), ()))
    assert [(m.kind, m.words) for m in moments(found)] == [
        ("happened", "7 March 2025"),
        ("report", "4 March 2025"),
    ]
    assert "“by Friday”, as Harbour Wire puts it" in read(page(found).markdown).text


def test_what_was_said_on_the_day_of_publication_is_not_told_twice():
    said = timed(wire(), said=friday("2025-03-04"))
    assert [m.kind for m in moments(relate(Loaded((said,), ())))] == ["report"]
    earlier = timed(wire(), said=friday("2025-03-03"))
    assert [m.kind for m in moments(relate(Loaded((earlier,), ())))] == ["report", "said"]


def test_a_time_that_is_not_settled_is_under_no_date():
    assert [m.kind for m in moments(relate(Loaded((timed(wire(), happened=friday(None)),), ())))] == ["report"]


def test_what_several_documents_date_alike_stands_once():
    both = (
        timed(wire(), happened=friday("2025-03-07")),
        timed(news(), happened=friday("2025-03-07", NEWS)),
    )
    plain = relate(Loaded(both, ()))
    by_id = invented_stories.statements(plain)
    one = invented_stories.group("g1", "corroborated", [by_id["1aaaa1"], by_id["bbbbb1"]])
    found = dataclasses.replace(plain, stories=(invented_stories.story(plain, [one]),))
    happened = [m for m in moments(found) if m.kind == "happened"]
    assert [len(m.statements) for m in happened] == [2]
    assert "as Harbour Wire and Coastal News put it" in read(page(found).markdown).text


def test_a_report_shows_its_main_claims_in_order_of_the_text():
    first = wire()
    claims = tuple(dataclasses.replace(first.brief.claims[0], id=f"1bbbb{n}") for n in range(6))
    brief = dataclasses.replace(first.brief, claims=claims, main=("1bbbb4", "1bbbb2"))
    found = relate(Loaded((dataclasses.replace(first, brief=brief),), ()))
    (report,) = moments(found)
    assert [s.claim.id for s in report.statements] == ["1bbbb0", "1bbbb2", "1bbbb4"]


def test_an_event_is_told_of_and_not_taken_for_a_fact():
    found = relate(Loaded((timed(wire(), happened=friday("2025-03-07")),), ()))
    assert "Said to be still to come" in read(page(found).markdown).text


@pytest.mark.parametrize(
    ("happened", "is_ahead"),
    [
        ("2025-03-07", True),
        ("2026", True),
        ("2025-03-01", False),
        ("2025-03", False),
        ("2024", False),
        ("XXXX-03-07", False),
    ],
)
def test_what_is_dated_after_its_document_is_still_to_come(happened, is_ahead):
    found = relate(Loaded((timed(wire(), happened=friday(happened)),), ()))
    (moment,) = [m for m in moments(found) if m.kind == "happened"]
    assert moment.is_ahead is is_ahead
    assert ("Said to have happened" in read(page(found).markdown).text) is not is_ahead


def test_of_many_years_the_oldest_months_fold_out(monkeypatch):
    monkeypatch.setattr(timeline, "YEARS", 1)
    shown, folded = page(invented.corpus()).markdown.split("<details")
    assert "#in-2025-05" in shown
    assert ">May</a>" in shown
    assert "#in-year-unknown-03" in folded


def test_reports_on_one_story_stand_together():
    part = chronology.months(moments(invented_stories.corpus()))[0].dates[0].parts
    assert [p.comparison.story.id for p in part if p.comparison] == ["dredgers-1"]


@pytest.mark.parametrize(
    ("day", "words", "anchor"),
    [
        (Day(2025, 3, 4), "March 2025", "in-2025-03"),
        (Day(2025, None, None), "2025 (month not stated)", "in-2025"),
        (Day(None, 3, 4), "March (year not stated)", "in-year-unknown-03"),
        (NO_DAY, "Date not stated", "undated"),
    ],
)
def test_what_is_not_known_of_a_month_is_said(day, words, anchor):
    assert (chronology.month(day), chronology.anchor(day)) == (words, anchor)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-03-04", "4 March 2025"),
        ("2025-03", "March 2025"),
        ("XXXX-03-04", "4 March (year not stated)"),
        ("2025-03-04?", "4 March 2025 (uncertain)"),
        ("2025-03~", "about March 2025"),
        ("2025-03-03/2025-03-09", "3–9 March 2025"),
        ("2025-03-31/2025-04-06", "31 March – 6 April 2025"),
        ("2024-12-30/2025-01-05", "30 December 2024 – 5 January 2025"),
        ("2014/..", "from 2014"),
        ("../2030-06", "until June 2030"),
    ],
)
def test_dates_and_intervals_in_words(edtf, words):
    assert wording.edtf(edtf) == words


def test_a_long_timeline_goes_on_on_further_pages(monkeypatch):
    monkeypatch.setattr(timeline, "PER_PAGE", 1)
    first, second = (page(invented.corpus(), number) for number in (1, 2))
    assert "../timeline/page/2/#in-year-unknown-03" in first.markdown
    assert 'id="in-year-unknown-03"' in second.markdown
    assert first.listed
    assert not second.listed


def test_html_is_well_formed_and_ids_are_unique():
    for found in (invented.corpus(), invented_stories.corpus(), relate(Loaded((), ()))):
        html = read(markdown.markdown(page(found).markdown, extensions=["md_in_html"]))
        assert (html.open, html.badly_closed, html.twice) == ([], [], [])


def test_hostile_words_are_words():
    text = page(invented.corpus()).markdown
    assert not re.search(r"<script", text)
    assert invented.HOSTILE in read(text).text
