"""Short forms of bodies' names, kinds from the words beside a name, and bodies whose names several states have."""

from __future__ import annotations

import pytest
from actors_factory import actors, resolved


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "The [O Green Left Party] met. [O Green Left] left.",
            {"green-left-party": ["Green Left Party", "Green Left"]},
            id="beginning",
        ),
        pytest.param(
            "The [O Daily Echo] asked. They told the [O Echo].",
            {"daily-echo": ["Daily Echo", "Echo"]},
            id="end, with the",
        ),
        pytest.param(
            "The [O Daily Echo] asked. [O Echo] sang.",
            {"daily-echo": ["Daily Echo"], "echo": ["Echo"]},
            id="end without",
        ),
        pytest.param(
            "[O Green] left. The [O Green Left Party] met.",
            {"green": ["Green"], "green-left-party": ["Green Left Party"]},
            id="before the long form",
        ),
        pytest.param(
            "[O Nord Shipping] met [O Nord Mining]. [O Nord] left.",
            {"nord-shipping": ["Nord Shipping"], "nord-mining": ["Nord Mining"], "nord": ["Nord"]},
            id="two that fit",
        ),
        pytest.param(
            "The [O Zell Foundation] met. [O Zell] left.",
            {"zell-foundation": ["Zell Foundation"], "zell": ["Zell"]},
            id="a foundation is not its founder",
        ),
        pytest.param(
            "The [O ZLU Youth League] met. [O ZLU] left.",
            {"zlu-youth-league": ["ZLU Youth League"], "zlu": ["ZLU"]},
            id="an acronym is not its youth",
        ),
        pytest.param(
            "The [O Royal Danish Navy] met. The [O Danish Navy] left.",
            {"royal-danish-navy": ["Royal Danish Navy", "Danish Navy"]},
            id="a word less in front",
        ),
        pytest.param(
            "The [O Norwegian Parliament] met. The Parliament voted. A parliament votes.",
            {"norwegian-parliament": ["Norwegian Parliament", "Parliament"]},
            id="a capital that the model did not see",
        ),
        pytest.param(
            "The [O Norwegian Parliament] met the [O Danish Parliament]. The Parliament voted.",
            {"norwegian-parliament": ["Norwegian Parliament"], "danish-parliament": ["Danish Parliament"]},
            id="two that have one",
        ),
        pytest.param(
            "The Parliament voted. The [O Norwegian Parliament] met.",
            {"norwegian-parliament": ["Norwegian Parliament"]},
            id="before its name",
        ),
        pytest.param(
            "[O Zell Group Holding] met. [O Zell] left.",
            {"zell-group-holding": ["Zell Group Holding", "Zell"]},
            id="several legal forms",
        ),
    ],
)
def test_short_forms(marked, expected):
    assert actors(marked) == expected


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        pytest.param("The newspaper [O Zell] spoke.", "media", id="noun before"),
        pytest.param("[O Zell], a Finnish maker of boats, spoke.", "company", id="apposition"),
        pytest.param("[O Zell], a militia, spoke.", "armed-group", id="militia"),
        pytest.param("The rebel group [O Zell] spoke.", "armed-group", id="rebel group"),
        pytest.param("Fighters of the [O Zell] left.", "armed-group", id="fighters of"),
        pytest.param("[O Zell] rebels left.", "armed-group", id="rebels"),
        pytest.param("The support group [O Zell] spoke.", "organisation", id="any group"),
        pytest.param("[O Zell], which the company left, spoke.", "organisation", id="not an apposition"),
    ],
)
def test_the_kind_that_the_words_beside_a_name_show(marked, kind):
    _, resolution = resolved(marked)
    assert [a.type for a in resolution.actors if a.id == "zell"] == [kind]


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        pytest.param("The [O EPA] spoke.", "US", id="no state named"),
        pytest.param("[N Ghanaian] boats left. The [O EPA] spoke.", None, id="another state"),
        pytest.param("[L Ghana] met the [L United States]. The [O EPA] spoke.", "US", id="both"),
        pytest.param("[L Ghana] left. The [O FBI] spoke.", "US", id="a name that no other state has"),
    ],
)
def test_a_body_whose_name_several_states_have(marked, country):
    _, resolution = resolved(marked)
    assert [a.country for a in resolution.actors if a.name in {"EPA", "FBI"}] == [country]


def test_the_amazon_is_no_company():
    assert actors("The [O Amazon] burned. [O Amazon] grew.") == {"amazon": ["Amazon"]}


def test_a_un_body_is_of_no_state():
    _, resolution = resolved("The [O UN Fish Council] spoke.")
    assert [(a.type, a.country) for a in resolution.actors] == [("organisation", None)]
