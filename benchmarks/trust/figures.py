"""What each measurement of trust is given and gives back, and how its figures are kept."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass

from generator.site.trust import Figures, loads

__all__ = ["Figures", "Measure", "Options", "dumps", "loads", "main", "table"]


@dataclass(frozen=True, slots=True)
class Options:
    """How much to measure.

    Attributes:
        short: only so much as takes some seconds: what the test suite runs.
        seed: what random choices start from, so that a failure can be had again.
    """

    short: bool = False
    seed: int = 0


Measure = Callable[[Options], Figures]
"""What each module of this package offers as `measure`."""


def dumps(figures: tuple[Figures, ...]) -> str:
    """The figures as `trust.json` holds them, in the given order; times in whole seconds."""
    content = {
        part.name: {
            "what": part.what,
            "counts": dict(part.counts),
            "seconds": round(part.seconds),
            "failures": list(part.failures),
            "note": part.note,
        }
        for part in figures
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def table(figures: tuple[Figures, ...]) -> str:
    """The figures for a terminal: a line for each kind and one for all of a name, then what failed."""
    rows = [("", "tried", "failed", "seconds")]
    for part in figures:
        rows.append((f"{part.name}: {part.what}", str(part.total), str(len(part.failures)), f"{part.seconds:.0f}"))
        rows += [(f"  {kind}", str(number), "", "") for kind, number in part.counts]
    wide = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join((row[0].ljust(wide[0]), *(cell.rjust(width) for cell, width in zip(row[1:], wide[1:], strict=True))))
        for row in rows
    ]
    failures = [f"FAILED {part.name}: {failure}" for part in figures for failure in part.failures]
    return "\n".join([*(line.rstrip() for line in lines), *failures]) + "\n"


def main(measure: Measure, arguments: list[str] | None = None) -> int:
    """Run one measurement and print its table; what `python -m benchmarks.trust.NAME` does.

    Returns:
        1 where something failed, else 0.
    """
    parser = argparse.ArgumentParser(description=sys.modules[measure.__module__].__doc__)
    add_options(parser)
    figures = measure(options(parser.parse_args(arguments)))
    print(table((figures,)), end="")
    return int(bool(figures.failures))


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `Options`, for a command line."""
    parser.add_argument("--short", action="store_true", help="a minute's worth, not all")
    parser.add_argument("--seed", type=int, default=0, help="what random choices start from")


def options(arguments: argparse.Namespace) -> Options:
    """What a command line says of them."""
    return Options(arguments.short, arguments.seed)
