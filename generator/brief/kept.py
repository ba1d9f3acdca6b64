"""Briefs as `store.load` reads them, without parsing again what was parsed before."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from generator.brief import store
from generator.brief.check import check_brief
from generator.brief.store import Entry, Loaded, LoadedBrief
from generator.brief.vectors import Vectors
from generator.cache import Cache
from generator.records import Brief, Issue

KIND = "briefs"
"""The cache that this fills."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one file gave.

    Attributes:
        brief_id: as the file has it; empty where it cannot be read.
        text, vectors: hashes of the files that it was read together with; empty where there was none.
        brief: None where it cannot be used.
        issues, problems: what is wrong with the file, and with its vectors.
        checked: what is wrong with the brief.
        model, rows: of the vectors.
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


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Kept)


def load(folder: Path, cache: Cache | None, memory: dict[str, Kept] | None = None) -> Loaded:
    """All briefs of a folder, as `store.load` gives them, each with what `check_brief` finds.

    Args:
        folder: of the briefs; one that is not there has none.
        cache: where they are kept; None to parse each.
        memory: the briefs of the time before, if they are at hand; it is given those of this time.
    """
    contents = {path: _content(path) for path in store.paths(folder)}
    keys = {path: _hash(f"{folder.name}/{path.relative_to(folder)}\0".encode() + c) for path, c in contents.items()}
    known = memory or {}
    packed = cache.get_many(key for key in keys.values() if key not in known) if cache else {}
    current: dict[str, Kept] = {}
    new: dict[str, bytes] = {}
    found: list[tuple[Entry, Kept]] = []
    for path, key in keys.items():
        kept = known.get(key) or _decoded(packed.get(key))
        text = _content(store.text_path(folder, kept.brief_id)) if kept else b""
        if kept is not None and _is_current(kept, text, folder):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            entry = Entry(path, name, "", None, kept.brief, None, text.decode(), kept.issues)
            current[key] = kept
        else:
            entry, kept = _read(folder, path)
            if _content(path) == contents[path]:
                # Else it has changed meanwhile, and this is what is in it now.
                current[key] = kept
                new[key] = _ENCODER.encode(kept)
        found.append((entry, kept))
    if memory is not None:
        memory.clear()
        memory |= current
    if cache:
        cache.put_many(new)
        cache.prune(keys.values())
    return _loaded(found)


def _loaded(found: Sequence[tuple[Entry, Kept]]) -> Loaded:
    twins = store.with_twins([entry for entry, _ in found])
    briefs, issues = [], [issue for entry in twins for issue in entry.issues]
    for entry, (_, kept) in zip(twins, found, strict=True):
        if entry.brief is None or entry.text is None or any(i.severity == "error" for i in entry.issues):
            continue
        vectors = Vectors(kept.model, kept.rows) if kept.model is not None else None
        briefs.append(LoadedBrief(entry.path, entry.brief, entry.text, vectors, kept.checked))
        issues += kept.problems
    briefs.sort(key=lambda loaded: loaded.brief.id)
    return Loaded(tuple(briefs), tuple(issues))


def _read(folder: Path, path: Path) -> tuple[Entry, Kept]:
    """Parse a file, and note what it was read together with."""
    entry = store.entry(folder, path)
    if entry.brief is None or entry.text is None:
        return entry, Kept("", "", "", None, entry.issues, (), (), None, {})
    brief = entry.brief
    # The hash first: if the file changes meanwhile, what is kept is not current, and is read again.
    hashed = _hash(_content(store.vectors_path(folder, brief.id)))
    vectors, problems = store.read_vectors(folder, brief.id)
    kept = Kept(
        brief.id,
        _hash(entry.text.encode()),
        hashed,
        brief,
        entry.issues,
        problems,
        check_brief(brief, entry.text, f"{path.parent.name}/{path.name}"),
        vectors.model if vectors else None,
        vectors.rows if vectors else {},
    )
    return entry, kept


def _is_current(kept: Kept, text: bytes, folder: Path) -> bool:
    if kept.brief is None:
        # A file beside it may have mended it.
        return False
    return _hash(text) == kept.text and _hash(_content(store.vectors_path(folder, kept.brief_id))) == kept.vectors


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


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
