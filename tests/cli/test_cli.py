"""The command `briefing`: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.version import __version__

Run = Callable[..., Result]

TEXT = "Mayor Ada Lind said on Monday that the bridge would close.\n\n“It is not safe,” she told reporters."
HEAVY = {"babel", "markdown", "mkdocs", "numpy", "onnxruntime", "pycountry", "tokenizers", "yaml"}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in an empty folder and gives what it said."""
    monkeypatch.chdir(tmp_path)
    return lambda *args, **rest: CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False, **rest)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document and no project around it."""
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "bridge.txt").write_text(f"Bridge to close\n\n{TEXT}\n", encoding="utf-8")
    return tmp_path


def test_help_shows_an_example_for_every_command(run: Run) -> None:
    """Whoever asks for help can copy a line that works."""
    looking = {"actors", "annotate", "check", "diff", "similarity", "stories"}
    assert set(main.commands) == {*looking, "add", "generate", "revert", "stage"}
    for words in ([], *([name] for name in main.commands)):
        result = run(*words, "--help")
        assert result.exit_code == 0
        assert "\\b" not in result.output
        lines = result.output.splitlines()
        start = next(i for i, line in enumerate(lines) if line.strip() in {"Example:", "Examples:"})
        assert any(line.startswith("    briefing ") for line in lines[start + 1 :])


def test_version(run: Run) -> None:
    assert run("--version").output == f"briefing, version {__version__}\n"


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    """`briefing --help` answers at once because it loads only click."""
    code = "import sys, generator.cli; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "click" in loaded
    assert not HEAVY & set(loaded)


def test_help_is_fast() -> None:
    """Under 0.3 s, the best of a few runs, so that a busy machine fails nobody."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "generator", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.3


# --- generate ----------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["elsewhere", "."])
def test_generate_works_on_any_folder(run: Run, folder: Path, where: str) -> None:
    """No project and no settings are needed where the flags say everything."""
    result = run("generate", "--sources", folder / "papers", "--briefs", folder / where)
    assert result.exit_code == 0, result.output
    (brief,) = (folder / where).glob("*.md")
    assert "written: " in result.output
    assert brief.name in result.output
    assert "1 written, 0 unchanged, 0 failed" in result.output


