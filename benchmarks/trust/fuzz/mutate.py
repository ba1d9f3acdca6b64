"""Changes of known inputs by chance: bytes, pieces, numbers, and words that mean something to the format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

LONGEST = 40_000
"""Bytes of an input; what is slow only beyond that is a matter of the limits, which have tests of their own."""

_NUMBER = re.compile(rb"\d+")
_NUMBERS = (
    b"0",
    b"1",
    b"-1",
    b"00",
    b"127",
    b"255",
    b"256",
    b"32768",
    b"65535",
    b"2147483648",
    b"99999999999999999999",
)
_SIGNS = tuple(
    sign.encode("utf-8", "surrogatepass")
    for sign in "\0 \x01 \x0b \x0c \x1c \x1f \x85 \xa0 \xad é e\u0301 ß İ ſ ǅ \u0345 \u034f \u0600 \u0958 \u1e9b\u0323 "
    "\u200b \u200d \u200f \u2028 \u2029 \u202e \u2066 \u212b \ufb01 \ufeff \ufffe \U0001f600 \U0001f1e9 "
    "\U0010ffff \ud800 “ ” ’ « » ‘ „ – — … ² ½ Ⅷ ٣ ０ 日".split(" ")
)
_OFTEN = (2, 3, 10, 100, 1000)


def mutate(data: bytes, random: Random, tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    """An input like `data`, with up to five changes.

    Args:
        data: an input.
        random: chance.
        tokens: words that mean something to the format.
        others: further inputs, of which pieces may come in.
    """
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        data = random.choice(_CHANGES)(data, random, tokens, others)[:LONGEST]
    return data


def _piece(data: bytes, random: Random, most: int = 400) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(0, random.choice((2, 16, most))))


def _flip(data: bytes, random: Random, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    if not data:
        return b"\0"
    at = random.randrange(len(data))
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _cut(data: bytes, random: Random, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def _end(data: bytes, random: Random, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    return data[: random.randint(0, len(data))]


def _repeat(data: bytes, random: Random, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    start, end = _piece(data, random)
    return data[:start] + data[start:end] * random.choice(_OFTEN) + data[end:]


def _move(data: bytes, random: Random, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    start, end = _piece(data, random)
    rest = data[:start] + data[end:]
    at = random.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def _token(data: bytes, random: Random, tokens: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(tokens or _SIGNS) * random.choice((1, 1, 1, *_OFTEN)) + data[at:]


def _exchange(data: bytes, random: Random, tokens: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    """One word of the format for another, where there is one."""
    there = [token for token in tokens if token in data]
    if not there:
        return data
    old = random.choice(there)
    at = random.choice([match.start() for match in re.finditer(re.escape(old), data)])
    return data[:at] + random.choice(tokens) + data[at + len(old) :]


def _sign(data: bytes, random: Random, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(_SIGNS) * random.choice((1, 1, *_OFTEN)) + data[at:]


def _number(data: bytes, random: Random, _tokens: Sequence[bytes], _others: Sequence[bytes]) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + random.choice(_NUMBERS) + data[match.end() :]


def _splice(data: bytes, random: Random, _tokens: Sequence[bytes], others: Sequence[bytes]) -> bytes:
    if not others:
        return data
    other = random.choice(others)
    start, end = _piece(other, random)
    at = random.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


_CHANGES = (_flip, _cut, _cut, _end, _repeat, _move, _token, _token, _exchange, _sign, _number, _splice)
