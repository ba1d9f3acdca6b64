"""Sources that hold more than who speaks, or one of several; plural names; pronouns under another's clause."""

from __future__ import annotations

import pytest
from actors_factory import resolved, speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("<A clerk who came said Mr. [P Moss]'s team> believed it.", ["unresolved"], id="whole report"),
        pytest.param("<[P Ada Long] said that [P Edwin Moss]> believed it.", ["unresolved"], id="two speakers"),
        pytest.param("<Officials said the [O Harbour Board]> believed it.", ["unresolved"], id="of officials"),
        pytest.param("“No,” said <[P Ada Long] after a meeting in [L Oslo]>.", ["named ada-long"], id="occasion"),
        pytest.param(
            "<[P Ada Long], who told the [O Harbour Board] of it,> left.", ["named ada-long"], id="relative clause"
        ),
        pytest.param(
            "<[P Ada Long], who came and said the rain stopped,> left.",
            ["named ada-long"],
            id="two verbs of one clause",
        ),
        pytest.param("<[P Ada Long]>, [P Edwin Moss] and others said no.", ["unresolved"], id="and others"),
        pytest.param("<[P Ada Long], her husband and others> said no.", ["unresolved"], id="others in the span"),
        pytest.param("<[P Ada Long]> and her husband said no.", ["unresolved"], id="and her husband"),
        pytest.param(
            "<[N Reeds]>, [N Cods] and even some [O Harbour Board] clerks said no.", ["unresolved"], id="first of three"
        ),
        pytest.param(
            "[N Reeds], <[N Cods]> and even some [O Harbour Board] clerks said no.",
            ["unresolved"],
            id="second of three",
        ),
        pytest.param(
            "<[P Ada Long]>, [P Edwin Moss] and [P Jo Berg] said no.",
            ["named ada-long+edwin-moss+jo-berg"],
            id="all of a list",
        ),
        pytest.param("“No,” said <[P Ada Long]>, and some left.", ["named ada-long"], id="a new clause"),
        pytest.param("According to <[P Ada Long]>, [P Edwin Moss] and [P Jo Berg] left.", ["named ada-long"], id="led"),
        pytest.param(
            "<[O Reed Fund], a group led by [P Ada Long] and other donors,> said no.", ["named reed-fund"], id="aside"
        ),
        pytest.param("Whatever worries [P Ada Long], <[N Reeds]> say no.", ["named reeds"], id="a group's own verb"),
        pytest.param("<[P Ada Long]>, a baker and some say a poet, left.", ["named ada-long"], id="apposition"),
    ],
)
def test_extent_of_a_source(marked, expected):
    assert speakers(marked) == expected


def test_one_of_several_lists_those_known():
    _, resolution = resolved("<[P Ada Long]>, [P Edwin Moss] and others said no.")
    assert resolution.speakers[0].candidates == ("ada-long", "edwin-moss")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "<[P Robert Long]> said the president weighed his remarks, which <he> reportedly considered.",
            ["named robert-long", "unresolved"],
            id="a description is the nearer subject",
        ),
        pytest.param(
            "<[P Robert Long]> said [P Peter Moss] was right when <he> said no.",
            ["named robert-long", "unresolved"],
            id="a name is the nearer subject",
        ),
        pytest.param(
            "<[P Robert Long]> said [P Peter Moss] was right when <he> said no. <He> added more.",
            ["named robert-long", "unresolved", "named robert-long"],
            id="the next sentence is the speaker's",
        ),
        pytest.param(
            "<[P Robert Long]> said the harbour was full, which <he> regretted.",
            ["named robert-long"] * 2,
            id="a thing is no rival",
        ),
        pytest.param(
            "<[P Robert Long]> said the mayor lied, and <he> left.", ["named robert-long"] * 2, id="a clause beside"
        ),
        pytest.param(
            "<[P Birchers]> viewed cods as fish, but <he> didn't.", ["named birchers", "unresolved"], id="followers"
        ),
        pytest.param("The [P Longs] came. “No,” <he> said.", ["unresolved"], id="a family"),
        pytest.param(
            "<[P Robert Long]> spoke. <The report> said no. “Well,” <he> said.",
            ["named robert-long", "unresolved", "named robert-long"],
            id="a report is no he",
        ),
        pytest.param(
            "<[P Robert Long]> spoke.\n\n<Reports> said no.\n\n“Well,” <he> said.",
            ["named robert-long", "unresolved", "named robert-long"],
            id="reports between",
        ),
        pytest.param(
            "[P Tom Hale] and [P Peter Hale] left. <[P Robert Moss]> of the [P Hale] campaign spoke. “No,” <he> said.",
            ["named robert-moss"] * 2,
            id="a modifier is no rival",
        ),
        pytest.param(
            "[P Tom Hale] and [P Peter Hale] met [P Ed Moss]. <Mr. [P Hale]> spoke to [P Moss]. “No,” <he> said.",
            ["unresolved", "unresolved"],
            id="a speaker whom several fit",
        ),
    ],
)
def test_pronouns_under_other_subjects(marked, expected):
    assert speakers(marked) == expected


def test_a_name_of_one_that_ends_like_a_plural_is_a_person():
    _, resolution = resolved("[P Sellers] has come. The [P Sellers] house burned. [P Sellers] spoke.")
    assert [a.type for a in resolution.actors] == ["person"]


def test_a_family_is_a_group():
    _, resolution = resolved("The [P Longs] came to the party.")
    assert [(a.name, a.type) for a in resolution.actors] == [("Longs", "group")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "[P Robert Long] came with his wife, [P Zuna Long]. <Mr. [P Long]> spoke.",
            ["named robert-long"],
            id="a wife is no Mr.",
        ),
        pytest.param(
            "[P Robert Long] came with [P Zuna Long]. <Mr. [P Long]> spoke.", ["unresolved"], id="perhaps a Mr. too"
        ),
        pytest.param(
            "Ambassador [P Zuna Long] came. <Ambassador> said no. <The ambassador> agreed.",
            ["named zuna-long"] * 2,
            id="a title alone",
        ),
        pytest.param(
            "Ambassador [P Zuna Long] met Ambassador [P Jo Berg]. <Ambassador> said no.", ["unresolved"], id="two of it"
        ),
        pytest.param("[P Zuna Long] came. <Ambassador> said no.", ["unnamed"], id="nobody of that title"),
    ],
)
def test_titles_tell_people(marked, expected):
    assert speakers(marked) == expected
