"""Front matter is written in one form and read strictly."""

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from brief_samples import ANY_TEXT, BRIEFS, HOSTILE, TEXT, sample
from hypothesis import given, settings

from generator.brief import front_matter, layout, yaml_nodes, yaml_read
from generator.brief.front_matter import FormatError
from generator.brief.layout import json_schema
from generator.brief.yaml_write import scalar
from generator.records import Conflict

ROOT = Path(__file__).parents[2]
SCHEMA_FILE = ROOT / "docs" / "schema" / "brief-1.json"


def broken(old: str, new: str, count: int = 1) -> str:
    """The sample's file with one thing changed."""
    text = front_matter.dumps(sample())
    assert old in text
    return text.replace(old, new, count)


def problems(text: str, archived: str | None = TEXT) -> str:
    with pytest.raises(FormatError) as caught:
        front_matter.loads(text, "briefs/x.md", archived)
    assert caught.value.issues
    assert all(issue.severity == "error" for issue in caught.value.issues)
    return str(caught.value)


# --- writing -----------------------------------------------------------------------------------


def test_the_form_is_the_documented_one() -> None:
    """A change here changes every brief of every user."""
    text = front_matter.dumps(sample())
    assert text.startswith('---\nschema: 1\nid: envoys-meet-in-geneva-4be1c2\ntitle: "Envoys meet')
    for line in (
        '  outlet: "Coastal News"',
        "  url: null",
        '  published: "2025-03-04"',
        "  published_basis: stated",
        '  language: "en"',
        '  - {text: "Norway and Iceland agreed to resume talks on Tuesday.", start: 43, end: 96}',
        '  - id: "no"',
        "    name: Norway",
        '    country: "NO"',
        "    aliases: [Oslo]",
        '    speakers: ["no", is]',
        "    negated: false",
        '  - id: "304512"',
        '      - {quote: "the quota\\n“a provocation”", start: 144, end: 169}',
        "    model: fake 1".replace("    ", "  "),
    ):
        assert f"\n{line}\n" in text


@settings(max_examples=300)
@given(BRIEFS)
def test_what_is_written_reads_back_as_it_was(brief: Any) -> None:
    text = front_matter.dumps(brief)
    assert front_matter.loads(text, "x") == brief
    assert front_matter.dumps(front_matter.loads(text, "x")) == text


@given(BRIEFS)
def test_both_parsers_read_the_same(brief: Any) -> None:
    """Installations without the C parser read the same briefs."""
    text = front_matter.dumps(brief)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_nodes, "PARSER", yaml.SafeLoader)
        assert front_matter.loads(text, "x") == brief


@settings(max_examples=500)
@given(ANY_TEXT | HOSTILE)
def test_a_string_stays_a_string_for_any_reader_of_yaml(text: str) -> None:
    for form in (scalar(text), scalar(text, quoted=True)):
        assert yaml.safe_load(f"[{form}]") == [text]
        assert yaml.safe_load(f"k: {form}") == {"k": text}


@pytest.mark.parametrize(
    "text", ["NO", "y", "On", "null", "1e5", "0o17", "1_0", "2025-03-04", "1.2.3", "inf", "12", "0b1"]
)
def test_what_some_yaml_takes_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


def test_nothing_invisible_is_written_raw() -> None:
    assert scalar("a\u202eb\x85c\u2028d\ufeffe\x00") == r'"a\u202eb\x85c\u2028d\ufeffe\0"'


# --- reading -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("schema: 1", "schema: 2", "briefs/x.md:2: schema: is 2"),
        ("schema: 1\n", "", "the field 'schema' is missing"),
        ("\ntitle:", "\ntitel:", "briefs/x.md:4: titel: unknown field 'titel'"),
        ("    negated: false", '    negated: "false"', "has to be true or false"),
        ("    negated: false", "    negated: no", "has to be true or false"),
        ('country: "NO"', "country: NO", 'write it in quotation marks: "NO"'),
        ('published: "2025-03-04"', "published: 2025-03-04", "is read as a date"),
        ('published: "2025-03-04"', 'published: "2025-13-04"', "source.published"),
        ('published: "2025-03-04"', 'published: "yesterday"', "source.published"),
        ('title: "Envoys', 'title: "A"\ntitle: "Envoys', "briefs/x.md:5: title: the key 'title' stands here twice"),
        ("    name: Norway", "    name: &n Norway", "anchors and aliases"),
        ("    name: Norway", "    name: *n", "anchors and aliases"),
        ("    name: Norway", "    name: !!str Norway", "tag"),
        ("    name: Norway", "    name: [Norway]", "has to be text, not a list"),
        ("    name: Norway", '    name: ""', "is empty"),
        ("    name: Norway", "    name: Norway # checked", "comments are not kept"),
        ("schema: 1", "# mine\nschema: 1", "briefs/x.md:2: comments are not kept"),
        ('title: "Envoys', "title: |  # mine\n  Envoys\n#", "briefs/x.md:4: comments are not kept"),
        ('title: "Envoys', "title: >-\t# mine\n  Envoys\n#", "briefs/x.md:4: comments are not kept"),
        ("type: person", "type: human", "is not one of person, country"),
        ("mentions: 2", "mentions: -2", "has to be a whole number"),
        ("mentions: 2", "mentions: 02", "has to be a whole number"),
        ("mentions: 2", "mentions: 2.5", "has to be a whole number"),
        ("start: 43, end: 96", "start: 43", "'start' stands without 'end'"),
        ('id: "304512"', "id: b00002", "claims[3].id: the id 'b00002' stands here twice"),
        ("id: is\n", 'id: "no"\n', "actors[1].id: the id 'no' stands here twice"),
        ("id: envoys-meet-in-geneva-4be1c2", "id: ../../etc/passwd", "has not the form"),
        ("context: [", "context: [1, ", "has to be [start, end]"),
        ("\nsummary:", "\n  summary:", "briefs/x.md:"),
        ("\ntitle:", "\n<<<<<<< ours\ntitle:", "briefs/x.md:4: marks of an unsettled merge"),
        ("\ntitle:", "\n>>>>>>> theirs\ntitle:", "marks of an unsettled merge"),
        ("\ntitle:", "\ntitle: [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]\nx:", "nested too deep"),
        ("\ntitle:", "\n<<: {a: b}\ntitle:", "is read as something special"),
        ("\ntitle:", "\n? [a]\n: b\ntitle:", "a key has to be a word"),
        ("---\n", "", "there is no front matter"),
    ],
)
def test_what_breaks_the_form_is_named_with_its_line_and_remedy(old: str, new: str, told: str) -> None:
    assert told in problems(broken(old, new))


