"""No page breaks a rule of WCAG 2.2 AA that a machine can check, in both themes, on a phone and a wide screen."""

from __future__ import annotations

import re

import kinds
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DESKTOP, PHONE
from playwright.sync_api import Page, expect

BESIDE = ("target-size", "heading-order", "landmark-one-main")
"""Rules that axe-core leaves out unless asked: one of WCAG 2.2, and some of good practice."""

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {rule: {"enabled": True} for rule in BESIDE},
    "resultTypes": ["violations"],
}
THEMES = ("light", "dark")


def broken_rules(page: Page) -> list[str]:
    """What axe-core objects to, one line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(document, options).then(found => found.violations)", OPTIONS)
    return [
        f"{rule['id']}: {node['html'][:160]}\n    {' '.join(node['failureSummary'].split())[:300]}"
        for rule in found
        for node in rule["nodes"]
    ]


def test_every_page_of_the_site_is_of_a_kind_that_is_checked(site):
    """So that a new kind of page is checked too."""
    found = {page: kinds.kind(page) for page in kinds.pages(site.folder)}
    assert not [page for page, kind in found.items() if kind is None]
    assert set(found.values()) == set(kinds.KINDS)


@pytest.fixture(scope="module")
def themed(shared):
    """A page to look around with, in each theme."""
    return {theme: shared(color_scheme=theme)[0] for theme in THEMES}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_page_breaks_no_rule(themed, site, kind, theme):
    """Unfolded, on each screen; and a narrow page, which is also a wide one at 400 %, scrolls in one direction only."""
    page = themed[theme]
    page.set_viewport_size(DESKTOP)
    page.goto(kinds.fullest(site.folder, kind))
    page.evaluate("document.querySelectorAll('main details').forEach(folded => { folded.open = true })")
    for screen in (DESKTOP, PHONE):
        page.set_viewport_size(screen)
        broken = broken_rules(page)
        assert not broken, "\n".join([f"at {screen['width']} px", *broken])
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"], page.evaluate(_WIDE)


_WIDE = """() => [...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.outerHTML.slice(0, 120)).slice(0, 5)"""


@pytest.mark.parametrize("theme", THEMES)
def test_theme_is_the_one_that_the_system_asks_for(window, theme):
    """Else the tests above would look at one theme twice."""
    page, _ = window(color_scheme=theme)
    page.goto("")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = [int(part) > 127 for part in re.findall(r"\d+", colour)[:3]]
    assert light == [theme == "light"] * 3, colour


@pytest.mark.parametrize("theme", THEMES)
def test_open_menu_of_a_phone_breaks_no_rule(window, theme):
    page, _ = window(color_scheme=theme, viewport=PHONE)
    page.goto("")
    page.get_by_role("banner").locator("summary", has_text="Menu").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Stories", exact=True)).to_be_in_viewport()
    broken = broken_rules(page)
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("theme", THEMES)
def test_results_of_a_search_break_no_rule(window, theme):
    page, _ = window(color_scheme=theme)
    page.goto("search/?q=harbour")
    expect(page.locator("#b-results article").first).to_be_visible()
    for screen in (DESKTOP, PHONE):
        page.set_viewport_size(screen)
        broken = broken_rules(page)
        assert not broken, "\n".join([f"at {screen['width']} px", *broken])


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        ("<p style='color: #ccc; background: #fff'>Words that nobody can read.</p>", "color-contrast"),
        ("<a href='#a'>a</a><a href='#b'>b</a>", "target-size"),
        ("<img src='data:,'>", "image-alt"),
    ],
)
def test_a_broken_rule_is_noticed(window, planted, rule):
    """The checks above can fail, those of WCAG 2.2 included."""
    page, _ = window()
    page.goto("404.html")
    page.set_content(f"<html lang='en'><title>Planted</title><main>{planted}</main></html>")
    assert [line for line in broken_rules(page) if line.startswith(rule)]


_FOCUS = """() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return null
    // A radio button may be seen by its label alone, or by that of the choice which would come next.
    const parts = [focused, ...(focused.labels ?? [])]
    if (focused.type === "radio") parts.push(focused.nextElementSibling)
    const seen = parts.some(part => [...part.getClientRects()].some(box => box.width > 3 && box.height > 3 &&
        [0.1, 0.5, 0.9].some(x => [0.1, 0.5, 0.9].some(y => {
            const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
            return top && (part.contains(top) || top.contains(part))
        }))))
    // A frame around the whole form marks its only field.
    const marked = [...parts, focused.form].filter(Boolean).some(part => {
        const style = getComputedStyle(part)
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none"
    })
    return {what: focused.outerHTML.slice(0, 200), seen, marked, main: !!focused.closest("main")}
}"""


@pytest.mark.parametrize("kind", ["home", "story", "brief"])
def test_focus_is_always_seen(window, site, kind):
    """By Tab through a page: whatever has the focus is in view, not below the header, and marked as such."""
    page, _ = window()
    page.goto(kinds.fullest(site.folder, kind))
    steps = []
    for _ in range(60):
        page.keyboard.press("Tab")
        step = page.evaluate(_FOCUS)
        if step is None:
            break
        steps.append(step)
    assert [step for step in steps if step["main"]], "the keyboard never reaches the text"
    assert not [step["what"] for step in steps if not step["seen"]]
    assert not [step["what"] for step in steps if not step["marked"]]
