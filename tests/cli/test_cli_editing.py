"""`briefing diff` and `briefing revert`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cache import FOLDER
from generator.cli import main

Run = Callable[..., Result]

TEXT = "Mayor Ada Lind said on Monday that the bridge would close.\n\n“It is not safe,” she told reporters.\n"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one brief, just written."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: [briefing]\n", encoding="utf-8")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "bridge.txt").write_text(f"Bridge to close\n\n{TEXT}", encoding="utf-8")
    assert command("generate", "--config", str(folder / "mkdocs.yml")).exit_code == 0
    return folder


@pytest.fixture
def run(written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands in a copy of that project."""
    shutil.copytree(written, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return command


def command(*args: str) -> Result:
    return CliRunner().invoke(main, args, catch_exceptions=False)


def brief() -> Path:
    (path,) = Path("briefs").glob("*.md")
    return path


def edit(old: str, new: str) -> None:
    content = brief().read_text(encoding="utf-8")
    assert old in content
    brief().write_text(content.replace(old, new, 1), encoding="utf-8")


def test_nothing_is_yours_at_first(run: Run) -> None:
    assert run("diff").stdout == "0 with changes of yours, 1 wholly the program's\n"


@pytest.mark.parametrize("kept", [True, False], ids=["from the cache", "from the document"])
def test_what_is_yours_stands_beside_what_was_there(run: Run, kept: bool) -> None:
    edit('title: "Bridge to close"', 'title: "The bridge \\e[31m closes"')
    if not kept:
        for path in Path(FOLDER).iterdir():
            path.unlink()
    told = run("diff", str(brief()))
    assert told.exit_code == 0
    assert "title: changed" in told.stdout
    assert "program's: “Bridge to close”" in told.stdout
    assert "yours:     “The bridge ␛[31m closes”" in told.stdout


def test_what_is_not_known_is_said_to_be_so(run: Run) -> None:
    edit('title: "Bridge to close"', 'title: "Mine"')
    for path in Path(FOLDER).iterdir():
        path.unlink()
    Path("seeds/bridge.txt").write_text(f"Other\n\n{TEXT}", encoding="utf-8")
    assert "program's: not known" in run("diff").stdout
    (told,) = json.loads(run("diff", "--json").stdout)["briefs"]
    assert told["yours"] == [{"part": "title", "what": "changed", "yours": "Mine", "own": None, "own_unknown": True}]


def test_json_has_all_of_it(run: Run) -> None:
    edit('title: "Bridge to close"', 'title: "Mine"')
    brief().rename("briefs/mine.md")
    result = json.loads(run("diff", "--json").stdout)
    (told,) = result["briefs"]
    assert result["diff"] == 1
    assert told["file"] == "briefs/mine.md"
    assert [(each["part"], each["what"]) for each in told["yours"]] == [("file", "renamed"), ("title", "changed")]
    assert "summary" in told["own"]
    assert told["conflicts"] == []


def test_a_field_is_given_back(run: Run) -> None:
    before = brief().read_bytes()
    edit('title: "Bridge to close"', 'title: "Mine"')
    assert run("generate").exit_code == 0
    done = run("revert", str(brief()), "title")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "given back: title (changed)")
    assert run("generate").exit_code == 0
    assert brief().read_bytes() == before


def test_a_removed_claim_comes_back(run: Run) -> None:
    before = brief().read_text(encoding="utf-8")
    claims = before.index("claims:\n")
    brief().write_text(before[:claims] + "claims: []\n" + before[before.index("unread:") :], encoding="utf-8")
    assert run("generate").exit_code == 0
    assert run("revert", brief().stem).exit_code == 0
    assert run("generate").exit_code == 0
    assert brief().read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("args", "told", "code"),
    [
        (["none.md"], "there is no such brief", 2),
        (["{id}", "colour"], "there is no 'colour' in this brief; yours are: title", 1),
        (["{id}", "summary"], "summary is as the program wrote it; yours are: title", 1),
    ],
)
def test_what_cannot_be_given_back_is_told(run: Run, args: list[str], told: str, code: int) -> None:
    edit('title: "Bridge to close"', 'title: "Mine"')
    result = run("revert", *(each.replace("{id}", brief().stem) for each in args))
    assert (result.exit_code, told in result.stderr) == (code, True), result.stderr


def test_a_brief_without_its_document_is_left_alone(run: Run) -> None:
    edit('title: "Bridge to close"', 'title: "Mine"')
    Path("seeds/bridge.txt").unlink()
    before = brief().read_bytes()
    result = run("revert", str(brief()), "title")
    assert result.exit_code == 1
    assert "its document seeds/bridge.txt is not among the sources" in result.stderr
    assert brief().read_bytes() == before


def test_an_edited_body_is_not_lost(run: Run) -> None:
    edit('title: "Bridge to close"', 'title: "Mine"')
    edit("# Bridge to close", "# BRIDGE to close")
    before = brief().read_bytes()
    result = run("revert", str(brief()))
    assert result.exit_code == 1
    assert "## Notes was edited" in result.stderr
    assert brief().read_bytes() == before


def test_a_brief_that_cannot_be_read_is_named_with_its_line(run: Run) -> None:
    edit("schema: 1", "schema: 1  # mine")
    for words in (["diff"], ["revert", brief().name]):
        result = run(*words)
        assert result.exit_code == 1
        assert f"{brief()}:2: " in result.stderr
