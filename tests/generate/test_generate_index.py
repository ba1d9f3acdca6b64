"""The index of the last run saves reading, and never changes what a run does."""

import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from two_documents import FLEET, HARBOUR, Fake, brief_file, codes, edit, files, run

from generator.brief import store
from generator.config import Settings
from generator.generate import Report, index, plan, stat

OLD = 1_000_000_000
"""Nanoseconds since 1970 of a file that was not changed lately."""


@pytest.fixture
def cached(project: Settings) -> Settings:
    return replace(project, cache=project.root / ".cache")


def age(project: Settings, by: int = 0) -> None:
    """Make all files old enough for their times to be relied on."""
    for folder in (*project.folders, project.briefs):
        for path in folder.rglob("*"):
            if path.is_file():
                os.utime(path, ns=(OLD + by, OLD + by))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of all briefs and sources that are opened."""
    names: list[str] = []

    def watch(module: object, name: str, at: int) -> None:
        real = getattr(module, name)

        def watched(*args, **kw):
            names.append(Path(getattr(args[at], "address", args[at])).name)
            return real(*args, **kw)

        monkeypatch.setattr(module, name, watched)

    watch(store, "entry", 1)
    watch(plan, "fetch", 0)
    watch(plan, "contents", 0)
    return names


def settled(project: Settings) -> Report:
    """A run after which the index knows all."""
    run(project)
    age(project)
    return run(project)


def test_what_has_not_changed_is_not_opened(cached: Settings, opened: list[str]) -> None:
    first = settled(cached)
    assert opened
    opened.clear()
    assert run(cached) == first
    assert opened == []


def test_only_what_has_changed_is_opened(cached: Settings, opened: list[str]) -> None:
    settled(cached)
    (cached.sources[0] / "harbour.txt").write_text(f"{HARBOUR}\nMore of it.\n", encoding="utf-8")
    opened.clear()
    assert len(run(cached).written) == 1
    assert set(opened) == {"harbour.txt", brief_file(cached).name}


@pytest.mark.parametrize("what", ["brief", "text", "vectors"])
def test_each_file_of_a_brief_counts(cached: Settings, what: str) -> None:
    class Encoder(Fake):
        def vectors(self, texts):
            raise NotImplementedError

    for _ in range(2):
        run(cached, Encoder())
        age(cached)
    run(cached, Encoder())
    folder = {"brief": ".", "text": "text", "vectors": "vectors"}[what]
    path = next(iter(sorted((cached.briefs / folder).glob("*.*"))))
    whole = path.read_bytes()
    path.unlink()
    run(cached, Encoder())
    assert path.read_bytes() == whole


def test_a_change_within_one_tick_of_the_clock_is_seen(cached: Settings) -> None:
    """Same size, same time, same file: only that the time is too near to when it was read tells."""
    run(cached)
    run(cached)
    path = brief_file(cached)
    before = path.stat()
    content = path.read_text(encoding="utf-8")
    with path.open("r+", encoding="utf-8") as out:
        out.write(content.replace('title: "Harbour', 'title: "HARBOUR'))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_ino) == (before.st_size, before.st_ino)
    assert len(run(cached).written) == 1
    assert "# HARBOUR" in path.read_text(encoding="utf-8")


def test_an_edit_is_never_written_over_even_if_it_cannot_be_seen(cached: Settings) -> None:
    """Whatever the index believes, a brief that is about to be written is read."""
    settled(cached)
    path = brief_file(cached)
    content = path.read_text(encoding="utf-8")
    with path.open("r+", encoding="utf-8") as out:
        out.write(content.replace('title: "Harbour', 'title: "HARBOUR'))
    os.utime(path, ns=(OLD, OLD))
    (cached.sources[0] / "harbour.txt").write_text(f"{HARBOUR}\nMore of it.\n", encoding="utf-8")
    run(cached)
    assert "# HARBOUR" in path.read_text(encoding="utf-8")


def _garbage(cache: Path) -> None:
    for path in cache.glob("*.sqlite"):
        path.write_bytes(b"\x00garbage" * 999)


def _other_values(cache: Path) -> None:
    """As somebody might write them who wants to harm."""
    for number, path in enumerate(cache.glob("*.sqlite")):
        database = sqlite3.connect(path)
        database.execute("UPDATE entries SET value = ?", (b'{"known": [1], "parts": 7}' * number,))
        database.commit()
        database.close()


@pytest.mark.parametrize("damage", [shutil.rmtree, _garbage, _other_values])
def test_a_lost_or_damaged_index_changes_nothing(cached: Settings, damage: Callable[[Path], None]) -> None:
    first = settled(cached)
    before = files(cached)
    damage(cached.cache)
    fake = Fake()
    assert run(cached, fake) == first
    assert (fake.read, files(cached)) == ([], before)


def test_what_is_wrong_in_a_brief_is_told_again(cached: Settings) -> None:
    run(cached)
    edit(cached, "    act: say\n    mode: direct", "    act: warn\n    mode: direct")
    changed = HARBOUR.replace("We have waited for far too long", "We have been patient")
    (cached.sources[0] / "harbour.txt").write_text(changed, encoding="utf-8")
    run(cached)
    age(cached)
    first, second, third = run(cached), run(cached), run(cached)
    assert codes(third)
    assert first == second == third


def test_the_index_is_of_one_model_setting_and_folder(cached: Settings) -> None:
    settled(cached)
    assert len(run(cached, Fake("fake 2")).written) == 2
    other = replace(cached, briefs=cached.root / "other")
    assert len(run(other).written) == 2
    assert len(run(cached).written) == 2


def test_what_is_known_of_a_written_brief_is_what_reading_it_tells(
    cached: Settings, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    """So that the first run spares the second the reading of what it has written itself."""

    class Encoder(Fake):
        def vectors(self, texts):
            raise NotImplementedError

    monkeypatch.setattr(stat, "SLACK", -(10**18))
    monkeypatch.setattr(index, "SLACK", -(10**18))
    run(cached, Encoder())
    edit(cached, 'title: "Harbour', 'title: "The harbour')
    run(cached, Encoder("fake 2"))
    opened.clear()
    first = index.Index(cached.cache, cached.briefs.resolve()).briefs()
    assert opened == []
    assert first == index.Index(None, cached.briefs.resolve()).briefs()
    assert len(opened) == len(first) == 2


def test_an_edit_made_while_the_run_goes_on_is_read(cached: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the writing of a brief and the look at it."""

    class Encoder(Fake):
        def vectors(self, texts):
            raise NotImplementedError

    real = index.Index._catch_up

    def late(self) -> None:
        for path in sorted(cached.briefs.glob("harbour*.md")):
            path.write_text(path.read_text(encoding="utf-8").replace("# Harbour", "# HARBOUR"), encoding="utf-8")
        real(self)

    with monkeypatch.context() as patch:
        patch.setattr(stat, "SLACK", -(10**18))
        patch.setattr(index, "SLACK", -(10**18))
        patch.setattr(index.Index, "_catch_up", late)
        run(cached, Encoder())
    assert codes(run(cached, Encoder())) == ["edited-body"]


