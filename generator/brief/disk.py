"""Files put on the disk at once or not at all, and by a thread of their own: nobody waits for the disk meanwhile."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

TEMPORARY = ".briefing-tmp"
"""How the name of a file ends that is not there yet."""

PART = ".part"
"""How the name of a file of a site ends that is not whole yet."""

Change = tuple[Path, bytes]
"""A file, and what is to be in it."""

Move = tuple[Path, Path]
"""A file, and the name that it gets."""

_NOTHING: Mapping[Path, bytes] = MappingProxyType({})


class Disk:
    """Puts groups of files on the disk behind the work that goes on; one group at most is under way.

    The files of a group come in their order, each whole and on the disk before the next is there to be seen. Leaving
    the `with` block waits for all of them, and for the folders that list them.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "disk")
        self._under_way: Future[None] | None = None
        self._folders: set[Path] = set()

    def put(self, changes: Sequence[Change], moves: Sequence[Move] = (), was: Mapping[Path, bytes] = _NOTHING) -> None:
        """Begin a group; `settle` tells how it ends, and has to be called before the next.

        Args:
            changes: files in the order in which they are to be there.
            moves: of files that get another name after that.
            was: what some of them were made from: see `put`.
        """
        self._folders.update(path.parent for path, _ in changes)
        self._under_way = self._thread.submit(put_all, changes, moves, was)

    def settle(self) -> None:
        """Wait for the group that is under way, if any.

        Raises:
            OSError: the disk would not take one of its files; nothing is half written.
        """
        group, self._under_way = self._under_way, None
        if group is not None:
            group.result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._thread.shutdown()
        for folder in sorted(self._folders):
            _sync_folder(folder)


def put(path: Path, content: bytes, was: bytes | None = None) -> None:
    """Put one file on the disk at once or not at all, and wait for it.

    Args:
        path: of the file.
        content: what is to be in it.
        was: what it was made from; if something else is there by now, that is somebody's work, and stays. None to
            replace whatever is there.

    Raises:
        OSError: the disk would not take it, or the file has changed meanwhile; what was there is still there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=TEMPORARY, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            # Without this, a power cut may leave the new name on an empty file.
            os.fsync(stream.fileno())
        temporary.chmod(0o644 if not path.exists() else path.stat().st_mode & 0o777)
        if was is not None:
            _need(path, was)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def place(path: Path, content: bytes) -> None:
    """Put one file into a folder that is there, at once or not at all for whoever looks; the disk may have it later.

    For files that are made again in each build: nobody who reads them sees half of one, although a build be killed.

    Raises:
        OSError: the disk would not take it; what was there is still there.
    """
    # Not hidden: what a killed build leaves is taken away with the rest of its site.
    temporary = path.with_name(f"{path.name[:200]}{PART}")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _need(path: Path, content: bytes) -> None:
    if path.read_bytes() != content:
        raise OSError(errno.EBUSY, "it was changed by somebody at the same time; run this again", str(path))


def put_all(changes: Sequence[Change], moves: Sequence[Move] = (), was: Mapping[Path, bytes] = _NOTHING) -> None:
    """Put files on the disk in their order, then give some their names; `was` as for `put`, by their paths.

    Raises:
        OSError: the disk would not take one of them; those before it are there, and none is half written.
    """
    for path, content in changes:
        put(path, content, was.get(path))
    for path, name in moves:
        path.replace(name)


def _sync_folder(folder: Path) -> None:
    """Put the names of a folder's files on the disk, where the system has that: without it they are whole, if late."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
