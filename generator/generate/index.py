"""The index of the last run: what was found out about files, found again by what the file system says of them.

It only ever saves reading. A file is taken for unchanged where its size, time and number are those under which it was
read, and its time was safely past then; any other is read anew. Whatever is about to be written over is read in any
case, so that nobody's edit rests on it. The index can be deleted or damaged at any time.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import Any, Self, TypeVar, get_args

from generator.brief import store
from generator.cache import Cache, program
from generator.config import is_address
from generator.generate.known import Known, known_of
from generator.generate.making import Content
from generator.generate.stat import SLACK, Stat, is_settled, listing, markdown_files, stat_of
from generator.read.places import SourceFile
from generator.records import Issue, Severity

T = TypeVar("T")

_AT_ONCE = 500
"""So many findings are put into the index at once."""


@dataclass(frozen=True, slots=True)
class PartContent:
    """A document in a container, or what is wrong with one, as it was found last."""

    name: str
    content: Content | None
    issues: tuple[Issue, ...] = ()


class Index:
    """What is known from the runs before.

    Args:
        cache: the folder that the index is kept in; None to keep none.
        folder: of the briefs.
        options: a hash of the settings that what is in containers depends on.
    """

    def __init__(self, cache: Path | None, folder: Path, options: str = "") -> None:
        self._folder = folder
        self._briefs = None if cache is None else Cache(cache, "generate-briefs", f"{program()}\0{folder}")
        self._sources = None if cache is None else Cache(cache, "generate-sources", f"{program()}\0{options}")
        self._refusals = None if cache is None else Cache(cache, "generate-refusals", f"{program()}\0{options}")
        self._began = time.time_ns()
        self._found: dict[str, dict[str, bytes]] = {"briefs": {}, "sources": {}, "refusals": {}}
        self._used: dict[str, set[str]] = {"briefs": set(), "sources": set(), "refusals": set()}
        self._told: dict[str, bytes] = {}
        self._written: deque[tuple[int, Path, Known | None, tuple[tuple[Path, bytes], ...]]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._keep()

    # --- briefs --------------------------------------------------------------------------------

    def briefs(self) -> tuple[Known, ...]:
        """All Markdown files in the folder of the briefs, in order of their names; only new ones are opened."""
        files = listing(self._folder)
        names = markdown_files(files)
        keys = {name: _key(name, files[name]) for name in names}
        told = self._briefs.get_many(keys.values()) if self._briefs else {}
        return tuple(self._known(name, files, told.get(keys[name])) for name in names)

    def _known(self, name: str, files: dict[str, Stat], told: bytes | None) -> Known:
        path = self._folder / name
        shown = f"{self._folder.name}/{name}"
        found = _read(told, lambda values: (_known_from(values["known"], path, shown), values["beside"]))
        if found is not None:
            known, beside = found
            if known.id is not None and beside == [_listed(files.get(each)) for each in _beside(known.id)]:
                self._used["briefs"].add(_key(name, files[name]))
                return known
        return self._look(path)

    def _look(self, path: Path) -> Known:
        """Open a brief, and note what is found."""
        began = time.time_ns()
        before = stat_of(path)
        known = known_of(store.entry(self._folder, path), self._folder)
        self._remember(known, before, began)
        return known

    def _remember(self, known: Known, before: Stat | None, began: int) -> None:
        """Note what was found, if the file system can be relied on to tell of the next change."""
        if not known.is_quiet or known.id is None or before is None:
            return
        beside = [stat_of(self._folder / each) for each in _beside(known.id)]
        settled = all(is_settled(each, began) for each in (before, *(each for each in beside if each is not None)))
        if settled and stat_of(known.path) == before:
            name = known.path.relative_to(self._folder).as_posix()
            value = {"known": _plain(known), "beside": [_listed(each) for each in beside]}
            self._note("briefs", _key(name, before), value)

    def wrote(self, path: Path, known: Known | None = None, holds: Sequence[tuple[Path, bytes]] = ()) -> None:
        """Note that a brief was written; it is looked at once its time is safely past.

        Args:
            path: of the brief.
            known: its short form; None if it has to be read for that.
            holds: what the files of the brief hold.
        """
        if self._briefs is not None:
            hashed = tuple((place, hashlib.sha256(data).digest()) for place, data in holds)
            self._written.append((time.time_ns(), path, known, hashed))
            self._catch_up()

    def _catch_up(self) -> None:
        while self._written and self._written[0][0] < time.time_ns() - 2 * SLACK:
            _, path, known, holds = self._written.popleft()
            began = time.time_ns()
            before = stat_of(path)
            if known is not None and all(_holds(*each) for each in holds):
                self._remember(known, before, began)
            else:
                self._look(path)

    # --- sources -------------------------------------------------------------------------------

    def ask(self, files: Iterable[SourceFile]) -> None:
        """Look up what is known of these source files, all at once."""
        keys = [_source_key(file) for file in files if file.stamp]
        self._told = self._sources.get_many(keys) if self._sources else {}

    def content(self, file: SourceFile) -> Content | None:
        """What the content of a document is told by; None where that is not known."""
        return self._of(file, lambda values: _content_from(values["content"]))

    def parts(self, file: SourceFile) -> tuple[PartContent, ...] | None:
        """What a container holds; None where that is not known."""
        return self._of(file, lambda values: tuple(_part_from(each) for each in values["parts"]))

    def read(self, file: SourceFile, content: Content) -> None:
        """Note what the content of a document was told by; it was read after the index was made."""
        if self._can_be_told(file):
            self._note("sources", _source_key(file), {"content": [content.sha256, content.beside]})

    def opened(self, file: SourceFile, parts: Iterable[PartContent]) -> None:
        """Note what a container holds, all of it."""
        if self._can_be_told(file):
            self._note("sources", _source_key(file), {"parts": [_plain_part(each) for each in parts]})

    def refusal(self, name: str, content: Content) -> str | None:
        """Why a document cannot be read; None where it was read, or never tried."""
        key = _refusal_key(name, content)
        told = self._refusals.get_many([key]).get(key) if self._refusals else None
        why = _read(told, _text_from)
        if why is not None:
            self._used["refusals"].add(key)
        return why

    def refused(self, name: str, content: Content, why: str) -> None:
        """Note that a document cannot be read, now or later, as long as it is what it is."""
        self._note("refusals", _refusal_key(name, content), why)

    def _of(self, file: SourceFile, build: Callable[[Any], T]) -> T | None:
        found = _read(self._told.get(_source_key(file)), build)
        if found is not None:
            self._used["sources"].add(_source_key(file))
        return found

    def _can_be_told(self, file: SourceFile) -> bool:
        """Whether another content would have another stamp."""
        if not file.stamp:
            return False
        if is_address(file.address):
            return True
        places = [file.address, *([file.sidecar] if file.sidecar else [])]
        return all(is_settled(stat_of(place), self._began) for place in places)

    # --- both ----------------------------------------------------------------------------------

    def _note(self, kind: str, key: str, value: object) -> None:
        self._found[kind][key] = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        if len(self._found[kind]) >= _AT_ONCE:
            self._put(kind)

    def _put(self, kind: str) -> None:
        cache = self._caches()[kind]
        if cache is not None:
            cache.put_many(self._found[kind])
        self._used[kind].update(self._found[kind])
        self._found[kind] = {}

    def _caches(self) -> dict[str, Cache | None]:
        return {"briefs": self._briefs, "sources": self._sources, "refusals": self._refusals}

    def _keep(self) -> None:
        self._catch_up()
        for kind, cache in self._caches().items():
            has_news = bool(self._found[kind])
            self._put(kind)
            if cache is not None and has_news:
                cache.prune(self._used[kind])


def _holds(path: Path, digest: bytes) -> bool:
    """Whether a file holds what was written into it."""
    try:
        return hashlib.sha256(path.read_bytes()).digest() == digest
    except OSError:
        return False


def _key(name: str, stat: Stat) -> str:
    return "\0".join([name, *map(str, stat)])


def _source_key(file: SourceFile) -> str:
    return "\0".join([file.address, file.stamp, file.sidecar or ""])


def _refusal_key(name: str, content: Content) -> str:
    return "\0".join([name, content.sha256, content.beside or ""])


def _beside(brief_id: str) -> tuple[str, str]:
    """What belongs to a brief, below the folder of the briefs."""
    return f"{store.TEXTS}/{brief_id}.txt", f"{store.VECTORS}/{brief_id}.json"


def _listed(stat: Stat | None) -> list[int] | None:
    return None if stat is None else list(stat)


def _read(told: bytes | None, build: Callable[[Any], T]) -> T | None:
    """What was noted; None if nothing was, or not by this program."""
    if told is None:
        return None
    try:
        return build(json.loads(told))
    except (KeyError, RecursionError, TypeError, ValueError):
        return None


_FORMS: dict[str, type | tuple[type, ...]] = {
    "file": str,
    "id": str,
    "sha256": str,
    "inputs": str,
    "vectors": (str, NoneType),
    "unread": int,
    "has_text": bool,
    "is_tidy": bool,
    "is_edited": bool,
    "is_ours": bool,
    "is_marked": bool,
}
"""What is noted of a brief, in order."""


def _plain(known: Known) -> list[Any]:
    return [*(getattr(known, name) for name in _FORMS), [_plain_issue(issue) for issue in known.issues]]


def _known_from(values: list[Any], path: Path, name: str) -> Known:
    *plain, issues = values
    if not all(isinstance(value, form) for value, form in zip(plain, _FORMS.values(), strict=True)):
        raise TypeError(plain)
    named = dict(zip(_FORMS, plain, strict=True))
    return Known(path=path, name=name, issues=_issues_from(issues), **named)


def _plain_issue(issue: Issue) -> list[str]:
    return [issue.code, issue.severity, issue.where, issue.message]


def _issues_from(values: list[Any]) -> tuple[Issue, ...]:
    issues = tuple(Issue(*each) for each in values)
    if not all(isinstance(text, str) for each in values for text in each):
        raise TypeError(values)
    if not all(issue.severity in get_args(Severity) for issue in issues):
        raise ValueError(values)
    return issues


def _plain_part(part: PartContent) -> list[Any]:
    content = None if part.content is None else [part.content.sha256, part.content.beside]
    return [part.name, content, [_plain_issue(issue) for issue in part.issues]]


def _text_from(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _part_from(values: list[Any]) -> PartContent:
    name, content, issues = values
    if not isinstance(name, str):
        raise TypeError(values)
    return PartContent(name, None if content is None else _content_from(content), _issues_from(issues))


def _content_from(values: list[Any]) -> Content:
    sha256, beside = values
    if not isinstance(sha256, str) or not isinstance(beside, str | None):
        raise TypeError(values)
    return Content(sha256, beside)
