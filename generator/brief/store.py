"""Briefs and archived texts on disk: read all, write one, never half."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.brief import front_matter, sheet, vectors
from generator.brief.disk import TEMPORARY, Disk, put
from generator.brief.front_matter import FormatError, Parts
from generator.brief.identity import sha256
from generator.brief.lock import locked
from generator.brief.yaml_write import scalar
from generator.records import Brief, Issue

__all__ = [
    "Disk",
    "Entry",
    "Loaded",
    "LoadedBrief",
    "entry",
    "load",
    "locked",
    "paths",
    "prune",
    "read_vectors",
    "remove",
    "scan",
    "sweep",
    "text_path",
    "vectors_path",
    "with_twins",
    "write",
    "write_file",
]

TEXTS = "text"
"""The folder below that of the briefs where archived texts lie."""

VECTORS = "vectors"
"""The folder below that of the briefs where their vectors lie; it can be deleted, and is made again."""


@dataclass(frozen=True, slots=True)
class LoadedBrief:
    """A brief that could be read, with the archived text that its offsets refer to.

    Attributes:
        vectors: what its claims mean, for comparing them; None where there are none that can be read.
        checked: what `check_brief` finds; None where nobody has asked.
    """

    path: Path
    brief: Brief
    text: str
    vectors: vectors.Vectors | None = None
    checked: tuple[Issue, ...] | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A folder of briefs.

    Attributes:
        briefs: those that could be read, in order of their ids. Whether they are sound is for `check` to say.
        issues: what could not be read, and why; a brief that an error names is not in `briefs`.
    """

    briefs: tuple[LoadedBrief, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One Markdown file of the folder, whatever its state.

    Attributes:
        name: its name for messages: folder and path below it, with forward slashes.
        content: the whole file; empty if it is not UTF-8.
        file: the source that it says it is of; None where that cannot be read.
        brief: None where it cannot be read.
        parts: None where it has no front matter.
        text: the archived text; None where there is none, or it is not the one that the brief was made from.
        issues: what is wrong with it.
    """

    path: Path
    name: str
    content: str
    file: str | None
    brief: Brief | None
    parts: Parts | None
    text: str | None
    issues: tuple[Issue, ...]

    def is_of(self, file: str) -> bool:
        """Whether it is the brief of a source, as far as can be seen in a file that cannot be read as a brief."""
        if self.file is not None:
            return self.file == file
        words = re.escape(scalar(file).strip('"'))
        return re.search(rf"^[ ]*file:[ ]*[\"']?{words}[\"']?[ ]*\r?$", self.content, re.MULTILINE) is not None


def load(folder: Path) -> Loaded:
    """All briefs of a folder; a folder that is not there has none."""
    entries = scan(folder)
    briefs, issues = [], [issue for each in entries for issue in each.issues]
    for each in entries:
        if each.brief is None or each.text is None or any(i.severity == "error" for i in each.issues):
            continue
        found, problems = read_vectors(folder, each.brief.id)
        briefs.append(LoadedBrief(each.path, each.brief, each.text, found))
        issues += problems
    briefs.sort(key=lambda loaded: loaded.brief.id)
    return Loaded(tuple(briefs), tuple(issues))


def read_vectors(folder: Path, brief_id: str) -> tuple[vectors.Vectors | None, tuple[Issue, ...]]:
    """The vectors of a brief, and what is wrong with them; None where there are none that can be read."""
    path = vectors_path(folder, brief_id)
    try:
        return vectors.loads(path.read_bytes().decode("utf-8")), ()
    except FileNotFoundError:
        return None, ()
    except (OSError, ValueError) as error:
        message = (
            f"cannot be read ({error}); claims of this brief are compared by their words alone until "
            "`briefing generate` has written it again"
        )
        return None, (Issue("bad-vectors", "warning", f"{folder.name}/{VECTORS}/{path.name}", message),)


def scan(folder: Path) -> tuple[Entry, ...]:
    """Every Markdown file below a folder, in order of their names; those that begin with a dot are not seen."""
    return with_twins([entry(folder, path) for path in paths(folder)])


def paths(folder: Path) -> tuple[Path, ...]:
    """The Markdown files that `scan` sees, in order of their names."""
    found = (
        path
        for path in folder.rglob("*.md")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts) and path.is_file()
    )
    return tuple(sorted(found))


def with_twins(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The files of a folder in their order, those that share an id with what is wrong about that."""
    by_id: dict[str, list[str]] = defaultdict(list)
    for each in entries:
        if each.brief is not None:
            by_id[each.brief.id].append(each.name)
    return tuple(_with_twins(each, by_id) for each in entries)


def write(  # noqa: PLR0913 - what lies beside a brief is written with it
    folder: Path,
    brief: Brief,
    text: str,
    path: Path | None = None,
    disk: Disk | None = None,
    *,
    found: vectors.Vectors | None = None,
) -> bool:
    """Write a brief, its archived text and its vectors where they differ from what is there.

    Args:
        folder: of the briefs.
        brief: what to write.
        text: the archived text.
        path: the brief's file, if it has one already; else it is named by its id.
        disk: writes it behind what goes on, and tells later how that ended; None to wait for it here.
        found: the vectors of its claims; None to leave those that are there.

    Returns:
        Whether there is anything to write.

    Raises:
        BriefError: the brief has not the form of its layout; nothing was written.
        OSError: the disk would not take it; nothing is half written.
    """
    content = sheet.assemble(brief, text)
    # The text first: a brief never refers to a text that is not there yet.
    wanted = (
        (text_path(folder, brief.id), text.encode("utf-8")),
        *([(vectors_path(folder, brief.id), vectors.dumps(found).encode("utf-8"))] if found else []),
        (path or folder / f"{brief.id}.md", content.encode("utf-8")),
    )
    changes = [(place, data) for place, data in wanted if not _holds(place, data)]
    if not changes:
        return False
    if changes[-1] == wanted[-1]:
        sheet.verify(content, brief)
    if disk is None:
        for place, data in changes:
            put(place, data)
    else:
        disk.put(changes)
    return True


def write_file(path: Path, content: str) -> bool:
    """Put a text into a file at once or not at all; a file that has it already is left alone.

    Returns:
        Whether it was written.
    """
    data = content.encode("utf-8")
    if _holds(path, data):
        return False
    put(path, data)
    return True


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except FileNotFoundError:
        return False


def sweep(folder: Path) -> None:
    """Remove what a run that was killed while it wrote has left; only the holder of the lock may."""
    for place in (folder, folder / TEXTS, folder / VECTORS):
        for path in place.glob(f".*{TEMPORARY}"):
            path.unlink(missing_ok=True)


def remove(folder: Path, path: Path, brief_id: str) -> None:
    """Remove a brief with its text and its vectors; only the holder of the lock may.

    Raises:
        OSError: the disk would not do it; the brief goes first, so that none is left without its text.
    """
    for place in (path, text_path(folder, brief_id), vectors_path(folder, brief_id)):
        place.unlink(missing_ok=True)


def prune(folder: Path, ids: Collection[str]) -> None:
    """Remove the vectors of briefs that are no longer there; only the holder of the lock may."""
    for path in (folder / VECTORS).glob("*.json"):
        if path.stem not in ids:
            path.unlink(missing_ok=True)


def text_path(folder: Path, brief_id: str) -> Path:
    """Where the archived text of a brief lies."""
    return folder / TEXTS / f"{brief_id}.txt"


def vectors_path(folder: Path, brief_id: str) -> Path:
    """Where the vectors of a brief lie."""
    return folder / VECTORS / f"{brief_id}.json"


def entry(folder: Path, path: Path) -> Entry:
    """One Markdown file of a folder, whatever its state; of others with the same id it knows nothing."""
    name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    broken = Entry(path, name, content="", file=None, brief=None, parts=None, text=None, issues=())
    try:
        content = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return replace(broken, issues=(_error("unreadable-brief", name, f"cannot be read: {error}"),))
    try:
        unfinished = front_matter.parse(content, name)
    except FormatError as error:
        return replace(broken, content=content, issues=error.issues)
    source = unfinished.values.plain["source"]
    text, missing = _archived(folder, unfinished.id, source["text_sha256"], name)
    half = replace(broken, content=content, file=source["file"], parts=unfinished.parts, text=text, issues=missing)
    try:
        return replace(half, brief=front_matter.finish(unfinished, text))
    except FormatError as error:
        return replace(half, issues=(*missing, *error.issues))


def _archived(folder: Path, brief_id: str, expected: str, name: str) -> tuple[str | None, tuple[Issue, ...]]:
    path = text_path(folder, brief_id)
    shown = f"{folder.name}/{TEXTS}/{path.name}"
    remedy = "restore it, or run `briefing generate`, which writes it again if the source is still there"
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None, (_error("missing-text", name, f"its archived text {shown} is missing; {remedy}"),)
    except (OSError, UnicodeDecodeError) as error:
        return None, (_error("missing-text", name, f"its archived text {shown} cannot be read: {error}; {remedy}"),)
    if sha256(text) != expected:
        message = f"its archived text {shown} is not the one of source.text_sha256; {remedy}"
        return None, (_error("text-changed", name, message),)
    return text, ()


def _with_twins(entry: Entry, by_id: dict[str, list[str]]) -> Entry:
    if entry.brief is None or len(by_id[entry.brief.id]) == 1:
        return entry
    others = ", ".join(name for name in by_id[entry.brief.id] if name != entry.name)
    message = f"has the id {entry.brief.id!r}, and so has {others}; keep one of them"
    return replace(entry, issues=(*entry.issues, _error("duplicate-id", entry.name, message)))


def _error(code: str, where: str, message: str) -> Issue:
    return Issue(code, "error", where, message)
