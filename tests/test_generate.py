"""Generating: what changed is read, what people did stays, one bad document costs no other."""

import dataclasses
import datetime as dt
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator import generate as module
from generator.brief import store
from generator.config import Settings
from generator.errors import AnnotatorError, BriefingError
from generator.generate import Report, Task, generate, make
from generator.records import Annotation, Attribution, Mention, Span

HARBOUR = """Harbour to close for repairs

BERGEN, March 4 - The harbour of Bergen will close in May, the mayor of the town, Anna Berg, said on Tuesday.

“We have waited for far too long,” Anna Berg said. The fishermen were told of it by letter.
"""
FLEET = """Fleet stays in port

Fishing boats from the north stayed in port for a third day because of the storm.

“Nobody sails in such weather,” Olav Strand said on Friday morning in the town hall.
"""


class Fake:
    """Finds one speaker and one quotation by name, and counts what it reads."""

    def __init__(self, model: str = "fake 1") -> None:
        self.model = model
        self.read: list[str] = []

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        self.read.append(text)
        mentions, attributions = [], []
        for name, words in (
            ("Anna Berg", "We have waited for far too long"),
            ("Olav Strand", "Nobody sails in such weather"),
        ):
            for start, end in regions:
                at = text.find(name, start, end)
                if at >= 0:
                    mentions.append(Mention(at, at + len(name), "Person"))
            quote, speaker = text.find(words), text.rfind(name)
            if quote >= 0 and any(start <= quote < end for start, end in regions):
                cue = text.index("said", speaker)
                attributions.append(
                    Attribution(((speaker, speaker + len(name)),), ((cue, cue + 4),), ((quote, quote + len(words)),))
                )
        return Annotation(tuple(mentions), tuple(attributions), self.model)


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (seeds / "fleet.txt").write_text(FLEET, encoding="utf-8")
    return Settings(root=tmp_path, sources=(seeds,), briefs=tmp_path / "briefs")


def run(project: Settings, annotator: Fake | None = None, **kw) -> Report:
    return generate(project, annotator=annotator or Fake(), **kw)


def files(project: Settings) -> dict[str, bytes]:
    return {p.relative_to(project.briefs).as_posix(): p.read_bytes() for p in project.briefs.rglob("*") if p.is_file()}


def brief_file(project: Settings, source: str = "harbour") -> Path:
    (path,) = (p for p in project.briefs.rglob("*.md") if f"file: seeds/{source}.txt" in p.read_text(encoding="utf-8"))
    return path


def edit(project: Settings, old: str, new: str, source: str = "harbour") -> None:
    path = brief_file(project, source)
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def codes(report: Report) -> list[str]:
    return [issue.code for issue in report.issues if issue.severity != "note"]


def test_each_source_gets_a_brief_and_its_archived_text(project: Settings) -> None:
    report = run(project)
    assert len(report.written) == 2
    assert (report.unchanged, report.orphaned, report.failed) == ((), (), ())
    assert not [issue for issue in report.issues if issue.severity == "error"]
    loaded = store.load(project.briefs)
    assert {each.brief.source.file for each in loaded.briefs} == {"seeds/harbour.txt", "seeds/fleet.txt"}
    assert all(name.startswith("briefs/") for name in report.written)
    harbour = next(each for each in loaded.briefs if "harbour" in each.brief.source.file)
    assert [claim.speakers for claim in harbour.brief.claims if claim.mode == "direct"] == [("anna-berg",)]
    assert harbour.brief.generated.model == "fake 1"


def test_a_second_run_reads_nothing_and_writes_nothing(project: Settings) -> None:
    first = run(project)
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in project.briefs.rglob("*") if p.is_file()}
    fake = Fake()
    second = run(project, fake)
    assert fake.read == []
    assert second.written == ()
    assert sorted(second.unchanged) == sorted(first.written)
    assert {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in project.briefs.rglob("*") if p.is_file()} == before


def test_only_what_changed_is_read_again(project: Settings) -> None:
    run(project)
    (project.sources[0] / "fleet.txt").write_text(FLEET + "\nMore is expected in the next days, it was said.\n")
    fake = Fake()
    report = run(project, fake)
    assert {text.split("\n")[0] for text in fake.read} == {"Fleet stays in port"}
    assert report.written == (f"briefs/{brief_file(project, 'fleet').name}",)


