"""Without JavaScript everything but the search works."""

from __future__ import annotations

import re

import kinds
import newsroom
import pytest
from conftest import PHONE
from playwright.sync_api import expect


@pytest.fixture
def plain(window):
    """Opens windows that run no script."""
    return lambda **settings: window(java_script_enabled=False, **settings)


def test_from_home_to_the_words_of_a_claim(plain):
    page, seen = plain()
    page.goto("")
    page.get_by_role("main").locator("a[href*='stories/']", has_text=newsroom.STORY).first.click()
    page.wait_for_url(re.compile(r"/stories/[^/]+/$"))
    link = page.get_by_role("main").locator("a[href*='#claim-']").first
    if not link.is_visible():
        link.locator("xpath=ancestor::details[not(@open)]").first.locator("> summary").click()
    link.click()
    page.wait_for_url(re.compile(r"#claim-\w+$"))
    claim = page.url.rsplit("#claim-", 1)[1]
    expect(page.locator(f"#claim-{claim}")).to_be_in_viewport()
    source = page.locator(f"a[href$='#source-{claim}']").first
    if not source.is_visible():
        source.locator("xpath=ancestor::details[not(@open)]").first.locator("> summary").click()
    source.click()
    expect(page.locator("mark", has=page.locator(f"a[href$='#claim-{claim}']")).first).to_be_in_viewport()
    assert seen.is_calm()


@pytest.mark.parametrize("kind", [kind for kind in kinds.KINDS if kind != "search"])
def test_page_says_the_same_with_and_without_scripts(window, plain, site, kind):
    """Every heading and every link of the text."""
    address = kinds.fullest(site.folder, kind)
    found = []
    for opened in (window, plain):
        page, _ = opened()
        page.goto(address)
        found.append(page.get_by_role("main").evaluate(_SHOWN))
    assert found[0] == found[1]
    assert found[0][0]


_SHOWN = """main => [
    [...main.querySelectorAll("h1, h2, h3, h4")].filter(e => e.checkVisibility()).map(e => e.textContent.trim()),
    [...main.querySelectorAll("a[href]")].filter(e => e.checkVisibility()).map(e => e.getAttribute("href")),
]"""


def test_menu_of_a_phone_opens(plain):
    page, _ = plain(viewport=PHONE)
    page.goto("")
    page.get_by_role("banner").locator("summary", has_text="Menu").click()
    page.get_by_role("banner").get_by_role("link", name="Stories", exact=True).click()
    page.wait_for_url(re.compile("/stories/$"))


def test_search_says_what_it_needs_and_leads_to_the_lists(plain, site):
    page, _ = plain()
    page.goto(kinds.fullest(site.folder, "search"))
    main = page.get_by_role("article")
    expect(main).to_contain_text("JavaScript", use_inner_text=True)
    for section in ("actors", "claims", "stories"):
        expect(main.locator(f"a[href$='{section}/']").locator("visible=true").first).to_be_visible()
