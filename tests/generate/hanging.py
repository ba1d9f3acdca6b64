"""An annotator that never comes back from some documents, and can go to another process."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from two_documents import Fake

from generator.records import Annotation, Span


@dataclass
class Hanging:
    """Reads as `Fake` does, but hangs in a document with the name of one of `WAYS` in it."""

    model: str = "fake 1"
    _fake: Fake = field(default_factory=Fake, repr=False)

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        for word, hang in WAYS.items():
            if word in text:
                hang()
        return self._fake.annotate(text, regions)


def _endless() -> None:
    while True:
        pass


def _catastrophic() -> None:
    re.match(r"(?:a|a|aa)+$", "a" * 200 + "b")


def _deaf() -> None:
    """In the C library, without a look at signals, and holding the lock that any other thread of Python needs."""
    while True:
        ctypes.PyDLL(None).sleep(1000)


WAYS: dict[str, Callable[[], None]] = {"endless": _endless, "catastrophic": _catastrophic, "deaf": _deaf}