# --- containers --------------------------------------------------------------------------------


def pack(project: Settings, **documents: str) -> None:
    with zipfile.ZipFile(project.sources[0] / "letters.zip", "w") as archive:
        for name, text in documents.items():
            archive.writestr(f"{name}.txt", text)


@pytest.fixture
def packed(cached: Settings) -> Settings:
    for path in cached.sources[0].iterdir():
        path.unlink()
    pack(cached, harbour=HARBOUR, fleet=FLEET)
    return cached


def test_a_container_that_has_not_changed_is_not_opened(packed: Settings, opened: list[str]) -> None:
    assert len(settled(packed).unchanged) == 2
    opened.clear()
    fake = Fake()
    assert len(run(packed, fake).unchanged) == 2
    assert (opened, fake.read) == ([], [])


def test_only_the_part_that_has_changed_is_read_again(packed: Settings) -> None:
    settled(packed)
    pack(packed, harbour=HARBOUR, fleet=f"{FLEET}\nMore of it.\n", letter="A letter\n\nThe harbour is closed.\n")
    fake = Fake()
    report = run(packed, fake)
    assert (len(report.written), len(report.unchanged)) == (2, 1)
    assert {text.split("\n")[0] for text in fake.read} == {"Fleet stays in port", "A letter"}


def test_a_part_that_is_gone_is_told_and_its_brief_marked(packed: Settings) -> None:
    settled(packed)
    pack(packed, harbour=HARBOUR)
    report = run(packed)
    assert len(report.orphaned) == 1
    assert "fleet" in report.orphaned[0]


