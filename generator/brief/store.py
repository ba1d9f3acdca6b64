"""Briefs and archived texts on disk: read all, write one, never half."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.brief import front_matter, pending, sheet, vectors
from generator.brief.disk import TEMPORARY, Change, Disk, put, put_all
from generator.brief.front_matter import Parts
from generator.brief.identity import sha256
from generator.brief.lock import locked
from generator.brief.sound import Broken, LeftOut, broken, of_form
from generator.brief.text_state import NotTextError, decoded, what_befell
from generator.brief.yaml_read import Values
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
        brief: without the parts of it that cannot be read.
        vectors: what its claims mean, for comparing them; None where there are none that can be read.
        checked: what `check_brief` finds; None where nobody has asked. If somebody has, `brief` is sound.
        left_out: the parts that are not in `brief`.
    """

    path: Path
    brief: Brief
    text: str
    vectors: vectors.Vectors | None = None
    checked: tuple[Issue, ...] | None = None
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """A folder of briefs.

    Attributes:
        briefs: those that could be read, in order of their ids. Whether they are sound is for `check` to say.
        issues: what could not be read, and why.
        broken: the files of which something or all cannot be read, in order of their names.
    """

    briefs: tuple[LoadedBrief, ...]
    issues: tuple[Issue, ...]
    broken: tuple[Broken, ...] = ()


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
        rest: what can be relied on, where it cannot all be read as a brief but something can.
        values: what the brief, or the rest of it, was made from; None where there is neither.
        left_out: the parts that are not in the rest.
    """

    path: Path
    name: str
    content: str
    file: str | None
    brief: Brief | None
    parts: Parts | None
    text: str | None
    issues: tuple[Issue, ...]
    rest: Brief | None = None
    values: Values | None = None
    left_out: tuple[LeftOut, ...] = ()

    @property
    def usable(self) -> Brief | None:
        """What can be shown of it if it keeps what a brief has to; None where that is nothing."""
        if self.text is None or any(i.severity == "error" and i.code != front_matter.BAD_FORM for i in self.issues):
            return None
        return self.brief or self.rest

    def is_of(self, file: str) -> bool:
        """Whether it is the brief of a source, as far as can be seen in a file that cannot be read as a brief."""
        if self.file is not None:
            return self.file == file
        words = re.escape(scalar(file).strip('"'))
        return re.search(rf"^[ ]*file:[ ]*[\"']?{words}[\"']?[ ]*\r?$", self.content, re.MULTILINE) is not None


def load(folder: Path) -> Loaded:
    """All briefs of a folder; a folder that is not there has none."""
    entries = scan(folder)
    briefs, issues, lost = [], [issue for each in entries for issue in each.issues], []
    for each in entries:
        if each.usable is None or each.text is None:
            lost.append(broken(each.name, None, each.left_out, each.issues))
            continue
        found, problems = read_vectors(folder, each.usable.id)
        briefs.append(LoadedBrief(each.path, each.usable, each.text, found, left_out=each.left_out))
        if each.left_out:
            lost.append(broken(each.name, each.usable.id, each.left_out))
        issues += problems
    briefs.sort(key=lambda loaded: loaded.brief.id)
    return Loaded(tuple(briefs), tuple(issues), tuple(lost))


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
    """What `scan` sees, in order of their names: all that is called like a Markdown file, also if it is none."""
    found = folder.rglob("*.[mM][dD]")
    return tuple(sorted(path for path in found if not any(p.startswith(".") for p in path.relative_to(folder).parts)))


def with_twins(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The files of a folder in their order, those that share an id with what is wrong about that."""
    by_id: dict[str, list[str]] = defaultdict(list)
    for each in entries:
        if brief := each.brief or each.rest:
            by_id[brief.id].append(each.name)
    return tuple(_with_twins(each, by_id) for each in entries)


