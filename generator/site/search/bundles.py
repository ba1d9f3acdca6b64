"""How records are cut into indexes, so that first results cost little however many records there are.

Each index has records of one kind, and a list of them that a browser fetches before its first result, some three bytes
for each. So what most searches are after is in small indexes that are asked first, and the rest in large ones that are
asked when a reader wants all claims or all actors.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.site.search.records import KINDS, Kind, Record

FOLDER = "pagefind"
"""Where the indexes are, below the site's top."""

FIRST: Mapping[Kind, int] = {"brief": 12_000, "claim": 4_000, "actor": 2_000, "story": 3_000}
"""How many records of a kind are asked first."""

PART = 4_000
"""How many records each of the indexes holds that are asked first.

Pagefind's program takes the square of their number for a word that stands in all of them.
"""

FURTHER = 20_000
"""How many records each further index holds."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One index.

    Attributes:
        kind: of its records.
        start: the first of its records among those of their kind, from 0.
        stop: the first that is not in it any more.
        number: its place among those of the kind, from 1.
        is_first: whether it is asked at once.
    """

    kind: Kind
    start: int
    stop: int
    number: int
    is_first: bool

    @property
    def name(self) -> str:
        """Of its folder."""
        return f"{self.kind}-{self.number}"

    @property
    def count(self) -> int:
        """How many records it holds."""
        return self.stop - self.start


def plan(counts: Mapping[Kind, int]) -> tuple[Bundle, ...]:
    """The indexes for so many records of each kind, those that are asked first in front; empty ones are left out.

    There is always the one of briefs, which brings the program that all others use.
    """
    made = {kind: tuple(_of_kind(kind, counts[kind])) for kind in KINDS}
    made["brief"] = made["brief"] or (Bundle("brief", 0, 0, 1, is_first=True),)
    every = [bundle for kind in KINDS for bundle in made[kind]]
    return tuple(sorted(every, key=lambda bundle: not bundle.is_first))


def _of_kind(kind: Kind, count: int) -> Iterator[Bundle]:
    starts = (*range(0, min(count, FIRST[kind]), PART), *range(FIRST[kind], count, FURTHER))
    for number, (start, stop) in enumerate(itertools.pairwise((*starts, count)), 1):
        yield Bundle(kind, start, stop, number, is_first=start < FIRST[kind])


def cut(records: Iterable[Record], bundles: Collection[Bundle]) -> Iterator[tuple[Bundle, tuple[Record, ...]]]:
    """The records of each index, kind after kind; of the others, none is kept.

    Args:
        records: kind after kind, as `records` gives them.
        bundles: as `plan` gives them for as many.
    """
    of_kind = {kind: sorted((b for b in bundles if b.kind == kind), key=lambda b: b.start) for kind in KINDS}
    for kind, group in itertools.groupby(records, key=lambda record: record.kind):
        for bundle in of_kind.pop(kind):
            # Each takes up where the one before has stopped.
            yield bundle, tuple(itertools.islice(group, bundle.count))  # noqa: B031
    for bundle in itertools.chain.from_iterable(of_kind.values()):
        yield bundle, ()


def catalogue(bundles: Iterable[Bundle]) -> list[dict[str, object]]:
    """What the search page has to know about the indexes, for JSON."""
    return [{"name": b.name, "first": b.is_first, "kind": b.kind, "count": b.count} for b in bundles]
