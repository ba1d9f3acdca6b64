"""A run of the generator destroys no broken brief: what a person has to mend is there as they left it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from brief_samples import TEXT
from broken_briefs import ACTORS, BESIDE, FILES, MARKS, ROWS, TYPES, WORDS, YAML, Row, folder_with_brief

from generator.brief import kept
from generator.config import Settings
from generator.generate import generate
from generator.records import Annotation, Span


class Silent:
    """Finds nothing, so that all that a brief has would go if nobody had put it there."""

    model = "silent 1"

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        return Annotation((), (), self.model)


@pytest.fixture
def project(tmp_path: Path) -> Settings:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "geneva.txt").write_text(TEXT, encoding="utf-8")
    return Settings(root=tmp_path, sources=(tmp_path / "seeds",), briefs=tmp_path / "briefs", workers=1)


def ids(row: Row) -> str:
    return row.name


UNREADABLE = [row for row in (*YAML, *TYPES, *MARKS[:-1], *FILES) if row.code != "bad-date"]
READABLE = [row for row in (*TYPES, *WORDS, *ACTORS) if row not in UNREADABLE]


@pytest.mark.parametrize("row", UNREADABLE, ids=ids)
def test_what_cannot_be_read_is_left_as_it_is(project: Settings, row: Row) -> None:
    place = folder_with_brief(project.briefs)
    row.do(place)
    before = place.brief.read_bytes()
    report = generate(project, annotator=Silent())
    assert place.brief.read_bytes() == before
    assert [issue for issue in report.issues if issue.severity == "error"]


@pytest.mark.parametrize("row", READABLE, ids=ids)
def test_what_a_person_wrote_wrongly_is_still_there(project: Settings, row: Row) -> None:
    place = folder_with_brief(project.briefs)
    row.do(place)
    broken = set(place.brief.read_text(encoding="utf-8").splitlines())
    folder_with_brief(project.briefs)
    own = broken - set(place.brief.read_text(encoding="utf-8").splitlines())
    row.do(place)
    generate(project, annotator=Silent())
    # The program writes what cannot be seen by its number.
    after = set(place.brief.read_text(encoding="utf-8").replace("\\xa0", "\u00a0").splitlines())
    assert own - after == set()


@pytest.mark.parametrize("row", [row for row in BESIDE if row.code != "unreadable-brief"], ids=ids)
def test_a_lost_text_comes_back_where_it_can_and_no_brief_goes(project: Settings, row: Row) -> None:
    place = folder_with_brief(project.briefs)
    row.do(place)
    generate(project, annotator=Silent())
    assert place.brief.is_file()
    if row.name != "text a folder":
        assert place.text.read_bytes() == TEXT.encode()
        assert kept.load(project.briefs, None).broken == ()


def test_every_way_is_tried() -> None:
    assert len(ROWS) == len((*YAML, *TYPES, *MARKS, *FILES, *WORDS, *ACTORS, *BESIDE))
