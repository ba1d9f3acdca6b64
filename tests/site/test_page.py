"""A page's file: front matter that a theme may put into the HTML head as it is, and links that hold from anywhere."""

from __future__ import annotations

import html

import pytest
import yaml

from generator.site.page import Links, Page, paged_path
from generator.site.paging import sheets


def front_matter(page):
    return yaml.safe_load(page.text.split("---\n")[1])


def test_head_texts_are_escaped_and_on_one_line():
    title = '</title><script>alert("1")</script>\nand more & more'
    meta = front_matter(Page("a/index.md", title, title, "text\n", tags=("<b>",)))
    assert not set('<>"\n') & set(meta["title"] + meta["description"] + meta["tags"][0])
    assert html.unescape(meta["title"]) == title.replace("\n", " ")


def test_words_that_yaml_would_change_stay_words():
    meta = front_matter(Page("a/index.md", "NO", "2025-03-04", "text\n", tags=("on", "1e3")))
    assert (meta["title"], meta["description"], meta["tags"]) == ("NO", "2025-03-04", ["on", "1e3"])


def test_a_control_character_does_not_break_the_file():
    assert front_matter(Page("a/index.md", "bell \x07 and null \x00", "", "text\n"))["title"] == "bell and null"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.md", "./actors/no/"),
        ("claims/index.md", "../actors/no/"),
        ("briefs/page/2/index.md", "../../../actors/no/"),
    ],
)
def test_links_are_relative_to_the_page(path, expected):
    assert Links.seen_from(path).actor("no") == expected


def test_an_id_cannot_lead_a_link_elsewhere():
    assert Links("./").brief("../../x?y#z") == "./briefs/..%2F..%2Fx%3Fy%23z/"


def test_long_lists_go_on_on_further_pages():
    found = list(sheets(range(5), 2))
    assert [sheet.items for sheet in found] == [(0, 1), (2, 3), (4,)]
    assert [(sheet.number, sheet.total, sheet.suffix) for sheet in found] == [
        (1, 3, ""),
        (2, 3, ", page 2"),
        (3, 3, ", page 3"),
    ]
    assert [sheet.items for sheet in sheets((), 2)] == [()]
    assert [paged_path("claims", n) for n in (1, 2)] == ["claims/index.md", "claims/page/2/index.md"]
