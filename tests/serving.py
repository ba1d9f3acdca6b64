"""Starts a server for a test, asks it over loopback, and stops it with all that it started."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

PATIENCE = 60.0
"""Seconds until a server that does not answer has failed."""


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(command: Sequence[str], folder: Path, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command while the block runs, its output in a file."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def fetch(url: str) -> str | None:
    """The page at the address; None where there is none, or no server yet."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.read().decode()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None


def wait_for(found: Callable[[], str | None], process: subprocess.Popen[bytes], log: Path) -> str:
    """What the function finds, as soon as it finds anything.

    Raises:
        AssertionError: it found nothing in time, or the server has ended; the text holds its output.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        value = found()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError(f"nothing found in time:\n{log.read_text(encoding='utf-8')}")
