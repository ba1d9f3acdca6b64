"""Measured figures, for the page on method and limits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from generator.errors import ConfigError
from generator.site.trust import Figures as Tried

FILE = "quality.json"
"""Its name in the folder of hand-written pages."""

LABELS = {
    "exact source": "Source, to the word",
    "exact cue": "Cue, to the word",
    "exact content": "Content, to the word",
    "characters source": "Source, by characters",
    "characters cue": "Cue, by characters",
    "characters content": "Content, by characters",
    "linked": "Source, cue and content of one statement",
    "exact mean": "Mean of the three to the word",
    "Misc": "Other names",
    "NORP": "Nationality, religion or party",
    "Organization": "Organisation",
    "all": "All",
}
"""What the page calls measured things whose names are those of the data."""

Figures = tuple[tuple[str, float], ...]
"""(what, percent) pairs."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One task's figures on data that the model was not trained on.

    Attributes:
        task: such as `attribution`.
        data: digest of the data, so that figures are only compared where it is the same.
        percent: (what, percent) pairs in the file's order.
        documents: how many there are in the data; None where the file does not say.
        beside: (name, figures as in `percent`) of other systems, in the file's order.
        note: what to know about those, one sentence or two.
        measure: what the figures are, such as `F1`.
    """

    task: str
    data: str
    percent: Figures
    documents: int | None = None
    beside: tuple[tuple[str, Figures], ...] = ()
    note: str = ""
    measure: str = "F1"

    def table(self) -> tuple[tuple[str, tuple[float | None, ...]], ...]:
        """What was measured, with our figure and then those beside it; None where another system has none."""
        others = [dict(figures) for _, figures in self.beside]
        return tuple((what, (own, *(figures.get(what) for figures in others))) for what, own in self.percent)


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured, and of which model.

    Attributes:
        model: its name; empty where nothing was measured of one.
        measured: how well it reads.
        tried: what was tried to break the program.
    """

    model: str = ""
    measured: tuple[Measured, ...] = ()
    tried: tuple[Tried, ...] = ()


def loads(text: str, where: str) -> Quality:
    """Read `quality.json`: `{"model": …, TASK: {"data": …, "percent": {WHAT: PERCENT}}}`.

    A task may also have `"documents": NUMBER`, `"beside": {NAME: {WHAT: PERCENT}}`, `"note": TEXT` and
    `"measure": NAME`, where the figures are not F1.

    Args:
        text: the file's content.
        where: the file, for messages.

    Raises:
        ConfigError: it is not of that form.
    """
    try:
        content = json.loads(text)
        measured = tuple(_measured(task, part) for task, part in content.items() if task != "model")
        return Quality(str(content["model"]), measured)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigError(f"{where}: is not a file of measured figures ({error}); remake or remove it") from error


def _measured(task: str, part: dict[str, Any]) -> Measured:
    documents = part.get("documents")
    return Measured(
        task,
        str(part["data"]),
        _figures(part["percent"]),
        None if documents is None else int(documents),
        tuple((str(name), _figures(figures)) for name, figures in part.get("beside", {}).items()),
        str(part.get("note", "")),
        str(part.get("measure", "F1")),
    )


def _figures(part: dict[str, Any]) -> Figures:
    return tuple((str(what), float(percent)) for what, percent in part.items())
