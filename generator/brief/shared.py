"""One value in memory for all that are equal: briefs, read one by one, repeat each other's words and offsets a lot."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any, TypeVar

Record = TypeVar("Record")

_SHORT = 24
"""Up to how many characters words are likely to be in other briefs too."""

_PLAIN = {str, int}


class Shared:
    """What the briefs of one folder have in common; it is of no use any more when all have been read."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._numbers: dict[int, int] = {}
        self._inside: dict[Any, Any] = {}

    def of(self, record: Record) -> Record:
        """An equal record with values of records before it in it, wherever they are equal, and what it repeats once."""
        self._inside = {}
        made: Record = self._one(record)
        self._inside = {}
        return made

    def _one(self, value: Any) -> Any:
        kind = type(value)
        if kind is str:
            known = self._words if len(value) <= _SHORT else self._inside
            return known.setdefault(value, value)
        if kind is int:
            return self._numbers.setdefault(value, value)
        if kind is tuple:
            made = tuple([self._one(each) for each in value])
            # The hash of records would cost more than it is worth; and True is equal to 1, but is not the same.
            return self._inside.setdefault(made, made) if _PLAIN.issuperset(map(type, made)) else made
        if dataclasses.is_dataclass(kind):
            return kind(*[self._one(getattr(value, name)) for name in _fields(kind)])
        return value


@functools.cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))
