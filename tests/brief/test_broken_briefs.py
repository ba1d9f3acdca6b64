"""Every broken brief is named with file, line and remedy, all in one run, and harms no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from broken_briefs import HARMLESS, ROWS, Row, folder_with_brief

from generator.brief import kept, store
from generator.brief.examine import examine, line_of
from generator.claims.acts import ACTS


def told(folder: Path):
    return examine(store.scan(folder), ACTS)


def line_in(path: Path, words: str) -> int | None:
    """The line that words begin on; with a line feed in them, the first of their lines."""
    content = path.read_bytes().decode("utf-8", "replace")
    assert content.count(words) >= 1, words
    return content[: content.index(words)].count("\n") + 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "briefs"


def test_the_sample_is_sound(folder: Path) -> None:
    folder_with_brief(folder)
    assert told(folder) == ()


def test_there_are_many_ways_and_each_has_a_name() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS) > 100


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_broken_brief_is_named_with_line_and_remedy(folder: Path, row: Row) -> None:
    place = folder_with_brief(folder)
    row.do(place)
    name = f"briefs/{place.brief.name}"
    found = [issue for issue in told(folder) if issue.code == row.code and row.told in issue.message]
    assert found, told(folder)
    assert all(issue.severity == "error" and issue.where.startswith(name) for issue in found)
    if row.at:
        assert line_in(place.brief, row.at) in {line_of(issue, name) for issue in found}, found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_is_broken_is_not_shown_and_all_else_is(folder: Path, row: Row) -> None:
    other = folder_with_brief(folder, "other-1a2b3c")
    place = folder_with_brief(folder)
    row.do(place)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    loaded = kept.load(folder, None)
    briefs = {each.path: each for each in loaded.briefs}
    assert other.brief in briefs
    assert briefs[other.brief].left_out == ()
    broken = {each.file: each for each in loaded.broken}
    name = f"briefs/{place.brief.name}"
    if row.shown == "all":
        assert [left.part for left in briefs[place.brief].left_out] == ["file"]
        assert broken[name].left_out == briefs[place.brief].left_out
    elif row.shown == "rest":
        assert broken[name].id == briefs[place.brief].brief.id
        assert broken[name].left_out == briefs[place.brief].left_out
        assert all(left.line for left in broken[name].left_out)
    else:
        assert place.brief not in briefs
        assert broken[name].id is None
        assert broken[name].left_out
    for each in loaded.briefs:
        for claim in each.brief.claims:
            assert all(each.text[e.start : e.end] == e.quote for e in claim.evidence)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_all_are_found_in_one_run(folder: Path) -> None:
    """However many files are broken."""
    for number, row in enumerate(ROWS):
        row.do(folder_with_brief(folder, f"envoys-meet-in-geneva-4be1c2-{number:03}"))
    issues = told(folder)
    for number, row in enumerate(ROWS):
        name = f"briefs/envoys-meet-in-geneva-4be1c2-{number:03}.md"
        assert [i for i in issues if i.where.startswith(name) and i.code == row.code and row.told in i.message], (
            row.name
        )


@pytest.mark.parametrize(("name", "do"), HARMLESS, ids=[name for name, _ in HARMLESS])
def test_what_editors_do_unasked_breaks_no_brief(folder: Path, name: str, do) -> None:
    place = folder_with_brief(folder)
    place.brief.write_bytes(do(place.brief.read_bytes()))
    assert told(folder) == (), name
