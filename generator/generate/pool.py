"""Who reads the documents: this process, several, or a cluster; the results come in the order of the tasks."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from generator.generate.deadline import is_overdue, late
from generator.generate.making import Failed, Made, Task, fault
from generator.generate.work import about, begin, prepare, work_in_time

if TYPE_CHECKING:
    from generator.annotate import Annotator

IN_FLIGHT = 4
"""Tasks that are given out at a time, for each worker; results that wait for an earlier one are among them."""

_AT_ONCE = 4
"""So many processes are started before there is work for them; any others, when there is."""

_LOOK = 2.0
"""Seconds between looks at whether all processes are still alive."""

KILLED = (
    "was being read when the process that read it was killed, twice; there may be too little memory for it, "
    "so try --workers 1, or part the document"
)


class Step(Protocol):
    """A step of a run; what it holds beside the task is the caller's."""

    @property
    def task(self) -> Task | None:
        """What has to be done for it by a worker; None if nothing."""
        ...


AnyStep = TypeVar("AnyStep", bound=Step)


@dataclass(slots=True, eq=False)
class Job:
    """A task that was given out."""

    task: Task
    future: Future[Made | Failed] | None = None
    result: Made | Failed | None = None
    place: int = 0


class Pool(Protocol):
    """Those who work off tasks."""

    window: int
    """How many tasks are given out at most before the first of them is asked for."""

    def begin(self, task: Task) -> Job:
        """Give out a task."""
        ...

    def end(self, job: Job) -> Made | Failed:
        """Wait for what became of it."""
        ...

    def close(self, *, at_once: bool) -> None:
        """End, either in good order or, `at_once`, without waiting for anything."""
        ...


class Here:
    """This process, one task after the other."""

    window = 1

    def __init__(self, do: Callable[[Task], Made | Failed]) -> None:
        self._do = do

    def begin(self, task: Task) -> Job:
        """Note the task."""
        return Job(task)

    def end(self, job: Job) -> Made | Failed:
        """Do it."""
        return self._do(job.task)

    def close(self, *, at_once: bool) -> None:
        """There is nothing to end."""


