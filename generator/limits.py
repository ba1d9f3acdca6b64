"""How much one source may ask for: the bounds that a project can set, in one place, with what they are for.

Bounds that follow from how a format is read, such as how deep its parts may lie in one another, stand with its reader
and are listed in docs/limits.md.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass, fields

from generator.errors import ConfigError

_SIZES = ("size", "container", "unpacked")
"""Those in bytes, which a text such as `50 MB` can give."""
_UNITS = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}
_SIZE = re.compile(r"(?P<number>\d{1,12}) ?(?P<unit>[A-Za-z]{1,3})?", re.ASCII)
_MOST = 10**15
_short = reprlib.Repr()
_short.maxlevel = 2
_short.maxstring = _short.maxother = _short.maxlong = 80
_BYTES_OF_A_CHARACTER = 4
"""No encoding of Unicode takes more."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one source may ask for at most; a source that asks for more is named, and the others go on.

    Attributes:
        size: bytes of a file that is one document; a larger one is not opened.
        container: bytes of a file that holds many documents, likewise.
        unpacked: bytes of all the documents that one file holds, and of the containers in it.
        documents: how many documents one file may hold.
        pages: of a document that has pages.
        characters: code points of the archived text of a document.
        seconds: to make the brief of one document, from opening it on, or to take the next one out of a container.
    """

    size: int = 300_000_000
    container: int = 4 << 30
    unpacked: int = 4 << 30
    documents: int = 1_000_000
    pages: int = 2_000
    characters: int = 2_000_000
    seconds: int = 600

    def is_text_too_long(self, size: int) -> bool:
        """Whether so many bytes hold more characters than are allowed, whatever their encoding."""
        return size > self.characters * _BYTES_OF_A_CHARACTER


DEFAULT = Limits()
"""Those of a project that sets none."""


def from_setting(value: object, where: str) -> Limits:
    """The limits that a setting gives: a mapping of names to whole numbers, or sizes such as `50 MB`.

    Args:
        value: of the setting; None for the usual limits.
        where: what to name in messages.

    Raises:
        ConfigError: a name or a value is not allowed.
    """
    if value is None:
        return DEFAULT
    names = [field.name for field in fields(Limits)]
    if not isinstance(value, Mapping):
        raise ConfigError(f"{where}: has to say what is limited, as in {{size: 50 MB, seconds: 300}}")
    found: dict[str, int] = {}
    for name, each in value.items():
        if name not in names:
            raise ConfigError(f"{where}: {name!r} is not known; known are {', '.join(sorted(names))}")
        number = _number(each, is_size=name in _SIZES)
        if number is None:
            form = "a size such as 50 MB" if name in _SIZES else "a whole number"
            raise ConfigError(f"{where}: {name}: {shown(each)} has to be {form}, 1 or more")
        found[name] = number
    return Limits(**found)


def shown(value: object) -> str:
    """A value of a setting for a message, in short: one that holds itself many times over has no end."""
    return _short.repr(value)


def in_words(size: int) -> str:
    """A number of bytes in the largest unit in which it is whole, as people write it in the setting."""
    one, unit = max((one, unit) for unit, one in _UNITS.items() if size % one == 0)
    return f"{size:,} bytes" if one == 1 else f"{size // one:,} {unit}"


def _number(value: object, *, is_size: bool) -> int | None:
    number = value
    if is_size and isinstance(value, str):
        match = _SIZE.fullmatch(value.strip())
        units = {unit.lower(): one for unit, one in _UNITS.items()}
        unit = units.get((match["unit"] or "B").lower()) if match else None
        number = int(match["number"]) * unit if match and unit else None
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= _MOST:
        return None
    return number
