"""One browser and one site for all tests here; each test has a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import chromium
import hosting
import newsroom
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from watching import Watch, watch

from generator.annotate import Annotator

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that reaches nothing but this machine."""
    try:
        path = chromium.find()
    except chromium.NoBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(path), args=_ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, annotator: Annotator) -> Iterator[hosting.Host]:
    """The site of the invented reports, being served."""
    with hosting.hosted(newsroom.make(tmp_path_factory.mktemp("newsroom"), annotator)) as host:
        yield host


Window = Callable[..., tuple[Page, Watch]]
"""Opens a page in a new window; takes the settings of `Browser.new_context`."""


def _windows(browser: Browser, site: hosting.Host) -> Iterator[Window]:
    opened: list[BrowserContext] = []

    def new(**settings: object) -> tuple[Page, Watch]:
        given = {"viewport": DESKTOP, "base_url": site.url, "reduced_motion": "reduce"} | settings
        context = browser.new_context(**given)
        context.set_default_timeout(5000)
        opened.append(context)
        seen = watch(context, site.url)
        return context.new_page(), seen

    yield new
    for context in opened:
        context.close()


@pytest.fixture
def window(browser: Browser, site: hosting.Host) -> Iterator[Window]:
    """Opens windows on the site, with nothing kept from before, and closes them after the test."""
    yield from _windows(browser, site)


@pytest.fixture(scope="module")
def shared(browser: Browser, site: hosting.Host) -> Iterator[Window]:
    """Opens windows for all tests of a module that only look, so that styles and fonts are fetched once."""
    yield from _windows(browser, site)
