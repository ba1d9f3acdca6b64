"""The ids of claims: from the speaker's words and the evidence, so that they survive regeneration."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

SHORTEST = 6
"""How many hexadecimal digits an id has where no other claim of the document shares them."""


def digest(speaker_text: str | None, quotes: Sequence[str], again: int = 0) -> str:
    """The full hexadecimal digest of a claim.

    SHA-256 over the speaker's words and each quotation, every one preceded by its length in bytes,
    so that no two lists of words can run together into the same input.

    Args:
        speaker_text: the words that name the speaker; None where there are none.
        quotes: the evidence, in order of the text.
        again: how many earlier claims of the document have the same words, but another cue or speaker.
    """
    parts = ["-" if speaker_text is None else f"+{speaker_text}", *quotes, *([str(again)] if again else [])]
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode()
        hashed.update(f"{len(data)}:".encode() + data)
    return hashed.hexdigest()


def shorten(digests: Sequence[str]) -> tuple[str, ...]:
    """The shortest prefixes, from `SHORTEST` digits on, that tell the digests apart.

    All that share a prefix grow together, so that an id does not depend on the order of the claims.

    Args:
        digests: full digests, all different.
    """
    lengths = dict.fromkeys(digests, SHORTEST)
    while True:
        seen: dict[str, list[str]] = {}
        for full, n in lengths.items():
            seen.setdefault(full[:n], []).append(full)
        clashes = [full for group in seen.values() if len(group) > 1 for full in group]
        if not clashes:
            return tuple(d[: lengths[d]] for d in digests)
        for full in clashes:
            lengths[full] += 2
