"""Every country of ISO 3166 under each of its names, and its capital in both readings."""

from __future__ import annotations

import pycountry
import pytest
from actors_factory import actors, hows, resolved
from babel import Locale

from generator.actors.gazetteer import gazetteer

SAYS = "<[L {}]> said on Monday that it would sign the treaty."
HELD = "The conference was held in [L {}] on Monday."

# Sovereign states without a capital form; every other that has an official name must have one.
NO_CAPITAL = {
    *("DJ", "HK", "LU", "MC", "MO", "SG", "SM", "ST", "VA"),  # the capital bears the country's name
    *("MV", "SC"),  # Male and Victoria are common words
    "AG",  # St. John's is in Canada as well
    "BE",  # Brussels is the European Union
    *("BM", "SH", "BQ", "PM", "IM", "GI", "KY", "PR", "AI"),  # territories whose seats better known places share
}


def _turned(name: str) -> str:
    """An inverted name of a list as one writes it, without what stands in brackets."""
    head, comma, tail = name.split(" (", maxsplit=1)[0].partition(", ")
    inverted = comma and tail.endswith((" of", " of the"))
    return f"{tail} {head}".replace("The Democratic", "Democratic") if inverted else head if comma else name


def _names():
    territories = Locale("en").territories
    for country in pycountry.countries:
        official = [getattr(country, a, None) for a in ("official_name", "common_name")]
        inverted = _turned(country.name) if country.name.endswith((" of", " of the")) else country.name
        for name in {*filter(None, official), inverted, territories[country.alpha_2]}:
            # Only lists say "Bonaire, Sint Eustatius and Saba" or "Congo - Kinshasa"; a bare Congo has two readings.
            if not any(sign in name for sign in ",(") and " - " not in name and name != "Congo":
                yield pytest.param(name, country.alpha_2.lower(), id=name)


@pytest.mark.parametrize(("name", "code"), list(_names()))
def test_every_name_of_every_country_is_that_country(name, code):
    assert list(actors(SAYS.format(name))) == [code]


def _forms(*kinds):
    gaz = gazetteer()
    found = [*gaz.forms.items(), *((a, f) for a, f in gaz.abbreviations.items() if "abbreviation" in kinds)]
    for form, country in found:
        if country.kind in kinds:
            yield pytest.param(form if country.kind == "abbreviation" else form.title(), country.code.lower(), id=form)


@pytest.mark.parametrize(("form", "code"), list(_forms("alias", "former", "abbreviation", "capital", "seat")))
def test_every_form_of_the_table_speaks_for_its_country(form, code):
    assert list(actors(SAYS.format(form))) == [code]


@pytest.mark.parametrize(("form", "code"), list(_forms("capital", "seat")))
def test_a_capital_or_seat_where_something_is_held_is_no_actor(form, code):
    assert actors(HELD.format(form)) == {}


def test_every_sovereign_country_has_a_capital():
    have = {c.code for c in gazetteer().forms.values() if c.kind == "capital"}
    sovereign = {c.alpha_2 for c in pycountry.countries if hasattr(c, "official_name")}
    assert sovereign - have - NO_CAPITAL == set()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Burma", "mm"),
        ("Swaziland", "sz"),
        ("Macedonia", "mk"),
        ("Zaire", "cd"),
        ("East Timor", "tl"),
        ("Rhodesia", "zw"),
    ],
)
def test_a_former_name_is_linked_by_that_rule(name, code):
    assert hows(SAYS.format(name)) == {name: "former-name"}
    assert list(actors(SAYS.format(name))) == [code]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        *(("US", "us"), ("U.S.", "us"), ("USA", "us"), ("UK", "gb"), ("U.K.", "gb"), ("UAE", "ae"), ("ROK", "kr")),
        *(("DPRK", "kp"), ("DRC", "cd"), ("PRC", "cn"), ("KSA", "sa"), ("CAR", "cf"), ("BiH", "ba"), ("PNG", "pg")),
        *(("Türkiye", "tr"), ("Czech Republic", "cz"), ("Cape Verde", "cv"), ("Cabo Verde", "cv")),
        *(("the Netherlands", "nl"), ("Saint Lucia", "lc"), ("St Lucia", "lc"), ("Whitehall", "gb")),
        *(("the Élysée", "fr"), ("Quai d’Orsay", "fr"), ("Zhongnanhai", "cn"), ("the Blue House", "kr")),
    ],
)
def test_forms_that_newspapers_use(form, code):
    assert list(actors(SAYS.format(form))) == [code]


@pytest.mark.parametrize(
    ("form", "actor"),
    [
        ("Soviet Union", "soviet-union"),
        ("USSR", "soviet-union"),
        ("Czechoslovakia", "czechoslovakia"),
        ("GDR", "east-germany"),
        ("the Yugoslavia", "yugoslavia"),
    ],
)
def test_a_state_that_is_no_more_is_none_of_today(form, actor):
    _, resolution = resolved(SAYS.format(form))
    (state,) = resolution.actors
    assert (state.id, state.type, state.country) == (actor, "country", None)


def test_a_state_that_is_no_more_is_one_actor_under_its_forms():
    found = actors("The [L Soviet Union] agreed. The [L USSR] signed. It rained in the [L Soviet Union].")
    assert found == {"soviet-union": ["Soviet Union", "USSR"]}
