"""Organisations, bodies of state and groups."""

from __future__ import annotations

import pytest
from actors_factory import actors, resolved


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "The [O Northern Fish Control Agency] ([O NFCA]) spoke. The [O NFCA] left.",
            {"northern-fish-control-agency": ["Northern Fish Control Agency", "NFCA", "NFCA"]},
            id="acronym in brackets",
        ),
        pytest.param(
            "The [O NFP] ([O Northern Fish Pact - ed].) spoke.",
            {"northern-fish-pact": ["NFP", "Northern Fish Pact"]},
            id="an editor's bracket",
        ),
        pytest.param(
            "The [O Fish Support Mission] in [L Chile] ([O FSMC]) spoke. [O FSMC] left.",
            {"fish-support-mission-in-chile": ["Fish Support Mission in Chile", "FSMC", "FSMC"]},
            id="acronym of more than the model saw",
        ),
        pytest.param(
            "The [O Nordic Broadcasting Council] ([O NBC]) spoke. [O NBC] left.",
            {"nordic-broadcasting-council": ["Nordic Broadcasting Council", "NBC", "NBC"]},
            id="the text's own acronym wins over a known one",
        ),
        pytest.param(
            "# [O Herring] council warns\n\nThe [O West Coast Herring Council] warned.",
            {"west-coast-herring-council": ["Herring council", "West Coast Herring Council"]},
            id="short form in a headline",
        ),
        pytest.param(
            "[O Friends of Old Harbours] spoke. [O FOH] left.",
            {"friends-of-old-harbours": ["Friends of Old Harbours", "FOH"]},
            id="initials",
        ),
        pytest.param(
            "The [O US Department of State] spoke. The [O State Department] left.",
            {"state-department": ["US Department of State", "State Department"]},
            id="one department in two forms",
        ),
        pytest.param(
            "The [N Finnish] [O Defence Ministry] met the [N Swedish] [O Ministry of Defense].",
            {
                "finnish-defence-ministry": ["Finnish Defence Ministry"],
                "swedish-ministry-of-defense": ["Swedish Ministry of Defense"],
            },
            id="two ministries stay two",
        ),
        pytest.param(
            "The [N Finnish] [O Defence Ministry] spoke. The [O Ministry of Defence] added more.",
            {"finnish-defence-ministry": ["Finnish Defence Ministry", "Ministry of Defence"]},
            id="a ministry named again without its country",
        ),
        pytest.param(
            "The [O Russian Red Cross] and the [O Finnish Red Cross] met the [O Red Cross].",
            {
                "russian-red-cross": ["Russian Red Cross"],
                "finnish-red-cross": ["Finnish Red Cross"],
                "red-cross": ["Red Cross"],
            },
            id="societies of one name in two countries",
        ),
        pytest.param("[O Harbour Board] spokesman [P Ada Long] came.", {"ada-long": ["Ada Long"]}, id="only in a role"),
        pytest.param("She said so on [O Twitter].", {}, id="a platform is a place"),
        pytest.param("[N Republicans] rejected it.", {"republicans": ["Republicans"]}, id="a party that acts"),
        pytest.param(
            "The [N Republican] plan and some [N Democrats] in town.", {}, id="adjectives and parts are no actors"
        ),
        pytest.param(
            "[O Nordvik Shipping Ltd] grew. [O Nordvik] sold ships.",
            {"nordvik-shipping-ltd": ["Nordvik Shipping Ltd", "Nordvik"]},
            id="company's short name",
        ),
        pytest.param("[L Hamas] refused.", {"hamas": ["Hamas"]}, id="known body tagged as a place"),
    ],
)
def test_names_become_organisations(marked, expected):
    assert actors(marked) == expected


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Nordvik Shipping Ltd", "company", None),
        ("Coastal Herald", "media", None),
        ("Reuters", "media", None),
        ("Ministry of Education of Finland", "public-body", "FI"),
        ("Bank of Ghana", "public-body", "GH"),
        ("Bank of America", "company", None),
        ("International Herring Council", "organisation", None),
        ("NATO", "organisation", None),
        ("Hezbollah", "armed-group", None),
        ("Northern Liberation Front", "armed-group", None),
        ("University of Zell", "organisation", None),
        ("Knesset", "public-body", "IL"),
        ("Velma", "organisation", None),
    ],
)
def test_types_show_in_names(name, kind, country):
    _, resolution = resolved(f"[O {name}] spoke.")
    (found,) = resolution.actors
    assert (found.type, found.country) == (kind, country)


def test_a_body_without_its_state_in_its_name_has_it_in_its_id():
    assert set(actors("[L Kenya]’s [O Health Ministry] spoke.")) == {"ke", "health-ministry-ke"}


def test_a_known_body_has_one_id_in_every_document():
    assert set(actors("The [O IAEA] spoke.")) == set(actors("The [O International Atomic Energy Agency] spoke."))
