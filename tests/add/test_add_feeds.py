"""Feeds and outlines that are added: the pages that they lead to, each once."""

from __future__ import annotations

import pytest
import yaml
from web_server import PAGE, Answer

from generator.add import Adding, Limits, add


@pytest.fixture
def adding(tmp_path):
    return Adding(tmp_path / "seeds", Limits(private=True, seconds=5), pause=0)


def feed(server, *paths):
    items = "".join(
        f"<item><title>Talks {path}</title><link>{server.root}{path}</link>"
        f"<pubDate>Wed, 05 Mar 2025 10:00:00 +0000</pubDate></item>"
        for path in paths
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Coastal feed</title>{items}</channel></rss>'
    return server.page("/feed", body, media_type="application/rss+xml")


def pages(server, *paths):
    for path in paths:
        server.page(path, PAGE.replace("Lindvik", f"Lindvik {path.strip('/')}"))


def test_each_entry_of_a_feed_is_added_once_and_only_new_ones_later(server, adding):
    pages(server, "/a", "/b", "/c")
    first = list(add([feed(server, "/a", "/b")], adding))
    assert [r.outcome for r in first] == ["added", "added"]
    later = list(add([feed(server, "/c", "/a", "/b")], adding))
    assert [r.outcome for r in later] == ["added", "known", "known"]
    assert len(list(adding.folder.glob("*.html"))) == 3


def test_what_the_page_does_not_say_the_feed_says(server, adding):
    server.page("/a", PAGE.replace("og:site_name", "og:nothing").replace('"datePublished"', '"x"'))
    (result,) = add([feed(server, "/a")], adding)
    said = yaml.safe_load(result.file.with_name(result.file.name + ".meta.yml").read_text())
    assert str(said["published"]) == "2025-03-05"
    assert said["title"] == "Harbour talks end without a deal", "the page's own word is the surer one"


def test_a_broken_entry_costs_no_other(server, adding):
    pages(server, "/b")
    results = list(add([feed(server, "/gone", "/b")], adding))
    assert [r.outcome for r in results] == ["failed", "added"]


def test_a_feed_is_bounded(server, tmp_path):
    paths = [f"/{n}" for n in range(6)]
    pages(server, *paths)
    how = Adding(tmp_path / "seeds", Limits(private=True), newest=4, pause=0)
    assert len(list(add([feed(server, *paths)], how))) == 4


def test_an_entry_that_is_a_feed_itself_is_not_followed_for_ever(server, adding):
    url = feed(server, "/feed")
    results = list(add([url], adding))
    assert len(results) <= 1
    assert sum(path == "/feed" for path, _ in server.asked) <= 2


def test_an_outline_in_a_file_stands_for_the_feeds_that_it_names(server, adding, tmp_path):
    pages(server, "/a")
    outline = tmp_path / "feeds.opml"
    outline.write_text(
        f'<opml version="2.0"><head/><body><outline text="News"><outline type="rss" xmlUrl="{feed(server, "/a")}"/>'
        f'<outline type="rss" xmlUrl="{server.root}/none"/></outline></body></opml>'
    )
    assert [r.outcome for r in add([str(outline)], adding)] == ["added", "failed"]


def test_an_outline_without_feeds_is_told(adding, tmp_path):
    outline = tmp_path / "notes.opml"
    outline.write_text("<opml><body><outline text='A note'/></body></opml>")
    (result,) = add([str(outline)], adding)
    assert "names no feeds" in result.reason


def test_entities_of_a_hostile_outline_are_refused(adding, tmp_path):
    outline = tmp_path / "bomb.opml"
    outline.write_text('<!DOCTYPE o [<!ENTITY a "aaaa">]><opml><body><outline xmlUrl="&a;"/></body></opml>')
    (result,) = add([str(outline)], adding)
    assert result.outcome == "failed"


def test_a_feed_that_is_none_is_told(server, adding):
    server.answers["/feed"] = Answer(b"<rss><channel", "application/rss+xml")
    results = list(add([server.root + "/feed"], adding))
    assert all(r.outcome == "failed" for r in results)


def test_links_of_a_feed_go_on_from_where_it_was_retrieved(server, adding):
    server.page("/news/a")
    server.page("/b")
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><id>x</id>'
    links = "".join(f"<entry><title>E</title><id>urn:{link}</id><link href='{link}'/></entry>" for link in ("a", "/b"))
    server.answers["/news/feed"] = Answer(f"{head}{links}</feed>".encode(), "application/atom+xml")
    results = list(add([server.root + "/news/feed"], adding))
    assert [(each.what, each.outcome) for each in results] == [
        (server.root + "/news/a", "added"),
        (server.root + "/b", "added"),
    ]


def test_entries_without_an_address_are_told_and_cost_no_other(server, adding, tmp_path):
    item = f"<item><title>Harbour</title><link>{server.page('/a')}</link></item>"
    feed = f"<rss version='2.0'><channel><title>N</title><item><title>Ferry</title></item>{item}</channel></rss>"
    server.answers["/feed"] = Answer(feed.encode(), "application/rss+xml")
    page, told = add([server.root + "/feed"], adding)
    assert (page.outcome, told.outcome, told.what) == ("added", "failed", server.root + "/feed")
    assert "1 entry that names no web address, such as “Ferry”" in told.reason
