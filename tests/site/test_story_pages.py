"""The page of a story: its table, its wordings side by side, who speaks, and what stays open."""

from __future__ import annotations

import dataclasses
import re

import markdown
import pytest
from built import Html, Site, read
from invented_stories import copy, corpus, differing, group, news, statements, story, wire
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.brief.store import Loaded
from generator.config import Settings
from generator.relate.corpus import build as relate
from generator.relate.story import Difference
from generator.site import comparison as comparisons
from generator.site import pages as site_pages
from generator.site import story_wording
from generator.site.comparison import compare
from generator.site.pages import story as story_page
from generator.site.redirects import redirects
from generator.site.stage import stage
from generator.site.wording_diff import pairs

STORY = "stories/dredgers-1/index.md"
DENIAL = "a denial or negation of this"


def built(found=None):
    return {page.path: page for page in site_pages.build(found or corpus())}


def shown(page) -> Html:
    return read(markdown.markdown(page.markdown, extensions=["md_in_html", "attr_list", "toc", "tables"]))


def row(page, group_id: str) -> str:
    return re.search(rf'<tr id="claims-{group_id}">.*?</tr>', page.markdown, re.DOTALL)[0]


def cells(page, group_id: str) -> list[str]:
    return [read(cell).text for cell in re.findall(r"<td .*?</td>", row(page, group_id), re.DOTALL)]


def test_a_story_goes_from_what_happened_to_what_is_not_stated():
    assert re.findall(r"^## (.*)$", built()[STORY].markdown, re.MULTILINE) == [
        "What happened",
        "Who reports what",
        "In which words",
        "Who speaks",
        "Reports in order",
        "What is not stated",
    ]


def test_what_happened_is_said_in_a_source_s_own_words_and_leads_there():
    page = built()[STORY]
    part = page.markdown.split("## What happened")[1].split("## Who reports")[0]
    assert "Harbour minister Mira Voss said 12 dredgers would leave Port Elder by Friday." in read(part).text
    assert "../../briefs/wire-000001/#source-line-1" in read(part).links


def test_every_place_on_the_page_that_a_link_leads_to_is_there():
    pages = {path.removesuffix("index.md"): shown(page) for path, page in built().items()}
    for path, html in pages.items():
        for link in html.links:
            if link.startswith("#"):
                assert link[1:] in html.ids, f"{path}: {link}"
            elif "stories/dredgers-1/#" in link:
                assert link.split("#")[1] in pages["stories/dredgers-1/"].ids, f"{path}: {link}"


def test_the_table_says_of_every_outlet_how_it_stands_to_every_claim():
    page = built()[STORY]
    header = re.findall(r'<th scope="col">(.*?)</th>', page.markdown.split("</thead>")[0])
    assert [read(cell).text for cell in header] == [
        "Claim",
        "Harbour Wire same origin as Sound Daily",
        "Sound Daily same origin as Harbour Wire",
        "Coastal News",
    ]
    first = cells(page, "g1")
    assert [cell.split(" by ")[0] for cell in first] == [
        "Said",
        "Said",
        "Differs: number and hedge Hedged: “may”",
    ]
    assert [cell.split(" by ")[0] for cell in cells(page, "g3")][2] == "Not mentioned"


def alone(page, group_id: str) -> str:
    """A claim that only one outlet has."""
    return re.search(rf'<li id="claims-{group_id}">.*?</li>', page.markdown, re.DOTALL)[0]


def test_what_only_one_outlet_has_stands_below_the_table_under_its_name():
    page = built()[STORY]
    table, rest = page.markdown.split("</table>", 1)
    assert 'id="claims-g4"' not in table
    assert "Only in Coastal News Single source 1 claim" in read(rest.split("## In which words")[0]).text
    assert "<mark>" in alone(page, "g4")
    assert "../../briefs/news-000002/#claim-" in alone(page, "g4")
    assert "Not mentioned" not in alone(page, "g4")


def test_of_many_claims_that_only_one_outlet_has_some_fold_out():
    first = news()
    claims = tuple(dataclasses.replace(first.brief.claims[0], id=f"1cccc{n}") for n in range(10))
    many = dataclasses.replace(first, brief=dataclasses.replace(first.brief, claims=claims, main=()))
    found = relate(Loaded((wire(), many), ()))
    own = [s for s in found.statements if s.entry.brief.id == "news-000002"]
    groups = [group(f"g{n}", "single-source", [s]) for n, s in enumerate(own)]
    found = dataclasses.replace(found, stories=(story(found, groups),))
    page = next(p for path, p in built(found).items() if path.startswith("stories/") and path.count("/") == 2)
    shown_, folded = page.markdown.split('<details class="b-further"')
    assert (shown_.count('<li id="claims-g'), folded.count('<li id="claims-g')) == (6, 4)
    assert "4 further claims only in Coastal News" in folded
    assert "No claim stands in more than one report." in shown_
    html = shown(page)
    assert (html.open, html.badly_closed, html.twice) == ([], [], [])


