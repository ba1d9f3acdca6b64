"""What a worker does, be it this process, another one, or one on another machine."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import MutableSequence
from multiprocessing import connection, parent_process
from typing import TYPE_CHECKING

from generator.brief.compose import BY
from generator.errors import BriefingError
from generator.generate.deadline import Overdue, alarm, end_process_after, late
from generator.generate.making import Failed, Made, Task, attempt

if TYPE_CHECKING:
    from generator.annotate import Annotator

_loading = threading.Lock()
_loaded: dict[str, Annotator] = {}
_began: MutableSequence[float] | None = None


def work(task: Task, annotator: str | Annotator) -> Made | Failed:
    """Make the brief of one document.

    Args:
        task: which.
        annotator: what reads it, or its name; by name it is loaded once in a process.
    """
    if task.by != BY:
        return Failed(f"was given to a worker that runs {BY}, not {task.by}; install the same version on all workers")
    return attempt(task, lambda: _load(annotator) if isinstance(annotator, str) else annotator)


def work_here(task: Task, annotator: str | Annotator) -> Made | Failed:
    """`work`, interrupted where it takes too long and can be interrupted."""
    try:
        with alarm(task.limits.seconds):
            return work(task, annotator)
    except Overdue:
        return Failed(late(task.limits.seconds))


def work_in_time(place: int, task: Task, annotator: str | Annotator) -> Made | Failed:
    """`work`, which ends this process where it takes too long.

    Args:
        place: of the note of when it began, see `begin`.
        task: which document.
        annotator: what reads it, or its name.
    """
    if _began is None:
        return work(task, annotator)
    with end_process_after(task.limits.seconds, _began, place):
        return work(task, annotator)


def about() -> str:
    """Program and version of this process; asked of a worker before it is relied on."""
    return BY


def prepare(annotator: str | Annotator) -> None:
    """Load all that it takes to read a document, while others do the same."""
    from generator import actors, claims, read, summary  # noqa: F401, PLC0415 - load tables and parsers

    if isinstance(annotator, str):
        with contextlib.suppress(BriefingError):  # it is told of each document
            _load(annotator)


def begin(began: MutableSequence[float] | None = None) -> None:
    """Make this process a worker: it does not outlive its parent, and leaves it to that to heed Ctrl-C.

    Args:
        began: shared with the parent, which is told there when each document was begun.
    """
    global _began  # noqa: PLW0603 - a process has one parent
    _began = began
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _load(name: str) -> Annotator:
    from generator.annotate import load  # noqa: PLC0415 - loads numpy and the model's runtime

    with _loading:
        if name not in _loaded:
            # One thread for each: as many documents are read at the same time as there are processors.
            _loaded[name] = load(name)
        return _loaded[name]
