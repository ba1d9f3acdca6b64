"""Markdown: the words that a reader sees, in blocks that leave the markers out."""

import itertools
import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ReadError
from generator.read.markdown import parse

PAGE = """# Ferry line reopens #

![The ferry at dawn](ferry.jpg "Ferry")

OSLO, March 4 — The *ferry* sails
again, said [the owner](https://harbour.example).

A second heading
----------------

> “We are **glad**,” she
> said.

The plans:
- First item.
- [x] Second item,
  on two lines.

4. Third item.

**A caption in bold**

```
code = "no *prose*"

# more
```

<!-- a note
not read -->

| a | b |
|---|---|
| 1 | `2` |

[1]: https://harbour.example

* * *

Last words.
"""


def seen(source):
    text, blocks = parse(source, "page.md")
    return [(block.kind, block.level, text[block.start : block.end]) for block in blocks]


def plain(source):
    return parse(source, "page.md")[0]


def test_blocks_are_read_without_their_markers():
    assert seen(PAGE) == [
        ("heading", 1, "Ferry line reopens"),
        ("caption", 0, "The ferry at dawn"),
        ("text", 0, "OSLO, March 4 — The ferry sails again, said the owner."),
        ("heading", 2, "A second heading"),
        ("text", 0, "“We are glad,” she said."),
        ("text", 0, "The plans:"),
        ("item", 0, "First item."),
        ("item", 0, "Second item, on two lines."),
        ("item", 0, "Third item."),
        ("text", 0, "A caption in bold"),
        ("text", 0, "Last words."),
    ]


def test_the_archived_text_keeps_the_structure_and_also_what_is_no_prose():
    assert plain(PAGE) == (
        "Ferry line reopens\n\nThe ferry at dawn\n\n"
        "OSLO, March 4 — The ferry sails again, said the owner.\n\nA second heading\n\n“We are glad,” she said.\n\n"
        "The plans:\n\n- First item.\n- Second item, on two lines.\n- Third item.\n\nA caption in bold\n\n"
        'code = "no *prose*"\n\n# more\n\na | b\n1 | 2\n\nLast words.'
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("**Ida** and __Ole__ *left* `now`.", "Ida and Ole left now."),
        ("[Ida](https://a.example 'Ida') and [Ole][1].\n\n[1]: https://b.example", "Ida and Ole."),
        ("Fish &amp; chips &lt; &#8364;5 &copy;", "Fish & chips < €5 ©"),
        (r"\*not emphasis\* and snake_case_word", "*not emphasis* and snake_case_word"),
        ("5 < 6 and R&D", "5 < 6 and R&D"),
        ("<https://harbour.example/a>", "https://harbour.example/a"),
        ("<ida@harbour.example>", "ida@harbour.example"),
        ("One <!-- no --> two <b>three</b><script>four()</script>.", "One two three."),
        ("<style>p { color: red }</style>\n\nWords.", "Words."),
        ("> One\n> two\n>> three", "One two\n\nthree"),
        ("First line\\\nsecond line  \nthird line", "First line\nsecond line\nthird line"),
        ("#ferry #storm", "#ferry #storm"),
        ("1986. That was a year.", "1986. That was a year."),
        ("1. One\n2. Two\n    - Inner", "1. One\n2. Two\n- Inner"),
        ("<div><p>Raw <i>text</i></p><img src=x onerror=alert(1) alt='A boat'></div>", "Raw text\n\nA boat"),
        ("Line&#10;end &#8232;and&#7; e&#x301;", "Line end and é"),
        ("See ![the boat](b.png) here.", "See here.\n\nthe boat"),
        ("One\n<!-- never closed\n\ntwo", "One <!-- never closed\n\ntwo"),
    ],
)
def test_inline_markup_becomes_the_words_that_a_reader_sees(source, words):
    assert plain(source) == words


def test_lines_without_blank_ones_between_are_paragraphs_when_they_are_long():
    text = "\n".join(f"Paragraph {n} says a great deal of {'many ' * 30}things." for n in range(4))
    assert len(seen(text)) == 4
    assert plain(text) == text


