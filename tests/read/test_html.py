"""Web pages to documents: the article with its own words, and nothing of what stands around it."""

import dataclasses
from pathlib import Path

import pytest

from generator.errors import ReadError
from generator.read import read, read_bytes
from generator.read.formats.html import read_html

PAGES = Path(__file__).parent / "files" / "pages"
PROSE = (
    "Envoys of Norway and Iceland agreed on Tuesday to resume talks on fishing rights in the northern waters. "
    "Both governments said that the quota of last year would hold until a new one is found."
)
MORE = (
    "The harbour of Elsin, where most of the catch is landed, will stay open through the winter, the mayor said. "
    "“Nobody here has ever closed it for a treaty,” she told reporters on the quay."
)


def page(body, head="", attributes='lang="en"'):
    return f"<!DOCTYPE html><html {attributes}><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def parsed(source):
    return read_html(source if isinstance(source, bytes) else source.encode(), "seeds/page.html")


def document(name):
    return read(PAGES / name, name=name)


def words(found, spans):
    return [found.text[start:end] for start, end in spans]


def test_a_news_page_is_its_article():
    found = document("news.html")
    assert found.text == (
        "Envoys meet in Geneva over fishing rights\n\n"
        "Two governments that had not spoken since autumn sat at one table again, and both called the first day "
        "useful.\n\n"
        "Tuesday, March 4, 2025\n\n"
        "GENEVA, March 4 (Coastal News) – Envoys of Norway and Iceland agreed on Tuesday to resume talks on fishing "
        "rights in the northern waters, ending a silence of five months.\n\n"
        "“We have not given up a single tonne,” said the Norwegian envoy, Kari Lunde, who led her delegation. She "
        "called the quota “a beginning”.\n\n"
        "What is still open\n\n"
        "The Icelandic foreign ministry said that a date for the next round had not been set. A spokesman, Einar "
        "Bjarnason, told reporters:\n\n"
        "Nobody should expect a treaty before the summer, and nobody should rule one out.\n\n"
        "- Both sides want the catch counted by observers from a third country.\n"
        "- Both sides refuse to publish the figures of last year.\n\n"
        "The talks go on behind closed doors on Thursday, in the same hotel by the lake."
    )
    assert found.title == "Envoys meet in Geneva over fishing rights"
    assert words(found, [found.title_span]) == [found.title]
    assert words(found, found.headings) == ["What is still open"]
    assert (found.dateline, found.place) == ("GENEVA, March 4 (Coastal News) –", "Geneva") or found.place == "GENEVA"
    assert [found.text[start:][:20] for start, _ in found.paragraphs] == [
        "Two governments that",
        "Envoys of Norway and",
        "“We have not given u",
        "The Icelandic foreig",
        "Nobody should expect",
        "Both sides want the ",
        "Both sides refuse to",
        "The talks go on behi",
    ]
    assert found.issues == ()


@pytest.mark.parametrize(
    "gone",
    ["Share on Facebook", "Related stories", "Most read", "All rights reserved", "I have fished", "script", "Harbour"],
)
def test_what_stands_around_an_article_is_left_out(gone):
    assert gone not in document("news.html").text


def test_a_blog_is_its_post():
    found = document("blog.html")
    assert found.text.startswith("Why the night trains came back\n\nFive years ago")
    assert found.text.endswith("within two winters.")
    for gone in ("Share this", "Related", "Lovely piece", "Previous post", "Posted in", "Tagged"):
        assert gone not in found.text


def test_a_page_without_metadata_has_none():
    found = document("plain.html")
    assert found.title == "Miners end their strike after nine weeks"
    assert len(found.paragraphs) == 3
    assert (found.url, found.outlet, found.author, found.published) == (None, None, None, None)
    assert found.published_basis == "unknown"


def test_a_complete_saved_page_gives_its_address_and_the_date_it_states():
    found = document("envoys.html")
    assert found.url == "https://harbourpost.example/2024/02/17/ferry/"
    assert (found.published, found.published_basis) == ("2024-02-17", "stated")
    assert found.text.count("Published 17 February 2024") == 1
    assert words(found, found.paragraphs)[0].startswith("The ferry company will lay up")


