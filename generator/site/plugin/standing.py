"""What stands in the folder of a site that is served, so that a build need not write again what has not changed.

MkDocs empties that folder before each build, but for what is hidden. So all that is in it is hidden meanwhile; and what
a build does not write again although it is no longer part of the site is removed after it.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Collection
from pathlib import Path

_HIDDEN = ".briefing"


class Standing:
    """The generated files of one site's folder."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._made: dict[str, str] = {}
        self._files: frozenset[str] = frozenset()

    def hide(self, folder: Path) -> None:
        """Keep the files of the build before from being removed."""
        if folder != self._folder:
            self._folder, self._made, self._files = folder, {}, frozenset()
            return
        hidden = folder / _HIDDEN
        hidden.mkdir(exist_ok=True)
        for path in folder.iterdir():
            if not path.name.startswith(".") and not (hidden / path.name).exists():
                path.rename(hidden / path.name)

    def show(self) -> None:
        """Put them back."""
        if self._folder is None or not (self._folder / _HIDDEN).is_dir():
            return
        for path in (self._folder / _HIDDEN).iterdir():
            path.rename(self._folder / path.name)
        (self._folder / _HIDDEN).rmdir()

    def holds(self, path: str, key: str) -> bool:
        """Whether a file made from what this hash names is in its place; if not, it is about to be."""
        if self._made.get(path) == key:
            return True
        self._made[path] = key
        return False

    def settle(self, files: Collection[str]) -> None:
        """Remove what the build before wrote and this one has no place for.

        Args:
            files: paths of all that belongs to the site, below its folder.
        """
        if self._folder is None:
            return
        for path in self._files.difference(files):
            self._made.pop(path, None)
            with contextlib.suppress(OSError):
                (self._folder / path).unlink()
            # Folders that are left empty go with their last file.
            with contextlib.suppress(OSError):
                (self._folder / path).parent.rmdir()
        self._files = frozenset(files)

    def forget(self) -> None:
        """Take nothing for granted any more: a build has failed half-way."""
        if self._folder is not None:
            shutil.rmtree(self._folder / _HIDDEN, ignore_errors=True)
        self._folder, self._made, self._files = None, {}, frozenset()
