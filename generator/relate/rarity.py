"""Words brought to one form, and how rare each is in the news: a rare word that two texts share says more."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from importlib.resources import files

TABLE = "rarity.txt"
"""The table: a line for each count of documents, the count first; see `training/rarity.py`."""

_ENDINGS = ("ment", "ing", "edly", "ion", "ed", "ly", "er", "e")
_SHORTEST = 4
"""Letters that an ending leaves at least."""

WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
"""One word, with what an apostrophe joins to it."""


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A word in lower case without its commonest endings; what it leaves need be no word."""
    form = word.casefold().replace("’", "'").removesuffix("'s").replace("'", "")
    if form.endswith("ies") and len(form) > _SHORTEST:
        return form[:-3] + "y"
    if form.endswith("s") and not form.endswith("ss") and len(form) > _SHORTEST:
        form = form[:-1]
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            return form.removesuffix(ending)
    return form


def rarity(form: str) -> float:
    """How rare a form that `stem` gives is: the logarithm of the documents for each one that has it, 0 to about 4."""
    table, rarest = _table()
    return table.get(form, rarest)


@cache
def _table() -> tuple[dict[str, float], float]:
    lines = files("generator.relate").joinpath("data", TABLE).read_text(encoding="utf-8").splitlines()
    documents = int(lines[0])
    counts = {form: int(count) for count, *forms in map(str.split, lines[1:]) for form in forms}
    return {form: math.log(documents / n) for form, n in counts.items()}, math.log(documents / min(counts.values()))
