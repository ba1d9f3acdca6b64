"""All that is wrong with the briefs of a folder, in one go: their form, their words, and what they have in common."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from generator.brief import sheet
from generator.brief.check import check_brief
from generator.brief.store import Entry
from generator.brief.yaml_read import Values
from generator.records import Brief, Issue

_BODY = "the part between the front matter and ## Notes was edited; it is written from the front matter, so move the "
_BODY += "change there or below ## Notes, then delete that part, and `briefing generate` writes it anew"
_LINE = re.compile(r":([0-9]+)(?=:|\Z)")


def examine(entries: Sequence[Entry], acts: Collection[str] | None = None) -> tuple[Issue, ...]:
    """Everything that is wrong with these files, file by file in their order, in order of the lines.

    Args:
        entries: as `store.scan` gives them.
        acts: the acts that are allowed; None to allow any that has the form of one.
    """
    files: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        brief = entry.brief or entry.rest
        if brief is not None:
            files[brief.source.file].append(entry)
    found: list[Issue] = []
    for entry in entries:
        brief = entry.brief or entry.rest
        mine = [*entry.issues]
        if brief is not None:
            mine += check_brief(brief, entry.text, entry.name, acts, entry.values)
            mine += _of_file(entry, brief, files[brief.source.file])
        found += sorted(dict.fromkeys(mine), key=lambda issue: line_of(issue, entry.name) or 0)
    return tuple(found)


def line_of(issue: Issue, name: str) -> int | None:
    """The line of a file that an issue is about; None where it tells none."""
    match = _LINE.match(issue.where, len(name)) if issue.where.startswith(name) else None
    return int(match[1]) if match else None


def field_of(issue: Issue, name: str) -> str | None:
    """The field, actor or claim of a file that an issue is about; None where it tells none."""
    rest = issue.where.removeprefix(name)
    match = _LINE.match(rest)
    return rest[match.end() if match else 0 :].removeprefix(":") or None


def _of_file(entry: Entry, brief: Brief, same: Sequence[Entry]) -> Iterator[Issue]:
    others = [each.name for each in same if each is not entry and not _is_twin(each, brief)]
    if others:
        message = f"is a brief of {brief.source.file}, and so is {', '.join(others)}; keep one of them"
        yield Issue("duplicate-source", "error", _at(entry, entry.values, "source", "file"), message)
    if entry.parts is None or entry.text is None or entry.brief is None:
        return
    if sheet.body_is_edited(entry.parts, brief, entry.text):
        line = entry.parts.header.count("\n") + 3
        yield Issue("edited-body", "error", f"{entry.name}:{line}", _BODY)


def _is_twin(entry: Entry, brief: Brief) -> bool:
    """Whether it is told already that both have one id."""
    other = entry.brief or entry.rest
    return other is not None and other.id == brief.id


def _at(entry: Entry, values: Values | None, *path: str) -> str:
    line = values.line(path) if values is not None else None
    return entry.name if line is None else f"{entry.name}:{line}:{'.'.join(path)}"
