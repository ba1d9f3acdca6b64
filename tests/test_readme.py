"""The README tells the truth: every command in it works, and every command there is stands in it."""

from __future__ import annotations

import dataclasses
import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown.extensions.toc import slugify
from serving import fetch, free_port, running, wait_for

from generator.cli import main
from generator.config import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
COMMANDS = sorted({line for block in BLOCKS for line in block.splitlines()})
HERE = Path(sys.prefix)
"""The environment that the tests run in; `make` is told to take it for the one that it would make."""

STARTS_A_SERVER = "make serve"
RUNS_THESE_TESTS = "make test"
ENTERS_THE_ENVIRONMENT = ". .venv/bin/activate"
SPECIAL = {STARTS_A_SERVER, RUNS_THESE_TESTS, ENTERS_THE_ENVIRONMENT}


def _make(*words: str) -> list[str]:
    made = [word for stamp in (".made", ".run", ".test") for word in ("-o", str(HERE / stamp))]
    return ["make", *made, f"VENV={HERE}", *words]


@pytest.fixture
def clone(project: Path) -> Path:
    """The project with its Makefile and its briefs written, as after `make serve`."""
    shutil.copy(ROOT / "Makefile", project)
    subprocess.run([sys.executable, "-m", "generator", "generate"], cwd=project, env=_env(), check=True)
    return project


def _env() -> dict[str, str]:
    """An environment in which `.venv` has been entered, and `make` is not inside another `make`."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    return inherited | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in SPECIAL])
def test_command_in_the_readme_works(command: str, clone: Path) -> None:
    """As written, in the project's folder."""
    words = " ".join(_make(*command.split()[1:])) if command.startswith("make ") else command
    shell = ["bash", "-euc", words]
    done = subprocess.run(shell, check=False, cwd=clone, env=_env(), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_make_serve_serves_the_site(clone: Path, tmp_path: Path) -> None:
    """Where the README says that it does; only the port is another."""
    assert STARTS_A_SERVER in COMMANDS
    assert "ADDRESS ?= 127.0.0.1:8000" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "<http://127.0.0.1:8000>" in README
    address, log = f"127.0.0.1:{free_port()}", tmp_path / "log"
    with running(_make("serve", f"ADDRESS={address}"), clone, log) as server:
        page = wait_for(lambda: fetch(f"http://{address}/"), server, log)
    assert "<html" in page


def test_make_test_runs_these_tests() -> None:
    """It is what runs now, so that its recipe is read rather than run: all tests, nothing left out."""
    assert RUNS_THESE_TESTS in COMMANDS
    shown = subprocess.run(_make("--dry-run", "test"), cwd=ROOT, env=_env(), capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == f"{HERE}/bin/python -m pytest"
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == "make test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_environment_is_where_the_readme_enters_it() -> None:
    assert ENTERS_THE_ENVIRONMENT in COMMANDS
    assert "VENV ?= .venv" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    """In the table of commands."""
    assert f"| `briefing {name}` |" in README


def test_every_make_target_is_in_the_readme() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, env=_env(), capture_output=True, text=True, check=True).stdout
    targets = re.findall(r"^make (\w+)", shown, re.MULTILINE)
    assert len(targets) > 5
    assert not [target for target in targets if f"| `make {target}` |" not in README]


def test_every_dependency_has_its_reason_in_the_readme() -> None:
    """The table of dependencies holds the packages that the project asks for, and no others."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = itertools.chain(project["dependencies"], *extras.values())
    asked = {re.split(r"[<>=!~ ]", line)[0] for line in lines}
    table = README.split("## Dependencies")[1].split("## ")[0]
    assert {
        name for row in re.findall(r"^\|([^|]+)\|", table, re.MULTILINE) for name in re.findall("`([^`]+)`", row)
    } == asked | extras.keys()


def test_links_lead_somewhere() -> None:
    """Pictures, files and sections that the README points to are there."""
    places = [place.partition("#") for place in re.findall(r"\]\(([^)]+)\)", README) if "://" not in place]
    assert places
    assert not [path for path, *_ in places if not (ROOT / path).exists()]
    assert not [f"{path}#{part}" for path, _, part in places if part and part not in _sections(ROOT / path)]


def _sections(page: Path) -> set[str]:
    """What the sections of a page are called in addresses."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {slugify(head, "-") for head in heads}


@pytest.mark.parametrize(
    ("name", "least"), [("requirements.lock", 20), ("requirements-test.lock", 20), ("requirements-fuzz.lock", 1)]
)
def test_lock_holds_versions_and_hashes_only(name: str, least: int) -> None:
    """No address of an index, no option, nothing without a hash, so that any mirror can serve it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[^ ])", text.rstrip())
    assert len(entries) > least
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==[^ ]+( ; .+)? \\\n    --hash=sha256:[0-9a-f]{64}", entry), entry


def test_every_setting_is_in_the_readme() -> None:
    """The table of settings holds those that there are, and no others."""
    table = README.split("| Setting |")[1].split("\n\n")[0]
    known = {field.name for field in dataclasses.fields(Settings)} - {"root"}
    cells = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == known
