"""One command measures all, prints it, and writes it down."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from benchmarks.trust import __main__ as command
from benchmarks.trust.figures import Figures, Options, dumps, loads, table
from benchmarks.trust.figures import main as alone


def figures(name, number=3, failures=()):
    return Figures(name, "attempts", (("kind", number), ("other kind", 1)), 2.4, tuple(failures))


@pytest.fixture
def measures(monkeypatch):
    """Every measurement gives figures of its own name; returns what each was asked for."""
    asked = []

    class Module:
        def __init__(self, name):
            self.name = name.rpartition(".")[2]

        def measure(self, options):
            asked.append((self.name, options))
            return figures(self.name)

    monkeypatch.setattr(command.importlib, "import_module", Module)
    return asked


def test_every_measurement_is_there_and_in_the_table():
    for name in command.NAMES:
        assert callable(importlib.import_module(f"benchmarks.trust.{name}").measure)
    folder = Path(command.__file__).parent
    measuring = {path.stem for path in folder.glob("*.py") if "\ndef measure(" in path.read_text(encoding="utf-8")}
    assert measuring == set(command.NAMES)


def test_all_are_measured_printed_and_written(measures, tmp_path, capsys):
    output = tmp_path / "trust.json"
    assert command.main(["--output", str(output), "--seed", "7"]) == 0
    assert measures == [(name, Options(seed=7)) for name in command.NAMES]
    assert [part.name for part in loads(output.read_text(encoding="utf-8"), "")] == list(command.NAMES)
    printed = capsys.readouterr().out
    assert all(f"{name}: attempts" in printed for name in command.NAMES)


def test_a_short_run_leaves_the_published_figures_alone(measures, tmp_path, monkeypatch):
    monkeypatch.setattr(command, "OUTPUT", tmp_path / "trust.json")
    command.main(["--short"])
    assert not (tmp_path / "trust.json").exists()
    assert measures[0][1].short
    command.main([])
    assert (tmp_path / "trust.json").is_file()


def test_what_is_not_measured_again_is_kept(measures, tmp_path):
    output = tmp_path / "trust.json"
    output.write_text(dumps((figures("payloads", 9), figures("edits", 9))), encoding="utf-8")
    command.main(["--only", "payloads", "--output", str(output)])
    kept = {part.name: part.total for part in loads(output.read_text(encoding="utf-8"), "")}
    assert kept == {"edits": 10, "payloads": 4}


def test_what_was_measured_is_written_though_a_later_measurement_breaks(measures, tmp_path, monkeypatch):
    real = command.importlib.import_module

    def broken(name):
        if name.endswith("payloads"):
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(command.importlib, "import_module", broken)
    output = tmp_path / "trust.json"
    with pytest.raises(ImportError):
        command.main(["--output", str(output)])
    before = command.NAMES[: command.NAMES.index("payloads")]
    assert tuple(part.name for part in loads(output.read_text(encoding="utf-8"), "")) == before


def test_figures_go_by_the_name_of_their_module(monkeypatch, tmp_path):
    module = type("Module", (), {"measure": staticmethod(lambda _: figures("another name"))})
    monkeypatch.setattr(command.importlib, "import_module", lambda _: module)
    output = tmp_path / "trust.json"
    command.main(["--only", "same", "--output", str(output)])
    assert [part.name for part in loads(output.read_text(encoding="utf-8"), "")] == ["same"]


def test_a_failure_is_printed_and_fails_the_command(monkeypatch, tmp_path, capsys):
    failed = figures("faults", failures=["killed at write 7: half a brief"])
    monkeypatch.setattr(command, "measured", lambda *_: (failed,))
    assert command.main(["--output", str(tmp_path / "trust.json")]) == 1
    assert "FAILED faults: killed at write 7: half a brief" in capsys.readouterr().out


def test_the_table_lines_up():
    lines = table((figures("edits", 5000), figures("faults"))).splitlines()
    assert lines[0].split() == ["tried", "failed", "seconds"]
    assert lines[1].split() == ["edits:", "attempts", "5001", "0", "2"]
    assert lines[2].split() == ["kind", "5000"]
    assert (
        len({line.index(number) + len(number) for line, number in zip(lines[1:3], ("5001", "5000"), strict=True)}) == 1
    )


def test_one_measurement_runs_alone(capsys):
    seen = []

    def measure(options):
        seen.append(options)
        return figures("edits")

    assert alone(measure, ["--short"]) == 0
    assert seen == [Options(short=True)]
    assert "edits: attempts" in capsys.readouterr().out
