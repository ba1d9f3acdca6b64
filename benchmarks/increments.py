"""Measure what a run of `briefing generate` costs where next to nothing has changed, and what several workers bring.

    python -m benchmarks.increments --data DIR [--documents N] [--sizes N...] [--workers N]

The first N files of DIR/articles by name are read once, with one worker and with several, which is the ratio. Projects
of each size are then made of copies of them and of their briefs, and each run is a process of its own, from the command
line to its end. The machine should do nothing else.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.brief import front_matter, store
from generator.brief.digests import of_body
from generator.brief.yaml_write import scalar

UNCHANGED = 3.0
"""Seconds that a run may take over 10,000 documents of which none has changed."""

ONE_CHANGED = 2.0
"""Seconds that one changed document may add to that."""

RATIO = 1.8
"""How much faster two workers are to be than one."""

BOUND_AT = 10_000

SETTINGS = "site_name: Bench\nplugins:\n  - briefing\n"
MORE = "\n\nMore was to be expected in the days after, it was said.\n"
OLD = 24 * 3600
"""Seconds by which the files of a project are made older than they are: so old that their times can be relied on."""


@dataclass(frozen=True)
class Run:
    """One run of the command.

    Attributes:
        seconds: of wall time, from its start to its end.
        peak: memory in MB that it took at most, or the largest of its workers did.
        told: the last line that it printed.
    """

    seconds: float
    peak: float
    told: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print one table; 2 where there is nothing to measure on."""
    options = _options(arguments)
    articles = sorted((options.data / "articles").glob("*.txt"))[: options.documents]
    if not articles:
        print(f"{options.data / 'articles'}: holds no .txt files", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        for what, value, bound in measure(articles, Path(folder), options.sizes, options.workers):
            print(f"{what:58}{value:>10}  {bound}".rstrip(), flush=True)
    return 0


def measure(
    articles: Sequence[Path], folder: Path, sizes: Sequence[int], workers: int
) -> Iterator[tuple[str, str, str]]:
    """The lines of the table, each as soon as it is measured: what, how much, which bound there is."""
    alone = generate(project(folder / "one", articles), "--workers", "1")
    several = generate(project(folder / "several", articles), "--workers", str(workers))
    yield f"{len(articles)} documents, 1 worker, seconds", f"{alone.seconds:.1f}", ""
    yield f"{len(articles)} documents, {workers} workers, seconds", f"{several.seconds:.1f}", ""
    bound = f"at least {RATIO}" if workers == 2 else ""
    yield f"{workers} workers: times as fast as one", f"{alone.seconds / several.seconds:.2f}", bound
    same = all(
        path.read_bytes() == (folder / "several" / path.relative_to(folder / "one")).read_bytes()
        for path in (folder / "one" / "briefs").rglob("*.*")
    )
    yield f"{workers} workers: the same bytes", "yes" if same else "no", "yes"
    for size in sizes:
        root = folder / f"of{size}"
        resample(folder / "one", root, size)
        cold = generate(root)
        yield f"{size:,} unchanged, without an index, seconds", f"{cold.seconds:.1f}", ""
        warm = min((generate(root) for _ in range(3)), key=lambda run: run.seconds)
        bound = f"at most {UNCHANGED:g}" if size <= BOUND_AT else ""
        yield f"{size:,} unchanged, seconds", f"{warm.seconds:.2f}", bound
        yield f"{size:,} unchanged, peak memory, MB", f"{warm.peak:.0f}", ""
        change(sorted((root / "seeds").glob("*.txt"))[size // 2])
        changed = generate(root)
        bound = f"at most {warm.seconds + ONE_CHANGED:.2f}" if size <= BOUND_AT else ""
        yield f"{size:,}, one changed, seconds", f"{changed.seconds:.2f}", bound
        shutil.rmtree(root)


def generate(root: Path, *flags: str) -> Run:
    """Run `briefing generate` in a project.

    Raises:
        RuntimeError: it failed.
    """
    command = [sys.executable, "-c", _WATCHED, sys.executable, "-m", "generator", "generate", *flags]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    *_, told, peak = ["", "0", *done.stdout.splitlines()]
    if done.returncode not in (0, 1) or "failed" not in told:
        raise RuntimeError(done.stderr + done.stdout)
    return Run(seconds, float(peak), told)


_WATCHED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3))
sys.exit(code)
"""


def project(root: Path, files: Sequence[Path]) -> Path:
    """A project with copies of these documents."""
    (root / "seeds").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for file in files:
        shutil.copyfile(file, root / "seeds" / file.name)
    return root


def resample(source: Path, root: Path, size: int) -> None:
    """A project of so many documents: those of another one over and over, each with its brief, under new names."""
    project(root, [])
    for folder in ("", store.TEXTS, store.VECTORS):
        (root / "briefs" / folder).mkdir(parents=True, exist_ok=True)
    briefs = sorted((source / "briefs").glob("*.md"))
    contents = [path.read_text(encoding="utf-8") for path in briefs]
    for number in range(size):
        content = contents[number % len(contents)]
        copy(content, source, root, f"{number:06}")
    for path in root.rglob("*"):
        stat = path.stat()
        os.utime(path, (stat.st_atime - OLD, stat.st_mtime - OLD))


def copy(content: str, source: Path, root: Path, mark: str) -> None:
    """One brief and all that belongs to it under another name."""
    brief_id, file = (_value(content, key) for key in ("id", "  file"))
    new_id, new_file = f"{brief_id[:80]}-{mark}", file.replace("seeds/", f"seeds/{mark}-", 1)
    parts = front_matter.split(content, brief_id)
    body = parts.body.replace(file, new_file)
    header = parts.header
    for key, value in (("id", new_id), ("  file", new_file), ("    body", of_body(body))):
        header = re.sub(rf"(?m)^{key}: .*$", f"{key}: {scalar(value)}", header, count=1)
    folder = root / "briefs"
    (folder / f"{new_id}.md").write_text(f"---\n{header}---\n{body}## Notes\n{parts.notes}", encoding="utf-8")
    for place in (store.text_path, store.vectors_path):
        shutil.copyfile(place(source / "briefs", brief_id), place(folder, new_id))
    shutil.copyfile(source / file, root / new_file)


def change(document: Path) -> None:
    """Add a line to a document."""
    with document.open("a", encoding="utf-8") as out:
        out.write(MORE)


def _value(content: str, key: str) -> str:
    found = re.search(rf"(?m)^{key}: (.*)$", content)
    assert found is not None
    return found[1].strip('"')


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.increments", description="Measure increments.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    parser.add_argument("--documents", type=int, default=100, help="how many articles to take (default: 100)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000], help="documents of the projects")
    parser.add_argument("--workers", type=int, default=2, help="how many workers to compare with one (default: 2)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
