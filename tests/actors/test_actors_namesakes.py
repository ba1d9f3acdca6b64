"""Names that are parts of one another, names that several people bear, and names that are none."""

from __future__ import annotations

import pytest
from actors_factory import actors, hows, resolved, role, speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "[P Ana Prado Lima] came. [P Ana Prado] spoke. Then [P Prado] left.",
            {"ana-prado-lima": ["Ana Prado Lima", "Ana Prado", "Prado"]},
            id="without the second surname",
        ),
        pytest.param(
            "[P Salma Bel Kadi] came. [P Bel Kadi] spoke.",
            {"salma-bel-kadi": ["Salma Bel Kadi", "Bel Kadi"]},
            id="a surname of two words",
        ),
        pytest.param(
            "[P James Robert Long] came. [P Robert Long] spoke.",
            {"james-robert-long": ["James Robert Long"], "robert-long": ["Robert Long"]},
            id="perhaps his son",
        ),
        pytest.param(
            "[P Ana Prado Lima] met [P Ana Prado Reis]. [P Ana Prado] left.",
            {"ana-prado-lima": ["Ana Prado Lima"], "ana-prado-reis": ["Ana Prado Reis"], "ana-prado": ["Ana Prado"]},
            id="part of two names",
        ),
        pytest.param(
            "[P Robert “Bob” Long] came. [P Bob Long] spoke. [P Long] left.",
            {"robert-bob-long": ["Robert “Bob” Long", "Bob Long", "Long"]},
            id="nickname",
        ),
        pytest.param(
            "[P Ada E. Long] came. [P Ada Long] spoke.",
            {"ada-e-long": ["Ada E. Long", "Ada Long"]},
            id="an initial that looks like a particle",
        ),
        pytest.param("[P Ada Long], alias ‘[P El Pez]’, fled.", {"ada-long": ["Ada Long", "El Pez"]}, id="alias"),
        pytest.param(
            "# [P Ada Long Slams] Bill\n\n[P Ada Long] spoke.",
            {"ada-long": ["Ada Long", "Ada Long"]},
            id="headline verb",
        ),
        pytest.param(
            "The [O Ethics Panel of the Reed Union] met. The [O Ethics Panel] ruled.",
            {"ethics-panel-of-the-reed-union": ["Ethics Panel of the Reed Union", "Ethics Panel"]},
            id="a body without whose it is",
        ),
        pytest.param(
            "The [O Union for Fish] ( [O Unfi] ) met. [O Unfi] left.",
            {"union-for-fish": ["Union for Fish", "Unfi", "Unfi"]},
            id="a short form in brackets with small letters",
        ),
        pytest.param(
            "[P Ana Prado] and [P Ana Prado Lima Reis] came.",
            {"ana-prado": ["Ana Prado"], "ana-prado-lima-reis": ["Ana Prado Lima Reis"]},
            id="two words more",
        ),
        pytest.param("[O Mrs. Long] spoke.", {"long": ["Long"]}, id="an honorific is a person's"),
        pytest.param(
            "[P Ada Long told Edwin Moss] no.", {"ada-long": ["Ada Long"], "edwin-moss": ["Edwin Moss"]}, id="a verb"
        ),
        pytest.param(
            "Nephew of [P Ada Long\nEdwin Moss], cook.",
            {"ada-long": ["Ada Long"], "edwin-moss": ["Edwin Moss"]},
            id="two lines",
        ),
        pytest.param("[P Ada Long of Ohio] spoke.", {"ada-long": ["Ada Long"]}, id="a place after the name"),
        pytest.param("The [O Reed Protection Act] and the [O Long Doctrine] stand.", {}, id="laws and doctrines"),
        pytest.param("[P Ada\nLong] spoke.", {"ada-long": ["Ada\nLong"]}, id="a wrapped line"),
        pytest.param("The [O Oval Office] met, says a [O PDF].", {}, id="rooms and formats"),
        pytest.param("# [O Solid Harbour] Gives Town Win Again\n\nIt rained.", {}, id="words of a headline"),
        pytest.param(
            "# [O Solid Harbour] Gives Town Win Again\n\n[O Solid Harbour] won.",
            {"solid-harbour": ["Solid Harbour", "Solid Harbour"]},
            id="a name in headline and text",
        ),
    ],
)
def test_one_actor_for_each_real_one(marked, expected):
    assert actors(marked) == expected


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        pytest.param("The [O Herring Rights Network] met.", "organisation", id="a network is not always media"),
        pytest.param("The [O Herring News Network] met.", "media", id="a news network is"),
        pytest.param("The newspaper [O La Sardina] closed.", "media", id="noun before the name"),
        pytest.param("[P Ada Long Reed Library] closed.", "organisation", id="last word of a body"),
        pytest.param("[P Fundación Ada Long] closed.", "organisation", id="first word of a body"),
        pytest.param("[O Moss Petroleum S.A. company] closed.", "company", id="noun after the name"),
    ],
)
def test_type_of_an_organisation(marked, kind):
    _, resolution = resolved(marked)
    assert [a.type for a in resolution.actors] == [kind]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "[P Keith Hale] and [P Peter Hale] came.\n\nThen <[P Hale]> spoke.", ["unresolved"], id="fits two"
        ),
        pytest.param(
            "[P Keith Hale] came.\n\n<[P Hale]> spoke.\n\n[P Peter Hale] left.",
            ["named keith-hale"],
            id="before the other",
        ),
        pytest.param(
            "[P Keith Hale] came with his son, [P Peter Hale].\n\nThen <[P Hale]> spoke.",
            ["named keith-hale"],
            id="not the relative",
        ),
        pytest.param(
            "[P Ed Hale] came.\n\n[P Ida Hale] ate.\n\n[P Ida Hale] sang.\n\n[P Ida Hale] left.\n\n<[P Hale]> spoke.",
            ["named ed-hale"],
            id="not the one who is always named in full",
        ),
        pytest.param(
            "[P Keith Hale] and [P Peter Hale] came.\n\n<[P Hale]> joked that [P Edwin Moss] ranks last, <he> said.",
            ["unresolved", "unresolved"],
            id="a pronoun after a name of several",
        ),
        pytest.param(
            "<[P Zim Long]> called [P Linda Moss] a fool after <she> spoke.",
            ["named zim-long", "unresolved"],
            id="a likelier woman in the sentence",
        ),
    ],
)
def test_names_of_several_people(marked, expected):
    assert speakers(marked) == expected


def test_who_might_be_meant_is_told():
    """A surname that fits two people is not an unnamed source: the two are its candidates."""
    _, resolution = resolved("[P Keith Hale] and [P Peter Hale] came.\n\nThen <[P Hale]> spoke.")
    assert resolution.speakers[0].candidates == ("keith-hale", "peter-hale")


def test_the_rule_for_a_part_of_a_name_is_recorded():
    assert hows("[P Ana Prado Lima] came. [P Ana Prado] spoke.")["Ana Prado"] == "part-of-name"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P Ada Long], now the head of the port, spoke.", "head of the port"),
        ("[P Ada Long], a chief of staff to the mayor whom Mr Moss hired, spoke.", "chief of staff to the mayor"),
        ("[P Ada Long], ambassador to the town between (2007-2009), spoke.", "ambassador to the town"),
    ],
)
def test_role_without_what_does_not_belong_to_it(marked, expected):
    assert role(marked, "ada-long") == expected
