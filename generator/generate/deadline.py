"""Time for one document: whoever reads it is ended when that is over, wherever it hangs, and the run goes on.

A process that reads documents for another ends itself: by a thread of the C library's, so that an endless loop in a
regular expression, a parser or the model ends as well as one in Python. The process that does a run must not end, and
can only be interrupted where Python looks for signals: between its own steps and within its regular expressions.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
import time
from collections.abc import Iterable, Iterator, MutableSequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from generator.errors import ReadError

T = TypeVar("T")

_LEEWAY = 0.5
"""Seconds by which clocks may differ."""
_AGAIN = 1.0
"""Seconds after which an interruption that something swallowed comes again."""


class Overdue(BaseException):
    """The time is over; no `Exception`, for those are caught in many places, to do something else instead."""


def late(seconds: float) -> str:
    """What to tell of a document that takes too long."""
    return (
        f"took longer than {seconds:g} seconds and was given up; look whether it is a text at all, split it up, or "
        "raise the setting limits: seconds"
    )


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Interrupt what this process does within, as far as the system and Python can.

    Raises:
        Overdue: it took longer than `seconds`.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    is_on = True

    def ring(*_: object) -> None:
        if is_on:
            raise Overdue

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        is_on = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def each_within(items: Iterable[T], seconds: float, name: str) -> Iterator[T]:
    """The items, if none takes longer to come than it may.

    Raises:
        ReadError: one does; the text names the source.
    """
    coming = iter(items)
    while True:
        try:
            with alarm(seconds):
                item = next(coming)
        except StopIteration:
            return
        except Overdue as error:
            raise ReadError(f"{name}: {late(seconds)}") from error
        yield item


@contextmanager
def end_process_after(seconds: float, began: MutableSequence[float], place: int) -> Iterator[None]:
    """End this process if what is within takes longer, with a note of when it began for whoever finds it ended.

    Args:
        seconds: that it may take.
        began: shared with the other process; 0 where nothing has begun.
        place: of this note in it.
    """
    began[place] = time.monotonic()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, file=nowhere, exit=True)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            began[place] = 0.0


def is_overdue(began: float, seconds: float) -> bool:
    """Whether something that began then, or 0, has had its time."""
    return began > 0 and time.monotonic() - began >= seconds - _LEEWAY
