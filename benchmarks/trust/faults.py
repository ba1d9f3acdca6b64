"""Faults in the middle of a run: whatever happens, no brief is half written, and the next run ends as if nothing had.

Run alone with: python -m benchmarks.trust.faults

A project is brought half up to date: one document has changed under a brief that a person edited, one is new, one is
gone, one is as it was. The run that brings it up to date is made to fail at each thing that it does to files, in each
of six ways; a document goes or changes while it is read; real runs with the real model, and real builds of the site,
are killed at random moments; two runs meet. After each, everything that can be seen has to be whole, either as it was
or as it is to be; then a run without faults has to end in just the bytes that it ends in where nothing happened.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from unittest import mock

from benchmarks.trust.figures import Figures, Options, main
from benchmarks.trust.injected import KINDS, Injector
from benchmarks.trust.same_documents import Reader, files
from generator.brief import store
from generator.config import Settings, load
from generator.errors import BriefingError
from generator.generate import generate
from generator.read import places

Files = Mapping[str, bytes]

SHORT_STEP = 9
"""In a short measurement, one in so many places of each kind of fault is tried."""
KILLS = 20
BUILDS = 12
FAILED_BY_FAULT = 70
"""The exit code of a child that met the fault and said so."""


def measure(options: Options) -> Figures:
    """Try every fault."""
    began = time.perf_counter()
    counts: Counter[str] = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        stage = Stage(Path(folder))
        for kind, complaints in _all(stage, options):
            counts[kind] += 1
            failures += [f"{kind}: {complaint}" for complaint in complaints]
    note = "After each fault nothing half written could be seen, and the next run ended in the same bytes."
    return Figures(
        "faults",
        "faults in the middle of a run",
        tuple(counts.items()),
        time.perf_counter() - began,
        tuple(failures),
        "" if failures else note,
    )


def _all(stage: Stage, options: Options) -> Iterator[tuple[str, list[str]]]:
    step = SHORT_STEP if options.short else 1
    for number, kind in enumerate(KINDS):
        for at in range(1 + number % step, stage.things + 1, step):
            yield kind, stage.injected(at, kind)
    for what in ("vanishes", "changes", "cannot be read"):
        for name in stage.changed_sources:
            yield f"a document {what} while it is read", stage.disturbed(name, what)
    yield "two runs at once", stage.two_at_once()
    chance = random.Random(options.seed)
    for _ in range(1 if options.short else KILLS):
        yield "a real run killed", stage.killed(_generate_command(), chance)
    for _ in range(1 if options.short else BUILDS):
        yield "a real build of the site killed", stage.killed(_build_command(), chance)


class Stage:
    """A project before, and what a run makes of it where nothing happens.

    Attributes:
        things: how many things the run does to files.
        changed_sources: sources that it reads.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before = folder / "before"
        _half_done(self._before)
        undisturbed = self._copy("undisturbed")
        counting = Injector()
        self.things = _in_child(lambda: _run(undisturbed), counting)[1]
        _run(undisturbed)
        self.changed_sources = ("seeds/harbour.txt", "seeds/new.txt")
        self._old, self._new = _seen(self._before), _seen(undisturbed)
        if self._old == self._new:
            raise AssertionError("the run has nothing to do")

    def injected(self, at: int, kind: str) -> list[str]:
        """A run in which the `at`-th thing that is done to files fails in this way, and one after it."""
        project = self._copy("injected")
        ended, _ = _in_child(lambda: _run(project), Injector(at, kind))
        where = f"at {at}, which ended with {ended}"
        wrong = [] if ended in (-signal.SIGKILL, FAILED_BY_FAULT, 0) else [f"{where}: an error that nobody foresaw"]
        return [*wrong, *self._judged(project, where)]

    def disturbed(self, name: str, what: str) -> list[str]:
        """A run in which a document vanishes, changes or cannot be read at the moment when it is read."""
        project = self._copy("disturbed")
        path, real = project / name, places.fetch

        def fetch(address: str, *given: object) -> bytes:
            if Path(address) == path and not met:
                met.append(path.read_bytes())
                if what == "vanishes":
                    path.unlink()
                elif what == "cannot be read":
                    raise OSError(13, "Permission denied")
                else:
                    path.write_bytes(met[0] + b"\nIvo Lund said that more was to come.\n")
            return real(address, *given)

        met: list[bytes] = []
        with mock.patch.object(places, "fetch", fetch):
            report = _run(project)
        told = any(name in str(issue) or name in str(report.failed) for issue in (*report.issues, report.failed))
        path.write_bytes(met[0])
        wrong = [] if told or what == "changes" else [f"{name}: nobody was told that it {what}"]
        return [*wrong, *self._judged(project, name, strict=what != "changes")]

    def two_at_once(self) -> list[str]:
        """A run while another one holds the folder; it says so, and changes nothing."""
        project = self._copy("two")
        seen = _seen(project)
        with store.locked(project / "briefs"):
            try:
                _run(project)
            except BriefingError as error:
                wrong = [] if "another run" in str(error) else [f"told only: {error}"]
            else:
                wrong = ["a second run wrote at the same time"]
            if _seen(project) != seen:
                wrong.append("the second run changed something")
        return [*wrong, *self._judged(project, "after two at once")]

    def killed(self, command: list[str], chance: random.Random) -> list[str]:
        """A real process, killed with all that it started at a random moment."""
        project = self._copy("killed")
        process = subprocess.Popen(
            command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.05, 4.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        wrong = self._half_written(project) if "generate" not in command else []
        finished = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        if finished.returncode:
            wrong.append(f"the next run failed: {finished.stderr[-300:]}")
        expected = self._expected(command)
        wrong += _differences(_seen(project, "briefs", "site"), expected)
        return wrong

    def _expected(self, command: list[str]) -> Files:
        """What a real process makes of the project where nothing happens."""
        key = command[3]
        project = self._folder / f"expected-{key}"
        if not project.is_dir():
            shutil.copytree(self._before, project)
            subprocess.run(command, cwd=project, capture_output=True, check=True)
        return _seen(project, "briefs", "site")

    def _copy(self, name: str) -> Path:
        project = self._folder / name
        shutil.rmtree(project, ignore_errors=True)
        # Times of change too: what is unchanged is known by them.
        shutil.copytree(self._before, project)
        return project

    def _judged(self, project: Path, where: str, *, strict: bool = True) -> list[str]:
        """What is wrong after a fault, then after a run without one."""
        wrong = self._half_written(project) if strict else []
        report = _run(project)
        wrong += [f"the next run failed with {name}: {why}" for name, why in report.failed]
        wrong += _differences(_seen(project), self._new)
        left = [path.name for path in (project / "briefs").rglob(".*")]
        wrong += [f"left behind: {name}" for name in left]
        return [f"{where}: {each}" for each in wrong]

    def _half_written(self, project: Path) -> list[str]:
        """Files that are neither as they were nor as they are to be."""
        seen = _seen(project)
        half = [
            f"{name} is half written"
            for name, content in seen.items()
            if not _is_hidden(name) and content not in (self._old.get(name), self._new.get(name))
        ]
        broken = [str(issue) for issue in store.load(project / "briefs").issues if issue.severity == "error"]
        return [*half, *broken]


def _is_hidden(name: str) -> bool:
    """Whether neither readers nor the site see a file: what is still to become one begins with a dot."""
    return name.rpartition("/")[2].startswith(".")


def _half_done(project: Path) -> None:
    """A project whose briefs are to be brought up to date."""
    for name, content in files().items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (project / "seeds/gone.txt").write_text("Gone\n\nIvo Lund said that this would be gone soon.\n")
    config = (project / "mkdocs.yml").read_text().replace("generate: false", "generate: false, removed: remove")
    (project / "mkdocs.yml").write_text(config)
    _run(project)
    (edited,) = (project / "briefs").glob("harbour-of-vik-*.md")
    edited.write_text(edited.read_text().replace("\ntitle: ", "\ntitle: Edited by hand, ", 1) + "\nA note of mine.\n")
    harbour = project / "seeds/harbour.txt"
    harbour.write_text(harbour.read_text() + "\nMira Holm warned that the northern fleet would leave.\n")
    (project / "seeds/gone.txt").unlink()
    (project / "seeds/new.txt").write_text("News from the pier\n\nOlav Strand said that the pier had opened at last.\n")
    # Old enough for the index to trust the times of what is unchanged.
    for path in project.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000), follow_symlinks=False)


