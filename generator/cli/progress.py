"""How far a run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TextIO

import click

if TYPE_CHECKING:
    from generator.generate import Progress

EVERY = 10.0
"""Seconds between two lines."""

_AT_FIRST = 0.5
"""Seconds that a run may take without anybody being told."""

_REDRAW = 0.1
"""Seconds between two looks of the bar."""


class Telling:
    """Tells of the progress of a run; called after each step, and a `with` block around all of them.

    Args:
        out: where to, standard error as a rule.
        clock: tells the time in seconds.
    """

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._began = self._last = clock()
        self._bar: Any = None
        self._shown = 0

    def __call__(self, progress: Progress) -> None:
        """Tell how far it is, if it is time to."""
        now = self._clock()
        if self._out.isatty():
            self._draw(progress, now)
        elif now - self._last >= EVERY:
            self._last = now
            click.echo(line(progress, now - self._began), file=self._out)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, at)

    def _draw(self, progress: Progress, now: float) -> None:
        if now - self._began < _AT_FIRST or (now - self._last < _REDRAW and progress.done < progress.total):
            return
        self._last = now
        if self._bar is None:
            self._bar = click.progressbar(
                length=progress.total,
                label="Sources",
                show_pos=True,
                item_show_func=lambda told: told,
                file=self._out,
            ).__enter__()
        shown = f"{progress.read:,} read, {rate(progress, now - self._began)}"
        if progress.done > self._shown:
            self._bar.update(progress.done - self._shown, shown)
            self._shown = progress.done
        else:
            # A source of many documents: no step, from which the bar would tell a time left that nobody knows.
            self._bar.current_item = shown
            self._bar.render_progress()


def line(progress: Progress, seconds: float) -> str:
    """How far it is, in words; how long it will take only once a source is settled, which may hold many documents."""
    left = duration(seconds / progress.done * (progress.total - progress.done)) if progress.done else "unknown time"
    return (
        f"{progress.done:,} of {progress.total:,} sources, {progress.read:,} documents read, "
        f"{rate(progress, seconds)}, {left} left"
    )


def rate(progress: Progress, seconds: float) -> str:
    """How many documents are read in a second."""
    return f"{progress.read / seconds if seconds else 0.0:.1f} a second"


def duration(seconds: float) -> str:
    """A time, roughly."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
