"""Chance that is made of an input's bytes, so that what a test draws by chance can be steered from outside."""

from __future__ import annotations

from random import Random


class Chances(Random):
    """Random numbers that are the bytes of an input, and zeros behind its end."""

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._data = data
        self._at = 0

    def getrandbits(self, k: int, /) -> int:
        """The next bits."""
        size = (k + 7) // 8
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") >> max(0, 8 * len(taken) - k)

    def random(self) -> float:
        """The next number from 0 up to 1."""
        return self.getrandbits(16) / 65536
