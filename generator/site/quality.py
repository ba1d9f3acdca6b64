"""Measured figures of the annotator, for the page on method and limits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from generator.errors import ConfigError

FILE = "quality.json"
"""Its name in the folder of hand-written pages."""

Figures = tuple[tuple[str, float], ...]
"""(what, F1 in percent) pairs."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One task's figures on data that the model was not trained on.

    Attributes:
        task: such as `attribution`.
        data: digest of the data, so that figures are only compared where it is the same.
        f1: (what, F1 in percent) pairs in the file's order.
        documents: how many there are in the data; None where the file does not say.
        beside: (name, figures as in `f1`) of other systems, in the file's order.
        note: what to know about those, one sentence or two.
    """

    task: str
    data: str
    f1: Figures
    documents: int | None = None
    beside: tuple[tuple[str, Figures], ...] = ()
    note: str = ""

    def table(self) -> tuple[tuple[str, tuple[float | None, ...]], ...]:
        """What was measured, with our figure and then those beside it; None where another system has none."""
        others = [dict(figures) for _, figures in self.beside]
        return tuple((what, (f1, *(figures.get(what) for figures in others))) for what, f1 in self.f1)


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured, and of which model."""

    model: str
    measured: tuple[Measured, ...]


def loads(text: str, where: str) -> Quality:
    """Read `quality.json`: `{"model": …, TASK: {"data": …, "f1": {WHAT: PERCENT}}}`.

    A task may also have `"documents": NUMBER`, `"beside": {NAME: {WHAT: PERCENT}}` and `"note": TEXT`.

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
        _figures(part["f1"]),
        None if documents is None else int(documents),
        tuple((str(name), _figures(figures)) for name, figures in part.get("beside", {}).items()),
        str(part.get("note", "")),
    )


def _figures(part: dict[str, Any]) -> Figures:
    return tuple((str(what), float(f1)) for what, f1 in part.items())
