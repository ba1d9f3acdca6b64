"""Random edits, changes of the source and other models: no edit is lost, and nothing of the generator's is stale.

`python -m benchmarks.trust.edits` tries thousands; what it found is in the other tests of merge and conflicts.
"""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.trust import edits, judge
from benchmarks.trust.figures import Options
from benchmarks.trust.hand import EDITS
from benchmarks.trust.invented import CHANGES


@settings(max_examples=200)
@given(st.randoms(use_true_random=False))
def test_nothing_is_lost_whatever_is_done(random: Random) -> None:
    edits.case(random)


def test_the_figures_count_every_kind_of_edit_and_of_change() -> None:
    figures = edits.measure(Options(short=True, seed=1))
    assert figures.failures == ()
    counts = dict(figures.counts)
    assert {*EDITS, *(f"source: {each}" for each in CHANGES)} <= counts.keys()
    assert min(counts[each] for each in EDITS if each != "conflict settled") > 10
    assert counts["conflict settled"] > 0


def test_a_loss_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge is not blind: with a merge that forgets the person's claims it says so."""

    def forgetful(old, new, text=None, where=None, *, before=None):  # type: ignore[no-untyped-def]
        return judge.merge(old, new, text, where, before=before)[0].__class__(**_fields(new, old)), ()

    def _fields(new, old):  # type: ignore[no-untyped-def]
        return {name: getattr(new, name) for name in new.__dataclass_fields__} | {"id": old.id, "notes": old.notes}

    monkeypatch.setattr(edits, "merge", forgetful)
    assert edits.measure(Options(short=True)).failures
