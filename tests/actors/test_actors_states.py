"""States of federations, the names that they share with countries, and the codes of result lists."""

from __future__ import annotations

import pytest
from actors_factory import actors, resolved, speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("<[L Nebraska]> said no.", ["named nebraska-us"], id="alone"),
        pytest.param("<[O Texas]> sued.", ["named texas-us"], id="taken for a body"),
        pytest.param("<[P Nebraska]> agreed.", ["named nebraska-us"], id="taken for a person"),
        pytest.param("<The state of [L Texas]> said no.", ["named texas-us"], id="the state of"),
        pytest.param(
            "<The states of [L Nebraska] and [L Oklahoma]> said no.",
            ["named nebraska-us+oklahoma-us"],
            id="the states of",
        ),
        pytest.param("<[L Ontario]> sued.", ["named ontario-ca"], id="a province"),
        pytest.param("<Officials in [L Texas]> said no.", ["unnamed"], id="officials in a state"),
        pytest.param("<[L Texas]'s> harbour law is old.", ["unnamed"], id="a possessor"),
        pytest.param(
            "<[L Ohio] and [L Georgia]> sued.", ["named ohio-us+georgia-us"], id="one that shares a country's name"
        ),
        pytest.param("<[L New York]> said no.", ["unresolved"], id="more likely a city"),
        pytest.param("[P Ada Montana] left. <[P Montana]> said no.", ["named ada-montana"], id="a surname"),
    ],
)
def test_states_that_speak(marked, expected):
    assert speakers(marked) == expected


def test_a_state_speaks_as_a_body_of_its_country():
    _, resolution = resolved("<[L Texas]> said no. [L Texas] sued. It rains in [L Texas].")
    (texas,) = resolution.actors
    assert (texas.name, texas.type, texas.country, texas.mentions) == ("Texas", "public-body", "US", 2)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("It rains in [L Texas]. It never rains in [O Nebraska].", id="places"),
        pytest.param("[L Ohio] voters went home.", id="a modifier"),
        pytest.param("The trips go to [L Illinois], [L Texas], [L Georgia] and [L Ohio].", id="list of states"),
        pytest.param("She met clerks from [L Macon], [L Georgia]. [L Georgia] voted.", id="town and state"),
        pytest.param("Votes from [L Georgia] came late, said a man in Mobile, Ala.", id="a shortened state"),
        pytest.param("[L Georgia] voted. So did [L Ohio].", id="another state"),
    ],
)
def test_states_are_no_actors_otherwise(marked):
    assert actors(marked) == {}


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[L Georgia] protested.", id="nothing else"),
        pytest.param("[L Georgia] and [L Armenia] protested. It rains in [L Ohio].", id="beside a country"),
        pytest.param("[L Georgia] protested in [L Tbilisi], [L Georgia]. It rains in [L Ohio].", id="its capital"),
        pytest.param("[N Georgian] clerks in [L Ohio] said that [L Georgia] protested.", id="its adjective"),
    ],
)
def test_the_country_of_that_name_stays_one(marked):
    assert "ge" in actors(marked)


def test_a_body_of_the_state_is_none_of_the_country():
    _, resolution = resolved("The [O Georgia Fish Agency] and the [O Ohio Fish Agency] met.")
    assert [a.country for a in resolution.actors] == [None, None]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "1. [P Ada Long] ([O QAT]) 2. [P Edwin Moss] ([O FRA]) 3. [P Jo Berg] ([O GER])",
            ["ada-long", "edwin-moss", "jo-berg"],
            id="in brackets",
        ),
        pytest.param("[O QAT] 1:03 [O FRA] 1:05 [O SUI] 1:07 [O ESP] 1:09", [], id="beside times"),
        pytest.param("The [O FCB] (1), the [O HWU] (2) and the [O RRA] (3) met.", ["fcb", "hwu", "rra"], id="no codes"),
        pytest.param("The [O FRA] (1) and the [O ESP] (2) met.", ["fra", "esp"], id="two are no list"),
    ],
)
def test_codes_of_a_result_list_are_no_bodies(marked, expected):
    assert list(actors(marked)) == expected
