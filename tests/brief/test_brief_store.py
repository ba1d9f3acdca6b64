"""Briefs on disk: all that can be read is read, what cannot be is told, nothing is ever half written."""

import dataclasses
import errno
import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from brief_samples import TEXT, sample

from generator.brief import disk, sheet, store
from generator.brief.check import check_brief
from generator.brief.identity import brief_id, slug
from generator.errors import BriefError, BriefingError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "briefs"
    place.mkdir()
    store.write(place, sample(), TEXT)
    return place


def brief_file(folder: Path) -> Path:
    return folder / f"{sample().id}.md"


def codes(folder: Path) -> list[str]:
    return [issue.code for issue in store.load(folder).issues]


def test_what_was_written_is_loaded(folder: Path) -> None:
    loaded = store.load(folder)
    assert loaded.issues == ()
    (only,) = loaded.briefs
    assert only.path == brief_file(folder)
    assert only.text == TEXT
    assert check_brief(only.brief, only.text, "x") == ()
    assert dataclasses.replace(only.brief, generated=sample().generated) == sample()


def test_a_second_write_writes_nothing(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert store.write(folder, store.load(folder).briefs[0].brief, TEXT) == ()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_renamed_brief_is_known_by_its_front_matter(folder: Path) -> None:
    moved = folder / "2025" / "my name.md"
    moved.parent.mkdir()
    brief_file(folder).rename(moved)
    (only,) = store.load(folder).briefs
    assert (only.path, only.brief.id) == (moved, sample().id)
    assert store.write(folder, dataclasses.replace(only.brief, title="New"), TEXT, moved)
    assert [path.name for path in folder.rglob("*.md")] == ["my name.md"]


def test_a_missing_folder_has_no_briefs(tmp_path: Path) -> None:
    assert store.load(tmp_path / "none") == store.Loaded((), ())


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda folder: brief_file(folder).write_bytes(b"\xff\xfe"), "unreadable-brief"),
        (lambda folder: brief_file(folder).write_text("# A page\n"), "bad-front-matter"),
        (lambda folder: (folder / "text" / f"{sample().id}.txt").unlink(), "missing-text"),
        (lambda folder: (folder / "text" / f"{sample().id}.txt").write_bytes(b"\xff"), "missing-text"),
        (lambda folder: (folder / "text" / f"{sample().id}.txt").write_text("other"), "text-changed"),
    ],
)
def test_what_is_damaged_is_told_and_not_loaded(folder: Path, damage, code: str) -> None:
    damage(folder)
    loaded = store.load(folder)
    assert loaded.briefs == ()
    assert [issue.code for issue in loaded.issues] == [code]
    assert loaded.issues[0].where.startswith(f"briefs/{sample().id}.md")


def test_a_damaged_brief_costs_no_other(folder: Path) -> None:
    (folder / "aaa.md").write_text("---\nschema: 1\n---\n")
    loaded = store.load(folder)
    assert [each.brief.id for each in loaded.briefs] == [sample().id]
    assert {issue.where for issue in loaded.issues} == {"briefs/aaa.md:2"}


def test_two_briefs_with_one_id_are_told_and_neither_is_loaded(folder: Path) -> None:
    (folder / "copy.md").write_bytes(brief_file(folder).read_bytes())
    assert codes(folder) == ["duplicate-id", "duplicate-id"]
    assert store.load(folder).briefs == ()


def test_hidden_files_are_not_briefs(folder: Path) -> None:
    (folder / ".draft.md").write_text("x")
    assert codes(folder) == []


