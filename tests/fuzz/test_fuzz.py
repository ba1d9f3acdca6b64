"""Whatever bytes come in, the program says what they are or why it cannot, and no other error comes out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from benchmarks.trust import fuzzing
from benchmarks.trust.figures import Options
from benchmarks.trust.fuzz import tried as trying
from benchmarks.trust.fuzz.chances import Chances
from benchmarks.trust.fuzz.targets import TARGETS, Target
from benchmarks.trust.fuzz.tried import TOLD, input_of, tried
from generator.read import CONTAINERS, READERS

ROOT = Path(__file__).parents[2]
FOUND = sorted(path for path in (ROOT / "tests" / "fuzz" / "found").glob("*/*") if path.is_file())

ATHERIS = """
import contextlib, sys

def instrument_imports(include): return contextlib.nullcontext()

def Mutate(data, most): return data[:most]

def Setup(arguments, one, custom_mutator):
    global run
    def run():
        for number in range(30):
            one(custom_mutator(b"a: b", 100, number))
        sys.stderr.write("#2\\tINITED\\nstat::number_of_executed_units: 30\\n")
        sys.stderr.write(" ".join(arguments))

def Fuzz():
    run()
    sys.exit(0)
"""
"""As much of atheris as calls the target and counts."""


def fails(_data):
    raise KeyError("that nobody thought of")


@pytest.fixture
def broken(monkeypatch):
    """The one target is broken."""
    monkeypatch.setattr(fuzzing, "TARGETS", {"a target": Target(fails, lambda: [b"x"])})
    monkeypatch.setattr(trying, "TARGETS", fuzzing.TARGETS)


def test_every_format_and_container_is_fuzzed():
    def known(kind, table):
        return {table[name.split()[1]] for name in TARGETS if name.startswith(f"{kind} ")}

    assert known("reader", READERS) == set(READERS.values())
    assert known("container", CONTAINERS) == set(CONTAINERS.values())


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_once_is_not_found_again(path):
    (name,) = [name for name in TARGETS if name.replace(" ", "-") == path.parent.name]
    finding = tried(name, path.read_bytes())
    assert finding is None, finding.what


@pytest.mark.parametrize("name", TARGETS)
def test_the_known_inputs_are_sound(name):
    assert [finding.what for data in TARGETS[name].seeds() if (finding := tried(name, data))] == []


def test_a_short_run_finds_nothing():
    figures = fuzzing.measure(Options(short=True))
    assert figures.failures == ()
    assert figures.total > 2000
    assert dict(figures.counts).keys() == TARGETS.keys()


@pytest.mark.parametrize("name", ["reader .html", "container .zip", "merge of edits"])
def test_a_seed_makes_the_same_inputs_each_time_and_another_one_others(name):
    made = [[input_of(TARGETS[name], f"{seed} {number}") for number in range(20)] for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
    assert len(set(made[0])) > 15


def test_an_error_is_a_finding_that_says_how_to_have_it_again(broken, tmp_path, capsys):
    figures = fuzzing.short(Options())
    assert figures.failures == (f"a target: KeyError at {Path(__file__).name}:{fails.__code__.co_firstlineno + 1}",)
    tried("a target", b"abc").write(tmp_path)
    told, path = sorted(tmp_path.iterdir(), key=lambda path: not path.name.endswith(TOLD))
    assert path.read_bytes() == b"abc"
    assert f'--again "a target" {path}' in told.read_text()
    assert fuzzing.main(["--again", "a target", str(path)]) == 1
    assert "that nobody thought of" in capsys.readouterr().out


def test_an_input_that_takes_too_long_is_a_finding(monkeypatch):
    monkeypatch.setattr(trying, "SECONDS", -1)
    assert tried("stories", b"join: []\n").kind == "slow"


def test_an_input_that_takes_too_much_memory_is_a_finding(monkeypatch):
    monkeypatch.setattr(trying, "MEMORY", -1)
    assert tried("stories", b"join: []\n").kind == "memory"


def test_without_atheris_inputs_are_changed_blindly(broken, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(fuzzing.importlib.util, "find_spec", lambda name: None)
    figures = fuzzing.fuzzed(1, Options(), folder=tmp_path)
    assert figures.total > 1
    assert len(figures.failures) == 1
    assert "without atheris" in figures.note
    assert len(list((tmp_path / "found").iterdir())) == 2


def test_atheris_runs_in_a_process_of_its_own_and_is_counted(monkeypatch, tmp_path, capsys):
    (tmp_path / "atheris.py").write_text(ATHERIS)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{ROOT}")
    monkeypatch.setattr(fuzzing.importlib.util, "find_spec", lambda name: name)
    figures = fuzzing.fuzzed(2, Options(), ["stories", "sidecar"], tmp_path / "build")
    assert (figures.counts, figures.failures) == ((("stories", 30), ("sidecar", 30)), ())
    assert list((tmp_path / "build" / "corpus" / "stories").iterdir())
    assert "atheris" in figures.note


@pytest.mark.parametrize("leaves_a_file", [True, False])
def test_an_input_that_ends_the_process_is_a_finding(monkeypatch, tmp_path, capsys, leaves_a_file):
    def dies(command, **_):
        if leaves_a_file:
            (tmp_path / "found").mkdir()
            (tmp_path / "found" / "stories-crash-1").write_bytes(b"x")
        return subprocess.CompletedProcess(command, 77, b"", b"#512\tNEW\n==1== ERROR: libFuzzer: out-of-memory")

    monkeypatch.setattr(fuzzing.importlib.util, "find_spec", lambda name: name)
    monkeypatch.setattr(fuzzing.subprocess, "run", dies)
    figures = fuzzing.fuzzed(1, Options(), ["stories"], tmp_path)
    assert figures.counts == (("stories", 512),)
    assert ("crash: " if leaves_a_file else "out-of-memory") in figures.failures[0]
    if leaves_a_file:
        told = (tmp_path / "found" / f"stories-crash-1{TOLD}").read_text()
        assert '--again "stories"' in told
        assert "out-of-memory" in told


def test_chance_is_made_of_the_bytes_and_ends_with_them():
    one, same = Chances(b"\x80abc" * 9), Chances(b"\x80abc" * 9)
    drawn = [one.randint(0, 999) for _ in range(60)]
    assert drawn == [same.randint(0, 999) for _ in range(60)]
    assert len(set(drawn[:9])) > 1
    assert set(drawn[-9:]) == {0}
    assert Chances(b"\x80\0").random() == 0.5
