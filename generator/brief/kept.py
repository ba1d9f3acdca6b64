"""Briefs as `store.load` reads them, without parsing again what was parsed before."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from generator.brief import examine, store
from generator.brief.check import check_brief
from generator.brief.shared import Shared
from generator.brief.sound import LeftOut, broken, of_file, sound
from generator.brief.store import Entry, Loaded, LoadedBrief
from generator.brief.vectors import Vectors
from generator.cache import Cache
from generator.records import ACT_NAMES, Brief, Issue

KIND = "briefs"
"""The cache that this fills."""

_AT_ONCE = 500
"""How many briefs are in memory at a time in another form than the one that is wanted."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one file gave.

    Attributes:
        brief_id: as the file has it; empty where it cannot be read.
        text, vectors: hashes of the files that it was read together with; empty where there was none.
        brief: what of it can be shown; None where that is nothing.
        issues, problems: what is wrong with the file, and with its vectors.
        checked: what is wrong with the brief.
        model, rows: of the vectors.
        left_out: what of it cannot be shown.
        source_line: the line on which it names its source.
    """

    brief_id: str
    text: str
    vectors: str
    brief: Brief | None
    issues: tuple[Issue, ...]
    problems: tuple[Issue, ...]
    checked: tuple[Issue, ...]
    model: str | None
    rows: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...] = ()
    source_line: int | None = None


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Kept)


def load(folder: Path, cache: Cache | None, memory: dict[str, Kept] | None = None) -> Loaded:
    """All briefs of a folder, as `store.load` gives them, less what is not sound, each with what `check_brief` finds.

    Args:
        folder: of the briefs; one that is not there has none.
        cache: where they are kept; None to parse each.
        memory: the briefs of the time before, if they are at hand; it is given those of this time.
    """
    current: dict[str, Kept] = {}
    used: list[str] = []
    found: list[tuple[Entry, Kept]] = []
    paths = store.paths(folder)
    shared = Shared()
    for start in range(0, len(paths), _AT_ONCE):
        keys = {path: _key(folder, path, _content(path)) for path in paths[start : start + _AT_ONCE]}
        known = {key: memory[key] for key in keys.values() if key in memory} if memory else {}
        packed = cache.get_many(key for key in keys.values() if key not in known) if cache else {}
        new: dict[str, bytes] = {}
        for path, key in keys.items():
            before = known.get(key)
            entry, kept = _of_before(folder, path, before or _decoded(packed.get(key)))
            is_current = kept is not None
            if kept is None:
                entry, kept = _read(folder, path)
                # Else it has changed meanwhile, and this is what is in it now.
                is_current = _key(folder, path, _content(path)) == key
                if is_current:
                    new[key] = _ENCODER.encode(kept)
            if kept is not before and kept.brief is not None:
                kept = replace(kept, brief=shared.of(kept.brief))
                entry = replace(entry, brief=kept.brief, rest=None)
            if is_current and memory is not None:
                current[key] = kept
            found.append((entry, kept))
        used += keys.values()
        if cache:
            cache.put_many(new)
    if memory is not None:
        memory.clear()
        memory |= current
    if cache:
        cache.prune(used)
    return _loaded(found)


def _loaded(found: Sequence[tuple[Entry, Kept]]) -> Loaded:
    twins = store.with_twins([entry for entry, _ in found])
    briefs, issues, lost = [], [issue for entry in twins for issue in entry.issues], []
    same = dict(examine.same_source(twins, [kept.source_line for _, kept in found]))
    for place, (entry, (_, kept)) in enumerate(zip(twins, found, strict=True)):
        checked, left_out = kept.checked, kept.left_out
        if place in same:
            checked = (*checked, same[place])
            left_out = (*left_out, of_file(same[place], kept.source_line))
        if kept.brief is None or entry.usable is None or entry.text is None:
            lost.append(broken(entry.name, None, kept.left_out, entry.issues))
            issues += checked
            continue
        vectors = Vectors(kept.model, kept.rows) if kept.model is not None else None
        briefs.append(LoadedBrief(entry.path, kept.brief, entry.text, vectors, checked, left_out))
        if left_out:
            lost.append(broken(entry.name, kept.brief.id, left_out))
        issues += kept.problems
    briefs.sort(key=lambda loaded: loaded.brief.id)
    return Loaded(tuple(briefs), tuple(issues), tuple(lost))


def _of_before(folder: Path, path: Path, kept: Kept | None) -> tuple[Entry, Kept | None]:
    """A file as it was read before; None where it was not, or where what lies beside it is not what it was."""
    entry = Entry(path, f"{folder.name}/{path.relative_to(folder).as_posix()}", "", None, None, None, None, ())
    if kept is None or kept.brief is None:
        # Of one that could not be read, a file beside it may have mended it.
        return entry, None
    text = _content(store.text_path(folder, kept.brief_id))
    vectors = _content(store.vectors_path(folder, kept.brief_id))
    if _hash(text) != kept.text or _hash(vectors) != kept.vectors:
        return entry, None
    return replace(entry, brief=kept.brief, text=text.decode(), issues=kept.issues), kept


def _read(folder: Path, path: Path) -> tuple[Entry, Kept]:
    """Parse a file, and note what it was read together with."""
    full = store.entry(folder, path)
    # Without the file's content, which nobody here asks for.
    entry = replace(full, content="", parts=None, values=None)
    brief = full.usable
    if brief is None or full.text is None:
        return entry, Kept("", "", "", None, full.issues, (), (), None, {}, full.left_out)
    checked = check_brief(brief, full.text, full.name, ACT_NAMES, full.values)
    left_out = full.left_out
    if edited := examine.edited_body(full):
        checked = (*checked, edited)
        left_out = (*left_out, of_file(edited, examine.line_of(edited, full.name)))
    shown: Brief | None = brief
    if left_out or any(issue.severity == "error" for issue in checked):
        shown, more = sound(brief, full.text, full.values, ACT_NAMES)
        left_out = (*left_out, *more)
    if shown is None:
        return entry, Kept("", "", "", None, full.issues, (), checked, None, {}, left_out)
    # The hash first: if the file changes meanwhile, what is kept is not current, and is read again.
    hashed = _hash(_content(store.vectors_path(folder, brief.id)))
    vectors, problems = store.read_vectors(folder, brief.id)
    kept = Kept(
        brief.id,
        _hash(full.text.encode()),
        hashed,
        shown,
        full.issues,
        problems,
        checked,
        vectors.model if vectors else None,
        vectors.rows if vectors else {},
        left_out,
        examine.source_line(full.values),
    )
    return entry, kept


def _decoded(packed: bytes | None) -> Kept | None:
    try:
        return _DECODER.decode(packed) if packed is not None else None
    except msgspec.MsgspecError:
        return None


def _content(path: Path) -> bytes:
    """What is in a file; nothing where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _key(folder: Path, path: Path, content: bytes) -> str:
    return _hash(f"{folder.name}/{path.relative_to(folder)}\0".encode() + content)


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
