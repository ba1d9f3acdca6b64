"""Which title a document has where its format states one: the words in the text before those in its properties.

What a file's properties say is often left from an older document or from a template, so it only counts where the
text has the same words, or no headline at all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from generator.read.blocks import Block
from generator.read.layout import lay_out

_LOOKED_AT = 12
"""Blocks from the top in which a document's title may stand."""


def settle_title(text: str, blocks: Sequence[Block], title: str | None) -> tuple[tuple[Block, ...], str | None]:
    """The blocks with the one as the main heading that has the words of a stated title.

    Args:
        text: the archived text.
        blocks: of it.
        title: as the file's properties state it, if it is plausible.

    Returns:
        The blocks, and the stated title where the text has no headline of its own.
    """
    if title is None:
        return tuple(blocks), None
    wanted = folded(title)
    for index, block in enumerate(blocks[:_LOOKED_AT]):
        if block.kind in ("text", "heading") and folded(text[block.start : block.end]) == wanted:
            lowered = [_below(each) for each in blocks]
            lowered[index] = dataclasses.replace(block, kind="heading", level=1)
            return tuple(lowered), None
    return tuple(blocks), None if lay_out(text, blocks).title else title


def _below(block: Block) -> Block:
    return dataclasses.replace(block, level=max(2, block.level)) if block.kind == "heading" else block


def folded(words: str) -> str:
    """The letters and digits of words, in lower case."""
    return "".join(c for c in words.lower() if c.isalnum())
