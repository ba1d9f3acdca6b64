"""What is still to be done to the files of a brief after the one step that counts; done later if a run is killed.

A brief and its archived text are two files, and no file system changes two at once. So a text that takes the place of
another one waits beside it until the brief that refers to it is there; from then on it counts, whether or not it has
been given its name yet. A brief that is removed leaves a note until its text is gone as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.brief.identity import sha256

WAITING = ".next"
"""How the name of a text ends that waits to take the place of another one."""
GONE = ".gone"
"""How the name of a note ends that a brief is being removed."""


def waiting(text: Path) -> Path:
    """Where a text waits that is to take the place of this one."""
    return text.with_name(f".{text.name}{WAITING}")


def note_of(text: Path) -> Path:
    """Where the note lies that the brief of this text is being removed."""
    return text.with_name(f".{text.name}{GONE}")


def finish(texts: Path, briefs: Iterable[Path], beside: Path) -> None:
    """Do what a killed run has left to be done; only the holder of the lock may.

    Args:
        texts: the folder of the archived texts.
        briefs: the files of all briefs; they are read only if there is something to be done.
        beside: the folder of what lies beside a removed brief, under the brief's id.

    Raises:
        OSError: the disk would not do it.
    """
    left = [path for path in texts.glob(".*") if path.name.endswith((WAITING, GONE))]
    if not left:
        return
    contents = [path.read_bytes() for path in briefs]
    for path in left:
        text = path.with_name(path.name[1:].removesuffix(WAITING).removesuffix(GONE))
        own = re.compile(rb"^id:[ ]*[\"']?" + re.escape(text.stem.encode()) + rb"[\"']?[ ]*\r?$", re.MULTILINE)
        mine = [content for content in contents if own.search(content)]
        if path.name.endswith(WAITING):
            digest = sha256(path.read_bytes().decode("utf-8")).encode()
            if any(digest in content for content in mine):
                path.replace(text)
                continue
        elif not mine:
            text.unlink(missing_ok=True)
            (beside / f"{text.stem}.json").unlink(missing_ok=True)
        path.unlink(missing_ok=True)
