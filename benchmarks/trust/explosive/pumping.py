"""Texts that make a regular expression backtrack as far as it can, made from the expression itself."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_CHARACTERS = " aAz0\n,.'\"“”‘’-–(;:!?é\tx<>[]/|_*#=+%&@)1"
_COMMON = (" ", "\n", " \n", "a", "A", "0", '"', "'", "“", "’", ",", ".", "-", "(", "<", "[", "a ", "Aa ", "A. ", "a, ")
_CATEGORIES = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    sre.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}
_MANY = 8
"""Repetitions from which a repeat can cost something."""
SAMPLES = 2
ENDS = ("", "§", "!", "a", " ", "\n")
"""What follows a repetition: for each kind of characters one that is not among them."""


def texts(pattern: re.Pattern[Any], size: int) -> Iterator[str]:
    """Texts of about this size that cost the expression much: something repeated, after what leads to it."""
    tree = _parser.parse(pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern)
    seen: set[tuple[str, str, str]] = set()
    for number in range(SAMPLES):
        random = Random(number)
        for before, pump in _pumps(tree, "", random):
            for end in ENDS:
                if pump and (before, pump, end) not in seen:
                    seen.add((before, pump, end))
                    yield before + pump * (size // len(pump)) + end
            both = before + pump
            if pump and before and ("", both, "") not in seen:
                seen.add(("", both, ""))
                yield both * (size // len(both))
    for pump in _COMMON:
        for start, end in (("", "§"), ("", "a"), ("a", "a")):
            yield start + pump * (size // len(pump)) + end


def _pumps(tree: Any, before: str, random: Random) -> Iterator[tuple[str, str]]:
    """What leads to each repeat, and what it repeats."""
    for kind, value in tree:
        if kind in _REPEATS:
            _, most, inner = value
            if most >= _MANY:
                yield before, _sample(inner, random)
                yield before, _sample(inner, random)
            yield from _pumps(inner, before, random)
        elif kind is sre.SUBPATTERN:
            yield from _pumps(value[3], before, random)
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from _pumps(branch, before, random)
        elif kind in {sre.ASSERT, sre.ASSERT_NOT}:
            yield from _pumps(value[1], before, random)
        elif kind is sre.ATOMIC_GROUP:
            yield from _pumps(value, before, random)
        before += _sample([(kind, value)], random)


def _sample(tree: Any, random: Random) -> str:
    return "".join(_one(kind, value, random) for kind, value in tree)


def _one(kind: Any, value: Any, random: Random) -> str:
    match kind:
        case sre.LITERAL:
            return chr(value)
        case sre.NOT_LITERAL:
            return random.choice([c for c in _CHARACTERS[:16] if c != chr(value)])
        case sre.ANY:
            return random.choice("a .")
        case sre.IN:
            return _member(value, random)
        case sre.BRANCH:
            return _sample(random.choice(value[1]), random)
        case sre.SUBPATTERN:
            return _sample(value[3], random)
        case sre.ATOMIC_GROUP:
            return _sample(value, random)
        case _ if kind in _REPEATS:
            least, most, inner = value
            return "".join(_sample(inner, random) for _ in range(least or int(most > 0 and random.random() < 0.6)))
        case _:
            return ""


def _member(items: Any, random: Random) -> str:
    fits = [c for c in _CHARACTERS if _is_in(items, c)]
    if fits:
        return random.choice(fits)
    for kind, value in items:
        if kind is sre.LITERAL:
            return chr(value)
        if kind is sre.RANGE:
            return chr(value[0])
    return "a"


def _is_in(items: Any, character: str) -> bool:
    negated = items[0][0] is sre.NEGATE
    found = False
    for kind, value in items:
        if kind is sre.LITERAL:
            found |= chr(value) == character
        elif kind is sre.RANGE:
            found |= value[0] <= ord(character) <= value[1]
        elif kind is sre.CATEGORY:
            belongs: Callable[[str], bool] = _CATEGORIES[value]
            found |= belongs(character)
    return found != negated


def seconds(pattern: re.Pattern[Any], text: str, *, everywhere: bool, most: float) -> float:
    """How long the expression takes to go through a text, or `most` where it takes longer.

    Args:
        pattern: the expression.
        text: to look through.
        everywhere: whether matches may begin anywhere, or only at the start.
        most: seconds after which to give up.
    """
    subject: Any = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    start = time.perf_counter()
    try:
        with _interrupted_after(most):
            if everywhere:
                for _ in pattern.finditer(subject):
                    pass
            else:
                pattern.match(subject)
                pattern.fullmatch(subject)
    except TimeoutError:
        return most
    return time.perf_counter() - start


@contextmanager
def _interrupted_after(most: float) -> Iterator[None]:
    def ring(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
