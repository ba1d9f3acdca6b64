"""What is published works alone: the wheel without the repository, and the sdist makes the same wheel."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from pathlib import Path

import pytest
from pathspec.gitignore import GitIgnoreSpec

from benchmarks.trust import same

ROOT = Path(__file__).parent.parent

ENVIRONMENT = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | {
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}
"""Without what would lead to the repository."""


def run(*words: str | Path, cwd: Path) -> str:
    """What a command prints; it has to succeed."""
    command = [str(word) for word in words]
    done = subprocess.run(command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def built(target: str, project: Path, folder: Path) -> Path:
    """The wheel or the sdist of a project's folder."""
    run(sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", folder, cwd=project)
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    archive = built("sdist", ROOT, tmp_path_factory.mktemp("sdist"))
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    (project,) = folder.iterdir()
    return project


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment with the wheel, beside the packages that it needs but not the repository."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    fresh = folder / "bin" / "python"
    # As a line of a .pth file, a folder is on the path and its own .pth files are not: no editable install is.
    packages = Path(run(fresh, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    (packages / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = sys.executable, "-m", "pip", "--python", fresh, "--disable-pip-version-check", "--quiet"
    run(*pip, "install", "--no-index", "--no-deps", "--no-compile", "--ignore-installed", wheel, cwd=folder)
    return fresh


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A project of some documents, and nothing of the repository's."""
    folder = tmp_path / "news"
    for path, content in same.files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_the_wheel_works_without_the_repository(python: Path, documents: Path, tmp_path: Path) -> None:
    """Briefs and site, with the model, are those that the repository's program makes."""
    where = run(python, "-c", "import generator; print(generator.__file__)", cwd=documents).strip()
    assert Path(where).is_relative_to(python.parent.parent)
    assert "briefing" in run(python.parent / "briefing", "--version", cwd=documents)
    run(python.parent / "briefing", "generate", "--workers", "1", cwd=documents)
    run(python.parent / "briefing", "check", cwd=documents)
    run(python, "-m", "mkdocs", "build", "--strict", cwd=documents)
    run(python.parent / "briefing", "stage", "build/pages", cwd=documents)
    other = tmp_path / "repository"
    shutil.copytree(documents, other, ignore=shutil.ignore_patterns("site", "briefs", ".cache"))
    command = [sys.executable, "-m", "benchmarks.trust.same_build", "1", "--model"]
    subprocess.run(command, cwd=other, env=ENVIRONMENT | {"PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    assert same.differences(same.hashes(documents), same.hashes(other)) == []


def test_the_sdist_makes_the_same_wheel(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    """Byte for byte, though the folder and all times of files are others."""
    again = built("wheel", sdist, tmp_path / "wheel")
    assert again.name == wheel.name
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(wheel.read_bytes()).digest()


def test_the_sdist_holds_what_the_project_is_worked_on_with(sdist: Path) -> None:
    """All that is in the repository, so that tests and site can be made from it."""
    there = names(sdist)
    ignored = GitIgnoreSpec.from_lines((ROOT / ".gitignore").read_text(encoding="utf-8").splitlines())
    assert kept() - there == set()
    assert not [name for name in there if ignored.match_file(name)]


def names(folder: Path) -> set[str]:
    """All files of a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def kept() -> set[str]:
    """What the repository holds; the tests at least, where this is an sdist itself and nothing tells the rest."""
    if (ROOT / "PKG-INFO").is_file():
        return {f"tests/{name}" for name in names(ROOT / "tests") if "__pycache__" not in name}
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {name for name in listed.split("\0") if name and (ROOT / name).is_file()}
