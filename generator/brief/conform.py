"""Values held against their shapes: the same rules for what is read and for what is about to be written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from generator.brief.layout import Fields, Flag, Items, Number, Place, Shape, Table, Text

Path = tuple[str | int, ...]
"""Where a value stands: keys and indices from the top."""

MOST = 9_999_999_999
"""The largest whole number."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 60
"""Code points of a value that a message shows."""


def unfit(text: str, shape: Text) -> str | None:
    """Why a string is not what its shape asks for; None if it is."""
    if shape.choices and text not in shape.choices:
        return f"{_shown(text)} is not one of {', '.join(shape.choices)}"
    if not text and not shape.empty:
        return "is empty" + ("; write null for what is not known" if shape.nullable else "")
    if shape.limit and len(text) > shape.limit:
        return f"is longer than {shape.limit} characters"
    if shape.pattern and not re.fullmatch(shape.pattern, text):
        return f"{_shown(text)} has not the form {shape.pattern}"
    return None


def misfits(value: Any, shape: Shape) -> list[tuple[Path, str]]:
    """What keeps a value from being written so that it reads back as it is, each with its place.

    Args:
        value: plain values in which nothing is left out.
        shape: what they have to be.
    """
    found: list[tuple[Path, str]] = []
    _look(value, shape, (), found)
    return found


def _look(value: Any, shape: Shape, path: Path, found: list[tuple[Path, str]]) -> None:
    why = _WRONG[type(shape)](value, shape)
    if why is not None:
        found.append((path, why))
    elif isinstance(shape, Fields) and value is not None:
        for field in shape.fields:
            if field.name in value:
                _look(value[field.name], field.shape, (*path, field.name), found)
    elif isinstance(shape, Items):
        for index, item in enumerate(value):
            _look(item, shape.item, (*path, index), found)
    elif isinstance(shape, Table):
        for key, each in value.items():
            _look(key, _KEY, (*path, key), found)
            _look(each, shape.value, (*path, key), found)


def _not_text(value: Any, shape: Text) -> str | None:
    if type(value) is not str:
        return None if value is None and shape.nullable else f"has to be text, not {_shown(value)}"
    if not value.isascii() and _SURROGATE.search(value):
        return f"{_shown(value)} has half a character"
    return unfit(value, shape)


def _not_number(value: Any, shape: Number) -> str | None:
    if _is_whole(value) and shape.value in (None, value) and value >= shape.least:
        return None
    return f"has to be {'a whole number' if shape.value is None else shape.value}, not {_shown(value)}"


def _not_flag(value: Any, _shape: Flag) -> str | None:
    return None if type(value) is bool else f"has to be true or false, not {_shown(value)}"


def _not_place(value: Any, shape: Place) -> str | None:
    if value is None and shape.nullable:
        return None
    pair = type(value) is list and len(value) == 2 and _is_whole(value[0]) and _is_whole(value[1])
    return None if pair else f"has to be [start, end], not {_shown(value)}"


def _not_items(value: Any, shape: Items) -> str | None:
    if type(value) is list and len(value) >= shape.least:
        return None
    return f"has to be a list of at least {shape.least}, not {_shown(value)}"


def _not_table(value: Any, _shape: Table) -> str | None:
    return None if type(value) is dict else f"has to be a mapping, not {_shown(value)}"


def _not_fields(value: Any, shape: Fields) -> str | None:
    if value is None and shape.nullable:
        return None
    needed = [field.name for field in shape.fields if not field.sparse or (type(value) is dict and field.name in value)]
    if type(value) is dict and len(value) == len(needed) and all(name in value for name in needed):
        return None
    return f"has to be a mapping of {', '.join(field.name for field in shape.fields)}, not {_shown(value)}"


_KEY = Text(empty=True)
_WRONG: dict[type, Callable[[Any, Any], str | None]] = {
    Text: _not_text,
    Number: _not_number,
    Flag: _not_flag,
    Place: _not_place,
    Items: _not_items,
    Table: _not_table,
    Fields: _not_fields,
}
"""What is wrong with a value itself, whatever it holds."""


def _is_whole(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST


def _shown(value: Any) -> str:
    told = value if isinstance(value, str) else repr(value)
    told = told if len(told) <= _SHOWN else told[: _SHOWN - 1] + "…"
    return repr(told) if isinstance(value, str) else told
