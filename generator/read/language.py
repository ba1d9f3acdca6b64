"""Which language a text is in, by the naive Bayes profile of byte n-grams of langid (Lui and Baldwin, ACL 2012)."""

from __future__ import annotations

import re

UNDETERMINED = "und"
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 60
"""Letters below which the profile guesses: names alone decide."""
_ENOUGH = 1500
"""Code points that settle the language; reading more only takes time."""


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that a text is in, `und` where it is too short to tell."""
    sample = text[:_ENOUGH]
    if len(_LETTER.findall(sample)) < _FEWEST_LETTERS:
        return UNDETERMINED
    # The model takes a quarter of a second to load, and metadata may make it needless.
    import py3langid  # type: ignore[import-untyped]  # noqa: PLC0415

    code, _ = py3langid.classify(sample)
    return str(code) if len(code) == 2 else UNDETERMINED
