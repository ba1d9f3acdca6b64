"""Briefs in memory: what is equal is there once, and every brief is what it was."""

import copy
import sys
from typing import Any

import msgspec
from brief_samples import BRIEFS, sample
from hypothesis import given

from generator.brief.shared import Shared
from generator.records import Brief


def read_again(brief: Brief) -> Brief:
    """The same brief of other objects, as from a file."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(brief), type=Brief)


def size(*records: Any) -> int:
    """Bytes of all that these consist of, each object once."""
    seen: dict[int, Any] = {}
    waiting = list(records)
    while waiting:
        each = waiting.pop()
        if id(each) not in seen:
            seen[id(each)] = each
            if isinstance(each, tuple):
                waiting += each
            elif hasattr(each, "__dataclass_fields__"):
                waiting += [getattr(each, name) for name in each.__dataclass_fields__]
    return sum(map(sys.getsizeof, seen.values()))


@given(BRIEFS)
def test_any_brief_is_what_it_was(brief: Any) -> None:
    shared = Shared()
    before = copy.deepcopy(brief)
    assert shared.of(brief) == brief == before
    assert type(shared.of(brief)) is type(brief)


def test_true_is_no_number() -> None:
    made = Shared().of(((1, "1"), (True, "1"), (0, False)))
    assert [type(each) for pair in made for each in pair] == [int, str, bool, str, int, bool]


def test_a_second_brief_with_the_same_words_takes_less() -> None:
    one, other = read_again(sample()), read_again(sample())
    shared = Shared()
    together = size(shared.of(one), shared.of(other))
    assert together < 0.8 * size(one, other)


def test_what_a_brief_repeats_is_there_once() -> None:
    words = "the harbour will be dredged before the winter storms"
    one, other = (tuple(words + str(n - n) for n in range(3)) for _ in range(2))
    made = Shared().of((one, other))
    assert made[0] is made[1]
    assert len({id(each) for each in made[0]}) == 1
