"""Places that sources lie in: which files there are, without reading them, and the bytes of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pathspec import GitIgnoreSpec

from generator.config import Settings, is_address
from generator.limits import DEFAULT, Limits
from generator.read import remote
from generator.read.listing import Listed, list_files
from generator.read.metadata import SIDECAR_SUFFIX
from generator.read.opening import SIDECAR, read_file
from generator.read.other_formats import other_format
from generator.read.remote import list_address
from generator.read.source import CONTAINERS, READERS, unknown_format
from generator.records import Issue


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that holds one document or many.

    Attributes:
        name: what users know it by: its path below the project with forward slashes, or for a file elsewhere the
            path from its source folder's own name down.
        address: where it lies: a path, or an address for fsspec.
        stamp: changes when the file or its sidecar changes; taken without reading either, from sizes and times.
            Empty where the place tells neither, so that only the bytes can.
        sidecar: where its `<file>.meta.yml` lies; None where there is none.
    """

    name: str
    address: str
    stamp: str
    sidecar: str | None = None

    @property
    def suffix(self) -> str:
        """The suffix of its format, in lower case."""
        return suffix_of(self.name)

    @property
    def is_container(self) -> bool:
        """Whether it may hold many documents."""
        return self.suffix in CONTAINERS


@dataclass(frozen=True, slots=True)
class Found:
    """The source files, sorted by name, and what was noticed on the way."""

    files: tuple[SourceFile, ...]
    issues: tuple[Issue, ...]


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case, with its dot; empty where it has none."""
    last = name.rsplit("/", 1)[-1]
    stem, dot, suffix = last.rpartition(".")
    return f".{suffix.lower()}" if dot and stem and suffix else ""


def fetch(address: str, limits: Limits = DEFAULT, name: str | None = None) -> bytes:
    """The bytes of a source file or a sidecar.

    Args:
        address: where it lies.
        limits: on its size.
        name: what users know it by, for messages; its address if None.

    Raises:
        ReadError: it is not there any more, cannot be read, or is too large; the text names it.
    """
    setting: str | None
    if address.lower().endswith(SIDECAR_SUFFIX):
        most, setting = SIDECAR, None
    elif suffix_of(address) in CONTAINERS:
        most, setting = limits.container, "container"
    else:
        most, setting = limits.size, "size"
    return (remote.fetch if is_address(address) else read_file)(address, name or address, most, setting)


def find_sources(settings: Settings) -> Found:
    """The source files of a project, in all its places and below.

    Hidden files and folders, `*.meta.yml` sidecars, the folder of pictures that a browser saves beside a page
    (`<page>_files`), and what the patterns of the settings leave out are no sources. Links are followed to files in
    the same place only.

    Returns:
        The files, and an issue for every file in a format that cannot be read, every sidecar without its document,
        every place that is not there or cannot be listed, every link that leads elsewhere, and every file whose name
        another one has.
    """
    search = _Search(_Wanted.of(settings))
    root = settings.root.resolve()
    for source in settings.sources:
        listing = list_address(source) if isinstance(source, str) else list_files(source, root, search.wanted.folder)
        search.place(listing)
    return Found(tuple(sorted(search.files, key=lambda file: file.name)), tuple(search.issues))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the patterns of the settings leave."""

    include: GitIgnoreSpec | None
    exclude: GitIgnoreSpec | None

    @classmethod
    def of(cls, settings: Settings) -> _Wanted:
        include, exclude = (
            GitIgnoreSpec.from_lines(lines) if lines else None for lines in (settings.include, settings.exclude)
        )
        return cls(include, exclude)

    def folder(self, name: str) -> bool:
        """Whether there can be sources in the folder of this name, which ends with a slash."""
        return self.exclude is None or not self.exclude.match_file(name)

    def file(self, name: str) -> bool:
        return (self.include is None or self.include.match_file(name)) and self.folder(name)


@dataclass(slots=True)
class _Search:
    """A search through several places for sources."""

    wanted: _Wanted
    files: list[SourceFile] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    _taken: dict[str, str] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def place(self, listing: Iterable[Listed | Issue]) -> None:
        """Take up what one place has."""
        files: dict[str, Listed] = {}
        for each in listing:
            if isinstance(each, Issue):
                self.issues.append(each)
            else:
                files[each.address] = each
        for each in files.values():
            if each.real not in self._seen and self.wanted.file(each.name):
                self._seen.add(each.real)
                if each.name.lower().endswith(SIDECAR_SUFFIX):
                    self._sidecar(each, files)
                else:
                    self._document(each, files.get(each.address + SIDECAR_SUFFIX))

    def _sidecar(self, file: Listed, files: Mapping[str, Listed]) -> None:
        if file.address[: -len(SIDECAR_SUFFIX)] not in files:
            message = "belongs to no document; name it after one, as in report.txt.meta.yml"
            self.issues.append(Issue("stray-sidecar", "warning", file.name, message))

    def _document(self, file: Listed, sidecar: Listed | None) -> None:
        if suffix_of(file.name) not in READERS and suffix_of(file.name) not in CONTAINERS:
            self.issues.append(other_format(file.name, suffix_of(file.name), unknown_format()))
        elif file.name in self._taken:
            other = self._taken[file.name]
            message = f"{file.address} is passed over, as {other} has the same name; rename the file or its folder"
            self.issues.append(Issue("same-name", "error", file.name, message))
        else:
            self._taken[file.name] = file.address
            stamps = [file.stamp, *([sidecar.stamp] if sidecar else [])]
            stamp = "+".join(stamps) if all(stamps) else ""
            self.files.append(SourceFile(file.name, file.address, stamp, sidecar.address if sidecar else None))
