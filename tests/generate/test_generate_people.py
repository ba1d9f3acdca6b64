"""What people did to a brief stays."""

from typing import Any

import pytest
from two_documents import HARBOUR, Fake, brief_file, codes, edit, files, run

from generator.brief import store
from generator.config import Settings
from generator.generate import run as run_module


def test_a_correction_stays_and_the_body_follows_it(project: Settings) -> None:
    run(project)
    edit(project, 'title: "Harbour to close', 'title: "The harbour is to close')
    fake = Fake()
    report = run(project, fake)
    assert fake.read == []
    assert len(report.written) == 1
    content = brief_file(project).read_text(encoding="utf-8")
    assert "# The harbour is to close for repairs\n" in content
    assert run(project).written == ()
    run(project, Fake("fake 2"))
    assert "# The harbour is to close for repairs\n" in brief_file(project).read_text(encoding="utf-8")


def test_a_claim_written_by_hand_is_completed(project: Settings) -> None:
    run(project)
    edit(project, "claims:\n", "claims:\n  - speakers: [anna-berg]\n    evidence: [{quote: will close in May}]\n")
    report = run(project)
    assert codes(report) == []
    brief = next(each.brief for each in store.load(project.briefs).briefs if "harbour" in each.brief.source.file)
    mine = next(claim for claim in brief.claims if claim.evidence[0].quote == "will close in May")
    assert mine.mode == "indirect"
    run(project, Fake("fake 2"))
    assert mine.id in brief_file(project).read_text(encoding="utf-8")


def test_notes_are_never_touched(project: Settings) -> None:
    run(project)
    path = brief_file(project)
    path.write_text(path.read_text(encoding="utf-8") + "\n- [ ] ask *her*  \n\n\n", encoding="utf-8")
    assert run(project).written == ()
    run(project, Fake("fake 2"))
    assert path.read_text(encoding="utf-8").endswith("## Notes\n\n- [ ] ask *her*  \n\n\n")


def test_an_edit_of_the_body_is_told_and_not_lost(project: Settings) -> None:
    run(project)
    edit(project, "# Harbour to close", "# HARBOUR to close")
    before = files(project)
    report = run(project, Fake("fake 2"))
    assert codes(report) == ["edited-body"]
    assert report.failed == ("seeds/harbour.txt",)
    assert files(project)[brief_file(project).name] == before[brief_file(project).name]
    path = brief_file(project)
    content = path.read_text(encoding="utf-8")
    path.write_text(content[: content.index("\n# ")] + "\n## Notes\n", encoding="utf-8")
    assert codes(run(project)) == []
    assert "# Harbour to close" in path.read_text(encoding="utf-8")


def test_what_is_saved_while_a_run_writes_the_same_brief_stays(
    project: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves after the brief was read to be merged, and before it is written."""
    run(project)
    path = brief_file(project)
    real = run_module.merge.merge

    def merged(*given: Any, **named: Any) -> Any:
        with path.open("a", encoding="utf-8") as stream:
            stream.write("\nsaved just now\n")
        return real(*given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(run_module.merge, "merge", merged)
        report = run(project, Fake("fake 2"))
    assert "seeds/harbour.txt" in report.failed
    assert "changed by somebody at the same time; run this again" in str(report.issues)
    assert path.read_text(encoding="utf-8").endswith("saved just now\n")
    report = run(project, Fake("fake 2"))
    assert report.failed == ()
    assert "saved just now\n" in path.read_text(encoding="utf-8")
    assert not list(project.briefs.rglob(".*"))


def test_a_brief_is_known_whatever_the_case_of_its_ending(project: Settings) -> None:
    run(project)
    edit(project, 'title: "Harbour to close', 'title: "The harbour is to close')
    path = brief_file(project)
    path.rename(path.with_name("Mine.MD"))
    report = run(project, Fake("fake 2"))
    assert codes(report) == []
    assert sorted(each.suffix for each in project.briefs.iterdir() if each.is_file()) == [".MD", ".md"]
    assert "# The harbour is to close" in path.with_name("Mine.MD").read_text(encoding="utf-8")
    assert len(store.load(project.briefs).briefs) == 2
    assert run(project, Fake("fake 2")).written == ()


def test_a_brief_is_known_by_its_front_matter_after_a_rename(project: Settings) -> None:
    run(project)
    brief_file(project).rename(project.briefs / "mine.md")
    report = run(project, Fake("fake 2"))
    assert "briefs/mine.md" in report.written
    assert len(list(project.briefs.glob("*.md"))) == 2


def test_an_id_stays_when_the_title_changes(project: Settings) -> None:
    run(project)
    path = brief_file(project)
    (project.sources[0] / "harbour.txt").write_text(HARBOUR.replace("Harbour to close", "Port to shut"))
    run(project)
    assert brief_file(project) == path
    assert "# Port to shut for repairs" in path.read_text(encoding="utf-8")


def test_an_edited_claim_whose_words_are_gone_is_told_at_every_run(project: Settings) -> None:
    run(project)
    edit(project, "    act: say\n    mode: direct", "    act: warn\n    mode: direct")
    changed = HARBOUR.replace("We have waited for far too long", "We have been patient")
    (project.sources[0] / "harbour.txt").write_text(changed, encoding="utf-8")
    first, second = run(project), run(project)
    assert codes(first) == codes(second) == ["orphaned-claim"]
    content = brief_file(project).read_text(encoding="utf-8")
    assert "act: warn" in content
    assert "**Orphaned:**" in content
    assert "why: orphaned" in content


def test_a_broken_brief_is_not_overwritten_and_has_no_second(project: Settings) -> None:
    run(project)
    edit(project, "schema: 1", "schema: one")
    path = brief_file(project)
    path = path.rename(project.briefs / "mine.md")
    before = path.read_bytes()
    report = run(project, Fake("fake 2"))
    assert report.failed == ("seeds/harbour.txt",)
    assert codes(report) == ["bad-front-matter"]
    assert "briefs/mine.md:2" in str(report.issues)
    assert path.read_bytes() == before
    assert len(list(project.briefs.glob("*.md"))) == 2


def test_notes_below_a_lost_front_matter_are_not_overwritten(project: Settings) -> None:
    """Whoever deletes the front matter by accident keeps the rest until the file is mended or moved."""
    run(project)
    path = brief_file(project)
    below = path.read_text(encoding="utf-8").split("\n---\n", 1)[1] + "\nThe harbour master agrees.\n"
    path.write_text(below, encoding="utf-8")
    report = run(project)
    assert report.failed == ("seeds/harbour.txt",)
    assert any(path.name in issue.message for issue in report.issues)
    assert path.read_text(encoding="utf-8") == below
    path.write_text("", encoding="utf-8")
    report = run(project)
    assert (report.failed, codes(report)) == ((), []), "an empty file holds nothing that could be lost"


def test_two_briefs_of_one_source_are_told_and_left_alone(project: Settings) -> None:
    run(project)
    (project.briefs / "copy.md").write_bytes(brief_file(project).read_bytes())
    before = files(project)
    report = run(project, Fake("fake 1"))
    assert codes(report) == ["duplicate-brief"]
    assert files(project) == before


def test_a_file_that_is_no_brief_is_told(project: Settings) -> None:
    run(project)
    (project.briefs / "page.md").write_text("# A page\n")
    assert codes(run(project)) == ["bad-front-matter"]
