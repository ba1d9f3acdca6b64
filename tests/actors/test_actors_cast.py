"""What stands where in a document, as it changes while its actors are found."""

import time

from hypothesis import given
from hypothesis import strategies as st

from generator.actors.cast import Cast, Draft, Found

AT = st.integers(0, 12)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("new"), AT, AT),
        st.tuples(st.just("add"), AT, AT, st.integers(0, 5), st.booleans()),
        st.tuples(st.just("clear"), st.integers(0, 5)),
        st.tuples(st.just("drop")),
    ),
    max_size=30,
)


def found(cast: Cast) -> list[tuple[Found, Draft]]:
    return [(place, draft) for draft in cast.drafts for place in draft.found]


@given(STEPS, AT, AT)
def test_what_stands_in_a_span_is_told_in_order_whatever_was_changed(steps, start: int, end: int) -> None:
    cast, made = Cast(""), []
    for step in steps:
        match step:
            case ("new", at, length):
                draft = Draft(str(len(made)), "person")
                draft.add(at, at + length, "same-name")
                made.append(cast.new(draft))
            case ("add", at, length, which, named) if made:
                made[which % len(made)].add(at, at + length, "pronoun", named=named)
            case ("clear", which) if made:
                made[which % len(made)].clear()
            case ("drop",):
                cast.drop_empty()
    inside = [(f, d) for f, d in found(cast) if start <= f.start <= end and f.end <= end]
    assert cast.within(start, end) == sorted(
        ((f, d) for f, d in inside if f.named), key=lambda hit: (hit[0].start, hit[0].end)
    )
    assert cast.places(start, end) == sorted(inside, key=lambda hit: (hit[0].start, -hit[0].end))
    begun = [(f, d) for f, d in found(cast) if start <= f.start < end]
    assert cast.starting(start, end) == sorted(begun, key=lambda hit: hit[0].start)
    for draft in cast.drafts:
        named = [f.start for f in draft.found if f.named] or [f.start for f in draft.found]
        assert draft.first == min(named, default=0)


def seconds(actors: int) -> float:
    """How long it takes to ask for what stands in a thousand sentences."""
    cast = Cast("")
    for number in range(actors):
        cast.new(Draft(str(number), "person")).add(number * 50, number * 50 + 10, "same-name")
    start = time.process_time()
    for number in range(1000):
        assert len(cast.within(number * 50 % (actors * 50), number * 50 % (actors * 50) + 20)) == 1
    return time.process_time() - start


def test_a_sentence_is_looked_at_no_longer_because_others_name_many() -> None:
    assert seconds(20_000) < 10 * seconds(200) + 0.05
