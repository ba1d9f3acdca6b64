"""A floor rises with the figures, and is lowered only on demand."""

import json

import pytest

from benchmarks import quality
from benchmarks.floors import SLACK, below, elsewhere, raised

FLOORS = {"entities": {"data": "abc", "percent": {"all": 80.0}}}


def measured(value, data="abc"):
    return {"entities": {"data": data, "documents": 2, "percent": {"all": value}}}


def test_a_figure_below_its_floor_is_named_only_on_the_same_data():
    assert below(measured(79.9), FLOORS) == ["entities, all: 79.9 < 80.0"]
    assert below(measured(79.9, "other"), FLOORS) == []
    assert below(measured(80.0), FLOORS) == []


def test_a_figure_that_is_gone_is_below_its_floor():
    gone = {"entities": {"data": "abc", "percent": {}}}
    assert below(gone, FLOORS) == ["entities, all: 0.0 < 80.0"]


def test_data_without_floors_is_told_from_data_with_others():
    assert elsewhere(measured(90.0, "other"), FLOORS) == ["entities"]
    assert elsewhere(measured(90.0), FLOORS) == elsewhere(measured(90.0), {}) == []


@pytest.mark.parametrize(
    ("value", "floor"),
    [(90.0, 90.0 - SLACK), (80.2, 80.0), (80.0, 80.0), (70.0, 70.0 - SLACK)],
    ids=["rises", "stays", "stays at the floor", "falls only below"],
)
def test_a_floor_that_is_reached_never_falls(value, floor):
    assert raised(measured(value), FLOORS) == {"entities": {"data": "abc", "percent": {"all": floor}}}


def test_other_data_start_anew():
    assert raised(measured(70.0, "other"), FLOORS)["entities"] == {"data": "other", "percent": {"all": 70.0 - SLACK}}


class Model:
    model = "invented 1"


@pytest.fixture
def command(tmp_path, monkeypatch):
    """The command on given figures; gives its exit code, and the floors and figures that it leaves."""
    floors, figures = tmp_path / "floors.json", tmp_path / "quality.json"
    floors.write_text(json.dumps(FLOORS))
    monkeypatch.setattr(quality, "FLOORS", floors)
    monkeypatch.setattr(quality, "FIGURES", figures)
    monkeypatch.setattr(quality, "load", Model)

    def run(value, *options, data="abc"):
        monkeypatch.setattr(quality, "measure", lambda annotator, paths: measured(value, data))
        code = quality.main(["--data", "x", *options])
        return code, json.loads(floors.read_text()), figures.exists()

    return run


def test_a_run_below_a_floor_fails_and_writes_nothing(command):
    assert command(79.0) == (1, FLOORS, False)
    assert command(79.0, "--write") == (1, FLOORS, False)


def test_only_the_flag_lowers_a_floor(command):
    code, floors, written = command(79.0, "--write", "--lower-floors")
    assert (code, floors["entities"]["percent"]["all"], written) == (0, 79.0 - SLACK, True)


def test_a_better_run_raises_the_floors_only_where_it_writes(command):
    assert command(90.0) == (0, FLOORS, False)
    code, floors, written = command(90.0, "--write")
    assert (code, floors["entities"]["percent"]["all"], written) == (0, 90.0 - SLACK, True)


def test_writing_on_other_data_needs_the_flag(command, capsys):
    """Else an easier pack, or half of one, would lower the floors unseen."""
    assert command(99.0, data="other") == (0, FLOORS, False)
    assert "pinned to other data" in capsys.readouterr().out
    assert command(99.0, "--write", data="other") == (1, FLOORS, False)
    code, floors, _ = command(99.0, "--write", "--lower-floors", data="other")
    assert (code, floors["entities"]["data"]) == (0, "other")


def test_the_flag_alone_is_refused(command):
    with pytest.raises(SystemExit, match="2"):
        command(79.0, "--lower-floors")
