"""Documents of one text on the site: linked, or one page for all; and never two sources."""

import dataclasses
import json
from pathlib import Path

import jsonschema
import markdown
import pytest
from built import read
from printed import CORRECTED, FURTHER, LONGER, REPORT, SHORTER, daily, news, printed, related, wire

from generator.brief.store import Loaded
from generator.relate.corpus import build
from generator.relate.stories_file import Line, StoriesFile
from generator.site import pages as site_pages
from generator.site.comparison import compare
from generator.site.exports import exports
from generator.site.exports.site import Site
from generator.site.pages.brief import page as brief_page
from generator.site.publishable import publishable
from generator.site.reach import Reach
from generator.site.redirects import redirects
from generator.site.search.records import counts

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/briefs-json-1.json").read_text(encoding="utf-8"))


def shown(corpus, path: str):
    """A page as a browser has it."""
    (found,) = [page for page in site_pages.build(corpus) if page.path == path]
    return read(markdown.markdown(found.markdown, extensions=["md_in_html", "attr_list", "toc", "tables"]))


def card(corpus, brief_id: str) -> str:
    """The source card of a brief."""
    (entry,) = [e for e in corpus.briefs if e.brief.id == brief_id]
    made = brief_page(entry, corpus, compare(corpus)).markdown
    return made.split("## Source")[1].split("## Actors")[0]


def kept(*briefs, **how) -> dict[str, list[str]]:
    """By brief with a page, the briefs that gave way to it."""
    corpus = related(*briefs, duplicates="one", **how)
    ids = [entry.brief.id for entry in corpus.briefs]
    return {i: [c.brief for c in corpus.copies.get(i, ()) if not c.is_shown] for i in ids}


# --- linked -------------------------------------------------------------------------------------


def test_a_brief_says_where_else_its_text_is_printed():
    """With the outlet, the date, what the text is beside this one, the other headline, and a link."""
    told = read(card(related(), "wire-000001"))
    assert "Also printed Sound Daily 5 March 2025 · the same text · “Dredgers go”" in told.text
    assert "../../briefs/daily-000002/" in told.links
    assert "Also printed" not in read(card(related(), "news-000003")).text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LONGER, "a longer version"),
        (SHORTER, "a shorter version"),
        (REPORT.replace("March 4", "March 5"), "nearly the same text"),
    ],
)
def test_of_two_versions_it_says_which_is_longer(text, words):
    """Seen from the report itself."""
    corpus = related(wire(), printed("other-000004", "Sound Daily", "2025-03-05", text))
    assert f"Sound Daily 5 March 2025 · {words}" in read(card(corpus, "wire-000001")).text


def test_an_outlet_that_is_not_stated_goes_by_its_headline():
    """There is no other name for it."""
    corpus = related(wire(), printed("other-000004", None, None, title="What leaves the port"))
    told = read(card(corpus, "wire-000001")).text
    assert "What leaves the port Date not stated · the same text" in told


def test_lists_say_shortly_that_a_text_is_printed_elsewhere():
    """On the first page, among all briefs and stories, and on the outlet's page."""
    corpus = related()
    for path in ("index.md", "briefs/index.md", "outlets/harbour-wire/index.md"):
        assert "Text also in Sound Daily" in shown(corpus, path).text, path
    outlet = shown(corpus, "outlets/sound-daily/index.md").text
    assert "Text also in Harbour Wire" in outlet
    assert "Text also" not in shown(corpus, "outlets/coastal-news/index.md").text


def test_of_many_publications_some_fold_out_and_lists_name_two():
    """A text that thirty outlets print does not fill the page."""
    briefs = [printed(f"o{n:02}-00000{n % 10}", f"Outlet {n:02}", "2025-03-05") for n in range(30)]
    corpus = related(wire(), *briefs)
    told = card(corpus, "wire-000001")
    assert read(told.split("<details")[0]).text.count("the same text") == 12
    assert "18 more" in read(told.split("<details")[1]).text
    assert "Text also in Outlet 00, Outlet 01 and 28 more" in shown(corpus, "outlets/harbour-wire/index.md").text


