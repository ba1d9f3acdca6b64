"""Names that a model cut short or took for another kind."""

from __future__ import annotations

import pytest
from actors_factory import actors, resolved, role


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "Her deputy, Per [P Osgaard], will run it. [P Osgaard] spoke.",
            {"per-osgaard": ["Per Osgaard", "Osgaard"]},
            id="given name before",
        ),
        pytest.param(
            "Will [P Dorsey], the engineer, spoke.", {"will-dorsey": ["Will Dorsey"]}, id="given name opens a sentence"
        ),
        pytest.param("Will [P Dorsey] speak?", {"dorsey": ["Dorsey"]}, id="will as a verb"),
        pytest.param("They met President [P Osgaard].", {"osgaard": ["Osgaard"]}, id="a title"),
        pytest.param("They met Presidents [P Moss] and [P Long].", {"moss": ["Moss"], "long": ["Long"]}, id="titles"),
        pytest.param(
            "They met the Minister of Mines and Light Industry [P Osgaard].", {"osgaard": ["Osgaard"]}, id="of a title"
        ),
        pytest.param(
            "[P Ada Long] left. They miss Team [P Long] now.", {"ada-long": ["Ada Long", "Long"]}, id="no given name"
        ),
        pytest.param("They met [P Abdel] [P Tebba] there.", {"abdel-tebba": ["Abdel Tebba"]}, id="split in two"),
        pytest.param(
            "The [O Fish Ministry] of [L Mali] spoke.",
            {"fish-ministry-of-mali": ["Fish Ministry of Mali"]},
            id="of a state",
        ),
        pytest.param(
            "The [O Green Union] of [L Mali] spoke. [L Mali] left.",
            {"green-union": ["Green Union"], "ml": ["Mali", "Mali"]},
            id="no body of state",
        ),
        pytest.param("[O Nord Fisk] AS spoke.", {"nord-fisk-as": ["Nord Fisk AS"]}, id="legal form"),
        pytest.param(
            "The [O Union of Fishing Vessel] Owners spoke.",
            {"union-of-fishing-vessel-owners": ["Union of Fishing Vessel Owners"]},
            id="last word of a long name",
        ),
        pytest.param(
            "The [O Board of Old Harbours] Director [P Ada Long] spoke.",
            {"board-of-old-harbours": ["Board of Old Harbours"], "ada-long": ["Ada Long"]},
            id="a title after a name",
        ),
        pytest.param(
            "The [O Board of Old Harbours] Members spoke.",
            {"board-of-old-harbours": ["Board of Old Harbours"]},
            id="staff",
        ),
        pytest.param(
            "They own a part of Borealis Oil now.",
            {"borealis-oil": ["Borealis Oil"]},
            id="a firm that the model missed",
        ),
        pytest.param("They left Grand Central School Street.", {}, id="no last word"),
        pytest.param(
            "They met Finance Committee Chair [P Ada Long].", {"ada-long": ["Ada Long"]}, id="a title's words"
        ),
        pytest.param(
            "The [N Finnish] Police came. [N Finnish] police came.",
            {"finnish-police": ["Finnish Police"]},
            id="a body that the model missed",
        ),
        pytest.param(
            "The [O Organization for Security and Co]-operation in [L Europe] spoke.",
            {
                "organization-for-security-and-co-operation-in-europe": [
                    "Organization for Security and Co-operation in Europe"
                ]
            },
            id="a known name cut at its hyphen",
        ),
        pytest.param(
            "# Founder leaves [P Zell\n\nUlla Brandt] spoke.",
            {"zell": ["Zell"], "ulla-brandt": ["Ulla Brandt"]},
            id="over the end of a paragraph",
        ),
    ],
)
def test_names_have_their_whole_extent(marked, expected):
    found = actors(marked)
    assert {key: found.get(key) for key in expected} == expected
    assert set(found) == set(expected)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("[P al-Shabab] attacked. [P Al-Shabab] said so.", {"al-shabaab": "armed-group"}, id="known body"),
        pytest.param("[P Holt & Sons] sued.", {"holt-and-sons": "company"}, id="partners"),
        pytest.param("[P Brandt AG] sued.", {"brandt-ag": "company"}, id="legal form"),
        pytest.param(
            "[O Blue Reef Foods] sued. [P Blue Reef] won.", {"blue-reef-foods": "company"}, id="part of a name"
        ),
        pytest.param(
            "[O Ada Long Foundation] sued. [P Ada Long] won.",
            {"ada-long-foundation": "organisation", "ada-long": "person"},
            id="named after a person",
        ),
        pytest.param(
            "[O Helion Aerospace] built it. [P Helion] paid.", {"helion-aerospace": "company"}, id="one word of it"
        ),
        pytest.param(
            "[O Zell University] built it. [P Zell] paid.",
            {"zell-university": "organisation", "zell": "person"},
            id="a university is named after somebody",
        ),
        pytest.param("They own [M Borealis Oil].", {"borealis-oil": "company"}, id="a thing that is a firm"),
        pytest.param("[P Henrik Aas] left. [O Aas] will stay.", {"henrik-aas": "person"}, id="a surname"),
        pytest.param(
            "[P Ulla Brandt] left. The [O Brandt] works closed.",
            {"ulla-brandt": "person", "brandt": "organisation"},
            id="with an article no surname",
        ),
        pytest.param(
            "# [P Negotiator] leaves\n\n[P Ada Long] left.", {"ada-long": "person"}, id="a noun opens a title"
        ),
        pytest.param("They thank [P God]. [P Ada Long] left.", {"ada-long": "person"}, id="a god"),
    ],
)
def test_names_are_of_the_kind_that_the_text_shows(marked, expected):
    _, resolution = resolved(marked)
    assert {a.id: a.type for a in resolution.actors} == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("[P Ada Long], then foreign minister, said no.", "then foreign minister", id="then"),
        pytest.param("Then-mayor [P Ada Long] said no.", "Then-mayor", id="then before"),
        pytest.param(
            "[P Ada Long], who was foreign minister until 2019, said no.",
            "foreign minister until 2019",
            id="until when",
        ),
        pytest.param("Even minister [P Ada Long] said no.", "minister", id="an adverb is no role"),
        pytest.param("[P Ada Long], and minister [P Ed Moss], said no.", None, id="what follows and is another's"),
        pytest.param("[P Ada Long], a doctor from Zell was there.", "doctor from Zell", id="up to the verb"),
        pytest.param(
            "[P Ada Long], Minister of Fish [P Ed Moss] and others said no.", None, id="of the next in a list"
        ),
        pytest.param("Health  Minister [P Ada Long] said no.", "Health Minister", id="two blanks"),
        pytest.param("They told [P Ada Long], this reporter would know.", None, id="this is somebody else"),
    ],
)
def test_roles_are_the_text_s_own_words(marked, expected):
    assert role(marked, "ada-long") == expected


def test_a_name_that_runs_into_itself_said_again_is_parted():
    marked = "They thanked [P Ana Orsic. Orsic] left early."
    assert actors(marked) == {"ana-orsic": ["Ana Orsic", "Orsic"]}


def test_a_clause_that_goes_on_with_a_pronoun_is_nobodys_role():
    assert role("After [P Ada Long], we need a new leader, he said.", "ada-long") is None
    assert role("They met [P Ada Long], a new leader, there.", "ada-long") == "new leader"
