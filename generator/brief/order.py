"""The order of merged items: a person's if they changed it, else the generator's."""

from __future__ import annotations

from collections.abc import Container, Sequence


def arrange(old: Sequence[str], new: Sequence[str], written: Sequence[str], chosen: Container[str]) -> list[str]:
    """Order the items of a merged list.

    Args:
        old: ids as they stand on disk.
        new: ids in the generator's new order.
        written: ids in the order that the generator wrote them last.
        chosen: the ids that the merged list has, each from `old` or `new`.

    Returns:
        The ids chosen. If what the generator wrote still stands in its order, the new order counts and what only `old`
        has follows its neighbour there; else the order of `old` counts and what is new follows its neighbour in `new`.
    """
    rank = {each: index for index, each in enumerate(written)}
    again = set(new)
    ranks = [rank[each] for each in old if each in rank and each in again]
    leading, following = (new, old) if ranks == sorted(ranks) else (old, new)
    out = [each for each in leading if each in chosen]
    seen = set(out)
    at = 0
    for each in following:
        if each in seen:
            at = out.index(each) + 1
        elif each in chosen:
            out.insert(at, each)
            seen.add(each)
            at += 1
    return out
