"""What tests of the whole program share: a flag, a project to work on, and the model loaded once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

from generator.annotate import Annotator, load

ROOT = Path(__file__).parent.parent

# The same cases each time, so that a run tells of a change and not of luck.
# HYPOTHESIS_PROFILE=default looks for new ones.
# No deadline: how long one example takes on a busy machine says nothing.
hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden briefs anew from what the program makes now; read the difference before you commit it",
    )


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The embedded model, loaded once."""
    return load()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this project's site in a fresh folder: settings, seeds, briefs and hand-written pages."""
    folder = tmp_path / "project"
    folder.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("seeds", "briefs", "docs"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    return folder
