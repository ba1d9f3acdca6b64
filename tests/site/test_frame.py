"""What stands around pages: the way back, the way on, how it was made; and where errors can be reported."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import invented
import invented_stories
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.relate.corpus import Day
from generator.site import feedback, frame
from generator.site import pages as site_pages
from generator.site.comparison import compare
from generator.site.page import Page

TITLES = {
    "actors/index.md": "Actors",
    "actors/no/index.md": "Norway",
    "claims/index.md": "Claims",
    "claims/act/deny/index.md": "Claims: deny",
}


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("index.md", []),
        ("actors/index.md", ["Home"]),
        ("actors/no/index.md", ["Home", "Actors"]),
        ("actors/no/page/2/index.md", ["Home", "Actors", "Norway"]),
        ("actors/page/3/index.md", ["Home", "Actors"]),
        ("claims/act/deny/page/2/index.md", ["Home", "Claims", "Claims: deny"]),
        ("elsewhere/index.md", ["Home"]),
    ],
)
def test_the_way_back_names_the_pages_above(path, above):
    assert [title for title, _ in frame.trail(path, TITLES)] == above


def test_each_page_knows_the_way_back():
    trails = {page.path: page.trail for page in site_pages.build(invented.corpus())}
    assert trails["index.md"] == ()
    assert trails["briefs/index.md"] == (("Home", ""),)
    assert trails["briefs/ferry-talks-collapse-1a2b3c/index.md"] == (("Home", ""), ("Briefs", "briefs/"))


def test_the_way_back_stands_escaped_in_the_front_matter():
    page = Page("a/b/index.md", "B", "d", "# B\n", trail=(("Home", ""), ("<i>A</i>", "a/")))
    head = yaml.safe_load(page.text.split("---")[1])
    assert head["trail"] == [{"title": "Home", "address": ""}, {"title": "&lt;i&gt;A&lt;/i&gt;", "address": "a/"}]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A built site with a hand-written page in a folder, whose repository is known."""
    folder = tmp_path_factory.mktemp("frame")
    (folder / "docs" / "more").mkdir(parents=True)
    (folder / "docs" / "more" / "own.md").write_text("# Own\n", encoding="utf-8")
    settings = """site_name: Invented
site_description: d
repo_url: https://github.com/a/b
edit_uri: edit/main/docs/
theme: material
plugins: [search, briefing: {generate: false}]
"""
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    invented.write(folder)
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    build(config)
    config.plugins.on_shutdown()
    return folder / "site"


def html(site: Path, address: str) -> str:
    return (site / address).read_text(encoding="utf-8")


def test_the_way_back_leads_to_the_pages_from_where_it_stands(site):
    def crumbs(address: str) -> list[tuple[str, str]]:
        (nav,) = re.findall(r'<nav class="b-crumbs".*?</nav>', html(site, address), re.DOTALL)
        return re.findall(r'<a href="([^"]*)">(.*?)</a>', nav)

    brief = "briefs/ferry-talks-collapse-1a2b3c/index.html"
    assert crumbs(brief) == [("../..", "Home"), ("../", "Briefs")]
    assert crumbs("more/own/index.html") == [("../..", "Home")]
    assert 'class="b-crumbs"' not in html(site, "index.html")
    assert html(site, brief).index("b-crumbs") < html(site, brief).index("<h1")


def test_errors_are_reported_on_every_page_and_sources_edited_where_they_lie(site):
    brief = html(site, "briefs/ferry-talks-collapse-1a2b3c/index.html")
    assert "https://github.com/a/b/issues/new?title=" in brief
    assert 'href="https://github.com/a/b/edit/main/briefs/ferry-talks-collapse-1a2b3c.md"' in brief
    assert 'href="https://github.com/a/b/edit/main/docs/more/own.md"' in html(site, "more/own/index.html")
    assert 'rel="edit' not in html(site, "actors/xn/index.html")