@dataclass
class Processes:
    """Processes of this machine.

    A process that dies, for want of memory say, takes the others with it. They are started again, and each document
    that was given out is then read with no other beside it, which shows whether it is to blame. One that ends itself
    because a document took too long has left a note of which.

    Attributes:
        workers: how many.
        annotator: what reads the documents, or its name.
    """

    workers: int
    annotator: str | Annotator
    _given: list[Job] = field(default_factory=list)
    _executor: Executor | None = None

    def __post_init__(self) -> None:
        self.window = IN_FLIGHT * self.workers
        # A fresh process for each, on every system: a copy of this one could hold locks that nobody frees.
        self._context = multiprocessing.get_context("spawn")
        self._began = self._context.RawArray("d", self.window)
        self._free = list(range(self.window))

    @classmethod
    def start(cls, workers: int, annotator: str | Annotator) -> Processes | None:
        """Processes that are there; None where the system, or the script that runs this, allows none."""
        pool = cls(workers, annotator)
        try:
            with _undisturbed():
                ready = pool._start().submit(about)
                for _ in range(min(workers, _AT_ONCE)):
                    pool._start().submit(prepare, annotator)
            ready.result()
        except (BrokenExecutor, ImportError, OSError):
            pool.close(at_once=True)
            return None
        return pool

    def begin(self, task: Task) -> Job:
        """Give out a task."""
        job = Job(task, place=self._free.pop())
        self._given.append(job)
        self._submit(job)
        return job

    def end(self, job: Job) -> Made | Failed:
        """Wait for what became of it."""
        while job.result is None:
            job.result = self._wait(job)
            if job.result is None and not self._give_up_overdue():
                self._try_each_alone()
        self._given.remove(job)
        self._free.append(job.place)
        return job.result or Failed(KILLED)

    def close(self, *, at_once: bool) -> None:
        """End the processes."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        if at_once:
            # They write nothing, so that nothing is lost with them; a long document would be read to its end.
            for process in _processes(executor):
                process.kill()
                process.join()
            _unblock(executor)
        executor.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> Executor:
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self.workers, self._context, begin, (self._began,))
        return self._executor

    def _submit(self, job: Job) -> None:
        self._began[job.place] = 0.0
        try:
            with _undisturbed():
                job.future = self._start().submit(work_in_time, job.place, job.task, self.annotator)
        except BrokenExecutor:
            job.future = None

    def _wait(self, job: Job) -> Made | Failed | None:
        """What became of it; None if the processes died meanwhile."""
        if job.future is None:
            return None
        try:
            return self._result(job.future)
        except BrokenExecutor:
            return None
        except Exception as error:  # noqa: BLE001 - a result that cannot be handed over costs one document
            return fault(error)

    def _result(self, future: Future[Made | Failed]) -> Made | Failed:
        """What came of a task.

        Raises:
            BrokenExecutor: a process died.
        """
        deaths = 0
        while True:
            try:
                return future.result(timeout=_LOOK)
            except TimeoutError:
                deaths = deaths + 1 if any(each.exitcode is not None for each in _processes(self._executor)) else 0
                # The executor itself has seen it by now, unless it waits for the second half of a result.
                if deaths > 1:
                    self.close(at_once=True)
                    raise BrokenExecutor from None

    def _give_up_overdue(self) -> bool:
        """Give up what took too long, now that the processes died, and begin the rest anew; whether there was any."""
        left = self._unfinished()
        overdue = [job for job in left if self._is_overdue(job)]
        if not overdue:
            return False
        self.close(at_once=True)
        for job in left:
            if job in overdue:
                job.result = Failed(late(job.task.limits.seconds))
            else:
                self._submit(job)
        return True

    def _unfinished(self) -> list[Job]:
        for job in self._given:
            job.result = job.result or self._wait(job)
        return [job for job in self._given if job.result is None]

    def _is_overdue(self, job: Job) -> bool:
        return is_overdue(self._began[job.place], job.task.limits.seconds)

    def _try_each_alone(self) -> None:
        left = self._unfinished()
        self.close(at_once=True)
        for job in left:
            self._submit(job)
            job.result = self._wait(job)
            if job.result is None:
                job.result = Failed(late(job.task.limits.seconds) if self._is_overdue(job) else KILLED)
                self.close(at_once=True)


def _processes(executor: Executor | None) -> list[BaseProcess]:
    return list((getattr(executor, "_processes", None) or {}).values())


def _unblock(executor: Executor) -> None:
    """Let an executor whose processes are all dead see that half a result has no second half.

    One that was killed while it handed over a result leaves Python's executor waiting for the rest for ever, for this
    process holds the pipe open as well.
    """
    writer = getattr(getattr(executor, "_result_queue", None), "_writer", None)
    if writer is not None:
        writer.close()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C from processes that are started in the block, which have not yet learned to leave it to this one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@dataclass
class InOrder(Generic[AnyStep]):
    """Works off steps, with what became of each, in their order.

    Attributes:
        few: so many tasks are not worth more than this process; None if no number is.
        here: does one in this process.
        hire: gives the pool for more of them.
        alone: gives the pool for those few; None to do them in this process.
    """

    few: int | None
    here: Callable[[Task], Made | Failed]
    hire: Callable[[], Pool | None]
    alone: Callable[[], Pool | None] = lambda: None

    def results(self, steps: Iterable[AnyStep]) -> Iterator[tuple[AnyStep, Made | Failed | None]]:
        """Each step with what became of its task; None where it has none."""
        coming = iter(steps)
        first, tasks = (deque[AnyStep](), 0) if self.few is None else self._first(coming, self.few)
        is_many = self.few is not None and tasks > self.few
        pool = (self.hire() if is_many else self.alone() if tasks else None) or Here(self.here)
        at_once = True
        try:
            yield from _in_order(_chain(first, coming), pool)
            at_once = False
        finally:
            pool.close(at_once=at_once)

    @staticmethod
    def _first(coming: Iterator[AnyStep], few: int) -> tuple[deque[AnyStep], int]:
        """The steps up to one task more than a few, or all, and how many tasks there are in them."""
        first: deque[AnyStep] = deque()
        tasks = 0
        for step in coming:
            first.append(step)
            tasks += step.task is not None
            if tasks > few:
                break
        return first, tasks


def _chain(first: deque[AnyStep], coming: Iterator[AnyStep]) -> Iterator[AnyStep]:
    """Both, without keeping what was handed on."""
    while first:
        yield first.popleft()
    yield from coming


def _in_order(steps: Iterator[AnyStep], pool: Pool) -> Iterator[tuple[AnyStep, Made | Failed | None]]:
    waiting: deque[tuple[AnyStep, Job | None]] = deque()
    given = 0
    is_more = True
    while True:
        while is_more and given < pool.window:
            step = next(steps, None)
            if step is None:
                is_more = False
                break
            task = step.task
            waiting.append((step, None if task is None else pool.begin(task)))
            given += task is not None
            if task is None and len(waiting) == 1:
                break
        if not waiting:
            if is_more:
                continue
            return
        step, job = waiting.popleft()
        given -= job is not None
        yield step, None if job is None else pool.end(job)
