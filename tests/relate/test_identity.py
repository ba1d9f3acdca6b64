"""Who is who across briefs: each rule, what it must not do, and that order says nothing."""

from __future__ import annotations

import random

import pytest
from casting import body, briefs, corpus, country, groups, person, who
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.relate.identity import identify
from generator.relate.register import loads

RULED = [
    ("same-name", "Anna Berg", "Anna Berg"),
    ("spelling", "Kim Dae-hwan", "Kim Daehwan"),
    ("spelling", "Jóna Ásdís Flint", "Jona Asdis Flint"),
    ("spelling", "J.R. Berg", "J. R. Berg"),
    ("name-order", "Kim Dae-hwan", "Daehwan Kim"),
    ("transliteration", "Halvard Brekkesky", "Halvard Brekkeskiy"),
    ("transliteration", "Halvard Brekkeskyy", "Halvard Brekkeskij"),
    ("initials", "Anna Berg", "A. Berg"),
    ("initials", "Anna Berg", "Anna M. Berg"),
    ("initials", "Anna Maria Berg", "A. M. Berg"),
]


@pytest.mark.parametrize(("rule", "one", "other"), RULED)
def test_two_names_are_one_by_a_rule(rule, one, other):
    identities = identify(briefs(person(one, id="one"), person(other, id="other")))
    assert len(groups(identities)) == 1
    assert rule in {link.rule for link in identities.links.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "Anne Berg"),
        ("Anna Berg", "Anna Borg"),
        ("Anna Berg", "Anna Maria Berg"),
        ("Anna M. Berg", "Anna K. Berg"),
        ("Anna Berg", "B. Berg"),
        ("Martin James", "James Martin"),
        ("Anna Brekkesky", "Ada Brekkeskiy"),
        ("Per Berg Jr.", "Per Berg Sr."),
        ("Per Kowalski", "Per Kowalsky"),
    ],
)
def test_names_that_are_merely_similar_are_two(one, other):
    assert len(who(person(one), person(other))) == 2


def test_a_name_that_two_others_could_be_is_neither():
    found = who(person("John Smith"), person("Jane Smith"), person("J. Smith"))
    assert found == {"john-smith": ["b0:john-smith"], "jane-smith": ["b1:jane-smith"], "j-smith": ["b2:j-smith"]}


def test_the_same_name_without_a_middle_initial_is_open_if_two_have_one():
    assert len(who(person("Per A. Berg"), person("Per B. Berg"), person("Per Berg"))) == 3


@pytest.mark.parametrize("changes", [{"country": "NO"}, {"role": "striker"}])
def test_country_and_role_speak_against_an_initial(changes):
    other = {"country": "IS", "role": "mayor of Port Elder"}
    one = person("Anna Berg", **changes)
    assert len(who(one, person("A. Berg", **{key: other[key] for key in changes}))) == 2
    assert len(who(one, person("A. Berg", **changes))) == 1


def test_two_that_one_brief_tells_apart_are_never_one():
    assert len(who((person("Anna Berg"), person("A. Berg")), person("Anna Berg"))) == 2


def test_a_document_that_gives_both_names_makes_them_one():
    identities = identify(
        briefs(person("Antonia Berg", how={"Toni Berg": "spelled-also"}), person("Toni Berg", how={"Berg": "surname"}))
    )
    assert groups(identities) == {"antonia-berg": ["b0:antonia-berg", "b1:toni-berg"]}
    assert identities.links["b1", "toni-berg"].rule == "document"
    assert identities.links["b1", "toni-berg"].because == "b0"
    assert dict(identities.moved) == {"toni-berg": ("antonia-berg",)}


def test_a_surname_joins_the_only_one_who_has_it():
    identities = identify(briefs(person("Anna Berg"), person("Berg")))
    assert groups(identities) == {"anna-berg": ["b0:anna-berg", "b1:berg"]}
    assert identities.links["b1", "berg"].rule == "surname"
    assert dict(identities.moved) == {"berg": ("anna-berg",)}


def test_a_surname_in_another_spelling_joins_too():
    assert who(person("Halvard Brekkeskiy"), person("Brekkesky")) == {
        "halvard-brekkeskiy": ["b0:halvard-brekkeskiy", "b1:brekkesky"]
    }


