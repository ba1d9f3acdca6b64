"""Pictures are well-formed, have names, show the numbers of their tables, and take any name as mere words."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from xml.etree import ElementTree as ET

import invented
import invented_stories
import markdown
import pytest
from invented import HOSTILE, actor, claim, loaded

from generator.brief.store import Loaded
from generator.relate.corpus import Day, build
from generator.site import pages, pictures
from generator.site.activity import over_time
from generator.site.comparison import compare
from generator.site.page import Page
from generator.site.pictures import labels, network
from generator.site.publish import EXTENSIONS

SVG = re.compile(r"<svg class=\"p-[^<>]*>(?:(?!</?svg)[\s\S]|<svg class=\"p-cell\"[\s\S]*?</svg>)*</svg>")
ROW = re.compile(r"<tr>(<th scope=\"row\".*?)</tr>", re.DOTALL)


def of(corpus) -> dict[str, Page]:
    return {page.path: page for page in pages.build(corpus)}


def drawn(page: Page) -> list[ET.Element]:
    """The pictures of a page, as they come out of Markdown, read as XML."""
    html = markdown.markdown(page.markdown, extensions=list(EXTENSIONS))
    found = SVG.findall(html)
    assert len(found) == html.count("<svg class=") - html.count('<svg class="p-cell"') - html.count('<svg class="b-')
    return [ET.fromstring(svg.replace("&nbsp;", " ")) for svg in found]


def rows(page: Page, caption: str) -> list[list[str]]:
    table = page.markdown.split(f'<caption class="b-spoken">{caption}', 1)[1].split("</table>", 1)[0]
    cells = [re.findall(r"<t[hd][^>]*>([\s\S]*?)</t[hd]>", row) for row in ROW.findall(table)]
    return [[re.sub(r"<[^>]*>", "", cell).strip() for cell in row] for row in cells]


def talk(number: int, speaker: str, other: str, published: str | None = None, **names: str):
    """A brief in which one actor speaks about another."""
    text = f"Brief {number}\n\n{'They'} said the harbour is shut.\n"
    return loaded(
        f"talk-{number:06}",
        f"Brief {number}",
        text,
        actors=tuple(actor(each, names.get(each, each.replace("-", " ").title())) for each in (speaker, other)),
        claims=(
            claim(text, f"{number:06x}", "the harbour is shut", speaker="They", cue="said", speakers=(speaker,),
                  about=(other,)),
        ),
        published=published,
    )  # fmt: skip


def corpus_of(*pairs: tuple[str, str], **names: str):
    return build(Loaded(tuple(talk(n, one, other, **names) for n, (one, other) in enumerate(pairs)), ()))


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def name(number: int) -> str:
    """An id of which nobody takes two for one actor."""
    return "q" + "".join(LETTERS[(number // 26**n) % 26] * 2 for n in range(3)) + LETTERS[number % 23]


def crowd(number: int):
    """A corpus in which so many actors speak about each other."""
    pairs = [(name(n), name((n * 7 + step) % number)) for step in (1, 3) for n in range(number)]
    return corpus_of(*((a, b) for a, b in pairs if a != b))


CORPORA = {
    "ferry": invented.corpus,
    "dredgers": invented_stories.corpus,
    "crowd": lambda: crowd(60),
    "hostile": lambda: build(
        Loaded((invented.hostile(), talk(1, "zod", "ymir", zod=HOSTILE, ymir="\x0b" + HOSTILE)), ())
    ),
}


@pytest.mark.parametrize("which", CORPORA)
def test_every_picture_is_well_formed_and_says_what_it_is(which):
    seen = Counter()
    for page in of(CORPORA[which]()).values():
        ids = re.findall(r' id="([^"]*)"', page.markdown)
        assert len(ids) == len(set(ids)), page.path
        for svg in drawn(page):
            if svg.get("aria-hidden"):
                assert svg.get("class") == "p-lines"
                assert not list(svg.iter("text"))
                continue
            seen[svg.get("class").split()[0]] += 1
            named = [
                found for key in svg.get("aria-labelledby").split() for found in svg.iter() if found.get("id") == key
            ]
            assert len(named) == len(svg.get("aria-labelledby").split())
            assert all(each.text.strip() for each in named)
            has_links = any(True for _ in svg.iter("a"))
            assert svg.get("role") == ("group" if has_links else "img"), "what is in an image is not to be reached"
            assert not [each for each in svg.iter() if each.get("style")]
            assert not [each for each in svg.iter() if each.tag in {"script", "foreignObject", "image", "use"}]
    assert seen


def test_a_picture_is_the_same_each_time():
    one, two = (of(crowd(45)) for _ in range(2))
    assert {path: page.text for path, page in one.items()} == {path: page.text for path, page in two.items()}


def test_pictures_do_not_depend_on_the_order_of_files():
    found = [talk(n, name(n % 9), name((n * 5 + 1) % 11), "2025-03-04") for n in range(40) if n % 9 != (n * 5 + 1) % 11]
    mixed = random.Random(3).sample(found, len(found))
    assert (
        of(build(Loaded(tuple(found), ())))["network/index.md"]
        == of(build(Loaded(tuple(mixed), ())))["network/index.md"]
    )


def test_names_of_actors_are_words_in_every_picture():
    page = of(corpus_of(("zod", "ymir"), zod=HOSTILE, ymir="<b>Ymir</b> ]]> --> \x00"))["network/index.md"]
    for svg in drawn(page):
        assert {each.tag for each in svg.iter()} <= {
            "svg", "title", "desc", "defs", "marker", "path", "a", "circle", "text",
        }  # fmt: skip
    assert "<script" not in page.markdown
    assert "\x00" not in page.markdown


# --- activity over time ---


def test_bars_show_the_numbers_of_the_table():
    found = build(
        Loaded(tuple(talk(n, "ann-vale", "bo-holm", d) for n, d in enumerate(["2025-03-04"] * 3 + ["2025-03-06"])), ())
    )
    page = of(found)["index.md"]
    (svg,) = [svg for svg in drawn(page) if "p-bars" in svg.get("class")]
    shown = [title.text for title in svg.iter("title")][1:]
    assert shown == ["4 Mar 2025: 3", "6 Mar 2025: 1"] * 2
    assert rows(page, "Claims and briefs over time") == [["4 Mar 2025", "3", "3"], ["6 Mar 2025", "1", "1"]]
    tall = [float(bar.get("height")) for bar in svg.iter("rect")]
    assert tall[0] == pytest.approx(3 * tall[1], abs=0.1)


def test_bars_of_one_scale_can_be_compared():
    drawn_alike = pictures.bars(
        over_time((Counter({Day(2025, 3, 1): 8, Day(2025, 3, 2): 1}), Counter({Day(2025, 3, 1): 2}))),
        (("By", "by"), ("About", "about")),
        is_one_scale=True,
    )
    by, about = (series.blocks[0].height for series in drawn_alike.series)
    assert by == 4 * about


@pytest.mark.parametrize("number", [2, 3, 20, 36])
def test_bars_stay_inside_of_the_picture(number):
    counted = Counter({Day(2025, 1 + n // 28, 1 + n % 28): n + 1 for n in range(number)})
    found = pictures.bars(over_time((counted, counted)), (("A", "a"), ("B", "b")), is_one_scale=False)
    for series in found.series:
        for left, right in zip(series.blocks, series.blocks[1:], strict=False):
            assert left.x + left.width <= right.x
        assert series.blocks[0].x >= 0
        assert series.blocks[-1].x + series.blocks[-1].width <= 100
        assert all(block.y >= 0 and block.y + block.height <= series.base + 0.1 for block in series.blocks)


def test_periods_are_weeks_where_days_are_too_many():
    found = over_time((Counter({Day(2025, 1, 1): 1, Day(2025, 3, 31): 2}),))
    assert found.unit == "week"
    assert (found.bars[0].label, found.bars[-1].label) == ("30 Dec 2024", "31 Mar 2025")
    assert [bar.counts[0] for bar in found.bars if bar.counts[0]] == [1, 2]


def test_days_of_no_calendar_are_counted_as_not_shown():
    found = over_time((Counter({Day(2025, 2, 30): 1, Day(2024, 1, 1): 1, Day(None, 1, 1): 2}),))
    assert (found.unit, found.undated) == ("month", (2,))
    assert over_time((Counter({Day(0, 1, 1): 1, Day(2024, 1, 1): 1}),)) is None


# --- status bars ---


def test_a_status_bar_has_a_part_for_each_status_and_the_same_numbers_in_words():
    found = invented_stories.corpus()
    page = of(found)["stories/dredgers-1/index.md"]
    (svg,) = [svg for svg in drawn(page) if svg.get("class") == "p-share"]
    parts = [rect.find("title").text for rect in svg.iter("rect")]
    assert parts == ["Corroborated: 1", "Differs: 1", "One origin: 1", "Single source: 1"]
    legend = re.findall(r"<b>(\d+)</b> ([a-z ]+)</span>", page.markdown)
    assert legend == [("1", part.split(":")[0].lower()) for part in parts]
    assert svg.find("title").text == "4 claims: 1 corroborated, 1 differs, 1 one origin, 1 single source"


def test_the_parts_of_a_bar_fill_it_and_do_not_touch():
    (comparison,) = compare(invented_stories.corpus()).of_several
    many = comparison.rows[:1] + comparison.rows[-1:] * 5000
    found = pictures.shares(many)
    assert [part.number for part in found] == [1, 5000]
    assert found[0].width > 1, "what is there can be seen"
    assert found[0].x + found[0].width < found[1].x
    assert found[-1].x + found[-1].width == pytest.approx(100, abs=0.05)
    assert pictures.shares(()) == ()


# --- the network and the actors around one ---


def test_the_network_shows_each_pair_with_the_number_of_the_table():
    page = of(
        corpus_of(("ann-vale", "bo-holm"), ("ann-vale", "bo-holm"), ("bo-holm", "cy-rask"), ("ann-vale", "ann-vale"))
    )["network/index.md"]
    for svg in drawn(page):
        arrows = [
            path.find("title").text for path in svg.iter("path") if path.get("d") and path.find("title") is not None
        ]
        assert sorted(arrows) == ["Ann Vale about Bo Holm: 2 statements", "Bo Holm about Cy Rask: 1 statement"]
        links = [link.get("href") for link in svg.iter("a")]
        assert links == ["../actors/bo-holm/", "../actors/ann-vale/", "../actors/cy-rask/"]
    assert [row[:3] for row in rows(page, "Pairs of actors with most statements")] == [
        ["Ann Vale", "Bo Holm", "2"],
        ["Bo Holm", "Cy Rask", "1"],
    ]
    assert 'href="../briefs/talk-000000/#claim-000000"' in page.markdown


def test_nobody_who_speaks_of_others_is_no_network():
    page = of(build(Loaded((), ())))["network/index.md"]
    assert not drawn(page)
    assert "No statement here" in page.markdown


LONG = "The Most Honourable Confederation of Harbour Masters and Lighthouse Keepers of the Northern Islands"


@pytest.mark.parametrize("number", [2, 3, 7, 40, 200])
@pytest.mark.parametrize("called", ["Bo", LONG, "W" * 200, "港" * 90, "a\u0301\u0327" * 80, "﷽ ﷽ ﷽"])
def test_names_have_a_cell_each_and_fit_it(number, called, monkeypatch):
    found = crowd(number)
    names = {each: type(entry)(**{f: getattr(entry, f) for f in entry.__slots__} | {"name": called})
             for each, entry in found.actors.items()}  # fmt: skip
    drawn_network = network.network(type(found)(found.briefs, names, found.outlets, found.statements, ()))
    assert len(drawn_network.actors) == min(number, network.MOST_ACTORS)
    for canvas in drawn_network.canvases:
        cells = [(n.left, n.top, n.left + n.width, n.top + n.height) for n in canvas.nodes]
        for at, (left, top, right, bottom) in enumerate(cells):
            assert left >= -0.1
            assert top >= 0
            assert right <= canvas.shape.width + 0.1
            assert bottom <= canvas.height
            for other in cells[:at]:
                assert right <= other[0] + 0.2 or other[2] <= left + 0.2 or bottom <= other[1] or other[3] <= top
        for node in canvas.nodes:
            assert max(labels.width(line) for line in node.lines) * canvas.shape.font <= node.width
            assert node.y - node.radius >= 0
            assert node.baselines[-1] + 0.3 * canvas.shape.font <= node.height
        for arrow in canvas.arrows:
            places = [float(number) for number in re.findall(r"-?[\d.]+", arrow.path)]
            assert all(0 <= x <= canvas.shape.width for x in places[::2])
            assert all(0 <= y <= canvas.height for y in places[1::2])


def test_the_network_says_what_it_leaves_out():
    page = of(crowd(60))["network/index.md"]
    found = network.network(crowd(60))
    assert len(found.actors) <= network.MOST_ACTORS
    assert found.further_actors == 60 - len(found.actors)
    assert f"{len(found.actors)} actors of 60" in page.markdown
    assert len(rows(page, "Pairs of actors")) + len(rows(page, "Further pairs")) == len(found.relations)


def test_an_actors_page_shows_who_is_around_it():
    found = corpus_of(("ann-vale", "bo-holm"), ("ann-vale", "bo-holm"), ("cy-rask", "ann-vale"))
    page = of(found)["actors/ann-vale/index.md"]
    assert [row[:3] for row in rows(page, "Who speaks about Ann Vale, and about whom")] == [
        ["Cy Rask", "Ann Vale", "1"],
        ["Ann Vale", "Bo Holm", "2"],
    ]
    shown = re.findall(r'<li><a href="([^"]*)"><span>([\w ]+)</span></a> <b>(\d+)</b>', page.markdown)
    assert shown == [("../../actors/cy-rask/", "Cy Rask", "1"), ("../../actors/bo-holm/", "Bo Holm", "2")]
    lines = [svg for svg in drawn(page) if svg.get("class") == "p-lines"]
    thick = [float(path.get("stroke-width")) for svg in lines for path in svg.iter("path")]
    assert thick[1] > thick[0] >= 1


def test_an_actor_with_many_neighbours_shows_those_of_most_statements():
    pairs = [("ann-vale", name(n)) for n in range(30)] + [(name(29), "ann-vale")] * 2
    found = pictures.neighbours(corpus_of(*pairs).actors["ann-vale"])
    assert len({r.about for r in found.about} | {r.speaker for r in found.by}) == 15
    assert [(r.speaker, r.number) for r in found.by] == [(name(29), 2)]
    assert found.further == 15


def test_stylesheet_lets_others_step_back_for_every_actor():
    from importlib import resources

    css = (resources.files("generator.site") / "assets/css/network.css").read_text()
    assert {int(n) for n in re.findall(r"p-node-(\d+):is", css)} == set(range(network.MOST_ACTORS))


# --- labels ---


@pytest.mark.parametrize(
    "text", ["Bo", "W" * 90, "a b c d e f g h i j k l m n o p q r s t", "x" * 40 + " y", "港" * 30, ""]
)
def test_labels_are_cut_to_their_room_and_no_further(text):
    lines = labels.wrapped(text, 8.0, 2)
    assert len(lines) <= 2
    assert all(labels.width(line) <= 8.0 for line in lines)
    whole = "".join(lines).replace(" ", "")
    assert whole == text.replace(" ", "") or whole.endswith("…")
    assert text.replace(" ", "").startswith(whole.removesuffix("…"))
    assert labels.fitted("Bo", 8.0) == "Bo"


# --- much of everything ---


def test_ten_thousand_briefs_take_no_longer_and_no_more_room_than_they_may():
    numbers = random.Random(7)
    ids = [name(n) for n in range(3000)]
    statements = [
        talk(n, ids[int(2999 * numbers.random() ** 2)], ids[int(2999 * numbers.random() ** 2)],
             f"20{numbers.randrange(10, 25)}-{numbers.randrange(1, 13):02}-11")
        for n in range(10_000)
    ]  # fmt: skip
    found = _plain(statements)
    started = time.perf_counter()
    drawn_network = network.network(found)
    activity = over_time((Counter(e.day for e in found.briefs),))
    around = [pictures.neighbours(entry) for entry in found.actors.values()]
    assert time.perf_counter() - started < 10
    assert len(drawn_network.actors) <= network.MOST_ACTORS
    assert len(drawn_network.relations) <= network.MOST_ARROWS + network.MOST_ACTORS
    assert len(activity.bars) <= 36
    assert max(len(each.by) + len(each.about) for each in around) <= 30
    from generator.site.pages.network import pages as network_pages

    (page,) = network_pages(found)
    assert len(page.markdown.encode()) < 260_000


def _plain(briefs):
    """A corpus without the search for stories and namesakes, which is not what is measured."""
    from types import MappingProxyType

    from generator.relate.corpus import ActorEntry, Corpus, Entry, Statement, day

    entries = tuple(Entry(b.brief, b.text, day(b.brief.source.published)) for b in briefs)
    statements = tuple(Statement(c, e, 1) for e in entries for c in e.brief.claims)
    by, about, names = {}, {}, {}
    for entry in entries:
        names |= {a.id: a.name for a in entry.brief.actors}
    for statement in statements:
        by.setdefault(statement.claim.speakers[0], []).append(statement)
        about.setdefault(statement.claim.about[0], []).append(statement)
    actors = {
        each: ActorEntry(each, called, "person", None, None, (), (), (), (), tuple(by.get(each, ())), (),
                         tuple(about.get(each, ())))
        for each, called in names.items()
    }  # fmt: skip
    return Corpus(entries, MappingProxyType(actors), (), statements, ())
