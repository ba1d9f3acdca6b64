"""The page of downloads, the files in a built site, and how pages lead to feeds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import invented
import pytest
from built import Site as Built
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.config import Settings
from generator.site import exports, stage
from generator.site.exports import documents, feeds, ftm, tables
from generator.site.exports.site import RIGHTS, Site
from generator.site.pages import build
from generator.site.pages.downloads import Download
from generator.site.publishable import MASK, publishable

CONFIG = """site_name: Invented & more
{address}theme: material
plugins:
  - search
  - briefing: {{generate: false}}
"""


def project(folder: Path, address: str = "") -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "guide.md").write_text(
        "---\nstructured: </script><script>alert(1)</script>\nfeed: '\"><b>'\n---\n# Guide\n", encoding="utf-8"
    )
    line = f"site_url: {address}\n" if address else ""
    (folder / "mkdocs.yml").write_text(CONFIG.format(address=line), encoding="utf-8")
    invented.write(folder)
    return folder


def built(folder: Path) -> Built:
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    return Built(folder / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(project(tmp_path_factory.mktemp("downloads") / "project"))


@pytest.fixture(scope="module")
def page():
    corpus = invented.corpus()
    sizes = {asset.path: len(asset.content) for asset in exports.exports(corpus)}
    (found,) = [page for page in build(corpus, sizes=sizes) if page.path == "downloads/index.md"]
    return found


def text_of(site, path):
    return (site.folder / path).read_text(encoding="utf-8")


def html(site, address):
    return (site.folder / address / "index.html").read_text(encoding="utf-8")


def test_the_site_has_every_file_with_what_the_corpus_gives(site):
    corpus = invented.corpus()
    for asset in exports.exports(corpus, Site("Invented & more")):
        assert (site.folder / asset.path).read_bytes() == asset.content


def test_the_menu_leads_to_the_page_and_the_page_to_the_files(site):
    assert "downloads/" in site.pages()[""].links
    links = set(site.pages()["downloads/"].links)
    assert {f"../{asset.path}" for asset in exports.whole(invented.corpus(), Site())} <= links
    assert not [broken for broken in site.broken_links() if broken.startswith("downloads/")]


def test_every_column_and_field_is_explained(page):
    for name, meaning in (
        *((column.name, column.meaning) for column in (*tables.CLAIMS, *tables.ACTORS)),
        *documents.FIELDS.items(),
        *ftm.MEANINGS.items(),
        *feeds.MEANINGS.items(),
    ):
        assert f"<code>{name}</code>" in page.markdown
        assert meaning in page.markdown
    for schema in ftm.SCHEMATA.values():
        assert f"<code>{schema}</code>" in page.markdown


def test_it_says_how_large_the_files_are_and_what_they_hold(page):
    for asset in exports.whole(invented.corpus(), Site()):
        row = next(line for line in re.findall(r"<tr>.*?</tr>", page.markdown, re.DOTALL) if asset.path in line)
        size = len(asset.content)
        assert (f"{size} bytes" if size < 1000 else f"{size / 1e3:,.0f} kB") in row
    assert "11 rows" in page.markdown
    assert RIGHTS in page.markdown


def test_without_sizes_it_leaves_them_open():
    (page,) = [page for page in build(invented.corpus()) if page.path == "downloads/index.md"]
    assert page.markdown.count('class="b-number">–<') == 5


@pytest.mark.parametrize(
    ("size", "words"),
    [(None, ""), (1, "1 byte"), (999, "999 bytes"), (14_400, "14 kB"), (999_400, "999 kB"), (100_150_000, "100.2 MB")],
)
def test_sizes_in_words(size, words):
    assert Download("a", "A", "", "text/csv", "", (), size).weight == words


@pytest.mark.parametrize(
    ("file", "feeds_of_page"),
    [
        ("index.html", ["feed.xml"]),
        ("404.html", ["/feed.xml"]),
        ("briefs/ferry-talks-collapse-1a2b3c/index.html", ["../../feed.xml"]),
        ("actors/ada-quist/index.html", ["../../feed.xml", "feed.xml"]),
    ],
)
def test_pages_lead_to_the_feeds_that_are_there(site, file, feeds_of_page):
    text = (site.folder / file).read_text(encoding="utf-8")
    found = re.findall(r'<link rel="alternate feed" type="application/atom\+xml" title="([^"]*)" href="([^"]*)">', text)
    assert found == list(zip(["Invented &amp; more", "Ada Quist"], feeds_of_page, strict=False))


def test_structured_data_stands_in_the_head_and_is_json(site):
    text = html(site, "briefs/hostile-000000")
    head = text.partition("</head>")[0]
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    graph = json.loads(data)["@graph"]
    assert any(node.get("headline") == invented.HOSTILE for node in graph)


def test_a_page_s_own_front_matter_opens_no_tag(site):
    text = html(site, "guide")
    assert "<script>alert(1)" not in text
    assert '"><b>' not in text.partition("</head>")[0]


def test_a_site_that_knows_its_address_writes_it(tmp_path):
    site = built(project(tmp_path / "project", "https://news.example/coast/"))
    assert "https://news.example/coast/briefs/" in (site.folder / "claims.csv").read_text(encoding="utf-8")
    assert '"url":"https://news.example/coast/actors/ada-quist/"' in html(site, "actors/ada-quist")
    own = text_of(site, "actors/ada-quist/feed.xml")
    assert 'rel="self" type="application/atom+xml" href="https://news.example/coast/actors/ada-quist/feed.xml"' in own


def test_staged_files_are_the_same(tmp_path, site):
    folder = project(tmp_path / "project")
    settings = Settings(folder, (folder / "seeds",), folder / "briefs", generate=False)
    stage.stage(stage.related(settings), tmp_path / "staged", settings)
    for asset in exports.exports(invented.corpus()):
        staged = (tmp_path / "staged" / "docs" / asset.path).read_bytes()
        assert staged == (site.folder / asset.path).read_bytes()


def test_a_project_s_own_file_comes_first(tmp_path):
    folder = project(tmp_path / "project")
    (folder / "docs" / "feed.xml").write_text("<own/>", encoding="utf-8")
    assert text_of(built(folder), "feed.xml") == "<own/>"
    settings = Settings(folder, (folder / "seeds",), folder / "briefs", generate=False)
    stage.stage(stage.related(settings), tmp_path / "staged", settings)
    assert (tmp_path / "staged" / "docs" / "feed.xml").read_text(encoding="utf-8") == "<own/>"


@pytest.mark.parametrize("publish", ["evidence", "none"])
def test_text_that_is_not_published_is_in_no_file_and_no_head(publish):
    whole = invented.corpus()
    hidden = publishable(whole, publish)
    files = {asset.path: asset.content.decode() for asset in exports.exports(hidden)}
    heads = {page.path: page.structured for page in build(hidden)}
    assert not [path for path, text in (files | heads).items() if MASK in text]
    assert files["claims.csv"] == tables.claims(whole, Site()).decode(), "the words of claims are always published"


def test_files_are_made_one_by_one():
    made = exports.exports(invented.corpus())
    assert next(made).path == "feed.xml"
    assert iter(made) is made