def test_a_surname_of_two_stays_alone_and_names_both():
    identities = identify(briefs(person("John Smith"), person("Jane Smith"), person("Smith")))
    assert len(groups(identities)) == 3
    assert dict(identities.candidates) == {"smith": ("jane-smith", "john-smith")}


def test_people_of_the_same_story_come_first():
    stories = {"b0": "harbour", "b1": "cup", "b2": "harbour"}
    identities = identify(briefs(person("John Smith"), person("Jane Smith"), person("Smith")), stories=stories)
    assert identities.links["b2", "smith"].actor == "john-smith"
    assert identities.links["b2", "smith"].rule == "surname-in-story"


@pytest.mark.parametrize(
    ("third", "expected"),
    [("striker", "john-smith"), ("union leader", "jane-smith"), ("pilot", "smith"), (None, "smith")],
)
def test_of_several_the_one_with_the_same_role_if_all_others_have_another(third, expected):
    people = person("John Smith", role="striker of Port Elder"), person("Jane Smith", role="union leader")
    assert identify(briefs(*people, person("Smith", role=third))).links["b2", "smith"].actor == expected


@pytest.mark.parametrize(
    ("changes", "other"), [({"country": "NO"}, {"country": "IS"}), ({"role": "mayor"}, {"role": "coach"})]
)
def test_a_surname_does_not_join_against_country_or_role(changes, other):
    assert len(who(person("Anna Berg", **changes), person("Berg", **other))) == 2


def test_a_surname_does_not_join_whom_its_own_brief_tells_apart():
    identities = identify(briefs((person("Anna Berg"), person("Berg")), person("Anna Berg")))
    assert groups(identities) == {"anna-berg": ["b0:anna-berg", "b1:anna-berg"], "berg": ["b0:berg"]}


def test_a_given_name_joins_nobody():
    found = who(person("Anna Berg"), person("Anna"), person("Anna"))
    assert len(found) == 3
    assert found["anna-berg"] == ["b0:anna-berg"]


def test_what_might_be_a_surname_keeps_a_name_open():
    identities = identify(briefs(person("Ann Tran Lee"), person("Lee Tan Hock"), person("Lee")))
    assert identities.links["b2", "lee"].actor == "lee"


def test_what_a_brief_uses_as_the_surname_is_the_surname():
    identities = identify(briefs(person("Quan Bohai", how={"Quan": "surname"}), person("Quan")))
    assert identities.links["b1", "quan"].actor == "quan-bohai"


def test_one_name_alone_in_several_briefs_is_one_unless_something_contradicts():
    assert len(who(person("Pelinho"), person("Pelinho", role="striker"))) == 1
    found = who(
        person("Berg", role="coach"),
        person("Berg", role="minister"),
        person("Berg", role="the minister"),
        person("Berg"),
    )
    assert sorted(map(len, found.values())) == [1, 1, 2]


def test_ids_of_the_same_word_do_not_depend_on_who_else_there_is_but_lead_to_all():
    identities = identify(briefs(person("Anna"), person("Anna")))
    assert len(groups(identities)) == 2
    assert sorted(identities.moved["anna"]) == sorted(groups(identities))


def test_an_acronym_joins_the_body_that_spells_it_out():
    identities = identify(
        briefs(body("International Ferry Council", how={"IFC": "acronym"}), body("IFC"), body("I.F.C.", id="ifc"))
    )
    assert set(groups(identities)) == {"international-ferry-council"}
    assert identities.links["b1", "ifc"].rule == "acronym"
    assert identities.links["b1", "ifc"].because == "b0"


def test_an_acronym_of_two_bodies_joins_neither():
    found = who(
        body("International Ferry Council", how={"IFC": "acronym"}),
        body("Inner Fjord Club", how={"IFC": "acronym"}),
        body("IFC"),
    )
    assert len(found) == 3


@pytest.mark.parametrize("other", [{"type": "company"}, {"country": "IS"}])
def test_an_acronym_does_not_join_against_type_or_country(other):
    council = body("Inner Ferry Council", type="public-body", country="NO", how={"IFC": "acronym"})
    assert len(who(council, body("IFC", **({"type": "public-body"} | other)))) == 2


def test_a_person_and_a_body_of_one_name_are_two():
    found = who(person("Anna Berg"), body("Anna Berg"))
    assert sorted(map(len, found.values())) == [1, 1]
    assert "b0:anna-berg" in found["anna-berg"]


