"""Why each form of a name was taken for its actor: `Actor.how`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from actors_factory import resolved

import generator.actors
from generator.actors.rules import alias_rule
from generator.records import AliasRule

FORMAT = Path(__file__).parents[2] / "docs" / "brief-format.md"


def how(marked: str) -> dict[str, str]:
    _, resolution = resolved(marked)
    assert all(tuple(form for form, _ in a.how) == a.aliases for a in resolution.actors)
    return {form: rule for a in resolution.actors for form, rule in a.how}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("[P Ada Long] left. [P Long] said no.", {"Long": "surname"}, id="surname"),
        pytest.param("[P Ada Long] left. [P Ada] said no.", {"Ada": "given-name"}, id="given name"),
        pytest.param(
            "Sir [P Alan Long] left. Sir [P Alan] said no.", {"Alan": "given-name"}, id="title and given name"
        ),
        pytest.param("[P Ada Maria Long] left. [P Ada Long] said no.", {"Ada Long": "full-name"}, id="middle name"),
        pytest.param("[P Ada K. Long] left. [P A. K. Long] spoke.", {"A. K. Long": "initials"}, id="initials"),
        pytest.param("[P Ada Long], also spelled [P Ida Lang], left.", {"Ida Lang": "spelled-also"}, id="spelled also"),
        pytest.param("The [O Fish Board] ([O FB]) left.", {"FB": "acronym"}, id="acronym"),
        pytest.param("The [O Daily Echo] left. They told the [O Echo].", {"Echo": "short-name"}, id="short name"),
        pytest.param("[L Oslo] said no. [L Norway] said yes.", {"Oslo": "capital"}, id="capital"),
        pytest.param("The [L Kremlin] said no. [L Russia] said yes.", {"Kremlin": "seat"}, id="seat"),
        pytest.param("[L Burma] said no. [L Myanmar] said yes.", {"Burma": "former-name"}, id="former name"),
        pytest.param("The [L DPRK] said no. [L North Korea] said yes.", {"DPRK": "abbreviation"}, id="abbreviation"),
        pytest.param(
            "The [N Nguyen] clan met. [P Nguyen Van Thanh] left. [P Thanh] said no.",
            {"Thanh": "given-name"},
            id="Vietnam",
        ),
        pytest.param("[P Grace Lau Mo-sheung] left. Ms. [P Lau] said no.", {"Lau": "surname"}, id="Hong Kong"),
        pytest.param("[P Omar Nasr Al Wahbi] left. [P Al Wahbi] spoke.", {"Al Wahbi": "full-name"}, id="with al"),
        pytest.param(
            "[P Omar bin Zayd Al Wahbi] left. [P Omar bin Zayd] spoke.", {"Omar bin Zayd": "full-name"}, id="bin"
        ),
        pytest.param("[P Gao Chengshi] left. [P Gao] said no.", {"Gao": "surname"}, id="pinyin"),
        pytest.param(
            "[P Viktor Sandor] and his sons [P Peter] and Ed met. [P Peter Sandor] spoke.",
            {"Peter": "given-name"},
            id="son",
        ),
    ],
)
def test_each_alias_has_its_rule(marked, expected):
    assert how(marked) == expected


def test_the_rule_of_a_form_is_that_of_its_first_link_that_is_more_than_a_role():
    assert how("[P Ada Long], of the [O North Fish Board] ([O NFB]), left. [O NFB] spokesman [P Ed Moss] spoke.") == {
        "NFB": "acronym"
    }


def test_a_name_spelt_alike_needs_no_other_rule():
    assert alias_rule("organisation-name") == "same-name"


def test_every_rule_is_one_that_the_documentation_explains():
    source = "".join(p.read_text(encoding="utf-8") for p in Path(generator.actors.__file__).parent.glob("*.py"))
    assert {alias_rule(each) for each in re.findall(r'"([a-z]+(?:-[a-z]+)*)"', source)} <= set(get_args(AliasRule))
    text = FORMAT.read_text(encoding="utf-8")
    explained = set(re.findall(r"`([a-z-]+)`", text[text.index("The words in `how`") : text.index("### `claims`")]))
    assert explained - {"how"} == set(get_args(AliasRule))


def test_a_country_is_not_counted_where_it_is_only_the_place():
    _, resolution = resolved("[L Norway] said that it would answer after talks in [L Norway].")
    assert [(a.id, a.mentions) for a in resolution.actors] == [("no", 1)]


def test_a_headline_s_name_that_a_person_and_a_firm_share_is_neither():
    text, resolution = resolved("# Founder leaves [P Brandt]\n\n[P Ulla Brandt] left [O Brandt AG]. [P Brandt] wept.")
    assert [(m.actor, text[m.start : m.end]) for m in resolution.mentions] == [
        ("ulla-brandt", "Ulla Brandt"), ("brandt-ag", "Brandt AG"), ("ulla-brandt", "Brandt"),
    ]  # fmt: skip


def test_articles_belong_to_no_name():
    text, resolution = resolved("The ROK said no. The [L Gambia] said yes.")
    assert [text[m.start : m.end] for m in resolution.mentions] == ["ROK", "The Gambia"]


def test_questions_of_an_interview_are_nobody():
    _, resolution = resolved("[O Q1] No. [O Q2] Yes. [O Q3] No. [P Ada Long] left.")
    assert [a.id for a in resolution.actors] == ["ada-long"]
