"""Generating keeps the vectors of a brief beside it, and up to date."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.brief import store
from generator.config import Settings
from generator.generate import Report, generate
from generator.records import Annotation, Span

TEXT = """Harbour to close for repairs

The harbour of Bergen was closed on Monday. The fishermen were told of it by letter before the winter storms came.
"""


class Meanings:
    """What a word means is where it stands."""

    def __init__(self, model: str) -> None:
        self.model = model

    def of(self, places: Sequence[Span]) -> list[float]:
        return [float(places[0][0]), 10.0, float(len(self.model))]


class Encoder:
    """Finds nobody, and counts what it reads."""

    def __init__(self, model: str = "fake 1") -> None:
        self.model = model
        self.read: list[str] = []

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        self.read.append(text)
        return Annotation((), (), self.model, (Meanings(self.model),))

    def vectors(self, texts: Sequence[str]) -> object:
        raise NotImplementedError


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "harbour.txt").write_text(TEXT, encoding="utf-8")
    return Settings(root=tmp_path, sources=(tmp_path / "seeds",), briefs=tmp_path / "briefs")


def run(project: Settings, annotator: Encoder, **kw: bool) -> Report:
    report = generate(project, annotator=annotator, **kw)
    assert report.failed == ()
    return report


def sidecar(project: Settings) -> Path:
    (path,) = (project.briefs / store.VECTORS).glob("*")
    return path


def test_vectors_are_written_with_the_brief_and_not_again(project: Settings) -> None:
    run(project, Encoder())
    (loaded,) = store.load(project.briefs).briefs
    assert loaded.vectors is not None
    assert loaded.vectors.of((loaded.brief.summary[0],))
    again = Encoder()
    assert run(project, again).written == ()
    assert again.read == []


@pytest.mark.parametrize("damage", [None, b"", b"\xff", b'{"model": "fake 1", "vectors": {}}'])
def test_lost_or_damaged_ones_are_made_again(project: Settings, damage: bytes | None) -> None:
    run(project, Encoder())
    path = sidecar(project)
    whole = path.read_bytes()
    path.unlink() if damage is None else path.write_bytes(damage)
    run(project, Encoder())
    assert path.read_bytes() == whole


def test_a_claim_written_by_hand_has_one_after_the_next_run(project: Settings) -> None:
    run(project, Encoder())
    (path,) = project.briefs.glob("*.md")
    claim = "\nclaims:\n  - mode: narrated\n    evidence: [{quote: told of it by letter}]\n"
    content = path.read_text(encoding="utf-8")
    assert "\nclaims:\n" in content
    path.write_text(content.replace("\nclaims:\n", claim), encoding="utf-8")
    (before,) = store.load(project.briefs).briefs
    assert before.vectors is not None
    run(project, Encoder())
    (after,) = store.load(project.briefs).briefs
    assert after.vectors is not None
    (by_hand,) = (c for c in after.brief.claims if c.evidence[0].quote == "told of it by letter")
    assert after.vectors.of(by_hand.evidence)
    again = Encoder()
    assert run(project, again).written == ()
    assert again.read == []


def test_those_of_another_model_are_made_again(project: Settings) -> None:
    run(project, Encoder())
    before = sidecar(project).read_bytes()
    run(project, Encoder("another"))
    assert sidecar(project).read_bytes() != before


def test_those_of_a_deleted_brief_go_with_it(project: Settings) -> None:
    run(project, Encoder())
    (brief,) = project.briefs.glob("*.md")
    brief.unlink()
    (project.root / "seeds" / "harbour.txt").unlink()
    run(project, Encoder())
    assert list((project.briefs / store.VECTORS).glob("*")) == []


def test_a_brief_that_cannot_be_read_keeps_its_own(project: Settings) -> None:
    run(project, Encoder())
    (brief,) = project.briefs.glob("*.md")
    brief.write_text("---\nid: [\n---\n", encoding="utf-8")
    path = sidecar(project)
    (project.root / "seeds" / "harbour.txt").unlink()
    generate(project, annotator=Encoder())
    assert path.exists()


def test_an_annotator_without_vectors_writes_none(project: Settings) -> None:
    class Plain:
        model = "plain"

        def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
            return Annotation((), (), self.model)

    assert generate(project, annotator=Plain()).failed == ()
    assert not (project.briefs / store.VECTORS).exists()
