"""`briefing stories`: what it lists, and how it ends."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from casting import brief
from click.testing import CliRunner, Result

from generator.brief import store
from generator.brief.compose import signed
from generator.brief.identity import sha256
from generator.cli import main
from generator.records import Brief

TEXTS = {
    "fire": "A fire destroyed the Varnholt cannery in Elsin on Tuesday, killing four workers, chief Oda Brekke said.\n",
    "blaze": "Four workers were killed in a fire at the Varnholt cannery in Elsin, fire chief Oda Brekke said.\n",
    "tram": "The council of Norwick voted for a tram line to the university, mayor Tilda Okafor said on Monday.\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three briefs, two of them on one event."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [briefing]\n", encoding="utf-8")
    for name, text in TEXTS.items():
        store.write(tmp_path / "briefs", made_of(name, text), text)
    return tmp_path


def made_of(name: str, text: str) -> Brief:
    made = brief(name)
    return dataclasses.replace(made, source=dataclasses.replace(made.source, text_sha256=sha256(text)))


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["stories", *args], catch_exceptions=False)


def test_json_lists_every_story_with_its_sources(project: Path) -> None:
    """A brief that stands alone is a story of one."""
    shown = json.loads(run("--json", "--briefs", str(project / "briefs")).stdout)
    assert [(s["id"], sorted(s["briefs"]), s["claims"]) for s in sorted(shown, key=lambda s: s["id"])] == [
        ("blaze", ["blaze", "fire"], []),
        ("tram", ["tram"], []),
    ]
    assert {source for s in shown for source in s["sources"]} == {f"seeds/{name}.txt" for name in TEXTS}
    assert {s["title"] for s in shown} == {"Title of blaze", "Title of tram"}


def test_the_list_shows_the_ids_that_the_file_needs(project: Path) -> None:
    """What is read there can be written into stories.yml, and then counts."""
    assert "1 story of several briefs, 1 brief alone" in run().stdout
    (project / "stories.yml").write_text("split: [[blaze, fire]]\n", encoding="utf-8")
    assert "0 stories of several briefs, 3 briefs alone" in run().stdout


def test_documents_of_one_text_are_listed(project: Path) -> None:
    """With what each is beside the other, and under `duplicates: one` which of them has the page."""
    made = made_of("again", TEXTS["tram"])
    store.write(project / "briefs", made, TEXTS["tram"])
    listed = run().stdout
    assert "tram has a text that others have too\n  again  no date  no outlet  the same\n" in listed
    assert listed.endswith("2 briefs with a text that others have too\n")
    (project / "mkdocs.yml").write_text("site_name: x\nplugins: [{briefing: {duplicates: one}}]\n", encoding="utf-8")
    (project / "briefs" / "tram.md").unlink()
    store.write(project / "briefs", signed(made_of("tram", TEXTS["tram"])), TEXTS["tram"])
    store.write(project / "briefs", signed(made), TEXTS["tram"])
    assert "again has a text that others have too\n  tram  no date  no outlet  the same, has no page\n" in run().stdout
    told = [each for story in json.loads(run("--json").stdout) for each in story["copies"]]
    assert told == [{"brief": "again", "of": "tram", "likeness": "same", "has_page": False}]


def test_another_file_can_be_named(project: Path) -> None:
    """As the register can."""
    config = "site_name: x\nplugins: [{briefing: {stories: mine.yml}}]\n"
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "the file of stories that the settings name is not there" in result.stderr
    (project / "mine.yml").write_text("join: [[blaze, tram]]\n", encoding="utf-8")
    assert "1 story of several briefs, 0 briefs alone" in run().stdout


def test_an_error_in_the_file_is_named_and_the_exit_code_says_so(project: Path) -> None:
    """The list is made all the same, without the file."""
    (project / "stories.yml").write_text("join:\n  - [fire]\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "stories.yml:2" in result.stderr
    assert "1 story of several briefs" in result.stdout
    check = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert check.exit_code == 1
    assert "stories.yml:2" in check.stderr
