"""Titles and authors that a format's metadata gives: which of them a person meant, and which a program left there."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 300
_FILE_NAME = re.compile(
    r"\.(?:docx?|odt|rtf|pdf|indd|qxd|qxp|pages|tex|dvi|ps|eps|pptx?|xlsx?|html?|txt|pub|ai|wpd|tiff?|jpe?g|png)\s*\Z",
    re.IGNORECASE,
)
_MADE_UP = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel|office)|untitled|document ?\d*\Z|slide ?\d+\Z|layout ?\d+\Z|powerpoint"
    r"|presentation ?\d*\Z|no title|title\Z|template\b|print|scan\b|scanned|about:|data:|file:|https?:|www\.|\d+\Z)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_NO_AUTHOR = re.compile(
    r"\b(?:user|admin|administrator|owner|author|unknown|anonymous|microsoft|office|windows|default|scanner|canon"
    r"|xerox|ricoh|adobe|acrobat|libreoffice|openoffice|docx|pdf|template|guest|root|test|staff|pc|laptop|desktop)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_.’'-]*(?:[.’'-]+[^\W\d_]+)*\.?")


def plausible_title(value: str | None) -> str | None:
    """The title, unless a program made it up: a file's name, "Microsoft Word - draft3", "Untitled", one word."""
    title = _one_line(value)
    if not title or len(title) > _LONGEST or len(title.split()) < _FEWEST_WORDS:
        return None
    if _MADE_UP.match(title) or _FILE_NAME.search(title) or "_" in title or "\\" in title:
        return None
    return title


def plausible_author(value: str | None) -> str | None:
    """The author, unless it is a login, a machine or a program: a name has two words that begin with capitals."""
    author = _one_line(value)
    if not author or len(author) > _LONGEST or _NO_AUTHOR.search(author):
        return None
    words = re.split(r"[\s,;&]+", author)
    if any(word and not _NAME.fullmatch(word) for word in words):
        return None
    return author if sum(word[:1].isupper() for word in words) >= 2 else None


def _one_line(value: str | None) -> str:
    """The words without white space around them and without characters that are no text."""
    visible = "".join(" " if c.isspace() else c for c in value or "" if c.isspace() or unicodedata.category(c) != "Cc")
    return " ".join(unicodedata.normalize("NFC", visible).split())
