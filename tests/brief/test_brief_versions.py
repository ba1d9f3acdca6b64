"""Briefs in another version of the layout: older ones are read as if written today, newer ones are refused."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from brief_samples import TEXT, sample, with_claims

from benchmarks.trust import older
from generator.brief import digests, front_matter, layout, sheet, store, versions
from generator.brief.compose import signed
from generator.brief.edits import edits
from generator.brief.examine import examine
from generator.brief.merge import merge
from generator.records import SCHEMA, Brief, Conflict

replace = dataclasses.replace


def through_a_file(brief: Brief) -> Brief:
    return front_matter.loads(sheet.assemble(brief, TEXT), "b.md", TEXT)


def edited() -> Brief:
    """A brief with an edit of each kind."""
    brief = through_a_file(signed(sample()))
    first, _removed, third, fourth = brief.claims
    claims = (fourth, replace(third, act="promise"), first, replace(first, id="mine", act="accuse"))
    actors = (replace(brief.actors[1], name="The Icelanders"), brief.actors[0], *brief.actors[2:])
    person = replace(with_claims(brief, *claims), title="Mine", actors=actors, notes="\nask # them\n")
    person = replace(person, source=replace(person.source, outlet="Another"), summary=())
    return through_a_file(replace(person, main=(third.id,)))


@pytest.mark.parametrize("brief", [through_a_file(signed(sample())), edited()], ids=["untouched", "edited"])
def test_an_older_brief_is_read_as_if_it_were_of_today(brief: Brief) -> None:
    back = older.through(brief, TEXT)
    assert back.schema == SCHEMA
    assert replace(back, generated=brief.generated) == brief
    assert [(each.part, each.what) for each in edits(back)] == [(each.part, each.what) for each in edits(brief)]


def test_what_nobody_touched_is_the_generators_still() -> None:
    brief = through_a_file(signed(sample()))
    assert older.through(brief, TEXT).generated.digests == brief.generated.digests
    assert edits(older.through(brief, TEXT)) == ()


def test_a_brief_made_again_from_an_older_one_has_every_edit_and_nothing_else() -> None:
    brief = edited()
    new = replace(sample(), title="The document's", generated=replace(sample().generated, model="another"))
    out, _ = merge(older.through(brief, TEXT), signed(new), TEXT, before=TEXT)
    assert replace(out, conflicts=()) == replace(merge(brief, signed(new), TEXT, before=TEXT)[0], conflicts=())
    assert (out.title, out.summary, out.notes) == ("Mine", (), "\nask # them\n")
    assert [claim.id for claim in out.claims] == ["304512", "b00002", "c3f9a1", "mine"]


def test_a_conflict_stays_open() -> None:
    """Its digest is of the person's version, and would seem to say that they have changed that since."""
    brief = edited()
    claim = next(each for each in brief.claims if each.id == "b00002")
    conflict = Conflict("claims.b00002", "sentence-changed", digests.of_claim(claim), "As it was.")
    brief = through_a_file(replace(brief, conflicts=(conflict,)))
    assert older.through(brief, TEXT).conflicts == (conflict,)


def test_nobody_is_told_that_the_document_changed_where_that_is_not_known() -> None:
    """The older digest of the document's own title is of no use where titles have other digests now."""
    out, issues = merge(older.through(edited(), TEXT), signed(sample()), TEXT, before=TEXT)
    assert (out.conflicts, issues) == ((), ())


def test_it_is_known_where_digests_are_made_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheet.assemble(edited(), TEXT).replace("schema: 1", "schema: 0")
    before = versions.Upgrade(older.with_shape(layout.BRIEF, "schema", layout.Number(0)), dict)
    monkeypatch.setattr(versions, "UPGRADES", {0: before})
    back = front_matter.loads(content, "b.md", TEXT)
    assert back == edited()
    out, _ = merge(back, signed(replace(sample(), title="The document's")), TEXT, before=TEXT)
    assert [(each.part, each.why) for each in out.conflicts] == [("title", "changed")]


def test_the_file_has_the_new_layout_once_it_is_written(tmp_path: Path) -> None:
    path = in_folder(tmp_path, older.written(edited(), TEXT))
    with older.known():
        entry = store.entry(tmp_path, path)
        assert entry.issues == ()
        assert examine(store.scan(tmp_path)) == (), "the body is as it was, so nobody edited it"
    assert entry.brief is not None
    store.write(tmp_path, entry.brief, TEXT, path)
    assert path.read_text(encoding="utf-8").startswith(f"---\nschema: {SCHEMA}\n")
    assert store.entry(tmp_path, path).brief == entry.brief


def test_what_is_broken_in_an_older_brief_has_its_line_and_the_rest_is_shown(tmp_path: Path) -> None:
    content = older.written(through_a_file(signed(sample())), TEXT).replace('    denied: "yes"', "    denied: maybe", 1)
    path = in_folder(tmp_path, content)
    with older.known():
        entry = store.entry(tmp_path, path)
    line = content[: content.index("denied: maybe")].count("\n") + 1
    assert [issue.where for issue in entry.issues] == [f"{tmp_path.name}/{path.name}:{line}"]
    assert entry.usable is not None
    assert [claim.id for claim in entry.usable.claims] == ["c3f9a1", "b00002", "304512"]


def test_several_versions_are_gone_through_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one step makes is what the next one reads; whose it is was told by the first."""
    steps: list[str] = []

    def first(values: dict[str, object]) -> dict[str, object]:
        steps.append("first")
        return values

    def second(values: dict[str, object]) -> dict[str, object]:
        steps.append("second")
        return older.change(values)

    brief = edited()
    content = older.written(brief, TEXT)
    monkeypatch.setattr(versions, "SCHEMA", 2)
    monkeypatch.setattr(
        versions,
        "UPGRADES",
        {0: replace(older.UPGRADE, change=first), 1: versions.Upgrade(older.LAYOUT, second)},
    )
    back = front_matter.loads(content, "b.md", TEXT)
    assert steps == ["first", "second"]
    assert back.schema == 2
    assert back.claims == brief.claims
    assert [each.part for each in edits(back)] == [each.part for each in edits(brief)]


@pytest.mark.parametrize(
    ("version", "told"), [("2", "a newer one wrote"), ("99", "install that"), ("0", "no program wrote")]
)
def test_a_version_that_is_not_known_is_named_with_a_remedy_and_nothing_else(
    version: str, told: str, tmp_path: Path
) -> None:
    content = sheet.assemble(sample(), TEXT).replace("schema: 1", f"schema: {version}")
    path = in_folder(tmp_path, content.replace("claims:", "statements:"))
    entry = store.entry(tmp_path, path)
    (issue,) = entry.issues
    assert issue.where == f"{tmp_path.name}/{path.name}:2"
    assert told in issue.message
    assert entry.usable is None


def in_folder(folder: Path, content: str) -> Path:
    path = folder / f"{sample().id}.md"
    path.write_text(content, encoding="utf-8")
    text = store.text_path(folder, sample().id)
    text.parent.mkdir()
    text.write_text(TEXT, encoding="utf-8")
    return path
