"""`briefing actors`: what it lists, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from casting import TEXT, briefs, person
from click.testing import CliRunner, Result

from generator.brief import store
from generator.cli import main
from generator.relate.register import loads


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two briefs and two people who may be one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [briefing]\n", encoding="utf-8")
    for each in briefs(person("Anna Berg"), (person("Anne Berg"), person("Else Lund"))):
        store.write(tmp_path / "briefs", each, TEXT)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["actors", *args], catch_exceptions=False)


def test_the_list_is_a_register_to_paste(project: Path) -> None:
    """What it writes can be put into actors.yml as it is, and then nothing is left to suggest."""
    result = run()
    assert result.exit_code == 0
    assert "anne-berg: Anne Berg (person)" in result.stdout
    (entry,) = loads(result.stdout, "actors.yml").actors
    assert (entry.id, entry.merge) == ("anna-berg", ("anne-berg",))
    (project / "actors.yml").write_text(result.stdout, encoding="utf-8")
    again = run()
    assert "# 2 actors in 2 briefs" in again.stdout
    assert "No two of them look like one" in again.stdout


def test_json_is_for_programs(project: Path) -> None:
    """One object with counts."""
    shown = json.loads(run("--json", "--briefs", str(project / "briefs")).stdout)
    assert {actor["id"] for actor in shown["actors"]} == {"anna-berg", "anne-berg", "else-lund"}
    assert [(d["keep"], d["other"]) for d in shown["duplicates"]] == [("anna-berg", "anne-berg")]


def test_an_error_in_the_register_is_named_and_the_exit_code_says_so(project: Path) -> None:
    """The list is made all the same, without the register."""
    (project / "actors.yml").write_text("actors:\n  - {nam: Anna}\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "actors.yml:2" in result.stderr
    assert "anna-berg" in result.stdout


def test_a_folder_that_is_not_there_is_named(project: Path) -> None:
    """With what to do."""
    result = run("--briefs", "elsewhere")
    assert result.exit_code == 2
    assert "there is no such folder" in result.output


def test_check_reads_the_register_too(project: Path) -> None:
    """An error in it is among the others."""
    (project / "actors.yml").write_text("separate: [Anna]\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert result.exit_code == 1
    assert "actors.yml:1" in result.stderr