def test_words_in_inline_elements_stay_in_their_sentence():
    found = parsed(
        page(
            f"<article><h1>Talks to resume</h1><p>{PROSE}</p><p>On <time datetime='2025-03-04'>Tuesday</time> the "
            f"<abbr>UN</abbr> <b>con</b>firmed it, as <cite>The Gull</cite> had <a href='x'>reported</a>.</p>"
            f"<p>{MORE}</p></article>"
        )
    )
    assert "On Tuesday the UN confirmed it, as The Gull had reported." in found.text


def test_what_is_marked_as_a_quotation_gets_its_marks():
    found = parsed(page(f"<article><p>{PROSE}</p><p>She called it <q>a beginning</q>, no more.</p></article>"))
    assert "She called it “a beginning”, no more." in found.text


def test_breaks_and_lists_part_what_they_part_on_the_screen():
    found = parsed(
        page(
            f"<article><p>{PROSE}<br><br>{MORE}</p>"
            "<dl><dt>Quota</dt><dd><div>Set in spring.</div>Held in autumn.</dd></dl>"
            f"<p>{PROSE.upper()}</p></article>"
        )
    )
    assert f"{PROSE}\n\n{MORE}" in found.text
    assert "spring.Held" not in found.text


def test_a_table_of_figures_is_kept_but_not_read_as_prose():
    table = "<table><tr><th>Port</th><th>Tonnes</th></tr><tr><td>Elsin</td><td>1,200</td></tr></table>"
    found = parsed(page(f"<article><h1>The catch</h1><p>{PROSE}</p>{table}<p>{MORE}</p></article>"))
    assert "Port | Tonnes\nElsin | 1,200" in found.text
    assert not any("Elsin |" in found.text[b.start : b.end] for b in found.blocks)


def test_a_table_for_the_looks_of_a_page_is_no_table():
    source = page(f"<table><tr><td><h1>The talks</h1><p>{PROSE}</p><p>{MORE}</p></td></tr></table>")
    assert [found for found in (PROSE, MORE) if found in parsed(source).text] == [PROSE, MORE]
    assert " | " not in parsed(source).text


def test_a_page_that_is_all_divisions_keeps_its_paragraphs_apart():
    found = parsed(page(f"<article><div>Talks resume</div><div>{PROSE}</div><div>{MORE}</div></article>"))
    assert [found.text[b.start : b.end] for b in found.blocks][-2:] == [PROSE, MORE]


def test_a_standfirst_beside_the_article_is_kept():
    lead = "Two governments that had not spoken for five months sat at one table again."
    body = (
        f"<div class='head'><h1>Envoys meet in Geneva</h1><div class='standfirst'>{lead}</div></div>"
        f"<div class='article-body'><p>{PROSE}</p><p>{MORE}</p></div>"
    )
    found = parsed(page(body))
    assert found.text == f"Envoys meet in Geneva\n\n{lead}\n\n{PROSE}\n\n{MORE}"


def test_a_piece_of_html_is_an_article_as_it_is():
    found = parsed("<p>One line.</p><p>Another, <a href='https://gull.example'>with a link</a>.</p>")
    assert found.text == "One line.\n\nAnother, with a link."


def test_xhtml_is_read():
    source = (
        '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
        '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>Talks</title></head>'
        f"<body><h1>Talks to resume soon</h1><p>{PROSE}</p><p>{MORE}<br/></p></body></html>"
    )
    found = read_bytes(source.encode(), name="page.xhtml", suffix=".xhtml")
    assert (found.title, found.language) == ("Talks to resume soon", "en")
    assert words(found, found.paragraphs) == [PROSE, MORE]


# --- encodings -------------------------------------------------------------------------------------

GERMAN = (
    "<p>Bürgermeisterin Lore Grünwald sagte, man wolle zuerst das Gutachten lesen. „Wer jetzt abreißt, der baut nie "
    "wieder auf“, sagte der Müller Götz Öhler am Dienstag vor dem Rathaus. Die Eigentümerin äußerte sich nicht, und "
    "das Gutachten soll bis zum Ende des Sommers fertig sein.</p>"
)
RUSSIAN = (
    "<p>Министр сказал во вторник, что переговоры продолжатся весной. По его словам, стороны договорились обо всём, "
    "кроме сроков. Представитель порта отказался от комментариев. Следующая встреча должна пройти в том же городе, "
    "на том же берегу озера, сообщило агентство.</p>"
)


