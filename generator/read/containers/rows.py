"""Rows of a table to documents: which column holds what, and what is wrong with a row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.errors import ReadError
from generator.read.containers.fragments import fragment
from generator.read.parsed import Options, Part
from generator.read.stated import key_of, stated
from generator.records import Issue

_USUAL = {
    "text": "text body content fulltext articletext articlebody contenttext maintext story article plaintext document",
    "title": "title headline heading header subject",
    "published": "published date publishedat publicationdate datepublished publishdate pubdate publishedon datetime "
    "timestamp created createdat time",
    "outlet": "outlet source publisher publication newspaper sourcename sitename site medium media feed domain",
    "url": "url link permalink href uri weburl articleurl sourceurl",
    "author": "author authors byline creator writer",
    "language": "language lang",
    "retrieved": "retrieved retrievedat accessed accessedat crawledat scrapedat",
    "id": "id guid uid uuid articleid docid documentid recordid key",
}
"""What columns are usually called, less case, spaces and signs; the surest name first."""
_SAFE_ID = re.compile(r"\w[\w.-]{0,63}")
_MOST_TOLD = 10
"""How many rows with the same defect are told one by one."""
_NOT_A_WORD = re.compile(r"[\W_]+")
_DEEPEST = 20
"""How many lists and records in one another words are looked for in."""


@dataclass(slots=True)
class Rows:
    """Makes documents of the rows of one table, one by one.

    Attributes:
        name: of the table's file.
        options: which columns to look for before the usual ones.
        documents: how many rows became one so far.
    """

    name: str
    options: Options
    documents: int = 0
    _told: dict[str, int] = field(default_factory=dict)
    _columns: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)

    def columns(self, names: Sequence[str]) -> Mapping[str, str]:
        """Which of these columns holds what: keys as in `Options.columns`, less those that none holds.

        A table of one row's fields each, such as JSON Lines, may have other names in every row.
        """
        key = tuple(names)
        if key not in self._columns:
            plain = {_plain(name): name for name in reversed(names)}
            asked = dict(self.options.columns)
            found: dict[str, str] = {}
            for what, usual in _USUAL.items():
                exact = [name for name in asked.get(what, ()) if name in names or name.split(".")[0] in names]
                loose = (plain.get(_plain(name)) for name in (*asked.get(what, ()), *usual.split()))
                column = exact[0] if exact else next(filter(None, loose), None)
                if column is not None and column not in found.values():
                    found[what] = column
            self._columns[key] = found
        return self._columns[key]

    def need_text(self, names: Sequence[str]) -> None:
        """Make sure that one of the columns holds the text.

        Raises:
            ReadError: none does; the text says which columns there are.
        """
        if "text" not in self.columns(names):
            shown = ", ".join(names) or "none"
            message = (
                f"no column holds the text; its columns are {shown}; name one in the settings: columns: {{text: …}}"
            )
            raise ReadError(f"{self.name}: {message}")

    def part(self, row: Mapping[str, Any], where: str) -> Iterator[Part | Issue]:
        """The document of a row, or an issue.

        Args:
            row: values by the names of their columns.
            where: what to call the row in messages, such as `line 7`.
        """
        columns = self.columns(tuple(row))
        values = {what: _value(row, column) for what, column in columns.items()}
        text = values.pop("text", "")
        if not text.strip():
            yield from self.tell("row-without-text", where, "has no text and is passed over")
            return
        known_by = values.pop("id", "")
        metadata, unsound = stated(values)
        for key in unsound:
            message = f"column {columns[key]!r} holds {values[key][:80]!r}, which is no {key} that can be used"
            yield from self.tell("bad-metadata", where, message, kind=key)
        self.documents += 1
        suffix, document = fragment(text)
        yield Part(f"{self.name}/{_key(known_by, metadata.url, (text, *values.values()))}", suffix, document, metadata)

    def tell(self, code: str, where: str, message: str, *, kind: str = "") -> Iterator[Issue]:
        """An issue about a row, unless there were many of the kind already."""
        self._told[code + kind] = self._told.get(code + kind, 0) + 1
        if self._told[code + kind] <= _MOST_TOLD:
            yield Issue(code, "note" if code == "bad-metadata" else "warning", f"{self.name}: {where}", message)

    def rest(self) -> Iterator[Issue]:
        """What was not told row by row."""
        for kind, count in self._told.items():
            if count > _MOST_TOLD:
                message = f"has {count - _MOST_TOLD} more rows of which the same is to be said ({kind})"
                yield Issue("more-rows", "warning", self.name, message)


def _plain(name: str) -> str:
    return _NOT_A_WORD.sub("", name).casefold()


def _key(known_by: str, url: str | None, everything: Sequence[str]) -> str:
    if known_by:
        return known_by if _SAFE_ID.fullmatch(known_by) else key_of(known_by)
    return key_of(url) if url else key_of(*everything)


def _value(row: Mapping[str, Any], column: str) -> str:
    """What a column holds, in words; one with dots that no column has leads into a record, as in `source.name`."""
    if column in row:
        return _words(row[column])
    value: Any = row
    for step in column.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return _words(value)


def _words(value: object, depth: int = 0) -> str:
    if isinstance(value, str):
        return value.strip()
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        words = [_words(each, depth + 1) for each in value]
        return ("\n\n" if any(len(each) > 200 for each in words) else ", ").join(filter(None, words))
    if isinstance(value, Mapping):
        keys = ("name", "title", "text", "value")
        return next((_words(value[key], depth + 1) for key in keys if value.get(key)), "")
    return "" if value is None or isinstance(value, bool) else json.dumps(value)
