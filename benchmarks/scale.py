"""Measure what the site of many briefs costs to build, beside a plain MkDocs site of as many pages of the same size.

    python -m benchmarks.scale --data DIR [--briefs N …] [--folder DIR]

Briefs are made of the documents of DIR/stories/triples.jsonl and of some of DIR/articles, then resampled to as many as
are wanted (`benchmarks.scale_corpus`). The plain site is MkDocs with Material, without search, from the Markdown that
`briefing stage` writes. Each build runs in a process of its own with nothing kept from another one, except where the
line says so; times are wall times, so nothing else should run. Ten thousand briefs take about half an hour in all.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml

from benchmarks.packs import PackError, rows
from benchmarks.scale_corpus import write
from generator.brief import store
from generator.brief.store import LoadedBrief
from generator.config import Settings, load
from generator.generate import generate
from generator.site import stage
from generator.site.book import Book
from generator.site.exports.site import Site

ARTICLES = 135
"""Documents that are on an event of their own, beside the 165 that are three on one."""

GROWTH, RATIO, MEMORY = 20.0, 1.5, 1500.0
"""At most: percent by which a page may cost more on a larger site; times the cost of the plain site; MB."""

SERVED, EDIT = 1000, 3.0
"""Up to how many briefs a site is also served, and after how many seconds at most an edit is on its page."""

EDITS = 3

CONFIG = {
    "site_name": "Briefing",
    "site_url": "https://news.example/",
    "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.top", "toc.follow"]},
    "markdown_extensions": [
        *("admonition", "attr_list", "md_in_html", "tables", "pymdownx.superfences"),
        {"toc": {"permalink": True, "title": "On this page"}},
    ],
}


@dataclass(frozen=True)
class Cost:
    """What a build cost: seconds, and MB at most.

    Attributes:
        search: seconds of `seconds` that went into the search index.
        cpu: seconds of the processor without it, by which busy machines can be compared.
        own: MB of the process itself before it makes the search index; `peak` counts that and Pagefind's program.
    """

    pages: int
    seconds: float
    search: float
    cpu: float
    own: float
    peak: float

    @property
    def bare(self) -> float:
        """Seconds without the search index."""
        return self.seconds - self.search

    @property
    def page(self) -> float:
        """Milliseconds for a page, without the search index."""
        return 1000 * self.bare / self.pages


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print one table; 2 where there is nothing to measure on."""
    options = _options(arguments)
    try:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            for line in measure(options.data, options.briefs, Path(folder)):
                print(line, flush=True)
    except (OSError, PackError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def measure(data: Path, counts: Sequence[int], folder: Path) -> Iterator[str]:
    """The lines of the table, each as soon as it is measured."""
    found = seeds(data, folder / "seeds")
    costs: list[Cost] = []
    for count in counts:
        project = folder / str(count)
        plugin = {"plugins": [{"briefing": {"generate": False}}]}
        (project / "docs").mkdir(parents=True)
        (project / "mkdocs.yml").write_text(yaml.safe_dump(CONFIG | plugin), encoding="utf-8")
        write(found, count, project / "briefs")
        cost = built(project, folder / "site")
        costs.append(cost)
        yield _line(count, "site", cost, cost.bare)
        yield f"{'':8} with the search index: {cost.seconds:,.1f} s; {cost.peak:,.0f} MB with Pagefind’s program"
        again = built(project, folder / "site")
        yield _line(count, "site again, nothing changed", again, again.bare)
        if count <= SERVED:
            first, seconds = served(project)
            yield f"{'':8} served after {first:,.1f} s; an edit is seen after {seconds:.1f} s{_missed(seconds, EDIT)}"
        plain(project, folder / "plain")
        beside = built(folder / "plain", folder / "site")
        yield _line(count, "plain MkDocs and Material", beside, beside.seconds)
        ratio = cost.bare / beside.seconds
        yield f"{'':8} {ratio:.2f} times the plain site ({cost.cpu / beside.cpu:.2f} by CPU){_missed(ratio, RATIO)}"
        shutil.rmtree(project)
        shutil.rmtree(folder / "plain")
    for (before, one), (after, other) in pairwise(zip(counts, costs, strict=True)):
        grown = 100 * (other.page / one.page - 1)
        yield f"a page costs {grown:+.0f} % at {after:,} briefs, against {before:,}{_missed(grown, GROWTH)}"
    own, peak = (max(getattr(cost, which) for cost in costs) for which in ("own", "peak"))
    yield f"most memory: {own:,.0f} MB{_missed(own, MEMORY)}; with the search index {peak:,.0f} MB"


def seeds(data: Path, project: Path) -> tuple[LoadedBrief, ...]:
    """The briefs of real documents.

    Raises:
        PackError: the packs are not there or have another form.
    """
    sources = project / "seeds"
    sources.mkdir(parents=True)
    for number, row in enumerate(rows(data / "stories/triples.jsonl", "outlet", "published", "url", "title", "text")):
        (sources / f"t{number:03}.txt").write_text(row["text"], encoding="utf-8")
        told = {key: row[key] for key in ("outlet", "published", "url", "title") if row[key]}
        (sources / f"t{number:03}.txt.meta.yml").write_text(yaml.safe_dump(told), encoding="utf-8")
    for path in sorted((data / "articles").glob("*.txt"))[:ARTICLES]:
        shutil.copy(path, sources)
    generate(Settings(project, (sources,), project / "briefs"))
    found = store.load(project / "briefs").briefs
    if not found:
        raise PackError(f"{data}: no brief could be made of its documents")
    return found


def plain(project: Path, target: Path) -> None:
    """Write the Markdown of a project's pages as a project that needs no plugin; its menu has the same entries."""
    settings = load(project / "mkdocs.yml")
    corpus = stage.related(settings)
    book = Book(corpus, stage.cache_of(settings, "pages"), site=Site.of(CONFIG["site_name"], CONFIG["site_url"]))
    for outline in book.outlines:
        path = target / "docs" / outline.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(book.text(outline.path), encoding="utf-8")
    menu = [{outline.title or "Home": outline.path} for outline in book.outlines if outline.listed]
    book.close()
    config = CONFIG | {"plugins": [], "nav": menu, "not_in_nav": "/*"}
    (target / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")


def built(project: Path, site: Path) -> Cost:
    """Build a site in a process of its own, into a folder that is not there before or after."""
    shutil.rmtree(site, ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.scale_build", str(project), str(site)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise PackError(f"the build of {project} failed:\n{done.stderr}")
    told = done.stdout
    shutil.rmtree(site)
    return Cost(**json.loads(told.splitlines()[-1]))


def served(project: Path) -> tuple[float, float]:
    """Serve a site that was built before.

    Returns:
        Seconds until its first page is there, and seconds from an edit of a brief until the brief's page has it, the
        median of three.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, "-f", str(project / "mkdocs.yml")]
    start = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until(f"http://{address}/", "</html>", server)
        first = time.perf_counter() - start
        # What a build leaves for later is done by then.
        time.sleep(first)
        found = []
        for brief in sorted((project / "briefs").glob("*.md"))[:EDITS]:
            words = f"Seen at {len(found)} bells."
            text = brief.read_text(encoding="utf-8")
            start = time.perf_counter()
            brief.write_text(f"{text}\n{words}\n", encoding="utf-8")
            _until(f"http://{address}/briefs/{brief.stem}/", words, server)
            found.append(time.perf_counter() - start)
            time.sleep(first)
        return first, sorted(found)[EDITS // 2]
    finally:
        server.terminate()
        server.wait()


def _until(address: str, words: str, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.05)
    raise PackError(f"{address}: is not served")


def _line(count: int, what: str, cost: Cost, seconds: float) -> str:
    page = f"{1000 * seconds / cost.pages:.2f} ms a page"
    return (
        f"{count:>7,}  {what}: {cost.pages:,} pages, {seconds:,.1f} s ({cost.cpu:,.1f} CPU), {page}, {cost.own:,.0f} MB"
    )


def _missed(value: float, most: float) -> str:
    return "" if value <= most else f", at most {most:g}: missed"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description="Measure builds of large sites.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    parser.add_argument("--briefs", type=int, nargs="+", default=[100, 1000, 10_000], help="how many briefs, ascending")
    parser.add_argument("--folder", type=Path, help="where to work (default: the system's folder for temporary files)")
    options = parser.parse_args(arguments)
    if min(options.briefs) < 1 or options.briefs != sorted(options.briefs):
        parser.error("--briefs has to be numbers from 1, ascending")
    return options


if __name__ == "__main__":
    sys.exit(main())
