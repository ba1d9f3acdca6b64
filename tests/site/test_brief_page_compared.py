"""What the other reports on the event make of a brief's claims: also reported, only here, differs."""

import re

import invented
import invented_stories
from built import read

from generator.site import pages as site_pages
from generator.site.comparison import compare
from generator.site.pages.brief import beside


def found(brief_id):
    corpus = invented_stories.corpus()
    entry = next(e for e in corpus.briefs if e.brief.id == brief_id)
    return beside(entry, compare(corpus).places)


def section(corpus, brief_id):
    html = next(p.markdown for p in site_pages.build(corpus) if p.path == f"briefs/{brief_id}/index.md")
    return html.split("## Beside other reports")[1].split("\n## ")[0]


def test_claims_stand_under_what_others_make_of_them_differences_last():
    wire = found("wire-000001")
    assert list(wire) == ["also", "differs"]
    assert [(line.words, line.claims) for line in wire["also"]] == [
        ("Stated by Sound Daily and Coastal News", ((2, "1aaaa2"),)),
        ("Reported by Sound Daily, from the same origin", ((3, "1aaaa3"),)),
    ]
    ((differs),) = wire["differs"]
    assert differs.words == "Also reported by Sound Daily and Coastal News; differs in the number and hedge"
    assert differs.claims == ((1, "1aaaa1"),)


def test_what_only_one_report_has_is_said():
    assert [line.claims for line in found("news-000002")["only"]] == [((3, "bbbbb3"),)]


def test_every_claim_of_a_story_stands_in_one_line():
    for entry in invented_stories.corpus().briefs:
        lines = [line for lines in found(entry.brief.id).values() for line in lines]
        assert sorted(id_ for line in lines for _, id_ in line.claims) == sorted(c.id for c in entry.brief.claims)


def test_numbers_lead_to_the_claims_and_the_page_to_the_story():
    html = section(invented_stories.corpus(), "wire-000001")
    assert re.findall(r'href="#claim-(\w+)" aria-label="Claim (\d)"', html) == [
        ("1aaaa2", "2"),
        ("1aaaa3", "3"),
        ("1aaaa1", "1"),
    ]
    assert 'href="../../stories/dredgers-1/"' in html


def test_a_document_that_stands_alone_says_so():
    text = read(section(invented.corpus(), "lighthouse-to-be-sold-4d5e6f")).text
    assert text == "No other document here is about this event, so every claim rests on this one alone."
