"""`.ci/browser` finds a browser or fetches one, and says plainly what to do where it can do neither."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("bash", "dirname", "cat", "chmod", "env")
"""What the script needs of a machine; nothing else is on its PATH here."""


@pytest.fixture
def machine(tmp_path):
    """A folder with a PATH of its own, on which there is no browser and nobody is root."""
    place = tmp_path / "bin"
    place.mkdir()
    for name in TOOLS:
        (place / name).symlink_to(shutil.which(name))
    program(place, "id", "echo 1000")
    # Playwright's own browsers are looked for in an empty folder, and cannot be fetched.
    program(place, "python", f'case "$*" in *playwright*) echo "$@" >> {tmp_path}/asked; exit 1;; esac; '
            f'exec {sys.executable} "$@"')  # fmt: skip
    return place


def program(place: Path, name: str, script: str) -> Path:
    file = place / name
    file.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def run(machine: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {"PATH": str(machine), "PLAYWRIGHT_BROWSERS_PATH": str(machine / "none"), "HOME": str(machine)}
    command = [str(ROOT / ".ci" / "browser"), str(machine / "python")]
    return subprocess.run(command, env=given | environment, capture_output=True, text=True, timeout=60, check=False)


def asked(machine: Path) -> str:
    file = machine.parent / "asked"
    return file.read_text(encoding="utf-8") if file.exists() else ""


APT = (
    'echo apt-get "$@" >> {asked}; '
    '[ "$1" != install ] || {{ echo "#!/bin/bash" > {place}/chromium; chmod +x {place}/chromium; }}'
)


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_a_browser_on_the_path_is_taken_and_nothing_installed(machine, name):
    there = program(machine, name, "")
    done = run(machine)
    assert (done.returncode, done.stdout.strip()) == (0, str(there))
    assert asked(machine) == ""


def test_the_one_that_is_told_comes_first(machine):
    program(machine, "chromium", "")
    told = program(machine, "mine", "")
    done = run(machine, BROWSER_PATH=str(told))
    assert (done.returncode, done.stdout.strip()) == (0, str(told))


def test_a_wrong_one_that_is_told_is_said_and_replaced_by_no_other(machine):
    program(machine, "chromium", "")
    done = run(machine, BROWSER_PATH="/no/such/chrome")
    assert done.returncode == 1
    assert "BROWSER_PATH is /no/such/chrome" in done.stderr
    assert asked(machine) == ""


@pytest.mark.parametrize("user", ["root", "sudo"])
def test_debian_installs_its_own(machine, user):
    """As root, or where sudo asks for no password."""
    program(machine, "apt-get", APT.format(asked=machine.parent / "asked", place=machine))
    if user == "root":
        program(machine, "id", "echo 0")
    else:
        program(machine, "sudo", 'shift; exec "$@"')
        program(machine, "true", "exit 0")
    done = run(machine)
    assert (done.returncode, done.stdout.strip()) == (0, str(machine / "chromium"))
    assert asked(machine).startswith("apt-get install --yes --no-install-recommends chromium")
    assert "playwright" not in asked(machine)


def test_without_the_means_playwright_is_asked_and_then_the_reader(machine):
    """The message names every way out."""
    done = run(machine)
    assert done.returncode == 1
    assert asked(machine).split() == ["-m", "playwright", "install", "chromium"]
    for way in ("apt-get install chromium", "-m playwright install chromium", "BROWSER_PATH="):
        assert way in done.stderr


def test_make_test_sees_to_the_browser_first():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.split("\ntest: $(VENV)/.test\n")[1].split("\n\n")[0]
    assert [line.strip() for line in recipe.splitlines()] == ["@.ci/browser $(BIN)/python", "$(BIN)/python -m pytest"]
