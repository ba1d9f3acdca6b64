"""What a block is by those around it: repetitions, captions above a credit, headlines of others, biographies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from generator.read.blocks import Block
from generator.read.credits import is_lone_credit
from generator.read.notices import is_about_author

Role = Literal["prose", "short", "heading", "title", "caption", "byline", "date", "dateline", "furniture", "more"]
"""What a block is for; `short` is one without a final stop, of which only its neighbours tell what it is."""

_REPEATED = 80
"""Code points from which words that stand twice in a document are one text shown twice, and no refrain."""
_FEWEST_REPEATED = 3
_FEWEST_CAPTION_WORDS = 6
_CARD_WORDS = range(4, 17)
"""Words in the headline of another article; names, and entries of lists, mostly have fewer, sentences more."""
_FEWEST_CARDS = 2
_AUTHOR_STANDS_IN_LAST = 4
"""Blocks at the end of an article among which one presents its author."""
_BADGE = re.compile(r"[^\W\d_a-z][^\W\d_]{2,12}\Z")
_LABEL = re.compile(r"[^\W\d_a-z][\w’'-]{0,20}(?: [\w’'-]{1,20})?:\s")
_NO_HEADLINE = re.compile(r"[?!:;,]['\"’”]?\Z|\A[^\w\s\"'“‘«„¿¡]|\A\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s")
_FIGURES = re.compile(r"\d")


def mark_neighbours(text: str, blocks: Sequence[Block], roles: list[Role]) -> None:
    """Give the blocks that are no part of the article, as their neighbours show, the role that they have."""
    _mark_repeats(text, blocks, roles)
    _mark_captions(text, blocks, roles)
    _mark_cards(text, blocks, roles)
    _mark_author(text, blocks, roles)


def folded(words: str) -> str:
    """Letters and digits in lower case, by which two ways to write one line are the same."""
    return "".join(c for c in words.lower() if c.isalnum())


def _content(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())


def _mark_repeats(text: str, blocks: Sequence[Block], roles: list[Role]) -> None:
    """Make furniture of what a page shows twice: a line or a text at once, or a whole stretch of the article."""
    words = [folded(text[block.start : block.end]) for block in blocks]
    seen: set[str] = set()
    stretch: list[int] = []
    before = ""
    for index, block in enumerate(blocks):
        if roles[index] not in ("prose", "short", "heading"):
            continue
        is_long = block.end - block.start >= _REPEATED
        if words[index] == before and (is_long or roles[index] != "prose"):
            roles[index] = "furniture"
        elif words[index] in seen and (is_long or roles[index] != "prose"):
            stretch.append(index)
        else:
            _drop_stretch(blocks, roles, stretch)
            stretch = []
        before = words[index]
        seen.add(before)
    _drop_stretch(blocks, roles, stretch)


def _drop_stretch(blocks: Sequence[Block], roles: list[Role], stretch: Sequence[int]) -> None:
    """Drop paragraphs that all stand above already, with the subheads over them; a few may be repeated on purpose."""
    if sum(blocks[index].end - blocks[index].start >= _REPEATED for index in stretch) >= _FEWEST_REPEATED:
        for index in stretch:
            roles[index] = "furniture"


def _mark_captions(text: str, blocks: Sequence[Block], roles: list[Role]) -> None:
    """Mark what a picture shows, where only its credit shows that there is a picture."""
    begun = False
    for index, role in enumerate(roles):
        begun = begun or role == "prose"
        if not begun or role != "caption" or not is_lone_credit(_content(text, blocks[index])):
            continue
        above = index - 1
        # What stands twice is a picture's description for those who do not see it, and its caption.
        is_twice = roles[above] == "furniture" and folded(_content(text, blocks[above])) == folded(
            _content(text, blocks[above - 1])
        )
        if is_twice:
            roles[above], above = "caption", above - 1
        is_long = len(_content(text, blocks[above]).split()) >= _FEWEST_CAPTION_WORDS
        if roles[above] == "short" and (is_twice or (is_long and not _goes_on(text, blocks, roles, index))):
            roles[above] = "caption"


def _goes_on(text: str, blocks: Sequence[Block], roles: Sequence[Role], index: int) -> bool:
    """Whether the text behind a block starts in the middle of a sentence, which the block cut in two."""
    behind = next((other for other in range(index + 1, len(blocks)) if roles[other] in ("prose", "short")), None)
    return behind is not None and text[blocks[behind].start].islower()


def _mark_cards(text: str, blocks: Sequence[Block], roles: list[Role]) -> None:
    """Make furniture of the headlines of other articles that stand within this one."""
    for index in range(len(blocks) - 1):
        if {roles[index], roles[index + 1]} <= {"short", "furniture"} and _is_badge(
            _content(text, blocks[index]), _content(text, blocks[index + 1])
        ):
            roles[index] = roles[index + 1] = "furniture"
        elif (
            roles[index] == "short"
            and roles[index + 1] == "date"
            and "prose" in roles[:index]
            and _is_headline(_content(text, blocks[index]))
        ):
            roles[index] = "furniture"
        elif (
            index > 0
            and roles[index] == "short"
            and roles[index - 1] == "furniture"
            and blocks[index - 1].end - blocks[index - 1].start >= _REPEATED
            and _is_headline(_content(text, blocks[index]))
        ):
            # What stands between an article and its repetition is a link to another one.
            roles[index] = "furniture"
    for run in _runs(roles):
        before = text[blocks[run[0] - 1].start : blocks[run[0] - 1].end]
        contents = [_content(text, blocks[index]) for index in run]
        cards = [index for index, content in zip(run, contents, strict=True) if _is_headline(content)]
        # A subhead may stand between the headlines and what it heads.
        others = [index for index in run if index not in cards]
        if len(cards) >= _FEWEST_CARDS and others in ([], run[-1:]) and not before.rstrip().endswith((":", ";", ",")):
            for index in cards:
                roles[index] = "furniture"


def _runs(roles: Sequence[Role]) -> Iterator[list[int]]:
    """Runs of short blocks with prose before and behind them."""
    run: list[int] = []
    for index, role in enumerate(roles):
        if role == "short":
            run.append(index)
        elif run:
            if role == "prose" and run[0] > 0 and roles[run[0] - 1] == "prose":
                yield run
            run = []


def _is_headline(content: str) -> bool:
    words = content.split()
    return (
        len(words) in _CARD_WORDS
        and (content[0].isupper() or content[0] in "\"'“‘«„")
        and _NO_HEADLINE.search(content) is None
        and _LABEL.match(content) is None
        and sum(_FIGURES.search(word) is not None for word in words) * 3 <= len(words)
        and any(word.islower() and len(word) > 3 for word in words)
    )


def _is_badge(first: str, second: str) -> bool:
    """Whether two lines are one headline, once with a label such as "Premium" stuck to its end."""
    shorter, longer = sorted((first, second), key=len)
    return longer.startswith(shorter) and _BADGE.match(longer[len(shorter) :]) is not None


def _mark_author(text: str, blocks: Sequence[Block], roles: list[Role]) -> None:
    body = [index for index, role in enumerate(roles) if role in ("prose", "short")]
    for index in body[1:][-_AUTHOR_STANDS_IN_LAST:]:
        rest = " ".join(text[blocks[other].start : blocks[other].end] for other in body if other != index)
        if is_about_author(_content(text, blocks[index]), rest):
            roles[index] = "furniture"
