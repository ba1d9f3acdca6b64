"""The timeline of a story: what is dated, where it stands along time, and the same dates in a table."""

from __future__ import annotations

import dataclasses
import html
import re
from xml.etree import ElementTree as ET

import invented_stories
import pytest
from invented import HOSTILE, actor, claim, loaded

from generator.brief.store import Loaded
from generator.records import When
from generator.relate.corpus import build
from generator.relate.story import Group, Story
from generator.site import pages
from generator.site.comparison import compare
from generator.site.pictures import labels, story_time
from generator.site.pictures.story_time import EDGE, MOST_OUTLETS, MOST_ROWS, NAME


def report(
    number: int,
    published: str | None,
    *,
    said: str | None = None,
    happened: str | None = None,
    outlet: str | None = None,
    actors: tuple = (),
):
    """A report with one statement, and the dates that the statement has."""
    text = f"Report {number}\n\nMira Voss said the pier is shut.\n"
    start = text.index("said")
    times = {"said": said, "happened": happened}
    one = claim(
        text,
        f"{number:06x}",
        "the pier is shut",
        speaker="Mira Voss",
        cue="said",
        speakers=("mira-voss",),
        **{kind: When("said", start, start + 4, edtf) for kind, edtf in times.items() if edtf},
    )
    return loaded(
        f"report-{number:06}",
        f"Report {number}",
        text,
        actors=(actor("mira-voss", "Mira Voss"), *actors),
        claims=(one,),
        outlet=outlet or f"Outlet {number}",
        published=published,
    )


def corpus_of(*briefs):
    """A corpus in which all briefs are on one event, and each statement stands alone."""
    plain = build(Loaded(briefs, ()))
    groups = tuple(
        Group(s.claim.id, "single-source", is_report=True, members=(s,), origins=((s.entry.brief.id,),),
              differences=(), differing=frozenset())
        for s in plain.statements
    )  # fmt: skip
    ids = tuple((e.brief.id,) for e in plain.briefs)
    story = Story("pier-1", "The pier", plain.briefs, groups, plain.briefs[-1].day, ids)
    return dataclasses.replace(plain, stories=(story,))


def drawn(*briefs):
    (comparison,) = compare(corpus_of(*briefs)).of_several
    return story_time(comparison)


def lanes(found) -> dict[str, list[tuple[str, int]]]:
    return {lane.name: [(mark.words, mark.number) for mark in lane.marks] for lane in found.lanes}


def test_reports_and_dated_statements_have_lanes_of_their_own():
    found = drawn(
        report(1, "2025-03-04", happened="2025-03-01"),
        report(2, "2025-03-05", said="2025-03-04", outlet="Outlet 1"),
        report(3, "2025-03-06", said="2025-03-04"),
    )
    assert lanes(found) == {
        "Outlet 1": [("4 March 2025", 1), ("5 March 2025", 1)],
        "Outlet 3": [("6 March 2025", 1)],
        "Said": [("4 March 2025", 2)],
        "Events, as told": [("1 March 2025", 1)],
    }
    assert [lane.number for lane in found.lanes] == [2, 1, 2, 1]
    assert (found.first, found.last, found.unplaced) == ("1 Mar 2025", "6 Mar 2025", 0)


def test_places_are_to_scale():
    found = drawn(report(1, "2025-03-01"), report(2, "2025-03-02"), report(3, "2025-03-11"))
    one, two, three = (lane.marks[0].x for lane in found.lanes)
    assert three - two == pytest.approx(9 * (two - one), abs=0.1)
    assert (one, three) == (found.start, found.end)


def test_what_was_long_before_and_after_stands_at_the_edges():
    found = drawn(
        report(1, "2025-03-04", happened="1998"),
        report(2, "2025-03-05", happened="2001-05/2002"),
        report(3, "2025-03-05", happened="2040"),
    )
    told = found.lanes[-1]
    assert [(mark.x < EDGE, mark.x > 100 - EDGE, mark.words, mark.number) for mark in told.marks] == [
        (True, False, "1998, May 2001 – 2002", 2),
        (False, True, "2040", 1),
    ]
    assert [tick.words for tick in found.ticks] == ["earlier", "4 Mar 2025", "5 Mar 2025", "later"]
    assert [row.place for row in found.rows if row.kind == "happened"] == ["earlier", "earlier", "later"]


def test_a_longer_time_is_a_line():
    found = drawn(
        report(1, "2025-03-01"), report(2, "2025-03-31"), report(3, "2025-03-31", happened="2025-03-03/2025-03-10")
    )
    (mark,) = found.lanes[-1].marks
    assert mark.x < mark.end
    found = drawn(report(1, "2025-02-20"), report(2, "2025-04-10"), report(3, "2025-04-10", happened="2025-03"))
    (mark,) = found.lanes[-1].marks
    assert (mark.words, mark.x < mark.end) == ("March 2025", True)


