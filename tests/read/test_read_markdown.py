"""Markdown: spans that leave the markers out, over text that stays as it is."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from generator.read.markdown import parse

PAGE = """# Ferry line reopens #

![The ferry at dawn](ferry.jpg "Ferry")

OSLO, March 4 — The *ferry* sails
again, said [the owner](https://harbour.example).

A second heading
----------------

> “We are glad,” she
> said.

- First item.
- [x] Second item,
  on two lines.
1. Third item.

**A caption in bold**

```
code = "no prose"
```

<!-- a note
not read -->

| a | b |
|---|---|

[1]: https://harbour.example

* * *

Last words.
"""


def seen(text):
    return [(block.kind, block.level, text[block.start : block.end]) for block in parse(text)]


def test_blocks_are_read_without_their_markers():
    assert seen(PAGE) == [
        ("heading", 1, "Ferry line reopens"),
        ("caption", 0, "The ferry at dawn"),
        ("text", 0, "OSLO, March 4 — The *ferry* sails\nagain, said [the owner](https://harbour.example)."),
        ("heading", 2, "A second heading"),
        ("text", 0, "“We are glad,” she\n> said."),
        ("item", 0, "First item."),
        ("item", 0, "Second item,\n  on two lines."),
        ("item", 0, "Third item."),
        ("text", 0, "A caption in bold"),
        ("text", 0, "Last words."),
    ]


def test_lines_without_blank_ones_between_are_paragraphs_when_they_are_long():
    text = "\n".join(f"Paragraph {n} says a great deal of {'many ' * 30}things." for n in range(4))
    assert len(parse(text)) == 4


def test_code_that_is_not_closed_runs_to_the_end():
    assert seen("One.\n\n```\nTwo.\n\nThree.") == [("text", 0, "One.")]


@given(st.text(alphabet=st.sampled_from("aB .\n#>-*_=`!|[]()1~<:"), max_size=150))
def test_blocks_are_in_order_and_neither_empty_nor_padded(text):
    blocks = parse(text)
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    assert all(text[b.start : b.end] == text[b.start : b.end].strip() for b in blocks)
