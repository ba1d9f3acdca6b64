"""Lines without a full stop within an article: subheads, entries of lists, sentences that lost their stop."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.read.blocks import Block
from generator.read.neighbours import Role
from generator.read.wordlists import word_set

MOST_HEADING_WORDS = 14
MOST_NAME_WORDS = 4
_FEWEST_SENTENCE_WORDS = 6
_VERBS = word_set(
    """is are was were has have had will would can could may might must should said says added told did does do
    isn aren wasn weren hasn haven hadn won wouldn couldn shouldn didn doesn don"""
)
"""Verbs of which most sentences have one, and most headlines and captions none, as they stand before "’t"."""
_APOSTROPHE = re.compile(r"[’']")
_LIST_LENGTH = 3
"""Short blocks in a row from which they are a list, and no subheads."""
ENDS_AS_HEADLINE = re.compile(r"[?!…][\"'”’»]?\Z")
_ITEM = re.compile(r"(?:[^\w\s\"'“‘«„(¿¡]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s?\S")
_LABELLED = re.compile(r"[^:]{1,60}:\s+\S|.*;")


def settle_shorts(text: str, blocks: Sequence[Block], roles: list[Role]) -> None:
    """Tell subheads from the entries of lists among the short blocks."""
    has_prose = "prose" in roles
    run: list[int] = []
    for index in range(len(blocks) + 1):
        role = roles[index] if index < len(blocks) else "title"
        if role == "short":
            run.append(index)
            continue
        if role == "more" and run and run[-1] == index - 1:
            roles[run.pop()] = "furniture"  # the heading of what there is more of
        if role in ("furniture", "caption", "byline", "date", "more"):
            continue
        is_announced = bool(run) and run[0] > 0 and text[blocks[run[0] - 1].end - 1] == ":"
        goes_on = role == "prose" and text[blocks[index].start].islower()
        for place, entry in enumerate(run):
            content = text[slice(*blocks[entry].span)]
            is_last = place == len(run) - 1
            # Nothing heads a text that starts in the middle of a sentence.
            if not has_prose or goes_on or _is_entry(content, run, is_announced=is_announced, is_last=is_last):
                roles[entry] = "prose"
            elif role == "prose":
                roles[entry] = "heading"
            elif len(run) >= _LIST_LENGTH:
                roles[entry] = "prose"  # the last entry of a list that ends the text, or its section
            else:
                # Nothing follows that it could head: a last line that is no sentence.
                roles[entry] = "prose" if _is_sentence(content) else "furniture"
        run = []


def _is_entry(content: str, run: Sequence[int], *, is_announced: bool, is_last: bool) -> bool:
    """Whether a short block is an entry of a list, or as long as a sentence, rather than a subhead."""
    words = content.split()
    if content[0].islower() or len(words) > MOST_HEADING_WORDS or _ITEM.match(content) or _LABELLED.match(content):
        return True
    if is_last:
        return is_announced and len(words) > MOST_NAME_WORDS
    return is_announced or len(run) >= _LIST_LENGTH


def _is_sentence(content: str) -> bool:
    """Whether a line without a full stop asks, exclaims, or has the verb of a sentence."""
    words = content.split()
    return ENDS_AS_HEADLINE.search(content) is not None or (
        len(words) >= _FEWEST_SENTENCE_WORDS
        and not _VERBS.isdisjoint(_APOSTROPHE.split(word, maxsplit=1)[0] for word in words)
        and sum(word[0].islower() for word in words) * 2 >= len(words)
    )
