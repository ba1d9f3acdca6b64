"""A project for each test."""

from pathlib import Path

import pytest
from two_documents import FLEET, HARBOUR

from generator.config import Settings


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (seeds / "fleet.txt").write_text(FLEET, encoding="utf-8")
    return Settings(root=tmp_path, sources=(seeds,), briefs=tmp_path / "briefs")