@pytest.mark.parametrize(
    ("encoding", "meta", "body"),
    [
        ("utf-8", "<meta charset='utf-8'>", GERMAN),
        ("utf-8", "<meta charset='iso-8859-1'>", GERMAN),
        ("utf-8-sig", "<meta charset='windows-1251'>", GERMAN),
        ("utf-16", "", GERMAN),
        ("cp1252", "<meta charset='iso-8859-1'>", GERMAN),
        ("cp1252", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>", GERMAN),
        ("koi8-r", "<meta charset=koi8-r>", RUSSIAN),
        ("cp1251", "<meta content='text/html; charset=windows-1251' http-equiv='content-type'>", RUSSIAN),
    ],
)
def test_characters_are_what_the_page_means(encoding, meta, body):
    source = f"<html><head>{meta}<title>x</title></head><body><article>{body}</article></body></html>"
    found = parsed(source.encode(encoding))
    assert found.text == body[3:-4]
    assert found.issues == ()


def test_a_wrong_declaration_gives_way_to_what_the_bytes_are():
    source = f"<html><head><meta charset='utf-8'></head><body><article>{RUSSIAN * 3}</article></body></html>"
    found = parsed(source.encode("cp1251"))
    assert RUSSIAN[3:-4] in found.text
    assert [issue.code for issue in found.issues] == ["guessed-encoding"]


def test_the_text_is_composed():
    found = parsed(page(f"<article><p>Gru\u0308nwald: {PROSE}</p></article>"))
    assert found.text.startswith("Grünwald")


# --- pages without an article ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "why"), [("shell.html", "a shell that scripts fill"), ("links.html", "is a list of links")]
)
def test_a_page_without_an_article_says_so(name, why):
    with pytest.raises(ReadError, match=why) as caught:
        document(name)
    assert str(caught.value).startswith(f"{name}: ")
    assert "save" in str(caught.value)


def test_an_overview_of_other_pages_is_doubted():
    teasers = "".join(
        f"<h2><a href='/{i}'>The {word} of the northern harbours is in doubt again</a></h2>"
        f"<p>More on the {word} that nobody has seen for weeks, by our reporter.</p>"
        for i, word in enumerate(("future", "quota", "fleet", "bridge", "market", "winter", "music"))
    )
    found = parsed(page(f"<article><h1>All our news today</h1>{teasers}</article>"))
    assert [issue.code for issue in found.issues] == ["overview-page"]


def test_an_article_with_many_links_is_an_article():
    linked = MORE.replace("Elsin", "<a href='/elsin'>Elsin</a>").replace("mayor", "<a href='/mayor'>mayor</a>")
    found = parsed(page(f"<article><h1>Talks to resume soon</h1><p>{PROSE}</p>{f'<p>{linked}</p>' * 4}</article>"))
    assert found.issues == ()


def test_a_notice_in_place_of_an_article_is_doubted():
    found = parsed(page("<p>Checking your browser before you go on to the page. This will take five seconds.</p>"))
    assert [issue.code for issue in found.issues] == ["short-article"]


@pytest.mark.parametrize("source", ["<html><body></body></html>", "<html><body><p> </p></body></html>"])
def test_a_page_without_words_is_refused(source):
    with pytest.raises(ReadError, match=r"seeds/page\.html: .*holds no words"):
        parsed(source)


# --- hostile pages ---------------------------------------------------------------------------------


def test_scripts_handlers_and_addresses_are_no_words():
    found = parsed(
        page(
            "<article><h1 onclick='steal()'>Talks to resume soon</h1>"
            f"<p onmouseover=\"alert('x')\">{PROSE} <a href=\"javascript:alert('y')\">Read on</a></p>"
            f"<script>document.write('<p>planted</p>')</script><p>{MORE}</p><svg><script>alert(1)</script></svg>"
            "<style>p::before { content: 'styled' }</style><iframe srcdoc='<p>framed</p>'></iframe>"
            "<template><p>templated</p></template></article>",
            head="<meta property='og:title' content='&lt;script&gt;alert(1)&lt;/script&gt;'>",
        )
    )
    assert found.text == f"Talks to resume soon\n\n{PROSE} Read on\n\n{MORE}"


def test_markup_that_was_escaped_stays_words():
    found = parsed(page(f"<article><p>{PROSE}</p><p>The page said &lt;b&gt;no&lt;/b&gt; &amp; meant it.</p></article>"))
    assert "The page said <b>no</b> & meant it." in found.text