def test_copies_are_no_further_source():
    """Neither of a claim, nor on cards, nor where a page says who else reports on the event."""
    corpus = related()
    found = compare(corpus).by_brief["wire-000001"]
    statuses = {row.group.members[0].claim.evidence[0].quote: row for row in found.rows}
    closed = statuses["The channel will be closed for two weeks"]
    assert (closed.group.status, closed.origins, len(closed.having)) == ("single-source", 1, 2)
    assert "3 documents from 2 origins" in shown(corpus, "index.md").text
    told = shown(corpus, "briefs/wire-000001/index.md").text
    assert "also reported by Coastal News; the same text in Sound Daily" in told
    assert "stated by Sound Daily, from the same origin" in told


def test_what_is_around_a_text_is_not_published_with_it():
    """How alike texts are is found before anything is masked, and shows nothing of them."""
    corpus = publishable(related(wire(), printed("other-000004", None, None, LONGER)), "none")
    assert "a longer version" in read(card(corpus, "wire-000001")).text


def test_a_new_copy_makes_the_page_of_the_other_anew():
    """What is kept from the build before goes by what is shown."""
    before, after = related(wire(), news()), related()
    keys = [Reach(c).brief(next(e for e in c.briefs if e.brief.id == "wire-000001")) for c in (before, after)]
    assert keys[0] != keys[1]


def test_a_hostile_headline_is_text():
    """Wherever it stands."""
    corpus = related(wire(), printed("other-000004", "<b>x</b>", None, title="<script>alert(1)</script> {{ 7 }}"))
    assert "<script>" not in card(corpus, "wire-000001")
    assert "<b>x" not in card(corpus, "wire-000001")


# --- one page -----------------------------------------------------------------------------------


def test_one_page_stands_for_all_and_names_the_others():
    """With the link to where each was published."""
    corpus = related(duplicates="one")
    assert [e.brief.id for e in corpus.briefs] == ["news-000003", "wire-000001"]
    told = read(card(corpus, "wire-000001"))
    assert "Also printed Sound Daily 5 March 2025 · the same text · “Dredgers go”" in told.text
    assert "https://daily.example/2" in told.links


def test_nothing_is_told_twice():
    """Ledger, actors, search, stories and files have each claim once."""
    plain, one = related(wire(), news()), related(duplicates="one")
    assert [s.claim for s in one.statements] == [s.claim for s in plain.statements]
    assert [len(a.by) for a in one.actors.values()] == [len(a.by) for a in plain.actors.values()]
    assert counts(one) == counts(plain)
    in_stories = ([[e.brief.id for e in story.briefs] for story in corpus.stories] for corpus in (one, plain))
    assert next(in_stories) == next(in_stories)
    files = {file.path: file.content for file in exports(one, Site())}
    assert b"daily-000002" not in files["claims.csv"]
    assert files["claims.csv"] == {f.path: f.content for f in exports(plain, Site())}["claims.csv"]


def test_briefs_json_names_the_other_publications():
    """Under either setting, with whether they have a page."""
    for how, address in (("one", None), ("link", "briefs/daily-000002/")):
        found = {f.path: f.content for f in exports(related(duplicates=how), Site())}["briefs.json"]
        (told,) = [b for b in json.loads(found)["briefs"] if b["id"] == "wire-000001"]
        (other,) = told["copies"]
        jsonschema.validate(json.loads(found), SCHEMA)
        assert other == {
            "brief": "daily-000002",
            "address": address,
            "likeness": "same",
            "title": "Dredgers go",
            "outlet": "Sound Daily",
            "published": "2025-03-05",
            "url": "https://daily.example/2",
        }


def test_addresses_of_the_others_lead_to_it():
    """Of their briefs, and of stories that had their ids."""
    found = {asset.path: asset.content.decode() for asset in redirects(related(duplicates="one"))}
    assert 'url=../wire-000001/"' in found["briefs/daily-000002/index.html"]
    assert 'url=../wire-000001/"' in found["stories/daily-000002/index.html"]
    assert "briefs/daily-000002/index.html" not in {asset.path for asset in redirects(related())}


def test_no_page_links_to_what_gave_way():
    """For it has none."""
    for page in site_pages.build(related(duplicates="one")):
        assert "daily-000002" not in page.markdown, page.path


def test_the_earliest_stands_for_all_and_then_the_first_by_its_id():
    """A brief without a date comes after those with one."""
    undated = printed("aaaa-000005", "Sound Daily", None)
    assert kept(wire(), daily(), undated) == {"wire-000001": ["daily-000002", "aaaa-000005"]}
    twin = printed("aaaa-000005", "Sound Daily", "2025-03-04")
    assert kept(wire(), twin) == {"aaaa-000005": ["wire-000001"]}


