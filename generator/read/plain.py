"""Plain text: paragraphs parted by blank lines or one to a line, whichever the file's own lines show."""

from __future__ import annotations

import re

from generator.read.blocks import Block, chunks, join_lines, lines, strip, wrap_width

_ADDRESS_FIRST = re.compile(r"https?://[^\s<>]{4,380}?(?:\s+|(?<=[\d/]))(?=[\"“‘']?[^\W\d_a-z][^\W\d_A-Z]*\s)")
"""The address of a page, with the first words of its text on the same line."""


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order."""
    runs = list(chunks(text, list(lines(text))))
    width = wrap_width(text, runs)
    blocks = [Block(*span) for run in runs for span in join_lines(text, run, width)]
    address = _ADDRESS_FIRST.match(text, *blocks[0].span) if blocks else None
    if address is not None:
        blocks[:1] = [Block(*strip(text, *address.span())), Block(address.end(), blocks[0].end)]
    return tuple(blocks)
