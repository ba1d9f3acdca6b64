"""Texts that go back to one text: a copy of an agency's report, a statement that two outlets print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from generator.relate.rarity import WORD

RUN = 5
"""Words in a row that are compared."""

SHARE = 0.6
"""Part of the shorter text's runs that the other one has, at least. A quotation that two have in common is far less."""

FEWEST = 20
"""Runs of a text, at least, for its origin to be told by a part of its words; shorter ones have to be the same."""

FLASH = 4
"""Runs of a text, at least, for its origin to be told at all: fewer words are no report."""

Runs = frozenset[tuple[str, ...]]
"""The different runs of a text."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: neither case, punctuation nor the form of an apostrophe counts."""
    return tuple(WORD.findall(text.casefold().replace("’", "'")))


def runs(words: Sequence[str]) -> Runs:
    """Each `RUN` words of a text that stand in a row."""
    return frozenset(zip(*(words[first:] for first in range(RUN)), strict=False))


def has_one_origin(one: Runs, other: Runs) -> bool:
    """Whether most of one text's words, in order, are in the other one as well; of short texts, whether all are."""
    fewer = min(len(one), len(other))
    if fewer < FEWEST:
        return fewer >= FLASH and one == other
    return len(one & other) >= SHARE * fewer


def common_origins(texts: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Put texts together that have most of their words, in order, in common, or all of them.

    Args:
        texts: by id.

    Returns:
        The ids by origin, in the order of `texts`; a text with an origin of its own stands alone.
    """
    runs_of = {name: runs(words(text)) for name, text in texts.items()}
    origin = {name: {name} for name in texts}
    for one, other in combinations(texts, 2):
        if origin[one] is origin[other]:
            continue
        if has_one_origin(runs_of[one], runs_of[other]):
            origin[one] |= origin[other]
            origin |= dict.fromkeys(origin[other], origin[one])
    return tuple(dict.fromkeys(tuple(name for name in texts if name in origin[each]) for each in texts))
