"""Measured figures of the annotator, for the page on method and limits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from generator.errors import ConfigError

FILE = "quality.json"
"""Its name in the folder of hand-written pages."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One task's figures on data that the model was not trained on.

    Attributes:
        task: such as `attribution`.
        data: digest of the data, so that figures are only compared where it is the same.
        f1: (what, F1 in percent) pairs in the file's order.
    """

    task: str
    data: str
    f1: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured, and of which model."""

    model: str
    measured: tuple[Measured, ...]


def loads(text: str, where: str) -> Quality:
    """Read `quality.json`: `{"model": …, TASK: {"data": …, "f1": {WHAT: PERCENT}}}`.

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
    return Measured(task, str(part["data"]), tuple((str(what), float(f1)) for what, f1 in part["f1"].items()))
