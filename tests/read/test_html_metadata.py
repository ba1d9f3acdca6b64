"""What a web page says about itself: the surest statement wins, and what nobody states is unknown."""

from pathlib import Path

import pytest

from generator.read import read
from generator.read.formats.html import read_html

PAGES = Path(__file__).parent / "files" / "pages"
PROSE = (
    "<p>Envoys of Norway and Iceland agreed on Tuesday to resume talks on fishing rights in the northern waters. "
    "Both governments said that the quota of last year would hold until a new one is found.</p>"
    "<p>The harbour of Elsin, where most of the catch is landed, will stay open through the winter, the mayor said.</p>"
)


def stated(head="", above="", *, headline="Envoys meet in Geneva", attributes="", body=PROSE):
    source = (
        f"<!DOCTYPE html><html {attributes}><head><meta charset='utf-8'>{head}</head>"
        f"<body><article><h1>{headline}</h1>{above}{body}</article></body></html>"
    )
    return read_html(source.encode(), "page.html").metadata


def ld(text):
    return f"<script type='application/ld+json'>{text}</script>"


def meta(**values):
    return "".join(f"<meta property='{key.replace('__', ':')}' content='{value}'>" for key, value in values.items())


def test_json_ld_and_what_the_page_shows():
    found = read(PAGES / "news.html", name="news.html")
    assert found.outlet == "Coastal News"
    assert found.url == "https://coastalnews.example/world/envoys-meet"
    assert found.author == "Ingrid Solbakken, Páll Jónsson"
    assert found.language == "en"
    assert found.published_basis == "metadata"


def test_a_time_in_utc_is_the_day_that_the_page_shows():
    assert read(PAGES / "news.html", name="news.html").published == "2025-03-04"


def test_opengraph_alone():
    found = read(PAGES / "opengraph.html", name="opengraph.html")
    assert found.title == "Bridge will stay closed until May, council says"
    assert found.outlet == "The Inland Courier"
    assert found.url == "https://www.inland-courier.example/local/bridge?ref=home"
    assert found.author == "Marta Quill"
    assert (found.published, found.published_basis) == ("2024-11-12", "metadata")


def test_a_blog_states_its_day_and_author_near_the_headline():
    found = read(PAGES / "blog.html", name="blog.html")
    assert (found.published, found.author, found.outlet) == ("2023-06-09", "Jonas Weidling", "Slow Rails")


def test_an_address_of_the_front_page_is_not_the_page_s_own():
    assert read(PAGES / "blog.html", name="blog.html").url == "https://slowrails.example/2023/06/09/night-trains/"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta name='date' content='2024-05-06'>", "2024-05-06"),
        ("<meta name='DC.date.issued' content='20240506'>", "2024-05-06"),
        ("<meta name='pubdate' content='May 6, 2024'>", "2024-05-06"),
        ("<meta itemprop='datePublished' content='2024-05-06T23:59:00+09:00'>", "2024-05-06"),
        (ld('{"@type": "BlogPosting", "datePublished": "2024-05-06"}'), "2024-05-06"),
        (ld('<!-- {"@type": "BlogPosting", "datePublished": "2024-05-06"} -->'), "2024-05-06"),
        ("<meta property='article:modified_time' content='2024-05-06'>", None),
        ("<meta name='last-modified' content='2024-05-06'>", None),
        ("<meta name='date' content='1970-01-01T00:00:00Z'>", None),
        ("<meta name='date' content='0001-01-01'>", None),
        ("<meta name='date' content='2024-13-45'>", None),
        ("<meta name='date' content='04/05/2024'>", None),
        ("<meta name='copyright' content='© 2024'>", None),
        (ld('{"@type": "WebPage", "datePublished": "2024-05-06"}'), None),
    ],
)
def test_only_what_states_a_publication_is_its_date(head, day):
    assert stated(head).published == day


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("<time datetime='2024-05-06T10:00'>6. Mai 2024</time>", "2024-05-06"),
        ("<span itemprop='datePublished' content='2024-05-06'>Monday</span>", "2024-05-06"),
        ("<time class='updated' datetime='2024-05-06'>Updated 6 May</time>", None),
        ("<p>Updated: <time datetime='2024-05-06'>6 May 2024</time></p>", "2024-05-06"),
    ],
)
def test_a_time_near_the_headline_is_the_date(above, day):
    found = stated(above=above)
    assert found.published == day or "Updated" in above


