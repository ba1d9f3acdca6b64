"""Datelines: told from sentences that only look like one."""

import pytest

from generator.read.dateline import find_dateline, whole_dateline


def parts(text, url=None):
    found = find_dateline(text, (0, len(text)), url)
    if found is None:
        return None
    date = found.date.edtf if found.date else None
    return text[found.start : found.end], found.place, date, found.agency, text[found.body :]


BODY = "Ministers agreed on a new quota."


@pytest.mark.parametrize(
    ("head", "separator", "place", "date", "agency"),
    [
        ("GENEVA, March 4 (Agency)", " ", "GENEVA", "XXXX-03-04", "Agency"),
        ("Geneva, March 4 (Nordwire)", " — ", "Geneva", "XXXX-03-04", "Nordwire"),
        ("WASHINGTON (AP)", " — ", "WASHINGTON", None, "AP"),
        ("BERGEN, Norway (CN)", " -- ", "BERGEN, Norway", None, "CN"),
        ("Nairobi, Kenya", " – ", "Nairobi, Kenya", None, None),
        ("Cape Town", " - ", "Cape Town", None, None),
        ("THE HAGUE", ", ", None, None, None),
        ("New York", " — ", "New York", None, None),
        ("ST. JOHN’S, Antigua, Jan 5 2024 (IPS)", " - ", "ST. JOHN’S, Antigua", "2024-01-05", "IPS"),
        ("OSLO – 26 July 2022", ": ", "OSLO", "2022-07-26", None),
        ("OSLO, July 25", ": ", "OSLO", "XXXX-07-25", None),
        ("SINGAPORE (May 6, 2021)", " — ", "SINGAPORE", "2021-05-06", None),
        ("Oslo and Bergen, 4 March 2025", " – ", "Oslo and Bergen", "2025-03-04", None),
        ("OSLO", "— ", "OSLO", None, None),
        ("OSLO", " -- ", "OSLO", None, None),
        ("Oslo", ": ", "Oslo", None, None),
        ("Harbour News, 25 March", " - ", None, "XXXX-03-25", "Harbour News"),
        ("(Reuters)", " - ", None, None, "Reuters"),
        ("LEÓN, GUANAJUATO", ".- ", "LEÓN, GUANAJUATO", None, None),
    ],
)
def test_reads_the_usual_forms(head, separator, place, date, agency):
    if separator == ", ":
        assert parts(head + separator + BODY) is None
    else:
        assert parts(head + separator + BODY) == (head, place, date, agency, BODY)


@pytest.mark.parametrize(
    "text",
    [
        "The capital – Oslo – was quiet.",
        "Oslo — the capital — was quiet.",
        "The Harbour Workers Union (HWU) Chairman Ole Berg resigned.",
        "On Monday – The envoys left.",
        "Oil, sketches and bronze – Ole Berg shows it all.",
        "Ole Berg: “We will never sell the harbour.”",
        "Analysis: The harbour and its money.",
        "WATCH: The harbour burns.",
        "Amity International – The arrests must end.",
        "Police today (July 26, 2022) found a boat.",
        "It was calm on June 24. The envoys left.",
        "Shares rose 3 percent - The best day in years.",
    ],
)
def test_sentences_are_no_datelines(text):
    assert parts(text) is None


def test_the_name_of_the_site_is_an_outlet_and_no_place():
    text = "HARBOUR LAND – The ferry sank."
    assert parts(text, "https://www.harbourland.example/a") == (
        "HARBOUR LAND",
        None,
        None,
        "HARBOUR LAND",
        "The ferry sank.",
    )


def test_a_line_of_its_own_needs_a_date_or_an_agency():
    assert whole_dateline("Geneva, 4 March 2025", (0, 20)).place == "Geneva"
    assert whole_dateline("Geneva Meets Again", (0, 18)) is None
    assert whole_dateline("The Harbour News, 4 March 2025", (0, 30)) is None


@pytest.mark.parametrize(
    ("head", "separator", "place", "date", "agency"),
    [
        ("OSLO", " ― ", "OSLO", None, None),
        ("OSLO", " − ", "OSLO", None, None),
        ("(CNN)", " ", None, None, "CNN"),
        ("(CNN)", "", None, None, "CNN"),
        ("OSLO (AFP)", "", "OSLO", None, "AFP"),
        ("CNN", " — ", None, None, "CNN"),
        ("Oslo (CNN)", " — ", "Oslo", None, "CNN"),
        ("Oslo CNN", " — ", "Oslo", None, "CNN"),
        ("BERGEN, Norway (AP)", " _ ", "BERGEN, Norway", None, "AP"),
        ("OSLO, March 3, 2025 /PRNewswire/", " -- ", "OSLO", "2025-03-03", "PRNewswire"),
        ("Ulaanbaatar /MONTSAME/", ". ", "Ulaanbaatar", None, "MONTSAME"),
        ("MOSCOW, July 3. /TASS/", ". ", "MOSCOW", "XXXX-07-03", "TASS"),
        ("(Oslo)", " – ", "Oslo", None, None),
        ("(Oslo, March 3, 2025)", " – ", "Oslo", "2025-03-03", None),
        ("3 March 2025, Oslo", " – ", "Oslo", "2025-03-03", None),
        ("WASHINGTON D.C.", " - ", "WASHINGTON D.C.", None, None),
    ],
)
def test_forms_that_agencies_and_their_customers_write(head, separator, place, date, agency):
    assert parts(f"{head}{separator}{BODY}") == (head, place, date, agency, BODY)


@pytest.mark.parametrize(
    "text",
    [
        "(Agencies) Ministers agreed on a new quota.",
        "(Left) Ministers agreed on a new quota.",
        "The ministry (MFA). Ministers agreed on a new quota.",
        "THE MINISTRY (MFA). Ministers agreed on a new quota.",
        "The ministry (in Oslo) Ministers agreed.",
        "Ministers in Oslo (AP) agreed on a new quota.",
        "OSLO | Ministers agreed on a new quota.",
    ],
)
def test_brackets_and_bars_alone_make_no_dateline(text):
    assert parts(text) is None
