"""A brief's page as only a browser shows it: on two sheets of paper, and with all words of a claim marked at once."""

from __future__ import annotations

import re

import kinds
import pytest
from playwright.sync_api import expect

_SHOWN = "elements => elements.map(e => e.checkVisibility())"
_COLOURS = "elements => [...new Set(elements.map(e => getComputedStyle(e).backgroundColor))]"


@pytest.fixture
def brief(window, site):
    """The fullest brief."""
    page, _ = window()
    page.goto(kinds.fullest(site.folder, "brief"))
    return page


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_brief_prints_on_two_pages(brief, paper):
    sheets = re.findall(rb"/Type\s*/Page\b(?!s)", brief.pdf(format=paper))
    assert 1 <= len(sheets) <= 2


def test_paper_has_the_main_claims_and_says_what_it_has_not(brief):
    assert not any(brief.locator(".b-printed").evaluate_all(_SHOWN))
    brief.emulate_media(media="print")
    claims = brief.locator(".b-claims .b-quote")
    assert claims.count()
    assert all(claims.evaluate_all(_SHOWN))
    for there in (".b-printed", ".b-lede", ".b-sourcecard", "h2 + .b-cast", ".b-beside"):
        assert brief.locator(there).evaluate_all(_SHOWN) == [True], there
    for left_out in (".b-archived", ".b-take", ".b-further", ".b-tools", ".b-excerpt", ".b-onward"):
        assert not any(brief.locator(left_out).evaluate_all(_SHOWN)), left_out
    expect(brief.locator(".b-printed")).to_contain_text("Not on paper: ")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_all_words_of_a_claim_are_marked_and_no_others(window, site, has_scripts):
    page, _ = window(java_script_enabled=has_scripts)
    page.goto(kinds.fullest(site.folder, "brief"))
    number = page.locator(".b-claims .b-claim__head").first.get_attribute("data-number")
    own = page.locator(f".b-archived mark.b-p{number}")
    others = page.locator(f".b-archived mark:not(.b-p{number}):not(.b-deep)")
    before = own.evaluate_all(_COLOURS)
    page.locator(".b-claims .b-see:not(.b-see--out)").first.click()
    expect(own.first).to_be_in_viewport()
    (after,) = own.evaluate_all(_COLOURS)
    assert after not in before
    assert after not in others.evaluate_all(_COLOURS)


def test_a_folded_claim_opens_from_the_text(window, site):
    page, _ = window(java_script_enabled=False)
    page.goto(kinds.fullest(site.folder, "brief"))
    folded = page.locator("details.b-further .b-claim__head").last
    assert not folded.is_visible()
    claim = folded.get_attribute("id")
    page.locator(f".b-archived a.b-ref[href='#{claim}']").focus()
    page.keyboard.press("Enter")
    expect(folded).to_be_visible()
    expect(folded).to_be_in_viewport()
