"""Words that a line end parts: put together where that is safe, and left with their hyphen where it is not."""

from __future__ import annotations

import functools
import gzip
import re
from collections.abc import Iterable
from importlib.resources import files

_HYPHENS = "-\u2010\xad"
_LONGEST_WORD = 60
_PARTED = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(rf"[{_HYPHENS}]")
_WORD = re.compile(rf"[^\W\d_]+(?:[{_HYPHENS}][^\W\d_]+)*")
_NEVER_HYPHENED = frozenset(
    """after al any be before con dis every ex fore for further here how in inter mis more never no none out over par
    per pro some sup there through to under up what when where who with""".split()
)
"""What begins words that nobody writes with a hyphen: without, outside, contract."""
_SHORT = frozenset(
    """afro air all anti big bio bus by car co counter day e euro extra eye far gas geo hot ice ill job key law low man
    micro mid multi neo net new non off oil old on one pan pay post pre pseudo red sea semi set six sky socio sub sun
    tax ten top two war web x""".split()
)
"""Short words and forms that begin others with or without a hyphen, as their writer likes."""
_AFTER_RE = re.compile("[aeiou]|(?:sign|cover|creat|form|sort|count|lay|laid|dress|run)")
"""What follows re- where the hyphen is a matter of taste (re-open) or of meaning (re-sign); nobody writes re-port."""
_LONG = 4
"""Letters from which any word may do so; shorter ones mostly are syllables, as in mil-lion."""


class Joiner:
    """Joins lines, knowing the words that stand whole on the lines of the same document."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._whole: set[str] = set()
        for line in lines:
            # The first and the last word of a line may be halves.
            for word in [match[0].lower() for match in _WORD.finditer(line)][1:-1]:
                self._whole.update((word, *_PARTS.split(word)))

    def join(self, before: str, after: str) -> str:
        """The first line with what to put behind it: nothing or a space, less its hyphen where that only parts it."""
        if before[-1:] not in _HYPHENS or not before[-2:-1].isalnum() or not after[:1].isalnum():
            return before + " "
        if before[-1] == "\xad":
            return before[:-1]
        following = _FIRST_WORD.match(after)
        parted = _PARTED.search(before, max(0, len(before) - _LONGEST_WORD))
        if parted is None or following is None or not after[0].islower():
            return before
        return before[:-1] if self._is_one_word(parted[1].lower(), following[0].lower()) else before

    def _is_one_word(self, first: str, second: str) -> bool:
        if f"{first}-{second}" in self._whole or f"{first}\u2010{second}" in self._whole:
            return False
        if first + second in self._whole:
            return True
        known = _english()
        if first + second not in known:
            return False
        # Where both halves are words, cease-fire may be what the source has, and not ceasefire.
        may_begin = first in _SHORT or (len(first) >= _LONG and first in known)
        if first == "re":
            may_begin = _AFTER_RE.match(second) is not None
        return first in _NEVER_HYPHENED or not (may_begin and second in known)


@functools.cache
def _english() -> frozenset[str]:
    """English words in lower case; see the licence beside them."""
    packed = files("generator.read").joinpath("data", "english-words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())
