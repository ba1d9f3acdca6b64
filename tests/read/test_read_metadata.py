"""Front matter and sidecars: what a user says of a document, strictly read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ReadError
from generator.read.metadata import Metadata, parse, split_front_matter


def test_all_keys_are_read():
    metadata, issues = parse(
        "title: Ferry: line reopens\n".replace("Ferry: line", '"Ferry: line').replace("reopens", 'reopens"')
        + "outlet: Harbour News\nurl: https://harbour.example/a\npublished: 2025-03-04\nlanguage: en-GB\n",
        "a.txt",
    )
    assert metadata == Metadata("Ferry: line reopens", "Harbour News", "https://harbour.example/a", "2025-03-04", "en")
    assert issues == ()


def test_norwegian_is_not_false_and_numbers_are_not_numbers():
    metadata, _ = parse("language: no\ntitle: 1984\noutlet: 12:30\npublished: 2025\n", "a.txt")
    assert metadata == Metadata(title="1984", outlet="12:30", published="2025", language="no")


@pytest.mark.parametrize("written", ["Ida Holm, Per Lie", "[Ida Holm, Per Lie]", "\n- Ida Holm\n-  Per Lie\n"])
def test_an_author_may_be_several(written):
    assert parse(f"author: {written}\n", "a.txt")[0] == Metadata(author="Ida Holm, Per Lie")


@pytest.mark.parametrize(
    "written", ["2025-03-04T10:30:00+01:00", "2025-03-04T09:30:00Z", "2025-03-04 09:30:00.123+00:00"]
)
def test_the_time_of_retrieval_is_kept_in_utc(written):
    assert parse(f"retrieved: {written}\n", "a.txt")[0] == Metadata(retrieved="2025-03-04T09:30:00Z")


def test_an_encoding_is_of_use_only_beside_a_text():
    assert parse("charset: Windows-1250\n", "a.txt.meta.yml")[0] == Metadata(charset="windows-1250")
    metadata, text, issues = split_front_matter("---\ntitle: A\ncharset: koi8-r\n---\nText\n", "a.txt")
    assert (metadata, text) == (Metadata(title="A"), "Text\n")
    assert [(issue.where, issue.code) for issue in issues] == [("a.txt: charset", "unknown-metadata-key")]


@pytest.mark.parametrize("nothing", ["", "null", "~"])
def test_a_key_without_a_value_says_nothing(nothing):
    assert parse(f"title: {nothing}\n", "a.txt")[0].title is None


def test_time_of_day_is_left_out_of_the_date():
    assert parse("published: 2025-03-04T10:15:00Z", "a.txt")[0].published == "2025-03-04"


def test_an_unknown_key_is_reported_with_the_likely_one():
    metadata, issues = parse("date: 2025-03-04\nlanguge: en\n", "a.txt")
    assert metadata == Metadata()
    assert [(i.where, i.severity) for i in issues] == [("a.txt: date", "warning"), ("a.txt: languge", "warning")]
    assert "published" in issues[0].message
    assert "language" in issues[1].message


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("published: yesterday", "published"),
        ("published: 2025-02-30", "published"),
        ("language: Norwegian", "language"),
        ("charset: no-such-code", "charset"),
        ("language: zz", "language"),
        ("url: harbour.example", "url"),
        ("url: javascript:alert(1)", "url"),
        ("title: [a, b]", "title"),
        ("outlet: {a: b}", "outlet"),
        ("title: ''", "title"),
        ("author: []", "author"),
        ("author: {a: b}", "author"),
        ("author: [[a]]", "author"),
        ("retrieved: 2025-03-04", "retrieved"),
        ("retrieved: 2025-03-04T10:30:00", "retrieved"),
        ("retrieved: 0001-01-01T00:00:00+14:00", "retrieved"),
        ("title: a\ntitle: b", "title"),
    ],
)
def test_a_value_that_cannot_be_used_names_file_and_key(source, key):
    with pytest.raises(ReadError, match=rf"^a\.txt: {key}: "):
        parse(source, "a.txt")


@pytest.mark.parametrize("source", ["title: [", "- a\n- b", "[" * 5000, "a: b: c", "just words"])
def test_what_is_no_mapping_is_refused(source):
    with pytest.raises(ReadError, match=r"^a\.txt: the metadata "):
        parse(source, "a.txt")


def test_front_matter_is_taken_off_the_text():
    metadata, text, _ = split_front_matter("---\ntitle: Ferry\n---\n\nThe ferry sank.\n", "a.md")
    assert metadata.title == "Ferry"
    assert text == "\nThe ferry sank.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule above this line and one below.\n---\nMore.\n",
        "---\nThe rule has no end.\n",
        "----\ntitle: not after four dashes\n----\n",
        "First line\n---\ntitle: no\n---\n",
    ],
)
def test_rules_around_text_are_no_metadata(text):
    assert split_front_matter(text, "a.md") == (Metadata(), text, ())


def test_front_matter_that_is_not_closed_is_an_error():
    with pytest.raises(ReadError, match="not closed"):
        split_front_matter("---\ntitle: Ferry\n\nThe ferry sank.\n", "a.md")


@given(st.text(max_size=200))
def test_front_matter_and_text_make_up_the_whole(text):
    try:
        _, rest, _ = split_front_matter(text, "a.md")
    except ReadError:
        return
    assert text.endswith(rest)
