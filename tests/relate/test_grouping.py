"""Which briefs are on one event: alike ones are, look-alikes are not, and nobody else is disturbed."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import pytest
from casting import brief, country, person
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.relate.grouping import LEAST, group, likeness
from generator.relate.grouping_dates import Times, when
from generator.relate.grouping_links import Index, average_link
from generator.relate.grouping_words import Profile, profile

FIRE = """A fire destroyed the Varnholt cannery in the port of Elsin on Tuesday night, killing four workers.
Fire chief Oda Brekke said the blaze began in a freezer hall where ammonia was stored.
About 140 people were evacuated from nearby houses, and the harbour was closed until morning."""
FIRE_AGAIN = """Four people died when flames swept through a cannery at Elsin harbour, rescuers said on Wednesday.
The Varnholt plant employs 210 workers. Oda Brekke, the fire chief, said an ammonia leak in the freezer hall may have
fed the blaze. Some 140 residents had to leave their homes."""
FIRE_LATER = """Investigators have found that ammonia leaked for hours before the Varnholt cannery in Elsin burned.
Four workers were killed in the fire. Chief Oda Brekke said the freezer hall had not been inspected for six years."""
VOTE = """The council of Norwick voted on Monday to build a tram line to the university, ending ten years of dispute.
Mayor Tilda Okafor called it the largest investment in the town's history. Opponents plan a petition."""
REGATTA = """The Skagen regatta ended on Sunday with a victory of the crew of skipper Lene Foss, who beat Ivo Marsh by
two minutes. More than 300 boats took part in the race around the lighthouse, watched by thousands on the shore."""
NEXT_REGATTA = """The Skagen regatta ended on Sunday with a victory of the crew of skipper Lene Foss, who beat Tom Arden
by one minute. More than 280 boats took part in the race around the lighthouse, watched by thousands on the shore."""


def report(brief_id, text, published=None, *, actors=(), language="en"):
    made = brief(brief_id, *actors, published=published)
    source = dataclasses.replace(made.source, language=language)
    return dataclasses.replace(made, title=brief_id, source=source), text


FIRES = [
    report("fire-1", FIRE, "2025-03-05"),
    report("fire-2", FIRE_AGAIN, "2025-03-05"),
    report("fire-3", FIRE_LATER, "2025-03-08"),
]
POOL = [*FIRES, report("vote", VOTE, "2025-03-05"), report("regatta", REGATTA, "2025-06-01")]


def test_reports_on_one_event_are_one_story_and_others_stand_alone():
    assert group(POOL) == (("fire-1", "fire-2", "fire-3"), ("regatta",), ("vote",))


def test_dates_may_be_unknown():
    undated = [report(made.id, text) for made, text in POOL]
    assert group(undated) == group(POOL)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2024-06-02", "2024-06-03", True),
        ("2024-06-02", "2025-06-01", False),
        ("2024", "2025-06-01", False),
        ("2024-06", "2024-06-20", True),
        ("XXXX-06-02", "2025-06-01", True),
        ("XXXX-06-02", "2025-01-12", False),
        ("XXXX-12-31", "XXXX-01-01", True),
        ("XXXX-06-02", None, True),
    ],
)
def test_look_alikes_are_told_apart_by_their_dates(one, other, together):
    found = group([report("a", REGATTA, one), report("b", NEXT_REGATTA, other)])
    assert (len(found) == 1) is together


def test_dates_in_the_texts_count_where_none_is_of_publication():
    found = [report(name, REGATTA) for name in "ab"]
    far = [report("a", f"{REGATTA}\nIt began on 28 May 2019."), report("b", f"{REGATTA}\nIt began on June 1, 2021.")]
    assert _likeness(far)[0, 1] < 0.9 * _likeness(found)[0, 1]


def _likeness(found):
    return likeness([profile(b, t) for b, t in found], Times([when(b, t) for b, t in found]))


def test_two_events_of_one_kind_stay_apart_though_some_of_their_reports_are_alike():
    """The same skipper at the same race, and no date to tell: each event's own reports are more alike by far."""
    wins = [
        (REGATTA, "Marsh's crew lost a sail near the lighthouse and protested against the jury of Ivo Marsh's race.")
    ]
    first = [report(f"a{n}", f"{REGATTA}\n{more}") for n in range(3) for _, more in wins]
    other = NEXT_REGATTA.replace("lighthouse", "northern islands").replace("thousands on the shore", "Queen Ragna")
    second = [
        report(f"b{n}", f"{other}\nArden's crew had led the fleet for two days before the storm.") for n in range(3)
    ]
    between = _likeness([first[0], second[0]])[0, 1]
    assert between > LEAST
    assert group([*first, *second]) == (("a0", "a1", "a2"), ("b0", "b1", "b2"))


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_briefs_does_not_matter(dice: random.Random):
    shuffled = POOL.copy()
    dice.shuffle(shuffled)
    assert group(shuffled) == group(POOL)


@pytest.mark.parametrize("added", [VOTE, REGATTA, "Nothing of note.", FIRE])
def test_a_document_that_is_added_disturbs_no_other_story(added):
    before = {story for story in group(POOL) if added != FIRE or "fire-1" not in story}
    after = group([*POOL, report("zz", added, "2031-01-01")])
    assert before <= set(after)


