"""What each kind of page says, in which order, and that words of a source are never more than words."""

from __future__ import annotations

import dataclasses
import itertools
import re

import invented_stories
import markdown
import pytest
from built import read
from invented import HOSTILE, corpus, ferry, folder, hostile, lighthouse

from generator.brief.store import Loaded
from generator.relate.corpus import build as relate
from generator.site import pages as site_pages
from generator.site.pages import actor, claims, home
from generator.site.publish import EXTENSIONS

FERRY = "briefs/ferry-talks-collapse-1a2b3c/index.md"


def built(loaded=None):
    return {page.path: page for page in site_pages.build(relate(loaded or folder()))}


def shown(page):
    """The page as a browser would see it."""
    return read(markdown.markdown(page.markdown, extensions=[*EXTENSIONS, "toc", "tables", "fenced_code"]))


def of(*briefs):
    return built(Loaded(briefs, ()))


def test_pages_do_not_depend_on_the_order_of_briefs():
    assert site_pages.build(relate(folder())) == site_pages.build(relate(Loaded(folder().briefs[::-1], ())))


def test_each_page_has_its_own_path_and_a_description():
    pages = site_pages.build(corpus())
    assert len({page.path for page in pages}) == len(pages)
    assert all(page.description and page.markdown.startswith("# ") for page in pages)


@pytest.mark.parametrize("found", [corpus(), invented_stories.corpus()])
def test_no_heading_skips_a_level(found):
    for page in site_pages.build(found):
        html = markdown.markdown(page.markdown, extensions=[*EXTENSIONS, "toc", "tables", "fenced_code"])
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), (page.path, levels)


def test_html_of_every_page_is_well_formed_and_its_ids_are_its_own():
    for path, page in built().items():
        html = shown(page)
        assert (html.open, html.badly_closed, html.twice) == ([], [], []), path


def test_no_blank_line_stands_inside_an_html_block():
    """A blank line ends an HTML block in CommonMark, and what follows would be read as Markdown."""
    for path, page in built().items():
        blocks = page.markdown.split("\n\n")
        for block in blocks:
            if block.startswith("<") and 'markdown="1"' not in block and block != "</div>":
                html = read(block)
                assert (html.open, html.badly_closed) == ([], []), f"{path}: {block[:80]}"


def test_a_brief_goes_from_the_bottom_line_to_the_downloads():
    headings = re.findall(r"^## (.*)$", built()[FERRY].markdown, re.MULTILINE)
    assert headings == [
        "Bottom line",
        "Source",
        "Actors",
        "Claims",
        "Beside other reports",
        "Not stated, not resolved",
        "Analyst notes",
        "Archived text",
        "Downloads",
    ]


def test_a_brief_without_notes_has_no_notes():
    assert "## Analyst notes" not in built()["briefs/lighthouse-to-be-sold-4d5e6f/index.md"].markdown


def test_notes_are_the_only_markdown_of_a_person():
    html = built()[FERRY].markdown
    assert "*harbour log*" in html.split("## Analyst notes")[1].split("## Archived text")[0]


def test_the_source_card_names_author_and_time_of_retrieval_where_they_are_known():
    path = "briefs/lighthouse-to-be-sold-4d5e6f/index.md"
    text = shown(built()[path]).text
    assert "Author" not in text
    assert "Retrieved" not in text
    brief = lighthouse().brief
    source = dataclasses.replace(brief.source, author="<b>Ida</b> *Holm*", retrieved="2025-03-05T09:30:00Z")
    text = shown(of(dataclasses.replace(lighthouse(), brief=dataclasses.replace(brief, source=source)))[path]).text
    assert "Author <b>Ida</b> *Holm*" in " ".join(text.split())
    assert "Retrieved 5 March 2025, 09:30 UTC" in " ".join(text.split())


def test_what_is_unknown_is_said():
    text = shown(built()["briefs/lighthouse-to-be-sold-4d5e6f/index.md"]).text
    assert "Outlet not stated" in text
    assert "Address not stated" in text
    text = shown(built()[FERRY]).text
    assert "4 March (year not stated)" in text
    assert "from the dateline" in text
    unstated = dataclasses.replace(
        lighthouse(),
        brief=dataclasses.replace(
            lighthouse().brief,
            summary=(),
            claims=(),
            actors=(),
            source=dataclasses.replace(
                lighthouse().brief.source, published=None, published_basis="unknown", language="und"
            ),
        ),
    )
    text = shown(of(unstated)["briefs/lighthouse-to-be-sold-4d5e6f/index.md"]).text
    for words in ("Date not stated", "Not recognised", "No claim was found", "No sentence", "names no actor"):
        assert words in text


@pytest.mark.parametrize(
    ("claim_id", "words"),
    [
        ("a10001", ["Norland and Sudland", "announce", "Joint statement", "Reported speech"]),
        ("a10002", ["Direct quotation", "named as “the two governments”"]),
        ("a10005", ["Sudland", "Partly quoted", "via Ada Quist"]),
        ("a10006", ["“harbour officials”", "Unnamed source", "Denied or negated"]),
        ("a10008", ["“Analysts”", "Speaker not settled", "might be Norland and Sudland", "Hedged: “may”"]),
        ("a10009", ["Coastal News reports", "In the outlet’s own voice"]),
    ],
)
def test_a_claim_shows_who_says_it_and_how(claim_id, words):
    article = next(a for a in built()[FERRY].markdown.split("<article") if f'id="claim-{claim_id}"' in a)
    text = read(re.sub(r"(?=<d[td]>)", " ", article)).text
    for expected in words:
        assert expected in text


