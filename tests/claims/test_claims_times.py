"""What times mean, told from a day that is known, known in part, or not known."""

import datetime as dt
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator import edtf
from generator.claims.time_words import find_times
from generator.claims.times import reference, resolve

WEDNESDAY = "2024-06-26"
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WORDS = [
    *(f"on {day}" for day in WEEKDAYS),
    *(f"{which} {day}" for which in ("last", "next", "this") for day in WEEKDAYS),
    *(f"{which} {unit}" for which in ("last", "this", "next") for unit in ("week", "month", "year")),
    *("yesterday", "today", "tomorrow", "last night", "over the weekend", "last weekend", "this weekend"),
    *("two days ago", "about three weeks ago", "a month ago", "ten years ago", "several years ago"),
    *(
        "on June 24",
        "on 29 February",
        "on March 4, 2021",
        "on Tuesday, June 18",
        "June 24-26",
        "in March",
        "last March",
    ),
    *("in 2019", "since 2014", "by June 2030", "in the 1990s", "in the 19th century", "between 2014 and 2016"),
    *("from Monday to Friday", "from March to May", "over the past two weeks", "over the next three days"),
    *("until Friday", "since Tuesday", "in recent days", "the next day", "in 2014-15", "early next month"),
]
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
DIRECTIONS = st.sampled_from(["past", "future", None])


def told(words, published=WEDNESDAY, direction="past"):
    (time,) = find_times(words, 0, len(words))
    assert words[time.start : time.end] == words
    return resolve(time, reference(published), direction)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("on Monday", "2024-06-24"),
        ("on Wednesday", "2024-06-26"),
        ("Thursday", "2024-06-20"),
        ("late Tuesday", "2024-06-25"),
        ("late on Tuesday", "2024-06-25"),
        ("early on Monday morning", "2024-06-24"),
        ("Sunday night", "2024-06-23"),
        ("yesterday", "2024-06-25"),
        ("last night", "2024-06-25"),
        ("this morning", "2024-06-26"),
        ("last week", "2024-06-17/2024-06-23"),
        ("late last week", "2024-06-17/2024-06-23"),
        ("earlier this month", "2024-06"),
        ("last month", "2024-05"),
        ("last year", "2023"),
        ("over the weekend", "2024-06-22/2024-06-23"),
        ("two days ago", "2024-06-24"),
        ("a week ago", "2024-06-19~"),
        ("three years ago", "2021~"),
        ("nearly two months ago", "2024-04~"),
        ("more than two months ago", None),
        ("June 24", "2024-06-24"),
        ("on 4 March", "2024-03-04"),
        ("on the 4th of March 2019", "2019-03-04"),
        ("Dec. 30", "2023-12-30"),
        ("on Tuesday, June 18", "2024-06-18"),
        ("on March 4, 2021", "2021-03-04"),
        ("June 3-5", "2024-06-03/2024-06-05"),
        ("from Monday to Tuesday", "2024-06-24/2024-06-25"),
        ("from Friday to Monday", "2024-06-21/2024-06-24"),
        ("in March", "2024-03"),
        ("in mid-March", "2024-03"),
        ("in November", "2023-11"),
        ("in 2019", "2019"),
        ("in late 2019", "2019"),
        ("in the 1990s", "199X"),
        ("in the mid-1990s", "199X"),
        ("in the 19th century", "18XX"),
        ("since 2014", "2014/.."),
        ("until Tuesday", "../2024-06-25"),
        ("between 2014 and 2016", "2014/2016"),
        ("in 2014-15", "2014/2015"),
        ("over the past two weeks", "2024-06-12/2024-06-26"),
        ("in recent weeks", None),
        ("on Monday and Friday", None),
    ],
)
def test_a_time_that_lies_behind(words, meant):
    assert told(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("on Monday", "2024-07-01"),
        ("on Wednesday", "2024-06-26"),
        ("tomorrow", "2024-06-27"),
        ("next week", "2024-07-01/2024-07-07"),
        ("next month", "2024-07"),
        ("on 4 July", "2024-07-04"),
        ("in March", "2025-03"),
        ("over the weekend", "2024-06-29/2024-06-30"),
        ("by June 2030", "../2030-06"),
        ("by Friday", "../2024-06-28"),
        ("over the next three days", "2024-06-26/2024-06-29"),
    ],
)
def test_a_time_that_is_to_come(words, meant):
    assert told(words, direction="future") == meant


def test_a_weekday_of_no_tense_is_open():
    assert told("on Monday", direction=None) is None


