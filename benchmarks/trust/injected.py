"""Faults put under a process: at the n-th thing that it does to files it is killed, or the disk refuses.

What a process does to files goes through functions of `os`, of streams and of SQLite, which are wrapped in the process
that is to suffer. Which of them comes n-th is the same in each run of the same work.
"""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
from collections.abc import Callable
from typing import Any, Self

CALLS = ("mkdir", "replace", "rename", "unlink", "fsync", "chmod", "rmdir")
"""Of `os`: what changes a file system beside writing into files."""
KINDS = (
    "killed before",
    "killed after",
    "killed half-way",
    "disk full",
    "input/output error",
    "read-only from then on",
)

_REFUSED = {"disk full": errno.ENOSPC, "input/output error": errno.EIO, "read-only from then on": errno.EROFS}
_ENDING = signal.SIGKILL


class Injector:
    """Counts what is done to files, and lets one of it fail.

    Attributes:
        done: how many things have been done so far.
    """

    def __init__(self, at: int | None = None, kind: str = KINDS[0]) -> None:
        self.done = 0
        self._at = at
        self._kind = kind

    def install(self) -> None:
        """Wrap what this process does to files from now on; for a process that is about to end."""
        for name in CALLS:
            setattr(os, name, self._wrapped(getattr(os, name)))
        os.open = self._creating(os.open)  # type: ignore[assignment]
        os.fdopen = self._opening(os.fdopen)  # type: ignore[assignment]
        sqlite3.connect = self._connecting(sqlite3.connect)

    def step(self, act: Callable[[], Any], half: Callable[[], Any] | None = None) -> Any:
        """Do one thing, or what the fault makes of it."""
        self.done += 1
        is_hit = self.done == self._at or (
            self._at is not None and self.done > self._at and self._kind == "read-only from then on"
        )
        if not is_hit:
            return act()
        if self._kind in _REFUSED:
            code = _REFUSED[self._kind]
            raise OSError(code, os.strerror(code))
        if self._kind == "killed after":
            act()
        if self._kind == "killed half-way" and half is not None:
            half()
        os.kill(os.getpid(), _ENDING)
        raise AssertionError("outlived its end")

    def _wrapped(self, real: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *given, **named: self.step(lambda: real(*given, **named))

    def _creating(self, real: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, flags: int, *given: Any, **named: Any) -> int:
            if not flags & os.O_CREAT:
                return real(path, flags, *given, **named)
            handle: int = self.step(lambda: real(path, flags, *given, **named))
            return handle

        return opened

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opened(*given: Any, **named: Any) -> Any:
            stream = real(*given, **named)
            return _Stream(stream, self) if stream.writable() else stream

        return opened

    def _connecting(self, real: Callable[..., Any]) -> Callable[..., Any]:
        injector = self

        class Connection(sqlite3.Connection):
            def execute(self, statement: str, *given: Any) -> Any:
                if statement.lstrip()[:6].upper() in {"SELECT", "PRAGMA"}:
                    return super().execute(statement, *given)
                return injector.step(lambda: super(Connection, self).execute(statement, *given))

            def executemany(self, *given: Any) -> Any:
                return injector.step(lambda: super(Connection, self).executemany(*given))

            def commit(self) -> None:
                injector.step(super().commit)

        return lambda *given, **named: real(*given, **{"factory": Connection, **named})


class _Stream:
    """A stream that is written to, which may be cut short."""

    def __init__(self, stream: Any, injector: Injector) -> None:
        self._stream = stream
        self._injector = injector

    def write(self, content: bytes) -> int:
        def half() -> None:
            self._stream.write(content[: len(content) // 2])
            self._stream.flush()

        written: int = self._injector.step(lambda: self._stream.write(content), half)
        return written

    def __enter__(self) -> Self:
        self._stream.__enter__()
        return self

    def __exit__(self, *given: object) -> None:
        self._stream.__exit__(*given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
