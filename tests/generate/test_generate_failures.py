"""One bad document costs no other."""

import dataclasses
import os
import pickle
from collections.abc import Sequence

import pytest
from two_documents import FLEET, Fake, run

from generator.brief import store
from generator.config import Settings
from generator.errors import AnnotatorError, BriefingError
from generator.generate import Task, make
from generator.limits import Limits
from generator.records import Annotation, Span


def test_a_document_that_cannot_be_read_costs_no_other(project: Settings) -> None:
    (project.sources[0] / "bad.txt").write_bytes(b"")
    (project.sources[0] / "gone.txt").symlink_to(project.root / "nowhere")
    report = run(project)
    assert len(report.written) == 2
    assert "seeds/bad.txt" in report.failed
    assert any(issue.where.startswith("seeds/bad.txt") for issue in report.issues)


def test_why_a_document_failed_names_neither_it_again_nor_where_it_lies(project: Settings) -> None:
    """Whoever tells of it puts its name before; and a log may be published."""
    seeds = project.sources[0]
    run(project)
    with (seeds / "fleet.txt").open("ab") as file:
        file.truncate(301_000_000)
    (seeds / "large.txt").touch()
    os.truncate(seeds / "large.txt", 301_000_000)
    (seeds / "beside.txt").write_text(FLEET, encoding="utf-8")
    (seeds / "beside.txt.meta.yml").write_text("#" * 200_000, encoding="utf-8")
    (seeds / "broken.zip").write_bytes(b"PK")
    for report in (run(project), run(project)):
        reasons = dict(zip(report.failed, report.reasons, strict=True))
        assert set(reasons) == {f"seeds/{name}" for name in ("beside.txt", "broken.zip", "fleet.txt", "large.txt")}
        assert not [reason for reason in reasons.values() if str(project.root) in reason]
        assert reasons["seeds/large.txt"].startswith("is larger than 300 MB; ")
        assert reasons["seeds/fleet.txt"].startswith("is larger than 300 MB; ")
        assert reasons["seeds/beside.txt"].startswith("seeds/beside.txt.meta.yml: is larger than 100 KB")
        assert reasons["seeds/broken.zip"].startswith("is not a sound zip archive")


def test_a_file_that_changes_while_it_is_read_is_read_again(project: Settings) -> None:
    class Slow(Fake):
        def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
            (project.sources[0] / "fleet.txt").write_text(f"{FLEET}\nMore of it.\n", encoding="utf-8")
            return super().annotate(text, regions)

    run(project, Slow())
    again = Fake()
    assert len(run(project, again).written) == 1
    assert set(again.read) == {f"{FLEET}\nMore of it.\n"}


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


@pytest.mark.parametrize("has_brief", [False, True])
def test_a_reason_names_no_document_twice_and_no_place_of_this_machine(project: Settings, has_brief: bool) -> None:
    if has_brief:
        run(project)
    seeds = project.root / "seeds"
    (seeds / "fleet.txt.meta.yml").write_text("title: x\n" + "#" * 200_000, encoding="utf-8")
    (seeds / "broken.zip").write_bytes(b"PK")
    report = run(dataclasses.replace(project, limits=Limits(size=100)))
    reasons = dict(zip(report.failed, report.reasons, strict=True))
    assert reasons["seeds/harbour.txt"].startswith("is larger than 100 bytes")
    assert reasons["seeds/broken.zip"].startswith("is not a sound zip archive")
    assert not any(str(project.root) in reason for reason in report.reasons)
    reasons = run(project)
    told = dict(zip(reasons.failed, reasons.reasons, strict=True))
    assert told["seeds/fleet.txt"].startswith("seeds/fleet.txt.meta.yml: is larger than 100 KB")
