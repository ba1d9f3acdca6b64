"""The Content-Security-Policy that every page carries: nothing from another host, no script but the theme's own."""

from __future__ import annotations

import base64
import hashlib
import html
import re

_NO_CODE = re.compile(
    r"""\btype\s*=\s*(["']?)(?!module\b|(?:text|application)\/javascript\b)[^"'\s>]+\1""", re.IGNORECASE
)
"""Of a script's attributes: that it holds data, which no browser runs."""

_INLINE = re.compile(r"<(script|style)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)

_CHARSET = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)

SERVED = "'unsafe-inline'"
"""What scripts may do besides while a site is served for writing: MkDocs adds one of its own to each page sent."""


def policy(scripts: tuple[str, ...] = (), styles: tuple[str, ...] = ()) -> str:
    """The policy of a page with these sources beside the site's own for scripts and styles, such as hashes.

    Style attributes are allowed: Markdown aligns the columns of a table with them.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *scripts)),
            " ".join(("style-src-elem 'self'", *styles)),
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def hashes(page: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sources that allow a page's inline scripts and inline styles, each once, in order of the page."""
    found: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for tag, attributes, content in _INLINE.findall(page):
        kind = tag.lower()
        if kind == "script" and (_NO_CODE.search(attributes) or re.search(r"\bsrc\s*=", attributes, re.IGNORECASE)):
            continue
        found[kind][source(content)] = None
    return tuple(found["script"]), tuple(found["style"])


def source(content: str) -> str:
    """The source expression that allows an inline script or style with exactly this content."""
    # A browser reads \r\n and \r as \n before it counts.
    read = content.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(read.encode()).digest()).decode()}'"


def with_policy(page: str, content: str = "", *, is_served: bool = False) -> str:
    """The page with its policy as the first thing in its head after the encoding.

    Args:
        page: HTML of a whole page; one without a head stays as it is.
        content: the part of it that was made from Markdown. Scripts in there are not the theme's: none is allowed.
        is_served: whether the page is sent by `mkdocs serve`.
    """
    scripts, styles = hashes(page.replace(content, "", 1))
    rules = policy((SERVED,) if is_served else scripts, styles)
    tag = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(rules, quote=False)}">'
    return _CHARSET.sub(lambda head: f"{head.group()}\n    {tag}", page, count=1)
