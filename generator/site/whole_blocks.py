"""Python-Markdown, quickly, on pages that are mostly HTML: whole blocks of it are put aside before anything reads them.

Python-Markdown looks at every tag of a page with a parser written in Python, to find out where blocks of HTML begin and
end. Templates write each such block whole, between blank lines, so that both ends can be found by its own tag alone.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_PRIORITY = 22
"""Before blocks of HTML are parsed (20, and 21 for what MkDocs looks for in them), after fences are put aside (25)."""

_TAGS = "article aside blockquote details div dl figure footer form h2 h3 h4 header nav ol p section table ul".split()

_TAG = re.compile(r"^ {0,3}<", re.MULTILINE)
"""Where a block of HTML may begin."""

_OPENING = re.compile(rf"<({'|'.join(_TAGS)})(?=[ >])")

_PARTS = {tag: re.compile(rf"<(/?){tag}(?=[ >])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>") for tag in _TAGS}

_NOT_PLAIN = re.compile(r"\bmarkdown\s*=|<!|<\?|<(?:pre|script|style|textarea)\b", re.IGNORECASE)
"""What can hold a tag that is none, or Markdown."""


class WholeBlocks(Extension):
    """Makes nothing else of a page, only sooner; where that is not certain, it leaves the rest of a page alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Join the other preprocessors."""
        md.preprocessors.register(_Preprocessor(md), "briefing_whole_blocks", _PRIORITY)


class _Preprocessor(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        out: list[str] = []
        place = 0
        while tag := _TAG.search(text, place):
            end = _end(text, tag.start())
            if end is None:
                # From here on, nobody but the parser knows what is inside of what.
                break
            # The line end after it belongs to it, as where Python-Markdown cuts.
            out += (text[place : tag.start()], self.md.htmlStash.store(text[tag.start() : end] + "\n"))
            place = end
        out.append(text[place:])
        return "".join(out).split("\n")


def _end(text: str, start: int) -> int | None:
    """Where the block that begins here ends; None where it is not one of plain HTML between blank lines."""
    opening = _OPENING.match(text, start)
    if opening is None or (start and text[start - 2 : start] != "\n\n"):
        return None
    depth = 0
    for part in _PARTS[opening[1]].finditer(text, start):
        depth += -1 if part[1] else 1
        if depth == 0:
            is_alone = text[part.end() : part.end() + 2].strip("\n") == ""
            is_plain = is_alone and not _NOT_PLAIN.search(text, start, part.end())
            return part.end() if is_plain else None
    return None
