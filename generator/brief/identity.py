"""Names that never change: ids of briefs and of what a person adds, and short hashes."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath
from typing import Any

SLUG_LENGTH = 60
"""Code points of a slug at most, so that file names stay far below what any file system allows."""

RESERVED = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""What no file and no folder can be called on Windows, whatever the suffix."""


def sha256(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def short_hash(value: Any, digits: int = 10) -> str:
    """A short hash of a plain value, the same whatever the order of its mappings."""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))[:digits]


def slug(text: str, limit: int = SLUG_LENGTH) -> str:
    """Lower-case ASCII letters and digits with single dashes between words; empty where the text has none of them.

    A name that Windows reserves, so that no folder can have it, gets an `x`.
    """
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-zA-Z])['`](?=[a-zA-Z])", "", ascii_only).lower())
    out = "-".join(words)
    if len(out) <= limit:
        return f"{out}-x" if RESERVED.fullmatch(out) else out
    whole_words = out[: limit + 1].rpartition("-")[0]
    return whole_words or out[:limit]


def brief_id(title: str, file: str, taken: Collection[str] = ()) -> str:
    """The id of a new brief: slug of its title, a dash, and six hexadecimal digits from its source's name.

    The digits keep every id apart from the names that Windows reserves, such as `con`.

    Args:
        title: the title at first writing.
        file: the source's path as users know it.
        taken: ids of other briefs; more digits are used where they clash.
    """
    words = slug(title) or slug(PurePosixPath(file).stem) or "brief"
    return first_free((f"{words}-{d}" for d in _digits(unicodedata.normalize("NFC", file))), taken)


def claim_id(speakers: Iterable[str], quotes: Iterable[str], taken: Collection[str] = ()) -> str:
    """The id of a claim that a person wrote without one."""
    return first_free(_digits("\n".join([*speakers, "", *quotes])), taken)


def first_free(names: Iterable[str], taken: Collection[str]) -> str:
    """The first name that is not taken, else the last."""
    name = ""
    for name in names:
        if name not in taken:
            break
    return name


def _digits(text: str) -> Iterable[str]:
    digest = sha256(text)
    return (digest[:n] for n in range(6, 65, 2))
