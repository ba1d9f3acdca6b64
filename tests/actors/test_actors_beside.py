"""Names that stand beside a verb of saying and are not who speaks."""

from __future__ import annotations

import pytest
from actors_factory import role, speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "<A spokesman for Reed County Prosecutor [P Rob Moss]> said so.", ["unnamed"], id="spokesman for an officer"
        ),
        pytest.param("<Minister for Justice [P Ada Long]> said so.", ["named ada-long"], id="an office with for"),
        pytest.param(
            "<[O Harbour Fund] of Reed Island chair [P Ada Long]> said so.", ["named ada-long"], id="title with a body"
        ),
        pytest.param(
            "The unit suing <former clerk [P Ada Long] and former mayor [P Rob Moss]> has said so.",
            ["unresolved"],
            id="two before a singular verb",
        ),
        pytest.param(
            "<[P Ada Long] and [P Rob Moss]> have said so.", ["named ada-long+rob-moss"], id="before a plural"
        ),
        pytest.param(
            "<Minister of Fish and Chips [P Ada Long] and Harbour Director [P Rob Moss]> said so.",
            ["unresolved"],
            id="two with offices are not unnamed",
        ),
        pytest.param(
            "[P Ada Long] left. <[P Long] ― who rivals the mayor ―> said so.", ["named ada-long"], id="horizontal bars"
        ),
        pytest.param(
            "<[O Harbour Progressive Party] (HPP) lawmakers> said so.", ["unnamed"], id="lawmakers are not the party"
        ),
    ],
)
def test_the_verb_and_the_words_between_tell_who_speaks(marked, expected):
    assert speakers(marked) == expected


def test_the_role_begins_behind_whoever_speaks_for_its_bearer():
    assert (
        role("<A spokesman for Reed County Prosecutor [P Rob Moss]> said so.", "rob-moss") == "Reed County Prosecutor"
    )


FAR = "Town Police Officer [P Rob Moss] shot a seal on the quay.\n\n{between}\n\n<The officer> said: “Hold it.”"


def test_a_title_that_many_bear_means_nobody_of_pages_ago():
    far = FAR.format(between="Nets were cut.\n\nThen <[P Ada Long]> told of a night drive through the hills.")
    near = FAR.format(between="Nobody was hurt.").replace("\n\nNobody was hurt.", "")
    assert speakers(far)[-1] == "unresolved"
    assert speakers(near)[-1] == "named rob-moss"


def test_a_party_is_no_he():
    """An unnamed party has criticised Reed; the next "he" is Reed, not somebody without a name."""
    marked = "[P Tom Reed] was blamed within <his own party> for the dam.\n\nAt one point <he> said so."
    assert speakers(marked) == ["unnamed", "named tom-reed"]


def test_an_aside_may_go_on_behind_the_place_of_a_name():
    marked = "[P Ada Long] of Norrholm, the mayor <who> wants the dam, left."
    assert speakers(marked) == ["named ada-long"]
