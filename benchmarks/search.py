"""Measure the search on a site of invented briefs: what indexing costs, how soon first results are there, and what a
reader has to fetch for them.

    python -m benchmarks.search [--briefs N] [--browser PATH] [--keep DIR]

Times are those of a headless Chromium with nothing in its cache, from the last key pressed (or, for the box in the
header, from the click that leads to the search page) to the first result in the page.

Kilobytes (of 1,000 bytes) are all that comes over the wire from opening the first page until everything that the
search asked for is there: headers and bodies of each answer, the page itself with its fonts, styles and scripts, and
the search. For the box in the header that includes the home page. The server compresses text with gzip, as the README
asks of hosts.
"""

from __future__ import annotations

import argparse
import html
import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, sync_playwright

from benchmarks.search_corpus import COMMON, OF, PHRASE, SAID, corpus, vocabulary
from benchmarks.search_host import hosted
from generator.relate.corpus import Corpus
from generator.site.search.bundles import FOLDER, catalogue, plan
from generator.site.search.index import SearchIndex
from generator.site.search.records import counts

SECONDS, KILOBYTES = 1.0, 500
"""What first results may cost at most on a site of 10,000 briefs, all that is fetched taken together."""

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")

CONFIG = "site_name: Invented\ntheme: material\nplugins:\n  - briefing: {generate: false}\n"

_SHOWN = ".b-hit, .b-search__tips"
"""By which a result is known, or that there is none."""

_WATCH = """
addEventListener("keydown", () => { window.pressed = performance.now(); }, true);
new MutationObserver(() => {
  if (window.shown === undefined && document.querySelector(".b-hit, .b-search__tips")) window.shown = performance.now();
}).observe(document, { childList: true, subtree: true });
"""


@dataclass(frozen=True)
class Answer:
    """What a search cost.

    Attributes:
        seconds: to the first result.
        search: kilobytes of indexes and of the program that reads them.
        page: kilobytes of everything else.
        requests: how many there were in all.
        status: what the page says.
    """

    seconds: float
    search: float
    page: float
    requests: int
    status: str

    @property
    def total(self) -> float:
        """Kilobytes in all."""
        return self.search + self.page


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where the targets are missed."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        site = options.keep or Path(folder) / "site"
        built = _site(Path(folder) / "project", site)
        found = corpus(options.briefs)
        met = True
        for line, is_met in itertools.chain(_indexing(found, site, built), _answers(found, site, options.browser)):
            print(line, flush=True)
            met = met and is_met
    return 0 if met else 1


