"""Putting whole blocks of HTML aside before Markdown is read changes nothing of what is made of it."""

from __future__ import annotations

import invented
import invented_stories
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site import pages
from generator.site.whole_blocks import WholeBlocks

EXTENSIONS = ["admonition", "attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]


def made(text: str, *more: object) -> tuple[str, object]:
    converter = markdown.Markdown(extensions=[*EXTENSIONS, *more], extension_configs={"toc": {"permalink": True}})
    return converter.convert(text), getattr(converter, "toc_tokens", None)


@pytest.mark.parametrize("corpus", [invented.corpus, invented_stories.corpus])
def test_generated_pages_stay_as_they_are(corpus):
    for page in pages.build(corpus()):
        assert made(page.markdown, WholeBlocks()) == made(page.markdown), page.path


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\nnot *one* block\n\n</div>\n\nafter",
        "<div>one</div> tail\n\nafter",
        "<div>one</div>\nlast line\n\nafter",
        "<div>never closed\n\n# Heading\n\n</p>",
        "</div>\n\n<div>one</div>\n\nafter",
        "text\n<div>inside a paragraph</div>\n\nafter",
        "  <div>indented</div>\n\n    <div>code</div>\n\n<div>one</div>",
        "```\n\n<div>code</div>\n\n```\n\n<div>block</div>\n",
        "<div title=\"</div>\">one</div>\n\n<div title='<div>'>two</div>\n\nafter",
        '<div markdown="1">\n\n*Markdown*\n\n</div>\n\n<div>plain *stars*</div>',
        "<div><section markdown>\n\n*Markdown*\n\n</section></div>\n\nafter",
        "<div><!-- </div> --></div>\n\nafter",
        "<div><pre>\n\n</div></pre></div>\n\nafter",
        "<div><script>'</div>'</script></div>\n\nafter",
        "<p>one\n\n<p>two</p>\n\nthree",
        "<ul>\n<li>a\n<ul><li>b</li></ul>\n</li>\n</ul>\n\n- a\n\n<ul><li>c</li></ul>",
        "# A heading\n\n<div id='x'>one</div>\n\n## Another\n\n<DIV>two</DIV>\n\n<div>three</DIV>",
        "<div>\x02klzzwxh:0\x03</div>\n\n<div>one</div>",
        "<divider>no block</divider>\n\n<div/>\n\n<div>one</div>\n\n\n\n<div>two</div>",
        "> <div>quoted</div>\n\n<div>one</div>\n\n* item\n\n<div>two</div>",
        "<div>one</div>\n\n[a]: https://x.example\n\n<div>[a]</div>\n\n[a]",
    ],
)
def test_what_is_no_whole_block_is_left_to_markdown(text):
    assert made(text, WholeBlocks()) == made(text)


TAGS = "<div> </div> <p> </p> <section> </section> <b> </b> <br> <div><p> `<div>` &lt;div&gt; </p></div>".split()
WORDS = ["<!--c-->", "<div markdown=1>", "<img alt='>'>", "text", "*stars*", "# head", "- item", "  "]
PARTS = st.sampled_from([*TAGS, *WORDS, "\n", "\n\n", "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join))
def test_whatever_a_page_is_put_together_of(text):
    assert made(text, WholeBlocks()) == made(text)
