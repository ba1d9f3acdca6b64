"""Notes of a person on a page, whose Markdown may open something that takes in all that follows."""

from __future__ import annotations

import re

from generator.brief.markdown_text import escape
from generator.site import allowed

_BEGIN = '<div class="b-notes" markdown="1">\n\n'
_END = "\n\n</div>\n\n## Archived text\n"
_BEHIND = (
    re.compile(r"<h2\b[^<>]*>(?:<[^<>]*>){0,3}Archived text"),
    re.compile(r"<h2\b[^<>]*>(?:<[^<>]*>){0,3}Downloads"),
    re.compile(r'<aside [^<>]*\bclass="b-made"'),
)
"""What stands behind the notes on the page of every brief."""

_PARAGRAPHS = re.compile(r"\n\s*\n")


def takes_in_the_rest(content: str) -> bool:
    """Whether something in the notes, such as a script that is never closed, has taken in what stands behind them.

    Args:
        content: HTML that was made of the Markdown of a brief's page.
    """
    left = allowed.check(content).content
    return not all(part.search(left) for part in _BEHIND)


def as_text(markdown: str) -> str:
    """The Markdown of a brief's page with the notes in it as they are written, so that they open nothing."""
    begin = markdown.find(_BEGIN)
    end = markdown.rfind(_END)
    if not 0 <= begin < end:
        return markdown
    begin += len(_BEGIN)
    paragraphs = _PARAGRAPHS.split(markdown[begin:end])
    return markdown[:begin] + "\n\n".join(map(escape, paragraphs)) + markdown[end:]
