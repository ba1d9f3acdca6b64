"""Builds one site and says what that cost, as JSON on one line: run by `benchmarks.scale`, in a process of its own.

python -m benchmarks.scale_build PROJECT SITE
"""

from __future__ import annotations

import json
import re
import resource
import sys
import threading
import time
from pathlib import Path
from unittest import mock

from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.stopwatch import Stopwatch
from generator.site.search.index import SearchIndex

PAUSE = 0.1
"""Seconds between two looks at the memory."""


class Watch(threading.Thread):
    """Looks at the memory of this process and of those that it has started, for the most that they had together."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._ended = threading.Event()

    def run(self) -> None:
        """Look until it is enough."""
        while not self._ended.wait(PAUSE):
            self.peak = max(self.peak, _memory("self") + sum(map(_memory, _children())))

    def stop(self) -> float:
        """The most, in MB."""
        self._ended.set()
        self.join()
        return self.peak


def main() -> None:
    """Build and print."""
    project, site = sys.argv[1:]
    config = load_config(str(Path(project) / "mkdocs.yml"), site_dir=site)
    config.plugins.on_startup(command="build", dirty=False)
    watch, search, search_cpu = Watch(), Stopwatch(), Stopwatch(time.process_time)
    own: list[float] = []
    watched = search_cpu.watched(SearchIndex.write)

    def write(*told: object) -> object:
        own.append(_most())
        return watched(*told)

    watch.start()
    start, start_cpu = time.perf_counter(), time.process_time()
    with mock.patch.object(SearchIndex, "write", search.watched(write)):
        build(config)
    seconds, cpu = time.perf_counter() - start, time.process_time() - start_cpu - search_cpu.seconds
    config.plugins.on_shutdown()
    peak = watch.stop()
    pages = sum(1 for _ in Path(site).rglob("index.html"))
    told = {
        "pages": pages,
        "seconds": seconds,
        "search": search.seconds,
        "cpu": cpu,
        "own": own[0] if own else _most(),
        "peak": max(_most(), peak),
    }
    print(json.dumps(told))


def _most() -> float:
    """MB that this process has had at most so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def _children() -> list[str]:
    found = Path("/proc/self/task").glob("*/children")
    return [child for file in found for child in _read(file).split()]


def _memory(process: str) -> float:
    """Of a process, in MB; 0 where the system does not tell."""
    told = re.search(r"^VmRSS:\s*(\d+) kB", _read(Path("/proc", process, "status")), re.MULTILINE)
    return int(told[1]) * 1024 / 1e6 if told else 0.0


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""


if __name__ == "__main__":
    main()
