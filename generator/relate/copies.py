"""Texts that are printed more than once, found among all texts of a corpus, whatever stories they are in.

Of each text a sample of its runs of words is kept, those whose hash is divisible by a number (Manber, 1994; Broder,
1997), so that texts that share runs share samples. Texts that have many samples in common are then compared in full. A
run that very many texts have leads only to those next to each other in length: time grows with the number of texts,
whatever they repeat.
"""

from __future__ import annotations

import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from generator.cache import Cache
from generator.relate.common_origin import FLASH, RUN, SHARE, Runs, has_one_origin, runs, words

KIND = "copies"
"""The cache that this fills."""

PART = 0.2
"""Of the longer text, the shorter one is this part at least: a flash that a long report contains is no copy of it."""

LONGER = 1.15
"""From how many times the runs of another text on one is a longer version of it."""

_SAMPLED = 4
"""One in so many runs of a long text is in its sample."""

_SHORT = 200
"""Of a text with fewer different runs all are."""

_ALIKE = SHARE / 2
"""Part of the shorter text's runs that two texts seem to share, by their samples, at least, to be compared in full."""

_NEXT = 12
"""With how many texts, next in length, a run connects a text at most."""

Likeness = Literal["same", "near", "longer", "shorter"]
"""What a text is beside another one: the same words; nearly the same; the longer of two versions; the shorter."""

_Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Copies:
    """Which texts are printed more than once.

    Attributes:
        same: by id, all texts with the same words, in order, itself among them; those that are alone are not in it.
        near: by the first id of such a group, or that of a text alone, the others that have most of its words, each by
            the first id of its group, with what it is beside this one.
    """

    same: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[tuple[str, Likeness], ...]]

    def of(self, name: str) -> Iterator[tuple[str, Likeness]]:
        """The copies of a text, those with the same words first."""
        group = self.same.get(name, (name,))
        yield from ((other, "same") for other in group if other != name)
        for other, likeness in self.near.get(group[0], ()):
            yield from ((each, likeness) for each in self.same.get(other, (other,)))

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """All that are connected by being copies, in order; none of one text."""
        found: dict[str, set[str]] = {}
        for first in dict.fromkeys((*(group[0] for group in self.same.values()), *self.near)):
            found.setdefault(first, {first})
            for other, _ in self.near.get(first, ()):
                if (joined := found.setdefault(other, {other})) is not found[first]:
                    smaller, larger = sorted((joined, found[first]), key=len)
                    larger |= smaller
                    found |= dict.fromkeys(smaller, larger)
        whole = {id(group): group for group in found.values()}.values()
        return tuple(sorted(tuple(sorted(each for f in group for each in self.same.get(f, (f,)))) for group in whole))


def copies(texts: Mapping[str, str], cache: Cache | None = None) -> Copies:
    """Find the texts that are copies of each other; the order in which they come does not matter.

    Args:
        texts: by id.
        cache: where what was found out about texts is kept; None to keep nothing.
    """
    prints = _prints(texts, cache)
    alike: defaultdict[bytes, list[str]] = defaultdict(list)
    for name in sorted(texts):
        if prints[name].size >= FLASH:
            alike[prints[name].words].append(name)
    same = {name: group for group in map(tuple, alike.values()) if len(group) > 1 for name in group}
    firsts = sorted((group[0] for group in alike.values()), key=lambda name: (prints[name].size, name))
    near: defaultdict[str, list[tuple[str, Likeness]]] = defaultdict(list)
    for one, other in _pairs(firsts, prints, texts):
        is_longer = prints[other].size >= LONGER * prints[one].size
        near[one].append((other, "longer" if is_longer else "near"))
        near[other].append((one, "shorter" if is_longer else "near"))
    return Copies(same, {name: tuple(sorted(near[name])) for name in sorted(near)})


