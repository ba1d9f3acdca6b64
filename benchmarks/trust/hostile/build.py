"""Builds the sites of such projects, as a user would."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.trust.hostile import sources
from benchmarks.trust.hostile.words import Payload
from generator.brief import store
from generator.brief.store import Loaded
from generator.config import load
from generator.generate import generate


@dataclass(frozen=True, slots=True)
class Built:
    """A site.

    Attributes:
        site: its folder.
        briefs: what it shows, as read again from their files.
        complaints: what was refused or warned of on the way.
    """

    site: Path
    briefs: Loaded
    complaints: tuple[str, ...]


def of_documents(folder: Path, payloads: Sequence[Payload]) -> Built:
    """The site of documents with these words."""
    sources.write_documents(folder, payloads)
    report = generate(load(folder / "mkdocs.yml"), annotator=sources.Marked(), workers=1)
    return built(folder, [str(issue) for issue in report.issues if issue.severity == "error"])


def of_briefs(folder: Path, payloads: Sequence[Payload]) -> Built:
    """The site of briefs with these words."""
    sources.write_briefs(folder, payloads)
    return built(folder, [])


def built(folder: Path, complaints: list[str]) -> Built:
    """The site of what lies in a folder.

    Args:
        folder: of the project.
        complaints: what was refused before.
    """
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        build(config)
    finally:
        logger.removeHandler(heard)
        config.plugins.on_shutdown()
    loaded = store.load(folder / "briefs")
    told = [*complaints, *map(str, loaded.issues), *heard.told]
    return Built(folder / "site", loaded, tuple(dict.fromkeys(told)))


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note what was said."""
        self.told.append(record.getMessage())