def _settings(project: Path) -> Settings:
    return load(project / "mkdocs.yml")


def _run(project: Path):
    return generate(_settings(project), annotator=Reader())


def _in_child(work: Callable[[], object], injector: Injector) -> tuple[int, int]:
    """Do something in a child with a fault under it: how the child ended (as a return code), and how much it did."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            injector.install()
            work()
            code = 0
        except (BriefingError, OSError):
            code = FAILED_BY_FAULT
        finally:
            os.write(writing, injector.done.to_bytes(8, "big"))
            os._exit(code)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    done = os.read(reading, 8)
    os.close(reading)
    return os.waitstatus_to_exitcode(status), int.from_bytes(done, "big")


def _seen(project: Path, *folders: str) -> Files:
    """The files that readers and analysts see, by their names in the project."""
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for folder in folders or ("briefs",)
        for path in sorted((project / folder).rglob("*"))
        if path.is_file()
    }


def _differences(seen: Files, expected: Files) -> list[str]:
    names = sorted(name for name in {*seen, *expected} if seen.get(name) != expected.get(name))
    return [f"ends otherwise: {name}" for name in names[:5]]


def _generate_command() -> list[str]:
    return [sys.executable, "-m", "generator", "generate", "--workers", "2"]


def _build_command() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


if __name__ == "__main__":
    sys.exit(main(measure))
