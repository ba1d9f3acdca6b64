"""Dates in EDTF: which strings are one date."""

import pytest

from generator.edtf import is_date


@pytest.mark.parametrize(
    "date",
    [
        *("2025-03-04", "2025-03", "2025", "XXXX-06-24", "202X", "20XX", "2025-XX", "2025-03-XX", "2025-XX-XX"),
        *("XXXX-02-29", "2024-02-29", "2025?", "2025-03?"),
    ],
)
def test_a_date_may_have_unknown_digits_and_be_uncertain(date):
    assert is_date(date)


@pytest.mark.parametrize(
    "date",
    [
        *("", "March", "2025-3-4", "04-03-2025", "25-03-04", "2025/2026", "2025-03-04T10:00"),
        *("2025-13", "2025-00", "2025-02-30", "2025-02-29", "2023-02-29", "XXXX-02-30", "0000", "0000-01-01"),
        *("2025-XX-04", "X025"),
    ],
)
def test_what_no_calendar_has_or_is_more_than_one_date_is_refused(date):
    assert not is_date(date)
