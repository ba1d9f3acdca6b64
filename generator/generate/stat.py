"""What the file system says of files without their being opened, and when that can be relied on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

Stat = tuple[int, int, int]
"""Of a file: its size in bytes, when it was changed in nanoseconds, and the number that the file system knows it by."""

SLACK = 2_000_000_000
"""Nanoseconds within which a file system may give two changes the same time; FAT has the coarsest clock."""


def stat_of(path: str | Path) -> Stat | None:
    """What is said of a file; None where there is none."""
    try:
        return _stat(Path(path).stat())
    except (OSError, ValueError):
        return None


def is_settled(stat: Stat | None, read: int) -> bool:
    """Whether a file that still has this stat is still as it was read.

    As Git has it: a file that was changed just before it was read may have been changed again just after, within the
    same tick of the file system's clock, and would look the same.

    Args:
        stat: of the file.
        read: when reading it began, in nanoseconds.
    """
    return stat is not None and stat[1] < read - SLACK


def listing(folder: Path) -> dict[str, Stat]:
    """The files below a folder, less hidden ones, by their path below it with forward slashes.

    Links to folders are not followed.
    """
    return dict(_below(folder, "")) if folder.is_dir() else {}


def markdown_files(files: Mapping[str, Stat]) -> list[str]:
    """Those that can be briefs, in the order in which they are told of."""
    return sorted((name for name in files if name.lower().endswith(".md")), key=lambda name: name.split("/"))


def _below(folder: Path | str, prefix: str) -> Iterator[tuple[str, Stat]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file():
                # Not the entry's own stat, which Windows gives without the file's number.
                found = stat_of(entry.path) if os.name == "nt" else _stat(entry.stat())
                if found is not None:
                    yield f"{prefix}{entry.name}", found


def _stat(found: os.stat_result) -> Stat:
    return found.st_size, found.st_mtime_ns, found.st_ino
