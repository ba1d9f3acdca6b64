"""Measure how fast the shipped model and the program around it are, and how much memory they take.

    python -m benchmarks.speed --data DIR [--documents N] [--fp32 DIR]

Takes the first N files of DIR/articles by name, so that runs are comparable; the machine should do nothing else.
Each part is measured in a process of its own. Words are what white space parts; a count of tokens, which is what
other programs publish, would be a quarter higher.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from unittest import mock

from benchmarks.packs import PackError, attribution_figures, entity_figures
from benchmarks.stopwatch import Stopwatch
from generator.annotate.words import lines
from generator.config import Settings

# What loads numpy or the model's runtime is imported where it is used: the process that starts the others stays
# small, since the peak memory of a process counts what it was before it became another program.

Result = TypeVar("Result")

LARGE = 1_000_000
"""Bytes of the large document."""

REPEATS = 3
"""Fresh processes that the loading time is the median of."""


@dataclass(frozen=True)
class Row:
    """A line of the table.

    Attributes:
        wanted: the bound of the value, with its direction; empty where there is none.
        met: whether it is kept.
    """

    what: str
    value: str
    wanted: str = ""
    met: bool = True


@dataclass(frozen=True)
class Annotating:
    """Bare annotation of documents; times in seconds, memory in MB."""

    documents: int
    words: int
    seconds: float
    inference: float
    peak: float


@dataclass(frozen=True)
class Generating:
    """A whole run of `generate`; times in seconds, memory in MB.

    Attributes:
        inference: inside ONNX Runtime.
        annotate: of the annotator, inference included.
        stages: of each stage beside the annotator, in order.
    """

    inference: float
    annotate: float
    stages: tuple[tuple[str, float], ...]
    peak: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print one table; 2 where there is nothing to measure on."""
    options = _options(arguments)
    articles = sorted((options.data / "articles").glob("*.txt"))
    if not articles:
        print(f"{options.data / 'articles'}: holds no .txt files", file=sys.stderr)
        return 2
    try:
        for row in measure(articles, options.documents, options.data, options.fp32):
            missed = "" if row.met else "  missed"
            print(f"{row.what:54}{row.value:>14}  {row.wanted}{missed}".rstrip(), flush=True)
    except (OSError, PackError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def measure(articles: Sequence[Path], documents: int, data: Path, fp32: Path | None) -> Iterator[Row]:
    """The lines of the table, each as soon as it is measured."""
    sample = articles[:documents]
    loads = sorted(_apart(loading) for _ in range(REPEATS))
    yield _at_most("load the model, imports included, seconds", loads[REPEATS // 2], 0.5, "{:.2f}")
    for threads in (1, 2):
        got = _apart(annotating, sample, threads)
        head = f"annotate, {threads} thread{'s'[: threads > 1]}"
        yield Row(f"{head}: documents a second, of {got.documents}", f"{got.documents / got.seconds:.1f}")
        yield Row(f"{head}: words a second, of {got.words:,}", f"{got.words / got.seconds:,.0f}")
        yield _at_least(f"{head}: share inside ONNX Runtime, %", 100 * got.inference / got.seconds, 80)
        yield _at_most(f"{head}: peak memory, MB", got.peak, 500)
    run = _apart(generating, sample)
    yield Row("generate, 1 thread: bare inference, seconds", f"{run.inference:.2f}")
    for stage, seconds in (("annotate less inference", run.annotate - run.inference), *run.stages):
        yield Row(f"generate, 1 thread: {stage}, % of inference", f"{100 * seconds / run.inference:.1f}")
    rest = 100 * sum(seconds for _, seconds in run.stages) / run.inference
    yield _at_most("generate, 1 thread: all but annotate, % of inference", rest, 25)
    yield _at_most("generate, 1 thread: peak memory, MB", run.peak, 500)
    with tempfile.TemporaryDirectory() as folder:
        large = large_document(articles, Path(folder))
        got = _apart(annotating, [large], 1)
        yield Row("1 MB document: annotate, seconds", f"{got.seconds:.1f}")
        yield _at_most("1 MB document: annotate, peak memory, MB", got.peak, 500)
        run = _apart(generating, [large])
        total = run.annotate + sum(seconds for _, seconds in run.stages)
        yield Row("1 MB document: generate, seconds", f"{total:.1f}")
        for stage, seconds in run.stages:
            yield Row(f"1 MB document: {stage}, seconds", f"{seconds:.1f}")
        yield _at_most("1 MB document: generate, peak memory, MB", run.peak, 500)
    if fp32 is not None:
        small, full = _apart(figures, None, data, documents), _apart(figures, fp32, data, documents)
        for name, value in small.items():
            loss = round(full[name] - value, 1)
            yield _at_most(f"int8 {value:.1f}, fp32 {full[name]:.1f}: points lost, {name}", loss, 0.5)


def loading() -> float:
    """Seconds until the model is ready, in a process that has imported next to nothing."""
    start = time.perf_counter()
    from generator.annotate import load  # noqa: PLC0415 - part of what is measured

    load()
    return time.perf_counter() - start


def annotating(files: Sequence[Path], threads: int) -> Annotating:
    """Annotate texts as `briefing annotate --jsonl` does, after one that is not counted."""
    from generator.actors.metonymy import metonymic  # noqa: PLC0415

    annotator, inference = _watched_annotator(threads)
    texts = [file.read_text(encoding="utf8") for file in files]
    first = texts[0][:2000]
    metonymic(first, lines(first), annotator.annotate(first, lines(first)))
    inference.seconds = 0.0
    start = time.perf_counter()
    for text in texts:
        regions = lines(text)
        metonymic(text, regions, annotator.annotate(text, regions))
    seconds = time.perf_counter() - start
    return Annotating(len(texts), sum(len(t.split()) for t in texts), seconds, inference.seconds, _peak())


def generating(files: Sequence[Path]) -> Generating:
    """Make and write the briefs of files, after one short one that is not counted, for it loads the tables."""
    from generator import actors, claims, generate, read, summary  # noqa: PLC0415 - see above
    from generator.brief import store  # noqa: PLC0415

    annotator, inference = _watched_annotator(1)
    whole, annotate = Stopwatch(), Stopwatch()
    annotator.annotate = annotate.watched(annotator.annotate)
    places = {
        "read": (read, "read_bytes"),
        "actors": (actors, "resolve"),
        "claims": (claims, "extract"),
        "summary": (summary, "summarise"),
        "write": (store, "write"),
    }
    watches = {stage: Stopwatch() for stage in places}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        for stage, (module, name) in places.items():
            watched = watches[stage].watched(getattr(module, name))
            stack.enter_context(mock.patch.object(module, name, watched))
        settings = _project(Path(folder) / "first", [])
        (settings.sources[0] / "first.txt").write_text(FIRST, encoding="utf8")
        generate.generate(settings, annotator=annotator)
        for watch in (inference, annotate, *watches.values()):
            watch.seconds = 0.0
        settings = _project(Path(folder) / "project", files)
        report = whole.watched(generate.generate)(settings, annotator=annotator)
    if report.failed:
        raise PackError(f"no brief could be made of {', '.join(report.failed)}")
    stages = [(stage, watch.seconds) for stage, watch in watches.items()]
    rest = whole.seconds - annotate.seconds - sum(seconds for _, seconds in stages)
    return Generating(inference.seconds, annotate.seconds, (*stages, ("compose, check and all else", rest)), _peak())


FIRST = """Ferry talks go on

OSLO, March 4 - The talks on the ferry line will go on, the minister of transport, Anna Berg, said on Tuesday.

“We have time,” she said. The companies did not answer questions about the price, and the union is waiting.
"""
"""A document that makes every stage load what it needs."""


def figures(folder: Path | None, data: Path, documents: int) -> dict[str, float]:
    """F1 in percent of the model in that folder (None: the shipped one) on the first documents of the dev packs."""
    from generator.annotate.embedded import FOLDER, EmbeddedAnnotator  # noqa: PLC0415 - see above

    annotator = EmbeddedAnnotator(folder or FOLDER)
    attribution = attribution_figures(annotator, data / "attribution/dev.jsonl", documents)
    return attribution | entity_figures(annotator, data / "ner/dev.jsonl", documents)


def large_document(files: Sequence[Path], folder: Path) -> Path:
    """A document of `LARGE` bytes or a little more: these files one after the other, over again if they are few."""
    path = folder / "large.txt"
    with path.open("wb") as out:
        for file in itertools.cycle(files):
            out.write(file.read_bytes() + b"\n\n")
            if out.tell() >= LARGE:
                break
    return path


def _watched_annotator(threads: int):
    """The shipped annotator, and a watch on its calls of ONNX Runtime."""
    from generator.annotate.embedded import EmbeddedAnnotator  # noqa: PLC0415 - see above

    annotator, inference = EmbeddedAnnotator(threads=threads), Stopwatch()
    session = annotator._session  # noqa: SLF001 - measured from outside, so that the program carries no clock
    annotator._session = mock.Mock(wraps=session, run=inference.watched(session.run))  # noqa: SLF001
    return annotator, inference


def _project(root: Path, files: Sequence[Path]) -> Settings:
    """A project with copies of these sources."""
    sources = root / "seeds"
    sources.mkdir(parents=True)
    for file in files:
        shutil.copy(file, sources)
    return Settings(root, (sources,), root / "briefs")


def _apart(function: Callable[..., Result], *arguments: object) -> Result:
    """What a function returns in a fresh process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def _at_most(what: str, value: float, bound: float, form: str = "{:.1f}") -> Row:
    return Row(what, form.format(value), f"at most {bound:g}", value <= bound)


def _at_least(what: str, value: float, bound: float) -> Row:
    return Row(what, f"{value:.1f}", f"at least {bound:g}", value >= bound)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Measure speed and memory.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    parser.add_argument("--documents", type=int, default=100, help="how many articles to take (default: 100)")
    parser.add_argument("--fp32", type=Path, help="folder with the model in fp32, to hold the shipped one against")
    options = parser.parse_args(arguments)
    if options.documents < 1:
        parser.error("--documents has to be at least 1")
    return options


if __name__ == "__main__":
    sys.exit(main())
