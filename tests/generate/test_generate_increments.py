"""Only what changed is read again."""

import datetime as dt
import subprocess
import sys

import pytest
from two_documents import FLEET, Fake, brief_file, files, run

from generator.config import Settings
from generator.generate import generate
from generator.generate import making as module


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
