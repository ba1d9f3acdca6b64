"""Reads a site in a real browser, and tells of everything that it did or asked for beyond showing text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from generator.brief.store import LoadedBrief
from generator.site.page import one_line

_INIT = """
window.x8 = (...told) => { window.tell("a script of a document ran"); return 1; };
for (const name of ["alert", "confirm", "prompt", "print", "open"])
    window[name] = () => window.tell(`${name} was called`);
window.addEventListener("securitypolicyviolation", event =>
    window.tell(`the policy had to stop ${event.violatedDirective}: ${event.blockedURI}`), true);
"""

_POKE = """() => {
    document.querySelectorAll("details").forEach(folded => { folded.open = true; });
    for (const element of document.querySelectorAll("main *"))
        for (const name of ["mouseover", "pointerenter", "focus", "toggle", "error", "load"])
            element.dispatchEvent(new Event(name));
    return document.querySelector("main").innerText;
}"""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""What to start Chromium with: it reaches nothing but this machine."""


_LONGEST = 120
"""Code points of a quotation that the search shows whole."""


class Reader:
    """A window of a browser on a site.

    Args:
        browser: to open it in.
        base: the site's address, with a slash at the end.
        has_policy: whether the browser heeds the pages' policy. Without, only what they are made of makes them safe.

    Attributes:
        faults: what has happened so far that must not.
    """

    def __init__(self, browser: Browser, base: str, *, has_policy: bool = False) -> None:
        self.faults: list[str] = []
        self._where = ""
        self._base = base
        self._host = urlsplit(base).netloc
        self._context: BrowserContext = browser.new_context(base_url=base, bypass_csp=not has_policy)
        self._context.expose_function("tell", self._tell)
        self._context.add_init_script(_INIT)
        self._context.on("request", lambda request: self._asked(request.url))
        self._context.on("console", lambda told: self._tell(told.text) if told.type == "error" else None)
        self._context.on("weberror", lambda event: self._tell(str(event.error)))
        self._page: Page = self._context.new_page()
        self._page.on("dialog", lambda dialog: (self._tell(f"a dialog: {dialog.message}"), dialog.dismiss()))

    def close(self) -> None:
        """Close the window."""
        self._context.close()

    def read(self, address: str) -> str:
        """What a page shows once all is unfolded, white space as one space each; what it does is noted."""
        self._where = address
        self._page.goto(address, wait_until="load")
        text = " ".join(self._page.evaluate(_POKE).split())
        if self._page.url != self._base + address:
            self._tell(f"led to {self._page.url}")
        return text

    def search(self, words: str) -> str:
        """What the search shows for these words."""
        self._where = f"search for {words}"
        self._page.goto(f"search/?q={quote(words)}", wait_until="load")
        self._page.wait_for_selector("#b-results[aria-busy=false]", state="attached", timeout=10_000)
        return " ".join(self._page.inner_text("#b-results").split())

    def _asked(self, address: str) -> None:
        split = urlsplit(address)
        if split.scheme not in {"data", "blob"} and split.netloc != self._host:
            self._tell(f"asked for {address}")

    def _tell(self, what: str) -> None:
        self.faults.append(f"{self._where}: {what}")


def missing(reader: Reader, briefs: Iterable[LoadedBrief]) -> Iterator[str]:
    """Where the page of a brief, or of its actors, does not show the words as they are."""
    for each in briefs:
        brief = each.brief
        text = reader.read(f"briefs/{brief.id}/")
        told = [brief.title, brief.source.outlet, brief.source.author, brief.source.file]
        told += [actor.name for actor in brief.actors]
        told += [evidence.quote for claim in brief.claims for evidence in claim.evidence]
        for words in filter(None, told):
            if one_line(words) not in text:
                yield f"briefs/{brief.id}: does not show {words!r}"


def not_found(reader: Reader, briefs: Iterable[LoadedBrief]) -> Iterator[str]:
    """Where a search for the mark of a quotation does not show its words, or the title of its document, as they are."""
    for each in briefs:
        for claim in each.brief.claims:
            quote = one_line(claim.evidence[0].quote)
            mark = quote.split(" ", 1)[0].strip("“")
            if not mark.startswith("Qa") or len(quote) > _LONGEST:
                continue
            text = reader.search(f'"{mark}"')
            for words in (quote, one_line(each.brief.title)):
                # For a search, a place where a line may break is a blank.
                if words.replace("\u200b", " ") not in text.replace("\u200b", " "):
                    yield f"search for {mark}: does not show {words!r}"


def addresses(site: Path) -> tuple[str, ...]:
    """Every page of a site that shows something itself, by its address."""
    files = sorted(site.rglob("index.html"))
    shown = (file for file in files if b'http-equiv="refresh"' not in file.read_bytes())
    return tuple(f"{path}/" if (path := file.parent.relative_to(site).as_posix()) != "." else "" for file in shown)
