"""What `pip install .` installs is complete."""

from __future__ import annotations

import ast
import configparser
import email
import importlib.metadata
import itertools
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
UNIMPORTED = {"mkdocs-material", "lxml-html-clean"}
"""Imported nowhere: the theme, which mkdocs.yml names, and what another package needs and does not ask for."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as it would be published."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


def test_wheel_holds_everything_in_the_package(wheel: zipfile.ZipFile) -> None:
    """Modules, templates, assets, tables and the model: what is in the folder is in the wheel, and no more."""
    here = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "generator").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    there = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert there == here


@pytest.mark.parametrize(
    "part",
    [
        "generator/annotate/model/",
        "generator/actors/data/",
        "generator/read/data/",
        "generator/site/templates/",
        "generator/site/assets/",
    ],
)
def test_wheel_holds_what_is_not_python(wheel: zipfile.ZipFile, part: str) -> None:
    """The kinds of data that the program cannot work without."""
    assert [name for name in wheel.namelist() if name.startswith(part) and not name.endswith((".py", "/"))]


def test_wheel_offers_the_command_and_the_plugin(wheel: zipfile.ZipFile) -> None:
    """Both are found by name after an installation."""
    points = configparser.ConfigParser()
    (name,) = [name for name in wheel.namelist() if name.endswith("/entry_points.txt")]
    points.read_string(wheel.read(name).decode())
    assert points["console_scripts"]["briefing"] == "generator.cli:main"
    assert points["mkdocs.plugins"]["briefing"] == "generator.site.plugin:BriefingPlugin"


def test_wheel_is_typed_and_licensed(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert "generator/py.typed" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    (notice,) = [name for name in names if name.endswith(".dist-info/licenses/NOTICE")]
    beside = re.findall(r"generator/\S*LICENSE\S*", wheel.read(notice).decode())
    assert len(beside) >= 4
    assert not [name for name in beside if name not in names]


def test_wheel_knows_nothing_of_the_machine_it_was_made_on(wheel: zipfile.ZipFile) -> None:
    """Neither the folder of the project nor that of the environment, and no time of any file."""
    places = [str(place).encode() for place in (ROOT, Path(sys.prefix), f"{Path.home()}/")]
    assert not [name for name in wheel.namelist() if any(place in wheel.read(name) for place in places)]
    assert len({info.date_time for info in wheel.infolist()}) == 1


def test_wheel_requires_what_the_project_does_and_says_from_which_python_on(wheel: zipfile.ZipFile) -> None:
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    told = email.message_from_bytes(wheel.read(name))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {
        _normal(re.split(r"[\[<>=!~ ]", line)[0]) for line in told.get_all("Requires-Dist") if "extra ==" not in line
    }
    assert names == {_normal(re.split(r"[\[<>=!~ ]", line)[0]) for line in project["dependencies"]}
    assert told["Requires-Python"] == project["requires-python"]
    assert told["License-Expression"] == "Apache-2.0"


def test_wheel_stays_small(wheel: zipfile.ZipFile) -> None:
    """The model is the bulk of it: weights and tokenizer take 25 MB at most."""
    sizes = {info.filename: info.file_size for info in wheel.infolist()}
    assert sum(size for name, size in sizes.items() if name.startswith("generator/annotate/model/")) <= 25_000_000


def test_every_import_is_a_declared_dependency() -> None:
    """Nothing works only because something else has installed it, and nothing is asked for in vain."""
    roots = {
        name.split(".")[0]
        for path in (ROOT / "generator").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _names(node)
    }
    foreign = roots - sys.stdlib_module_names - {"generator"}
    owners = importlib.metadata.packages_distributions()
    used = {_normal(owner) for root in foreign for owner in owners[root]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = itertools.chain(project["dependencies"], *project["optional-dependencies"].values())
    declared = {_normal(re.split(r"[\[<>=!~ ]", line)[0]) for line in asked}
    assert used | UNIMPORTED == declared


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