@dataclass(frozen=True, slots=True)
class _Print:
    """What is kept of a text.

    Attributes:
        words: a hash of them.
        size: how many different runs it has.
        sample: hashes of some of them, in order.
    """

    words: bytes
    size: int
    sample: _Hashes


_DIGEST = 16
_SIZE = 8


def _prints(texts: Mapping[str, str], cache: Cache | None) -> dict[str, _Print]:
    keys = {name: hashlib.blake2b(text.encode(), digest_size=_DIGEST).hexdigest() for name, text in texts.items()}
    known = cache.get_many(keys.values()) if cache else {}
    new: dict[str, bytes] = {}
    for name, key in keys.items():
        if key not in known:
            known[key] = new[key] = _print(texts[name])
    if cache:
        cache.put_many(new)
        cache.prune(keys.values())
    return {name: _unpacked(known[key]) for name, key in keys.items()}


def _print(text: str) -> bytes:
    found = words(text)
    hashed = hashlib.blake2b(" ".join(found).encode(), digest_size=_DIGEST).digest()
    all_runs = np.unique(_hashes(found))
    sample = all_runs if len(all_runs) < _SHORT else all_runs[all_runs % _SAMPLED == 0]
    return hashed + len(all_runs).to_bytes(_SIZE, "little") + sample.astype("<u8").tobytes()


def _unpacked(packed: bytes) -> _Print:
    size = int.from_bytes(packed[_DIGEST : _DIGEST + _SIZE], "little")
    sample = np.frombuffer(packed, dtype="<u8", offset=_DIGEST + _SIZE).astype(np.uint64)
    return _Print(packed[:_DIGEST], size, sample)


def _hashes(found: Sequence[str]) -> _Hashes:
    """A hash of each run of words, the same in every process."""
    each = np.fromiter(map(_hash, found), dtype=np.uint64, count=len(found))
    total = np.zeros(max(0, len(each) - RUN + 1), dtype=np.uint64)
    for place in range(RUN):
        total = total * _FACTOR + each[place : place + len(total)]
    return total


_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@functools.lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def _pairs(names: Sequence[str], prints: Mapping[str, _Print], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of texts of which most words are the same, the shorter one first.

    Args:
        names: of different texts, by their length.
        prints: of each.
        texts: each in full.
    """

    @functools.lru_cache(maxsize=1 << 8)
    def runs_of(name: str) -> Runs:
        return runs(words(texts[name]))

    found = [prints[name] for name in names]
    # Copies most often have the same lowest hash, so that a text is read once for all that it is compared with.
    for one, other in sorted(_candidates(found), key=lambda pair: (found[pair[0]].sample[0], pair)):
        if has_one_origin(runs_of(names[one]), runs_of(names[other])):
            yield names[one], names[other]


def _candidates(prints: Sequence[_Print]) -> Iterable[tuple[int, int]]:
    """Pairs of places of texts that may be copies, in order."""
    if not prints:
        return ()
    sampled = np.concatenate([each.sample for each in prints])
    places = np.repeat(np.arange(len(prints), dtype=np.int64), [len(each.sample) for each in prints])
    order = np.argsort(sampled, kind="stable")
    sampled, places = sampled[order], places[order]
    met = []
    for step in range(1, _NEXT + 1):
        is_same = sampled[step:] == sampled[:-step]
        met.append(places[:-step][is_same] * len(prints) + places[step:][is_same])
    pairs, counts = np.unique(np.concatenate(met), return_counts=True)
    one, other = np.divmod(pairs, len(prints))
    sizes = np.array([each.size for each in prints])
    # One that is sampled can share no more than what is sampled, even with one that is whole.
    sampled_of = np.where(sizes[other] < _SHORT, 1, _SAMPLED)
    is_likely = counts * sampled_of >= sizes[one] * _ALIKE
    chosen = is_likely & (sizes[one] >= PART * sizes[other])
    return zip(one[chosen].tolist(), other[chosen].tolist(), strict=True)
