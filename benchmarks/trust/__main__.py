"""Every figure of trust by one command: `make trust`, or `python -m benchmarks.trust`.

Prints a table, and writes the figures to docs/trust.json, from where the site's page on method and limits has them. A
short run prints only: what is published is what a whole run found.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.trust.figures import Figures, Options, add_options, dumps, loads, options, table

NAMES = ("edits", "faults", "payloads", "broken", "expressions", "fuzzing", "same")
"""The modules beside this one that measure, in the order of the table."""

OUTPUT = Path(__file__).parents[2] / "docs" / "trust.json"


def measured(names: Iterable[str], how: Options) -> Iterator[Figures]:
    """The figures of these modules, one after the other, each by the name of its module."""
    for name in names:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        found = importlib.import_module(f"benchmarks.trust.{name}").measure(how)
        yield dataclasses.replace(found, name=name)


def merged(old: tuple[Figures, ...], new: tuple[Figures, ...]) -> tuple[Figures, ...]:
    """The new figures, and old ones of what was not measured again, in the order of the table."""
    by_name = {part.name: part for part in (*old, *new)}
    return tuple(by_name[name] for name in NAMES if name in by_name)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trust", description=__doc__)
    add_options(parser)
    parser.add_argument("--only", nargs="+", choices=NAMES, default=NAMES, help="measure these, keep other figures")
    parser.add_argument("--output", type=Path, help=f"where to write the figures, also of a short run ({OUTPUT.name})")
    given = parser.parse_args(arguments)
    output = given.output or (None if given.short else OUTPUT)
    figures: list[Figures] = []
    for part in measured(given.only, options(given)):
        figures.append(part)
        if output is not None:
            # After each, so that an hour is not lost with what comes last.
            old = loads(output.read_text(encoding="utf-8"), str(output)) if output.is_file() else ()
            output.write_text(dumps(merged(old, (part,))), encoding="utf-8")
    print(table(tuple(figures)), end="")
    return int(any(part.failures for part in figures))


if __name__ == "__main__":
    sys.exit(main())