def test_a_page_of_a_story_tells_of_the_claims_on_the_next(monkeypatch):
    monkeypatch.setattr(comparisons, "PER_PAGE", 3)
    monkeypatch.setattr(story_page, "PER_PAGE", 3)
    pages = built()
    assert "1 further claim on page 2" in shown(pages[STORY]).text
    assert "further claim" not in shown(pages["stories/dredgers-1/page/2/index.md"]).text


def test_a_cell_opens_the_sentence_that_it_rests_on():
    found = re.findall(r"<details.*?</details>", row(built()[STORY], "g1"), re.DOTALL)
    assert len(found) == 3
    assert "<mark>14 dredgers may leave Port Elder by Friday</mark>" in found[2]
    assert 'href="../../briefs/news-000002/#claim-bbbbb1"' in found[2]


def test_a_denied_or_hedged_claim_is_never_shown_as_a_plain_one():
    page = built()[STORY]
    assert "Denied or negated" in row(page, "g3")
    assert "Hedged: “may”" in cells(page, "g1")[2]
    assert "Hedged" not in cells(page, "g1")[0]


@pytest.mark.parametrize(
    ("group_id", "verdict"),
    [
        ("g1", "Three outlets attribute this to Mira Voss; Coastal News differs in the number and hedge."),
        ("g2", "Three outlets state this in their own voice: two sources say that it is so."),
        ("g3", f"Two outlets attribute {DENIAL} to Mira Voss, but all from one origin: that counts once."),
        ("g4", "Only Coastal News reports that “harbour officials” said this."),
    ],
)
def test_the_verdict_tells_reports_from_assertions_and_copies_from_confirmations(group_id, verdict):
    found = corpus()
    (table,) = compare(found).all
    (line,) = [r for r in table.rows if r.group.id == group_id]
    assert story_wording.verdict(line, found) == verdict


def two(first=wire, second=news, status="corroborated", **changes):
    """A story of two briefs whose first claims are one group."""
    found = relate(Loaded((first(), second()), ()))
    s = list(found.statements)
    one, other = s[0], next(m for m in s if m.entry is not s[0].entry)
    if "differences" in changes:
        changes["differences"] = differing(one, other)
    return dataclasses.replace(found, stories=(story(found, [group("g1", status, [one, other], **changes)]),))


def only_row(found):
    return compare(found).all[0].rows[0]


def test_two_outlets_with_the_same_words_of_somebody_confirm_the_words_only():
    assert story_wording.verdict(only_row(two()), two()) == (
        "Two outlets attribute this to Mira Voss. That is no confirmation that it is so."
    )


def test_where_both_differ_nobody_is_the_one_that_does():
    found = two(status="differs", differences=(), differing=frozenset({"wire-000001", "news-000002"}))
    assert story_wording.verdict(only_row(found), found).endswith("and differ from each other in the number and hedge.")


def test_documents_without_an_outlet_are_columns_of_their_own_under_their_titles():
    nameless = two(
        lambda: wire(outlet=None),
        lambda: wire("copy-000003", copy().text, None),
    )
    (table,) = compare(nameless).all
    assert [column.label for column in table.columns] == [
        "“Dredgers leave Port Elder”",
        "“Dredgers to leave Port Elder”",
    ]
    assert story_wording.verdict(table.rows[0], nameless).startswith("Two documents report")
    assert "Outlet not stated" in shown(built(nameless)[STORY]).text


def test_several_reports_of_one_outlet_are_one_column_and_one_source():
    again = two(wire, lambda: wire("copy-000003", copy().text), status="single-source")
    (table,) = compare(again).all
    assert [(column.label, len(column.briefs)) for column in table.columns] == [("Harbour Wire", 2)]
    assert table.rows[0].only is table.columns[0]


def test_what_differs_is_marked_with_its_kind_and_said_in_words():
    part = built()[STORY].markdown.split("## In which words")[1]
    assert '<mark class="b-differing">12<span class="b-differing__kind"> (number)</span></mark>' in part
    assert '<mark class="b-differing">may<span class="b-differing__kind"> (hedge)</span></mark>' in part
    assert '<span class="b-otherwords">would</span>' in part
    assert "Number: “12” in Harbour Wire, “14” in Coastal News" in part
    assert "Hedge: none found in Harbour Wire, “may” in Coastal News" in part