def test_courts_of_two_states_are_two():
    court = body("Supreme Court", type="public-body")
    found = who(
        (court, country("NO", "Norway", 3), country("IS", "Iceland")),
        (court, country("IS", "Iceland", 2)),
        (court, country("NO", "Norway")),
        court,
    )
    assert found["supreme-court-in-no"] == ["b0:supreme-court", "b2:supreme-court"]
    assert found["supreme-court-in-is"] == ["b1:supreme-court"]
    assert sum(ids[0].endswith("supreme-court") for ids in found.values()) == 3


def test_a_court_is_one_while_nothing_tells_two_apart():
    court = body("Supreme Court", type="public-body")
    assert set(who((court, country("NO", "Norway")), court)) == {"no", "supreme-court"}


def test_the_id_of_the_fullest_name_stays_and_the_others_lead_to_it():
    identities = identify(briefs(person("A. Berg"), person("Anna Berg"), person("Anna M. Berg")))
    assert set(groups(identities)) == {"anna-m-berg"}
    assert dict(identities.moved) == {"a-berg": ("anna-m-berg",), "anna-berg": ("anna-m-berg",)}


def test_a_new_brief_that_makes_a_name_ambiguous_takes_the_link_back():
    before = briefs(person("Anna Berg"), person("Berg"))
    after = [*before, *[b for b in briefs((), (), person("Else Berg")) if b.id == "b2"]]
    assert identify(before).links["b1", "berg"].actor == "anna-berg"
    assert identify(after).links["b1", "berg"].actor == "berg"
    assert identify(after).links["b0", "anna-berg"] == identify(before).links["b0", "anna-berg"]


# --- properties ----------------------------------------------------------------------------------

NAMES = [
    *("Anna Berg", "A. Berg", "Anna M. Berg", "Anna K. Berg", "Else Berg", "Berg", "Anna", "Berg Anna"),
    *("Halvard Brekkesky", "Halvard Brekkeskiy", "Brekkeskij", "Kim Dae-hwan", "Dae Hwan Kim", "Kim"),
]
BODIES = ["International Ferry Council", "Inner Fjord Club", "IFC", "I.F.C.", "Ferry Council", "Supreme Court"]


@st.composite
def casts(draw):
    """The actors of a brief, each with its own id."""
    people = st.builds(
        person,
        st.sampled_from(NAMES),
        role=st.sampled_from([None, None, "minister", "coach"]),
        country=st.sampled_from([None, None, "NO", "IS"]),
        how=st.sampled_from([{}, {}, {"Berg": "surname"}, {"Toni Berg": "spelled-also"}]),
    )
    bodies = st.builds(
        body,
        st.sampled_from(BODIES),
        type=st.sampled_from(["organisation", "public-body", "company"]),
        country=st.sampled_from([None, "NO", "IS"]),
        how=st.sampled_from([{}, {"IFC": "acronym"}]),
    )
    states = st.sampled_from([country("NO", "Norway", 2), country("IS", "Iceland")])
    found = draw(st.lists(st.one_of(people, bodies, states), max_size=4))
    return tuple({actor.id: actor for actor in found}.values())


REGISTER = """
actors:
  - name: Anna Berg
    aliases: [Brekkeskij]
    merge: [kim]
separate:
  - [Else Berg, Berg]
not_actors: [Inner Fjord Club]
"""


@given(st.lists(casts(), max_size=7), st.randoms(use_true_random=False), st.sampled_from([None, loads(REGISTER, "r")]))
@settings(max_examples=150, deadline=None)
def test_the_order_of_briefs_does_not_matter(found, order, register):
    whole = briefs(*found)
    shuffled = list(whole)
    order.shuffle(shuffled)
    assert identify(shuffled, register) == identify(whole, register)


@given(st.lists(casts(), max_size=7))
@settings(max_examples=150, deadline=None)
def test_every_actor_has_one_place_and_no_two_of_a_brief_are_one(found):
    whole = briefs(*found)
    identities = identify(whole)
    assert set(identities.links) == {(b.id, a.id) for b in whole for a in b.actors}
    for each in whole:
        ids = [identities.links[each.id, a.id].actor for a in each.actors]
        assert len(ids) == len(set(ids))
    kinds = {}
    for each, a in ((b, a) for b in whole for a in b.actors):
        kind = a.type if a.type in {"person", "country"} else "body"
        assert kinds.setdefault(identities.links[each.id, a.id].actor, kind) == kind
    present = {link.actor for link in identities.links.values()}
    assert not present & set(identities.moved)
    assert {to for moved in identities.moved.values() for to in moved} <= present


