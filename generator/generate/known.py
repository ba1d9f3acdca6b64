"""What a run has to know of each brief so that it need not open those that have not changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.brief import check, digests, merge, sheet, store, vectors
from generator.brief.store import Entry
from generator.brief.yaml_write import scalar
from generator.records import Brief, Issue


@dataclass(frozen=True, slots=True)
class Known:
    """A Markdown file in the folder of the briefs, in short.

    Attributes:
        path: where it lies.
        name: its name for messages.
        file: the source that it says it is of; None where that cannot be read.
        id: of the brief; None where it cannot be read as one.
        issues: what is to be told of it at every run.
        sha256: of the source's bytes.
        inputs: what it was made from, as it says itself.
        vectors: the model of its vectors, where there are some for just what stands in it; else None.
        unread: how many places in it look like claims and yielded none.
        has_text: whether the archived text is there and the right one.
        is_tidy: whether the file is just what the generator would write of it, so that nothing is to be done.
        is_edited: whether its body was edited, which would be lost.
        is_ours: whether it is wholly the generator's, so that nobody's work is lost with it.
        is_marked: whether it says that its source is no longer there.
        lines: of a file that cannot be read as a brief, the sources that it may be of, as YAML has them.
    """

    path: Path
    name: str
    file: str | None
    id: str | None
    issues: tuple[Issue, ...]
    sha256: str = ""
    inputs: str = ""
    vectors: str | None = None
    unread: int = 0
    has_text: bool = False
    is_tidy: bool = False
    is_edited: bool = False
    is_ours: bool = False
    is_marked: bool = False
    lines: frozenset[str] = frozenset()

    @property
    def is_quiet(self) -> bool:
        """Whether the next run need not open it."""
        return self.id is not None and self.has_text and self.is_tidy


_FILE_LINE = re.compile(r"^[ ]*+file:[ ]*+(.*)$", re.MULTILINE)


def known_of(entry: Entry, folder: Path) -> Known:
    """The short form of what was read.

    Args:
        entry: a file.
        folder: of the briefs.
    """
    brief, text = entry.brief, entry.text
    if brief is None:
        values = {value for line in _FILE_LINE.findall(entry.content) for value in _unquoted(line.rstrip(" \r"))}
        lines = frozenset(values if entry.file is None else ())
        return Known(entry.path, entry.name, entry.file, None, entry.issues, lines=lines)
    short = _short(entry.path, entry.name, brief, store.read_vectors(folder, brief.id)[0])
    if text is None:
        return replace(short, issues=entry.issues)
    settled, issues = _told(brief, text, entry.name)
    is_tidy = settled == brief and sheet.assemble(brief, text) == entry.content
    return replace(
        short,
        issues=issues,
        has_text=True,
        is_tidy=is_tidy,
        is_edited=entry.parts is not None and sheet.body_is_edited(entry.parts, brief, text),
        is_ours=is_tidy and digests.is_unedited(brief),
    )


def known_of_written(path: Path, name: str, brief: Brief, text: str, found: vectors.Vectors) -> Known:
    """The short form of what was written just now, as it is when it is read back, without reading it."""
    settled, issues = _told(brief, text, name)
    short = _short(path, name, brief, found)
    is_tidy = settled == brief
    is_ours = is_tidy and digests.is_unedited(brief)
    return replace(short, issues=issues, has_text=True, is_tidy=is_tidy, is_ours=is_ours)


def _short(path: Path, name: str, brief: Brief, found: vectors.Vectors | None) -> Known:
    own = found is not None and vectors.are_current(found, brief, found.model)
    return Known(
        path,
        name,
        brief.source.file,
        brief.id,
        (),
        sha256=brief.source.sha256,
        inputs=brief.generated.inputs,
        vectors=found.model if found is not None and own else None,
        unread=len(brief.unread),
        is_marked=brief.source.removed,
    )


def _told(brief: Brief, text: str, name: str) -> tuple[Brief, tuple[Issue, ...]]:
    """The brief as the generator would write it, and what is to be told of it at every run."""
    settled, issues = merge.settle(brief, name)
    told = {issue.where for issue in issues}
    return settled, (*issues, *(issue for issue in check.check_brief(brief, text, name) if issue.where not in told))


def _unquoted(line: str) -> Iterable[str]:
    first, last = line[:1] in {'"', "'"}, line[-1:] in {'"', "'"}
    yield line
    if first:
        yield line[1:]
    if last:
        yield line[:-1]
    if first and last:
        yield line[1:-1]


class Briefs:
    """All Markdown files of the folder, by what they are of."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.all = tuple(known)
        self._by_file: defaultdict[str, list[Known]] = defaultdict(list)
        self._by_line: defaultdict[str, list[Known]] = defaultdict(list)
        self._by_id: defaultdict[str, list[Known]] = defaultdict(list)
        for each in known:
            if each.file is not None:
                self._by_file[each.file].append(each)
            if each.id is not None:
                self._by_id[each.id].append(each)
            for line in each.lines:
                self._by_line[line].append(each)

    @property
    def ids(self) -> set[str]:
        """The ids that are taken."""
        return set(self._by_id)

    @property
    def are_readable(self) -> bool:
        """Whether each of the files can be read as a brief."""
        return all(each.id is not None for each in self.all)

    def of(self, file: str) -> list[Known]:
        """The briefs of a source, as far as can be seen in a file that cannot be read as a brief; in order."""
        mine = self._by_file.get(file, [])
        unsure = self._by_line.get(scalar(file).strip('"'), [])
        return [each for each in self.all if each in mine or each in unsure] if unsure else mine

    def twins(self, known: Known) -> tuple[Issue, ...]:
        """What is wrong if another brief has the same id."""
        same = self._by_id[known.id] if known.id is not None else []
        others = ", ".join(each.name for each in same if each is not known)
        if not others:
            return ()
        message = f"has the id {known.id!r}, and so has {others}; keep one of them"
        return (Issue("duplicate-id", "error", known.name, message),)