def test_the_page_for_lost_readers_leads_on(site):
    page = html(site, "404.html")
    assert "<title>Page not found - Invented</title>" in page
    assert page.count("<h1>") == 1
    assert re.findall(r'<ul class="b-ways">.*?href="([^"]*)"', page, re.DOTALL) == ["/."]


@pytest.mark.parametrize("address", ["index.html", "404.html", "actors/xn/index.html", "more/own/index.html"])
def test_every_page_has_one_header_one_footer_and_no_advertisement(site, address):
    page = html(site, address)
    for part in ('<header class="md-header b-masthead"', '<footer class="md-footer b-footer"', "<main "):
        assert page.count(part) == 1
    assert page.count('class="b-menu"') == 1
    assert "Made with" not in page
    assert 'rel="icon" href="' in page
    assert "favicon.svg" in page


def test_description_and_title_are_the_pages_own(site):
    page = html(site, "actors/xn/index.html")
    (title,) = re.findall(r'<meta property="og:title" content="([^"]*)">', page)
    (description,) = re.findall(r'<meta name="description" content="([^"]*)">', page)
    assert title == "Norland"
    assert f'<meta property="og:description" content="{description}">' in page
    assert "Norland" in description


def test_a_page_with_a_feed_says_so_where_readers_see_it():
    pages = {page.path: page for page in site_pages.build(invented_stories.corpus())}
    found = {path: re.findall(r'class="b-follow".*?href="([^"]*)"', page.markdown) for path, page in pages.items()}
    assert found["stories/dredgers-1/index.md"] == ["../../stories/dredgers-1/feed.xml"]
    assert found["actors/mira-voss/index.md"] == ["../../actors/mira-voss/feed.xml"]
    assert {path for path, page in pages.items() if page.feed} == {path for path, links in found.items() if links}


def test_without_our_theme_the_way_back_stands_in_the_page():
    page = Page("a/b/index.md", "B", "d", "# B\n", trail=(("Home", ""), ("<i>A</i>", "a/")))
    crumbs = frame.crumbs(page.path, page.head)
    assert re.findall(r'href="([^"]*)">(.*?)</a>', crumbs) == [("../../", "Home"), ("../../a/", "&lt;i&gt;A&lt;/i&gt;")]
    assert frame.crumbs("index.md", Page("index.md", "", "d", "# Home\n").head) == ""


def test_documents_of_one_day_have_one_order_within_a_story_and_by_date():
    corpus = invented_stories.corpus()
    ways = frame.onward(corpus, compare(corpus))
    for found in ways.values():
        steps = {way.label: {step.rel: step.address for step in way.steps} for way in found}
        story, dates = steps.get("Reports on this story", {}), steps.get("All documents by date", {})
        assert story.get("prev") is None or story.get("prev") != dates.get("next")


def test_the_neighbours_by_date_are_the_briefs_around_and_undated_ones_have_none():
    corpus = invented.corpus()
    dated = [entry for entry in corpus.briefs if entry.day.year is not None]
    ways = frame.onward(corpus, compare(corpus))
    for at, entry in enumerate(dated):
        found = [
            way for way in ways.get(f"briefs/{entry.brief.id}/index.md", ()) if way.label.startswith("All documents")
        ]
        steps = {step.rel: step.address for way in found for step in way.steps}
        expected = {}
        if at + 1 < len(dated):
            expected["prev"] = f"briefs/{dated[at + 1].brief.id}/"
        if at:
            expected["next"] = f"briefs/{dated[at - 1].brief.id}/"
        assert steps == expected
    undated = {f"briefs/{entry.brief.id}/index.md" for entry in corpus.briefs if entry.day.year is None}
    assert not undated & {
        path for path, found in ways.items() for way in found if way.label.startswith("All documents")
    }


