"""The rules of the house, read from the source: what may import what, and who touches files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))

BASE = ("", "records", "errors", "cache", "config", "edtf", "json_lines", "limits", "version")
"""What every stage may import; "" is the package itself."""
STAGES = (
    "read",
    "add",
    "annotate",
    "actors",
    "claims",
    "summary",
    "brief",
    "generate",
    "relate",
    "site",
    "cli",
    "__main__",
)
"""In the order of the data."""
SITE_HALF = {"brief": set(), "relate": {"brief"}, "site": {"brief", "relate"}}
"""The stages that never open a seed and never run the model, and all that each imports."""
MAY_GENERATE = "site/plugin/__init__.py"
MAY_IMPORT_MKDOCS = "site/plugin/"
MAY_TOUCH_FILES = (
    "read/",
    "add/",
    "annotate/__init__.py",
    "annotate/embedded.py",
    "brief/disk.py",
    "brief/store.py",
    "brief/kept.py",
    "brief/lock.py",
    "brief/pending.py",
    "cache.py",
    "config.py",
    "generate/",
    "site/plugin/",
    "site/search/index.py",
    "site/search/indexer.py",
    "site/stage.py",
    "cli/",
)
FILE_MODULES = {"os", "shutil", "tempfile", "io", "glob", "subprocess"}
FILE_CALLS = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rmdir", "unlink", "touch"),
    *("rename", "symlink_to", "hardlink_to", "iterdir", "glob", "rglob", "stat", "lstat", "exists"),
    *("is_file", "is_dir", "is_symlink", "cwd", "home"),
}
LONGEST = 400


def _tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"), filename=module)


def _imports(module: str) -> Iterator[str]:
    """Every module that this one names in an import, wherever the import stands."""
    here = ["generator", *module.removesuffix(".py").split("/")]
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: -node.level]) if node.level else ""
            name = ".".join(part for part in (base, node.module) if part)
            yield from (f"{name}.{alias.name}" for alias in node.names)


def _stage(name: str) -> str:
    """The stage that a file or an imported name belongs to."""
    return name.removesuffix(".py").replace("/", ".").removeprefix("generator.").split(".")[0].replace("__init__", "")


def _stages_imported(module: str) -> set[str]:
    names = {_stage(name) for name in _imports(module) if name.startswith("generator.")}
    return names - {"__version__"} - set(BASE) - {_stage(module)}


@pytest.mark.parametrize("module", MODULES)
def test_module_belongs_to_a_known_stage(module: str) -> None:
    """Whoever adds a part of the program says where in the flow it stands."""
    assert _stage(module) in {*BASE, *STAGES}


@pytest.mark.parametrize("module", MODULES)
def test_no_stage_imports_a_later_one(module: str) -> None:
    """Imports go against the flow of the data only."""
    stage = _stage(module)
    earlier = () if stage in BASE else STAGES[: STAGES.index(stage)]
    allowed = SITE_HALF.get(stage, set(earlier)) | ({"generate"} if module == MAY_GENERATE else set())
    assert _stages_imported(module) <= allowed


@pytest.mark.parametrize("module", MODULES)
def test_only_the_plugin_imports_mkdocs(module: str) -> None:
    """So that another site generator can take its place."""
    foreign = {name for name in _imports(module) if name.split(".")[0] == "mkdocs"}
    assert not foreign or module.startswith(MAY_IMPORT_MKDOCS)


@pytest.mark.parametrize("module", MODULES)
def test_files_are_touched_in_few_places(module: str) -> None:
    """Everything else is a pure function of records; a table that the package ships is part of it."""
    if module.startswith(MAY_TOUCH_FILES):
        return
    assert not {name.split(".")[0] for name in _imports(module)} & FILE_MODULES
    assert not list(_file_calls(_tree(module)))


def _file_calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "open":
            yield f"line {node.lineno}: open"
        elif isinstance(node.func, ast.Attribute) and node.func.attr in FILE_CALLS and not _of_package(node.func.value):
            yield f"line {node.lineno}: {node.func.attr}"


def _of_package(value: ast.expr) -> bool:
    """Whether the value comes from `importlib.resources.files`, that is, from what the package ships."""
    return any(
        isinstance(node, ast.Call) and ast.unparse(node.func) in {"files", "resources.files"}
        for node in ast.walk(value)
    )


@pytest.mark.parametrize("module", MODULES)
def test_module_is_short(module: str) -> None:
    """A file near 400 lines is two files."""
    assert len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_modules_are_named_after_concepts() -> None:
    """There is no drawer for everything."""
    names = {path.stem for path in PACKAGE.rglob("*")}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc"}
    assert MODULES


def test_file_calls_are_seen() -> None:
    """The rule on files would catch a call, and lets data of the package pass."""
    tree = ast.parse(
        "Path('a').read_text()\nopen('b')\nfiles('generator').joinpath('c').read_text()\n'a'.replace('a', 'b')"
    )
    assert list(_file_calls(tree)) == ["line 1: read_text", "line 2: open"]
