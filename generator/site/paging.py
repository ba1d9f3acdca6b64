"""Long lists on several pages."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.site.page import Page

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page's part of a list.

    Attributes:
        number: of this page, from 1.
        total: how many pages there are, at least 1.
        offset: how many items stand on the pages before.
        count: how many items there are on all pages.
    """

    items: tuple[T, ...]
    number: int
    total: int
    offset: int
    count: int

    @property
    def suffix(self) -> str:
        """For titles: nothing on the first page."""
        return f", page {self.number}" if self.number > 1 else ""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a list, to be made.

    Attributes:
        make: gives the page.
    """

    sheet: Sheet[T]
    make: Callable[[], Page]


def parts(items: Sequence[T], size: int, make: Callable[[Sheet[T]], Page]) -> Iterator[Part[T]]:
    """The list cut into pages of so many items, each to be made of its part."""
    for each in sheets(items, size):
        yield Part(each, functools.partial(make, each))


def sheets(items: Sequence[T], size: int) -> Iterator[Sheet[T]]:
    """The list cut into pages of so many items; one empty page where there are none."""
    total = max(1, -(-len(items) // size))
    for number in range(1, total + 1):
        yield sheet(items, size, number, total)


def sheet(items: Sequence[T], size: int, number: int, total: int) -> Sheet[T]:
    """The part of a list that stands on the n-th page, empty where the list is shorter."""
    offset = (number - 1) * size
    return Sheet(tuple(items[offset : offset + size]), number, total, offset, len(items))
