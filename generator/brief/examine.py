"""All that is wrong with the briefs of a folder, in one go: their form, their words, and what they have in common."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from generator.brief import sheet
from generator.brief.check import check_brief
from generator.brief.store import Entry
from generator.brief.yaml_read import Values
from generator.records import Issue

_BODY = "the part between the front matter and ## Notes was edited; it is written from the front matter, so move the "
_BODY += "change there or below ## Notes, then delete that part, and `briefing generate` writes it anew"
_LINE = re.compile(r":([0-9]+)(?=:|\Z)")


def examine(entries: Sequence[Entry], acts: Collection[str] | None = None) -> tuple[Issue, ...]:
    """Everything that is wrong with these files, file by file in their order, in order of the lines.

    Args:
        entries: as `store.scan` gives them.
        acts: the acts that are allowed; None to allow any that has the form of one.
    """
    same = dict(same_source(entries, [source_line(entry.values) for entry in entries]))
    found: list[Issue] = []
    for place, entry in enumerate(entries):
        brief = entry.brief or entry.rest
        mine = [*entry.issues]
        if brief is not None:
            mine += check_brief(brief, entry.text, entry.name, acts, entry.values)
            mine += (issue for issue in (same.get(place), edited_body(entry)) if issue is not None)
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


def edited_body(entry: Entry) -> Issue | None:
    """What is wrong if the body of a brief was edited, which is written from the front matter; None if it was not."""
    if entry.parts is None or entry.text is None or entry.brief is None:
        return None
    if not sheet.body_is_edited(entry.parts, entry.brief, entry.text):
        return None
    line = entry.parts.header.count("\n") + 3
    return Issue("edited-body", "error", f"{entry.name}:{line}", _BODY)


def same_source(entries: Sequence[Entry], lines: Sequence[int | None]) -> Iterator[tuple[int, Issue]]:
    """What is wrong with briefs of one source that are more than one.

    Args:
        entries: of a folder.
        lines: on which each of them names its source, as far as that is known.

    Yields:
        The place of an entry, and what is wrong with it; nothing of those that share an id, which is told elsewhere.
    """
    files: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in entries:
        brief = entry.brief or entry.rest
        if brief is not None:
            files[brief.source.file].append((entry.name, brief.id))
    for place, (entry, line) in enumerate(zip(entries, lines, strict=True)):
        brief = entry.brief or entry.rest
        if brief is None:
            continue
        file = brief.source.file
        others = [name for name, brief_id in files[file] if name != entry.name and brief_id != brief.id]
        if others:
            message = f"is a brief of {file}, and so is {', '.join(others)}; keep one of them"
            where = entry.name if line is None else f"{entry.name}:{line}:source.file"
            yield place, Issue("duplicate-source", "error", where, message)


def source_line(values: Values | None) -> int | None:
    """The line on which a brief names its source."""
    return values.line(("source", "file")) if values is not None else None
