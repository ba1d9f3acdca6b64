"""The same documents, built on another day, in another place, by another machine's habits: are the bytes the same?

python -m benchmarks.trust.same --short
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.trust.figures import Figures, Options, main
from benchmarks.trust.same_documents import files

ROOT = Path(__file__).parents[2]
ELSEWHERE = Path(__file__).parent / "elsewhere"
OUTPUT = ("briefs", "site", "build/pages")
"""What has to be the same: the folders of a project that are made. What is kept beside them only saves time."""

_LEAP_DAY, _NEW_YEAR = 1961452740, 2019686399  # 2032-02-27 and 2033-12-31, both just before midnight in UTC
_NAMES = "PATH", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR"
"""What a build takes from the environment; all else is given to it."""

Bytes = dict[str, str]
"""A hash of each file that was made, by its path."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How and where a site is built.

    Attributes:
        kind: what is unusual about it.
        name: in what way.
        variables: of the environment, (name, value) pairs.
        folder: of the project, in the folder for all.
        workers: processes that read documents.
        umask: what the files that are made may not be.
        modified: the time of all source files, in seconds since 1970; None for now.
        backwards: whether files are put into their folders, and found there, last names first.
        processors: how many may be used; None for all.
        flags: of Python.
        model: whether the embedded model reads, or patterns do.
    """

    kind: str = "usual"
    name: str = ""
    variables: tuple[tuple[str, str], ...] = ()
    folder: str = "project"
    workers: int = 1
    umask: int = 0o022
    modified: int | None = None
    backwards: bool = False
    processors: int | None = None
    flags: tuple[str, ...] = ()
    model: bool = False

    def __str__(self) -> str:
        return f"{self.kind} ({self.name})" if self.name else self.kind


USUAL = Circumstances(
    variables=(("TZ", "UTC"), ("LC_ALL", "C.UTF-8"), ("PYTHONHASHSEED", "0"), ("NO_MKDOCS_2_WARNING", "1"))
)


def _with(kind: str, name: str, /, **variables: str) -> Circumstances:
    return replace(USUAL, kind=kind, name=name, variables=(*USUAL.variables, *variables.items()))


ONE_BY_ONE = (
    replace(USUAL, kind="nothing else", name="a second time"),
    _with("another day", "a leap year's end of February", OTHER_CLOCK=str(_LEAP_DAY)),
    _with("another day", "the last second of a year", OTHER_CLOCK=str(_NEW_YEAR)),
    _with("another day", "a given time of the source", SOURCE_DATE_EPOCH="1000000000"),
    *(
        _with("another time zone", zone, TZ=zone)
        for zone in ("Pacific/Kiritimati", "America/St_Johns", "Pacific/Niue", "Asia/Kathmandu")
    ),
    *(
        _with("another locale", name, LC_ALL=name, LANG=name, LANGUAGE=name.split("_")[0])
        for name in ("C", "tr_TR.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8")
    ),
    *(
        replace(USUAL, kind="another folder", name=folder, folder=folder)
        for folder in ("with spaces/and 'quotes' & more", "Ünïcode ☂ İı/項目", "d/" * 40 + "deep", "-x/site/briefs")
    ),
    *(_with("another hash seed", seed, PYTHONHASHSEED=seed) for seed in ("1", "4294967295", "random")),
    *(replace(USUAL, kind="more workers", name=str(number), workers=number) for number in (2, 3)),
    replace(USUAL, kind="another processor count", name="one", processors=1),
    replace(_with("another order of files", "backwards", OTHER_ORDER="1"), backwards=True),
    *(replace(USUAL, kind="another umask", name=f"{umask:03o}", umask=umask) for umask in (0o000, 0o077)),
    *(
        replace(USUAL, kind="other times of files", name=name, modified=modified)
        for name, modified in (("1970", 1), ("2040", 2208988800))
    ),
    replace(USUAL, kind="another Python", name="without assertions", flags=("-O",)),
)
"""Each differs in one way, so that a failure names its cause."""

ALL_AT_ONCE = (
    Circumstances(
        "all at once",
        "far east, tomorrow",
        (
            ("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C"), ("PYTHONHASHSEED", "1"), ("NO_MKDOCS_2_WARNING", "1"),
            ("OTHER_CLOCK", str(_NEW_YEAR)), ("OTHER_ORDER", "1"),
        ),
        "Ünïcode ☂/with spaces/d/e/e/p",
        workers=2,
        umask=0o077,
        modified=1,
        backwards=True,
    ),
    Circumstances(
        "all at once",
        "far west, in a leap year",
        (
            ("TZ", "America/St_Johns"), ("LC_ALL", "tr_TR.UTF-8"), ("PYTHONHASHSEED", "random"),
            ("NO_MKDOCS_2_WARNING", "1"), ("OTHER_CLOCK", str(_LEAP_DAY)), ("SOURCE_DATE_EPOCH", "1000000000"),
        ),
        "-x",
        umask=0o000,
        modified=2208988800,
        processors=1,
        flags=("-O",),
    ),
)  # fmt: skip
"""Each differs in every way."""


def put(there: Circumstances, scratch: Path) -> Path:
    """The project, in a fresh folder of these circumstances."""
    folder = scratch / there.folder
    content = files()
    for path in sorted(content, reverse=there.backwards):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content[path])
        if there.modified is not None:
            os.utime(folder / path, (there.modified, there.modified))
    return folder


def build(there: Circumstances, folder: Path) -> Bytes:
    """Make the briefs and the site of a folder.

    Raises:
        RuntimeError: it could not be built; the message is what was printed.
    """
    given = {name: os.environ[name] for name in _NAMES if name in os.environ}
    path = os.pathsep.join([str(ELSEWHERE), str(ROOT)])
    processors = sorted(os.sched_getaffinity(0)) if there.processors else []

    def enter() -> None:
        os.umask(there.umask)
        if processors:
            os.sched_setaffinity(0, processors[: there.processors])

    done = subprocess.run(
        [
            *(sys.executable, *there.flags, "-m", "benchmarks.trust.same_build", str(there.workers)),
            *(["--model"] if there.model else []),
        ],
        cwd=folder,
        env=given | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"} | dict(there.variables),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        preexec_fn=enter,
    )
    if done.returncode:
        raise RuntimeError(f"{there}: {done.stderr or done.stdout}")
    return hashes(folder)


def hashes(folder: Path) -> Bytes:
    """A hash of each file that was made in a project's folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in OUTPUT
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }


