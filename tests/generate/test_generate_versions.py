"""A run over briefs that an older version of the layout has: people's work stays, the rest is made anew."""

import re

from two_documents import Fake, brief_file, codes, edit, files, run

from benchmarks.trust import older
from generator.brief import store
from generator.config import Settings


def made_older(project: Settings) -> None:
    """Write every brief as an older program would have, which made it from other inputs."""
    for each in store.load(project.briefs).briefs:
        content = older.written(each.brief, each.text)
        each.path.write_text(re.sub(r"(?m)^  inputs: .*$", "  inputs: 0123456789abcdef", content), encoding="utf-8")


def test_edits_survive_a_changed_schema(project: Settings) -> None:
    run(project)
    edit(project, 'title: "Harbour to close', 'title: "The harbour is to close')
    edit(project, "claims:\n", "claims:\n  - speakers: [anna-berg]\n    evidence: [{quote: will close in May}]\n")
    brief_file(project).write_text(brief_file(project).read_text(encoding="utf-8") + "\nask\n", encoding="utf-8")
    run(project)
    before = files(project)
    made_older(project)
    assert files(project) != before
    fake = Fake()
    with older.known():
        report = run(project, fake)
        assert codes(report) == []
        assert len(report.written) == 2
        assert fake.read
    assert files(project) == before, "as if it had been written in this layout all the time"
    assert run(project).written == ()


def test_a_brief_of_a_newer_program_is_left_alone_and_told(project: Settings) -> None:
    run(project)
    edit(project, "schema: 1", "schema: 2")
    before = files(project)
    report = run(project, Fake("fake 2"))
    assert report.failed == ("seeds/harbour.txt",)
    assert "a newer one wrote the brief; install that" in str(report.issues)
    assert files(project)[brief_file(project).name] == before[brief_file(project).name]
    assert len(list(project.briefs.glob("*.md"))) == 2
