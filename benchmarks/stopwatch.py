"""Time spent in parts of the program, measured from outside."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


class Stopwatch:
    """Adds up the wall time of the calls that it watches, in seconds; a call inside a call counts once."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds = 0.0
        self._clock = clock
        self._depth = 0

    def watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time added to this watch."""

        def call(*args: Any, **kwargs: Any) -> Any:
            self._depth += 1
            start = self._clock()
            try:
                return function(*args, **kwargs)
            finally:
                self._depth -= 1
                if not self._depth:
                    self.seconds += self._clock() - start

        return call