def test_a_claim_leads_to_its_words_and_the_words_lead_back():
    html = shown(built()[FERRY])
    for claim in ferry().brief.claims:
        assert {f"claim-{claim.id}", f"source-{claim.id}"} <= html.ids
        assert f"#source-{claim.id}" in html.links
        assert f"#claim-{claim.id}" in html.links
    assert "#source-line-1" in html.links
    assert "source-line-1" in html.ids


def test_the_marked_words_are_those_of_the_claim():
    archived = built()[FERRY].markdown.split('class="b-archived"')[1]
    for number, claim in enumerate(ferry().brief.claims, 1):
        pieces = re.findall(rf'<mark class="(?:[^"]* )?b-p{number}(?: [^"]*)?"><a [^>]*>(.*?)</a></mark>', archived)
        words = "".join("".join(read(piece).texts) for piece in pieces)
        assert words == "".join(evidence.quote for evidence in claim.evidence)


def test_an_actor_is_found_under_every_name_and_shows_both_sides():
    page = built()["actors/xs/index.md"]
    assert built()["actors/xn/index.md"].tags == ("Norland", "Norlanders", "Elder Hall", "RNL")
    by, about = page.markdown.split("## Statements by")[1].split("## Statements about")
    assert "#claim-a10005" in by
    assert "#claim-a10003" not in by
    assert "#claim-a10003" in about


def test_roles_are_those_of_the_texts():
    assert "Norland's transport minister" in shown(built()["actors/ada-quist/index.md"]).text


def test_the_ledger_has_every_claim_on_as_many_pages_as_it_needs(monkeypatch):
    monkeypatch.setattr(claims, "PER_PAGE", 4)
    found = {path: page for path, page in built().items() if path.startswith("claims/")}
    assert list(found) == ["claims/index.md", "claims/page/2/index.md", "claims/page/3/index.md"]
    text = "".join(page.markdown for page in found.values())
    for brief in folder().briefs:
        for claim in brief.brief.claims:
            assert text.count(f"#claim-{claim.id}") == 1
    assert "Page 2 of 3" in shown(found["claims/page/2/index.md"]).text
    assert [page.listed for page in found.values()] == [True, False, False]


def test_an_actor_with_much_to_say_has_further_pages(monkeypatch):
    monkeypatch.setattr(actor, "PER_PAGE", 2)
    found = [page for path, page in built().items() if path.startswith("actors/ada-quist/")]
    assert [page.title for page in found] == ["Ada Quist", "Ada Quist, page 2"]
    assert "on the pages before" in found[1].markdown


def test_home_shows_the_newest_and_says_where_there_are_more(monkeypatch):
    monkeypatch.setattr(home, "NEWEST", 1)
    page = built()["index.md"]
    assert "Lighthouse to be sold" in page.markdown
    assert "All 3 briefs" in page.markdown


def test_activity_counts_by_date_newest_first():
    found = [(a.day.year, a.day.month, a.briefs, a.claims) for a in home.activity(corpus())]
    assert found == [(2025, 5, 1, 1), (None, 3, 1, 9), (None, None, 1, 1)]


def test_a_site_without_briefs_says_so():
    pages = of()
    assert "There are no briefs yet" in pages["index.md"].markdown
    for page in pages.values():
        shown(page)


def test_words_of_a_source_are_shown_as_they_are_and_do_nothing():
    calm = {path: shown(page) for path, page in of(ferry()).items()}
    for path, page in of(hostile()).items():
        html = shown(page)
        assert (html.scripts, html.handlers) == ([], []), path
        assert not [link for link in html.links if link.startswith("javascript:")], path
        own = ["../search/", "../assets/briefing/js/search.js"] if path == "search/index.md" else []
        assert html.loads == calm.get(path, html).loads == own, path
        assert "49" not in html.text, f"{path}: a template in the text was run"
    brief = shown(of(hostile())["briefs/hostile-000000/index.md"])
    assert brief.text.count(HOSTILE) >= 8
    assert "</div><script>alert(2)</script>" in brief.text
    assert HOSTILE in shown(of(hostile())["index.md"]).text
    assert HOSTILE in shown(of(hostile())["actors/clerk/index.md"]).text


def of_language(code):
    brief = ferry()
    source = dataclasses.replace(brief.brief.source, language=code)
    page = of(dataclasses.replace(brief, brief=dataclasses.replace(brief.brief, source=source)))[FERRY]
    return shown(page).text


def test_a_brief_in_a_language_that_was_not_measured_says_so():
    assert "Read with care. This document is in German. The model was measured" in of_language("de")
    assert "a language that could not be told." in of_language("und")
    assert "Read with care" not in of_language("en")
