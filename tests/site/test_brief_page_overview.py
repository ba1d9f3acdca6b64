"""A brief's page leads with the main claims, folds the others, and ends with what was not understood."""

import dataclasses
import re

import markdown
from built import read
from invented import ferry

from generator.brief.store import Loaded
from generator.records import Evidence, Unread
from generator.relate.corpus import build as relate
from generator.site import pages as site_pages
from generator.site.publish import EXTENSIONS

PATH = "briefs/ferry-talks-collapse-1a2b3c/index.md"
WORDS = "The line carried 90,000 people"


def page(**changes):
    loaded = ferry()
    brief = dataclasses.replace(loaded.brief, **changes)
    corpus = relate(Loaded((dataclasses.replace(loaded, brief=brief),), ()))
    return next(p.markdown for p in site_pages.build(corpus) if p.path == PATH)


def unread(words=WORDS):
    start = ferry().text.index(words)
    return (Unread("reporting", words, start, start + len(words)),)


def claims(text):
    return re.findall(r'data-number="(\d+)"', text)


def test_the_main_claims_come_first_in_their_order_and_the_others_are_folded():
    text = page(main=("a10003", "a10001"))
    before, folded = text.split('<details class="b-further">')
    assert claims(before) == ["3", "1"]
    assert claims(folded.split("</details>\n\n## ")[0]) == ["2", "4", "5", "6", "7", "8", "9"]
    assert "7 further claims" in folded


def test_without_main_claims_none_is_folded():
    assert claims(page()) == [str(n) for n in range(1, 10)]
    assert "b-further" not in page()
    assert "b-further" not in page(main=("ffffff",))


def test_what_was_not_understood_stands_near_the_end_and_leads_to_its_place():
    text = page(unread=unread(), notes="")
    section = text[text.index("## Not understood") : text.index("## Archived text")]
    assert WORDS in section
    (link,) = re.findall(r'href="#([^"]+)"', section)
    assert f'id="{link}"' in text
    assert "## Not understood" not in page()


def test_what_an_editor_put_in_is_said():
    brief = ferry().brief
    first = brief.claims[0]
    start = ferry().text.index("ferry line", first.evidence[0].start)
    edit = Evidence("ferry line", start, start + 10)
    text = page(claims=(dataclasses.replace(first, edits=(edit,)), *brief.claims[1:]))
    assert text.count("put in by an editor") == 1
    assert "“ferry line”" in text


def test_the_page_is_well_formed_with_all_of_it():
    text = page(main=("a10003", "a10001"), unread=unread())
    html = read(markdown.markdown(text, extensions=[*EXTENSIONS, "toc", "tables", "fenced_code"]))
    assert (html.open, html.badly_closed, html.twice) == ([], [], [])
    for block in text.split("\n\n"):
        if block.startswith("<") and 'markdown="1"' not in block and block != "</div>":
            part = read(block)
            assert (part.open, part.badly_closed) == ([], []), block[:80]
