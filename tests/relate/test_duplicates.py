"""Likely duplicates: suggested with a reason, never merged, and ready to paste."""

from __future__ import annotations

import json
import random
import time

import pytest
from casting import body, briefs, corpus, person
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.relate.duplicates import duplicates
from generator.relate.register import loads
from generator.relate.review import as_json, as_yaml


def suspected(*casts):
    return [(s.keep, s.other, s.why) for s in duplicates(tuple(corpus(*briefs(*casts)).actors.values()))]


@pytest.mark.parametrize(
    ("one", "other", "keep", "why"),
    [
        (person("Antonia Berg"), person("Anne Berg"), "anne-berg", "same surname, given names that begin alike"),
        (person("Anna Berg", role="mayor"), person("Toni Berg", role="Mayor"), "anna-berg", "same surname, same role"),
        (person("Anna Berg"), person("Anna Borg"), "anna-berg", "names that differ by a letter"),
        (person("Anna Berg Lund"), person("Anna Berg"), "anna-berg-lund", "name contained in the other"),
        (body("Port Council"), body("Port Elder Council"), "port-elder-council", "name contained in the other"),
        (body("Inner Ferry Council"), body("IFC", type="company"), "inner-ferry-council", "same acronym"),
        (body("Harbour Union"), body("Harbor Union"), "harbor-union", "names that differ by a letter"),
    ],
)
def test_two_that_may_be_one_are_suggested(one, other, keep, why):
    drop = other.id if one.id == keep else one.id
    assert suspected(one, other) == [(keep, drop, why)]


def test_a_name_that_is_open_is_suggested_for_each_candidate():
    found = suspected(person("John Smith"), person("Else Smith"), person("Smith"))
    assert [(keep, other) for keep, other, _ in found] == [("else-smith", "smith"), ("john-smith", "smith")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Anna Berg"), person("Else Lund")),
        (person("Anna Berg"), person("Else Berg")),
        (person("Anna Berg"), body("Anna Berg Fund")),
        (body("Ferry Council"), body("Port Council")),
    ],
)
def test_two_that_share_little_are_not_suggested(one, other):
    assert suspected(one, other) == []


def test_two_of_one_brief_are_not_suggested():
    assert suspected((person("Anna Berg"), person("Anne Berg"))) == []


def test_what_is_written_is_a_register_that_does_what_it_says():
    found = briefs(
        (person("Antonia Berg"), body("Inner Ferry Council"), body('yes: no # "x"')),
        (person("Anne Berg"), body("IFC", type="company")),
        person("Anna Berg Lund"),
    )
    text = as_yaml(corpus(*found))
    register = loads(text, "actors.yml")
    related = corpus(*found, register=register)
    assert related.issues == ()
    assert len(related.actors) == len(corpus(*found).actors) - sum(len(entry.merge) for entry in register.actors)
    assert "# 6 actors in 3 briefs" in text


def test_an_actor_stands_in_one_entry_only():
    text = as_yaml(corpus(*briefs(person("Anna Berg"), person("Anne Berg"), person("Anni Berg"))))
    assert len(loads(text, "actors.yml").actors) == 1


def test_no_actors_and_no_duplicates_are_said():
    assert as_yaml(corpus()) == "# 0 actors in 0 briefs\n\n# No two of them look like one.\n"


def test_json_has_counts_and_reasons():
    shown = json.loads(as_json(corpus(*briefs(person("Anna Berg", country="NO"), person("Anne Berg")))))
    assert shown["actors"][0] == {
        "id": "anna-berg",
        "name": "Anna Berg",
        "type": "person",
        "country": "NO",
        "wikidata": None,
        "aliases": [],
        "briefs": 1,
        "statements": 0,
        "about": 0,
        "candidates": [],
    }
    assert shown["duplicates"] == [
        {"keep": "anna-berg", "other": "anne-berg", "why": "same surname, given names that begin alike"}
    ]


WORDS = st.sampled_from(
    ["Anna", "Anne", "Berg", "Borg", "Lund", "IFC", "Inner", "Ferry", "Council", "von", "X: #'\"", "Ø"]
)


@given(st.lists(st.builds(person, st.lists(WORDS, min_size=1, max_size=3).map(" ".join)), max_size=8))
@settings(max_examples=100, deadline=None)
def test_whatever_there_is_the_list_is_a_register(found):
    related = corpus(*briefs(*found))
    register = loads(as_yaml(related), "actors.yml")
    assert corpus(*briefs(*found), register=register).issues == ()


def test_many_actors_take_seconds():
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    made = ["".join(chance.choices(letters, k=6)).capitalize() for _ in range(4000)]
    people = [person(f"{chance.choice(made)} {chance.choice(made)}") for _ in range(30_000)]
    related = corpus(*briefs(*(tuple({p.id: p for p in people[n : n + 10]}.values()) for n in range(0, 30_000, 10))))
    start = time.process_time()
    assert duplicates(tuple(related.actors.values()))
    assert time.process_time() - start < 30