def test_entities_are_not_expanded_from_outside(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words", encoding="utf-8")
    declared = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    found = parsed(f"{declared}<html><body><article><p>{PROSE} &x; &b;</p><p>{MORE}</p></article></body></html>")
    assert "secret words" not in found.text
    assert "haha" not in found.text
    assert PROSE in found.text


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<html><body>" + "<div>" * 3000 + "deep" + "</div>" * 3000, "levels deep"),
        ("<html><body>" + "<b>x" * 60_000, "levels deep"),
        ("<html><body><p>" + "<i></i>" * 60_000, "more than 50,000 elements"),
        ("<html><body><p>" + "<a href=x>y</a>" * 12_000, "10,000 links"),
        ("<html><body><p>" + "words " * 2_000_000, "characters of markup"),
    ],
)
def test_what_is_too_deep_or_too_large_for_an_article_is_refused(source, why):
    with pytest.raises(ReadError, match=why):
        parsed(source)


def test_embedded_pictures_do_not_make_a_page_too_large():
    picture = f"<img src='data:image/png;base64,{'QUJD' * 3_000_000}'>"
    assert parsed(page(f"<article><h1>Talks resume soon</h1>{picture}<p>{PROSE}</p><p>{MORE}</p></article>")).text


def test_json_ld_of_any_shape_is_survived():
    scripts = [
        "[" * 100_000,
        '{"@type": 5, "author": {"name": {"name": 3}}}',
        '{"@graph": "x", "@type": ["NewsArticle", null], "author": [[{"name": ["A B"]}]], "datePublished": 7}',
        "not json",
    ]
    head = "".join(f"<script type='application/ld+json'>{script}</script>" for script in scripts)
    found = parsed(page(f"<article><h1>Talks to resume soon</h1><p>{PROSE}</p><p>{MORE}</p></article>", head=head))
    assert found.metadata.published is None


def test_reading_a_page_twice_gives_the_same():
    data = (PAGES / "news.html").read_bytes()
    first, second = (read_html(data, "news.html") for _ in range(2))
    assert dataclasses.asdict(first) == dataclasses.asdict(second)


# --- what real pages taught ------------------------------------------------------------------------


def test_boxes_beside_an_article_are_not_of_it():
    box = "<div class='widget widget_text'><p>Feel free to write to us; nothing here is libellous.</p></div>"
    post = f"<div class='post'><h1>Talks to resume soon</h1><p>{PROSE}</p><p>{MORE}</p></div>"
    found = parsed(page(f"<div id='contents'>{post}{box}</div>"))
    assert found.text == f"Talks to resume soon\n\n{PROSE}\n\n{MORE}"


def test_an_article_inside_a_box_that_was_not_closed_is_kept():
    found = parsed(
        page(f"<div class='widget widget_text'><p>Hallo</p><div class='entry'><p>{PROSE}</p><p>{MORE}</p></div></div>")
    )
    assert PROSE in found.text
    assert MORE in found.text


def test_authors_and_dates_in_the_head_of_an_article_leave_nothing_behind():
    head = (
        "<h1>Talks to resume soon</h1><h2 class='deck'>Both sides call it progress<span class='head__date'>Monday, 6 "
        "January 2020</span></h2><div class='blog-author'><a href='/a'>Ada Own</a>, Staff Attorney<br>&amp; <a "
        "href='/b'>Bo Berg</a>, Director</div><p class='post-meta'><span class='date'>May 06, 2022</span> News</p>"
    )
    found = parsed(page(f"<article>{head}<p>{PROSE}</p><p>{MORE}</p></article>"))
    assert found.text.split("\n\n")[:1] + found.text.split("\n\n")[-2:] == ["Talks to resume soon", PROSE, MORE]
    assert "\n\nBoth sides call it progress\n\n" in found.text
    for gone in ("Staff Attorney", "Director", "& Bo", "May 06"):
        assert gone not in found.text


def test_a_date_in_a_sentence_stays_whatever_it_is_called():
    sentence = "The ship left on <span class='date'>6 May 2022</span> with <i class='author'>Bo</i> aboard."
    body = f"<p>{PROSE}</p><p>{sentence}</p>"
    assert "The ship left on 6 May 2022 with Bo aboard." in parsed(page(f"<article>{body}<p>{MORE}</p></article>")).text


def test_a_picture_that_is_called_a_page_is_refused_and_not_guessed_to_be_text() -> None:
    for start in (b"\x89PNG\r\n", b"\xff\xd8\xff\xe0"):
        with pytest.raises(ReadError, match="is a picture, not text"):
            read_html(start + b"words " * 20, "a.html")
