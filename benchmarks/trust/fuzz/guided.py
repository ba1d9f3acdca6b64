"""One target fuzzed by atheris, which keeps what leads to new places in the program and goes on from there.

Run with: python -m benchmarks.trust.fuzz.guided TARGET FOLDER SECONDS SEED

The process ends when the time is up, or at once if one input hangs it, takes too much memory or kills it; that input
then lies in the folder as `hang-…`, `memory-…` or `crash-…`. All else that is found is written there as it is found.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["generator"]):
    from benchmarks.trust.fuzz.mutate import LONGEST, mutate
    from benchmarks.trust.fuzz.targets import TARGETS
    from benchmarks.trust.fuzz.tried import tried

HANG = 60
"""Seconds after which an input that has not come back is given up with the process."""

MEMORY = 1500
"""Megabytes of the whole process at most: the program, what it keeps, and 500 for an input."""


def fuzz(name: str, folder: Path, seconds: int, seed: int) -> None:
    """Fuzz a target; does not come back.

    Args:
        name: of the target.
        folder: has `corpus`, which grows, and `found`.
        seconds: how long.
        seed: what chance starts from.
    """
    target = TARGETS[name]
    corpus, found = folder / "corpus" / name.replace(" ", "-"), folder / "found"
    for each in (corpus, found):
        each.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(data)
    kinds: set[str] = set()

    def one(data: bytes) -> None:
        finding = tried(name, data)
        if finding is not None and finding.kind not in kinds:
            kinds.add(finding.kind)
            finding.write(found)

    def changed(data: bytes, most: int, chance: int) -> bytes:
        random = Random(chance)
        if random.random() < 0.3:
            return bytes(atheris.Mutate(data, most))
        return mutate(data, random, target.tokens, target.seeds())[:most]

    options = {
        "max_total_time": seconds,
        "timeout": HANG,
        "report_slow_units": HANG,  # by the clock on the wall; `tried` counts the processor's time
        "rss_limit_mb": MEMORY,
        "max_len": LONGEST,
        "seed": seed + 1,
        "artifact_prefix": f"{found}/{name.replace(' ', '-')}-",
        "print_final_stats": 1,
        "reload": 0,
        "verbosity": 1,
    }
    atheris.Setup(
        [sys.argv[0], *(f"-{key}={value}" for key, value in options.items()), str(corpus)], one, custom_mutator=changed
    )
    atheris.Fuzz()


if __name__ == "__main__":
    fuzz(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
