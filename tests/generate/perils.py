"""Annotators that can go to another process, and what can befall them there."""

from __future__ import annotations

import os
import signal
import struct
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from two_documents import Fake

from generator.config import Settings
from generator.records import Annotation, Span


@dataclass
class Perilous:
    """Reads as `Fake` does, if it comes to that.

    Attributes:
        deadly: the process is killed that reads a document with this word in it.
        times: so many times; then the document is harmless.
        notes: a folder in which each reading leaves a file, named after its process.
        half: it has begun to hand over a result by then.
        seconds: how long each document takes.
    """

    notes: Path
    deadly: str = "deadly"
    times: int = 99
    half: bool = False
    seconds: float = 0.0
    model: str = "fake 1"
    _fake: Fake = field(default_factory=Fake, repr=False)

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        if text.startswith("Document") and regions[0][0] > 0:
            with (self.notes / f"{os.getpid()}").open("a", encoding="utf-8") as out:
                out.write(text.split("\n", maxsplit=1)[0] + "\n")
        if self.deadly in text:
            killed = self.notes / "killed"
            before = len(killed.read_bytes()) if killed.exists() else 0
            if before < self.times:
                with killed.open("ab") as out:
                    out.write(b"+")
                if self.half:
                    _hand_over_half()
                os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(self.seconds)
        return self._fake.annotate(text, regions)

    def read(self) -> list[str]:
        """The titles of the documents that were read, by whichever process."""
        files = (path for path in self.notes.iterdir() if path.name.isdigit())
        return sorted(line for path in files for line in path.read_text(encoding="utf-8").splitlines())

    def processes(self) -> set[int]:
        """Those that have read something."""
        return {int(path.name) for path in self.notes.iterdir() if path.name.isdigit()}


def _hand_over_half() -> None:
    """Write the length of a result and a part of it into the pipe that a worker of Python's executor has for them."""
    frame = sys._getframe()
    while frame.f_code.co_name != "_process_worker":
        frame = frame.f_back
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1000) + b"half")


def documents(project: Settings, count: int, **words: str) -> None:
    """So many documents in place of those that are there; those that are named have a word of their own."""
    for path in project.folders[0].iterdir():
        path.unlink()
    for number in range(count):
        word = words.get(f"d{number}", "calm")
        text = (
            f"Document {number:02}\n\n“Nobody sails in such weather,” Olav Strand said of the {word} sea on Friday.\n"
        )
        (project.folders[0] / f"d{number:02}.txt").write_text(text, encoding="utf-8")