def test_generate_takes_its_settings_from_the_nearest_project(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From any folder below mkdocs.yml."""
    (folder / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - briefing:\n      sources: [papers]\n      briefs: out\n"
    )
    monkeypatch.chdir(folder / "papers")
    assert run("generate").exit_code == 0
    assert len(list((folder / "out").glob("*.md"))) == 1
    second = run("generate")
    assert "0 written, 1 unchanged" in second.output


def test_generate_takes_another_config(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--config FILE` goes before the nearest one."""
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [briefing]\n")
    (folder / "other.yml").write_text("site_name: x\nplugins:\n  - briefing: {sources: papers, briefs: other}\n")
    assert run("generate", "--config", "other.yml").exit_code == 0
    assert len(list((folder / "other").glob("*.md"))) == 1


def test_flags_win_over_settings(run: Run, folder: Path) -> None:
    """What the settings name is left alone."""
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - briefing: {sources: missing, briefs: unwanted}\n")
    assert run("generate", "--sources", "papers", "--briefs", "wanted").exit_code == 0
    assert (folder / "wanted").is_dir()
    assert not (folder / "unwanted").exists()


def test_the_folder_one_stands_in_leaves_no_trace(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a project, a source has the same name from wherever its brief is brought up to date."""
    (folder / "sub").mkdir()
    assert run("generate", "--sources", "papers", "--briefs", "sub/out").exit_code == 0
    monkeypatch.chdir(folder / "sub")
    assert "0 written, 1 unchanged" in run("generate", "--sources", "../papers", "--briefs", "out").output
    monkeypatch.chdir("/")
    again = run("generate", "--sources", folder / "papers", "--briefs", folder / "sub" / "out")
    assert "0 written, 1 unchanged" in again.output
    assert "kept without" not in again.output


def test_generate_fails_where_a_brief_is_wrong(run: Run, folder: Path) -> None:
    """What `check` would not pass, `generate` does not either."""
    flags = ["--sources", "papers", "--briefs", "out"]
    run("generate", *flags)
    (brief,) = (folder / "out").glob("*.md")
    brief.write_text(re.sub(r"(?m)^(      - .*?start: )", r"\g<1>1", brief.read_text(encoding="utf-8"), count=1))
    result = run("generate", *flags)
    assert "[bad-evidence]" in result.output
    assert result.exit_code == 1, result.output
    assert run("check", "--briefs", "out").exit_code == 1


@pytest.mark.parametrize(
    "flags",
    [
        ["--sources", "papers", "letters", "--briefs", "out"],
        ["--sources", "papers", "--sources", "letters", "--briefs", "out"],
        ["--briefs", "out", "--sources=papers", "letters"],
    ],
    ids=["several after one flag", "flag repeated", "equals sign"],
)
def test_generate_takes_several_folders(run: Run, folder: Path, flags: list[str]) -> None:
    """Both ways that people write it."""
    shutil.copytree(folder / "papers", folder / "letters")
    result = run("generate", *flags)
    assert result.exit_code == 0, result.output
    assert "2 written" in result.output


def test_generate_goes_on_after_a_document_that_cannot_be_read(run: Run, folder: Path) -> None:
    """The others are written, the bad one is named, and the exit code says so."""
    (folder / "papers" / "blob.txt").write_bytes(bytes(range(256)) * 4)
    result = run("generate", "--sources", "papers", "--briefs", "out")
    assert result.exit_code == 1
    assert "blob.txt" in result.output
    assert "1 written, 0 unchanged, 1 failed" in result.output


@pytest.mark.parametrize(
    "args",
    [
        ["generate", "--sources", "nowhere"],
        ["generate", "papers"],
        ["generate", "--config", "nowhere.yml"],
        ["generate"],
        ["check"],
        ["check", "--briefs", "nowhere"],
        ["stage"],
        ["annotate", "nowhere.txt"],
        ["unknown"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_one_line(run: Run, folder: Path, args: list[str]) -> None:
    """No traceback, and a line that says what is wrong."""
    result = run(*args)
    assert result.exit_code == 2
    assert sum(line.startswith("Error: ") for line in result.output.splitlines()) == 1


def test_wrong_setting_is_named(run: Run, folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins:\n  - briefing: {sauces: papers}\n")
    result = run("generate")
    assert result.exit_code == 2
    assert "sauces" in result.output
    assert "mkdocs.yml" in result.output


# --- check, stage --------------------------------------------------------------------------------


@pytest.fixture
def brief(run: Run, folder: Path) -> Path:
    """The file of a brief that the program has just written into `out`."""
    assert run("generate", "--sources", "papers", "--briefs", "out").exit_code == 0
    (path,) = (folder / "out").glob("*.md")
    return path


def test_check_is_content_with_what_generate_writes(run: Run, brief: Path) -> None:
    result = run("check", "--briefs", "out")
    assert result.exit_code == 0, result.output
    assert "1 briefs read, 0 errors" in result.output


def test_check_names_file_claim_and_reason(run: Run, brief: Path) -> None:
    """An altered quotation is found, with the id of its claim."""
    text = brief.read_text(encoding="utf-8")
    assert "It is not safe" in text
    brief.write_text(text.replace("It is not safe", "It is quite safe"), encoding="utf-8")
    result = run("check", "--briefs", "out")
    assert result.exit_code == 1
    (line, *_) = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert brief.name in line


def test_stage_writes_pages(run: Run, brief: Path, folder: Path) -> None:
    result = run("stage", "pages", "--briefs", "out")
    assert result.exit_code == 0, result.output
    assert list((folder / "pages").rglob("*.md"))


# --- annotate ------------------------------------------------------------------------------------


def _rows(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_annotate_jsonl_gives_offsets_in_order(run: Run) -> None:
    """One row out for each row in, with offsets into exactly that text."""
    texts = {"b": TEXT, "a": "Åsa Berg denied it.", "c": ""}
    result = run("annotate", "--jsonl", input=_rows(*({"id": i, "text": t} for i, t in texts.items())))
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == ["b", "a", "c"]
    assert rows[2] == {"id": "c", "mentions": [], "attributions": []}
    people = [TEXT[m["start"] : m["end"]] for m in rows[0]["mentions"] if m["type"] == "Person"]
    assert "Ada Lind" in people[0]
    contents = ["".join(TEXT[s:e] for s, e in a["content"]) for a in rows[0]["attributions"]]
    assert any("the bridge would close" in content for content in contents)
    for row in rows:
        assert set(row) == {"id", "mentions", "attributions"}
        assert all(set(m) - {"metonymic"} == {"start", "end", "type"} for m in row["mentions"])
        assert all(set(a) == {"source", "cue", "content"} for a in row["attributions"])


def test_annotate_jsonl_tells_places_from_those_who_act_there(run: Run) -> None:
    """Every Location mention says which it is, and no other mention does."""
    text = "Tokyo said on Monday that it would answer after talks in Tokyo, Ada Lind told reporters."
    (row,) = (
        json.loads(line)
        for line in run("annotate", "--jsonl", input=_rows({"id": 1, "text": text})).stdout.splitlines()
    )
    assert [m["metonymic"] for m in row["mentions"] if m["type"] == "Location"] == [True, False]
    assert not any("metonymic" in m for m in row["mentions"] if m["type"] != "Location")


def test_annotate_jsonl_reads_a_file(run: Run, tmp_path: Path) -> None:
    """With a byte order mark, blank lines and Windows line ends, as such files come."""
    (tmp_path / "rows.jsonl").write_bytes(
        b"\xef\xbb\xbf" + b'{"id": 7, "text": "He left."}\r\n\r\n{"id": "\xc3\xa5", "text": ""}'
    )
    result = run("annotate", "--jsonl", "rows.jsonl")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [7, "å"]
    assert '"å"' in result.stdout


def test_annotate_jsonl_streams() -> None:
    """The first answer is there before the second question."""
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "annotate", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        for number in (1, 2):
            process.stdin.write(_rows({"id": number, "text": "She left, he said."}).encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=30) == 0


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("{", "is not JSON"),
        ("[1]", "has to be an object"),
        ('{"text": "x"}', '"id"'),
        ('{"id": true, "text": "x"}', '"id"'),
        ('{"id": 1}', '"text"'),
        ('{"id": 1, "text": null}', '"text"'),
        (r'{"id": 1, "text": "\ud800"}', "surrogate"),
        (b'{"id": 1, "text": "\xff"}', "UTF-8"),
    ],
)
def test_bad_row_is_named_by_its_line(run: Run, row: str | bytes, reason: str) -> None:
    """What came before it is answered; nothing after it is."""
    bad = row if isinstance(row, bytes) else row.encode()
    good = _rows({"id": "good", "text": "x"}).encode()
    result = run("annotate", "--jsonl", input=good + bad + b"\n" + good)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith("Error: standard input:2: ")
    assert reason in result.stderr


def test_annotate_shows_a_document_to_a_person(run: Run, folder: Path) -> None:
    """In words what colour shows, so that nobody needs the colour."""
    result = run("annotate", "papers/bridge.txt")
    assert result.exit_code == 0, result.output
    assert "It is not safe" in result.output
    assert "- Person        Ada Lind" in result.output
    for part in ("source", "cue", "content"):
        assert part in result.output


def test_colour_is_for_terminals_that_want_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal there is colour; with NO_COLOR, or in a pipe, there is none."""
    assert "\x1b[" in run("annotate", input=TEXT, color=True).output
    assert "\x1b[" not in run("annotate", input=TEXT).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("annotate", input=TEXT, color=True).output


def test_every_command_is_documented_in_its_parameters() -> None:
    """Every option has a help text."""
    for command in main.commands.values():
        for parameter in command.params:
            assert not isinstance(parameter, click.Option) or parameter.help


@pytest.mark.parametrize("data", ["“Wait,” Ada Lind said.".encode("cp1252"), "“Wait,” Ada Lind said.".encode("utf-16")])
def test_annotate_reads_any_encoding_from_standard_input(run: Run, data: bytes) -> None:
    """As it does from a file."""
    assert "“Wait,” Ada Lind said." in run("annotate", input=data).output


def test_annotate_tells_that_standard_input_is_no_text(run: Run) -> None:
    result = run("annotate", input=bytes(range(256)))
    assert result.exit_code == 1
    assert result.output.startswith("Error: standard input: is not text")
