"""What a site makes of broken briefs: it shows the rest, says so, and never publishes what does not hold."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import invented
import pytest
from built import Site
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.config import load
from generator.site.stage import related, stage

MINIMAL = """site_name: Invented
theme: material
plugins:
  - search
  - briefing: {generate: false}
"""
FERRY = "ferry-talks-collapse-1a2b3c"
LIGHTHOUSE = "lighthouse-to-be-sold-4d5e6f"
PROBLEMS = "problems/"


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "guide.md").write_text("# Guide\n\nText.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MINIMAL, encoding="utf-8")
    invented.write(folder)
    return folder


def mkdocs(project: Path, *, strict: bool = False) -> Site:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return Site(project / "site")


def change(project: Path, brief: str, old: str, new: str) -> None:
    path = project / "briefs" / f"{brief}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def everything(site: Site) -> str:
    """All that is published, as text."""
    kinds = {".html", ".json", ".jsonl", ".csv", ".txt", ".xml", ".md", ".js"}
    files = (path for path in site.folder.rglob("*") if path.suffix in kinds and "assets" not in path.parts)
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_a_site_without_broken_briefs_says_nothing_of_any(project):
    site = mkdocs(project, strict=True)
    assert PROBLEMS not in site.pages()
    assert "Not complete" not in site.pages()[""].text


def test_a_claim_that_breaks_the_verbatim_rule_is_left_out_and_the_page_says_so(project):
    change(project, FERRY, "they would suspend the ferry line", "they would restore the ferry line")
    site = mkdocs(project)
    page = site.pages()[f"briefs/{FERRY}/"]
    assert "Not complete. This brief is shown without 1 claim" in page.text
    assert "The line carried 90,000 people last year." in page.text
    assert "restore the ferry line" not in everything(site)
    home = site.pages()[""].text
    assert "Not complete. 1 brief is shown without parts of it" in home
    told = site.pages()[PROBLEMS].text
    assert f"briefs/{FERRY}.md" in told
    assert "its words are not those of the archived text" in told
    assert "1 brief is shown without parts of it" in site.pages()["method/"].text
    assert site.broken_links() == []
    with pytest.raises(Abort):
        mkdocs(project, strict=True)


def test_an_actor_that_is_broken_takes_its_claims_along_and_nobody_elses(project):
    change(project, FERRY, "    name: Ada Quist\n", "    name: Ada Quist\n    nick: Addy\n")
    site = mkdocs(project)
    page = site.pages()[f"briefs/{FERRY}/"].text
    assert "shown without 1 actor and" in page, page[:3000]
    assert "The line will open again" not in page.split("Archived text")[0]
    assert "they would suspend the ferry line" in page
    assert "An actor, line" in site.pages()[PROBLEMS].text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("schema: 1", "schema: one"),
        ("\ntitle:", "\n<<<<<<< ours\ntitle:"),
        ("\n---\n", "\n"),
        ("source:\n", "source\n"),
        ("  language:", "\tlanguage:"),
    ],
    ids=["type", "merge", "no end", "no YAML", "tab"],
)
def test_a_brief_that_is_broken_as_a_whole_is_named_and_no_word_of_it_is_published(project, old, new):
    change(project, LIGHTHOUSE, old, new)
    site = mkdocs(project)
    assert f"briefs/{LIGHTHOUSE}/" not in site.pages()
    published = everything(site)
    assert "1 brief could not be shown" in site.pages()[""].text
    assert f"briefs/{LIGHTHOUSE}.md" in site.pages()[PROBLEMS].text
    assert "seeds/lighthouse" not in published
    assert site.broken_links() == []
    with pytest.raises(Abort):
        mkdocs(project, strict=True)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("schema: 1\n", "schema: 1\n# mine\n", "has not the form that a brief has"),
        ("\n## Claims\n", "\n## Statements\n", "was edited instead"),
    ],
    ids=["comment", "body"],
)
def test_a_file_that_is_not_in_order_is_shown_whole_and_the_page_says_so(project, caplog, old, new, why):
    change(project, LIGHTHOUSE, old, new)
    with caplog.at_level(logging.WARNING):
        site = mkdocs(project)
    page = site.pages()[f"briefs/{LIGHTHOUSE}/"].text
    assert "Not in order. All that the file of this brief says is shown" in page
    assert "Not complete" not in page
    assert "1 brief has a file that is not in order" in site.pages()[""].text
    told = site.pages()[PROBLEMS].text
    assert "The file, line" in told
    assert why in told
    assert f"briefs/{LIGHTHOUSE}.md:" in caplog.text
    assert site.broken_links() == []
    with pytest.raises(Abort):
        mkdocs(project, strict=True)


def test_two_briefs_of_one_document_are_told_of(project):
    ferry = (project / "briefs" / f"{FERRY}.md").read_text(encoding="utf-8")
    source = next(line for line in ferry.splitlines() if line.startswith("  file: "))
    text = (project / "briefs" / f"{LIGHTHOUSE}.md").read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("  file: "))
    change(project, LIGHTHOUSE, old, source)
    site = mkdocs(project)
    for brief in (FERRY, LIGHTHOUSE):
        assert "Not in order" in site.pages()[f"briefs/{brief}/"].text
    assert "another file is a brief of the same document" in site.pages()[PROBLEMS].text
    assert "2 briefs have files that are not in order" in site.pages()[""].text
    with pytest.raises(Abort):
        mkdocs(project, strict=True)
    assert "Not in order" in mkdocs(project).pages()[f"briefs/{FERRY}/"].text, "from the cache as well"


def test_all_are_counted(project):
    change(project, FERRY, "they would suspend the ferry line", "they would restore the ferry line")
    change(project, LIGHTHOUSE, "schema: 1", "schema: one")
    (project / "briefs" / "empty.md").write_bytes(b"")
    home = mkdocs(project).pages()[""].text
    assert "2 briefs could not be shown, and 1 brief is shown without parts of it" in home


def test_a_site_whose_briefs_are_all_broken_is_built(project):
    for path in (project / "briefs").glob("*.md"):
        path.write_bytes(path.read_bytes()[:100])
    site = mkdocs(project)
    assert "could not be shown" in site.pages()[""].text
    assert site.broken_links() == []


@pytest.mark.parametrize("publish", ["none", "evidence"])
def test_the_reasons_hold_no_text_that_may_not_be_shown(project, publish):
    """A message of `check` shows what stands at the place; a page must not."""
    (project / "mkdocs.yml").write_text(MINIMAL.replace("false", f"false, publish: {publish}"), encoding="utf-8")
    text = (project / "briefs" / "text" / f"{FERRY}.txt").read_text(encoding="utf-8")
    at = text.index("Analysts may see")
    path = project / "briefs" / f"{FERRY}.md"
    content = path.read_text(encoding="utf-8")
    old = next(line for line in content.splitlines() if "they would suspend" in line and "quote:" in line)
    path.write_text(
        content.replace(old, f'      - {{quote: "they would suspend", start: {at}, end: {at + 18}}}'), encoding="utf-8"
    )
    site = mkdocs(project)
    assert "shown without 1 claim" in site.pages()[f"briefs/{FERRY}/"].text
    assert "Analysts may see" not in site.pages()[PROBLEMS].text


def test_a_repaired_brief_is_shown_again_from_the_cache(project):
    """What is kept from one build to the next is of the file as it is."""
    before = (project / "briefs" / f"{FERRY}.md").read_bytes()
    change(project, FERRY, "they would suspend the ferry line", "they would restore the ferry line")
    assert "Not complete" in mkdocs(project).pages()[f"briefs/{FERRY}/"].text
    assert "Not complete" in mkdocs(project).pages()[f"briefs/{FERRY}/"].text
    (project / "briefs" / f"{FERRY}.md").write_bytes(before)
    site = mkdocs(project, strict=True)
    assert "Not complete" not in site.pages()[f"briefs/{FERRY}/"].text
    assert PROBLEMS not in site.pages()


def test_broken_front_matter_of_a_page_by_hand_is_not_published(project, caplog):
    """MkDocs alone would show it as text."""
    page = "---\ntitle: a: b\nsecret_key: [\n---\n\n# Guide\n\nText.\n"
    (project / "docs" / "guide.md").write_text(page, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        site = mkdocs(project)
    assert "secret_key" not in everything(site)
    assert "guide.md:2: the front matter is not valid YAML" in caplog.text
    with pytest.raises(Abort):
        mkdocs(project, strict=True)


def test_a_line_across_a_page_by_hand_stays(project):
    (project / "docs" / "guide.md").write_text("---\n\nFirst words\n\n---\n\nText.\n", encoding="utf-8")
    assert "First words" in mkdocs(project, strict=True).pages()["guide/"].text


def test_briefs_that_lie_among_the_pages_are_not_published_as_they_are(project):
    """Broken or not: MkDocs takes every Markdown file below docs for a page."""
    (project / "briefs").rename(project / "docs" / "sheets")
    (project / "mkdocs.yml").write_text(
        MINIMAL.replace("generate: false", "generate: false, briefs: docs/sheets"), encoding="utf-8"
    )
    path = project / "docs" / "sheets" / f"{LIGHTHOUSE}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("schema: 1", "schema: ["), encoding="utf-8")
    site = mkdocs(project)
    assert not [address for address in site.pages() if address.startswith("sheets/")]
    assert not (site.folder / "sheets").exists()
    assert f"briefs/{FERRY}/" in site.pages()
    settings = load(project / "mkdocs.yml")
    stage(related(settings), project / "staged", settings)
    assert not (project / "staged" / "docs" / "sheets").exists()
    assert (project / "staged" / "docs" / "problems" / "index.md").is_file()


def test_the_real_commands_agree(project):
    """`briefing check` ends with 1, `mkdocs build` goes on, `mkdocs build --strict` stops."""
    change(project, LIGHTHOUSE, "schema: 1", "schema: one")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", *words]
        return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)

    checked = run("generator", "check")
    assert checked.returncode == 1
    assert f"briefs/{LIGHTHOUSE}.md:2" in checked.stderr
    built = run("mkdocs", "build")
    assert built.returncode == 0, built.stderr
    assert f"briefs/{LIGHTHOUSE}.md:2" in built.stderr
    strict = run("mkdocs", "build", "--strict")
    assert strict.returncode == 1
    assert "Aborted with" in strict.stdout
