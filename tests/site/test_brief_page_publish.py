"""The setting `publish`: what of a document's text may be shown is shown, and not a word more, in any file."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import invented_stories
import jsonschema
import markdown
import pytest
from built import HOST, Site, address, read
from hypothesis import given
from hypothesis import strategies as st
from invented import FERRY, ferry, folder, write
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.brief import front_matter, store
from generator.brief.compose import signed
from generator.brief.identity import sha256
from generator.brief.store import Loaded
from generator.config import load
from generator.records import Unread
from generator.relate.corpus import build as relate
from generator.site import brief_files, stage
from generator.site import pages as site_pages
from generator.site.highlight import paragraphs
from generator.site.publish import EXTENSIONS
from generator.site.publishable import GAP, MASK, is_whole, mask, pieces, plain, publishable, spans

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "schema" / "brief-1.json"
PATH = "briefs/ferry-talks-collapse-1a2b3c/index.md"
SECRET = "The harbour master keeps a black cat called Tobias."
ASIDE = "Its fur is damp; nobody knows why it likes the zinc roof."
REPORTED = "Old Marten muttered about lanterns, it seems."
"""Sentences that nothing in the brief rests on; something was not understood in the last."""


def loaded():
    """The ferry brief, with sentences in its text that no claim and no summary rests on."""
    brief = ferry()
    text = f"{FERRY}\n{SECRET} {ASIDE}\n\n{REPORTED}\n"
    start = text.index(REPORTED)
    unread = (Unread("reporting", REPORTED, start, start + len(REPORTED)),)
    source = dataclasses.replace(brief.brief.source, text_sha256=sha256(text))
    return dataclasses.replace(brief, brief=dataclasses.replace(brief.brief, unread=unread, source=source), text=text)


def corpus(publish):
    return publishable(relate(Loaded((loaded(), *folder().briefs[1:]), ())), publish)


def entry(publish):
    return next(e for e in corpus(publish).briefs if e.brief.id == ferry().brief.id)


def page(publish):
    return next(p.markdown for p in site_pages.build(corpus(publish)) if p.path == PATH)


def shown(markdown_text):
    return read(markdown.markdown(markdown_text, extensions=[*EXTENSIONS, "toc", "tables"]))


def words_of_every_file(found):
    """Everything that is published of a corpus, as text."""
    files = {p.path: p.text for p in site_pages.build(found)}
    made = (*stage.assets(found), *brief_files.assets(found))
    files |= {asset.path: asset.content.decode("utf-8", "replace") for asset in made}
    return files


FORBIDDEN = {
    "evidence": (SECRET, ASIDE, REPORTED, "black cat", "zinc roof", "lanterns"),
    "none": (SECRET, ASIDE, REPORTED, "zinc roof", "in a joint statement that", "not rule out new talks, harbour"),
}


@pytest.mark.parametrize("publish", ["evidence", "none"])
def test_no_word_that_may_not_be_shown_is_in_any_file(publish):
    for path, text in words_of_every_file(corpus(publish)).items():
        for words in FORBIDDEN[publish]:
            assert words not in text, path
        assert MASK not in text, path
    everything = "".join(words_of_every_file(corpus("full")).values())
    assert all(words in everything for words in FORBIDDEN[publish])


@pytest.mark.parametrize("before", [relate(folder()), invented_stories.corpus()])
@pytest.mark.parametrize("publish", ["evidence", "none"])
def test_no_place_of_the_corpus_still_holds_the_whole_text(publish, before):
    after = publishable(before, publish)
    assert publishable(after, publish) == after
    for one in after.briefs:
        whole = next(e.text for e in before.briefs if e.brief.id == one.brief.id)
        assert len(one.text) == len(whole)
        assert is_whole(one.text) == (one.text == whole)
    hidden = [e for e in after.briefs if not is_whole(e.text)]
    assert hidden
    texts = {e.text for e in before.briefs} - {e.text for e in after.briefs}
    assert not [text for text in texts if repr(text)[1:-1] in repr(after)]


def test_full_changes_nothing():
    found = relate(folder())
    assert publishable(found, "full") is found
    assert spans(ferry().brief, "full") is None


@pytest.mark.parametrize("publish", ["evidence", "none"])
def test_all_quotations_stay_in_their_place(publish):
    one = entry(publish)
    for evidence in (*one.brief.summary, *(e for c in one.brief.claims for e in c.evidence)):
        assert one.text[evidence.start : evidence.end] == evidence.quote
    assert one.brief.unread == ()


def test_evidence_shows_whole_sentences_and_gaps():
    html = page("evidence")
    archived = html.split('<div class="b-archived"')[1].split("</div>")[0]
    words = " ".join(read(f"<div>{archived}</div>".replace('<div data-search-exclude lang="en">', "<div>")).texts)
    assert "PORT ELDER, March 4" in words
    assert "harbour officials said" in words
    assert words.count(GAP) == 2  # the headline; and the three last sentences, which are one gap
    assert "this site does not publish" in shown(html).text
    assert "The document as it was read" not in shown(html).text


def test_none_shows_no_text_but_what_is_quoted():
    html = page("none")
    assert "b-archived" not in html
    assert "source-" not in html
    assert "Show the sentence" not in html
    assert "See in the text" not in html
    assert "only the words that it quotes" in shown(html).text
    for claim in ferry().brief.claims:
        for evidence in claim.evidence:
            assert evidence.quote in shown(html).text
    assert 'href="https://coastal.example/ferry?a=1&amp;b=2#:~:text=they%20would%20suspend' in html


@pytest.mark.parametrize("publish", ["full", "evidence", "none"])
def test_the_page_is_well_formed_and_leads_nowhere_that_is_not(publish):
    html = shown(page(publish))
    assert (html.open, html.badly_closed, html.twice) == ([], [], [])
    assert {link[1:] for link in html.links if link.startswith("#")} <= html.ids


@pytest.mark.parametrize("publish", ["full", "evidence", "none"])
def test_no_link_between_pages_leads_to_a_place_that_is_not_there(publish):
    found = site_pages.build(publishable(invented_stories.corpus(), publish))
    pages = {HOST + address(p.path.replace(".md", ".html")): shown(p.markdown) for p in found}
    for here, html in pages.items():
        for link in html.links:
            to, _, anchor = urljoin(here, link).partition("#")
            assert not anchor or to not in pages or unquote(anchor) in pages[to].ids, (here, link)


@pytest.mark.parametrize("publish", ["full", "evidence", "none"])
def test_files_hold_what_the_page_offers(publish):
    found = corpus(publish)
    made = {a.path: a.content.decode() for a in brief_files.assets(found)}
    for one in found.briefs:
        offers = brief_files.offered(one, publish)
        folder_ = f"briefs/{one.brief.id}/"
        assert {p for p in made if p.startswith(folder_)} == {folder_ + offer.name for offer in offers}
        assert len({offer.saved_as for offer in offers}) == len(offers)
    folder_ = f"briefs/{ferry().brief.id}/"
    read_back = front_matter.loads(made[f"{folder_}brief.txt"], "brief.txt")
    assert read_back.claims == entry(publish).brief.claims
    values = json.loads(made[f"{folder_}brief.json"])
    assert [c["id"] for c in values["claims"]] == [c.id for c in ferry().brief.claims]
    jsonschema.validate(values, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert ("text.txt" in "".join(made)) == (publish != "none")
    if publish == "full":
        assert made[f"{folder_}text.txt"] == loaded().text
    if publish == "evidence":
        assert GAP in made[f"{folder_}text.txt"]


def test_json_opens_no_tag():
    assert all("<" not in a.content.decode() for a in brief_files.assets(corpus("full")) if a.path.endswith(".json"))


CONFIG = """site_name: Invented
theme: material
plugins:
  - search
  - briefing: {generate: false, publish: %s}
