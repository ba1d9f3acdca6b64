"""What `briefing generate` prints: for people, for scripts, and while it runs."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.cli.progress import EVERY, Telling, line
from generator.config import Settings
from generator.generate import Progress, generate
from generator.records import Annotation

Run = Callable[..., Result]

TEXT = "Mayor Ada Lind said on Monday that the bridge would close.\n\n“It is not safe,” she told reporters."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a project with one sound document and one that is empty."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [briefing]\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text(f"Bridge to close\n\n{TEXT}\n", encoding="utf-8")
    (tmp_path / "seeds" / "void.txt").write_text("", encoding="utf-8")
    os.utime(tmp_path / "seeds" / "bridge.txt", (1, 1))  # so old that its time can be relied on
    return lambda *args: CliRunner().invoke(main, ["generate", *args], catch_exceptions=False)


def test_what_cannot_be_read_is_listed_at_the_end_with_its_reason(run: Run) -> None:
    result = run()
    assert result.exit_code == 1
    *_, failed, counts = result.stdout.splitlines()
    assert failed.startswith("failed: seeds/void.txt: ")
    assert len(failed) > len("failed: seeds/void.txt: ")
    assert "1 written, 0 unchanged, 1 failed" in counts
    assert "failed" not in result.stderr


def test_documents_in_other_formats_and_within_archives_are_listed_at_the_end_as_well(run: Run) -> None:
    Path("seeds/void.txt").unlink()
    Path("seeds/photo.png").write_bytes(b"x")
    assert run().exit_code == 0
    Path("seeds/old.doc").write_bytes(b"x")
    with zipfile.ZipFile("seeds/a.zip", "w") as archive:
        archive.writestr("sheet.xlsx", b"x")
        archive.writestr("table.csv", b"a,b\n1,2\n")
    result = run("--report", "report.json")
    assert result.exit_code == 1
    *_, sheet, table, counts = result.stdout.splitlines()
    assert "failed: seeds/old.doc: is in a format that cannot be read; save it as .docx" in result.stdout
    assert sheet == "failed: seeds/a.zip/sheet.xlsx: is in a format that cannot be read; save its sheet as .csv"
    assert table.startswith("failed: seeds/a.zip/table.csv: no column holds the text")
    assert "3 failed" in counts
    assert "photo.png" in result.stderr
    assert not any(name in result.stderr for name in ("old.doc", "sheet.xlsx", "table.csv")), "told twice"
    failed = json.loads(Path("report.json").read_text(encoding="utf-8"))["failed"]
    assert [each["source"] for each in failed] == ["seeds/old.doc", "seeds/a.zip/sheet.xlsx", "seeds/a.zip/table.csv"]


def test_json_is_all_there_is_on_standard_output(run: Run) -> None:
    result = run("--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["report"], told["ok"]) == (1, False)
    assert told["counts"] == {
        "written": 1,
        "unchanged": 0,
        "kept": 0,
        "removed": 0,
        "failed": 1,
        "not_understood": told["counts"]["not_understood"],
    }
    (failed,) = told["failed"]
    assert failed["source"] == "seeds/void.txt"
    assert failed["reason"]
    assert {"code", "severity", "where", "message"} == set(told["issues"][0])
    assert result.stderr == ""
    Path("seeds/void.txt").unlink()
    again = run("--json")
    assert again.exit_code == 0
    assert json.loads(again.stdout)["unchanged"] == told["written"]
    assert json.loads(again.stdout)["ok"]


def test_a_report_can_be_written_beside_what_is_printed(run: Run) -> None:
    result = run("--report", "report.json")
    assert "1 written" in result.stdout
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["counts"]["written"] == 1


def test_quiet_tells_only_what_is_wrong(run: Run) -> None:
    result = run("--quiet")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "failed: seeds/void.txt: " in result.stderr
    Path("seeds/void.txt").unlink()
    assert run("--quiet").output == ""


def test_again_reads_what_has_not_changed(run: Run) -> None:
    """What only the model can tell is there again, though nothing that a run looks at had changed."""
    Path("seeds/void.txt").unlink()
    run()
    (vectors,) = Path("briefs/vectors").glob("*.json")
    told = json.loads(vectors.read_text(encoding="utf-8"))
    whole = vectors.read_text(encoding="utf-8")
    told["vectors"] = dict.fromkeys(told["vectors"], "")
    vectors.write_text(json.dumps(told), encoding="utf-8")
    assert "0 written, 1 unchanged" in run().output
    assert "1 written, 0 unchanged" in run("--again").output
    assert vectors.read_text(encoding="utf-8") == whole


def test_workers_and_cluster_do_not_go_together(run: Run) -> None:
    result = run("--workers", "2", "--cluster", "tcp://127.0.0.1:1")
    assert result.exit_code == 2
    assert "do not go together" in result.output
    assert run("--workers", "0").exit_code == 2


def test_a_run_leaves_its_index_where_git_does_not_see_it(run: Run) -> None:
    run()
    assert Path(".cache/briefing/.gitignore").read_text(encoding="utf-8") == "*\n"


def test_without_a_project_the_index_lies_with_the_briefs(run: Run, tmp_path: Path) -> None:
    Path("mkdocs.yml").unlink()
    run("--sources", "seeds", "--briefs", "out/briefs")
    assert Path("out/briefs/.cache/briefing").is_dir()
    assert not Path("out/.cache").exists()
    assert not Path(".cache").exists()


# --- while it runs -----------------------------------------------------------------------------


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(out: io.StringIO, seconds: float, count: int) -> str:
    clock = Clock()
    with Telling(out, clock) as telling:
        for number in range(1, count + 1):
            clock.now += seconds / count
            telling(Progress(number, count, number // 2, f"seeds/{number}.txt"))
    return out.getvalue()


def test_a_line_now_and_then_where_there_is_no_terminal() -> None:
    lines = told(io.StringIO(), 3.5 * EVERY, 70).splitlines()
    assert len(lines) == 3
    assert lines[0] == "20 of 70 sources, 10 documents read, 1.0 a second, 25 s left"


def test_a_short_run_says_nothing() -> None:
    assert told(io.StringIO(), 0.4, 100) == ""
    assert told(Terminal(), 0.4, 100) == ""


def test_a_bar_with_rate_and_time_left_on_a_terminal() -> None:
    shown = told(Terminal(), 60.0, 300)
    assert "Sources" in shown
    assert "150/300" in shown
    assert "2.5 a second" in shown
    assert "100%" in shown or "300/300" in shown


@pytest.mark.parametrize(
    ("done", "seconds", "left"), [(10, 10.0, "1 min 30 s left"), (1, 100.0, "2 h 45 min left"), (100, 5.0, "0 s left")]
)
def test_the_time_left_is_told_roughly(done: int, seconds: float, left: str) -> None:
    assert line(Progress(done, 100, done, "x"), seconds).endswith(left)


def test_of_a_source_of_many_documents_it_is_told_how_many_were_read_and_no_time_that_nobody_knows() -> None:
    assert line(Progress(0, 1, 350, "seeds/box.mbox"), 10.0) == (
        "0 of 1 sources, 350 documents read, 35.0 a second, unknown time left"
    )
    clock, out = Clock(), Terminal()
    with Telling(out, clock) as telling:
        for read in range(1, 101):
            clock.now += 1.0
            telling(Progress(0, 1, read, "seeds/box.mbox"))
        assert "100%" not in out.getvalue()
        telling(Progress(1, 1, 100, "seeds/box.mbox"))
    last = out.getvalue().rsplit("\r", 2)
    assert "0/1" in out.getvalue()
    assert "50 read, 1.0 a second" in out.getvalue()
    assert "1/1" in last[-1] + last[-2]


def test_a_source_of_many_documents_is_settled_with_the_last_of_them(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    rows = "".join(f"{number},The mayor said no {number} times.\n" for number in range(3))
    (tmp_path / "seeds/a.csv").write_text("id,text\n" + rows, encoding="utf-8")
    (tmp_path / "seeds/b.txt").write_text("The mayor said no.\n", encoding="utf-8")
    settings = Settings(tmp_path, (tmp_path / "seeds",), tmp_path / "briefs")
    seen: list[Progress] = []
    generate(settings, annotator=Silent(), progress=seen.append)
    assert [(each.done, each.total, each.read) for each in seen] == [
        (0, 2, 1),
        (0, 2, 2),
        (0, 2, 3),
        (2, 2, 4),
        (2, 2, 4),
    ]


class Silent:
    """An annotator that finds nothing."""

    model = "silent 1"

    def annotate(self, text: str, regions: object) -> Annotation:
        return Annotation((), (), self.model)
