"""A Dask cluster as the pool of those who read the documents.

Its scheduler gives a task to another worker where one dies, and gives up on a task that has killed several; nothing of
that is done here. Workers fetch the documents themselves, so that they need only the program and a way to the sources.
"""

from __future__ import annotations

import concurrent.futures as cf
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.brief.compose import BY
from generator.errors import BriefingError, ConfigError
from generator.generate.deadline import late
from generator.generate.making import Failed, Made, Task, fault
from generator.generate.pool import IN_FLIGHT, KILLED, Job
from generator.generate.work import about, work

if TYPE_CHECKING:
    from generator.annotate import Annotator

PATIENCE = 15.0
"""Seconds to wait for the scheduler, and for its first worker."""

WITHOUT_WORKERS = 60.0
"""Seconds for which a cluster may have no workers while there is work for them."""

_TURNS = 2
"""How many times the time for one document is waited: it may have to wait for another on the same worker."""

_LOOK = 5.0
"""Seconds between looks at whether anybody is still there."""


@dataclass
class Cluster:
    """The workers of a cluster.

    Args:
        address: of the scheduler, such as `tcp://10.0.0.1:8786`.
        annotator: what reads the documents, or its name.

    Raises:
        ConfigError: the package is missing, nobody answers, there are no workers, or they run another version.
    """

    address: str
    annotator: str | Annotator

    def __post_init__(self) -> None:
        try:
            import distributed  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise ConfigError(
                f"--cluster needs the package `distributed` ({error}); install it with pip install 'briefing[cluster]'"
            ) from error
        self._killed = distributed.KilledWorker
        try:
            self._client: Any = distributed.Client(self.address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError, ImportError) as error:
            raise ConfigError(
                f"{self.address}: no scheduler answers there ({error}); start one with `dask scheduler`, or mend the "
                "address"
            ) from error
        try:
            self.window = max(2, IN_FLIGHT * self._welcome())
        except BaseException:
            self._client.close(timeout=_LOOK)
            raise
        self._executor = self._client.get_executor(pure=False)

    def begin(self, task: Task) -> Job:
        """Give out a task."""
        return Job(task, self._executor.submit(work, task, self.annotator))

    def end(self, job: Job) -> Made | Failed:
        """Wait for what became of it.

        Raises:
            BriefingError: the cluster is gone.
        """
        deserted: float | None = None
        # All that was given out before is done: this one is being read, or is the next to be.
        until = time.monotonic() + _TURNS * job.task.limits.seconds
        while job.future is not None:
            try:
                return job.future.result(timeout=_LOOK)
            except self._killed:
                break
            except (cf.TimeoutError, TimeoutError):
                deserted = self._deserted(deserted)
                if time.monotonic() > until:
                    job.future.cancel()
                    return Failed(late(job.task.limits.seconds))
            except cf.CancelledError as error:
                raise BriefingError(f"{self.address}: the scheduler is gone; {_AGAIN}") from error
            except Exception as error:  # noqa: BLE001 - whatever a worker meets costs one document
                return fault(error)
        return Failed(KILLED)

    def close(self, *, at_once: bool) -> None:
        """Part from the cluster, which goes on; `at_once`, what was given out is taken back."""
        self._executor.shutdown(wait=not at_once)
        self._client.close(timeout=_LOOK)

    def _welcome(self) -> int:
        """Make sure that there are workers and that they run this version; the number of their threads."""
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except (cf.TimeoutError, TimeoutError, OSError) as error:
            raise ConfigError(
                f"{self.address}: the scheduler has no workers; start some with `dask worker {self.address}`"
            ) from error
        for worker, answer in self._client.run(about, on_error="return").items():
            if isinstance(answer, BaseException):
                raise ConfigError(
                    f"{self.address}: the worker {worker} cannot run this program ({answer}); install {BY} there"
                )
            if answer != BY:
                raise ConfigError(f"{self.address}: the worker {worker} runs {answer}; install {BY} there")
        return sum(self._client.nthreads().values())

    def _deserted(self, since: float | None) -> float | None:
        """Since when there have been no workers; None while there are some."""
        try:
            if self._client.nthreads():
                return None
        except (OSError, cf.TimeoutError, TimeoutError) as error:
            raise BriefingError(f"{self.address}: the scheduler is gone; {_AGAIN}") from error
        now = time.monotonic()
        if since is not None and now - since > WITHOUT_WORKERS:
            raise BriefingError(f"{self.address}: the cluster has no workers any more; {_AGAIN}")
        return since or now


_AGAIN = "what was finished is written; run this again for the rest"
