"""Texts out of feeds and tables, which may be plain or a piece of HTML, as documents in a format of their own."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"</(?:p|div|article|section|h[1-6]|ul|ol|blockquote|table|span|a|em|strong|b|i|script|style)\s*>"
    r"|<(?:br|p|img)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)


def is_markup(text: str) -> bool:
    """Whether a text is a piece of HTML, or a page, rather than plain."""
    return _MARKUP.search(text) is not None


def fragment(text: str) -> tuple[str, bytes]:
    """The suffix of the format that a text is in, and the text as a document in it."""
    return ".html" if is_markup(text) else ".txt", text.encode(errors="replace")