def test_the_end_of_the_front_matter_is_needed() -> None:
    assert "has no end" in problems(front_matter.dumps(sample()).removesuffix("---\n"))


def test_all_that_is_wrong_is_named_at_once() -> None:
    text = broken("negated: false", "negated: maybe").replace("name: Iceland", "nam: Iceland")
    told = problems(text)
    assert "negated" in told
    assert "'nam'" in told
    assert "the field 'name' is missing" in told


def test_an_explosion_of_aliases_is_refused_before_it_happens() -> None:
    levels = [f"  b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 40)]
    text = "---\nschema: 1\nx:\n  b0: &b0 [lol]\n" + "\n".join(levels) + "\n---\n"
    assert "anchors and aliases" in problems(text)


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    text = front_matter.dumps(sample())
    assert front_matter.loads("\ufeff" + text.replace("\n", "\r\n"), "x") == sample()


@given(ANY_TEXT)
def test_notes_are_kept_to_the_letter(notes: str) -> None:
    text = f"{front_matter.dumps(sample())}\n# T\n\n## Notes\n{notes}"
    assert front_matter.loads(text, "x").notes == notes


# --- what a person may leave out ---------------------------------------------------------------

BY_HAND = """---
schema: 1
id: by-hand
title: A title
source:
  file: seeds/geneva.txt
  sha256: {sha}
  text_sha256: {sha}
actors:
  - {{name: Anna Berg, type: person}}
  - {{name: Norway, type: country, country: "NO"}}
claims:
  - speakers: [anna-berg]
    cue: said
    evidence: [{{quote: "We will wait"}}]
  - {more}
---
"""


def by_hand(more: str, archived: str | None = TEXT) -> Any:
    return front_matter.loads(BY_HAND.format(sha="9f" * 32, more=more), "x", archived)


def test_a_claim_by_hand_needs_a_speaker_and_words() -> None:
    brief = by_hand('{mode: narrated, evidence: [{quote: "Anna Berg flew to Bergen"}]}')
    said, narrated = brief.claims
    assert (said.evidence[0].start, said.evidence[0].end) == (TEXT.index("We will"), TEXT.index("We will") + 12)
    assert (said.speaker_kind, said.mode, said.act, said.negated) == ("named", "direct", "say", False)
    assert TEXT[slice(*said.anchors.context)].startswith("Officials said")
    assert said.anchors.cue is None  # "said" stands twice in that line: which one is not guessed
    assert re.fullmatch("[0-9a-f]{6}", said.id)
    assert narrated.speaker_kind == "outlet"
    assert [(actor.id, actor.mentions) for actor in brief.actors] == [("anna-berg", 2), ("no", 2)]
    assert brief.source.language == "und"
    assert brief.generated.digests.claims == ()


def test_ids_by_hand_never_clash() -> None:
    brief = by_hand('{id: twin, speakers: [anna-berg], evidence: [{quote: "We will wait", start: 0, end: 5}]}')
    assert len({claim.id for claim in brief.claims}) == 2


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('{evidence: [{quote: "We will wait"}]}', "claims[1].speaker_kind: nobody is said to speak"),
        (
            '{speakers: ["no"], evidence: [{quote: "We will win"}]}',
            "claims[1].evidence[0].quote: the words do not occur",
        ),
        ('{speakers: ["no"], evidence: [{quote: "Norway"}]}', "occur more than once"),
        ('{speakers: ["no"], evidence: []}', "at least 1"),
        ('{speakers: ["no"]}', "the field 'evidence' is missing"),
    ],
)
def test_what_cannot_be_worked_out_is_not_guessed(more: str, told: str) -> None:
    with pytest.raises(FormatError, match=re.escape(told)):
        by_hand(more)