def test_the_reports_of_a_story_lead_to_each_other_in_its_order():
    corpus = invented_stories.corpus()
    comparisons = compare(corpus)
    (comparison,) = comparisons.of_several
    ways = frame.onward(corpus, comparisons)
    chain, at = [], None
    for entry in comparison.story.briefs:
        path = f"briefs/{entry.brief.id}/index.md"
        (way,) = (way for way in ways[path] if way.label == "Reports on this story")
        if "prev" not in {step.rel for step in way.steps}:
            at = path
    while at:
        chain.append(at)
        (way,) = (way for way in ways[at] if way.label == "Reports on this story")
        at = next((f"{step.address}index.md" for step in way.steps if step.rel == "next"), None)
    assert sorted(chain) == sorted(f"briefs/{entry.brief.id}/index.md" for entry in comparison.story.briefs)


def test_previous_comes_before_next_and_each_once():
    corpus = invented_stories.corpus()
    for ways in frame.onward(corpus, compare(corpus)).values():
        for way in ways:
            assert [step.rel for step in way.steps] in (["prev"], ["next"], ["prev", "next"])


def test_titles_of_neighbours_are_text():
    corpus = invented.corpus()
    entries = tuple(replace(entry, day=Day(2025, 3, at)) for at, entry in enumerate(corpus.briefs, 1))
    corpus = replace(corpus, briefs=entries)
    before = Page(f"briefs/{entries[1].brief.id}/index.md", "T", "d", "# T\n")
    (after,) = frame.framed([before], corpus, compare(corpus))
    (onward,) = re.findall(r'<nav class="b-onward".*?</nav>', after.markdown, re.DOTALL)
    assert "&lt;script&gt;" in onward
    assert "<script" not in onward


def test_each_page_says_how_it_was_made_but_method_that_is_about_it():
    for page in site_pages.build(invented.corpus()):
        assert page.markdown.count('class="b-made"') == (page.path != "method/index.md"), page.path


def test_the_frame_leaves_the_page_between_as_it_was():
    corpus = invented.corpus()
    before = Page("actors/no/index.md", "T", "d", "# T\n\n{{ x }} <b>y</b>\n")
    (after,) = frame.framed([before], corpus, compare(corpus))
    assert after.markdown.startswith("# T\n\n{{ x }} <b>y</b>\n\n")
    assert (after.path, after.title, after.description) == (before.path, before.title, before.description)


@pytest.mark.parametrize(
    ("repo", "start"),
    [
        (
            "https://github.com/a/b",
            "https://github.com/a/b/issues/new?title=Error%20on%20%E2%80%9CA%26B%E2%80%9D&body=",
        ),
        ("https://github.com/a/b.git", "https://github.com/a/b/issues/new?title="),
        ("https://codeberg.org/a/b/", "https://codeberg.org/a/b/issues/new?title="),
        ("https://gitlab.example/a/b", "https://gitlab.example/a/b/-/issues/new?issue%5Btitle%5D="),
    ],
)
def test_errors_are_reported_where_the_project_lives(repo, start):
    address = feedback.report(repo, "A&B", "https://x.example/p/?a=b")
    assert address.startswith(start)
    assert "https%3A%2F%2Fx.example%2Fp%2F%3Fa%3Db" in address


def test_an_unknown_host_is_given_as_it_is():
    assert feedback.report("https://code.example/a", "T", "/p/") == "https://code.example/a"


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("edit/main/docs/", "https://github.com/a/b/edit/main/briefs/%C3%A9.md"),
        ("blob/main/site/docs/", "https://github.com/a/b/blob/main/site/briefs/%C3%A9.md"),
        ("https://other.example/e/docs/", "https://other.example/e/briefs/%C3%A9.md"),
        ("edit/main/pages/", None),
        ("edit/main/mydocs/", None),
    ],
)
def test_a_briefs_file_is_edited_beside_the_hand_written_pages(uri, address):
    assert feedback.edit("https://github.com/a/b/", uri, "docs", "briefs/é.md") == address
