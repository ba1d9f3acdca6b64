"""Generating: each document gets a brief, under a name that stays."""

import dataclasses

import pytest
from two_documents import FLEET, HARBOUR, Fake, brief_file, edit, run

from generator.brief import store
from generator.config import Settings
from generator.generate import Report, generate
from generator.generate import making as module


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


def test_two_sources_with_the_same_bytes_are_both_fine(project: Settings) -> None:
    (project.sources[0] / "twin.txt").write_text(HARBOUR, encoding="utf-8")
    first = run(project)
    assert len(first.written) == 3
    again = run(project)
    assert again.written == ()
    for report in (first, again):
        (told,) = [issue for issue in report.issues if issue.code == "same-bytes"]
        assert (told.severity, told.where) == ("note", "seeds/twin.txt")
        assert "same bytes as seeds/harbour.txt" in told.message


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
    monkeypatch.setattr(module, "inputs", lambda *_: "0123")
    report = run(project)
    assert len(set(report.written)) == 3


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
