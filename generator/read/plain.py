"""Plain text: paragraphs parted by blank lines or one to a line, whichever the file's own lines show."""

from __future__ import annotations

from generator.read.blocks import Block, chunks, join_lines, lines, wrap_width


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order."""
    runs = list(chunks(text, list(lines(text))))
    width = wrap_width(text, runs)
    return tuple(Block(*span) for run in runs for span in join_lines(text, run, width))