@pytest.mark.parametrize("setting", ["keep", "remove"])
def test_a_container_that_cannot_be_read_takes_no_brief_away(packed: Settings, setting: str) -> None:
    settled(packed)
    before = files(packed)
    (packed.sources[0] / "letters.zip").write_bytes(b"PK no zip at all")
    report = run(replace(packed, removed=setting))
    assert report.failed == ("seeds/letters.zip",)
    assert (report.orphaned, report.removed) == ((), ())
    assert files(packed) == before


# --- whatever happens --------------------------------------------------------------------------


def _write(name: str, text: str) -> Callable[[Settings], None]:
    return lambda project: (project.sources[0] / name).write_text(text, encoding="utf-8") and None


def _drop(name: str) -> Callable[[Settings], None]:
    return lambda project: (project.sources[0] / name).unlink(missing_ok=True)


def _to_brief(change: Callable[[str], str]) -> Callable[[Settings], None]:
    def apply(project: Settings) -> None:
        for path in sorted(project.briefs.glob("*.md"))[:1]:
            path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return apply


def _first(folder: str, do: Callable[[Path], object]) -> Callable[[Settings], None]:
    def apply(project: Settings) -> None:
        for path in sorted(p for p in (project.briefs / folder).glob("*.*") if p.is_file())[:1]:
            do(path)

    return apply


EVENTS: dict[str, Callable[[Settings], None]] = {
    "time passes": age,
    "more time passes": lambda project: age(project, 5),
    "a document changes": _write("harbour.txt", f"{HARBOUR}\nMore of it.\n"),
    "it changes back": _write("harbour.txt", HARBOUR),
    "a document comes": _write("letter.txt", "A letter\n\nThe harbour is closed.\n"),
    "a document goes": _drop("fleet.txt"),
    "it comes back": _write("fleet.txt", FLEET),
    "a document is empty": _write("letter.txt", ""),
    "a sidecar comes": _write("fleet.txt.meta.yml", "outlet: Coastal News\n"),
    "a sidecar goes": _drop("fleet.txt.meta.yml"),
    "a container comes": lambda project: pack(project, one=HARBOUR, two=FLEET),
    "a container changes": lambda project: pack(project, one=f"{HARBOUR}\nMore.\n", three=FLEET),
    "a container is broken": _write("letters.zip", "PK"),
    "a title is corrected": _to_brief(lambda text: text.replace('title: "', 'title: "The ', 1)),
    "a claim is corrected": _to_brief(lambda text: text.replace("    act: say", "    act: warn", 1)),
    "a note is taken": _to_brief(lambda text: text + "- ask her\n"),
    "a body is edited": _to_brief(lambda text: text.replace("\n# ", "\n# O ", 1)),
    "a front matter breaks": _to_brief(lambda text: text.replace("schema: 1", "schema: one", 1)),
    "a front matter is mended": _to_brief(lambda text: text.replace("schema: one", "schema: 1", 1)),
    "a brief is deleted": _first(".", Path.unlink),
    "a text is deleted": _first("text", Path.unlink),
    "a text is damaged": _first("text", lambda path: path.write_text("other")),
    "a brief is copied": _first(".", lambda path: shutil.copy(path, path.with_name("copy.md"))),
    "a brief is renamed": _first(".", lambda path: path.rename(path.with_name("mine.md"))),
    "the copy goes": lambda project: (project.briefs / "copy.md").unlink(missing_ok=True),
}


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from(sorted(EVENTS)), max_size=4), min_size=2, max_size=6),
    st.booleans(),
    st.booleans(),
)
def test_a_run_with_the_index_does_what_one_without_does(events: list[list[str]], removes: bool, is_lost: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with_index, without = (
            Settings(
                root=Path(folder) / name,
                sources=(Path(folder) / name / "seeds",),
                briefs=Path(folder) / name / "briefs",
                removed="remove" if removes else "keep",
                cache=Path(folder) / "cache" if name == "one" else None,
            )
            for name in ("one", "other")
        )
        for project in (with_index, without):
            project.sources[0].mkdir(parents=True)
            (project.sources[0] / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
            (project.sources[0] / "fleet.txt").write_text(FLEET, encoding="utf-8")
        for number, some in enumerate(events):
            done = []
            for project in (with_index, without):
                for event in some:
                    EVENTS[event](project)
                fake = Fake()
                report = run(project, fake)
                # The index is brought up to where it knows what it can, and once more to where it is relied on.
                age(project, number)
                done.append((report, run(project), run(project), sorted(fake.read), files(project)))
            assert done[0] == done[1]
            if is_lost and with_index.cache is not None:
                _garbage(with_index.cache)
