"""One input tried: what is wrong with what came of it, in words that tell one fault from another."""

from __future__ import annotations

import hashlib
import resource
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.trust.fuzz.mutate import mutate
from benchmarks.trust.fuzz.targets import TARGETS, Target

SECONDS = 5.0
"""Of processor time for one input at most; inputs are small."""

MEMORY = 500_000_000
"""Bytes that one input may take at most."""

TOLD = ".why.txt"
"""What the name of the file ends in that says what is wrong with the input beside it."""

_OF_A_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must not be.

    Attributes:
        target: where.
        kind: tells faults apart: the error and the place in the program that it comes from.
        what: the whole of it.
        data: the input.
    """

    target: str
    kind: str
    what: str
    data: bytes

    @property
    def name(self) -> str:
        """A file name for the input."""
        return f"{self.target.replace(' ', '-')}-{hashlib.sha256(self.data).hexdigest()[:10]}"

    def write(self, folder: Path) -> None:
        """Write the input, and beside it what is wrong and how to have it again."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / self.name).write_bytes(self.data)
        explain(folder / self.name, self.target, self.kind, self.what)


def explain(path: Path, target: str, kind: str, what: str) -> None:
    """Write beside an input what is wrong with it and how to have it again."""
    again = f'python -m benchmarks.trust.fuzzing --again "{target}" {path}'
    told = f"{kind}\n\n{again}\n\n{what}\n"
    path.with_name(path.name + TOLD).write_text(told, encoding="utf-8", errors="backslashreplace")


def tried(name: str, data: bytes) -> Finding | None:
    """What is wrong with a target's treatment of an input."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.thread_time()
    try:
        TARGETS[name].check(data)
    except Exception as error:  # noqa: BLE001 - every error that comes out is a finding
        return Finding(name, _kind(error), "".join(traceback.format_exception(error)[-12:]), data)
    took = time.thread_time() - began
    if took > SECONDS:
        return Finding(name, "slow", f"took {took:.1f} seconds", data)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * _OF_A_UNIT
    if grown > MEMORY:
        return Finding(name, "memory", f"took {grown:,} bytes", data)
    return None


def input_of(target: Target, seed: str) -> bytes:
    """An input by chance, the same for the same seed."""
    random = Random(seed)
    seeds = target.seeds()
    return mutate(random.choice(seeds), random, target.tokens, seeds)


def _kind(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/generator/" in frame.filename] or frames
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}"
    if isinstance(error, AssertionError):
        return f"{str(error)[:24]} {place}"
    return f"{type(error).__name__} at {place}"
