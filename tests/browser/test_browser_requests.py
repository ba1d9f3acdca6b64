"""The site asks nothing of any other host, asks for nothing that is not there, and asks for little."""

from __future__ import annotations

import kinds
import pytest
from conftest import PHONE

LARGEST, MOST = 250_000, 15
"""What a reader's first visit to a brief may cost: bytes over the wire, and requests."""


def test_no_page_asks_another_host_or_for_what_is_not_there(window, site):
    """Every page, opened to its end with all that unfolds unfolded; a complaint of the browser counts too."""
    page, seen = window()
    for address in kinds.pages(site.folder):
        page.goto(address, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach(folded => { folded.open = true })")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert len(seen.requests) > len(kinds.pages(site.folder))
    assert seen.foreign == []
    assert seen.is_calm()


def test_a_request_to_another_host_is_noticed(window):
    """The test above can fail: so does a picture of another host, and one that is not there."""
    page, seen = window(bypass_csp=True)
    page.goto("")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://elsewhere.example/a.png'}))")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'nothing.png'}))")
    page.wait_for_load_state("networkidle")
    assert seen.foreign == ["http://elsewhere.example/a.png"]
    assert [each for each in seen.refused if each.endswith("nothing.png")]


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_first_visit_to_a_brief_is_light(window, site, screen):
    """Headers and bodies of all answers as they come, compressed, with nothing kept from before."""
    page, _ = window(**({"viewport": PHONE} if screen == "phone" else {}))
    answers = []
    # Playwright sets an attribute on the function, which a built-in one does not take.
    page.context.on("requestfinished", lambda request: answers.append(request))  # noqa: PLW0108
    page.goto(kinds.fullest(site.folder, "brief"))
    page.wait_for_load_state("networkidle")
    cost = {}
    for request in answers:
        sizes = request.sizes()
        cost[request.url] = sizes["responseHeadersSize"] + sizes["responseBodySize"]
    told = "\n".join(f"{size:8} {url}" for url, size in sorted(cost.items(), key=lambda item: -item[1]))
    assert len(answers) <= MOST, told
    assert 10_000 < sum(cost.values()) <= LARGEST, told
