"""Several processes read documents: the same bytes, and no process that dies costs more than one document."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import pytest
from perils import Perilous, documents
from two_documents import Fake, files, run

from generator.brief import store
from generator.config import Settings
from generator.generate import Report, Task, generate
from generator.generate import pool as pools
from generator.generate.making import Failed

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


def alone(project: Settings) -> tuple[Report, dict[str, bytes]]:
    """What a run in this process makes of a project's documents."""
    other = replace(project, briefs=project.root / "other" / "briefs")
    return run(other), files(other)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_bytes_and_the_report_are_the_same_for_any_number_of_workers(
    project: Settings, notes: Path, workers: int
) -> None:
    documents(project, 12)
    (project.folders[0] / "d05.txt").write_bytes(b"")
    expected, content = alone(project)
    report = generate(project, annotator=Perilous(notes), workers=workers)
    assert report.failed == ("seeds/d05.txt",)
    assert (report.failed, report.reasons, report.issues) == (expected.failed, expected.reasons, expected.issues)
    assert [Path(name).name for name in report.written] == [Path(name).name for name in expected.written]
    assert files(project) == content
    there = Perilous(notes).processes()
    assert (os.getpid() in there) == (workers == 1)
    assert len(there) <= workers


def test_a_single_document_is_read_in_this_process(project: Settings, notes: Path) -> None:
    documents(project, 1)
    assert len(generate(project, annotator=Perilous(notes), workers=2).written) == 1
    assert Perilous(notes).processes() == {os.getpid()}


def test_a_document_that_kills_whoever_reads_it_costs_no_other(project: Settings, notes: Path) -> None:
    documents(project, 9, d4="deadly")
    report = generate(project, annotator=Perilous(notes), workers=2)
    assert report.failed == ("seeds/d04.txt",)
    assert "killed, twice" in report.reasons[0]
    assert len(report.written) == 8
    assert (notes / "killed").read_bytes() == b"++"
    assert len(store.load(project.briefs).briefs) == 8


def test_a_process_that_is_killed_once_costs_nothing(project: Settings, notes: Path) -> None:
    documents(project, 9, d4="deadly")
    _, content = alone(replace(project))
    report = generate(project, annotator=Perilous(notes, times=1), workers=2)
    assert report.failed == ()
    assert files(project) == content


def test_a_process_that_is_killed_in_the_middle_of_a_result_is_missed(project: Settings, notes: Path) -> None:
    """Python's executor alone would wait for the second half for ever."""
    documents(project, 9, d4="deadly")
    report = generate(project, annotator=Perilous(notes, half=True), workers=2)
    assert report.failed == ("seeds/d04.txt",)
    assert len(report.written) == 8


def test_several_documents_can_kill(project: Settings, notes: Path) -> None:
    documents(project, 9, d0="deadly", d1="deadly", d8="deadly")
    report = generate(project, annotator=Perilous(notes), workers=2)
    assert report.failed == ("seeds/d00.txt", "seeds/d01.txt", "seeds/d08.txt")
    assert len(report.written) == 6


