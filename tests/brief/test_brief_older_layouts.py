"""Briefs that were written before the layout had all of its fields: what is whose in them is still known."""

import dataclasses
import re

import pytest
from brief_samples import TEXT, sample, with_claims
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.brief import digests, front_matter, sheet
from generator.brief.compose import signed
from generator.brief.edits import edits
from generator.brief.merge import merge
from generator.records import Brief

LATER = ("chain", "condition", "said", "happened", "edits", "how", "main", "unread", "candidates", "hedge")
"""Fields that were not always there."""


def old() -> Brief:
    """A brief of the generator's with nothing in those fields."""
    brief = sample()
    claims = (
        dataclasses.replace(c, chain=(), condition=None, said=None, happened=None, edits=(), hedge=None)
        for c in brief.claims
    )
    actors = tuple(dataclasses.replace(actor, how=()) for actor in brief.actors)
    return signed(dataclasses.replace(with_claims(brief, *claims), actors=actors, main=(), unread=()))


def written(brief: Brief, without: set[str]) -> str:
    """Its file as a program that did not know these fields wrote it."""
    content = sheet.assemble(brief, TEXT)
    for field in without:
        content = re.sub(
            rf"^ *{field}: (null|\[\]|\{{\}}|[0-9a-f]{{10}}|\"[0-9a-f]{{10}}\")\n", "", content, flags=re.MULTILINE
        )
    content = content.replace(", hedge: null, condition: null}", "}") if "hedge" in without else content
    return re.sub(r"([0-9a-f]{10})(?: [0-9]+-[0-9]+)+", r"\1", content)


@settings(max_examples=60)
@given(st.sets(st.sampled_from(LATER)))
def test_what_was_written_before_a_field_was_there_is_still_the_generators(without: set[str]) -> None:
    content = written(old(), without)
    assert not without or content != sheet.assemble(old(), TEXT)
    brief = front_matter.loads(content, "b.md", TEXT)
    assert edits(brief) == ()
    out, _ = merge(brief, sample(), TEXT, before=TEXT)
    out = dataclasses.replace(out, generated=dataclasses.replace(out.generated, digests=digests.of_brief(out)))
    assert out == sample()


@settings(max_examples=60)
@given(st.sets(st.sampled_from(LATER)))
def test_what_a_person_did_before_a_field_was_there_stays(without: set[str]) -> None:
    brief = old()
    first, second, third, fourth = brief.claims
    person = with_claims(brief, fourth, dataclasses.replace(third, act="promise"), first)
    person = dataclasses.replace(person, title="Mine", notes="\nask\n")
    out, _ = merge(front_matter.loads(written(person, without), "b.md", TEXT), sample(), TEXT, before=TEXT)
    assert (out.title, out.notes) == ("Mine", "\nask\n")
    assert [claim.id for claim in out.claims] == [fourth.id, third.id, first.id]
    assert out.claims[1].act == "promise"
    assert out.claims[2] == sample().claims[0], "the generator's has the later fields"
    assert second.id in dict(out.generated.digests.claims)


def test_another_version_of_the_layout_is_refused_and_not_written_over() -> None:
    content = sheet.assemble(sample(), TEXT).replace("schema: 1", "schema: 2")
    with pytest.raises(front_matter.FormatError, match=r"b.md:2: schema: is 2, but this program reads version 1 only"):
        front_matter.loads(content, "b.md", TEXT)
