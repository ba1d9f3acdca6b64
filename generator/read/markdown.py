"""Markdown (CommonMark's block structure): blocks whose spans leave the markers of each out where they can.

Inline markup stays where it stands inside a paragraph, since a span points at the archived text as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.read.blocks import WIDEST_WRAP, Block, BlockKind, join_lines, lines, strip
from generator.records import Span

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|\Z)")
_HEADING_END = re.compile(r"[ \t]#+\Z")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,200}|(?:-[ \t]*){3,200}|(?:_[ \t]*){3,200})\Z")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_TABLE_ROW = re.compile(r" {0,3}\|")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]")
_PICTURE = re.compile(r"!\[([^\]\n]{0,600})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,200}\])?\Z")
_COMMENT_START = "<!--"
_COMMENT_END = "-->"
_EMPHASIS = ("***", "___", "**", "__", "*", "_")


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order: pictures are captions by their description, code is `code`."""
    return tuple(_blocks(text))


_Run = tuple[BlockKind, int, list[Span]]


def _blocks(text: str) -> Iterator[Block]:
    for kind, level, run in _runs(text):
        # Lines belong together, unless they are those of a writer who parts paragraphs by single line ends.
        is_one = kind == "item" or all(end - start <= WIDEST_WRAP for start, end in run)
        whole = strip(text, run[0][0], run[-1][1])
        for span in (whole,) if is_one else tuple(join_lines(text, run, None)):
            start, end = _unwrapped(text, *span)
            if start == end:
                continue
            picture = _PICTURE.match(text, start, end)
            if picture is not None and kind == "text":
                if picture[1].strip():
                    yield Block(*strip(text, picture.start(1), picture.end(1)), "caption")
            else:
                yield Block(start, end, kind, level)


def _unwrapped(text: str, start: int, end: int) -> Span:
    """The span without emphasis that is around all of it, as around a caption or a subhead."""
    for mark in _EMPHASIS:
        inner = text[start + len(mark) : end - len(mark)]
        if (
            end - start > 2 * len(mark)
            and text.startswith(mark, start)
            and text.endswith(mark, start, end)
            and mark[0] not in inner
            and inner == inner.strip()
        ):
            return start + len(mark), end - len(mark)
    return start, end


def _runs(text: str) -> Iterator[_Run]:
    """Lines that belong to one block, with what the block is and, of a heading, its level."""
    kind: BlockKind = "text"
    run: list[Span] = []
    for start, end in _lines_of_text(text):
        underline = _UNDERLINE.match(text, start, end)
        if underline is not None and kind == "text" and len(run) == 1:
            yield "heading", 1 if underline[1][0] == "=" else 2, run
            run = []
            continue
        heading = _HEADING.match(text, start, end)
        quote = _QUOTE.match(text, start, end)
        inner = quote.end() if quote else start
        is_aside = inner >= end or _is_aside(text, start, end)
        item = None if is_aside else _ITEM.match(text, inner, end)
        if run and (heading or is_aside or item):
            yield kind, 0, run
            run = []
        if heading is not None:
            closing = _HEADING_END.search(text, max(heading.end(), end - 12), end)
            yield "heading", len(heading[1]), [strip(text, heading.end(), closing.start() if closing else end)]
        elif item is not None:
            kind, run = "item", [(item.end(), end)]
        elif not is_aside:
            kind = kind if run else "text"
            run.append((inner, end))
    if run:
        yield kind, 0, run


def _lines_of_text(text: str) -> Iterator[Span]:
    """The lines outside code and comments; an empty one stands for each of these."""
    closing = ""
    for start, end in lines(text):
        line = text[start:end].strip()
        if closing:
            if line.startswith(closing) or (closing == _COMMENT_END and closing in line):
                closing = ""
            continue
        fence = _FENCE.match(text, start, end)
        if fence is not None:
            closing = fence[1]
        elif line.startswith(_COMMENT_START):
            closing = "" if _COMMENT_END in line else _COMMENT_END
        if fence is not None or line.startswith(_COMMENT_START):
            yield start, start
        else:
            yield start, end


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether a line holds no words to read on: a rule, a row of a table, where a link leads."""
    return any(pattern.match(text, start, end) for pattern in (_RULE, _TABLE_ROW, _DEFINITION))
