"""What was tried to break the program, and how often it held, for the page on method and limits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from generator.errors import ConfigError

FILE = "trust.json"
"""Its name in the folder of hand-written pages."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One kind of attempt, counted.

    Attributes:
        name: a word or two, such as `faults`; also the key in the file.
        what: what one of the counts is a count of, a short noun phrase in the plural: `faults injected`.
        counts: (kind, how many were tried) pairs, in the order to show.
        seconds: wall time that the trying took.
        failures: what did not hold, a line each; none where all is well.
        note: how it was tried, one sentence or two.
    """

    name: str
    what: str
    counts: tuple[tuple[str, int], ...]
    seconds: float = 0.0
    failures: tuple[str, ...] = ()
    note: str = ""

    @property
    def total(self) -> int:
        """How many were tried in all."""
        return sum(number for _, number in self.counts)


def loads(text: str, where: str) -> tuple[Figures, ...]:
    """Read `trust.json`: `{NAME: {"what": TEXT, "counts": {KIND: NUMBER}, "seconds": …, "failures": [TEXT]}}`.

    Args:
        text: the file's content.
        where: the file, for messages.

    Returns:
        The figures, in the order of the file.

    Raises:
        ConfigError: it is not of that form.
    """
    try:
        return tuple(_figures(name, part) for name, part in json.loads(text).items())
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigError(f"{where}: is not a file of `make trust` ({error}); remake or remove it") from error


def _figures(name: str, part: dict[str, Any]) -> Figures:
    return Figures(
        name,
        str(part["what"]),
        tuple((str(kind), int(number)) for kind, number in part["counts"].items()),
        float(part.get("seconds", 0)),
        tuple(str(failure) for failure in part.get("failures", ())),
        str(part.get("note", "")),
    )
