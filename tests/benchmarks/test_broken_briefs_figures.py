"""Briefs that are damaged by chance: a short run of what `make trust` tries, and that it would notice."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks.trust import broken
from benchmarks.trust.figures import Options
from generator.brief import check, kept


def test_damaged_briefs_are_named_and_nothing_untrue_is_shown() -> None:
    figures = broken.measure(Options(short=True, seed=3))
    assert figures.failures == ()
    assert figures.total == broken.FEW
    assert {kind for kind, _ in figures.counts} == set(broken.DAMAGES)


def test_a_check_that_sees_nothing_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_problems_of_evidence", lambda *_: iter(()))
    monkeypatch.setattr(kept, "sound", lambda brief, *_: (brief, ()))
    told = []
    for number in range(20):
        told += broken.case(Random(number), "a digit of a place changed", tmp_path / f"{number}" / "briefs")
    assert any("is shown and not in the text" in each for each in told)
