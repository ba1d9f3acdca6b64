"""Texts that go back to one text: a copy of an agency's report, a statement that two outlets print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from generator.relate.rarity import WORD

RUN = 5
"""Words in a row that are compared."""

SHARE = 0.6
"""Part of the shorter text's runs that the other one has, at least. A quotation that two have in common is far less."""

_FEWEST = 20
"""Runs of a text, at least, for it to have an origin that could be told."""


def common_origins(texts: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Put texts together that have most of their words, in order, in common.

    Args:
        texts: by id.

    Returns:
        The ids by origin, in the order of `texts`; a text with an origin of its own stands alone.
    """
    runs = {name: frozenset(_runs(text)) for name, text in texts.items()}
    origin = {name: {name} for name in texts}
    for one, other in combinations(texts, 2):
        fewer = min(len(runs[one]), len(runs[other]))
        if fewer >= _FEWEST and len(runs[one] & runs[other]) >= SHARE * fewer and origin[one] is not origin[other]:
            origin[one] |= origin[other]
            origin |= dict.fromkeys(origin[other], origin[one])
    return tuple(dict.fromkeys(tuple(name for name in texts if name in origin[each]) for each in texts))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text)]
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