def test_how_alike_two_are_does_not_depend_on_the_rest():
    alone = _likeness(FIRES[:2])[0, 1]
    among = _likeness(POOL)[0, 1]
    assert alone == among


def test_those_that_are_kept_apart_are():
    assert group(POOL, {("fire-1", "fire-2")})[0] != ("fire-1", "fire-2", "fire-3")
    for story in group(POOL, {("fire-1", "fire-2")}):
        assert not {"fire-1", "fire-2"} <= set(story)


def test_a_text_of_a_few_words_is_like_no_other():
    assert len(group([report("a", "Subscribe to our newsletter."), report("b", "Subscribe to our newsletter.")])) == 2


def test_what_a_page_repeats_around_its_text_makes_no_story():
    furniture = "Elsin Courier weekend edition\nWeather Sports Horoscope\nSubscribe today\nMeet Hanne Dahl, columnist\n"
    assert len(group([report("a", furniture * 3 + VOTE), report("b", furniture * 3 + REGATTA)])) == 2


def test_names_weigh_more_than_other_words_and_countries_less_than_names():
    text = "The minister met Okafor in Norland. " + VOTE
    plain = profile(*report("a", text))
    as_country = profile(*report("a", text, actors=(country("NO", "Norland"),)))
    lower = profile(*report("a", text.replace("Okafor", "okafor")))
    of = {word: dict(zip(p.words, p.weights, strict=True))[word] for p in (plain,) for word in p.words}
    assert dict(zip(as_country.words, as_country.weights, strict=True))["norland"] < of["norland"]
    assert dict(zip(lower.words, lower.weights, strict=True))["okafor"] < of["okafor"]


def test_an_actor_is_a_name_however_it_is_written():
    text = VOTE.replace("Okafor", "okafor")
    plain, known = (dict(_pairs(text, actors)) for actors in ((), (person("tilda okafor"),)))
    assert known["okafor"] > plain["okafor"]


def _pairs(text, actors):
    found = profile(*report("a", text, actors=actors))
    return zip(found.words, found.weights, strict=True)


def test_small_words_of_other_languages_count_little():
    german = [
        "Der Rat hat nach einer langen Sitzung für eine neue Brücke über die Elbe gestimmt, sagte die Bürgermeisterin.",
        "Ein Zug ist nach einem Unfall auf der Strecke nach Kassel für eine Stunde nicht gefahren, sagte die Bahn.",
    ]
    assert len(group([report(f"{n}", text, language="de") for n, text in enumerate(german)])) == 2


def test_texts_without_spaces_are_compared_too():
    one = "挪兰港口部长宣布十二艘挖泥船将于星期五离开埃尔德港。航道将关闭两周。渔民对此表示愤怒。"
    other = "港口部长宣布：十二艘挖泥船星期五离开埃尔德港，航道关闭两周，渔民表示愤怒。"
    third = "市议会周一投票决定修建通往大学的电车线路，结束了十年的争论。市长称这是最大的投资。"
    found = group([report(n, text, language="zh") for n, text in zip("abc", (one, other, third), strict=True)])
    assert found == (("a", "b"), ("c",))


vectors = st.lists(
    st.dictionaries(st.sampled_from("abcdefghij"), st.floats(0.1, 9), min_size=1), min_size=1, max_size=12
).map(lambda rows: [_unit(row) for row in rows])


def _unit(row: dict[str, float]) -> Profile:
    length = float(np.sqrt(sum(v * v for v in row.values())))
    return Profile(tuple(sorted(row)), tuple(row[word] / length for word in sorted(row)))


@given(vectors, st.floats(0.1, 0.9))
def test_leaving_common_words_out_of_the_index_loses_nothing(profiles: list[Profile], least: float):
    whole, small = Index(profiles), Index(profiles, least / 2)
    for one in range(len(profiles)):
        row = whole.row(one)
        others, scores = small.near(one, least)
        assert others.tolist() == [i for i in range(one + 1, len(profiles)) if row[i] >= least]
        assert scores.tolist() == row[others].tolist()


@given(vectors, st.floats(0.1, 0.9))
def test_groups_are_those_of_plain_average_linkage(profiles: list[Profile], least: float):
    """Against the definition: merge the two groups with the highest mean, from scratch each time."""
    index = Index(profiles)
    table = np.array([index.row(i) for i in range(len(profiles))])
    groups = [[i] for i in range(len(profiles))]
    while len(groups) > 1:
        means = [
            (table[np.ix_(a, b)].mean(), i, j) for i, a in enumerate(groups) for j, b in enumerate(groups) if i < j
        ]
        near, i, j = max(means, key=lambda m: (round(float(m[0]), 9), -m[1], -m[2]))
        if near < least:
            break
        groups[i] += groups.pop(j)
    means = [float(m) for m, *_ in means] if len(profiles) > 1 else []
    found = average_link(table.copy(), least, lambda *_: True)
    if len({round(m, 6) for m in means}) == len(means):
        assert len(found) == len(groups) or any(abs(m - least) < 1e-6 for m in means)
    for members in found:
        if len(members) > 1:
            assert table[np.ix_(members, members)].mean() >= least - 1e-9


def test_equal_likeness_is_settled_by_order():
    table = np.array([[1, 0.5, 0.0], [0.5, 1, 0.5], [0.0, 0.5, 1]])
    assert average_link(table, 0.5, lambda *_: True) == [[0, 1], [2]]