def differences(one: Bytes, other: Bytes) -> list[str]:
    """The files that are not in both, or not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def measure(options: Options) -> Figures:
    """Build the usual way, then in other ways, and compare every byte."""
    began = time.monotonic()
    counts: Counter[str] = Counter()
    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="same-") as folder:
        scratch = Path(folder)
        for there, made, expected in _compared(scratch, short=options.short):
            counts[there.kind] += 1
            if isinstance(made, str):
                failures.append(f"{there}: {made}")
            elif different := differences(expected, made):
                failures.append(f"{there}: {len(different)} files differ, such as {', '.join(different[:3])}")
    return Figures(
        "same",
        "builds compared byte by byte",
        tuple(counts.items()),
        time.monotonic() - began,
        tuple(failures),
        "Each build is of the same documents, under one other circumstance or under all at once; every file of the "
        "briefs and of the site has to be the same.",
    )


def _compared(scratch: Path, *, short: bool) -> Iterator[tuple[Circumstances, Bytes | str, Bytes]]:
    """What was unusual, what was made then or what went wrong, and what it should have been."""
    folder = put(USUAL, scratch / "usual")
    expected = build(USUAL, folder)
    yield replace(USUAL, kind="built again", name="all kept"), _tried(USUAL, folder), expected
    shutil.rmtree(folder / ".cache")
    shutil.rmtree(folder / "site")
    yield replace(USUAL, kind="built again", name="nothing kept"), _tried(USUAL, folder), expected
    for number, there in enumerate(ALL_AT_ONCE if short else (*ONE_BY_ONE, *ALL_AT_ONCE)):
        yield there, _tried(there, put(there, scratch / str(number))), expected
    if not short:
        expected = build(replace(USUAL, model=True), put(USUAL, scratch / "model"))
        for number, there in enumerate(ALL_AT_ONCE):
            made = _tried(replace(there, model=True), put(there, scratch / f"model {number}"))
            yield replace(there, kind=f"{there.kind}, with the model"), made, expected


def _tried(there: Circumstances, folder: Path) -> Bytes | str:
    try:
        return build(there, folder)
    except RuntimeError as error:
        return str(error).strip().splitlines()[-1]


if __name__ == "__main__":
    sys.exit(main(measure))
