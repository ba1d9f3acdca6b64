"""Sites that are built again: what has not changed is not rendered, and nobody can tell."""

from __future__ import annotations

import logging
import re
import shutil
import sqlite3
from pathlib import Path

import invented
import invented_stories
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.brief import store
from generator.brief.compose import signed

CONFIG = """site_name: Invented
site_url: https://news.example/x/
theme: {name: material, font: false}
plugins:
  - briefing: {generate: false}
validation:
  links: {anchors: warn, unrecognized_links: warn, not_found: warn}
"""
FERRY = "ferry-talks-collapse-1a2b3c"


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "guide.md").write_text("# Guide\n\nSee the [claims](claims/index.md).\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    invented.write(folder)
    for each in (invented_stories.wire(), invented_stories.news()):
        store.write(folder / "briefs", signed(each.brief), each.text)
    return folder


def built(project: Path, caplog, *, strict: bool = False) -> tuple[dict[str, bytes], int, int]:
    """The files of the site, and how many pages were rendered, and how many were known."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    caplog.clear()
    try:
        with caplog.at_level(logging.INFO):
            build(config)
    finally:
        config.plugins.on_shutdown()
    files = (f for f in (project / "site").rglob("*") if f.is_file() and "pagefind" not in f.parts)
    # The map is compressed with the time of day.
    found = {f.relative_to(project / "site").as_posix(): f.read_bytes() for f in files if f.name != "sitemap.xml.gz"}
    (rendered, known) = re.search(r"([\d,]+) pages? rendered, ([\d,]+) as before", caplog.text).groups()
    return found, int(rendered.replace(",", "")), int(known.replace(",", ""))


def anew(project: Path, caplog) -> dict[str, bytes]:
    shutil.rmtree(project / ".cache")
    return built(project, caplog)[0]


def edit(project: Path, old: str, new: str, brief: str = FERRY) -> None:
    file = project / "briefs" / f"{brief}.md"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_second_build_renders_nothing_and_gives_the_same_site(project, caplog):
    first, rendered, known = built(project, caplog)
    assert (rendered > 10, known) == (True, 0)
    second, again, found = built(project, caplog)
    assert second == first
    assert again <= 1, "a page with notes is rendered each time, for its links"
    assert again + found == rendered


def test_after_an_edit_only_what_shows_it_is_rendered(project, caplog):
    _, before, _ = built(project, caplog)
    edit(project, 'title: "Lighthouse to be sold"', 'title: "The lighthouse is sold"', "lighthouse-to-be-sold-4d5e6f")
    after, rendered, known = built(project, caplog)
    assert b"The lighthouse is sold" in after["briefs/lighthouse-to-be-sold-4d5e6f/index.html"]
    assert 1 <= rendered < before
    assert known > 0
    assert anew(project, caplog) == after


def test_a_page_that_names_a_brief_of_another_actor_follows_its_title(project, caplog):
    """Nothing decides who of two the one with a single name is, so the pages of both say where he is named."""
    lighthouse = "lighthouse-to-be-sold-4d5e6f"
    edit(project, "name: Mira Voss", "name: Mira Quist", "wire-000001")
    edit(project, "name: Ada Quist", "name: Quist", lighthouse)
    before, *_ = built(project, caplog)
    assert "“Lighthouse to be sold”".encode() in before["actors/mira-voss/index.html"]
    edit(project, 'title: "Lighthouse to be sold"', 'title: "The lighthouse is sold"', lighthouse)
    after, *_ = built(project, caplog)
    assert "“The lighthouse is sold”".encode() in after["actors/mira-voss/index.html"]
    assert anew(project, caplog) == after


def test_a_country_that_is_an_actor_no_more_is_no_link_any_more(project, caplog):
    for brief in (FERRY, "wire-000001"):
        (project / "briefs" / f"{brief}.md").unlink()
    before, *_ = built(project, caplog)
    assert b'href="../../actors/xn/"' in before["actors/mira-voss/index.html"]
    (project / "briefs" / "lighthouse-to-be-sold-4d5e6f.md").unlink()
    after, *_ = built(project, caplog)
    assert b'href="../../actors/xn/"' not in after["actors/mira-voss/index.html"]
    assert anew(project, caplog) == after


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("site_name: Invented", "site_name: Other"),
        ("site_url: https://news.example/x/", "site_url: https://other.example/"),
        ("font: false", "font: false, icon: {logo: material/anchor}"),
        ("theme:", "copyright: Theirs\ntheme:"),
        ("theme:", "repo_url: https://code.example/x\ntheme:"),
        ("theme:", "nav: [{Start: index.md}, guide.md]\ntheme:"),
        ("theme:", "markdown_extensions: [{toc: {permalink: true}}]\ntheme:"),
        ("theme:", "extra_javascript: [{path: guide.js, defer: true}]\ntheme:"),
        ("generate: false", "generate: false, publish: none"),
    ],
)
def test_whatever_is_changed_around_pages_shows(project, caplog, old, new):
    built(project, caplog)
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config.replace(old, new), encoding="utf-8")
    after, rendered, _ = built(project, caplog)
    assert rendered > 5
    assert anew(project, caplog) == after


def test_the_menu_shows_a_new_title_on_every_page(project, caplog):
    built(project, caplog)
    (project / "docs" / "guide.md").write_text("# Handbook\n\nText.\n", encoding="utf-8")
    after, *_ = built(project, caplog)
    assert b"Handbook" in after["actors/ada-quist/index.html"]
    assert anew(project, caplog) == after


def test_more_text_on_a_page_of_ones_own_renders_no_other(project, caplog):
    built(project, caplog)
    (project / "docs" / "guide.md").write_text("# Guide\n\nSomething else.\n", encoding="utf-8")
    after, rendered, _ = built(project, caplog)
    assert rendered <= 1
    assert b"Something else." in after["guide/index.html"]


def test_a_template_of_the_project_s_own_shows(project, caplog):
    config = CONFIG.replace("font: false", "font: false, custom_dir: own")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    (project / "own" / "partials").mkdir(parents=True)
    partial = project / "own" / "partials" / "copyright.html"
    for words in ("One", "Two"):
        partial.write_text(f"<p>{words} of us</p>", encoding="utf-8")
        files, *_ = built(project, caplog)
        assert f"{words} of us".encode() in files["actors/ada-quist/index.html"]
    assert built(project, caplog)[1] <= 1
    partial.write_text("<p>{{ pages | length }} pages</p>", encoding="utf-8")
    built(project, caplog)
    assert built(project, caplog)[1] > 10, "what shows other pages is rendered each time"


@pytest.mark.parametrize("more", ["plugins: [search, {briefing: {generate: false}}]", "hooks: [hook.py]"])
def test_where_others_look_at_pages_mkdocs_renders_them_all(project, caplog, more):
    (project / "hook.py").write_text("", encoding="utf-8")
    config = re.sub(r"plugins:\n.*\n", "", CONFIG) if more.startswith("plugins") else CONFIG
    plain, *_ = built(project, caplog)
    (project / "mkdocs.yml").write_text(f"{config}{more}\n", encoding="utf-8")
    files, rendered, known = built(project, caplog)
    assert (rendered, known) == (0, 0)
    assert {name for name in plain if name.endswith(".html")} <= set(files)


def test_pages_are_what_mkdocs_would_make_of_them(project, caplog):
    """Rendered by this program, and by MkDocs because of a hook that does nothing."""
    ours, *_ = built(project, caplog)
    (project / "hook.py").write_text("", encoding="utf-8")
    (project / "mkdocs.yml").write_text(f"{CONFIG}hooks: [hook.py]\n", encoding="utf-8")
    assert built(project, caplog)[0] == ours


@pytest.mark.parametrize("damage", ["delete", "garbage", "truncate", "values"])
def test_a_damaged_cache_is_made_anew(project, caplog, damage):
    before, *_ = built(project, caplog)
    for file in (project / ".cache" / "briefing").glob("*.sqlite"):
        if damage == "delete":
            file.unlink()
        elif damage == "garbage":
            file.write_bytes(b"\0garbage" * 999)
        elif damage == "truncate":
            file.write_bytes(file.read_bytes()[:5000])
        else:
            database = sqlite3.connect(file)
            database.execute("UPDATE entries SET value = x'616263'")
            database.commit()
            database.close()
    assert built(project, caplog)[0] == before
    assert built(project, caplog)[0] == before


def test_a_build_that_fails_leaves_nothing_wrong_behind(project, caplog):
    built(project, caplog)
    edit(project, "schema: 1", "schema: one")
    with pytest.raises(Abort):
        built(project, caplog, strict=True)
    edit(project, "schema: one", "schema: 1")
    after, *_ = built(project, caplog)
    assert anew(project, caplog) == after


def test_links_into_generated_pages_are_checked_each_time(project, caplog):
    guide = project / "docs" / "guide.md"
    guide.write_text(f"# Guide\n\n[claim](briefs/{FERRY}/index.md#claim-a10001)\n", encoding="utf-8")
    for _ in range(2):
        files, *_ = built(project, caplog, strict=True)
        assert f'href="../briefs/{FERRY}/#claim-a10001"'.encode() in files["guide/index.html"]
    guide.write_text(f"# Guide\n\n[claim](briefs/{FERRY}/index.md#claim-nowhere)\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(Abort):
            built(project, caplog, strict=True)
        assert "claim-nowhere" in caplog.text


@pytest.mark.parametrize("link", ["../../actors/nobody/index.md", "../../guide.md#nowhere", "#nowhere", "nowhere/"])
def test_links_in_notes_are_checked_each_time(project, caplog, link):
    edit(project, "Checked against the *harbour log*.", f"See [this]({link}).")
    for _ in range(2):
        with pytest.raises(Abort):
            built(project, caplog, strict=True)
        assert link in caplog.text


def test_links_in_notes_lead_to_pages(project, caplog):
    edit(
        project,
        "Checked against the *harbour log*.",
        "See [her](../../actors/ada-quist/index.md) and [us](../../guide.md).",
    )
    files, *_ = built(project, caplog, strict=True)
    page = files[f"briefs/{FERRY}/index.html"].decode()
    assert '<a href="../../actors/ada-quist/">her</a>' in page
    assert '<a href="../../guide/">us</a>' in page


def test_the_map_of_the_site_has_every_page(project, caplog):
    for _ in range(2):
        files, *_ = built(project, caplog)
        told = re.findall("<loc>(.*?)</loc>", files["sitemap.xml"].decode())
        pages = {name.removesuffix("index.html") for name in files if name.endswith("/index.html")}
        moved = {name for name in pages if b'http-equiv="refresh"' in files[f"{name}index.html"]}
        assert len(told) == len(set(told))
        assert {each.removeprefix("https://news.example/x/") for each in told} == {"", *pages} - moved


def test_a_page_that_the_menu_names_is_in_the_menu(project, caplog):
    path = "actors/ada-quist/index.md"
    (project / "mkdocs.yml").write_text(CONFIG + f"nav: [index.md, {{Our hero: {path}}}, guide.md]\n", encoding="utf-8")
    files, *_ = built(project, caplog)
    assert b"Our hero" in files["index.html"]
    assert b'aria-current="page"' in files["actors/ada-quist/index.html"]


def test_no_page_is_left_of_a_brief_that_is_gone(project, caplog):
    built(project, caplog)
    (project / "briefs" / "lighthouse-to-be-sold-4d5e6f.md").unlink()
    after, *_ = built(project, caplog)
    assert not [name for name in after if "lighthouse" in name]
