"""A brief whose source is no longer there."""

import dataclasses
import os
import shutil

import pytest
from two_documents import FLEET, HARBOUR, Fake, brief_file, codes, edit, files, run

from generator.brief import store
from generator.config import Settings
from generator.errors import BriefingError


@pytest.fixture
def removing(project: Settings) -> Settings:
    return dataclasses.replace(project, removed="remove")


def test_a_renamed_source_leads_from_the_old_brief_to_the_new(project: Settings) -> None:
    """From the first run on, so that corrections can be copied."""
    run(project)
    old = brief_file(project).name
    (project.sources[0] / "harbour.txt").rename(project.sources[0] / "port.txt")
    for _ in range(2):
        (issue,) = (issue for issue in run(project).issues if issue.code == "source-removed")
        assert old in issue.where
        assert "seeds/port.txt has the same bytes" in issue.message
        assert brief_file(project, "port").name in issue.message


def test_a_removed_source_leaves_its_brief_which_says_so(project: Settings) -> None:
    run(project)
    path = brief_file(project)
    before = path.read_text(encoding="utf-8")
    (project.sources[0] / "harbour.txt").unlink()
    report = run(project)
    assert report.orphaned == report.written == (f"briefs/{path.name}",)
    assert report.removed == ()
    assert codes(report) == ["source-removed"]
    after = path.read_text(encoding="utf-8")
    assert "\n  removed: true\n" in after
    assert "- Document: `seeds/harbour.txt` (*no longer among the sources*)\n" in after
    again = run(project)
    assert (again.orphaned, again.written) == (report.orphaned, ())
    assert codes(again) == ["source-removed"], "told at every run"
    (project.sources[0] / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    fake = Fake()
    assert run(project, fake).written == (f"briefs/{path.name}",)
    assert fake.read == []
    assert path.read_text(encoding="utf-8") == before


def test_a_marked_brief_whose_source_comes_back_changed_is_no_longer_marked(project: Settings) -> None:
    run(project)
    edit(project, 'title: "Harbour to close', 'title: "The harbour is to close')
    edit(project, "outlet: null", 'outlet: "Coastal News"')
    (project.sources[0] / "harbour.txt").unlink()
    run(project)
    assert "removed: true" in brief_file(project).read_text(encoding="utf-8")
    (project.sources[0] / "harbour.txt").write_text(f"{HARBOUR}\nMore of it.\n", encoding="utf-8")
    run(project)
    content = brief_file(project).read_text(encoding="utf-8")
    assert "removed: true" not in content
    assert "# The harbour is to close" in content
    assert 'outlet: "Coastal News"' in content


def test_a_document_in_another_format_keeps_no_brief_from_going(removing: Settings) -> None:
    """It has failed, and yet all sources are known."""
    run(removing)
    (removing.sources[0] / "harbour.txt").unlink()
    (removing.sources[0] / "old.doc").write_bytes(b"x")
    report = run(removing)
    assert report.failed == ("seeds/old.doc",)
    assert len(report.removed) == 1


def test_a_brief_goes_with_its_source_if_the_setting_says_so(removing: Settings) -> None:
    run(removing)
    path = brief_file(removing)
    (removing.sources[0] / "harbour.txt").unlink()
    report = run(removing)
    assert report.removed == (f"briefs/{path.name}",)
    assert (report.orphaned, report.written) == ((), ())
    assert codes(report) == ["source-removed"]
    assert not [name for name in files(removing) if path.stem in name]
    assert len(store.load(removing.briefs).briefs) == 1
    assert codes(run(removing)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda project: edit(project, 'title: "Harbour to close', 'title: "The harbour is to close'),
        lambda project: edit(project, "outlet: null", 'outlet: "Coastal News"'),
        lambda project: edit(project, "## Notes\n", "## Notes\nAsk her.\n"),
        lambda project: edit(project, "    act: say", "    act: warn"),
        lambda project: edit(project, "outlet: null", "outlet: ~"),
        lambda project: edit(project, "# Harbour to close", "# HARBOUR to close"),
    ],
    ids=["title", "source", "notes", "claim", "form", "body"],
)
def test_what_somebody_worked_on_is_never_removed(removing: Settings, change) -> None:
    run(removing)
    change(removing)
    path = brief_file(removing)
    (removing.sources[0] / "harbour.txt").unlink()
    for _ in range(3):
        report = run(removing)
        assert report.removed == ()
        assert report.orphaned == (f"briefs/{path.name}",)
        (told,) = (issue for issue in report.issues if issue.code == "source-removed")
        assert "somebody worked on it" in told.message
        assert path.is_file()


@pytest.mark.parametrize("is_there", [True, False])
def test_a_place_without_any_source_removes_nothing(removing: Settings, is_there: bool) -> None:
    """As where a disk is not mounted."""
    run(removing)
    before = files(removing)
    shutil.rmtree(removing.sources[0])
    if is_there:
        removing.sources[0].mkdir()
    with pytest.raises(BriefingError, match=r"2 briefs would be removed.*--confirm-removal"):
        run(removing)
    assert files(removing) == before
    assert len(run(removing, confirm_removal=True).removed) == 2
    assert list(removing.briefs.glob("*.md")) == []


def test_one_place_without_any_source_protects_the_briefs_of_all(removing: Settings) -> None:
    other = removing.root / "letters"
    other.mkdir()
    (other / "letter.txt").write_text(FLEET, encoding="utf-8")
    both = dataclasses.replace(removing, sources=(*removing.sources, other))
    run(both)
    shutil.rmtree(other)
    with pytest.raises(BriefingError, match="1 brief would be removed"):
        run(both)


def test_a_place_without_any_source_marks_nothing(project: Settings) -> None:
    run(project)
    before = files(project)
    shutil.rmtree(project.sources[0])
    report = run(project)
    assert len(report.orphaned) == 2
    assert report.written == ()
    assert files(project) == before


def test_a_folder_that_cannot_be_listed_removes_nothing(removing: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = removing.sources[0] / "inside"
    inside.mkdir()
    (removing.sources[0] / "harbour.txt").rename(inside / "harbour.txt")
    run(removing)
    real = os.scandir

    def refuse(path):
        if str(path) == str(inside):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    report = run(removing)
    assert (report.removed, report.orphaned) == ((), ())
    assert len(store.load(removing.briefs).briefs) == 2


def test_a_file_in_a_format_that_cannot_be_read_any_more_is_still_there(removing: Settings) -> None:
    run(removing)
    (removing.sources[0] / "harbour.txt").rename(removing.sources[0] / "harbour.unknown")
    edit(removing, "file: seeds/harbour.txt", "file: seeds/harbour.unknown")
    report = run(removing)
    assert (report.removed, report.orphaned) == ((), ())
