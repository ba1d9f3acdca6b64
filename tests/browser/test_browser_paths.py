"""The ways that readers take through the site, by mouse and by keyboard, on a desk and on a phone."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import newsroom
import pytest
from conftest import PHONE
from playwright.sync_api import Locator, Page, expect

CLAIM = re.compile(r"/briefs/[^/]+/#claim-(\w+)$")
SOURCE = re.compile(r"/briefs/[^/]+/#source-(\w+)$")


def press(_: Page, what: Locator) -> None:
    """With the mouse."""
    what.click()


def reach(page: Page, what: Locator, key: str = "Enter") -> None:
    """With Tab to it, and with Enter or another key."""
    handle = what.element_handle()
    for _ in range(400):
        page.keyboard.press("Tab")
        if handle.evaluate("element => element === document.activeElement"):
            page.keyboard.press(key)
            return
    raise AssertionError(f"Tab does not lead to {handle.evaluate('element => element.outerHTML')}")


BY = {"mouse": press, "keyboard": reach}


def unfolded(page: Page, what: Locator, take) -> Locator:
    """The link, with everything opened that it was folded away in."""
    for folded in what.locator("xpath=ancestor::details[not(@open)]").all():
        take(page, folded.locator("> summary"))
    expect(what).to_be_visible()
    return what


@pytest.mark.parametrize("hand", BY)
def test_from_home_to_the_words_of_a_claim_and_back(window, hand):
    """Home, a story, a claim of it, its evidence in the text, and from the text back to the claim."""
    take = BY[hand]
    page, seen = window()
    page.goto("")
    take(page, page.get_by_role("main").locator("a[href*='stories/']", has_text=newsroom.STORY).first)
    page.wait_for_url(re.compile(r"/stories/[^/]+/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(newsroom.STORY)

    take(page, unfolded(page, page.get_by_role("main").locator("a[href*='#claim-']").first, take))
    page.wait_for_url(CLAIM)
    claim = CLAIM.search(page.url)[1]
    place = page.locator(f"#claim-{claim}")
    expect(place).to_be_in_viewport()

    to_source = page.get_by_role("main").locator(f"a[href$='#source-{claim}']").first
    take(page, unfolded(page, to_source, take))
    page.wait_for_url(SOURCE)
    words = page.locator(f"mark:has(a[href$='#claim-{claim}']), mark a[href$='#claim-{claim}']").first
    expect(words).to_be_in_viewport()
    marked = words.inner_text()
    report = next(text for _, text in newsroom.REPORTS.values() if marked in " ".join(text.split()))
    assert len(marked.split()) > 2, report

    back = page.locator(f"a[href$='#claim-{claim}']:not([tabindex='-1'])").locator("visible=true")
    after = page.locator(f"#source-{claim}")
    number = back.evaluate_all(
        "(links, start) => links.findIndex(link => start.compareDocumentPosition(link) & 4)", after.element_handle()
    )
    take(page, back.nth(number))
    page.wait_for_url(CLAIM)
    expect(place).to_be_in_viewport()
    assert seen.is_calm()


@pytest.mark.parametrize("hand", BY)
def test_search_with_a_facet(window, hand):
    """From the header with `/` or a click: results for words, as many with a facet as it says, and one opens."""
    page, seen = window()
    page.goto("")
    if hand == "keyboard":
        page.keyboard.press("/")
    else:
        page.get_by_role("banner").get_by_role("searchbox").click()
    page.keyboard.type("harbour fees")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/search/\?.*harbour"))
    results = page.locator("#b-results article")
    expect(results.first).to_contain_text(re.compile("harbour|fees", re.IGNORECASE))
    expect(page.get_by_role("status")).to_contain_text(f"{results.count()} results")
    before = results.count()

    outlet = page.get_by_role("checkbox", name="Sound Daily")
    promised = int(page.locator("label", has=outlet).inner_text().split()[-1])
    assert 0 < promised < before
    if hand == "keyboard":
        reach(page, outlet, "Space")
    else:
        outlet.click()
    expect(outlet).to_be_checked()
    expect(results).to_have_count(promised)

    again, _ = window()
    again.goto(page.url)
    expect(again.get_by_role("checkbox", name="Sound Daily")).to_be_checked()
    expect(again.locator("#b-results article")).to_have_count(promised)

    BY[hand](page, results.first.get_by_role("link").first)
    page.wait_for_url(re.compile(r"^(?!.*/search/)"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert seen.is_calm()


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("Quist", "Actors", "Ada Quist"),
        ('"waited for far too long"', "Claims", "waited for far too long"),
        ("lighthouse", "Stories", "lighthouse"),
    ],
)
def test_search_finds_each_kind(window, words, kind, found):
    """Actors, claims and stories are results of their own, and lead to their place."""
    page, _ = window()
    page.goto("search/?" + urlencode({"q": words}))
    section = page.locator("#b-results section", has=page.get_by_role("heading", name=kind, exact=True))
    result = section.get_by_role("article").first
    expect(result).to_contain_text(re.compile(found, re.IGNORECASE))
    result.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"^(?!.*/search/)"))
    expect(page.get_by_role("main")).to_contain_text(re.compile(found, re.IGNORECASE))


def background(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("hand", BY)
def test_theme_is_switched_and_stays(window, hand):
    """By its button, or with the arrow keys on it; the next page and the next visit have the chosen theme."""
    page, seen = window(color_scheme="light")
    page.goto("")
    light = background(page)
    choice = page.locator("[data-md-color-scheme=slate][name=__palette]")
    if hand == "keyboard":
        for _ in range(100):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "__palette":
                break
        page.keyboard.press("ArrowRight")
    else:
        page.locator("label[title*=dark]").locator("visible=true").click()
    expect(page.locator("body")).not_to_have_css("background-color", light)
    dark = background(page)
    expect(choice).to_be_checked()
    page.goto("claims/")
    assert background(page) == dark
    page.reload()
    assert background(page) == dark
    assert seen.is_calm()


@pytest.mark.parametrize("hand", BY)
def test_menu_of_a_phone(window, hand):
    """It opens, leads to a section, and is closed there."""
    take = BY[hand]
    page, seen = window(viewport=PHONE)
    page.goto("")
    take(page, page.get_by_role("banner").locator("summary", has_text="Menu"))
    section = page.get_by_role("banner").get_by_role("link", name="Stories", exact=True)
    expect(section).to_be_in_viewport()
    take(page, section)
    page.wait_for_url(re.compile("/stories/$"))
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.get_by_role("banner").get_by_role("link", name="Stories", exact=True)).to_be_hidden()
    assert seen.is_calm()


def test_menu_of_a_phone_closes_on_escape_and_beside_it(window):
    """Escape gives the focus back to its button; a tap elsewhere closes it too."""
    page, seen = window(viewport=PHONE)
    page.goto("")
    button = page.get_by_role("banner").locator("summary", has_text="Menu")
    section = page.get_by_role("banner").get_by_role("link", name="Stories", exact=True)
    for close in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(5, PHONE["height"] - 5)):
        button.click()
        expect(section).to_be_visible()
        close()
        expect(section).to_be_hidden()
    button.click()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    assert seen.is_calm()


def test_first_key_leads_past_the_header(window):
    """Tab shows the link to the text, Enter goes there, and the next Tab stays in the text."""
    page, _ = window()
    page.goto("claims/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(re.compile("skip to content", re.IGNORECASE))
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_missing_page_says_so_and_leads_home(window):
    """At any depth below the site, with its styles."""
    page, seen = window()
    answer = page.goto("briefs/there-is-no/such-brief/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert [each for each in seen.refused if not each.endswith("/such-brief/")] == []
    page.get_by_role("main").get_by_role("link").first.click()
    assert seen.foreign == []