def test_a_day_far_away_gets_no_year():
    """In a report of July, 11 September may be of any year; what the calendar of the text says is kept."""
    assert told("on September 11", "2010-07-02") == "XXXX-09-11"
    assert told("on June 26", "2024-06-24") == "XXXX-06-26"


def test_last_friday_may_be_one_of_two():
    assert told("last Monday", "2024-06-24") == "2024-06-17"
    assert told("last Monday", "2024-06-26") == "2024-06"
    assert told("next Friday", "2024-06-24") == "2024"


def test_on_a_sunday_last_week_may_be_the_one_that_ends():
    assert told("last week", "2024-06-23") == "2024-06-10/2024-06-22"


def test_without_the_year_what_depends_on_it_stays_open():
    assert told("yesterday", "XXXX-06-24") == "XXXX-06-23"
    assert told("on Monday", "XXXX-06-24") == "XXXX-06"
    assert told("last week", "XXXX-06-24") == "XXXX-06"
    assert told("last year", "XXXX-06-24") is None
    assert told("in 2019", "XXXX-06-24") == "2019"


def test_without_a_date_only_the_calendar_counts():
    assert told("on Monday", None) is None
    assert told("last week", None) is None
    assert told("on June 24", None) == "XXXX-06-24"
    assert told("June 24-26", None) == "XXXX-06-24/XXXX-06-26"
    assert told("on 4 March 2024", None) == "2024-03-04"


def test_an_uncertain_date_of_the_document_settles_nothing():
    assert told("yesterday", "2024-06-24?") is None


@pytest.mark.parametrize(
    "words",
    [
        "Monday's raid was short",
        "the June 24 attack was short",
        "a March letter was short",
        "the Sunday newspaper came",
        "last week’s raid was short",
        "he may 5 times",
        "the 9/12 march began",
        "sensitivity to Sept. 11 survivors",
        "a crowd of 2019",
        "at the 2008 rally",
        "he paid 2,019 or 2019% more",
        "may be it is so",
        "the past was grim",
    ],
)
def test_what_is_a_part_of_a_name_is_no_time(words):
    assert find_times(words, 0, len(words)) == ()


@given(st.sampled_from(WORDS), DAYS, DIRECTIONS)
def test_every_time_is_edtf(words, day, direction):
    (time,) = find_times(words, 0, len(words))
    for published in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], f"XXXX{day.isoformat()[4:]}", None):
        meant = resolve(time, reference(published), direction)
        assert meant is None or edtf.is_time(meant), (published, meant)


@given(st.sampled_from(range(7)), DAYS)
def test_a_weekday_is_the_nearest_on_its_side(number, day):
    behind = dt.date.fromisoformat(told(f"on {WEEKDAYS[number]}", day.isoformat(), "past"))
    ahead = dt.date.fromisoformat(told(f"on {WEEKDAYS[number]}", day.isoformat(), "future"))
    assert behind.weekday() == ahead.weekday() == number
    assert 0 <= (day - behind).days < 7
    assert 0 <= (ahead - day).days < 7


@given(st.sampled_from(WORDS), DAYS, DIRECTIONS)
def test_what_is_less_known_never_says_more(words, day, direction):
    """With only the month, or without the year, the answer still holds what the full date would have given."""
    (time,) = find_times(words, 0, len(words))
    full = resolve(time, reference(day.isoformat()), direction)
    assume(full is not None)
    for published in (day.isoformat()[:7], f"XXXX{day.isoformat()[4:]}"):
        vague = resolve(time, reference(published), direction)
        assert vague is None or _holds(vague, full), (published, vague, full)


def _holds(vague, full):
    """Whether every end of the fuller time lies within the same end of the vaguer one."""
    return all(
        re.match(_pattern(v), f) is not None
        for v, f in zip(_ends(vague), _ends(full), strict=True)
        if ".." not in (v, f)
    )


def _ends(value):
    return value.split("/") if "/" in value else [value, value]


def _pattern(end):
    return end.rstrip("~").replace("X", "[0-9X]")


@given(DAYS)
def test_last_week_is_over_and_next_week_is_to_come(day):
    first, last = told("last week", day.isoformat()).split("/")
    assert first < last < day.isoformat()
    first, last = told("next week", day.isoformat()).split("/")
    assert day.isoformat() < first < last


@given(DAYS, st.integers(1, 12))
def test_a_month_is_within_nine_months_or_without_a_year(day, month):
    name = dt.date(2000, month, 1).strftime("%B")
    meant = told(f"in {name}", day.isoformat())
    assert meant[5:] == f"{month:02}"
    if not meant.startswith("XXXX"):
        months = (day.year - int(meant[:4])) * 12 + day.month - month
        assert 0 <= months <= 9