def test_a_date_in_the_text_is_nobody_s_publication():
    assert (
        stated(body=PROSE + "<p>The last treaty was signed on 3 May 1998 in Oslo, after years of talks.</p>").published
        is None
    )


def test_several_articles_on_a_page_say_nothing_of_this_one():
    other = (
        '{"@type": "NewsArticle", "url": "https://gull.example/b", "datePublished": "2001-01-01", "author": "Otto Ott"}'
    )
    this = (
        '{"@type": "NewsArticle", "url": "https://gull.example/a", "datePublished": "2024-05-06", "author": "Ada Own"}'
    )
    assert stated(ld(f"[{other}, {this}]")).published is None
    found = stated("<link rel='canonical' href='https://gull.example/a'>" + ld(f"[{other}, {this}]"))
    assert (found.published, found.author) == ("2024-05-06", "Ada Own")


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("<meta name='author' content='Ada Own'>", "Ada Own"),
        ("<meta name='author' content='By Ada Own'><meta name='author' content='Bo Berg'>", "Ada Own, Bo Berg"),
        ("<meta property='article:author' content='https://social.example/ada'>", None),
        ("<meta name='author' content='admin'>", None),
        ("<meta name='author' content='The Gull'><meta property='og:site_name' content='The Gull'>", None),
        ("<meta name='author' content='ada@gull.example'>", None),
        (ld('{"@type": "Article", "author": {"@id": "#a"}, "@graph": [{"@id": "#a", "name": "Ada Own"}]}'), "Ada Own"),
        (ld('{"@type": "Article", "author": "Ada &amp; Bo Own"}'), "Ada & Bo Own"),
    ],
)
def test_an_author_is_a_name(head, author):
    assert stated(head).author == author


def test_a_byline_near_the_headline_names_the_author():
    assert stated(above="<div class='meta'>By Ada Own</div>").author == "Ada Own"


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://gull.example/a#comments'>", "https://gull.example/a"),
        ("<link rel='canonical' href='javascript:alert(1)'>", None),
        ("<link rel='canonical' href='http://localhost/a'>", None),
        ("<link rel='canonical' href='http://192.168.0.7/a'>", None),
        ("<link rel='canonical' href='https://user:pass@gull.example/a'>", None),
        ("<link rel='canonical' href='/a'>", None),
        ("<link rel='canonical' href='http://[broken/a'>", None),
        (
            "<link rel='canonical' href='https://gull.example/'>" + meta(og__url="https://gull.example/a"),
            "https://gull.example/a",
        ),
        (
            "<link rel='canonical' href='/b'><!-- saved from url=(0022)https://gull.example/a -->",
            "https://gull.example/b",
        ),
        ("<!-- saved from url=(0014)about:internet -->", None),
    ],
)
def test_an_address_is_one_that_others_can_open(head, url):
    assert stated(head).url == url


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta(og__site_name="The Gull"), "The Gull"),
        (ld('{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "The Gull"}}'), "The Gull"),
        (ld('{"@type": "WebSite", "name": "The Gull"}'), "The Gull"),
        ("<title>Envoys meet | The Gull</title><link rel='canonical' href='https://thegull.example/a'>", "The Gull"),
        ("<title>Envoys meet | The Gull</title>", None),
        ("<title>Envoys meet</title>", None),
    ],
)
def test_an_outlet_is_named_by_the_page(head, outlet):
    assert stated(head).outlet == outlet


def test_a_headline_that_the_page_shows_is_in_the_text_and_one_it_does_not_is_not():
    source = "<html><head>{}</head><body><div>{}</div></body></html>"
    title = "<title>Envoys meet in Geneva - The Gull</title><meta property='og:site_name' content='The Gull'>"
    shown = read_html(source.format(title, f"<h2>Envoys meet in Geneva</h2>{PROSE}").encode(), "x.html")
    hidden = read_html(source.format(title, PROSE).encode(), "x.html")
    assert shown.text.startswith("Envoys meet in Geneva\n\n")
    assert shown.metadata.title is None
    assert hidden.text.startswith("Envoys of Norway")
    assert hidden.metadata.title == "Envoys meet in Geneva"


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        ("lang='en-GB'", "", "en"),
        ("", meta(og__locale="en_US"), "en"),
        ("lang='de'", "", None),
        ("lang='x'", "", None),
        ("", "", None),
    ],
)
def test_a_language_is_declared_and_fits_the_words(attributes, head, language):
    assert stated(head, attributes=attributes).language == language