def test_marks_leave_the_sentence_as_it_is():
    found = corpus()
    (table,) = compare(found).all
    for line in table.rows:
        for pair in pairs(line.group, line.lead):
            for statement, runs in ((pair.left, pair.left_runs), (pair.right, pair.right_runs)):
                start, end = statement.claim.anchors.context
                assert "".join(run.words for run in runs) == statement.entry.text[start:end]


@pytest.mark.parametrize(
    ("words", "told"), [("dredgers would leave Port Elder by", 0), ("twelve old pumps, all of them rusty", 1)]
)
def test_what_stands_in_the_sentence_is_not_called_left_out(words, told):
    pair = (("wire-000001", "1aaaa1"), ("news-000002", "bbbbb1"))
    found = two()
    (group_of,) = found.stories[0].groups
    changed = dataclasses.replace(group_of, differences=(Difference("omission", words, "", pair),))
    laid = pairs(changed, changed.members[0])
    assert [len(p.differences) for p in laid] == [told]


def test_the_same_sentence_is_not_laid_beside_itself():
    page = built()[STORY]
    assert "words-claims-g2" not in page.markdown
    assert "All in the same words." in row(page, "g2")


def test_who_speaks_is_counted_by_outlet():
    part = built()[STORY].markdown.split("## Who speaks")[1].split("## Reports")[0]
    rows = [
        [read(cell).text for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", line)]
        for line in part.split("<tbody>")[1].splitlines()
        if line.startswith("<tr>")
    ]
    assert rows == [
        ["Mira Voss", "5", "2", "2", "1"],
        ["Unnamed sources", "1", "–", "–", "1"],
        ["The outlet itself", "3", "1", "1", "1"],
    ]


def test_reports_stand_in_order_and_what_has_no_year_comes_last():
    briefs = comparisons.oldest_first(corpus().briefs)
    assert [(day, [e.brief.id for e in entries]) for day, entries in story_page.by_date(briefs)] == [
        ("4 March 2025", ["wire-000001"]),
        ("5 March 2025", ["copy-000003"]),
        ("5 March (year not stated)", ["news-000002"]),
    ]


def test_what_no_document_states_is_told_from_what_some_do_not():
    (table,) = compare(corpus()).all
    found = [(silence.what, [e.brief.id for e in silence.briefs]) for silence in story_page.silences(table)]
    assert found == [
        ("Year of the date not stated (1 of 3 documents):", ["news-000002"]),
        ("No address (1 of 3 documents):", ["news-000002"]),
        ("1 claim comes from a source that nobody names.", []),
    ]
    nameless = two(lambda: wire(outlet=None), lambda: wire("copy-000003", copy().text, None))
    assert "No document says who published it." in [s.what for s in story_page.silences(compare(nameless).all[0])]


def test_copies_are_shown_as_one_origin():
    text = shown(built()[STORY]).text
    assert "One origin. Harbour Wire and Sound Daily carry text so alike that they count as one source" in text


def test_a_story_with_many_claims_goes_on_on_further_pages(monkeypatch):
    monkeypatch.setattr(comparisons, "PER_PAGE", 3)
    monkeypatch.setattr(story_page, "PER_PAGE", 3)
    pages = built()
    assert [p.title for path, p in pages.items() if path.startswith("stories/dredgers-1/")] == [
        "Dredgers to leave Port Elder (story)",
        "Dredgers to leave Port Elder (story), page 2",
    ]
    second = pages["stories/dredgers-1/page/2/index.md"].markdown
    assert "Fishermen were furious" in second
    assert "## Who speaks" not in second
    assert "stories/dredgers-1/page/2/#claims-g4" in pages["briefs/news-000002/index.md"].markdown


def test_a_story_with_many_reports_goes_on_on_further_pages(monkeypatch):
    monkeypatch.setattr(story_page, "REPORTS", 2)
    pages = built()
    second = pages["stories/dredgers-1/page/2/index.md"].markdown
    assert re.findall(r"^## (.*)$", second, re.MULTILINE) == ["Reports in order"]
    assert "Port Elder loses its dredgers" in second
    for path in (STORY, "stories/dredgers-1/page/2/index.md"):
        html = shown(pages[path])
        assert (html.open, html.badly_closed, html.twice) == ([], [], [])


def test_with_many_outlets_each_claim_names_those_that_have_it(monkeypatch):
    monkeypatch.setattr(story_page, "SIDE_BY_SIDE", 2)
    monkeypatch.setattr(story_page, "OUTLETS", 2)
    page = built()[STORY]
    assert "<table" not in page.markdown.split("## Who speaks")[0]
    cards = {
        anchor: read(re.sub("(?=<d[td]>)", " ", card))
        for anchor, card in re.findall(r'<li id="claims-(g\d)">(.*?)(?=<li id=|</section>)', page.markdown, re.DOTALL)
    }
    assert list(cards) == ["g1", "g2", "g3", "g4"]
    assert "Not mentioned by Coastal News" in cards["g3"].text
    assert "Not mentioned" not in cards["g4"].text  # it stands under "Only in Coastal News"
    assert "1 more Coastal News: Differs: number and hedge Hedged: “may”" in cards["g1"].text
    assert "../../briefs/news-000002/#claim-bbbbb1" in cards["g1"].links
    assert "Harbour Wire 2, Sound Daily 2, Coastal News 1" in page.markdown.split("## Who speaks")[1]
    html = shown(page)
    assert (html.open, html.badly_closed, html.twice) == ([], [], [])


def test_a_document_alone_has_no_page_of_its_own_but_is_in_the_list():
    found = relate(Loaded((wire(),), ()))
    alone = dataclasses.replace(found, stories=(story(found, [group("g1", "single-source", [found.statements[0]])]),))
    pages = built(alone)
    assert STORY not in pages
    assert "../briefs/wire-000001/" in read(pages["stories/index.md"].markdown).links
    assert "Only here" not in pages["briefs/wire-000001/index.md"].markdown


def test_the_list_and_the_first_page_lead_with_stories_of_several_documents():
    for path in ("stories/index.md", "index.md"):
        html = shown(built()[path])
        assert any(link.endswith("stories/dredgers-1/") for link in html.links), path
        assert "1 corroborated 1 differs 1 one origin 1 single source" in html.text, path


@pytest.mark.parametrize(
    ("brief_id", "claim_id", "words"),
    [
        (
            "wire-000001",
            "1aaaa1",
            "Differs Also reported by Sound Daily and Coastal News; differs in the number and hedge",
        ),
        ("wire-000001", "1aaaa2", "Corroborated Also stated by Sound Daily and Coastal News"),
        ("wire-000001", "1aaaa3", "One origin Also reported by Sound Daily, from the same origin"),
        ("news-000002", "bbbbb3", "Single source Only here"),
    ],
)
def test_a_brief_says_of_each_claim_who_else_has_it(brief_id, claim_id, words):
    markdown_of = built()[f"briefs/{brief_id}/index.md"].markdown
    article = next(a for a in markdown_of.split("<article") if f'id="claim-{claim_id}"' in a)
    assert words in read(article).text


def test_a_brief_leads_to_its_story():
    html = shown(built()["briefs/news-000002/index.md"])
    assert "../../stories/dredgers-1/" in html.links
    assert "Story Dredgers to leave Port Elder also reported by Harbour Wire and Sound Daily" in html.text


def test_the_ids_of_all_its_briefs_lead_to_a_story():
    """Its own id is its first brief's, and changes when an earlier one is added."""
    found = corpus()
    (several,) = [s for s in found.stories if len(s.briefs) > 1]
    others = {e.brief.id for e in several.briefs} - {several.id}
    sent = {a.path: a.content.decode() for a in redirects(found) if a.path.startswith("stories/")}
    assert sent.keys() == {f"stories/{other}/index.html" for other in others}
    assert all(f'url=../{several.id}/"' in content for content in sent.values())


def test_html_is_well_formed_and_ids_are_unique():
    for path, page in built().items():
        html = shown(page)
        assert (html.open, html.badly_closed, html.twice) == ([], [], []), path
        for block in page.markdown.split("\n\n"):
            if block.startswith("<") and 'markdown="1"' not in block:
                part = read(block)
                assert (part.open, part.badly_closed) == ([], []), f"{path}: {block[:80]}"


def test_statements_of_the_factory_are_those_of_its_briefs():
    assert set(statements(corpus())) == {m.claim.id for g in corpus().stories[0].groups for m in g.members}


def test_the_staged_site_builds_and_no_link_in_it_is_broken(tmp_path):
    target = tmp_path / "staged"
    stage(corpus(), target, Settings(tmp_path, (), tmp_path / "briefs"))
    config = load_config(str(target / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    site = Site(tmp_path / "site")
    assert {"stories/", "stories/dredgers-1/", "timeline/"} <= set(site.pages())
    assert site.broken_links() == []
    assert site.foreign() == []
