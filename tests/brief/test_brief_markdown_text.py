"""Text of strangers shows as it is, through every extension that sites commonly use, and does nothing."""

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.brief.markdown_text import escape, quote, visible

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.html",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.smartsymbols",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
OPTIONS = {
    "pymdownx.magiclink": {"repo_url_shorthand": True, "user": "u", "repo": "r", "social_url_shorthand": True},
    "pymdownx.snippets": {"check_paths": True},
    "toc": {"permalink": False},
}


class Reader(HTMLParser):
    """The text of a piece of HTML, and its tags."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data):
        self.text += data


def shown(source: str) -> Reader:
    return Reader(markdown.markdown(source, extensions=EXTENSIONS, extension_configs=OPTIONS))


BARE = r"""
* ** _ __ ` ``` ~~~ ~ ^ == ++ -- - -> <- = | \ & &amp; &#58; < > <b> </b> <script> <!-- --> [ ] [x] [^1] ( ) (c) (tm)
(r) c/o 1/2 +/- =/= # #1 ## ! ![ ]( { } {{ }} {% %} {++ ++} {>> <<} $ $$ \( @ : :: :smile: A http://a.b/c https://a.b
www.a.b a@b.co mailto:a@b.co javascript:x --8<-- ;--8<-- /// 1. 1) --- *** ___ " ''' ' '' ... é 語 word a_b
snake_case_name 5 ? % , ; @user u/r#1 !1 ?1 da39a3ee5e6b4b0d3255bfef95601890afd80709 / // /// http s :1: :30 10 :// ftp
x:1 @x:1 ::: :+1: :a_b: :“ 11/2 1/2/ 7/8 :: ../ /..
"""
SPACED = (
    *("# ", "!!! note", "??? q", "???+ q", "{: #id }", "{: onclick=x }", ": def", "[^1]: ", "*[A]: b", '--8<-- "x"'),
    *(
        "/// note",
        "12. ",
        "- ",
        "+ ",
        "* ",
        "- [ ] ",
        "=== ",
        '=== "T"',
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "    x",
    ),
    *("\u2028", "\u00a0", "\u200b"),
)
PIECES = (*BARE.split(), *SPACED)
ANYTHING = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=8)
TEXTS = ANYTHING.map("".join)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
@example("1. x")
@example("da39a3ee5e6b4b0d3255bfef95601890afd80709" * 2)
@example("c/o_")
@example("{: .c }")
@example("* a\n* b")
@example("--8<-- 'x'")
@example("\x02wzxhzdk:0\x03")
@example("/// details | x")
@example("a :1: b :+1: c :100: :1:1:")
@example("“http://a.b” (https://a.b) ftp://a.b //a.b http:")
@example("3/4 1/2/3 1/22 11/2 c/o C/O")
def test_a_paragraph_shows_its_text_and_nothing_more(text: str) -> None:
    html = shown(f"x{escape(text)}x" if not text.strip() else escape(text))
    expected = f"x{visible(text)}x" if not text.strip() else visible(text)
    assert html.text.strip("\n ") == expected.strip("\n ")
    assert set(html.tags) <= {"p", "sup"}  # 1st gets a raised st, which changes no word
    assert not html.attributes


@settings(max_examples=120, deadline=None)
@given(TEXTS.filter(str.strip))
def test_a_heading_a_list_item_a_cell_and_a_quotation_keep_their_shape(text: str) -> None:
    inside = escape(text)
    for source, tags in (
        (f"## {inside}", ["h2"]),
        (f"- {inside}", ["ul", "li"]),
        (f"| a |\n|---|\n| {inside} |", ["table", "thead", "tr", "th", "tbody", "tr", "td"]),
        (f"> {inside}", ["blockquote", "p"]),
        (f"**{inside}x**", None),
    ):
        html = shown(source)
        assert "".join(visible(text).split()) in "".join(html.text.split())
        if tags:
            assert [tag for tag in html.tags if tag != "sup"] == tags


@settings(max_examples=200, deadline=None)
@given(TEXTS.filter(str.strip))
def test_a_quotation_of_several_paragraphs_keeps_them(text: str) -> None:
    source = quote(text)
    assert all(line.startswith(">") for line in source.split("\n"))
    html = shown(source)
    assert "".join(html.text.split()) == "".join(visible(text).split())
    assert set(html.tags) <= {"blockquote", "p", "sup"}


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "<https://a.b>", "{{ x }}"]
)
def test_no_character_that_could_open_something_is_left(text: str) -> None:
    assert not set("<>[]{}`*") & set(escape(text))


def test_prose_stays_readable_in_an_editor() -> None:
    prose = "“We can’t wait,” she said (again) - it's 10 a.m.; Kim Jong-un: no? Yes! 50% of a U.S. snake_case plan."
    assert escape(prose) == prose
    times = "“At 10:30 a.m. on 09/11/2001, 24/7 and/or 3:1,” he wrote: „Nein“, then:“No”. C, a/b/c, 12/2."
    assert escape(times) == times


def test_what_makes_a_link_a_picture_or_a_directive_is_not_left() -> None:
    for text in (
        "https://a.b",
        "javascript:x",
        "mailto:x",
        ":smile:",
        ":1:",
        "::: note",
        ": x",
        "/// x",
        "1/2",
        ":x",
        "a:)",
    ):
        assert escape(text) != text, text


def test_what_turns_the_direction_of_writing_is_shown_not_obeyed() -> None:
    assert visible("a\u202eb\u2066c\x00\x9b") == "a⟨U+202E⟩b⟨U+2066⟩c␀⟨U+009B⟩"
    assert "\u202e" not in escape("\u202e")
    assert escape("\u05d0\u200f") == "\u05d0\u200f"
