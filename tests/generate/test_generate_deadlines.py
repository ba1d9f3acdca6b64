"""A document that takes too long is given up, wherever it hangs, and the run goes on with the others."""

from __future__ import annotations

import itertools
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hanging import Hanging
from perils import documents
from two_documents import codes, files, run

import generator.generate as stage
from generator.config import Settings
from generator.errors import ReadError
from generator.generate import generate
from generator.generate.deadline import Overdue, alarm, each_within
from generator.generate.pool import Processes
from generator.limits import Limits

SECONDS = 5
LATE = f"took longer than {SECONDS} seconds and was given up; "


@pytest.fixture
def hurried(project: Settings) -> Settings:
    return replace(project, limits=Limits(seconds=SECONDS))


def others_are_written(project: Settings, missing: str) -> bool:
    """Whether the briefs are just those that there are without this document."""
    (project.folders[0] / missing).unlink()
    other = replace(project, briefs=project.root / "other" / "briefs")
    run(other)
    return files(project) == files(other)


@pytest.mark.parametrize("way", ["endless", "catastrophic", "deaf"])
def test_a_document_that_hangs_a_process_costs_no_other(hurried: Settings, way: str) -> None:
    documents(hurried, 6, d2=way)
    started = time.monotonic()
    report = generate(hurried, annotator=Hanging(), workers=2)
    assert report.failed == ("seeds/d02.txt",)
    assert report.reasons[0].startswith(LATE)
    assert "limits: seconds" in report.reasons[0]
    assert codes(report) == ["failed"]
    assert time.monotonic() - started < 60
    assert others_are_written(hurried, "d02.txt")


def test_several_documents_can_hang_at_the_same_time(hurried: Settings) -> None:
    documents(hurried, 8, d0="deaf", d1="endless", d7="catastrophic")
    report = generate(hurried, annotator=Hanging(), workers=2)
    assert report.failed == ("seeds/d00.txt", "seeds/d01.txt", "seeds/d07.txt")
    assert all(reason.startswith(LATE) for reason in report.reasons)
    assert len(report.written) == 5


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system cannot interrupt a process")
@pytest.mark.parametrize("way", ["endless", "catastrophic"])
def test_what_this_process_reads_itself_is_interrupted(hurried: Settings, way: str) -> None:
    documents(hurried, 3, d1=way)
    report = generate(hurried, annotator=Hanging())
    assert report.failed == ("seeds/d01.txt",)
    assert report.reasons[0].startswith(LATE)
    assert others_are_written(hurried, "d01.txt")
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@pytest.mark.parametrize(("workers", "count"), [(1, 12), (None, 3), (3, 1)])
def test_the_model_of_the_settings_reads_in_a_process_that_can_be_ended(
    project: Settings, monkeypatch: pytest.MonkeyPatch, workers: int | None, count: int
) -> None:
    started: list[int] = []

    def start(number: int, annotator: str) -> None:
        started.append(number)

    monkeypatch.setattr(stage.Processes, "start", start)
    documents(project, count)
    assert len(generate(project, workers=workers).written) == count
    assert started == [1]
    assert not generate(project, workers=workers).written
    assert started == [1], "a process is started although nothing is to be read"


def test_a_pool_can_be_used_longer_than_it_is_large(project: Settings) -> None:
    """The notes of when a document was begun are as many as documents are out at a time."""
    documents(project, 20)
    pool = Processes.start(1, Hanging())
    assert pool is not None
    pool.close(at_once=True)
    report = generate(replace(project, limits=Limits(seconds=60)), annotator=Hanging(), workers=2)
    assert len(report.written) == 20


def test_a_container_that_never_gives_its_next_document_is_given_up() -> None:
    def items() -> Iterator[int]:
        yield 1
        yield from itertools.takewhile(lambda _: True, (each for each in itertools.count() if each < 0))

    coming = each_within(items(), 1, "wire.xml")
    assert next(coming) == 1
    with pytest.raises(ReadError, match=r"^wire\.xml: took longer than 1 seconds"):
        next(coming)


def test_an_alarm_that_something_swallows_rings_again() -> None:
    def careless() -> None:
        try:
            time.sleep(5)
        except Overdue:
            time.sleep(5)

    started = time.monotonic()
    with pytest.raises(Overdue), alarm(0.2):
        careless()
    assert time.monotonic() - started < 4


def test_no_alarm_is_left_behind_and_none_rings_in_a_thread() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with alarm(30):
        pass
    assert signal.getsignal(signal.SIGALRM) is before
    told: list[str] = []

    def reading() -> None:
        with alarm(0.1):
            time.sleep(0.3)
        told.append("read")

    thread = threading.Thread(target=reading)
    thread.start()
    thread.join()
    assert told == ["read"]
