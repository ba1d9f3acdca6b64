"""Where sources lie: folders, single files, links, patterns, and places that fsspec reaches."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import fsspec
import pytest

from generator.config import Settings, load
from generator.errors import ConfigError, ReadError
from generator.read import fetch, find_sources, read_bytes, sidecar
from generator.read.contents import contents
from generator.read.metadata import Metadata

TEXT = "Ferry returns\n\nThe ferry runs again from Monday, the harbour master said.\n"


@pytest.fixture
def project(tmp_path):
    """Settings of a project with these sources, after these files were written."""

    def make(*sources, files=(), root="project", **settings):
        (tmp_path / root).mkdir(exist_ok=True)
        for name in files:
            path = tmp_path / root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(TEXT, encoding="utf-8")
        places = tuple(s if isinstance(s, str) and "://" in s else tmp_path / root / s for s in sources)
        return Settings(root=tmp_path / root, sources=places, briefs=tmp_path / root / "briefs", **settings)

    return make


@pytest.fixture
def memory():
    """An empty store in memory that fsspec reaches."""
    fs = fsspec.filesystem("memory")
    fs.store.clear()
    fs.pseudo_dirs[:] = [""]
    yield fs
    fs.store.clear()


def names(settings):
    return [file.name for file in find_sources(settings).files]


def codes(settings):
    return [(issue.code, issue.where) for issue in find_sources(settings).issues]


def test_sources_are_found_sorted_and_named(project, tmp_path):
    files = ["b.txt", "a.md", "sub/c.TXT", "b.txt.meta.yml", ".hidden.txt", ".git/d.txt", "e.xyz", "lost.txt.meta.yml"]
    settings = project("seeds", "none", files=[f"seeds/{name}" for name in files])
    assert names(settings) == ["seeds/a.md", "seeds/b.txt", "seeds/sub/c.TXT"]
    assert [(code, Path(where).name) for code, where in codes(settings)] == [
        ("unknown-format", "e.xyz"),
        ("stray-sidecar", "lost.txt.meta.yml"),
        ("no-such-folder", "none"),
    ]
    found = {file.name: file for file in find_sources(settings).files}
    assert found["seeds/b.txt"].address == str(tmp_path / "project/seeds/b.txt")
    assert found["seeds/b.txt"].sidecar == str(tmp_path / "project/seeds/b.txt.meta.yml")
    assert found["seeds/a.md"].sidecar is None
    assert found["seeds/sub/c.TXT"].suffix == ".txt"


def test_sources_outside_the_project_are_named_from_their_folder(project):
    settings = project("../wire", "../wire", files=["../wire/a.txt"])
    assert names(settings) == ["wire/a.txt"]


def test_the_way_to_a_source_is_no_part_of_its_name(project, tmp_path, monkeypatch):
    settings = project("../wire", "../wire/../project", files=["a.txt", "../wire/a.txt"])
    monkeypatch.chdir(tmp_path / "project")
    assert names(settings) == ["a.txt", "wire/a.txt"]


def test_a_folder_around_the_project_leaves_the_names_in_it_as_they_are(project):
    settings = project("..", "seeds", files=["seeds/a.txt", "../other/b.txt"])
    inside, outside = names(settings)
    assert inside == "seeds/a.txt"
    assert outside.endswith("/other/b.txt")


def test_two_sources_of_one_name_are_told_and_not_mixed_up(project, tmp_path):
    settings = project("../north/wire", "../south/wire", files=["../north/wire/a.txt", "../south/wire/a.txt"])
    assert names(settings) == ["wire/a.txt"]
    (issue,) = find_sources(settings).issues
    assert (issue.code, issue.severity, issue.where) == ("same-name", "error", "wire/a.txt")
    assert str(Path("north/wire/a.txt")) in issue.message
    assert str(Path("south/wire/a.txt")) in issue.message


def test_single_files_are_sources_with_the_names_that_their_folder_would_give_them(project):
    files = ["notes/a.txt", "notes/a.txt.meta.yml", "notes/b.txt", "../wire/c.txt"]
    settings = project("notes/a.txt", "../wire/c.txt", files=files)
    assert names(settings) == ["notes/a.txt", "wire/c.txt"]
    assert find_sources(settings).files[0].sidecar is not None
    assert codes(settings) == []
    assert names(project("notes", "../wire")) == ["notes/a.txt", "notes/b.txt", "wire/c.txt"]


def test_patterns_include_and_exclude_by_name(project):
    files = ["seeds/a.txt", "seeds/b.md", "seeds/old/c.txt", "seeds/old/keep.txt", "seeds/draft-d.txt"]
    assert names(project("seeds", files=files, include=("*.txt",))) == [
        "seeds/a.txt",
        "seeds/draft-d.txt",
        "seeds/old/c.txt",
        "seeds/old/keep.txt",
    ]
    assert names(project("seeds", exclude=("draft-*", "/seeds/old/*", "!keep.txt"))) == [
        "seeds/a.txt",
        "seeds/b.md",
        "seeds/old/keep.txt",
    ]
    assert names(project("seeds", include=("/seeds/old/",), exclude=("c.txt",))) == ["seeds/old/keep.txt"]


def test_what_patterns_leave_out_is_not_complained_about(project):
    settings = project("seeds", files=["seeds/a.txt", "seeds/photo.xyz", "seeds/raw/b.xyz"], exclude=("*.xyz",))
    assert names(settings) == ["seeds/a.txt"]
    assert codes(settings) == []


def test_an_excluded_folder_is_not_even_looked_into(project, tmp_path):
    settings = project("seeds", files=["seeds/a.txt", "seeds/raw/b.txt"], exclude=("raw/",))
    (tmp_path / "project/seeds/raw/away").symlink_to(tmp_path)
    assert codes(settings) == []
    assert codes(project("seeds")) == [("link-elsewhere", "seeds/raw/away")]


def test_links_out_of_a_source_folder_are_told_and_not_followed(project, tmp_path):
    settings = project("seeds", files=["seeds/a.txt", "private/key.txt"])
    seeds = tmp_path / "project/seeds"
    (seeds / "b.txt").symlink_to(tmp_path / "project/private/key.txt")
    (seeds / "folder").symlink_to(tmp_path / "project/private")
    (seeds / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert names(settings) == ["seeds/a.txt"]
    assert codes(settings) == [
        ("link-elsewhere", "seeds/b.txt"),
        ("link-elsewhere", "seeds/folder"),
        ("broken-link", "seeds/gone.txt"),
    ]


def test_links_within_a_source_folder_show_a_file_once(project, tmp_path):
    settings = project("seeds", files=["seeds/deep/b.txt"])
    seeds = tmp_path / "project/seeds"
    (seeds / "a.txt").symlink_to(seeds / "deep/b.txt")
    (seeds / "round").symlink_to(seeds)
    assert names(settings) == ["seeds/a.txt"]
    assert codes(settings) == []


def test_a_source_folder_may_be_a_link_itself(project, tmp_path):
    settings = project("seeds", files=["../wire/a.txt"])
    (tmp_path / "project/seeds").symlink_to(tmp_path / "wire")
    assert names(settings) == ["seeds/a.txt"]


def test_the_folder_that_a_browser_saves_beside_a_page_is_no_source(project):
    pages = ["Page.html", "Page_files/frame.html", "Page_files/ad/x.txt", "old.htm", "old.files/y.txt"]
    own = ["report_files/z.txt", "Page_files.txt"]
    settings = project("seeds", files=[f"seeds/{name}" for name in (*pages, *own)])
    below = [name.removeprefix("seeds/") for name in (*names(settings), *(where for _, where in codes(settings)))]
    assert sorted(below) == ["Page.html", "Page_files.txt", "old.htm", "report_files/z.txt"]


def test_a_stamp_changes_with_the_file_and_with_its_sidecar(project, tmp_path):
    settings = project("seeds", files=["seeds/a.txt"])
    path = tmp_path / "project/seeds/a.txt"
    stamps = [find_sources(settings).files[0].stamp]
    for change in (
        lambda: path.write_text(TEXT + "More.\n", encoding="utf-8"),
        lambda: path.with_name("a.txt.meta.yml").write_text("outlet: A\n", encoding="utf-8"),
        lambda: path.with_name("a.txt.meta.yml").write_text("outlet: Bc\n", encoding="utf-8"),
        lambda: path.with_name("a.txt.meta.yml").unlink(),
    ):
        change()
        stamps.append(find_sources(settings).files[0].stamp)
    assert len(set(stamps[:4])) == 4
    assert stamps[4] == stamps[1]
    assert all(stamps)


def test_a_folder_that_cannot_be_listed_is_told_and_the_others_go_on(project, tmp_path, monkeypatch):
    settings = project("seeds", files=["seeds/a.txt", "seeds/shut/b.txt"])
    scandir = __import__("os").scandir

    def refuse(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("generator.read.listing.os.scandir", refuse)
    assert names(settings) == ["seeds/a.txt"]
    assert codes(settings) == [("unreadable-folder", "seeds/shut")]


def test_ten_thousand_files_are_listed_in_well_under_a_second(project, tmp_path):
    settings = project("seeds", exclude=("drafts/",))
    for folder in range(10):
        path = tmp_path / f"project/seeds/{folder}"
        path.mkdir(parents=True)
        for number in range(1000):
            (path / f"{number}.txt").touch()
    start = time.process_time()
    assert len(find_sources(settings).files) == 10_000
    assert time.process_time() - start < 1


def test_an_address_is_listed_by_fsspec_and_read_with_its_sidecars(project, memory):
    memory.pipe(
        {
            "/bucket/news/a.txt": TEXT.encode(),
            "/bucket/news/a.txt.meta.yml": b"outlet: Coastal News\n",
            "/bucket/news/deep/b.txt": TEXT.encode(),
            "/bucket/news/.hidden/c.txt": b"x",
            "/bucket/news/d.xyz": b"x",
            "/bucket/news/Page.htm": b"x",
            "/bucket/news/Page_files/e.txt": b"x",
            "/bucket/newsroom/f.txt": b"x",
        }
    )
    settings = project("memory://bucket/news", "seeds", files=["seeds/z.txt"], exclude=("*.htm",))
    found = find_sources(settings)
    assert [file.name for file in found.files] == ["news/a.txt", "news/deep/b.txt", "seeds/z.txt"]
    assert [(issue.code, issue.where) for issue in found.issues] == [("unknown-format", "news/d.xyz")]
    assert found.files[0].address == "memory://bucket/news/a.txt"
    (part,) = contents(found.files[0])
    document = read_bytes(part.data, name=part.name, suffix=part.suffix, metadata=part.metadata)
    assert (document.file, document.title, document.outlet) == ("news/a.txt", "Ferry returns", "Coastal News")


def test_the_stamp_at_an_address_changes_with_the_file(project, memory):
    settings = project("memory://bucket")
    memory.pipe("/bucket/a.txt", b"one")
    stamps = {find_sources(settings).files[0].stamp}
    memory.pipe("/bucket/a.txt", b"two")
    stamps.add(find_sources(settings).files[0].stamp)
    assert len(stamps) == 2
    assert "" not in stamps


def test_an_address_may_name_one_file(project, memory):
    memory.pipe({"/bucket/a.txt": b"x", "/bucket/a.txt.meta.yml": b"outlet: A\n", "/bucket/b.txt": b"x"})
    (file,) = find_sources(project("memory://bucket/a.txt")).files
    assert (file.name, file.sidecar) == ("bucket/a.txt", "memory://bucket/a.txt.meta.yml")


def test_a_whole_store_may_be_a_source(project, memory):
    memory.pipe({"/bucket/a.txt": b"x", "/b.txt": b"x"})
    files = find_sources(project("memory://")).files
    assert [file.name for file in files] == ["b.txt", "bucket/a.txt"]
    assert [fetch(file.address) for file in files] == [b"x", b"x"]


def test_an_address_with_nothing_there_is_told(project, memory):
    assert codes(project("memory://bucket/none")) == [("no-such-folder", "memory://bucket/none")]


def test_an_address_that_cannot_be_reached_is_told_and_the_others_go_on(project):
    settings = project("nosuch://bucket", "seeds", files=["seeds/a.txt"])
    found = find_sources(settings)
    assert [file.name for file in found.files] == ["seeds/a.txt"]
    (issue,) = found.issues
    assert (issue.code, issue.severity, issue.where) == ("unreadable-folder", "error", "nosuch://bucket")
    assert "nosuch" in issue.message


def test_without_the_extra_an_address_says_what_to_install(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    (issue,) = find_sources(project("s3://bucket/news")).issues
    assert "pip install 'briefing[remote]'" in issue.message


def test_a_file_that_went_away_is_told_when_it_is_fetched(tmp_path, memory):
    for address in (str(tmp_path / "gone.txt"), "memory://bucket/gone.txt"):
        with pytest.raises(ReadError, match=r"gone\.txt: cannot be read"):
            fetch(address)


def test_folders_of_this_machine_need_no_fsspec():
    code = "import sys, generator.read; assert 'fsspec' not in sys.modules and 'feedparser' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def settings_of(tmp_path, section):
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"plugins:\n  - briefing: {section}\n", encoding="utf-8")
    return load(path)


def test_settings_hold_folders_and_addresses_patterns_and_columns(tmp_path):
    section = "{sources: [in, s3://bucket/a], include: '*.txt', exclude: [a, b], columns: {text: body, id: [nr, key]}}"
    settings = settings_of(tmp_path, section)
    assert settings.sources == (tmp_path / "in", "s3://bucket/a")
    assert settings.folders == (tmp_path / "in",)
    assert (settings.include, settings.exclude) == (("*.txt",), ("a", "b"))
    assert settings.columns == (("text", ("body",)), ("id", ("nr", "key")))


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ("{sources: ['https://news.example']}", "briefing add"),
        ("{sources: ['zip://a::s3://b/c.zip']}", "one address"),
        ("{sources: ['zip:///far/c.zip']}", "one address"),
        ("{include: 3}", "include: has to be a list of patterns"),
        ("{exclude: ['!']}", "exclude: "),
        ("{columns: [a]}", "which column holds what"),
        ("{columns: {body: a}}", "'body' is not known; known are text, title"),
        ("{columns: {text: 3}}", "has to be the name of a column"),
    ],
)
def test_settings_that_are_not_allowed_are_told(tmp_path, section, message):
    with pytest.raises(ConfigError, match=message):
        settings_of(tmp_path, section)


def test_a_folder_by_its_file_address_is_read_and_its_changes_are_seen(project, tmp_path):
    news = tmp_path / "far/news"
    news.mkdir(parents=True)
    (news / "a.txt").write_text("Ferry returns", encoding="utf-8")
    (news / "a.txt.meta.yml").write_text("outlet: Coastal News\n", encoding="utf-8")
    there = project(news.as_uri())
    (file,) = find_sources(there).files
    assert (file.name, fetch(file.address)) == ("news/a.txt", b"Ferry returns")
    assert sidecar(file)[0] == Metadata(outlet="Coastal News")
    assert find_sources(there).files[0].stamp == file.stamp != ""
    (news / "a.txt").write_text("Ferry returns again", encoding="utf-8")
    assert find_sources(there).files[0].stamp != file.stamp


@pytest.mark.parametrize(
    ("address", "needs"), [("s3://bucket/news", "s3fs"), ("gs://bucket/news", "gcsfs"), ("abfs://box/news", "adlfs")]
)
def test_a_place_whose_library_is_not_there_says_which_to_install(project, monkeypatch, address, needs):
    monkeypatch.setitem(sys.modules, needs, None)
    (issue,) = find_sources(project(address)).issues
    assert (issue.code, issue.severity, issue.where) == ("unreadable-folder", "error", address)
    assert needs in issue.message
    assert "pip install 'briefing[remote]'" in issue.message
