r"""Plain values -> YAML text: one fixed form for each value, so that the same brief is always the same bytes.

Written by hand rather than by a YAML library because the form is part of the format: which strings are quoted, which
mappings stand on one line, and that a line is never folded. What is written reads the same under YAML 1.1 and 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.brief.layout import Fields, Flag, Items, Number, Place, Shape, Table, Text

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"  # fixed ranges: \w differs between versions of Python
_PLAIN = re.compile(rf"[{_LETTER}0-9](?:[{_LETTER}0-9 _./’-]*[{_LETTER}0-9.])?")
_NOT_TEXT = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|nan|inf)"  # booleans and nulls, of YAML 1.1 too
    r"|[0-9][0-9._e-]*|(?i:0[xob])[0-9a-fA-F_]+"  # numbers, dates and versions
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_ESCAPED = re.compile(
    '[\\\\"\x00-\x1f\x7f-\xa0\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef'
    "\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
    "|[\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0010fffe\U0010ffff]"
)
"""What a reader cannot see or YAML does not allow: controls, bidi controls, odd spaces, no characters."""


def write(value: Mapping[str, Any], shape: Fields) -> str:
    """The lines of a mapping, each ended by a line feed."""
    lines: list[str] = []
    _block(value, shape, "", lines)
    return "\n".join([*lines, ""])


def scalar(text: str, *, quoted: bool = False) -> str:
    """A string as YAML: bare where that is safe and `quoted` does not forbid it, else in double quotes."""
    if not quoted and _PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text):
        return text
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _block(value: Mapping[str, Any], shape: Fields, indent: str, lines: list[str]) -> None:
    for field in shape.fields:
        if field.sparse and field.name not in value:
            continue
        here, inner = value[field.name], field.shape
        if isinstance(inner, Fields) and not inner.flow:
            lines.append(f"{indent}{field.name}:")
            _block(here, inner, f"{indent}  ", lines)
        elif isinstance(inner, Items) and not inner.flow and here:
            lines.append(f"{indent}{field.name}:")
            for each in here:
                _item(each, inner.item, indent, lines)
        else:
            lines.append(f"{indent}{field.name}: {_flow(here, inner)}")


def _item(value: Any, shape: Shape, indent: str, lines: list[str]) -> None:
    if isinstance(shape, Fields) and not shape.flow:
        first = len(lines)
        _block(value, shape, f"{indent}    ", lines)
        lines[first] = f"{indent}  - {lines[first][len(indent) + 4 :]}"
    else:
        lines.append(f"{indent}  - {_flow(value, shape)}")


def _flow(value: Any, shape: Shape) -> str:
    if value is None:
        return "null"
    match shape:
        case Text():
            return scalar(value, quoted=shape.quoted)
        case Number():
            return str(value)
        case Flag():
            return "true" if value else "false"
        case Place():
            return f"[{value[0]}, {value[1]}]"
        case Items():
            return "[" + ", ".join(_flow(each, shape.item) for each in value) + "]"
        case Table():
            return "{" + ", ".join(f"{scalar(key)}: {_flow(each, shape.value)}" for key, each in value.items()) + "}"
        case Fields():
            there = (f for f in shape.fields if not f.sparse or f.name in value)
            return "{" + ", ".join(f"{f.name}: {_flow(value[f.name], f.shape)}" for f in there) + "}"