def test_a_figure_of_raw_html_has_its_words_as_captions():
    source = "<figure><img src='a.png' alt='A boat'><figcaption>The boat in <b>May</b></figcaption></figure>\n\nWords."
    assert seen(source) == [
        ("caption", 0, "A boat"),
        ("caption", 0, "The boat in May"),
        ("text", 0, "Words."),
    ]


def test_a_fence_inside_code_and_a_list_in_code_stay_code():
    assert seen("~~~\nx\n- y\n#z\n~~~\n\nWords.") == [("text", 0, "Words.")]
    assert plain("~~~\nx\n- y\n#z\n~~~\n\nWords.") == "x\n- y\n#z\n\nWords."


@pytest.mark.parametrize("source", ["<!-- only -->", "***", "[a]: https://a.example", "![](a.png)"])
def test_markup_without_words_is_refused(source):
    with pytest.raises(ReadError, match=r"^page\.md: has markup but no words"):
        parse(source, "page.md")


@pytest.mark.parametrize("tag", ["script", "style"])
def test_a_script_that_never_ends_is_refused_rather_than_swallowing_the_rest(tag):
    with pytest.raises(ReadError, match=rf"^page\.md: <{tag}> is opened but not closed"):
        parse(f"One <{tag}> two.\n\nThree.", "page.md")


@pytest.mark.parametrize(
    "source",
    [
        "> " * 10_000 + "deep",
        ">" * 10_000 + "deep",
        "1. " * 10_000 + "deep",
        "\n\n".join("    " * level + "- deep" for level in range(200)),
        "\n".join("> " * level + "deep" for level in range(400)),
    ],
)
def test_deep_nesting_is_refused_with_a_remedy(source):
    with pytest.raises(ReadError, match=r"^page\.md: has lists or quotes more than \d+ levels deep; .*\.txt"):
        parse(source, "page.md")


def test_a_depth_that_people_write_is_read():
    assert plain("> " * 10 + "deep") == "deep"


@pytest.mark.parametrize("unit", ["[", "![", "[a](", "<a ", "[[a]", "](", "*a [b\n"])
def test_brackets_that_lead_nowhere_are_refused_at_once(unit):
    start = time.perf_counter()
    with pytest.raises(ReadError, match=r"^page\.md: has too many brackets .*\.txt"):
        parse(unit * (200_000 // len(unit)), "page.md")
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "unit",
    [
        *("a", "*", "> ", "_", "`", "\\", "&", "<b>", "**a", "| \n", "|-\n", "- a\n", "a\n\n", "[a](b) c\n\n", "# "),
        *("[\n\n", "```\n", "<div>\n\n", "<li>", "~", " ", "1.1.2020 "),
    ],
)
def test_hostile_repetition_is_read_or_refused_in_seconds(unit):
    start = time.perf_counter()
    try:
        outcome = plain("Envoys meet\n\n" + unit * (200_000 // len(unit)) + "\n\nLast words.")
    except ReadError as error:
        outcome = str(error)
    assert re.match(r"Envoys meet\n(?s:.*)Last words\.|page\.md: has (?:too many|lists or quotes)", outcome)
    assert time.perf_counter() - start < 10


def test_a_long_document_with_many_links_is_read():
    paragraph = "The *ferry* [sails](https://harbour.example/a_b) again, said **Ida Holm** [here](b). " * 8
    assert plain((paragraph + "\n\n") * 200).count("Ida Holm here") == 1600


def test_a_document_longer_than_any_book_is_refused():
    with pytest.raises(ReadError, match=r"^page\.md: is longer than 2,000,000 characters"):
        parse("Words. " * 300_000, "page.md")


@given(
    st.lists(st.sampled_from([*"aB .\n#>-*_=`!|[]()1~<:&/\\", "\n\n", "    ", "<td>", "</p>", "&#10;", "<br>"])).map(
        "".join
    )
)
def test_blocks_are_in_order_and_neither_empty_nor_padded(source):
    try:
        text, blocks = parse(source, "page.md")
    except ReadError:
        return
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    assert all(text[b.start : b.end] == text[b.start : b.end].strip() for b in blocks)
