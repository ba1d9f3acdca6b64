"""What is written reads back as it was, because nothing is written that would not."""

import dataclasses
import sys
from typing import Any

import pytest
import yaml
from brief_samples import BRIEFS, TEXT, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.brief import front_matter, layout, merge_marks, plain, sheet, yaml_read
from generator.brief.conform import Path, misfits
from generator.brief.pages import paged
from generator.brief.yaml_write import write
from generator.errors import BriefError
from generator.records import Brief, Conflict

WRONG = [None, True, 7, -1, 10**10, 1.5, "", "x y", "NO", [], ["a"], [1, 2], [1], [-1, 2], [True, 2], {"a": "b"}]
WRONG += [{"a": 1}, {"a": "0123"}, {"": "0123"}, "0" * 200]


def shapes(shape: layout.Shape, path: Path = ()) -> Any:
    """Every place of a brief that is no mapping of fields, the first of each list."""
    if isinstance(shape, layout.Fields):
        for field in shape.fields:
            yield from shapes(field.shape, (*path, field.name))
        return
    yield path
    if isinstance(shape, layout.Items):
        yield from shapes(shape.item, (*path, 0))


def whole() -> Brief:
    """A brief with something in every field that is left out where there is nothing to say."""
    brief = dataclasses.replace(sample(), conflicts=(Conflict("title", "changed", "0123456789", "Another"),))
    return paged(dataclasses.replace(brief, source=dataclasses.replace(brief.source, pages=(0, 60))))


def changed(path: Path, value: Any) -> dict[str, Any]:
    values: Any = plain.of_brief(whole())
    inner = values
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return dict(values)


EMPTY = [("claims", 0, key, 0) for key in ("candidates", "about")]
PLACES = [path for path in shapes(layout.BRIEF) if path not in EMPTY]


@pytest.mark.parametrize("path", PLACES, ids=yaml_read.show)
def test_what_fits_is_what_the_reader_takes(path: Path) -> None:
    """For every field and any of the wrong values, and not one of the right ones is refused."""
    values = plain.of_brief(whole())
    assert misfits(values, layout.BRIEF) == []
    for value in WRONG:
        values = changed(path, value)
        try:
            reads = yaml_read.read(yaml.safe_dump(values, sort_keys=False), layout.BRIEF).plain == values
        except yaml_read.YamlError:
            reads = False
        wrong = misfits(values, layout.BRIEF)
        assert (wrong == []) == reads, (value, wrong)
        assert all(place[: len(path)] == path for place, _ in wrong)


def test_a_field_too_many_or_too_few_is_told() -> None:
    values = plain.of_brief(sample())
    for other in ({**values, "more": 1}, {key: values[key] for key in values if key != "title"}, [], None):
        assert [place for place, _ in misfits(other, layout.BRIEF)] == [()]


@settings(max_examples=200)
@given(BRIEFS)
def test_any_brief_that_can_be_thought_of_is_taken(brief: Any) -> None:
    sheet.verify(sheet.assemble(brief, TEXT), brief)


@settings(max_examples=400)
@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12), st.sampled_from(["title", "outlet", "by"]))
def test_what_is_taken_reads_back_as_it_was(words: str, name: str, notes: str, field: str) -> None:
    """For any strings at all, halves of characters among them: refused, or read back to the letter."""
    brief = sample()
    brief = dataclasses.replace(brief, actors=(dataclasses.replace(brief.actors[0], name=name), *brief.actors[1:]))
    if field == "title":
        brief = dataclasses.replace(brief, title=words)
    elif field == "outlet":
        brief = dataclasses.replace(brief, source=dataclasses.replace(brief.source, outlet=words))
    else:
        brief = dataclasses.replace(brief, generated=dataclasses.replace(brief.generated, by=words))
    brief = dataclasses.replace(brief, notes=notes)
    content = sheet.assemble(brief, TEXT)
    try:
        sheet.verify(content, brief)
    except BriefError:
        halves = any("\ud800" <= c <= "\udfff" for c in words + name)
        assert halves or not name or (not words and field != "by") or merge_marks.lines(notes)
        return
    again = front_matter.loads(content, "x")
    digests = dataclasses.replace(again.generated.digests, body=brief.generated.digests.body)
    assert dataclasses.replace(again, generated=dataclasses.replace(again.generated, digests=digests)) == brief


def test_every_character_reads_back_as_it_was() -> None:
    whole = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF]
    shape = layout.Fields((layout.Field("a", layout.Text(), ""), layout.Field("b", layout.Text(quoted=True), "")))
    for start in range(0, len(whole), 50_000):
        value = {"a": "".join(whole[start : start + 50_000]), "b": "x".join(whole[start : start + 50_000])}
        assert misfits(value, shape) == []
        assert yaml_read.read(write(value, shape), shape).plain == value


@pytest.mark.parametrize("half", ["\ud800", "a\udfff", "a\udc00b"])
def test_half_a_character_is_refused(half: str) -> None:
    brief = dataclasses.replace(sample(), title=half)
    with pytest.raises(BriefError, match=r"title: .* has half a character"):
        sheet.verify(sheet.assemble(brief, TEXT), brief)


def test_two_of_one_id_are_refused() -> None:
    brief = sample()
    for twice in (
        dataclasses.replace(brief, actors=(*brief.actors, brief.actors[0])),
        dataclasses.replace(brief, claims=(*brief.claims, brief.claims[0])),
    ):
        with pytest.raises(BriefError, match="stands here twice"):
            sheet.verify(sheet.assemble(twice, TEXT), twice)


def test_notes_that_would_make_the_file_unreadable_are_refused() -> None:
    brief = dataclasses.replace(sample(), notes="<<<<<<< ours\n")
    with pytest.raises(BriefError, match="unsettled merge"):
        sheet.verify(sheet.assemble(brief, TEXT), brief)
