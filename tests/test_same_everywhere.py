"""The same documents give the same bytes: on another day, elsewhere, by another machine's habits.

`benchmarks/trust/same.py` tries each circumstance alone; here they come all at once.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.trust import same
from benchmarks.trust.figures import Options
from benchmarks.trust.same import ALL_AT_ONCE, ONE_BY_ONE, USUAL, build, differences, put


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, same.Bytes]:
    """The project built the usual way: where, and what came of it."""
    folder = put(USUAL, tmp_path_factory.mktemp("usual"))
    return folder, build(USUAL, folder)


def test_the_project_has_all_kinds_of_output(usual: tuple[Path, same.Bytes]) -> None:
    """Else the comparisons below would compare nothing."""
    _, made = usual
    ends = (".md", ".txt", ".html", ".xml", ".xml.gz", ".json", ".csv", ".pf_index", ".pf_fragment", ".pf_meta", ".css")
    assert not [end for end in ends if not any(path.endswith(end) for path in made)]
    assert sum(path.startswith("briefs/") and path.count("/") == 1 for path in made) == 10
    assert any(path.startswith("site/stories/") for path in made)


@pytest.mark.parametrize("there", ALL_AT_ONCE, ids=str)
def test_everything_is_the_same_elsewhere(
    there: same.Circumstances, usual: tuple[Path, same.Bytes], tmp_path: Path
) -> None:
    """Briefs, pages, exports, feeds, search index, site map."""
    assert differences(usual[1], build(there, put(there, tmp_path))) == []


def test_a_second_build_changes_nothing(usual: tuple[Path, same.Bytes]) -> None:
    folder, made = usual
    assert differences(made, build(USUAL, folder)) == []


def test_no_file_tells_where_or_by_whom_it_was_made(usual: tuple[Path, same.Bytes]) -> None:
    """Neither the folder, nor its parents, nor the program's own place."""
    folder, made = usual
    places = [str(place).encode() for place in (folder, folder.parent, same.ROOT, Path(sys.prefix))]
    assert not [path for path in made if any(place in (folder / path).read_bytes() for place in places)]


def test_no_page_tells_when_it_was_made(usual: tuple[Path, same.Bytes]) -> None:
    """The documents are of 2025; the build is not."""
    folder, made = usual
    today = dt.datetime.now(dt.UTC).date()
    days = [(today - dt.timedelta(days=ago)).isoformat().encode() for ago in (0, 1)]
    assert not [path for path in made if any(day in (folder / path).read_bytes() for day in days)]


def test_circumstances_are_what_they_say() -> None:
    """A clock that is not set and a folder that is not listed backwards would make every comparison easy."""
    told = (
        "import datetime, os, time;"
        "print(datetime.date.today(), datetime.datetime.now().date(), time.strftime('%Y-%m-%d'),"
        "isinstance(datetime.datetime.min, datetime.date), os.listdir())"
    )
    there = ALL_AT_ONCE[0]
    env = os.environ | {"PYTHONPATH": str(same.ELSEWHERE)} | dict(there.variables)
    command = [sys.executable, "-c", told]
    shown = subprocess.run(command, env=env, cwd=same.ELSEWHERE.parent, capture_output=True, text=True, check=True)
    # In the last second of 2033 in UTC it is afternoon in Kiritimati, of the next day.
    day = "2034-01-01"
    listed = sorted((path.name for path in same.ELSEWHERE.parent.iterdir()), reverse=True)
    assert shown.stdout.strip() == f"{day} {day} {day} True {listed}"


@pytest.mark.parametrize("words", [["generate"], ["check", "--briefs", "briefs"], ["mkdocs"]])
def test_names_of_files_in_another_encoding_are_refused_with_the_remedy(words: list[str], tmp_path: Path) -> None:
    """A locale of old would give briefs other names; only who asks for it gets it from today's Python."""
    folder = put(USUAL, tmp_path)
    (folder / "briefs").mkdir()
    old = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(same.ROOT)}
    command = [sys.executable, "-m", *(["mkdocs", "build"] if words == ["mkdocs"] else ["generator", *words])]
    done = subprocess.run(command, cwd=folder, env=os.environ | old, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "set the environment variable PYTHONUTF8 to 1" in " ".join(done.stderr.split())
    assert not any((folder / "briefs").iterdir())


def test_a_difference_is_found_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its circumstance and its file."""

    def build(there: same.Circumstances, folder: Path) -> same.Bytes:
        if there.workers == 2:
            raise RuntimeError("much was printed\nno more processes")
        (folder / ".cache").mkdir(exist_ok=True)
        (folder / "site").mkdir(exist_ok=True)
        return {"site/a": str(there.umask), "site/b": ""}

    monkeypatch.setattr(same, "build", build)
    figures = same.measure(Options(short=True))
    assert figures.total == 4
    assert figures.failures == (
        "all at once (far east, tomorrow): no more processes",
        "all at once (far west, in a leap year): 1 files differ, such as site/a",
    )


def test_each_circumstance_alone_differs_from_the_usual() -> None:
    """And has a name of its own, so that a failure is told by it."""
    assert len({str(there) for there in ONE_BY_ONE}) == len(ONE_BY_ONE)
    nameless = {there.kind: dataclasses.replace(there, kind=USUAL.kind, name="") for there in ONE_BY_ONE}
    assert [kind for kind, there in nameless.items() if there == USUAL] == ["nothing else"]