def test_dates_without_a_year_are_not_placed_beside_those_with_one():
    found = drawn(report(1, "2025-03-04"), report(2, "2025-03-05"), report(3, "XXXX-03-06"), report(4, None))
    assert list(lanes(found)) == ["Outlet 1", "Outlet 2"]
    assert found.unplaced == 2
    assert [(row.words, row.place) for row in found.rows][2:] == [
        ("6 March (year not stated)", "unplaced"),
        ("Date not stated", "unplaced"),
    ]


def test_where_no_date_has_a_year_none_is_shown():
    found = drawn(report(1, "XXXX-02-28"), report(2, "XXXX-03-01"))
    assert (found.first, found.last) == ("28 Feb", "1 Mar")


@pytest.mark.parametrize("dates", [["2025-03-04", "2025-03-04"], ["2025-03-04", None], [None, None]])
def test_one_date_is_no_timeline(dates):
    assert drawn(*(report(n, date) for n, date in enumerate(dates))) is None


@pytest.mark.parametrize(
    "edtf",
    ["../2024-05-01", "2024-05-01/..", "2024-05~", "2024?", "9999-12", "0001", "XXXX-02-29"],
)
def test_no_date_is_too_odd(edtf):
    found = drawn(report(1, "2024-05-01", happened=edtf), report(2, "2024-05-03", said=edtf))
    assert len(found.rows) + found.further == 4
    for lane in found.lanes:
        assert all(0 < mark.x <= mark.end < 100 for mark in lane.marks)


def test_many_outlets_share_a_lane_and_nothing_is_lost():
    found = drawn(*(report(n, f"2025-03-{n % 28 + 1:02}", said="2025-03-09") for n in range(100)))
    assert len(found.lanes) == MOST_OUTLETS + 2
    assert found.lanes[MOST_OUTLETS].name == "94 further outlets"
    assert sum(lane.number for lane in found.lanes) == 200
    assert len(found.rows) == MOST_ROWS
    assert found.further == 200 - MOST_ROWS


def test_one_outlet_more_has_a_lane_of_its_own():
    found = drawn(*(report(n, f"2025-03-{n + 1:02}") for n in range(MOST_OUTLETS + 1)))
    assert [lane.name for lane in found.lanes] == [f"Outlet {n}" for n in range(MOST_OUTLETS + 1)]


def test_a_long_outlet_is_cut_to_what_a_phone_has_room_for():
    found = drawn(report(1, "2025-03-01", outlet="W" * 300), report(2, "2025-03-02", outlet="Bo"))
    assert labels.width(found.lanes[0].name) <= NAME
    assert found.lanes[1].name == "Bo"


def test_the_picture_on_the_page_has_the_numbers_of_its_table():
    found = corpus_of(
        report(1, "2025-03-04", happened="2025-03-01", outlet=HOSTILE),
        report(2, "2025-03-05", said="2025-03-04"),
    )
    page = next(page for page in pages.build(found) if page.path == "stories/pier-1/index.md")
    svg = ET.fromstring(re.search(r'<svg class="p-picture p-time[\s\S]*?</svg>', page.markdown)[0])
    assert svg.get("class") == "p-picture p-time p-lanes--4"
    marks = [mark.find("title").text for mark in svg.iter("g")]
    assert marks == [
        "4 March 2025: 1 report",
        "5 March 2025: 1 report",
        "4 March 2025: 1 statement",
        "1 March 2025: 1 statement",
    ]
    table = page.markdown.split('<caption class="b-spoken">When it was reported', 1)[1].split("</table>")[0]
    rows = [html.unescape(re.sub(r"<[^>]*>", "", row)) for row in re.findall(r'<tr><th scope="row">(.*?)</td>', table)]
    assert [row.split("2025", 1)[0] + "2025" for row in rows] == [
        "1 March 2025",
        "4 March 2025",
        "4 March 2025",
        "5 March 2025",
    ]
    assert any(HOSTILE in row for row in rows)
    assert 'href="../../briefs/report-000001/#claim-000001"' in table


def test_a_height_is_known_for_each_number_of_lanes():
    from importlib import resources

    css = (resources.files("generator.site") / "assets/css/pictures.css").read_text()
    heights = {int(lanes): int(tall) for lanes, tall in re.findall(r"p-lanes--(\d+) \{\s*height: (\d+)px", css)}
    for number in range(1, MOST_OUTLETS + 4):
        assert heights[number] == 34 * number + 26
    found = drawn(report(1, "2025-03-01"), report(2, "2025-03-02"))
    assert found.height == heights[2]


def test_a_story_without_pictures_has_no_empty_frame():
    page = next(p for p in pages.build(invented_stories.corpus()) if p.path == "stories/dredgers-1/index.md")
    assert page.markdown.count("<figure") == page.markdown.count("</figure>")