"""


@pytest.mark.parametrize("publish", ["evidence", "none"])
def test_neither_the_built_nor_the_staged_site_leaks(tmp_path, publish):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG % publish, encoding="utf-8")
    write(tmp_path)
    store.write(tmp_path / "briefs", signed(loaded().brief), loaded().text)
    settings = load(tmp_path / "mkdocs.yml")
    stage.stage(relate(store.load(settings.briefs)), tmp_path / "staged", settings)
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    assert Site(tmp_path / "site").broken_links() == []
    for made in ("site", "staged"):
        files = [f for f in (tmp_path / made).rglob("*") if f.is_file()]
        assert any(b"suspend the ferry line" in f.read_bytes() for f in files)
        for file in files:
            text = re.sub(r"\s+", " ", file.read_bytes().decode("utf-8", "replace"))
            assert not [words for words in FORBIDDEN[publish] if words in text], file


def test_a_gap_is_one_however_many_paragraphs_it_has():
    text = "One.\n\nTwo two.\n\nThree.\n\nFour."
    masked = mask(text, [(0, 4), (len(text) - 5, len(text))])
    assert plain(masked) == f"One.\n\n{GAP}\n\nFour."
    assert pieces(masked) == ("One.", "Four.")
    cut = paragraphs(masked, [])
    assert [[p.lines for p in paragraph] for paragraph in cut] == [[("One.",)], [(GAP,)], [("Four.",)]]


def test_what_is_between_two_parts_and_has_no_letter_stays():
    text = "One, “two”; three."
    assert mask(text, [(0, 3), (6, 9), (12, 18)]) == text


@given(st.text(alphabet="ab. \n,", max_size=60), st.data())
def test_masking_hides_all_words_outside_and_none_inside(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    parts = list(zip(cuts[::2], cuts[1::2], strict=False))
    masked = mask(text, parts)
    assert len(masked) == len(text)
    inside = {n for start, end in parts for n in range(start, end)}
    for n, (old, new) in enumerate(zip(text, masked, strict=True)):
        assert new == old if n in inside else new in {old, MASK}
        assert n in inside or not new.isalnum()
    assert masked.count("\n") == text.count("\n")
    whole = "".join("\n".join(p.lines) for paragraph in paragraphs(masked, []) for p in paragraph)
    assert "".join(c for c in whole if c.isalnum()) == "".join(text[n] for n in sorted(inside) if text[n].isalnum())
