"""What a reader has to be told about the language of a document."""

from __future__ import annotations

from babel import Locale

UNDETERMINED = "und"
"""The code of a language that could not be told (ISO 639-2)."""

MEASURED = frozenset({"en"})
"""ISO 639-1 codes of the languages that the way from a document to its brief was measured on."""


def name(code: str) -> str:
    """The English name of an ISO 639-1 code; the code where it is not known."""
    return str(Locale("en").languages.get(code.lower(), code))


def caution(code: str) -> str | None:
    """What to say of a document in this language, after its name; None where the language was measured.

    Args:
        code: ISO 639-1, or `UNDETERMINED`.
    """
    if code.lower() in MEASURED:
        return None
    told = "a language that could not be told" if code == UNDETERMINED else name(code)
    return f"is in {told}. The model was measured on English only: check every claim."
