"""Countries under all their names, and when a city stands for a government."""

from __future__ import annotations

import pytest
from actors_factory import actors, hows, resolved


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "[L South Korea] protested. [L S. Korea] and [L ROK] are one; so is [L the Republic of Korea].",
            {"kr": ["South Korea", "S. Korea", "ROK", "Republic of Korea"]},
            id="names and abbreviations",
        ),
        pytest.param(
            "S. [L Korea] and the DPRK agreed.", {"kr": ["S. Korea"], "kp": ["DPRK"]}, id="cut or missed by the model"
        ),
        pytest.param("[L Burma] and [L Swaziland] agreed.", {"mm": ["Burma"], "sz": ["Swaziland"]}, id="former names"),
        pytest.param("[L Seoul] promised to answer.", {"kr": ["Seoul"]}, id="capital before a verb"),
        pytest.param("Talks in [L Geneva] and in [L Seoul] went on.", {}, id="cities where something happens"),
        pytest.param("The treaty was signed during a visit to [L Pyongyang].", {}, id="visit to a capital"),
        pytest.param("He flew to [L Vietnam].", {}, id="a country only travelled to"),
        pytest.param(
            "[L Tokyo] said it would respond after talks in [L Tokyo].",
            {"jp": ["Tokyo"]},
            id="one name in two readings",
        ),
        pytest.param(
            "[L Washington], [L Seoul] and [L Tokyo] have condemned it.",
            {"us": ["Washington"], "kr": ["Seoul"], "jp": ["Tokyo"]},
            id="coordinated capitals",
        ),
        pytest.param("Cooperation with [L Oslo] grew.", {"no": ["Oslo"]}, id="with a capital"),
        pytest.param("[L Moscow]’s decision came late.", {"ru": ["Moscow"]}, id="possessive"),
        pytest.param("[L Moscow]’s streets were empty.", {}, id="possessive of a place"),
        pytest.param("The [F Kremlin] rejected it.", {"ru": ["Kremlin"]}, id="seat"),
        pytest.param("Tourists stood outside the [F Kremlin].", {}, id="seat as a place"),
        pytest.param(
            "[O Downing Street] and the [O White House] agreed.",
            {"gb": ["Downing Street"], "us": ["White House"]},
            id="seats",
        ),
        pytest.param(
            "[L US] Secretary of State [P Ada Long] and [N Russian] troops came.",
            {"ada-long": ["Ada Long"]},
            id="modifiers",
        ),
        pytest.param("The [L Ukraine] conflict went on.", {}, id="country as modifier"),
        pytest.param("[L Paris], [L Texas], said no.", {}, id="a city of the same name elsewhere"),
        pytest.param("[L Seoul]-based firms said no.", {}, id="based"),
        pytest.param(
            "[L Moscow-Pyongyang] ties deepened.", {"ru": ["Moscow"], "kp": ["Pyongyang"]}, id="hyphenated pair"
        ),
        pytest.param("# Floods in [L Mali]\n\nRain fell.", {}, id="place in the headline"),
        pytest.param("Rain fell in [L Mali]. It never rains in [L Mali].", {}, id="place named twice"),
        pytest.param(
            "[P Jordan] spoke. [P Ann Jordan] left.",
            {"ann-jordan": ["Jordan", "Ann Jordan"]},
            id="a person, not the country",
        ),
        pytest.param(
            "[L Brussels] warned [L London].",
            {"european-union": ["Brussels"], "gb": ["London"]},
            id="Brussels is the EU",
        ),
        pytest.param("[L Korea] and [L North Korea] met.", {"kp": ["North Korea"]}, id="an ambiguous name stays open"),
        pytest.param(
            "[L Korea] met [L Japan].", {"kr": ["Korea"], "jp": ["Japan"]}, id="Korea where nothing contradicts"
        ),
    ],
)
def test_places_become_countries(marked, expected):
    assert actors(marked) == expected


def test_country_has_common_name_code_and_forms():
    _, resolution = resolved("[L DPRK] said no to [L Washington].")
    north, us = resolution.actors
    assert (north.id, north.name, north.type, north.country) == ("kp", "North Korea", "country", "KP")
    assert north.aliases == ("DPRK",)
    assert (us.name, us.aliases) == ("United States", ("Washington",))


def test_rules_tell_names_capitals_and_seats_apart():
    found = hows("[L Japan] spoke. [L Tokyo] said no, and the [F Kremlin] agreed with the [L UK].")
    assert found == {"Japan": "country-name", "Tokyo": "capital", "Kremlin": "seat", "UK": "abbreviation"}
