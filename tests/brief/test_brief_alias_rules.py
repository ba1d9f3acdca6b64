"""Why each alias was taken for its actor: written, read strictly, and kept as a person corrected it."""

import dataclasses

import pytest
from brief_samples import TEXT, sample

from generator.brief import digests, front_matter
from generator.brief.check import check_brief
from generator.brief.front_matter import FormatError
from generator.brief.merge import merge
from generator.records import Actor, Brief


def _norway(brief: Brief) -> Actor:
    return next(actor for actor in brief.actors if actor.id == "no")


def _with_norway(brief: Brief, **changes: object) -> Brief:
    changed = dataclasses.replace(_norway(brief), **changes)  # type: ignore[arg-type]
    return dataclasses.replace(brief, actors=tuple(changed if a.id == "no" else a for a in brief.actors))


def test_the_rule_of_each_alias_is_written_and_read_back() -> None:
    text = front_matter.dumps(sample())
    assert "    how: {Oslo: capital}\n" in text
    assert _norway(front_matter.loads(text, "b.md", TEXT)).how == (("Oslo", "capital"),)


def test_a_brief_from_before_there_were_rules_is_still_the_generators() -> None:
    """Its digests are those of actors without rules, so that nothing is taken for a person's edit."""
    without = _with_norway(sample(), how=())
    text = front_matter.dumps(without).replace("    how: {}\n", "")
    read = front_matter.loads(text, "b.md", TEXT)
    assert _norway(read).how == ()
    assert digests.of_actor(_norway(read)) == digests.of_actor(_norway(without))


def test_a_rule_that_nobody_knows_is_refused_with_its_line() -> None:
    text = front_matter.dumps(sample()).replace("how: {Oslo: capital}", "how: {Oslo: similar}")
    with pytest.raises(FormatError, match=r"actors\[0\]\.how\.Oslo: 'similar' is not one of full-name, surname"):
        front_matter.loads(text, "b.md", TEXT)


def test_a_rule_for_a_form_that_is_no_alias_is_told() -> None:
    issues = check_brief(_with_norway(sample(), aliases=()), TEXT, "b.md")
    assert [(issue.code, issue.severity, issue.where) for issue in issues] == [("unknown-alias", "warning", "b.md:no")]


def test_a_person_s_rule_survives_when_the_document_is_read_again() -> None:
    edited = _with_norway(sample(), how=(("Oslo", "by-hand"),))
    merged, issues = merge(edited, sample(), TEXT)
    assert _norway(merged).how == (("Oslo", "by-hand"),)
    assert not issues
