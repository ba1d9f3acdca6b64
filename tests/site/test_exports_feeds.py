"""The feeds: valid by RFC 4287, readable by a reader's library, the same however often they are made."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import invented
import invented_stories
import pytest
from lxml import etree

from generator.brief.store import Loaded
from generator.relate.corpus import build
from generator.site.exports import exports, feeds
from generator.site.exports.site import Site

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
KNOWN = Site("Coast & Sea", "https://news.example/coast/")


@pytest.fixture(scope="module")
def corpus():
    """Reports on one event, and briefs of hostile and undated documents."""
    return build(Loaded((*invented.folder().briefs, *STORY), ()))


STORY = (
    invented_stories.wire(),
    invented_stories.wire("wire-000002", invented_stories.COPY, outlet="Coast Copy", published="2025-03-05"),
)


@pytest.fixture(scope="module")
def made(corpus):
    """All feeds of a site that does not know its address, by path."""
    return {a.path: a.content for a in exports(corpus) if a.path.endswith("feed.xml")}


def read(content):
    found = feedparser.parse(content)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("site", [Site(), KNOWN])
def test_every_feed_is_as_the_rfc_has_it(corpus, site):
    grammar = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
    paths = []
    for asset in exports(corpus, site):
        if asset.path.endswith(".xml"):
            grammar.assertValid(etree.fromstring(asset.content))
            paths.append(asset.path)
    assert {"feed.xml", "stories/wire-000001/feed.xml", "actors/clerk/feed.xml"} <= set(paths)


def test_the_grammar_finds_faults(made):
    grammar = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
    for old, new in (
        (b"<id>urn:uuid:", b"<id>relative"),
        (b"T00:00:00Z</updated>", b"</updated>"),
        (b"<author><name>Briefing</name></author>", b""),
        (b' rel="self"', b""),
    ):
        assert old in made["feed.xml"]
        assert not grammar.validate(etree.fromstring(made["feed.xml"].replace(old, new)))


def test_a_reader_sees_title_date_source_and_words(made):
    feed = read(made["feed.xml"])
    assert feed.feed.title == "Briefing"
    newest = feed.entries[0]
    assert newest.title == "Lighthouse to be sold"
    assert newest.updated == newest.published == "2025-05-01T00:00:00Z"
    assert newest.summary.startswith("Outlet not stated, 1 May 2025. The harbour board")
    assert "Ada Quist" in newest.content[0].value
    wire = next(entry for entry in feed.entries if entry.title == "Dredgers to leave Port Elder")
    assert [link.href for link in wire.links if link.rel == "via"] == ["https://wire.example/1"]
    assert "Mira Voss" in [tag.label for tag in wire.tags]


def test_a_date_without_a_year_is_told_and_not_made_up(made):
    ferry = next(entry for entry in read(made["feed.xml"]).entries if entry.title.startswith("Ferry talks"))
    assert "4 March (year not stated)" in ferry.summary
    assert ferry.updated == "1970-01-01T00:00:00Z"
    assert "published" not in ferry


def test_what_is_denied_says_so(made):
    wire = next(e for e in read(made["feed.xml"]).entries if e.title == "Dredgers to leave Port Elder")
    assert "Mira Voss, “denied”, denied or negated: the port owes money" in wire.content[0].value


def test_reported_speech_is_not_put_in_quotation_marks(made):
    assert "“12 dredgers" not in read(made["feed.xml"]).entries[1].content[0].value
    assert "&lt;q&gt;" not in made["feed.xml"].decode()


def test_addresses_lead_from_where_the_feed_lies(made):
    for path, content in made.items():
        feed = read(content)
        here = f"https://site.invalid/{path}"
        for link in feed.feed.links:
            target = urljoin(here, link.href)
            assert target == here if link.rel == "self" else target == here.removesuffix("feed.xml")
        pages = [urljoin(here, link.href) for e in feed.entries for link in e.links if link.rel == "alternate"]
        assert pages
        assert all(page.startswith("https://site.invalid/briefs/") for page in pages)


def test_a_site_that_knows_its_address_writes_whole_ones(corpus):
    for asset in exports(corpus, KNOWN):
        if asset.path.endswith("feed.xml"):
            feed = read(asset.content)
            (own,) = [link.href for link in feed.feed.links if link.rel == "self"]
            assert own == KNOWN.url + asset.path
            for entry in feed.entries:
                assert entry.link.startswith(f"{KNOWN.url}briefs/")


def test_ids_are_unique_and_stay_when_the_site_moves(corpus, made):
    moved = {a.path: a.content for a in exports(corpus, KNOWN)}
    feed_ids = [read(content).feed.id for content in made.values()]
    assert len(set(feed_ids)) == len(made)
    for path, content in made.items():
        ids = [entry.id for entry in read(content).entries]
        assert len(set(ids)) == len(ids)
        assert ids == [entry.id for entry in read(moved[path]).entries]


def test_an_actor_has_a_feed_of_what_it_says(corpus, made):
    feed = read(made["actors/mira-voss/feed.xml"])
    assert [entry.title for entry in feed.entries] == [
        "Mira Voss: Dredgers leave Port Elder",
        "Mira Voss: Dredgers to leave Port Elder",
    ]
    assert all("dredgers would leave" in entry.content[0].value for entry in feed.entries)
    assert all("channel" not in entry.content[0].value for entry in feed.entries)
    assert set(made) >= {f"actors/{a.id}/feed.xml" for a in corpus.actors.values() if a.by}


def test_who_says_nothing_has_no_feed(corpus, made):
    silent = [actor.id for actor in corpus.actors.values() if not actor.by]
    assert all(f"actors/{actor}/feed.xml" not in made for actor in silent)
    assert "stories/lighthouse-to-be-sold-4d5e6f/feed.xml" not in made


def test_a_story_has_a_feed_of_its_reports(made):
    feed = read(made["stories/wire-000001/feed.xml"])
    assert [entry.title for entry in feed.entries] == ["Dredgers leave Port Elder", "Dredgers to leave Port Elder"]
    assert feed.feed.updated == "2025-03-05T00:00:00Z"


def test_hostile_words_stay_words(made):
    for content in (made["feed.xml"], made["actors/clerk/feed.xml"]):
        root = etree.fromstring(content)
        titles = [title.text for title in root.iter(f"{ATOM}title")]
        assert any("<script>alert('x')</script>" in title for title in titles)
        for inside in root.iter(f"{ATOM}content"):
            page = etree.HTML(inside.text)
            assert page.xpath("//script | //img | //a") == []


def test_characters_that_xml_has_no_form_for_are_replaced():
    odd = dataclasses.replace(invented.lighthouse().brief, title="A\x00B\x1bC\ufffeD\U0001f600")
    one = invented.lighthouse()
    corpus = build(Loaded((dataclasses.replace(one, brief=odd),), ()))
    content = feeds.newest(corpus, Site("Bell \x07"))
    (title,) = [entry.title for entry in read(content).entries]
    assert title == "A B C D\U0001f600"


def test_a_feed_is_cut_at_its_newest_entries(monkeypatch, corpus):
    monkeypatch.setattr(feeds, "NEWEST", 2)
    titles = [entry.title for entry in read(feeds.newest(corpus, Site())).entries]
    assert titles == [entry.brief.title for entry in corpus.briefs[:2]]


def test_a_site_without_briefs_has_a_feed_too():
    feed = read(feeds.newest(build(Loaded((), ())), Site()))
    assert feed.entries == []
    assert feed.feed.updated == "1970-01-01T00:00:00Z"


def test_feeds_made_twice_are_the_same(corpus, made):
    backwards = build(Loaded((*STORY[::-1], *invented.folder().briefs[::-1]), ()))
    assert {a.path: a.content for a in exports(backwards) if a.path.endswith("feed.xml")} == made
