"""Fuzzing: whatever bytes come in, the program says what they are or why it cannot, and no other error comes out.

Run alone with: python -m benchmarks.trust.fuzzing, which is `make fuzz`

Each target is fuzzed for its share of the time by atheris, which watches which lines an input leads to; where that is
not installed, by blind changes of known inputs. What is found lies in build/fuzz/found, each input with a file beside
it that says what is wrong and how to try it again; what led to new lines stays in build/fuzz/corpus for the next run.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.trust.figures import Figures, Options, table
from benchmarks.trust.fuzz.targets import TARGETS
from benchmarks.trust.fuzz.tried import TOLD, Finding, explain, input_of, tried

SECONDS = 3600
"""Over all targets."""

FOLDER = Path(__file__).parents[2] / "build" / "fuzz"

_DONE = re.compile(r"stat::number_of_executed_units:\s*(\d+)|^#(\d+)\s", re.MULTILINE)
_LATE = 120
"""Seconds that a target may take beyond its own, to begin and to end."""


def measure(options: Options) -> Figures:
    """Fuzz every target."""
    return short(options) if options.short else fuzzed(SECONDS, options)


def short(options: Options) -> Figures:
    """Some inputs of each target, the same for the same seed; needs no atheris."""
    began = time.perf_counter()
    found = [
        finding
        for name, target in TARGETS.items()
        for number in range(target.few)
        if (finding := tried(name, input_of(target, f"{options.seed} {number} {name}")))
    ]
    return _figures(
        [(name, target.few) for name, target in TARGETS.items()],
        began,
        _told(found),
        "By blind changes of known inputs.",
    )


def fuzzed(seconds: int, options: Options, names: Iterable[str] = (), folder: Path = FOLDER) -> Figures:
    """Fuzz these targets, one after the other.

    Args:
        seconds: over all, shared by their weights.
        options: for the seed.
        names: of the targets; none for all.
        folder: where the corpus is kept and what is found is written.
    """
    began = time.perf_counter()
    guided = importlib.util.find_spec("atheris") is not None
    counts: list[tuple[str, int]] = []
    failures: list[str] = []
    chosen = list(names) or list(TARGETS)
    whole = sum(TARGETS[name].weight for name in chosen)
    for name in chosen:
        share = max(1, round(seconds * TARGETS[name].weight / whole))
        print(f"fuzzing for {share} seconds: {name}", file=sys.stderr, flush=True)
        count, wrong = (_guided if guided else _blind)(name, share, options.seed, folder)
        counts.append((name, count))
        failures += wrong
    way = "guided by the lines of the program that they lead to (atheris)" if guided else "blind, without atheris"
    note = f"By changes of known inputs, {way}, in {round(time.perf_counter() - began) // 60} minutes."
    return _figures(counts, began, failures, note)


def _figures(counts: list[tuple[str, int]], began: float, failures: list[str], note: str) -> Figures:
    took = time.perf_counter() - began
    return Figures("fuzzing", "inputs that nobody thought of", tuple(counts), took, tuple(failures), note)


def _told(findings: Iterable[Finding]) -> list[str]:
    """A line for each kind of finding."""
    return [f"{name}: {kind}" for name, kind in dict.fromkeys((each.target, each.kind) for each in findings)]


def _blind(name: str, seconds: int, seed: int, folder: Path) -> tuple[int, list[str]]:
    end, count, found = time.monotonic() + seconds, 0, dict[str, Finding]()
    while time.monotonic() < end:
        finding = tried(name, input_of(TARGETS[name], f"{seed} {count} {name}"))
        count += 1
        if finding is not None and finding.kind not in found:
            found[finding.kind] = finding
            finding.write(folder / "found")
    return count, _told(found.values())


def _guided(name: str, seconds: int, seed: int, folder: Path) -> tuple[int, list[str]]:
    """How many inputs were tried, and what was found; a process of its own, since one input may kill it."""
    there = set((folder / "found").glob("*"))
    command = [sys.executable, "-m", "benchmarks.trust.fuzz.guided", name, str(folder), str(seconds), str(seed)]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=seconds + _LATE)
        said, code = done.stderr.decode("utf-8", "replace"), done.returncode
    except subprocess.TimeoutExpired as late:
        said, code = (late.stderr or b"").decode("utf-8", "replace"), -1
    count = max((int(one or other) for one, other in _DONE.findall(said)), default=0)
    wrong = []
    for path in sorted(set((folder / "found").glob("*")) - there):
        if path.name.endswith(TOLD):
            continue
        told = path.with_name(path.name + TOLD)
        if not told.is_file():  # it ended the process, which could not say so
            explain(path, name, path.name.split("-")[-2], said[-4000:])
        wrong.append(f"{name}: {told.read_text(encoding='utf-8').splitlines()[0]}: {path}")
    if code and not wrong:
        wrong.append(f"{name}: ended with {code}: {said[-400:]}")
    return count, wrong


def main(arguments: list[str] | None = None) -> int:
    """Fuzz, or try one input again; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trust.fuzzing", description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"over all targets ({SECONDS})")
    parser.add_argument("--only", nargs="+", choices=TARGETS, default=(), metavar="TARGET", help="these")
    parser.add_argument("--seed", type=int, default=0, help="what chance starts from (0)")
    parser.add_argument("--short", action="store_true", help="a minute's worth, the same each time, without atheris")
    parser.add_argument("--again", nargs=2, metavar=("TARGET", "FILE"), help="try the input in this file")
    given = parser.parse_args(arguments)
    if given.again:
        finding = tried(given.again[0], Path(given.again[1]).read_bytes())
        print(finding.what if finding else "nothing is wrong with it")
        return int(finding is not None)
    options = Options(given.short, given.seed)
    figures = short(options) if given.short else fuzzed(given.seconds, options, given.only)
    print(table((figures,)), end="")
    return int(bool(figures.failures))


if __name__ == "__main__":
    sys.exit(main())
