"""A Dask cluster reads the documents: a real scheduler and two workers on loopback, one of which is killed."""

import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from perils import Perilous, documents
from serving import free_port
from two_documents import files, run

from generator.brief.compose import BY
from generator.cli import main
from generator.config import Settings
from generator.errors import BriefingError
from generator.generate import cluster as clusters
from generator.generate import generate

HERE = Path(__file__).parent
PATIENCE = 120.0
"""Seconds that anything may take on a machine that is busy."""


@contextlib.contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask's that ends with the block."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(HERE.parent.parent), str(HERE)]),
        # A worker on a busy machine is not to be taken for a dead one; and a dead one is to be missed soon.
        "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "60s",
        "DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "False",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextlib.contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler."""
    file = folder / "scheduler.json"
    flags = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    with started("dask_scheduler", *flags) as process:
        until = time.monotonic() + PATIENCE
        while not file.exists() or not file.read_text(encoding="utf-8"):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        yield json.loads(file.read_text(encoding="utf-8"))["address"]


@contextlib.contextmanager
def worker(address: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of that scheduler, one process with one thread."""
    flags = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1", "--memory-limit", "0"]
    with started("dask_worker", address, *flags) as process:
        yield process


@pytest.fixture(autouse=True)
def _no_client_is_garbage() -> Iterator[None]:
    """Dask's clients of tests before are gone: one that is collected while another starts waits for that for ever."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", PATIENCE)


@pytest.mark.usefixtures("patient")
def test_a_worker_that_is_killed_half_way_costs_nothing(project: Settings, tmp_path: Path) -> None:
    """Nothing is lost, nothing is there twice, and the bytes are those of a run in one process."""
    documents(project, 24)
    (project.folders[0] / "d05.txt").write_bytes(b"")
    other = replace(project, briefs=project.root / "other" / "briefs")
    expected = run(other)
    notes = tmp_path / "notes"
    notes.mkdir()
    reader = Perilous(notes, seconds=0.05)
    with scheduler(tmp_path) as address, worker(address) as one, worker(address):
        _wait_for_workers(address, 2)

        def watch(progress) -> None:
            if progress.done == 8 and one.poll() is None:
                assert one.pid in reader.processes()
                one.send_signal(signal.SIGKILL)
                one.wait()

        report = generate(project, annotator=reader, cluster=address, progress=watch)
    assert one.returncode == -signal.SIGKILL
    assert report.failed == ("seeds/d05.txt",)
    assert report.reasons == expected.reasons
    assert len(report.written) == len(set(report.written)) == 23
    assert files(project) == files(other)
    assert os.getpid() not in reader.processes()
    assert len(reader.processes()) == 2


@pytest.mark.usefixtures("patient")
def test_the_model_is_loaded_by_the_workers(project: Settings, tmp_path: Path) -> None:
    """As on the command line, where nobody hands an annotator over."""
    documents(project, 3)
    with scheduler(tmp_path) as address, worker(address):
        report = generate(project, cluster=address)
        assert (report.failed, len(report.written)) == ((), 3)
    content = files(project)
    other = replace(project, briefs=project.root / "other" / "briefs")
    assert generate(other, workers=1).failed == ()
    assert files(other) == content


def test_a_scheduler_that_does_not_answer_is_told(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 0.5)
    with pytest.raises(BriefingError, match="no scheduler answers there"):
        generate(project, cluster=f"tcp://127.0.0.1:{free_port()}")
    with pytest.raises(BriefingError, match="no scheduler answers there"):
        generate(project, cluster="no address")


def test_a_cluster_without_workers_is_told(project: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with scheduler(tmp_path) as address:
        monkeypatch.setattr(clusters, "PATIENCE", 2.0)
        with pytest.raises(BriefingError, match="has no workers; start some with `dask worker"):
            generate(project, cluster=address)


@pytest.mark.usefixtures("patient")
def test_a_worker_with_another_version_is_told(
    project: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scheduler(tmp_path) as address, worker(address):
        monkeypatch.setattr(clusters, "BY", "briefing 99")
        with pytest.raises(BriefingError, match=f"runs {BY}; install briefing 99 there"):
            generate(project, cluster=address)
    assert not list(project.briefs.glob("*.md"))


@pytest.mark.usefixtures("patient")
def test_a_cluster_that_goes_away_ends_the_run_with_what_was_done(
    project: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents(project, 24)
    monkeypatch.setattr(clusters, "WITHOUT_WORKERS", 0.5)
    monkeypatch.setattr(clusters, "_LOOK", 0.5)
    (tmp_path / "notes").mkdir()
    with scheduler(tmp_path) as address, worker(address) as only:

        def watch(progress) -> None:
            if progress.done == 4:
                only.kill()

        reader = Perilous(tmp_path / "notes", seconds=0.05)
        with pytest.raises(BriefingError, match="no workers any more; what was finished is written"):
            generate(project, annotator=reader, cluster=address, progress=watch)
    assert 4 <= len(list(project.briefs.glob("*.md"))) < 24


def test_a_missing_package_is_told(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.chdir(project.root)
    flags = ["--sources", "seeds", "--briefs", "briefs", "--cluster", "tcp://127.0.0.1:1"]
    result = CliRunner().invoke(main, ["generate", *flags])
    assert result.exit_code == 2
    assert "pip install 'briefing[cluster]'" in result.output


def _wait_for_workers(address: str, count: int) -> None:
    import distributed

    with distributed.Client(address, timeout=PATIENCE, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=PATIENCE)
