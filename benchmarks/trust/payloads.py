"""Payloads of cross-site scripting and Markdown injection, put into every field of documents and briefs.

The sites are built and looked through file by file, then read page by page in a browser that does not heed their
policy, so that only what the pages are made of keeps them harmless. Needs Chromium and the packages of the test group.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search_host import hosted
from benchmarks.trust.figures import Figures, Options, main
from benchmarks.trust.hostile import browse, build, look
from benchmarks.trust.hostile.build import Built
from benchmarks.trust.hostile.words import PAYLOADS, Payload, sample

_SHORT = 24
"""Of how many payloads one is tried in a short run."""

_SEARCHED = 10
"""Of how many briefs the words of one are searched for: a search takes long."""

_NOTE = (
    "Each stands in title, text, byline, file name, outlet, address and names of actors of a document and of a brief "
    "written by hand. No script ran, nothing was asked of another host, and the words are shown as they are, in "
    "Chromium without the site's policy."
)


def measure(options: Options) -> Figures:
    """Try the payloads."""
    start = time.monotonic()
    tried = sample(_SHORT) if options.short else PAYLOADS
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        program = os.environ.get("BROWSER_PATH") or shutil.which("chromium")
        browser = play.chromium.launch(executable_path=program, args=list(browse.ARGUMENTS))
        failures = tuple(dict.fromkeys(faults(Path(folder), tried, browser)))
        browser.close()
    counts = tuple(Counter(payload.kind for payload in tried).items())
    return Figures("payloads", "hostile texts tried", counts, time.monotonic() - start, failures, _NOTE)


def faults(folder: Path, payloads: Sequence[Payload], browser: Browser) -> Iterator[str]:
    """Everything that any of the payloads did."""
    for name, make in (("documents", build.of_documents), ("briefs", build.of_briefs)):
        built = make(folder / name, payloads)
        yield from (f"{name}: {fault}" for fault in _of_site(built, browser))


def _of_site(built: Built, browser: Browser) -> Iterator[str]:
    yield from built.complaints
    yield from look.faults(built.site)
    yield from look.missing(built.site, built.briefs)
    with hosted(built.site) as base:
        reader = browse.Reader(browser, base)
        yield from browse.missing(reader, built.briefs.briefs)
        for address in browse.addresses(built.site):
            if not address.startswith("briefs/"):
                reader.read(address)
        yield from browse.not_found(reader, built.briefs.briefs[::_SEARCHED])
        yield from reader.faults
        reader.close()


if __name__ == "__main__":
    sys.exit(main(measure))