def test_a_brief_whose_source_is_gone_stands_for_none_that_has_one():
    """A renamed file has a new brief, and the old one may be kept."""
    assert kept(printed("gone-000001", None, "2025-03-04", removed=True), daily()) == {"daily-000002": ["gone-000001"]}


def test_a_brief_that_a_person_worked_on_stands_for_the_others_and_never_gives_way():
    """Notes, or any change, are somebody's work."""
    noted = printed("daily-000002", "Sound Daily", "2025-03-05", notes="Seen.\n")
    assert kept(wire(), noted) == {"daily-000002": ["wire-000001"]}
    edited = wire()
    edited = dataclasses.replace(edited, brief=dataclasses.replace(edited.brief, title="Another title"))
    assert kept(edited, noted) == {"daily-000002": [], "wire-000001": []}


def test_no_claim_is_lost_with_a_page():
    """A longer version stands for the report; one that a person's brief does not contain keeps its own page."""
    longer = printed("long-000006", "Sound Daily", "2025-03-06", LONGER)
    assert kept(wire(), longer) == {"long-000006": ["wire-000001"]}
    noted = printed("wire-000001", "Harbour Wire", "2025-03-04", notes="Seen.\n")
    assert kept(noted, longer) == {"long-000006": [], "wire-000001": []}
    assert FURTHER not in REPORT


def test_another_claim_is_not_the_same_report():
    """Nearly the same text that says something else keeps its page."""
    other = printed("other-000004", "Sound Daily", "2025-03-05", REPORT.replace("two weeks", "three weeks"))
    assert kept(wire(), other) == {"other-000004": [], "wire-000001": []}


def test_figures_count_where_no_claim_was_read():
    """The program does not understand every sentence; dates and times of printing are no figures."""
    wire_ = printed("wire-000001", "Harbour Wire", "2025-03-04", f"{REPORT}\nIt took the crews 30 hours last year.\n")
    other = printed("other-000004", "Sound Daily", "2025-03-05", wire_.text.replace("30 hours", "40 hours"))
    assert kept(wire_, other) == {"other-000004": [], "wire-000001": []}
    later = wire_.text.replace("PORT ELDER, March 4", "Updated 9:40 p.m. ET\n\nPORT ELDER, 5 March 2025")
    assert kept(wire_, printed("other-000004", "Sound Daily", "2025-03-05", later)) == {"wire-000001": ["other-000004"]}


def test_a_correction_is_never_lost():
    """It stands for what it corrects, if it has all of that; else both have pages."""
    corrected = printed("corr-000007", "Harbour Wire", "2025-03-06", CORRECTED)
    assert kept(wire(), corrected) == {"corr-000007": ["wire-000001"]}
    shorter = printed("corr-000007", "Harbour Wire", "2025-03-06", SHORTER + "\n" + CORRECTED.rsplit("\n\n", 1)[1])
    assert kept(wire(), shorter) == {"corr-000007": [], "wire-000001": []}


@pytest.mark.parametrize(
    "told",
    [
        StoriesFile(split=(Line(("daily-000002", "wire-000001"), 1),)),
        StoriesFile(alone=(Line(("daily-000002",), 1),)),
    ],
)
def test_what_the_user_says_are_two_events_have_two_pages(told):
    """The file of stories wins over every rule."""
    assert set(kept(wire(), daily(), stories_file=told)) == {"wire-000001", "daily-000002"}


def test_the_file_of_stories_may_name_what_gave_way():
    """The brief is still there."""
    told = StoriesFile(join=(Line(("daily-000002", "news-000003"), 1),))
    corpus = related(duplicates="one", stories_file=told)
    assert corpus.issues == ()
    assert {e.brief.id for s in corpus.stories if len(s.briefs) > 1 for e in s.briefs} == {"news-000003", "wire-000001"}


def test_the_order_of_the_briefs_does_not_matter():
    """As everywhere."""
    briefs = [wire(), daily(), news(), printed("long-000006", "Sound Daily", "2025-03-06", LONGER)]
    for how in ("link", "one"):
        one, other = (build(Loaded(tuple(each), ()), duplicates=how) for each in (briefs, briefs[::-1]))
        assert one.copies == other.copies
        assert [e.brief.id for e in one.briefs] == [e.brief.id for e in other.briefs]
