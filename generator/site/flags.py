"""Flags of the countries that a site is about, as a stylesheet of their own pictures: no request for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import quote

from generator.relate.corpus import Corpus

MOST = 120
"""Of how many countries the stylesheet has flags, those of most briefs; others show their two letters."""


def countries(corpus: Corpus) -> tuple[str, ...]:
    """Codes of the countries that actors are or belong to, in lower case, those in most briefs first."""
    counted: Counter[str] = Counter()
    for actor in corpus.actors.values():
        if actor.country:
            counted[actor.country.lower()] += len(actor.briefs)
    return tuple(sorted(counted, key=lambda code: (-counted[code], code)))


def stylesheet(codes: tuple[str, ...], pictures: Mapping[str, str]) -> str:
    """Rules that put each country's flag over its two letters.

    Args:
        codes: as `countries` gives them.
        pictures: SVG by code in lower case; a country that has none keeps its letters.
    """
    shown = [code for code in codes if code in pictures][:MOST]
    return "\n".join(
        f'.b-flag--{code} {{ background-image: url("{_inline(pictures[code])}"); color: transparent; }}'
        for code in shown
    )


def _inline(svg: str) -> str:
    return "data:image/svg+xml," + quote(svg.strip().replace('"', "'"), safe=" '/:=,.;()-")
