"""What lies at a span is found as if all of the document were gone through."""

from hypothesis import given
from hypothesis import strategies as st

from generator.claims.nearby import sentences_at, spans_at
from generator.records import Sentence, Span

CUTS = st.lists(st.integers(0, 60), unique=True, max_size=16).map(sorted)
SPANS = CUTS.map(lambda cuts: list(zip(cuts[::2], cuts[1::2], strict=False)))


@given(SPANS, st.integers(0, 60), st.integers(0, 60))
def test_what_shares_a_code_point_is_found_and_nothing_else(spans: list[Span], start: int, end: int) -> None:
    wanted = [span for span in spans if span[0] < end and span[1] > start]
    assert list(spans_at(spans, start, end)) == wanted
    sentences = [Sentence(*span, 0) for span in spans]
    assert list(sentences_at(sentences, start, end)) == [Sentence(*span, 0) for span in wanted]