def test_a_brief_that_would_not_read_back_is_not_written(tmp_path: Path) -> None:
    bad = dataclasses.replace(sample(), source=dataclasses.replace(sample().source, published="yesterday"))
    with pytest.raises(BriefError, match=r"source\.published"):
        store.write(tmp_path, bad, TEXT)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_what_was_there_and_no_rest(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.write(folder, dataclasses.replace(sample(), title="New"), TEXT + "more")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_brief_comes_after_its_text_and_both_only_once_they_are_safe(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At no moment does a power cut leave an empty file, or a brief without its text."""
    done: list[str] = []
    sync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        done.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync")
        sync(handle)

    def replaced(old: Path, new: Path) -> None:
        done.append(new.suffix)
        replace(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    new = dataclasses.replace(sample(), title="New")
    with store.Disk() as disk:
        assert store.write(folder, new, TEXT + "more", disk=disk)
        disk.settle()
        assert done == ["sync", ".next", "sync", ".md", ".txt"], "the old text stays until the brief is the new one"
        assert not store.write(folder, new, TEXT + "more", disk=disk)
    assert done[5:] == ["sync folder", "sync folder"]


def test_what_the_disk_does_not_take_is_told_when_it_is_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    monkeypatch.setattr(os, "fsync", full)
    with store.Disk() as disk:
        assert store.write(folder, dataclasses.replace(sample(), title="New"), TEXT + "more", disk=disk)
        with pytest.raises(OSError, match="No space"):
            disk.settle()
        disk.settle()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_is_under_way_is_finished_whatever_happens_meanwhile(tmp_path: Path) -> None:
    def interrupted() -> None:
        with store.Disk() as disk:
            store.write(tmp_path, sample(), TEXT, disk=disk)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert codes(tmp_path) == []
    assert len(store.load(tmp_path).briefs) == 1


def test_the_rest_of_a_killed_run_is_swept_away(folder: Path) -> None:
    code = textwrap.dedent("""
        import os, sys
        from pathlib import Path
        from generator.brief import store
        os.fsync = lambda handle: os._exit(9)
        store.write_file(Path(sys.argv[1]), "half")
    """)
    target = brief_file(folder)
    before = target.read_bytes()
    done = subprocess.run([sys.executable, "-c", code, str(target)], check=False)
    assert done.returncode == 9
    assert target.read_bytes() == before
    assert len(list(folder.iterdir())) == 3
    assert codes(folder) == []
    store.sweep(folder)
    assert sorted(path.name for path in folder.iterdir()) == [target.name, "text"]


def test_only_one_run_writes_at_a_time(folder: Path) -> None:
    with store.locked(folder):
        code = "import sys, pathlib, generator.brief.store as s\nwith s.locked(pathlib.Path(sys.argv[1])): pass"
        done = subprocess.run([sys.executable, "-c", code, str(folder)], check=False, capture_output=True, text=True)
        assert done.returncode == 1
        assert "another run is writing briefs there" in done.stderr
        with pytest.raises(BriefingError, match="another run"), store.locked(folder):
            pass
    with store.locked(folder):
        pass


def test_a_lock_ends_with_the_process_that_holds_it(folder: Path) -> None:
    code = """
import os, sys
from pathlib import Path
from generator.brief import store
with store.locked(Path(sys.argv[1])): os._exit(9)
"""
    subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    with store.locked(folder):
        assert sorted(path.name for path in folder.iterdir()) == [brief_file(folder).name, "text"]


# --- the body, and who wrote it ----------------------------------------------------------------


def edited(folder: Path, change) -> bool:
    content = brief_file(folder).read_text(encoding="utf-8")
    brief_file(folder).write_text(change(content), encoding="utf-8", newline="")
    (entry,) = store.scan(folder)
    assert entry.brief is not None
    assert entry.parts is not None
    return sheet.body_is_edited(entry.parts, entry.brief, entry.text or "")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace('title: "Envoys', 'title: "Ministers'),
        lambda text: text + "\nMy notes.\n",
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("named twice\n", "named twice   \n"),
        lambda text: text[: text.index("\n# ")] + "\n## Notes\n",
    ],
)
def test_what_is_no_edit_of_the_body(folder: Path, change) -> None:
    assert not edited(folder, change)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("# Envoys", "# Ministers"),
        lambda text: text.replace("named twice", "named three times", 1),
        lambda text: text.replace("## Notes", "## Remarks"),
        lambda text: text.replace("## Notes", "Mine.\n\n## Notes"),
    ],
)
def test_an_edit_of_the_body_is_seen(folder: Path, change) -> None:
    assert edited(folder, change)


# --- names -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Envoys meet in Geneva", "envoys-meet-in-geneva"),
        ("Café Zürich: “it’s” 5 % — done!", "cafe-zurich-its-5-done"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-x"),
        ("語", ""),
        ("a" * 300, "a" * 60),
        ("word " * 50, "word-" * 11 + "word"),
    ],
)
def test_slugs_are_plain_and_bounded(title: str, expected: str) -> None:
    assert slug(title) == expected
    assert len(slug(title)) <= 60


def test_an_id_is_of_the_title_and_the_sources_name() -> None:
    one, other = brief_id("CON", "seeds/a.txt"), brief_id("CON", "seeds/b.txt")
    assert one != other
    assert one.startswith("con-x-"), "Windows has no file of the name con"
    assert len(one) == len("con-x-") + 6
    assert brief_id("語", "seeds/Ein Fall.txt").startswith("ein-fall-")
    assert brief_id("語", "seeds/語.txt").startswith("brief-")
    assert brief_id("x", "seeds/e\u0301.txt") == brief_id("x", "seeds/\u00e9.txt")


def test_a_taken_id_gets_more_digits() -> None:
    one = brief_id("x", "a")
    longer = brief_id("x", "a", {one})
    assert longer.startswith(one)
    assert len(longer) == len(one) + 2


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    store.write_file(path, "1")
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o600)
    store.write_file(path, "2")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("2", 0o600)


def test_nobody_sees_half_of_a_file_of_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "index.html"
    disk.place(path, b"as it was")
    seen: list[bytes] = []
    real = Path.write_bytes

    def half(self: Path, content: bytes) -> int:
        real(self, content[: len(content) // 2])
        seen.append(path.read_bytes())
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="No space"):
        disk.place(path, b"as it is to be")
    assert seen == [b"as it was"]
    assert path.read_bytes() == b"as it was"
    assert [each.name for each in tmp_path.iterdir()] == ["index.html"]
