"""Files in a folder of this machine, without reading them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.read.opening import kind_of
from generator.read.saved_pages import is_page_folder
from generator.records import Issue


@dataclass(frozen=True, slots=True)
class Listed:
    """A file in a source folder, of whatever format.

    Attributes:
        name: what users know it by.
        address: where it lies.
        real: tells files apart where several ways lead to one.
        stamp: changes when the file does; empty where the place does not tell.
    """

    name: str
    address: str
    real: str
    stamp: str


def list_files(source: Path, root: Path, passes: Callable[[str], bool]) -> Iterator[Listed | Issue]:
    """The files in a folder and below, each folder in order of its names; or the one file and its sidecar.

    Args:
        source: a folder or a file.
        root: the project's folder, with all links resolved.
        passes: whether to look into the folder of this name.

    Yields:
        The files, and an issue for every folder that cannot be listed and every link that leads out of `source`.
    """
    if source.is_file():
        folder = source.parent
        names = _Names(folder, root)
        yield _listed(source, names.name(source.name), os.path.realpath(source))
        sidecar = source.with_name(source.name + ".meta.yml")
        if sidecar.is_file():
            yield _listed(sidecar, names.name(sidecar.name), os.path.realpath(sidecar))
    elif source.is_dir():
        yield from _Walk(_Names(source, root), str(source.resolve()), passes).folder(str(source), "")
    elif source.exists():
        yield _no_file(source, source.as_posix())
    else:
        message = "is not there; make it, or change the setting `sources`"
        yield Issue("no-such-folder", "warning", source.as_posix(), message)


class _Names:
    """Names of the files in one source folder."""

    def __init__(self, folder: Path, root: Path) -> None:
        absolute = Path(os.path.abspath(folder))  # noqa: PTH100 - unlike Path.absolute, leaves no `..` in the name
        real = folder.resolve()
        ways = ((way, base) for base in (root, real.parent) for way in (absolute, real))
        shown = next(way.relative_to(base).as_posix() for way, base in ways if way.is_relative_to(base))
        self._prefix = "" if shown == "." else f"{shown}/"
        # What lies in a project inside the folder has the name that it has in the project.
        self._project = f"{root.relative_to(real).as_posix()}/" if root != real and root.is_relative_to(real) else None

    def name(self, below: str) -> str:
        if self._project is not None and below.startswith(self._project):
            return below[len(self._project) :]
        return self._prefix + below


@dataclass(frozen=True, slots=True)
class _Walk:
    names: _Names
    real: str
    passes: Callable[[str], bool]

    def folder(self, path: str, below: str) -> Iterator[Listed | Issue]:
        """The files of one folder; `below` is its path in the source folder, with a slash at its end if not empty."""
        try:
            with os.scandir(path) as scan:
                entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            where = self.names.name(below).rstrip("/") or path
            yield Issue(
                "unreadable-folder", "error", where, f"cannot be listed ({error.strerror}); nothing in it is read"
            )
            return
        files = {entry.name for entry in entries}
        for entry in entries:
            inside = below + entry.name
            if not _is_text(entry.name):
                message = "has a name that is not text in UTF-8, so nothing in it is read; rename it"
                yield Issue("name-not-text", "error", self.names.name(ascii(inside)[1:-1]), message)
            elif entry.is_symlink():
                yield from self._link(entry, inside)
            elif entry.is_dir(follow_symlinks=False):
                if not is_page_folder(entry.name, files) and self.passes(self.names.name(inside) + "/"):
                    yield from self.folder(entry.path, inside + "/")
            elif entry.is_file(follow_symlinks=False):
                yield _listed(entry, self.names.name(inside), f"{self.real}/{inside}")
            else:
                yield _no_file(entry, self.names.name(inside))

    def _link(self, entry: os.DirEntry[str], inside: str) -> Iterator[Listed | Issue]:
        """A link to a file in the source folder; one to a folder in it shows nothing new, and could go in circles."""
        real = os.path.realpath(entry.path)
        name = self.names.name(inside)
        if not Path(real).exists():
            yield Issue("broken-link", "warning", name, "is a link to something that is not there; mend or remove it")
        elif not Path(real).is_relative_to(self.real):
            message = (
                f"is a link to {real}, out of its source folder, and is not followed; add that place to the setting "
                "`sources`, or put the file here"
            )
            yield Issue("link-elsewhere", "warning", name, message)
        elif entry.is_file():
            yield _listed(entry, name, real)
        elif not entry.is_dir():
            yield _no_file(entry, name)


def _is_text(name: str) -> bool:
    """Whether a file's name can be written anywhere; file systems take any bytes for a name."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _no_file(entry: os.DirEntry[str] | Path, name: str) -> Issue:
    """What to tell of a pipe, a socket or a device, which is never opened."""
    try:
        kind = kind_of(entry.stat().st_mode)
    except OSError:
        kind = "something else"
    return Issue("no-file", "warning", name, f"is {kind}, not a file, and is not read; take it out of the folder")


def _listed(entry: os.DirEntry[str] | Path, name: str, real: str) -> Listed:
    try:
        stat = entry.stat()
        stamp = f"{stat.st_size}-{stat.st_mtime_ns}"
    except OSError:
        stamp = ""  # gone since it was listed: whoever reads it says so
    return Listed(name, os.fspath(entry), real, stamp)