@pytest.mark.parametrize("what", ["model", "setting", "sidecar", "version", "asked"])
def test_what_a_brief_rests_on_makes_it_be_read_again(
    project: Settings, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(project)
    fake = Fake("fake 2" if what == "model" else "fake 1")
    if what == "setting":
        project = Settings(project.root, project.sources, project.briefs, as_of=dt.date(2025, 3, 9))
    if what == "sidecar":
        (project.sources[0] / "harbour.txt.meta.yml").write_text("outlet: Coastal News\n")
    if what == "version":
        monkeypatch.setattr(module, "BY", "briefing 99")
    run(project, fake, again=what == "asked")
    read = {text.split("\n")[0] for text in fake.read}
    assert read == {"Harbour to close for repairs"} | (set() if what == "sidecar" else {"Fleet stays in port"})


def test_the_order_of_runs_leaves_no_trace(project: Settings) -> None:
    """All at once, or one by one, or over a brief that was lost: the same bytes."""
    run(project)
    expected = files(project)
    brief_file(project).unlink()
    run(project)
    assert files(project) == expected
    (project.briefs / "text" / f"{brief_file(project).stem}.txt").write_text("damaged")
    run(project)
    assert files(project) == expected
    for path in project.briefs.rglob("*"):
        if path.is_file():
            path.unlink()
    (project.sources[0] / "fleet.txt").rename(project.root / "fleet.txt")
    run(project)
    (project.root / "fleet.txt").rename(project.sources[0] / "fleet.txt")
    run(project)
    assert files(project) == expected


def test_another_model_and_back_leaves_no_trace(project: Settings) -> None:
    run(project)
    expected = files(project)
    run(project, Fake("fake 2"))
    assert files(project) != expected
    run(project)
    assert files(project) == expected


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
    assert codes(first) == ["orphaned-claim"]
    assert "bad-evidence" in codes(second)
    content = brief_file(project).read_text(encoding="utf-8")
    assert "act: warn" in content
    assert "**Not settled:**" in content


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


def test_a_removed_source_leaves_its_brief(project: Settings) -> None:
    run(project)
    path = brief_file(project)
    before = path.read_bytes()
    (project.sources[0] / "harbour.txt").rename(project.sources[0] / "port.txt")
    report = run(project)
    assert report.orphaned == (f"briefs/{path.name}",)
    assert path.read_bytes() == before
    assert codes(report) == ["source-removed"]
    again = run(project)
    assert again.orphaned == report.orphaned
    assert "seeds/port.txt has the same bytes" in next(str(issue) for issue in again.issues if "removed" in issue.code)


def test_two_sources_with_the_same_bytes_are_both_fine(project: Settings) -> None:
    (project.sources[0] / "twin.txt").write_text(HARBOUR, encoding="utf-8")
    assert len(run(project).written) == 3
    assert run(project).written == ()


def test_briefs_below_the_sources_are_not_read_as_sources(project: Settings) -> None:
    """`briefing generate --sources . --briefs briefs` does not make briefs of briefs, run after run."""
    around = dataclasses.replace(project, sources=(project.root,))
    assert len(generate(around, annotator=Fake()).written) == 2
    again = generate(around, annotator=Fake())
    assert (again.written, again.failed) == ((), ())
    assert len(again.unchanged) == 2


def test_sources_below_the_briefs_are_read(project: Settings) -> None:
    """Briefs that lie beside the folder of their sources hide no Markdown document in it."""
    (project.sources[0] / "fleet.md").write_text(f"# {FLEET}", encoding="utf-8")
    report = generate(dataclasses.replace(project, briefs=project.root), annotator=Fake())
    assert len(report.written) == 3


def test_ids_that_clash_are_kept_apart(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.sources[0] / "twin.txt").write_text(HARBOUR, encoding="utf-8")
    monkeypatch.setattr("generator.brief.identity.sha256", lambda text: "abcdef" * 10 + "abcd")
    monkeypatch.setattr(module, "_inputs", lambda task: "0123")
    report = run(project)
    assert len(set(report.written)) == 3


def test_a_document_that_cannot_be_read_costs_no_other(project: Settings) -> None:
    (project.sources[0] / "bad.txt").write_bytes(b"")
    (project.sources[0] / "gone.txt").symlink_to(project.root / "nowhere")
    report = run(project)
    assert len(report.written) == 2
    assert "seeds/bad.txt" in report.failed
    assert any(issue.where.startswith("seeds/bad.txt") for issue in report.issues)


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


def test_a_file_that_changes_while_it_is_read_is_read_again(project: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter(["a" * 16, "b" * 16])
    with monkeypatch.context() as patch:
        patch.setattr(module, "_inputs", lambda task: next(keys))
        task = Task(project.sources[0] / "fleet.txt", "seeds/fleet.txt", None, "fake 1")
        assert make(task, Fake).brief.generated.inputs == ""


def test_a_task_can_go_to_another_process(project: Settings) -> None:
    task = Task(project.sources[0] / "fleet.txt", "seeds/fleet.txt", None, "fake 1")
    made = make(pickle.loads(pickle.dumps(task)), Fake)
    assert pickle.loads(pickle.dumps(made)) == made


def test_a_second_run_at_the_same_time_is_refused(project: Settings) -> None:
    run(project)
    with store.locked(project.briefs), pytest.raises(BriefingError, match="another run"):
        run(project)


@pytest.mark.parametrize(("at", "name"), [(0, "fleet"), (1, "fleet"), (2, "harbour"), (3, "harbour")])
def test_a_brief_that_the_disk_does_not_take_costs_no_other(
    project: Settings, monkeypatch: pytest.MonkeyPatch, at: int, name: str
) -> None:
    """The disk is written to behind the reading of the next document, but told of as if it were not."""
    (project.sources[0] / "zero.txt").write_bytes(b"")
    calls = iter(range(99))
    sync = os.fsync

    def full(handle: int) -> None:
        if next(calls) == at:
            raise OSError(28, "No space left on device")
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        report = run(project)
    errors = [(issue.where, "No space" in issue.message) for issue in report.issues if issue.severity == "error"]
    assert (f"seeds/{name}.txt", True) in errors
    assert sorted(report.failed) == list(report.failed)
    assert f"seeds/{name}.txt" in report.failed
    assert len(report.written) == 1
    assert name not in report.written[0]
    assert len(store.load(project.briefs).briefs) == 1
    assert len(run(project).written) == 1, "the next run makes up for it"


def test_an_annotator_that_fails_is_told_for_each_document(project: Settings) -> None:
    class Broken(Fake):
        def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
            raise AnnotatorError("no memory")

    report = run(project, Broken())
    assert report.failed == ("seeds/fleet.txt", "seeds/harbour.txt")
    assert [issue.message for issue in report.issues if issue.severity == "error"] == ["no memory"] * 2


def test_a_fault_of_the_program_costs_one_document(project: Settings) -> None:
    class Faulty(Fake):
        def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
            if "harbour" in text.lower():
                raise ZeroDivisionError("by nothing")
            return super().annotate(text, regions)

    report = run(project, Faulty())
    assert report.failed == ("seeds/harbour.txt",)
    assert [name for name in report.written if "fleet" in name]
    assert any("ZeroDivisionError: by nothing" in issue.message for issue in report.issues)


def test_the_embedded_model_is_named_without_being_loaded(project: Settings) -> None:
    generate(project)
    code = (
        "import sys; from pathlib import Path; from generator.config import Settings; "
        "from generator.generate import generate; root = Path(sys.argv[1]); "
        "report = generate(Settings(root, (root / 'seeds',), root / 'briefs')); "
        "assert not report.written and len(report.unchanged) == 2; "
        "assert not {'onnxruntime', 'numpy', 'generator.actors'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(project.root)], check=True)


GERMAN = """Hafen wird wegen Bauarbeiten geschlossen

Der Hafen der Stadt wird im Mai geschlossen, sagte die Bürgermeisterin am Dienstag vor dem Rathaus.

Die Fischer wurden mit einem Brief davon unterrichtet und wollen in den nächsten Wochen darüber beraten.
"""


def unmeasured(report: Report) -> list[str]:
    return [str(issue) for issue in report.issues if issue.code == "language-unmeasured"]


def test_a_document_that_is_not_english_is_told(project: Settings) -> None:
    (project.sources[0] / "hafen.txt").write_text(GERMAN, encoding="utf-8")
    report = run(project)
    (told,) = unmeasured(report)
    assert told.startswith("warning: seeds/hafen.txt: is in German. The model was measured on English only")
    assert "**Read with care:**" in brief_file(project, "hafen").read_text(encoding="utf-8")
    assert "**Read with care:**" not in brief_file(project).read_text(encoding="utf-8")


def test_a_language_that_cannot_be_told_is_noted(project: Settings) -> None:
    (project.sources[0] / "short.txt").write_text("Harbour\n\nClosed, he said.\n", encoding="utf-8")
    assert [line.split(":")[0] for line in unmeasured(run(project))] == ["note"]


def test_a_corrected_language_is_not_told_again(project: Settings) -> None:
    (project.sources[0] / "hafen.txt").write_text(GERMAN, encoding="utf-8")
    run(project)
    edit(project, 'language: "de"', 'language: "en"', "hafen")
    assert unmeasured(run(project, Fake("fake 2"))) == []
    assert "**Read with care:**" not in brief_file(project, "hafen").read_text(encoding="utf-8")