def test_where_no_process_can_be_started_this_one_reads(
    project: Settings, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a script that has no `if __name__ == "__main__"`, or where the system has no semaphores."""

    def refuse(*_args, **_kw):
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(pools, "ProcessPoolExecutor", refuse)
    documents(project, 3)
    assert len(generate(project, annotator=Perilous(notes), workers=2).written) == 3
    assert Perilous(notes).processes() == {os.getpid()}


def test_a_script_without_a_guard_works_all_the_same(project: Settings) -> None:
    documents(project, 12)
    script = project.root / "script.py"
    script.write_text(
        "from pathlib import Path\n"
        "from generator.config import Settings\n"
        "from generator.generate import generate\n"
        f"root = Path({str(project.root)!r})\n"
        "report = generate(Settings(root, (root / 'seeds',), root / 'briefs'), workers=2)\n"
        "assert len(report.written) == 12, report\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], check=False, env=environment, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()


@dataclass
class Slow:
    """A pool that notes how many tasks it has been given that it has not been asked for."""

    window: int = 4
    given: int = 0
    most: int = 0
    closed: bool | None = None

    def begin(self, task: Task) -> pools.Job:
        self.given += 1
        self.most = max(self.most, self.given)
        return pools.Job(task)

    def end(self, job: pools.Job) -> Failed:
        self.given -= 1
        return Failed(job.task.name)

    def close(self, *, at_once: bool) -> None:
        self.closed = at_once


@dataclass
class Step:
    task: Task | None


def steps(count: int) -> list[Step]:
    return [Step(None if n % 3 == 2 else Task("x", f"{n}", None, "m")) for n in range(count)]


@pytest.mark.parametrize("few", [0, 7])
def test_no_more_tasks_are_given_out_than_the_window_holds(few: int) -> None:
    pool = Slow()
    order = pools.InOrder(few, lambda task: Failed("here"), lambda: pool)
    done = [(step, outcome and outcome.message) for step, outcome in order.results(iter(steps(100)))]
    assert done == [(step, step.task and step.task.name) for step in steps(100)]
    assert pool.most == 4
    assert pool.closed is False


def test_a_pool_is_closed_at_once_when_the_run_is_broken_off() -> None:
    pool = Slow()
    results = pools.InOrder(0, lambda task: Failed("here"), lambda: pool).results(iter(steps(100)))
    next(results)
    results.close()
    assert pool.closed is True


def test_few_documents_start_no_pool() -> None:
    def hire() -> pools.Pool:
        raise AssertionError

    order = pools.InOrder(100, lambda task: Failed("here"), hire)
    assert len(list(order.results(iter(steps(100))))) == 100


def test_an_interrupted_run_ends_at_once_and_goes_on_later(project: Settings) -> None:
    """Ctrl-C reaches all processes of the group; nothing half written is left, and nobody stays behind."""
    documents(project, 600)
    (project.root / "mkdocs.yml").write_text("site_name: x\nplugins: [briefing]\n", encoding="utf-8")
    # Shells have what they start in the background ignore Ctrl-C, and whatever that starts in turn.
    heeding = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "if __name__ == '__main__': from generator.cli import main; main()"
    )
    command = [sys.executable, "-c", heeding, "generate", "--workers", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    options = {"cwd": project.root, "env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = subprocess.Popen(command, **options, start_new_session=True)
    until = time.monotonic() + 60
    while len(list(project.briefs.glob("*.md"))) < 5:
        assert time.monotonic() < until
        assert running.poll() is None, running.communicate()
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130, told.decode()
    assert "Interrupted." in told.decode()
    assert "Traceback" not in told.decode()
    while any(_is_alive(process.pid) for process in psutil.process_iter() if _group(process.pid) == running.pid):
        assert time.monotonic() < until
        time.sleep(0.02)
    loaded = store.load(project.briefs)
    assert loaded.issues == ()
    assert 5 <= len(loaded.briefs) < 600
    done = subprocess.run(command, **options, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    assert len(store.load(project.briefs).briefs) == 600


def test_workers_do_not_outlive_who_started_them(project: Settings, notes: Path) -> None:
    documents(project, 40)
    code = (
        "import sys; from pathlib import Path; from perils import Perilous; from generator.config import Settings\n"
        "from generator.generate import generate\n"
        "root = Path(sys.argv[1])\n"
        "settings = Settings(root, (root / 'seeds',), root / 'briefs')\n"
        "generate(settings, annotator=Perilous(root / 'notes', seconds=0.2), workers=2)\n"
    )
    paths = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    running = subprocess.Popen([sys.executable, "-c", code, str(project.root)], env={**os.environ, "PYTHONPATH": paths})
    until = time.monotonic() + 60
    while len(Perilous(notes).processes()) < 2:
        assert time.monotonic() < until
        time.sleep(0.02)
    running.kill()
    running.wait()
    workers = Perilous(notes).processes()
    while any(_is_alive(worker) for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.02)


def _group(process: int) -> int | None:
    try:
        return os.getpgid(process)
    except ProcessLookupError:
        return None


def _is_alive(process: int) -> bool:
    try:
        # One that has ended stays on the list until somebody asks how.
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_fake_annotator_reads_in_this_process_unless_told_otherwise(project: Settings) -> None:
    documents(project, 20)
    fake = Fake()
    run(project, fake)
    assert len(set(fake.read)) == 20
