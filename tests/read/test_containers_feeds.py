"""Feeds and outlines: RSS in its versions, Atom, OPML, and files named `.xml`."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator.errors import ReadError
from generator.read import parts, read_bytes
from generator.read.containers.feeds import read_feed
from generator.read.containers.outlines import read_outline
from generator.read.containers.xml_files import read_xml, root_name
from generator.read.metadata import Metadata
from generator.read.parsed import Options, Part
from generator.records import Issue

BODY = "The ferry runs again from Monday, the harbour master said."


def parts_of(reader, source, name="wire.xml"):
    data = source.encode() if isinstance(source, str) else source
    items = list(reader(data, name, Options()))
    return [i for i in items if isinstance(i, Part)], [i for i in items if isinstance(i, Issue)]


def feed(source):
    return parts_of(read_feed, source)


def rss(*items, head="", version="2.0"):
    title = "<title>Coastal News</title>"
    return f'<?xml version="1.0"?><rss version="{version}"><channel>{title}{head}{"".join(items)}</channel></rss>'


def item(**elements):
    return "<item>" + "".join(f"<{key}>{value}</{key}>" for key, value in elements.items()) + "</item>"


def test_rss_2_gives_each_entry_with_what_it_states():
    entry = item(
        title="Ferry returns",
        link="https://coastal.example/ferry",
        guid="tag:coastal,1",
        pubDate="Tue, 04 Mar 2025 23:30:00 -0500",
        author="desk@coastal.example (Ida Holm)",
        description=BODY,
    )
    (part,), issues = feed(rss(entry, head="<language>en-gb</language>"))
    assert issues == []
    assert part.suffix == ".txt"
    assert part.data.decode() == BODY
    assert part.metadata == Metadata(
        title="Ferry returns",
        outlet="Coastal News",
        url="https://coastal.example/ferry",
        published="2025-03-04",
        language="en",
        author="Ida Holm",
    )


def test_rss_091_has_no_identifiers_and_is_read_all_the_same():
    entry = item(title="Ferry returns", link="https://coastal.example/ferry", description=BODY)
    (part,), issues = feed(rss(entry, version="0.91"))
    assert (part.metadata.title, part.metadata.published, issues) == ("Ferry returns", None, [])


def test_rss_1_is_read():
    (part,), issues = feed(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://c.example"><title>Coastal News</title>'
        '</channel><item rdf:about="https://c.example/1"><title>Ferry returns</title><link>https://c.example/1</link>'
        f"<description>{BODY}</description><dc:date>2025-03-04T09:00:00+01:00</dc:date>"
        "<dc:creator>Ida Holm</dc:creator></item></rdf:RDF>"
    )
    assert issues == []
    assert part.metadata.outlet == "Coastal News"
    assert (part.metadata.published, part.metadata.author) == ("2025-03-04", "Ida Holm")


def atom(entries, head="<title>Coastal News</title>"):
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb">{head}{entries}</feed>'


def test_atom_gives_the_whole_content_rather_than_the_summary():
    (part,), issues = feed(
        atom(
            '<entry><id>urn:1</id><title type="html">Ferry &amp;amp; &lt;b&gt;bus&lt;/b&gt;</title>'
            '<link href="https://c.example/1"/><updated>2025-03-05T00:10:00Z</updated>'
            "<published>2025-03-04T23:10:00-01:00</published>"
            "<author><name>Ida Holm</name><email>i@c.example</email></author><author><name>Per Lie</name></author>"
            f'<summary>Short.</summary><content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry>'
        )
    )
    assert issues == []
    assert part.suffix == ".html"
    assert f"<p>{BODY}</p>" in part.data.decode()
    assert part.metadata.title == "Ferry & bus"
    assert part.metadata.published == "2025-03-04"
    assert part.metadata.author == "Ida Holm, Per Lie"


def test_an_entry_from_another_feed_has_that_ones_outlet():
    source = '<source url="https://b.example">Bay Post</source>'
    entry = f"<item><title>A</title><description>{BODY}</description>{source}</item>"
    (part,), _ = feed(rss(entry))
    assert part.metadata.outlet == "Bay Post"


def test_names_stay_when_entries_are_put_above_and_texts_change():
    first = item(guid="1", title="A", description=BODY)
    again = item(guid="1", title="A, corrected", description=BODY + " He was wrong.")
    newer = item(guid="2", title="B", description=BODY)
    (before,), _ = feed(rss(first))
    (top, below), _ = feed(rss(newer, again))
    assert below.name == before.name
    assert top.name != before.name
    assert before.name.startswith("wire.xml/")


def test_an_entry_without_an_identifier_is_known_by_its_link_then_by_its_title():
    (by_link,), _ = feed(rss(item(link="https://a.example/1", title="A", description=BODY)))
    (same_link,), _ = feed(rss(item(link="https://a.example/1", title="B", description="Other text.")))
    (by_title,), _ = feed(rss(item(title="A", description=BODY)))
    (same_title,), _ = feed(rss(item(title="A", description="Other text.")))
    assert by_link.name == same_link.name
    assert by_title.name == same_title.name
    assert by_title.name != by_link.name


def test_of_two_versions_of_an_entry_the_one_above_is_taken():
    old, new = (item(guid="1", title=title, description=BODY) for title in ("A", "A, corrected"))
    (part,), issues = feed(rss(new, old))
    assert part.metadata.title == "A, corrected"
    assert [(issue.code, issue.severity) for issue in issues] == [("repeated", "note")]


def test_an_entry_without_a_text_is_told_and_the_others_go_on():
    parts, issues = feed(rss(item(title="Bare", link="https://c.example/2"), item(title="A", description=BODY)))
    assert [part.metadata.title for part in parts] == ["A"]
    assert [issue.code for issue in issues] == ["no-text"]
    assert "briefing add https://c.example/2" in issues[0].message


def test_what_blogs_put_below_each_entry_is_left_out():
    link = '&lt;a href="https://c.example"&gt;X&lt;/a&gt;'
    text = f"&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;The post {link} appeared first on {link}.&lt;/p&gt;"
    (part,), _ = feed(rss(item(title="A", description=text)))
    assert part.data.decode().strip() == f"<p>{BODY}</p>"


def test_an_entry_in_html_is_a_document_with_all_its_paragraphs():
    text = f"&lt;p&gt;{BODY}&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Fees fall.&lt;/li&gt;&lt;/ul&gt;He left."
    (part,) = parts(rss(item(title="A", guid="1", description=text)).encode(), "wire.rss")
    document = read_bytes(part.data, name=part.name, suffix=part.suffix, metadata=part.metadata)
    assert (document.title, document.outlet) == ("A", "Coastal News")
    assert [document.text[start:end] for start, end in document.paragraphs] == [BODY, "Fees fall.", "He left."]
    assert document.issues == ()


def test_scripts_in_an_entry_do_not_get_into_its_document():
    hostile = "&lt;p&gt;Fine.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    (part,), _ = feed(rss(item(title="&lt;script&gt;x&lt;/script&gt;A", description=hostile)))
    assert b"script" not in part.data
    assert "<" not in part.metadata.title


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16", "windows-1251"])
def test_a_feed_is_read_in_the_encoding_that_it_declares(encoding):
    words = "Жук" if encoding == "windows-1251" else "Ærø færge"
    text = rss(item(title=words, description=BODY)).replace('version="1.0"', f'version="1.0" encoding="{encoding}"', 1)
    (part,), issues = feed(text.encode(encoding))
    assert part.metadata.title == words
    assert issues == []


def test_a_feed_that_breaks_off_gives_what_came_before():
    text = rss(item(guid="1", title="A", description=BODY), item(guid="2", title="B", description=BODY))
    parts, issues = feed(text[: text.index("B</title>")])
    assert parts[0].metadata.title == "A"
    assert [issue.code for issue in issues if issue.code != "no-text"] == ["bad-feed"]


@pytest.mark.parametrize("source", ["", "nothing", "<html><body><p>Hello</p></body></html>", "https://c.example/feed"])
def test_what_is_no_feed_is_refused(source):
    with pytest.raises(ReadError, match=r"wire\.xml: is not a feed"):
        feed(source)


def test_a_path_for_a_feed_is_not_opened(tmp_path):
    path = tmp_path / "other.rss"
    path.write_text(rss(item(title="A", description=BODY)), encoding="utf-8")
    with pytest.raises(ReadError):
        feed(str(path))


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY l11 SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE])
def test_entities_of_a_feed_neither_multiply_nor_reach_out(doctype):
    text = rss(item(title="A", description=f"{BODY} &l11;")).replace("<rss", doctype + "<rss", 1)
    start = time.process_time()
    parts, _ = feed(text)
    assert time.process_time() - start < 5
    assert all(len(part.data) < 500 for part in parts)
    host = Path("/etc/hostname").read_text(encoding="utf-8").strip()
    assert all(host not in part.data.decode() for part in parts)


OPML = """<opml version="2.0"><head><title>Notes</title><ownerName>Ida Holm</ownerName></head><body>
<outline text="Feeds"><outline text="Coastal" type="rss" xmlUrl="https://c.example/feed"/>
<outline text="Talks" created="Tue, 04 Mar 2025 09:00:00 GMT"><outline text="The quota is to fall, he said."/>
<outline text="Fleet" _note="Boats stay in harbour."><outline text="All of them."/></outline></outline></outline>
<outline text="Empty heading"/><outline text="Told" _note="A note of its own."/></body></opml>"""


def test_notes_of_an_outline_are_documents_and_feeds_are_told():
    parts, issues = parts_of(read_outline, OPML, "n.opml")
    assert [part.metadata.title for part in parts] == ["Talks", "Told"]
    assert parts[0].data.decode().split("\n\n") == [
        "The quota is to fall, he said.",
        "Fleet",
        "Boats stay in harbour.",
        "All of them.",
    ]
    assert (parts[0].metadata.author, parts[0].metadata.published) == ("Ida Holm", "2025-03-04")
    assert [(issue.code, issue.severity) for issue in issues] == [("feeds-not-fetched", "note")]
    assert "briefing add n.opml" in issues[0].message


@pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE])
def test_an_outline_with_entities_is_refused(doctype):
    with pytest.raises(ReadError, match="is not sound OPML"):
        parts_of(read_outline, doctype + OPML)


@pytest.mark.parametrize(
    "source", ["<opml>", "<opml/>", "<notes><body/></notes>", "", '<?xml version="1.0" encoding="no-such"?><opml/>']
)
def test_what_is_no_outline_is_refused(source):
    with pytest.raises(ReadError):
        parts_of(read_outline, source)


def test_an_outline_nested_without_end_is_read():
    deep = '<outline text="x">' * 50_000 + "</outline>" * 50_000
    (part,), _ = parts_of(read_outline, f"<opml><body>{deep}</body></opml>")
    assert part.data.decode().startswith("x\n\nx")


@pytest.mark.parametrize(
    ("source", "root"),
    [
        ("<rss/>", "rss"),
        ('\ufeff<?xml version="1.0"?>\n<!-- <a> -->\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<RSS>', "rss"),
        ("<rdf:RDF xmlns:rdf='x'>", "rdf"),
        ("<atom:feed>", "feed"),
        ("no markup", None),
        ("<!-- never closed", None),
        ("", None),
    ],
)
def test_the_root_of_an_xml_file_is_found(source, root):
    assert root_name(source.encode()) == root
    assert root_name(source.encode("utf-16")) == root


def test_an_xml_file_is_read_by_what_it_is():
    (part,), _ = parts_of(read_xml, rss(item(title="A", description=BODY)))
    assert part.metadata.title == "A"
    parts, _ = parts_of(read_xml, OPML)
    assert len(parts) == 2
    parts, issues = parts_of(read_xml, "<invoice/>")
    assert parts == []
    assert [(issue.code, issue.where) for issue in issues] == [("unknown-format", "wire.xml")]
    assert "<invoice>" in issues[0].message
