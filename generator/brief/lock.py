"""One writer at a time in a folder."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.errors import BriefingError

_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which has to exist.

    The lock is the operating system's own, so it ends with the process that holds it, however that ends: no lock
    is ever stale. It leaves no file behind (except on Windows), so that a watched folder sees no change.

    Raises:
        BriefingError: another run holds it.
    """
    handle = _open(folder)
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _open(folder: Path) -> int:
        return os.open(folder / ".lock", os.O_RDWR | os.O_CREAT)

    def _lock(handle: int, folder: Path) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise _busy(folder) from error

else:
    import fcntl

    def _open(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _lock(handle: int, folder: Path) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _BUSY:
                raise _busy(folder) from error
            # Some network file systems have no such locks. Writing stays atomic there, file by file.


def _busy(folder: Path) -> BriefingError:
    return BriefingError(f"{folder}: another run is writing briefs there; wait for it to end, then run this again")
