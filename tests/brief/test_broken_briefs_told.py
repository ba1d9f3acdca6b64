"""`briefing check`: all that is wrong in one run, for people and for programs."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from broken_briefs import ROWS, folder_with_brief
from click.testing import CliRunner, Result

from generator.cli import main


def check(*words: str) -> Result:
    return CliRunner().invoke(main, ["check", "--briefs", "briefs", *words], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "briefs"


def test_all_ways_to_break_a_brief_are_told_in_one_run(folder: Path) -> None:
    for number, row in enumerate(ROWS):
        row.do(folder_with_brief(folder, f"envoys-meet-in-geneva-4be1c2-{number:03}"))
    result = check("--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["files"] == len(ROWS)
    by_file: dict[str, list[dict]] = {}
    for issue in told["issues"]:
        by_file.setdefault(issue["file"], []).append(issue)
    for number, row in enumerate(ROWS):
        found = by_file[f"briefs/envoys-meet-in-geneva-4be1c2-{number:03}.md"]
        mine = [issue for issue in found if issue["code"] == row.code and row.told in issue["message"]]
        assert mine, row.name
        assert not row.at or all(isinstance(issue["line"], int) for issue in mine), row.name


def test_one_file_with_many_faults_is_told_of_all_of_them(folder: Path) -> None:
    place = folder_with_brief(folder)
    content = place.brief.read_text(encoding="utf-8")
    changes = {
        "    name: Iceland": "    name: Iceland # checked",
        "type: person": "type: human",
        "start: 219, end: 249": "start: 220, end: 250",
        '"We will wait"': '"we will wait"',
        "mode: narrated": "mode: direct",
        '{kind: reporting, quote: "Officials said"': '{kind: reporting, quote: "Officials say"',
        "main: [b00002": "main: [ffffff",
        'speakers: ["no", is]': "speakers: [nobody, is]",
    }
    for old, new in changes.items():
        assert old in content, old
        content = content.replace(old, new, 1)
    place.brief.write_text(content, encoding="utf-8")
    issues = json.loads(check("--json").stdout)["issues"]
    told = " | ".join(issue["message"] for issue in issues)
    for words in (
        *("below ## Notes", "'human' is not one of", "stand at 219:249", "capital letters", "belong together"),
        *("'Officials say'", "the id of no claim", "speakers has 'nobody'"),
    ):
        assert words in told, words
    assert all(issue["line"] for issue in issues)
    lines = [issue["line"] for issue in issues]
    assert lines == sorted(lines)


def test_several_places_that_are_no_yaml_are_all_told(folder: Path) -> None:
    place = folder_with_brief(folder)
    content = place.brief.read_text(encoding="utf-8")
    for old, new in (
        ('title: "Envoys', 'title: "Envoys" "'),
        ("  outlet:", "\toutlet:"),
        ("    name: Iceland", "    name: @Iceland"),
        ("aliases: [Oslo]", "aliases: [Oslo"),
        ("act: travel", "act: trave: l"),
        ("negated: true", "negated: maybe"),
    ):
        assert old in content
        content = content.replace(old, new, 1)
    place.brief.write_text(content, encoding="utf-8")
    lines = {issue["line"] for issue in json.loads(check("--json").stdout)["issues"]}
    texts = content.split("\n")
    for words in ('"Envoys" "', "\toutlet:", "@Iceland", "[Oslo", "trave: l", "negated: maybe"):
        assert next(n for n, line in enumerate(texts, 1) if words in line) in lines, (words, lines)


def test_an_actor_that_cannot_be_read_is_told_once_and_not_wherever_it_is_named(folder: Path) -> None:
    place = folder_with_brief(folder)
    content = place.brief.read_text(encoding="utf-8").replace("type: person", "type: human")
    place.brief.write_text(content, encoding="utf-8")
    (issue,) = json.loads(check("--json").stdout)["issues"]
    assert issue["field"] is None
    assert "actors[3].type" in issue["message"]


def test_for_programs_a_sound_folder_has_an_empty_list(folder: Path) -> None:
    folder_with_brief(folder)
    result = check("--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told == {"folder": "briefs", "files": 1, "briefs": 1, "errors": 0, "issues": []}


def test_for_people_each_line_begins_with_file_and_line(folder: Path) -> None:
    place = folder_with_brief(folder)
    content = place.brief.read_text(encoding="utf-8")
    place.brief.write_text(content.replace('"We will wait"', '"We shall wait"'), encoding="utf-8")
    line = content[: content.index('"We will wait"')].count("\n") + 1
    result = check()
    assert result.exit_code == 1
    assert f"error: briefs/{place.brief.name}:{line}:b00002: the text has 'We will wait' at 252:264" in result.stderr


def test_two_briefs_with_one_id_and_two_of_one_source_are_both_named(folder: Path) -> None:
    place = folder_with_brief(folder)
    copy = folder / "copy.md"
    copy.write_bytes(place.brief.read_bytes())
    other = folder_with_brief(folder, "other-1a2b3c")
    other.brief.write_text(
        other.brief.read_text(encoding="utf-8").replace("seeds/other-1a2b3c.txt", "seeds/geneva.txt"), encoding="utf-8"
    )
    issues = json.loads(check("--json").stdout)["issues"]
    found = {(issue["file"], issue["code"]) for issue in issues}
    assert found == {
        ("briefs/copy.md", "duplicate-id"),
        (f"briefs/{place.brief.name}", "duplicate-id"),
        ("briefs/copy.md", "duplicate-source"),
        (f"briefs/{place.brief.name}", "duplicate-source"),
        ("briefs/other-1a2b3c.md", "duplicate-source"),
    }
    assert all(issue["line"] for issue in issues)


def test_what_is_told_holds_no_control_characters(folder: Path) -> None:
    """A key of a brief must not be able to write to somebody's terminal."""
    place = folder_with_brief(folder)
    content = place.brief.read_text(encoding="utf-8")
    place.brief.write_text(content.replace("summary:", '"a\\e[31mb\\nc": 1\nsummary:', 1), encoding="utf-8")
    result = check()
    assert "unknown field" in result.stderr
    assert "\x1b[31m" not in result.stderr
    assert len([line for line in result.stderr.splitlines() if "unknown field" in line]) == 1


def test_a_huge_file_that_is_no_yaml_is_told_in_little_time(folder: Path) -> None:
    place = folder_with_brief(folder)
    content = place.brief.read_text(encoding="utf-8")
    many = "".join(f'key{n}: "{n}\n' for n in range(3000))
    place.brief.write_text(content.replace("summary:", f"{many}summary:"), encoding="utf-8")
    began = time.process_time()
    assert check().exit_code == 1
    assert time.process_time() - began < 20
