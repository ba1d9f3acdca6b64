"""The bytes of a file on this machine, opened so that nothing in a source folder can hang a run or fill its memory."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.errors import ReadError
from generator.limits import in_words

SIDECAR = 100_000
"""Bytes of a file of metadata at most."""

_CHUNK = 16 << 20
# Not to wait for whoever writes to a pipe; other systems have no pipes in folders.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: str, name: str, most: int, setting: str | None = None) -> bytes:
    """The bytes of a file, which is not opened if it is larger than it may be.

    Args:
        path: where it lies.
        name: what to name in messages.
        most: how many bytes it may have, however many more are written to it meanwhile.
        setting: which of the limits this is; None where no setting raises it.

    Raises:
        ReadError: it is not there, cannot be read, is larger, or is a pipe, a device or a folder.
    """
    try:
        check_size(Path(path).stat().st_size, name, most, setting)
        with os.fdopen(os.open(path, _FLAGS), "rb", buffering=0) as file:
            # Asked again of what is open: another file may have taken its place.
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise ReadError(f"{name}: is {kind_of(found.st_mode)}, not a file; put a document there or remove it")
            pieces: list[bytes] = []
            size = 0
            while piece := file.read(min(_CHUNK, most + 1 - size)):
                pieces.append(piece)
                size += len(piece)
                check_size(size, name, most, setting)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise ReadError(f"{name}: cannot be read ({why}); check that it is there and readable") from error
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def check_size(size: int, name: str, most: int, setting: str | None = None) -> None:
    """Make sure that a file is not larger than it may be.

    Args:
        size: in bytes.
        name: what to name in messages.
        most: how many bytes it may have.
        setting: which of the limits this is; None where no setting raises it.

    Raises:
        ReadError: it is larger.
    """
    if size > most:
        remedy = "split it up" if setting is None else f"split it up, or raise the setting limits: {setting}"
        raise ReadError(f"{name}: is larger than {in_words(most)}; {remedy}")


def kind_of(mode: int) -> str:
    """What is no file, in words, by its mode."""
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((words for is_kind, words in kinds if is_kind(mode)), "something else")