def write(  # noqa: PLR0913 - what lies beside a brief is written with it
    folder: Path,
    brief: Brief,
    text: str,
    path: Path | None = None,
    disk: Disk | None = None,
    *,
    found: vectors.Vectors | None = None,
    was: str | None = None,
) -> tuple[Change, ...]:
    """Write a brief, its archived text and its vectors where they differ from what is there.

    Args:
        folder: of the briefs.
        brief: what to write.
        text: the archived text.
        path: the brief's file, if it has one already; else it is named by its id.
        disk: writes it behind what goes on, and tells later how that ended; None to wait for it here.
        found: the vectors of its claims; None to leave those that are there.
        was: the content of the file that the brief was made from, which is not replaced if it is another by now; None
            to replace whatever is there.

    Returns:
        What these files hold from then on, changed or not; nothing if there was nothing to write.

    Raises:
        BriefError: the brief has not the form of its layout; nothing was written.
        OSError: the disk would not take it; nothing is half written.
    """
    content = sheet.assemble(brief, text)
    archived = text_path(folder, brief.id)
    # The text first: a brief never refers to a text that is not there yet.
    wanted = (
        (archived, text.encode("utf-8")),
        *([(vectors_path(folder, brief.id), vectors.dumps(found).encode("utf-8"))] if found else []),
        (path or folder / f"{brief.id}.md", content.encode("utf-8")),
    )
    changes = [(place, data) for place, data in wanted if not _holds(place, data)]
    if not changes:
        return ()
    if changes[-1] == wanted[-1]:
        sheet.verify(content, brief)
    moves = []
    if len(changes) > 1 and changes[0] == wanted[0] and changes[-1] == wanted[-1] and archived.exists():
        # The one that is there is what the brief refers to until that changes as well.
        changes[0] = (pending.waiting(archived), changes[0][1])
        moves.append((pending.waiting(archived), archived))
    before = {} if was is None else {wanted[-1][0]: was.encode("utf-8")}
    if disk is None:
        put_all(changes, moves, before)
    else:
        disk.put(changes, moves, before)
    return wanted


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
    pending.finish(folder / TEXTS, paths(folder), folder / VECTORS)


def remove(folder: Path, path: Path, brief_id: str) -> None:
    """Remove a brief with its text and its vectors; only the holder of the lock may.

    Raises:
        OSError: the disk would not do it; the brief goes first, so that none is left without its text.
    """
    text = text_path(folder, brief_id)
    note = pending.note_of(text)
    put(note, b"")
    for place in (path, text, vectors_path(folder, brief_id), note):
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
    bare = Entry(path, name, content="", file=None, brief=None, parts=None, text=None, issues=())
    try:
        content = decoded(path.read_bytes())
    except (OSError, NotTextError) as error:
        where = f"{name}:{error.line}" if isinstance(error, NotTextError) else name
        return replace(bare, issues=(_error("unreadable-brief", where, _why(path, error)),))
    found = front_matter.look(content, name)
    if found.values is None:
        left_out = of_form(found.problems, None)
        return replace(bare, content=content, issues=found.issues, left_out=left_out)
    source = found.values.plain["source"]
    text, missing = _archived(folder, found.values, name)
    brief, values, more = front_matter.rest(found, text)
    problems = (*found.problems, *more)
    return replace(
        bare,
        content=content,
        file=source["file"],
        parts=found.parts,
        text=text,
        issues=(*missing, *front_matter.told(problems, name)),
        brief=None if problems else brief,
        rest=brief if problems else None,
        values=values,
        left_out=of_form(problems, values),
    )


def _why(path: Path, error: OSError | NotTextError) -> str:
    """Why a file cannot be read, and what to do about it."""
    if isinstance(error, NotTextError):
        return str(error)
    if path.is_dir():
        return "is a folder; give it a name that does not end in .md"
    if path.is_symlink():
        return f"is a link that leads to no file ({error.strerror}); put the file itself there, or take the link away"
    return f"cannot be read ({error.strerror}); see who may read it, and whether the disk is sound"


def _archived(folder: Path, values: Values, name: str) -> tuple[str | None, tuple[Issue, ...]]:
    path = text_path(folder, values.plain["id"])
    where = f"{name}:{values.line(('source', 'text_sha256'))}"
    shown = f"{folder.name}/{TEXTS}/{path.name}"
    remedy = "restore it, or run `briefing generate`, which writes it again if the source is still there"
    try:
        text = decoded(path.read_bytes())
    except FileNotFoundError:
        return None, (_error("missing-text", where, f"its archived text {shown} is missing; {remedy}"),)
    except (OSError, NotTextError) as error:
        return None, (_error("missing-text", where, f"its archived text {shown} {_why(path, error)}; or {remedy}"),)
    expected = values.plain["source"]["text_sha256"]
    if sha256(text) != expected and (next_one := _waiting(path, expected)) is not None:
        return next_one, ()
    if sha256(text) != expected:
        message = f"its archived text {shown} {what_befell(text, expected)}; {remedy}"
        return None, (_error("text-changed", where, message),)
    return text, ()


def _waiting(path: Path, expected: str) -> str | None:
    """The text that a run that was killed did not put in the place of the other one any more."""
    try:
        text = pending.waiting(path).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return text if sha256(text) == expected else None


def _with_twins(entry: Entry, by_id: dict[str, list[str]]) -> Entry:
    brief = entry.brief or entry.rest
    if brief is None or len(by_id[brief.id]) == 1:
        return entry
    others = ", ".join(name for name in by_id[brief.id] if name != entry.name)
    message = f"has the id {brief.id!r}, and so has {others}; keep one of them"
    line = entry.values.line(("id",)) if entry.values else None
    where = entry.name if line is None else f"{entry.name}:{line}"
    return replace(entry, issues=(*entry.issues, _error("duplicate-id", where, message)))


def _error(code: str, where: str, message: str) -> Issue:
    return Issue(code, "error", where, message)
