"""The search indexes as they lie beside the pages, and what it takes to make them again."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import invented
import invented_stories
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.errors import SearchError
from generator.relate.corpus import Corpus
from generator.site.search import indexer
from generator.site.search.bundles import FOLDER
from generator.site.search.index import PROGRAM, SearchIndex
from generator.site.search.records import counts, records
from generator.site.search.repack import ENTRY, OFTEN

MINIMAL = "site_name: Invented\ntheme: material\nplugins:\n  - briefing: {generate: false}\n"


def fragments(folder: Path) -> list[dict]:
    """What an index knows of its records."""
    texts = (gzip.decompress(f.read_bytes()).removeprefix(b"pagefind_dcd") for f in folder.glob("fragment/*/*"))
    return [json.loads(text) for text in texts]


def language(folder: Path) -> dict:
    return json.loads((folder / ENTRY).read_text(encoding="utf-8"))["languages"]["en"]


@pytest.fixture
def index():
    made = SearchIndex()
    yield made
    made.close()


def test_every_record_is_in_the_indexes(tmp_path, index):
    corpus = invented.corpus()
    assert index.write(corpus, tmp_path) == 3
    found = [json.loads(each["url"]) for f in (tmp_path / FOLDER).iterdir() for each in fragments(f)]
    assert sorted(card["to"] for card in found) == sorted(record.address for record in records(corpus))
    by_index = {f.name: language(f)["page_count"] for f in (tmp_path / FOLDER).iterdir()}
    assert by_index == {"brief-1": 3, "claim-1": counts(corpus)["claim"], "actor-1": 4}


def test_every_file_is_there_to_its_last_byte(tmp_path, index):
    """Pagefind calls files written of which the end may be missing."""
    index.write(invented.corpus(), tmp_path)
    packed = [f for f in (tmp_path / FOLDER).rglob("*") if f.is_file() and f.read_bytes()[:2] == b"\x1f\x8b"]
    assert len(packed) > 5
    assert all(gzip.decompress(f.read_bytes()) for f in packed)
    script = (tmp_path / FOLDER / "brief-1" / PROGRAM[0]).read_text(encoding="utf-8")
    assert script.count("{") == script.count("}")
    assert "export" in script[-200:]


def test_one_program_serves_all_indexes(tmp_path, index):
    index.write(invented.corpus(), tmp_path)
    scripts = sorted(f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*") if f.suffix in {".js", ".css"})
    assert scripts == [f"{FOLDER}/brief-1/{PROGRAM[0]}"]
    claims = tmp_path / FOLDER / "claim-1"
    # The path that Pagefind's script makes of it, as a browser reads it.
    steps = f"wasm.{language(claims)['wasm']}.pagefind".split("/")
    path: list[str] = []
    for step in steps:
        path = path[:-1] if step == ".." and path and path[-1] != ".." else [*path, step]
    assert (claims / "/".join(path)).is_file()


def test_nothing_is_made_again_if_nothing_changed(tmp_path, index):
    assert index.write(invented.corpus(), tmp_path / "a") == 3
    assert index.write(invented.corpus(), tmp_path / "a") == 0
    assert index.write(invented_stories.corpus(), tmp_path / "a") == 4
    assert language(tmp_path / "a" / FOLDER / "story-1")["page_count"] > 0


def test_what_is_kept_is_not_the_site(tmp_path, index):
    """Whoever changes or removes files of a built site changes nothing of the next."""
    index.write(invented.corpus(), tmp_path)
    (tmp_path / FOLDER / "brief-1" / ENTRY).unlink()
    index.write(invented.corpus(), tmp_path)
    assert (tmp_path / FOLDER / "brief-1" / ENTRY).is_file()


def test_the_same_records_give_the_same_files(tmp_path):
    """Pagefind leaves the order of facets and of their values to chance."""
    found = {}
    for name in ("a", "b"):
        made = SearchIndex()
        made.write(invented.corpus(), tmp_path / name)
        made.close()
        folder = tmp_path / name / FOLDER
        found[name] = {f.relative_to(folder): f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    assert found["a"] == found["b"]
    assert len(found["a"]) > counts(invented.corpus())["claim"]


def test_an_index_of_nothing_is_read_too(tmp_path, index):
    nothing = Corpus(briefs=(), actors={}, outlets=(), statements=(), issues=())
    assert index.write(nothing, tmp_path) == 1
    assert (tmp_path / FOLDER / "brief-1" / PROGRAM[0]).is_file()
    assert json.loads((tmp_path / FOLDER / "brief-1" / OFTEN).read_text(encoding="utf-8")) == {}


def test_no_program_is_an_error_with_a_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(indexer, "get_executable", lambda: None)
    with pytest.raises(SearchError, match="pagefind_bin"):
        indexer.index(())
    monkeypatch.setattr(indexer, "get_executable", lambda: tmp_path / "nowhere")
    with pytest.raises(SearchError, match="cannot be started"):
        indexer.index(())


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("sys.exit()", "ended before"),
        ("print('?', end=',')", "cannot be read"),
        ("print('eyJwYXlsb2FkIjp7InR5cGUiOiJFcnJvciIsIm1lc3NhZ2UiOiJubyByb29tIn19', end=',')", "no room"),
    ],
)
def test_a_program_that_fails_is_told_of(tmp_path, monkeypatch, answer, message):
    """It never hangs, and never leaves half an index as if it were whole."""
    program = tmp_path / "program"
    program.write_text(f"#!{sys.executable}\nimport sys\n{answer}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(indexer, "get_executable", lambda: program)
    index = SearchIndex()
    with pytest.raises(SearchError, match=message):
        index.write(invented.corpus(), tmp_path / "site")
    assert not (tmp_path / "site" / FOLDER / "brief-1" / ENTRY).exists()
    index.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site that the plugin built."""
    project = tmp_path_factory.mktemp("search") / "project"
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(MINIMAL, encoding="utf-8")
    invented.write(project)
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    return project / "site"


def test_the_build_writes_the_indexes_that_the_page_asks(site):
    page = (site / "search" / "index.html").read_text(encoding="utf-8")
    for folder in (site / FOLDER).iterdir():
        assert f"name&#34;:&#34;{folder.name}&#34;" in page or f"name&quot;:&quot;{folder.name}&quot;" in page
        assert (folder / ENTRY).is_file()


def test_the_page_has_no_script_inline_of_ours_and_leads_on_without_any(site):
    page = (site / "search" / "index.html").read_text(encoding="utf-8")
    without = page[page.index('id="b-search-plain"') :]
    assert "needs JavaScript" in without
    for section in ("stories", "briefs", "claims", "actors", "outlets", "timeline"):
        assert f'href="../{section}/"' in without
    assert '<script type="module" src="../assets/briefing/js/search.js"></script>' in page


def test_every_page_has_the_box_which_works_without_scripts(site):
    for path, root in (("index.html", ""), ("briefs/hostile-000000/index.html", "../../")):
        page = (site / path).read_text(encoding="utf-8")
        form = page[page.index('class="b-find"') :].split(">", 1)[0]
        assert f'action="{root or "./"}search/"' in form or f'action="{root}search/"' in form
        assert 'method="get"' in form
        assert "search_index" not in page


def test_scripts_set_text_and_no_html():
    folder = Path(indexer.__file__).parent.parent / "assets" / "js"
    scripts = sorted(folder.glob("search*.js"))
    assert len(scripts) >= 7
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 400
        for unsafe in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert unsafe not in text, script.name
