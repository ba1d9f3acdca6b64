"""How records are cut into indexes, so that first results cost little however many records there are.

Each index has a list of all its records that a browser fetches before its first result, some eight bytes for each. So
what most searches are after is in small indexes that are asked first, and the rest in large ones that are asked when a
reader wants all claims or all actors.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.site.search.records import KINDS, Kind, Record

FOLDER = "pagefind"
"""Where the indexes are, below the site's top."""

FIRST: Mapping[Kind, int] = {"brief": 12_000, "claim": 4_000, "actor": 2_000, "story": 3_000}
"""How many records of a kind are asked first."""

FURTHER = 20_000
"""How many records each further index holds."""

_TOGETHER: Mapping[Kind, str] = {"brief": "briefs", "claim": "claims", "actor": "names", "story": "names"}
"""The index that a kind's first records are in: names are short, so actors and stories share one."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One index.

    Attributes:
        name: of its folder.
        is_first: whether it is asked at once.
        parts: of each kind that it holds, from the how-manieth record and up to which, from 0, half-open.
    """

    name: str
    is_first: bool
    parts: Mapping[Kind, tuple[int, int]]

    @property
    def counts(self) -> dict[Kind, int]:
        """How many records of each kind it holds."""
        return {kind: stop - start for kind, (start, stop) in self.parts.items()}


def plan(counts: Mapping[Kind, int]) -> tuple[Bundle, ...]:
    """The indexes for so many records of each kind, those that are asked first in front; empty ones are left out.

    There is always the first one, which brings the program that all others use.
    """
    first: dict[str, dict[Kind, tuple[int, int]]] = {"briefs": {"brief": (0, min(counts["brief"], FIRST["brief"]))}}
    further: list[Bundle] = []
    for kind in KINDS:
        if counts[kind]:
            first.setdefault(_TOGETHER[kind], {})[kind] = (0, min(counts[kind], FIRST[kind]))
        for number, start in enumerate(range(FIRST[kind], counts[kind], FURTHER), 2):
            part = (start, min(start + FURTHER, counts[kind]))
            further.append(Bundle(f"{kind}-{number}", False, {kind: part}))
    return (*(Bundle(name, True, parts) for name, parts in first.items()), *further)


def cut(records: Iterable[Record], bundles: Iterable[Bundle]) -> Iterator[tuple[Bundle, tuple[Record, ...]]]:
    """The records of each index.

    Args:
        records: kind after kind, as `records` gives them.
        bundles: as `plan` gives them for as many.
    """
    of_kind = {kind: tuple(group) for kind, group in itertools.groupby(records, key=lambda record: record.kind)}
    for bundle in bundles:
        parts = (of_kind.get(kind, ())[start:stop] for kind, (start, stop) in bundle.parts.items())
        yield bundle, tuple(itertools.chain.from_iterable(parts))


def catalogue(bundles: Iterable[Bundle]) -> list[dict[str, object]]:
    """What the search page has to know about the indexes, for JSON."""
    return [{"name": b.name, "first": b.is_first, "counts": b.counts} for b in bundles]
