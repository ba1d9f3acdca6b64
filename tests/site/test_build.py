"""The site as MkDocs and Zensical build it from briefs on disk."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import invented
import pytest
from built import Site
from invented import HOSTILE
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from generator.brief import store
from generator.config import Settings, load
from generator.errors import ConfigError
from generator.relate.corpus import build as relate
from generator.site.stage import stage

MINIMAL = """site_name: Invented
theme: material
plugins:
  - search
  - briefing: {generate: false}
"""


def make(folder: Path) -> Path:
    """A project with invented briefs, and a mkdocs.yml that says no more than it has to."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "guide.md").write_text("# Guide\n\nSee the [claims](claims/index.md).\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MINIMAL, encoding="utf-8")
    invented.write(folder)
    return folder


@pytest.fixture
def project(tmp_path):
    """A project of the test's own, to change."""
    return make(tmp_path / "project")


def mkdocs(project: Path, *, strict: bool = True) -> Site:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return Site(project / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site of an unchanged project, to read only."""
    return mkdocs(make(tmp_path_factory.mktemp("site") / "project"))


def test_strict_build_has_a_page_for_everything(site):
    assert set(site.pages()) == {
        *("", "404.html", "actors/", "briefs/", "claims/", "guide/", "method/", "outlets/", "stories/", "timeline/"),
        *("briefs/ferry-talks-collapse-1a2b3c/", "briefs/lighthouse-to-be-sold-4d5e6f/", "briefs/hostile-000000/"),
        *("actors/ada-quist/", "actors/clerk/", "actors/xn/", "actors/xs/", "network/", "downloads/", "search/"),
        *(f"outlets/{o.id}/" for o in invented.corpus().outlets),
    }


def test_no_link_is_broken(site):
    assert site.broken_links() == []


def test_nothing_is_fetched_from_another_host(site):
    assert site.foreign() == []


def test_search_finds_a_claim_at_its_place(site):
    found = [entry for entry in site.search() if "suspend the ferry line" in entry["text"]]
    assert [entry["location"] for entry in found] == ["briefs/ferry-talks-collapse-1a2b3c/#claim-a10001"]
    assert "Norland and Sudland" in found[0]["title"]


@pytest.mark.parametrize("alias", ["RNL", "Elder Hall", "Norlanders", "Norland"])
def test_search_finds_an_actor_by_any_alias(site, alias):
    (page,) = [entry for entry in site.search() if entry["location"] == "actors/xn/"]
    assert alias in page["tags"]
    assert alias in page["text"] + page["title"]


def test_titles_in_the_head_are_the_titles(site):
    pages = site.pages()
    assert pages["briefs/hostile-000000/"].title.strip() == f"{HOSTILE} - Invented"
    assert pages[""].title.strip() == "Invented"


def test_hostile_words_add_no_script(site):
    pages = site.pages()
    calm = len(pages["briefs/ferry-talks-collapse-1a2b3c/"].scripts)
    for address, page in pages.items():
        assert not [script for script in page.scripts if "alert(" in script], address
        assert page.handlers == [], address
        assert not [link for link in page.links if "alert(" in link], address
    assert len(pages["briefs/hostile-000000/"].scripts) == calm


def test_building_twice_gives_the_same_bytes(project):
    def pages():
        files = (
            f for f in (project / "site").rglob("*") if "pagefind" in f.parts or f.suffix in {".html", ".css", ".json"}
        )
        return {f.relative_to(project): f.read_bytes() for f in files if f.is_file()}

    mkdocs(project)
    first = pages()
    mkdocs(project)
    assert pages() == first


def test_a_wrong_setting_is_refused_with_its_name(project):
    (project / "mkdocs.yml").write_text(MINIMAL.replace("generate: false", "sauces: [x]"), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"unknown setting 'sauces'"):
        mkdocs(project, strict=False)


def test_a_broken_brief_is_no_page_and_stops_a_strict_build(project, caplog):
    brief = project / "briefs" / "lighthouse-to-be-sold-4d5e6f.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("schema: 1", "schema: one"), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        site = mkdocs(project, strict=False)
    assert "lighthouse-to-be-sold-4d5e6f.md" in caplog.text
    assert "briefs/lighthouse-to-be-sold-4d5e6f/" not in site.pages()
    assert site.broken_links() == []
    with pytest.raises(Abort):
        mkdocs(project, strict=True)


@pytest.mark.parametrize("spoilt", ["brief", "notes", "page"])
def test_a_strict_build_stops_where_mkdocs_is_told_to_be_quiet_too(project, spoilt):
    """`--quiet` keeps MkDocs from counting warnings."""
    brief = project / "briefs" / "lighthouse-to-be-sold-4d5e6f.md"
    text = brief.read_text(encoding="utf-8")
    if spoilt == "brief":
        brief.write_text(text.replace("schema: 1", "schema: one"), encoding="utf-8")
    elif spoilt == "notes":
        notes = text if "\n## Notes\n" in text else f"{text}\n## Notes\n"
        brief.write_text(f"{notes}\n<script>x8()</script>\n", encoding="utf-8")
    else:
        (project / "docs" / "guide.md").write_text("---\ntitle: a: b\n---\n\n# Guide\n", encoding="utf-8")
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.ERROR)  # what `--quiet` does
    try:
        with pytest.raises(Abort):
            mkdocs(project, strict=True)
    finally:
        logger.setLevel(before)


def test_a_quotation_that_is_not_in_the_text_is_never_shown(project):
    brief = project / "briefs" / "ferry-talks-collapse-1a2b3c.md"
    text = brief.read_text(encoding="utf-8")
    brief.write_text(
        text.replace("they would suspend the ferry line", "they would restore the ferry line"), encoding="utf-8"
    )
    site = mkdocs(project, strict=False)
    assert not [address for address, page in site.pages().items() if "restore the ferry line" in page.text]


def test_unreadable_figures_stop_the_build(project, caplog):
    (project / "docs" / "quality.json").write_text("{", encoding="utf-8")
    with pytest.raises(Abort):
        mkdocs(project)
    assert "quality.json: is not a file of measured figures" in caplog.text


def test_a_users_own_theme_settings_win(project):
    own = "theme: {name: material, font: false, palette: {scheme: slate}, features: [navigation.footer]}"
    (project / "mkdocs.yml").write_text(MINIMAL.replace("theme: material", own), encoding="utf-8")
    home = (mkdocs(project).folder / "index.html").read_text(encoding="utf-8")
    assert 'data-md-color-scheme="slate"' in home
    assert "__palette_1" not in home


def staged(project):
    target = project / "staged"
    stage(relate(store.load(project / "briefs")), target, load(project / "mkdocs.yml"))
    return target


def test_staged_pages_give_the_same_site_with_mkdocs_and_with_zensical(project, site):
    target = staged(project)
    subprocess.run([sys.executable, "-m", "zensical", "build"], cwd=target, check=True, capture_output=True)
    zensical = Site(target / "site").pages()
    config = load_config(str(target / "mkdocs.yml"), site_dir=str(target / "other"), strict=True)
    build(config)
    other = Site(target / "other")
    # The search page needs the plugin; staged pages have the search of their generator.
    assert set(zensical) == set(other.pages()) == set(site.pages()) - {"search/"}
    assert other.broken_links() == Site(target / "site").broken_links() == []
    for address, words in {
        "": "Lighthouse to be sold",
        "briefs/ferry-talks-collapse-1a2b3c/": "they would suspend the ferry line between their capitals",
        "briefs/hostile-000000/": HOSTILE,
        "actors/xn/": "Elder Hall",
        "claims/": "a quarrel over fees",
        "guide/": "See the",
    }.items():
        assert words in zensical[address].text
        assert words in other.pages()[address].text


def test_staging_again_leaves_no_page_of_a_brief_that_is_gone(project):
    target = staged(project)
    (project / "briefs" / "hostile-000000.md").unlink()
    staged(project)
    assert not (target / "docs" / "briefs" / "hostile-000000").exists()
    assert (target / "docs" / "claims" / "index.md").exists()


def test_staging_spares_a_folder_that_holds_something_else(project):
    with pytest.raises(ConfigError, match="not empty"):
        stage(invented.corpus(), project / "docs", load(project / "mkdocs.yml"))
    assert [path.name for path in (project / "docs").iterdir()] == ["guide.md"]


def test_staged_pages_are_plain_markdown(project):
    target = staged(project)
    config = (target / "mkdocs.yml").read_text(encoding="utf-8")
    assert "plugins:\n- search\n" in config
    assert "briefing:" not in config
    page = (target / "docs" / "briefs" / "lighthouse-to-be-sold-4d5e6f" / "index.md").read_text(encoding="utf-8")
    assert "{{" not in page
    assert "# Lighthouse to be sold\n" in page


def test_staging_without_a_project_publishes_no_pages_beside_the_briefs(project):
    (project / "mkdocs.yml").unlink()
    settings = Settings(root=project, sources=(), briefs=project / "briefs")
    made = stage(relate(store.load(settings.briefs)), project / "staged", settings)
    assert made.own == 0
    assert not (project / "staged" / "docs" / "guide.md").exists()
