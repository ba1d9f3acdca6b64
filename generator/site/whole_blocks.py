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

_TAGS = "article aside details div dl figure footer form header nav ol p section table ul".split()

_OPENING = re.compile(rf"(?:\A|(?<=\n\n))<({'|'.join(_TAGS)})(?=[ >])")

_PARTS = {tag: re.compile(rf"<(/?){tag}(?=[ >])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>") for tag in _TAGS}

_NOT_PLAIN = re.compile(r"\bmarkdown\s*=|<!|<\?|<(?:pre|script|style|textarea)\b", re.IGNORECASE)
"""What can hold a tag that is none, or Markdown."""


class WholeBlocks(Extension):
    """Makes nothing else of a page, only sooner; a block of which that is not certain is left alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Join the other preprocessors."""
        md.preprocessors.register(_Preprocessor(md), "briefing_whole_blocks", _PRIORITY)


class _Preprocessor(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        out = []
        place = 0
        while opening := _OPENING.search(text, place):
            end = _end(text, opening)
            if end is None:
                out.append(text[place : opening.end()])
                place = opening.end()
                continue
            # The line end after it belongs to it, as where Python-Markdown cuts.
            out += (text[place : opening.start()], self.md.htmlStash.store(text[opening.start() : end] + "\n"))
            place = end
        out.append(text[place:])
        return "".join(out).split("\n")


def _end(text: str, opening: re.Match[str]) -> int | None:
    """Where the block that begins here ends; None where it does not end before a blank line or is not plain HTML."""
    depth = 0
    for part in _PARTS[opening[1]].finditer(text, opening.start()):
        depth += -1 if part[1] else 1
        if depth == 0:
            is_alone = text[part.end() : part.end() + 2].strip("\n") == ""
            is_plain = is_alone and not _NOT_PLAIN.search(text, opening.start(), part.end())
            return part.end() if is_plain else None
    return None