def test_offsets_are_not_guessed_without_the_text() -> None:
    with pytest.raises(FormatError, match="without the archived text"):
        by_hand('{speakers: ["no"], evidence: [{quote: "We will wait"}]}', None)


def test_author_and_time_of_retrieval_are_written_only_where_they_are_known() -> None:
    plain = sample()
    assert "author" not in front_matter.dumps(plain)
    assert "retrieved" not in front_matter.dumps(plain)
    source = dataclasses.replace(plain.source, author="Ida Holm", retrieved="2025-03-05T09:30:00Z")
    brief = dataclasses.replace(plain, source=source)
    text = front_matter.dumps(brief)
    assert '  author: "Ida Holm"\n  retrieved: "2025-03-05T09:30:00Z"\n' in text
    assert front_matter.loads(text, "briefs/x.md", TEXT) == brief
    by_hand = text.replace('author: "Ida Holm"', "author: null")
    assert front_matter.loads(by_hand, "briefs/x.md", TEXT).source.author is None


@pytest.mark.parametrize("moment", ["2025-03-05", "2025-03-05T09:30:00", "2025-13-05T09:30:00Z", "yesterday", ""])
def test_a_time_of_retrieval_in_another_form_is_refused(moment: str) -> None:
    text = broken('language: "en"\n', f'language: "en"\n  retrieved: "{moment}"\n')
    assert "source.retrieved" in problems(text)


# --- the published schema ----------------------------------------------------------------------


def test_the_published_schema_is_that_of_the_code() -> None:
    """Write it again with: python -m generator.brief.layout > docs/schema/brief-1.json."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def test_the_schema_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@given(BRIEFS)
def test_every_brief_that_is_written_fits_the_schema(brief: Any) -> None:
    values = yaml.safe_load(front_matter.dumps(brief).split("---\n")[1])
    jsonschema.validate(values, json_schema(), jsonschema.Draft202012Validator)


def _fields(shape: Any, path: tuple[str | int, ...] = ()) -> Any:
    if isinstance(shape, layout.Items):
        yield from _fields(shape.item, (*path, 0))
    elif isinstance(shape, layout.Fields):
        for field in shape.fields:
            yield (*path, field.name), field.shape
            yield from _fields(field.shape, (*path, field.name))


ALL_FIELDS = dict(_fields(layout.BRIEF))
WRONG = [None, True, 7, -1, 1.5, "", "x y", "NO", [], ["a"], [1, 2], [1], [-1, 2], {}, {"a": "b"}, {"a": 1}, "0" * 200]


def _changed(values: Any, path: tuple[str | int, ...], value: Any) -> Any:
    inner = values
    for key in path[:-1]:
        inner = inner[key]
    if value is ...:
        inner.pop(path[-1], None)
    else:
        inner[path[-1]] = value
    return values


@pytest.mark.parametrize("path", ALL_FIELDS, ids=yaml_read.show)
def test_schema_and_reader_agree_on_every_field(path: tuple[str | int, ...]) -> None:
    """For every field: taken away, with a stranger beside it, or with any of the wrong values."""
    conflict = Conflict("title", "changed", "0123456789", "Another")
    plain_text = front_matter.dumps(dataclasses.replace(sample(), conflicts=(conflict,))).split("---\n")[1]
    validator = jsonschema.Draft202012Validator(json_schema())
    beside = (*path[:-1], "stranger")
    for at, value in [(path, ...), (beside, "x"), *((path, each) for each in WRONG)]:
        values = _changed(yaml.safe_load(plain_text), at, value)
        fits = validator.is_valid(values)
        text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True)
        try:
            yaml_read.read(text, layout.BRIEF)
            reads = True
        except yaml_read.YamlError:
            reads = False
        assert fits == reads, (at, value)


def test_the_guide_names_every_field() -> None:
    guide = (ROOT / "docs" / "brief-format.md").read_text(encoding="utf-8")
    for path in ALL_FIELDS:
        assert f"`{path[-1]}`" in guide, path


def test_the_examples_in_the_guide_are_read() -> None:
    """Each block of YAML in the guide that is a whole front matter is a brief."""
    guide = (ROOT / "docs" / "brief-format.md").read_text(encoding="utf-8")
    whole = [block for block in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if block.startswith("---\n")]
    assert whole
    for block in whole:
        brief = front_matter.loads(block, "docs/brief-format.md")
        assert front_matter.loads(front_matter.dumps(brief), "x") == brief


def test_a_record_field_that_the_layout_forgets_is_noticed() -> None:
    for record, shape in (
        (sample().claims[0], layout.CLAIM),
        (sample().actors[0], layout.ACTOR),
        (sample().source, layout.SOURCE),
    ):
        assert [field.name for field in shape.fields] == [field.name for field in dataclasses.fields(record)]
