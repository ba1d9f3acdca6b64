"""Faults in the middle of a run: nothing half written is seen, and the next run ends as if nothing had happened."""

from __future__ import annotations

import pytest

from benchmarks.trust.faults import Stage
from benchmarks.trust.injected import KINDS


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    return Stage(tmp_path_factory.mktemp("faults"))


def test_the_run_does_enough_for_faults_to_be_worth_it(stage):
    assert stage.things >= 34, "200 faults of six kinds"


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_at_any_thing_that_is_done_to_files(stage, kind):
    places = range(1 + KINDS.index(kind), stage.things + 1, 4)
    assert [complaint for at in places for complaint in stage.injected(at, kind)] == []


@pytest.mark.parametrize("what", ["vanishes", "changes", "cannot be read"])
def test_a_document_is_not_the_same_while_it_is_read(stage, what):
    assert [complaint for name in stage.changed_sources for complaint in stage.disturbed(name, what)] == []


def test_two_runs_at_once(stage):
    assert stage.two_at_once() == []