def _site(project: Path, site: Path) -> Path:
    """A site without briefs, for the frame of its pages; where its search page is."""
    (project / "docs").mkdir(parents=True)
    (project / "briefs").mkdir()
    (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml"), "-d", str(site)]
    subprocess.run(command, check=True, capture_output=True)
    return site / "search" / "index.html"


def _indexing(found: Corpus, site: Path, page: Path) -> Iterator[tuple[str, bool]]:
    index = SearchIndex()
    for what in ("index", "index again, nothing changed"):
        start = time.perf_counter()
        made = index.write(found, site)
        yield f"{what}: {time.perf_counter() - start:.1f} s, {made} made", True
    index.close()
    had = html.escape(json.dumps(catalogue(plan(counts(found))), separators=(",", ":")))
    text = page.read_text(encoding="utf-8")
    before = text.split('data-catalogue="', 1)
    page.write_text(f'{before[0]}data-catalogue="{had}"{before[1].split(chr(34), 1)[1]}', encoding="utf-8")
    for bundle in plan(counts(found)):
        files = [f for f in (site / FOLDER / bundle.name).rglob("*") if f.is_file()]
        size = sum(f.stat().st_size for f in files) / 1e6
        listed = next((site / FOLDER / bundle.name).glob("*.pf_meta")).stat().st_size / 1e3
        yield f"  {bundle.name} ({bundle.count:,}): {size:.1f} MB in {len(files):,} files, list {listed:.0f} kB", True


def _queries(found: Corpus) -> Iterator[tuple[str, str, bool]]:
    """What is asked for: what that stands for, the words, and whether the targets hold for it."""
    often = vocabulary(size=SAID + 1)
    phrase = " ".join(PHRASE)
    yield "a word in nine of ten briefs", COMMON, True
    yield "five times in each", often[SAID], True
    yield "twenty times in each", often[OF], True
    yield "both", f"{often[OF]} {often[SAID]}", True
    yield "two rare words", phrase, True
    yield "a phrase of them", f'"{phrase}"', True
    yield "the beginning of a word", PHRASE[0][:4], True
    yield "a frequent word and a rare one", f"{COMMON} {PHRASE[0]}", True
    yield "the name that stands most", next(iter(found.actors.values())).name, True
    yield "a phrase and a frequent word", f'"{phrase}" {often[SAID]}', True
    yield "a phrase with a frequent word", f'"{often[SAID]} {PHRASE[0]}"', True
    # Of such words every place is needed, which alone is more than the target.
    yield "a phrase of words in each brief", f'"{often[OF]} {often[SAID]}"', False


def _answers(found: Corpus, site: Path, browser: str) -> Iterator[tuple[str, bool]]:
    yield f"targets for each query: {SECONDS:.0f} s to the first result, {KILOBYTES} kB fetched in all", True
    with hosted(site) as base, sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=list(ARGUMENTS))
        for what, query, counts_ in _queries(found):
            for how in ("typed", "header"):
                answer = _ask(chromium, base, query, is_typed=how == "typed")
                met = answer.seconds <= SECONDS and answer.total <= KILOBYTES
                cost = f"{answer.seconds:.2f} s, {answer.total:.0f} kB in {answer.requests} requests"
                parts = f"page {answer.page:.0f}, search {answer.search:.0f}"
                verdict = "" if met else "  missed" if counts_ else "  beyond the targets, as known"
                yield f"{what}, {how}: {cost} ({parts}); {answer.status}{verdict}", met or not counts_
        chromium.close()


def _ask(chromium: Browser, base: str, query: str, *, is_typed: bool) -> Answer:
    """Search on the search page, or from the box in the home page's header, with nothing in the cache."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(_WATCH)
    ended: list[Request] = []
    context.on("requestfinished", lambda request: ended.append(request))  # noqa: PLW0108 - it sets an attribute on it
    page.goto(f"{base}search/" if is_typed else base)
    if is_typed:
        page.wait_for_selector(".b-search--ready")
    page.focus("#b-query" if is_typed else "#b-find")
    page.keyboard.type(query)
    if not is_typed:
        page.keyboard.press("Enter")
    page.wait_for_selector(_SHOWN, state="attached")
    seconds = page.evaluate("(window.shown - (window.pressed ?? 0)) / 1000")
    page.wait_for_load_state("networkidle")
    status = page.inner_text(".b-search__status")
    sizes = [(urlsplit(request.url).path, request.sizes()) for request in ended]
    context.close()
    bytes_ = [(path, size["responseHeadersSize"] + size["responseBodySize"]) for path, size in sizes]
    of_search = sum(size for path, size in bytes_ if f"/{FOLDER}/" in path)
    return Answer(seconds, of_search / 1e3, (sum(size for _, size in bytes_) - of_search) / 1e3, len(bytes_), status)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description="Measure the search.")
    parser.add_argument("--briefs", type=int, default=1000, help="how many briefs to invent (default: 1000)")
    parser.add_argument("--browser", default=shutil.which("chromium"), help="Chromium's program")
    parser.add_argument("--keep", type=Path, help="folder to leave the site in")
    options = parser.parse_args(arguments)
    if options.briefs < 1:
        parser.error("--briefs has to be at least 1")
    return options


if __name__ == "__main__":
    sys.exit(main())
