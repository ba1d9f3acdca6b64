"""Count in how many documents each word stands, for `generator/relate/data/rarity.txt`.

    python -m training.rarity DIR

DIR holds plain texts. Only counts of single words that many of them share are kept, nothing of the texts; words that
are hardly ever written small are names, which all count as rare.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from generator.relate import rarity

FEWEST = 12
"""Documents that a word has to stand in; rarer ones are all taken for as rare as these."""

SMALL = 0.2
"""Share of those documents that has to have it with a small first letter."""

_ADDRESS = re.compile(r"\S*(?:https?:|www\.|\w\.\w+/|\.com\b|@)\S*")
"""Of a page, a person or a site: words run together."""


def main() -> None:
    """Write the table."""
    texts = sorted(Path(sys.argv[1]).glob("*.txt"))
    counts: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for path in texts:
        words = rarity.WORD.findall(_ADDRESS.sub(" ", path.read_text("utf-8", errors="replace")))
        counts.update({rarity.stem(word) for word in words})
        small.update({rarity.stem(word) for word in words if word[0].islower()})
    by_count: defaultdict[int, list[str]] = defaultdict(list)
    for form, count in counts.items():
        if count >= FEWEST and form.isascii() and small[form] >= SMALL * count:
            by_count[count].append(form)
    lines = [str(len(texts)), *(f"{n} {' '.join(sorted(by_count[n]))}" for n in sorted(by_count, reverse=True))]
    target = Path(rarity.__file__).parent / "data" / rarity.TABLE
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