@given(st.lists(casts(), max_size=6))
@settings(max_examples=100, deadline=None)
def test_what_was_put_together_stays_together(found):
    """Briefs that already have the ids and names of the corpus lead to people of whom none is taken apart.

    Bodies are another matter: to which state one belongs is told by the ids of its own brief, which are gone by then.
    """
    once = corpus(*briefs(*found))
    twice = identify([entry.brief for entry in once.briefs])
    leads = {(b, local): link.actor for (b, local), link in twice.links.items()}
    assert len(leads) == sum(len(actor.briefs) for actor in once.actors.values())
    for actor in once.actors.values():
        if actor.type in {"person", "country"}:
            assert len({leads[entry.brief.id, actor.id] for entry in actor.briefs}) == 1


@given(st.lists(casts(), max_size=7))
@settings(max_examples=150, deadline=None)
def test_the_register_wins(found):
    whole = briefs(*found)
    identities = identify(whole, loads(REGISTER, "actors.yml"))
    for each, a in ((b, a) for b in whole for a in b.actors):
        link = identities.links.get((each.id, a.id))
        if a.name == "Inner Fjord Club":
            assert link is None
        elif a.name in {"Anna Berg", "Brekkeskij"}:
            assert (link.actor, link.rule) == ("anna-berg", "register")
    leads = {
        i: {link.actor for (_, local), link in identities.links.items() if local == i} for i in ("berg", "else-berg")
    }
    assert leads["berg"].isdisjoint(leads["else-berg"])
    if any(link.actor == "anna-berg" for link in identities.links.values()):
        assert "kim" not in {link.actor for link in identities.links.values()}


def test_ten_thousand_briefs_take_seconds():
    import time

    chance = random.Random(1)
    given_names = [f"{a}{b}o" for a in "BCDFGHJKLM" for b in "aeiou"]
    surnames = [f"{a}{b}{c}en" for a in "BCDFGHJKLM" for b in "aeiou" for c in "lmnrst"]
    cast = [person(f"{chance.choice(given_names)} {chance.choice(surnames)}") for _ in range(20_000)]
    singles = [person(surname) for surname in surnames]
    whole = briefs(
        *(tuple({a.id: a for a in [*chance.sample(cast, 6), chance.choice(singles)]}.values()) for _ in range(10_000))
    )
    start = time.process_time()
    identities = identify(whole)
    assert len(identities.links) > 60_000
    assert time.process_time() - start < 30


# --- parts of the world ----------------------------------------------------------------------------

NORWAY, ICELAND = country("NO", "Norway"), country("IS", "Iceland")


def test_a_surname_does_not_join_somebody_in_another_part_of_the_world():
    identities = identify(briefs((person("Anna Berg"), NORWAY), (person("Berg"), ICELAND)))
    assert identities.links["b1", "berg"].actor == "berg"
    assert identities.candidates["berg"] == ("anna-berg",)


def test_a_role_in_common_outweighs_that():
    minister = {"role": "fisheries minister"}
    found = who((person("Anna Berg", **minister), NORWAY), (person("Berg", **minister), ICELAND))
    assert found["anna-berg"] == ["b0:anna-berg", "b1:berg"]


def test_one_name_in_two_parts_of_the_world_is_two_people():
    found = who((person("Berg"), NORWAY), (person("Berg"), ICELAND), (person("Berg"), NORWAY))
    assert sorted(len(places) for actor, places in found.items() if actor.startswith("berg")) == [1, 2]


@pytest.mark.parametrize(
    ("others", "expected"), [((NORWAY,), 1), ((ICELAND,), 2), ((), 2), ((ICELAND, person("Bo Lind")), 1)]
)
def test_an_acronym_needs_something_else_in_common(others, expected):
    council = body("International Ferry Council", how={"IFC": "acronym"})
    found = who((council, NORWAY, person("Bo Lind")), (body("IFC"), *others))
    assert len([actor for actor in found if actor in {"ifc", "international-ferry-council"}]) == expected


def test_courts_of_documents_that_name_no_state_most_stay_apart():
    court = body("Supreme Court", type="public-body")
    found = who((court, NORWAY, ICELAND), (court, NORWAY, ICELAND))
    assert len([actor for actor in found if actor.startswith("supreme-court")]) == 2
