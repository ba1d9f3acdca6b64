"""Generated pages beside hand-written ones: who gives way, and what the menu shows."""

from __future__ import annotations

from generator.site.page import Page
from generator.site.publish import beside, nested

HOME = Page("index.md", "", "", "home\n", listed=True)
CLAIMS = Page("claims/index.md", "Claims", "", "claims\n", listed=True)
BRIEF = Page("briefs/b/index.md", "B", "", "b\n")


def test_pages_of_other_addresses_stand_side_by_side():
    published = beside([HOME, CLAIMS, BRIEF], ["guide.md"])
    assert published.pages == (HOME, CLAIMS, BRIEF)
    assert published.menu == (("Home", "index.md"), ("Claims", "claims/index.md"))
    assert published.own == ["guide.md"]
    assert published.issues == ()


def test_a_hand_written_page_of_the_same_path_is_meant():
    published = beside([HOME, CLAIMS], ["index.md"])
    assert published.pages == (CLAIMS,)
    assert published.menu[0] == ("Home", "index.md")
    assert published.own == []
    assert [issue.severity for issue in published.issues] == ["note"]


def test_a_hand_written_page_that_only_shares_the_address_is_an_error():
    published = beside([CLAIMS], ["claims.md"])
    assert published.menu == (("Claims", "claims.md"),)
    assert [(issue.severity, issue.where) for issue in published.issues] == [("error", "claims.md")]


def test_the_menu_follows_the_folders():
    assert nested(["b.md", "adr/0002.md", "adr/0001.md", "a.md", "adr/index.md", "user-guide/x/y.md"]) == [
        "a.md",
        "b.md",
        {"Adr": ["adr/index.md", "adr/0001.md", "adr/0002.md"]},
        {"User guide": [{"X": ["user-guide/x/y.md"]}]},
    ]
