"""Relative pronouns, "they" and "it", and descriptions of those whom the text is about."""

from __future__ import annotations

import pytest
from actors_factory import speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("[P Ada Long] — <who> said no — left.", ["named ada-long"], id="behind a dash"),
        pytest.param("[P Ada Long] (<who> said no) left.", ["named ada-long"], id="in brackets"),
        pytest.param("[P Ada Long], 59, of Reedham, <who> said no, left.", ["named ada-long"], id="age and place"),
        pytest.param("[P Ada Long], a lawyer at the port, <who> said no, left.", ["named ada-long"], id="apposition"),
        pytest.param("[O Reed Aid], a charity <that> says no, left.", ["named reed-aid"], id="apposition of a body"),
        pytest.param("[P Ada Long], a friend of clerks <who> said no, left.", ["unnamed"], id="the nearer noun"),
        pytest.param("[P Ada Long], a charity <that> says no, left.", ["unresolved"], id="no person's apposition"),
        pytest.param(
            "[P Ada Long] and [P Edwin Moss], <who> have said no, left.", ["named ada-long+edwin-moss"], id="both"
        ),
        pytest.param("[P Ada Long] and [P Edwin Moss], <who> says no, left.", ["named edwin-moss"], id="the last"),
        pytest.param("[P Ada Long] and [P Edwin Moss], <who> said no, left.", ["unresolved"], id="one or both"),
        pytest.param(
            "Guests — from [P Ada Long] to [P Edwin Moss] — <who> said no left.", ["unresolved"], id="behind an aside"
        ),
    ],
)
def test_relative_pronouns(marked, expected):
    assert speakers(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "[P Ada Long] and [P Edwin Moss] have left. <They> said no.", "named ada-long+edwin-moss", id="two"
        ),
        pytest.param(
            "[P Ada Long] and [P Edwin Moss], both farmhands, have left. <They> said no.",
            "named ada-long+edwin-moss",
            id="with an aside",
        ),
        pytest.param(
            "[P Ada Long] and [P Edwin Moss] have left. They came back. <They> said no.",
            "named ada-long+edwin-moss",
            id="over a sentence with the same pronoun",
        ),
        pytest.param(
            "After [P Ada Long] and [P Edwin Moss] left, <they> said no.",
            "named ada-long+edwin-moss",
            id="in a sentence",
        ),
        pytest.param(
            "[P Ada Long] and [P Edwin Moss] met officials. <They> said no.", "unresolved", id="others beside"
        ),
        pytest.param(
            "[P Ada Long] and [P Edwin Moss] left. Members met. <They> said no.", "unresolved", id="a new subject"
        ),
        pytest.param("For [P Ada Long], [P Edwin Moss] has left. <They> said no.", "unresolved", id="no list"),
        pytest.param("[P Ada Long] and [O Reed Aid] have left. <They> said no.", "unresolved", id="person and body"),
    ],
)
def test_they_are_those_who_were_the_subject_together(marked, expected):
    assert speakers(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("The [O Harbour Board] has a plan. <It> said no.", "named harbour-board", id="it says"),
        pytest.param("The [O Harbour Board] has an ad. <It> shows a boat.", "unresolved", id="it shows"),
        pytest.param("The [O Harbour Board] has sued [O Reed Aid]. <It> said no.", "unresolved", id="two bodies"),
        pytest.param("[P Ada Long] has a plan. <It> said no.", "unresolved", id="no person"),
    ],
)
def test_it_is_the_body_that_the_text_is_about(marked, expected):
    assert speakers(marked) == [expected]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("[O Reed Aid] has a plan.\n\n“No,” <the group> said.", "named reed-aid", id="subject"),
        pytest.param(
            "Boats sink, according to <[O Reed Aid]>. Most burn, <the group> said.", "named reed-aid", id="speaker"
        ),
        pytest.param("[O Reed Aid] has sued [O Cod Fund].\n\n“No,” <the group> said.", "unresolved", id="two bodies"),
        pytest.param(
            "[O Reed Aid] has a plan.\n\n<The group of clerks> said no.", "unresolved", id="a group of others"
        ),
        pytest.param("[P Ada Long] has a plan.\n\n“No,” <the group> said.", "unnamed", id="no body"),
        pytest.param(
            "The [O Harbour Court] met.\n\nRain fell.\n\nWind blew.\n\n<The court> said no.",
            "named harbour-court",
            id="the only one of that noun",
        ),
        pytest.param(
            "The [O Harbour Court] met.\n\nRain fell.\n\nThe [O Reed Council] met.\n\n<The court> said no.",
            "unresolved",
            id="another body since",
        ),
    ],
)
def test_a_body_is_described_as_the_one_that_the_text_is_about(marked, expected):
    assert speakers(marked)[-1] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "President [P Ada Long] met Vice President [P Edwin Moss]. <The president> said no.",
            "named ada-long",
            id="not the vice-president",
        ),
        pytest.param(
            "President [P Ada Long] met former President [P Edwin Moss]. <The president> said no.",
            "named ada-long",
            id="the present one",
        ),
        pytest.param(
            "President [P Ada Long] met former President [P Edwin Moss]. <The former president> said no.",
            "named edwin-moss",
            id="the former one",
        ),
        pytest.param(
            "Former President [P Edwin Moss] came.\n\nRain fell.\n\n<The president> said no.",
            "unresolved",
            id="only a former one, far back",
        ),
        pytest.param(
            "Adm. [P Edwin Moss] met [P Ada Long]. <The admiral> said no.", "named edwin-moss", id="short rank"
        ),
    ],
)
def test_a_role_is_of_its_rank(marked, expected):
    assert speakers(marked) == [expected]
