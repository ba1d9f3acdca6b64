"""Briefs that were read before: not parsed again, and never other than they are now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.brief import kept, store
from generator.cache import Cache

SEEDS = Path(__file__).parents[2] / "briefs"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "briefs")
    return tmp_path / "briefs"


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache", kept.KIND, "1")


def parsed(monkeypatch) -> list[str]:
    """The names of the files that are parsed from now on."""
    names: list[str] = []
    entry = store.entry

    def counted(folder, path):
        names.append(path.name)
        return entry(folder, path)

    monkeypatch.setattr(store, "entry", counted)
    return names


def a_brief(folder: Path) -> Path:
    return min(folder.glob("*.md"))


def retitle(folder):
    path = a_brief(folder)
    path.write_text(path.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: New ", 1), encoding="utf-8")


def write_notes(folder):
    with a_brief(folder).open("a", encoding="utf-8") as file:
        file.write("\nSeen.\n")


def lose_the_text(folder):
    min((folder / "text").glob("*.txt")).unlink()


def change_the_text(folder):
    path = min((folder / "text").glob("*.txt"))
    path.write_text(path.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")


def break_the_vectors(folder):
    (folder / "vectors").mkdir(exist_ok=True)
    (folder / "vectors" / f"{a_brief(folder).stem}.json").write_text("nonsense", encoding="utf-8")


def lose_the_vectors(folder):
    shutil.rmtree(folder / "vectors", ignore_errors=True)


def twin(folder):
    shutil.copy(a_brief(folder), folder / "twin.md")


def move(folder):
    (folder / "sub").mkdir()
    a_brief(folder).rename(folder / "sub" / "moved.md")


def break_it(folder):
    a_brief(folder).write_bytes(b"\xff\xfe no brief")


def remove(folder):
    a_brief(folder).unlink()


CHANGES = [
    *(retitle, write_notes, lose_the_text, change_the_text, break_the_vectors, lose_the_vectors),
    *(twin, move, break_it, remove),
]


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_happens_to_files_what_is_kept_is_what_would_be_read(folder, cache, change):
    memory: dict[str, kept.Kept] = {}
    before = kept.load(folder, cache, memory)
    assert before == kept.load(folder, None)
    backup = folder.with_name("backup")
    shutil.copytree(folder, backup)
    change(folder)
    assert kept.load(folder, cache) == kept.load(folder, cache, memory) == kept.load(folder, None)
    shutil.rmtree(folder)
    backup.rename(folder)
    assert kept.load(folder, cache) == kept.load(folder, cache, memory) == before


def test_nothing_is_parsed_twice(folder, cache, monkeypatch):
    names = parsed(monkeypatch)
    kept.load(folder, cache)
    assert sorted(names) == sorted(path.name for path in folder.glob("*.md"))
    names.clear()
    kept.load(folder, cache)
    assert names == []
    write_notes(folder)
    kept.load(folder, cache)
    assert names == [a_brief(folder).name]


def test_what_is_in_memory_needs_no_cache(folder, monkeypatch):
    memory: dict[str, kept.Kept] = {}
    first = kept.load(folder, None, memory)
    names = parsed(monkeypatch)
    assert kept.load(folder, None, memory) == first
    assert names == []


@pytest.mark.parametrize("content", [b"", b"\x80", b"nonsense", b"\xc0" * 40])
def test_a_record_of_another_form_is_read_anew(folder, cache, content):
    class Broken(Cache):
        def get_many(self, keys):
            return dict.fromkeys(keys, content)

    expected = kept.load(folder, cache)
    cache.__class__ = Broken
    assert kept.load(folder, cache) == expected


def test_a_folder_that_is_not_there_has_none(tmp_path, cache):
    assert kept.load(tmp_path / "nowhere", cache).briefs == ()
