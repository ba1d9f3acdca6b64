"""A project with documents of one text, built whole."""

from pathlib import Path

import pytest
from built import Site
from mkdocs.commands.build import build
from mkdocs.config import load_config
from printed import daily, news, wire

from generator.brief import store
from generator.config import load
from generator.site.stage import related, stage

CONFIG = """site_name: Invented
theme: material
plugins:
  - search
  - briefing: {{generate: false, duplicates: {how}}}
"""


def project(folder: Path, how: str) -> Path:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG.format(how=how), encoding="utf-8")
    for each in (wire(), daily(), news()):
        store.write(folder / "briefs", each.brief, each.text)
    return folder


@pytest.mark.parametrize(("how", "pages"), [("link", 3), ("one", 2)])
def test_the_site_has_no_broken_link_and_the_files_stay_as_they_were(tmp_path, how, pages):
    """Under either setting; under `one`, an address that a brief had leads to the page that stands for it."""
    folder = project(tmp_path, how)
    before = {path: path.read_bytes() for path in (folder / "briefs").rglob("*") if path.is_file()}
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    site = Site(folder / "site")
    assert site.broken_links() == []
    found = {at: page for at, page in site.pages().items() if at.startswith("briefs/") and at != "briefs/"}
    assert sum("Source" in page.text for page in found.values()) == pages
    assert set(found) == {"briefs/wire-000001/", "briefs/daily-000002/", "briefs/news-000003/"}
    assert {path: path.read_bytes() for path in before} == before


def test_the_setting_holds_for_staged_pages(tmp_path):
    """And for whatever else is made from the briefs."""
    settings = load(project(tmp_path, "one") / "mkdocs.yml")
    stage(related(settings), tmp_path / "staged", settings)
    assert not (tmp_path / "staged" / "docs" / "briefs" / "daily-000002" / "index.md").exists()
    assert (tmp_path / "staged" / "docs" / "briefs" / "daily-000002" / "index.html").is_file()
