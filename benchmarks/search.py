"""Measure the search on a site of invented briefs: what indexing costs, and how soon first results are there.

    python -m benchmarks.search [--briefs N] [--browser PATH] [--keep DIR]

Times are those of a headless Chromium with nothing in its cache, from the last key pressed (or, for the box in the
header, from the click that leads to the search page) to the first result in the page. Bytes are those of the files as
they lie on disk: nothing is compressed on the way, which most hosts would do.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import html
import http.server
import itertools
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search_corpus import COMMON, OF, PHRASE, SAID, corpus, vocabulary
from generator.relate.corpus import Corpus
from generator.site.search.bundles import FOLDER, catalogue, plan
from generator.site.search.index import SearchIndex
from generator.site.search.records import counts

SECONDS, KILOBYTES = 1.0, 500
"""What first results may cost at most on a site of 10,000 briefs."""

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")

CONFIG = "site_name: Invented\ntheme: material\nplugins:\n  - briefing: {generate: false}\n"

_WATCH = """
addEventListener("keydown", () => { window.pressed = performance.now(); }, true);
new MutationObserver(() => {
  if (window.shown === undefined && document.querySelector(".b-hit")) window.shown = performance.now();
}).observe(document, { childList: true, subtree: true });
"""


@dataclass(frozen=True)
class Answer:
    """What a search cost.

    Attributes:
        seconds: to the first result.
        search: kilobytes of indexes and of the program that reads them.
        page: kilobytes of everything else.
        requests: for the search.
        status: what the page says.
    """

    seconds: float
    search: float
    page: float
    requests: int
    status: str


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Serves files without compression and without a word."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        """Send a file; a browser that leaves the page wants no more of it."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where the targets are missed."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        site = options.keep or Path(folder) / "site"
        built = _site(Path(folder) / "project", site)
        found = corpus(options.briefs)
        met = True
        for line, is_met in itertools.chain(_indexing(found, site, built), _answers(site, options.browser)):
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
        records = ", ".join(f"{number:,} {kind}" for kind, number in bundle.counts.items())
        yield f"  {bundle.name} ({records}): {size:.1f} MB in {len(files):,} files, list {listed:.0f} kB", True


def _answers(site: Path, browser: str) -> Iterator[tuple[str, bool]]:
    handler = functools.partial(_Counting, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as play:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        chromium = play.chromium.launch(executable_path=browser, args=list(ARGUMENTS))
        base = f"http://127.0.0.1:{server.server_port}/"
        often = vocabulary(size=SAID + 1)
        beginning, phrase = PHRASE[0][:4], " ".join(PHRASE)
        for query in (COMMON, often[SAID], often[OF], phrase, f'"{phrase}"', beginning, f"{COMMON} {PHRASE[0]}"):
            for how in ("typed", "header"):
                answer = _ask(chromium, base, query, is_typed=how == "typed")
                met = answer.seconds <= SECONDS and answer.search <= KILOBYTES
                cost = f"{answer.seconds:.2f} s, {answer.search:.0f} kB in {answer.requests} requests"
                line = f"{query!r:22} {how}: {cost} (page {answer.page:.0f} kB); {answer.status}"
                yield f"{line}{'' if met else '  missed'}", met
        chromium.close()
        server.shutdown()


def _ask(chromium: Browser, base: str, query: str, *, is_typed: bool) -> Answer:
    """Search on the search page, or from the box in another page's header, with nothing in the cache."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(_WATCH)
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: int(answer.headers.get("content-length", 0))}))
    if is_typed:
        page.goto(f"{base}search/")
        page.wait_for_selector(".b-search--ready")
        page.focus("#b-query")
        page.keyboard.type(query)
        page.wait_for_selector(".b-hit", state="attached")
        seconds = page.evaluate("(window.shown - window.pressed) / 1000")
    else:
        page.goto(base)
        sizes.clear()
        page.focus("#b-find")
        page.keyboard.type(query)
        page.keyboard.press("Enter")
        page.wait_for_selector(".b-hit", state="attached")
        seconds = page.evaluate("window.shown / 1000")
    page.wait_for_load_state("networkidle")
    status = page.inner_text(".b-search__status")
    context.close()
    of_search = [size for url, size in sizes.items() if f"/{FOLDER}/" in urlsplit(url).path]
    return Answer(seconds, sum(of_search) / 1e3, (sum(sizes.values()) - sum(of_search)) / 1e3, len(of_search), status)


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
