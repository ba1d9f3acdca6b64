"""The search page and what it leads to, beyond the one path that every reader takes."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import newsroom
import pytest
from conftest import PHONE
from playwright.sync_api import Page, expect

MARKS = "main mark.b-found"


@pytest.fixture
def search(window):
    """Opens the search page with what is asked for, and waits until it has an answer."""

    def opened(**asked: str | list[str]) -> Page:
        page, _ = window()
        page.goto("search/?" + urlencode(asked, doseq=True))
        expect(page.locator("#b-results[aria-busy=false]")).to_be_attached()
        return page

    return opened


def cards(page: Page):
    return page.locator("#b-results article")


def test_a_phrase_is_found_word_for_word_and_with_other_words(search):
    assert cards(search(q='"harbour fees"', kind="brief")).count() == 3
    assert cards(search(q='"fees harbour"', kind="brief")).count() == 0
    # The wire has all of it; the others lack the phrase or the word.
    page = search(q='"may still use" fishermen', kind="brief")
    expect(cards(page)).to_have_count(1)
    assert cards(search(q='"may still use" lighthouse', kind="brief")).count() == 0


def test_a_phrase_of_words_that_stand_everywhere_is_found_by_all_their_places(window):
    """Of such words the index has a few places, and the others apart; see `newsroom.make`."""
    phrase = urlencode({"q": '"breaking the harbour treaty of"', "kind": "brief"})
    page, _ = window()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("search/?q=harbour+treaty&kind=brief")
    expect(cards(page).first).to_be_visible()
    assert not [url for url in asked if "-all.pf_index" in url]
    page.goto(f"search/?{phrase}")
    expect(cards(page)).to_have_count(1)
    expect(page.locator(".b-hit mark").filter(has_text="breaking the harbour treaty of").first).to_be_visible()
    assert [url for url in asked if "-all.pf_index" in url]
    # Without them it would not be found.
    page, _ = window()
    page.route("**/*-all.pf_index", lambda route: route.abort())
    page.goto(f"search/?{phrase}")
    expect(page.get_by_role("status")).to_have_text(re.compile("Nothing found"))


def test_words_typed_before_a_phrase_do_not_hide_it(search):
    """The few places of a word are there already when all of them come."""
    page = search(q="harbour treaty", kind="brief")
    page.locator("#b-query").fill('"the harbour treaty"')
    expect(page.get_by_role("status")).to_have_text(re.compile('result for "the harbour treaty"'))
    expect(cards(page)).to_have_count(1)


def test_a_list_of_values_offers_no_more_than_it_has(search):
    page = search(q="ferry", kind="claim")
    page.locator(".b-facet", has_text="Outlet").get_by_role("checkbox").first.wait_for()
    for button in page.locator(".b-facet .b-button").all():
        text = button.text_content()
        assert not text or re.fullmatch("Show [1-9][0-9]* more", text)
        assert button.is_hidden() == (not text)


def test_facets_of_a_phrase_and_a_word_count_what_has_both(search):
    page = search(q='"harbour fees" crowns', kind="claim")
    number = cards(page).count()
    page.locator(".b-facet", has_text="Outlet").get_by_role("checkbox").first.wait_for()
    counts = page.locator(".b-facet", has_text="Outlet").locator(".b-count").all_inner_texts()
    assert sum(map(int, counts)) == number > 0


def test_words_that_stand_everywhere_do_not_narrow(search):
    assert (
        cards(search(q="the lighthouse of", kind="brief")).count()
        == cards(search(q="lighthouse", kind="brief")).count()
    )


def test_sorted_by_date_the_newest_comes_first(search):
    page = search(q="harbour", kind="brief", sort="date")
    dates = page.locator(".b-hit .b-kicker").all_inner_texts()
    assert [date.rsplit(" · ", 1)[1] for date in dates if "2025" in date][:2] == ["12 Apr 2025", "11 Apr 2025"]
    assert page.get_by_label("Sort by").input_value() == "date"


def test_values_of_two_facets_are_both_asked_and_of_one_either(search):
    one = cards(search(q="ferry", kind="brief", outlet="Harbour Wire")).count()
    two = cards(search(q="ferry", kind="brief", outlet=["Harbour Wire", "Sound Daily"])).count()
    both = cards(search(q="ferry", kind="brief", outlet="Harbour Wire", month="2025-04")).count()
    assert (one, two, both) == (1, 2, 0)


def test_going_back_brings_the_search_before(search):
    page = search(q="ferry", kind="brief")
    before = cards(page).count()
    page.get_by_role("checkbox", name="Sound Daily").check()
    expect(cards(page)).to_have_count(1)
    page.get_by_role("button", name="Remove Outlet: Sound Daily").click()
    expect(cards(page)).to_have_count(before)
    page.go_back()
    expect(cards(page)).to_have_count(1)
    expect(page.get_by_role("checkbox", name="Sound Daily")).to_be_checked()


def test_arrows_go_through_the_results(search):
    page = search(q="lighthouse")
    links = page.locator(".b-hit__link")
    page.locator("#b-query").focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#b-query")).to_be_focused()


def test_the_page_that_opens_marks_the_words_and_can_be_rid_of_them(search):
    page = search(q="lighthouses", kind="brief")
    cards(page).first.get_by_role("link").click()
    page.wait_for_url(re.compile(r"/briefs/[^/]+/\?mark=lighthouse$"))
    text = page.get_by_role("main").inner_text()
    expect(page.locator(MARKS).first).to_have_text(re.compile("^lighthouse$", re.IGNORECASE))
    expect(page.get_by_role("status")).to_contain_text("marked for “lighthouse”")
    page.get_by_role("button", name="Remove the marks").click()
    expect(page.locator(MARKS)).to_have_count(0)
    assert "mark=" not in page.url
    assert page.locator(".b-archived").inner_text() in text


def test_a_claim_opens_at_its_place(search):
    page = search(q='"there is no debt"', kind="claim")
    cards(page).first.get_by_role("link").click()
    page.wait_for_url(re.compile(r"\?mark=there\+is\+no\+debt#claim-\w+$"))
    expect(page.locator(f"#{page.url.rsplit('#', 1)[1]}")).to_be_in_viewport()
    expect(page.locator(MARKS).first).to_have_text(re.compile("there is no debt", re.IGNORECASE))


@pytest.mark.parametrize("asked", [newsroom.HOSTILE, "<img src=x onerror=alert(1)>", '"', "\\", "(a+)+$", "%00", "🙂"])
def test_whatever_is_asked_is_text(window, asked):
    page, seen = window()
    page.goto("search/?" + urlencode({"q": asked, "outlet": asked, "kind": asked, "sort": asked}))
    expect(page.get_by_role("status")).to_have_text(re.compile("result|Nothing"))
    assert page.locator("#b-results img, #b-results script").count() == 0
    page.goto("?" + urlencode({"mark": asked}))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert seen.is_calm()


def test_hostile_documents_are_found_as_text(search):
    page = search(q="alert")
    expect(cards(page).first).to_contain_text("<script>alert(")
    assert page.locator("#b-results img, #b-results script").count() == 0


def test_nothing_found_and_nothing_asked_lead_on(search, window):
    page = search(q="zzyzx")
    expect(page.get_by_role("status")).to_have_text("Nothing found for zzyzx")
    expect(page.get_by_role("navigation", name="Index pages")).to_be_visible()
    page, _ = window()
    page.goto("search/")
    expect(page.get_by_role("navigation", name="Index pages")).to_be_visible()
    expect(page.locator("#b-query")).to_be_visible()


def test_an_index_that_does_not_come_is_told_of(window):
    page, _ = window()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto("search/?q=ferry")
    expect(page.get_by_role("status")).to_have_text("The search could not be loaded.")
    expect(page.get_by_role("navigation", name="Index pages")).to_be_visible()
    page.unroute("**/pagefind/**")
    page.get_by_role("button", name="Try again").click()
    expect(cards(page).first).to_be_visible()


def test_on_a_phone_the_filters_are_folded_and_work(window):
    page, seen = window(viewport=PHONE)
    page.goto("search/?q=ferry&kind=brief")
    expect(cards(page).first).to_be_visible()
    expect(page.get_by_role("checkbox").first).to_be_hidden()
    page.locator(".b-facets > summary").click()
    page.locator(".b-facet > summary", has_text="Outlet").click()
    page.get_by_role("checkbox", name="Sound Daily").check()
    expect(cards(page)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert seen.is_calm()
