"""Which strings are a date or an interval of two."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edtf import earliest, is_time, latest


@pytest.mark.parametrize(
    "value",
    ["2024-06-24", "199X", "XXXX-06", "2024-06-17/2024-06-23", "2014/..", "../2030-06", "2024/2024-06", "2024~"],
)
def test_a_date_or_an_interval_is_a_time(value):
    assert is_time(value)


@pytest.mark.parametrize(
    "value", ["", "..", "../..", "/2024", "2024/", "2024-06-23/2024-06-17", "2024-13", "last week", "2024/2025/2026"]
)
def test_anything_else_is_none(value):
    assert not is_time(value)


@given(st.dates(), st.dates())
def test_an_interval_does_not_run_backwards(one, other):
    assert is_time(f"{one}/{other}") == (one <= other)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_the_edges_of_a_date_hold_it(day):
    for value in (f"{day}", f"{day}"[:7], f"{day}"[:4], f"{day}"[:3] + "X"):
        assert earliest(value) <= (day.year, day.month, day.day) <= latest(value)
