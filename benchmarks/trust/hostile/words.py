"""Words that mean harm, by the language that they try to speak; whichever of them gets through calls `x8()`.

The categories follow the public literature on cross-site scripting and on injection into Markdown, templates, YAML, XML
and spreadsheets; the words are our own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("words.json")
"""All of them by kind, in ASCII: some would turn the direction of what an editor shows."""


@dataclass(frozen=True, slots=True)
class Payload:
    """Some words that mean harm.

    Attributes:
        number: from 1, in order of the list.
        kind: the language that they try to speak.
        words: themselves.
    """

    number: int
    kind: str
    words: str


_KINDS = {words: kind for kind, some in json.loads(_FILE.read_text(encoding="ascii")).items() for words in some}

PAYLOADS: tuple[Payload, ...] = tuple(Payload(n, kind, words) for n, (words, kind) in enumerate(_KINDS.items(), 1))
"""All of them, each once."""


def sample(every: int) -> tuple[Payload, ...]:
    """Some of each kind, far fewer than all: every so manieth."""
    return PAYLOADS[::every]
