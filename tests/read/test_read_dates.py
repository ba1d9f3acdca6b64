"""Dates as news texts write them, and what settles a year."""

import datetime as dt

import pytest

from generator.read.dates import Date, date_in_address, date_line, find_dates, settle


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("March 4, 2025", "2025-03-04"),
        ("4 March 2025", "2025-03-04"),
        ("4th of March, 2025", "2025-03-04"),
        ("Mar 4 2025", "2025-03-04"),
        ("MARCH 4", "XXXX-03-04"),
        ("Sept. 9", "XXXX-09-09"),
        ("Tuesday, March 4", "XXXX-03-04"),
        ("March 2025", "2025-03"),
        ("2025-03-04T10:00", "2025-03-04"),
        ("2025/3/4", "2025-03-04"),
        ("24.03.2025", "2025-03-24"),
        ("03/24/2025", "2025-03-24"),
        ("03/04/2025", "2025"),
        ("Tuesday 03/04/2025", "2025-03-04"),
        ("05/05/2025", "2025-05-05"),
    ],
)
def test_reads_the_parts_that_are_stated(text, edtf):
    assert [found.date.edtf for found in find_dates(text)] == [edtf]


@pytest.mark.parametrize("text", ["30 February 2025", "31 April", "Marching 4", "version 1.2.3", "in 2025", "May", "4"])
def test_what_no_calendar_has_is_no_date(text):
    assert list(find_dates(text)) == []


@pytest.mark.parametrize(
    ("date", "as_of", "edtf", "basis"),
    [
        (Date(None, 3, 4), dt.date(2025, 6, 1), "2025-03-04", "as-of"),
        (Date(None, 3, 4), dt.date(2025, 3, 4), "2025-03-04", "as-of"),
        (Date(None, 3, 4), dt.date(2025, 3, 3), "2024-03-04", "as-of"),
        (Date(None, 2, 29), dt.date(2025, 6, 1), "2024-02-29", "as-of"),
        (Date(None, 3, 4, weekday=1), dt.date(2025, 6, 1), "2025-03-04", "weekday"),
        (Date(None, 3, 4, weekday=0), dt.date(2025, 6, 1), "2024-03-04", "weekday"),
        (Date(None, 3, 4, weekday=1), None, "XXXX-03-04", "dateline"),
        (Date(2020, 3, 4), dt.date(2025, 6, 1), "2020-03-04", "dateline"),
        (Date(2020, 3, None), dt.date(2025, 6, 1), "2020-03", "dateline"),
    ],
)
def test_only_as_of_settles_a_year(date, as_of, edtf, basis):
    settled, rests_on = settle(date, "dateline", as_of)
    assert (settled.edtf, rests_on) == (edtf, basis)


@pytest.mark.parametrize(
    ("line", "edtf", "updated", "before"),
    [
        ("26 June 2024, 14:03", "2024-06-26", False, ""),
        ("Published: 26 June 2024", "2024-06-26", False, ""),
        ("Published on June 26, 2024 at 2:03 pm GMT", "2024-06-26", False, ""),
        ("Last updated: 26/06/2024 10:22 IST", "2024-06-26", True, ""),
        ("2024-06-26T14:03:00Z", "2024-06-26", False, ""),
        ("Posted June 26", "XXXX-06-26", False, ""),
        ("By Ida Holm | 26 June 2024 | 14:03", "2024-06-26", False, "By Ida Holm"),
        ("The Harbour News, 26 June 2024", "2024-06-26", False, "The Harbour News"),
    ],
)
def test_lines_that_date_a_document(line, edtf, updated, before):
    found = date_line(line)
    assert (found.date.edtf, found.updated, found.before) == (edtf, updated, before)


@pytest.mark.parametrize(
    "line",
    ["The strike begins on 26 June 2024 in Oslo", "2005-02-19 Holm 10-2 Lund", "Protests of June 26", "No date here"],
)
def test_other_lines_with_dates_do_not(line):
    assert date_line(line) is None


def test_an_address_files_a_document_under_its_day():
    assert date_in_address("https://harbour.example/2025/03/04/ferry/").edtf == "2025-03-04"
    assert date_in_address("https://harbour.example/2025/02/30/ferry/") is None
    assert date_in_address("https://harbour.example/2025/03/ferry") is None


@pytest.mark.parametrize(
    "address",
    [
        "https://harbour.example/2025/03/04/ferry",
        "https://harbour.example/2025/3/4/ferry",
        "https://harbour.example/news/2025/mar/04/ferry",
        "https://harbour.example/news/2025-03-04/ferry",
        "https://harbour.example/2025/03/04-ferry-sinks",
        "https://harbour.example/20250304/ferry",
        "https://harbour.example/2025/03/04",
        "https://harbour.example/2025/03/04/ferry?from=2024/01/01/",
    ],
)
def test_the_day_in_an_address(address):
    assert date_in_address(address).edtf == "2025-03-04"


@pytest.mark.parametrize(
    "address",
    [
        "https://harbour.example/2025/xyz/04/ferry",
        "https://harbour.example/2025-13-04/ferry",
        "https://harbour.example/20251304/ferry",
        "https://harbour.example/view?day=/2025/03/04/",
        "https://harbour.example/20250304655/ferry",
        "https://harbour.example/article/2025030412345",
    ],
)
def test_numbers_in_an_address_that_are_no_day(address):
    assert date_in_address(address) is None


@pytest.mark.parametrize(
    "line",
    [
        "Issued on 3 March 2025, the order bans smoking on the pier.",
        "Published on 3 March 2024, the study of the sea floor says that the current is too strong for any pier at all",
    ],
)
def test_a_sentence_that_begins_with_its_date_of_issue_is_no_date_line(line):
    assert date_line(line) is None


@pytest.mark.parametrize("line", ["Published 3 March 2025 by Ida Holm", "Updated: 3 March 2025, 10.42 CET | World"])
def test_what_stands_beside_a_labelled_date(line):
    assert date_line(line).date.edtf == "2025-03-03"
