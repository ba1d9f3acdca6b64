"""The user's register: what it settles, that it wins, and that each error names its line and a remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from casting import actor, body, brief, briefs, claim, corpus, country, groups, person

from generator.relate.identity import identify
from generator.relate.register import Register, RegisterError, loads

DOCS = Path(__file__).parent.parent.parent / "docs" / "register.md"


def settled(text, *casts):
    return identify(briefs(*casts), loads(text, "actors.yml"))


def test_an_empty_file_settles_nothing():
    assert loads("", "actors.yml") == Register("actors.yml")
    assert loads("# nothing yet\n", "actors.yml") == Register("actors.yml")


def test_every_example_in_the_documentation_is_a_register():
    text = DOCS.read_text(encoding="utf-8")
    examples = [e for e in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "plugins:" not in e]
    assert len(examples) >= 2
    for example in examples:
        assert loads(example, "register.md")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("people: []", 1, "unknown field 'people'; known here are actors, separate, namesakes, not_actors"),
        ("actors:\n  - {name: A, typ: person}", 2, "unknown field 'typ'"),
        ("actors:\n  - {id: a}", 2, "the field 'name' is missing"),
        ("actors:\n  - {name: A, type: robot}", 2, "person, country, public-body"),
        ("actors:\n  - {name: Anna, country: QQ}", 2, "'QQ' is the code of no country"),
        ("actors:\n  - {name: Anna, country: NO}", 2, 'write it in quotation marks: "NO"'),
        ("actors:\n  - {name: Anna, wikidata: 42}", 2, "in quotation marks"),
        ("actors:\n  - {name: Anna, wikidata: X42}", 2, "Q[1-9]"),
        ("actors:\n  - {name: Анна}", 2, "write one: id: some-word"),
        (
            "actors:\n  - {name: Anna, aliases: [B]}\n  - {name: Else, aliases: [b]}",
            3,
            "is also a name of 'Anna' in line 2",
        ),
        (
            "actors:\n  - {name: Anna, merge: [b]}\n  - {name: Else, id: b}",
            3,
            "the id 'b' is taken by 'Anna' in line 2",
        ),
        ("actors:\n  - {name: Anna, merge: [b]}\nseparate:\n  - [anna, b]", 4, "are both 'Anna' in line 2"),
        ("actors:\n  - {name: Anna, aliases: [B]}\nseparate:\n  - [Anna, B]", 4, "are both 'Anna' in line 2"),
        ("separate:\n  - [John Smith, john-smith]", 2, "say under namesakes"),
        ("separate:\n  - [John Smith]", 2, "at least 2"),
        ("actors:\n  - {name: Anna}\nnot_actors: [anna]", 3, "is the actor 'Anna' in line 2"),
        ("namesakes:\n  - {name: A, briefs: {b: x}}\n  - {name: A, briefs: {b: y}}", 3, "is 'x' in line 2; keep one"),
        ("actors:\n  - name: 'Anna", 2, "is not valid YAML"),
        ("not_actors: [A]\nnot_actors: [B]", 2, "stands here twice"),
    ],
)
def test_an_error_names_its_line_and_a_remedy(text, line, message):
    with pytest.raises(RegisterError) as caught:
        loads(text, "actors.yml")
    (issue,) = caught.value.issues
    assert (issue.severity, issue.where) == ("error", f"actors.yml:{line}")
    assert message in issue.message


def test_all_errors_are_named_at_once():
    with pytest.raises(RegisterError) as caught:
        loads("actors:\n  - {name: Anna, country: QQ}\n  - {name: Anna}", "actors.yml")
    assert [issue.where for issue in caught.value.issues] == ["actors.yml:2", "actors.yml:3", "actors.yml:3"]


def test_names_and_aliases_are_one_actor_though_no_rule_says_so():
    identities = settled(
        "actors:\n  - {name: Anna Berg, aliases: [Toni Borg, Borg]}",
        person("Anna Berg"),
        person("Toni Borg"),
        person("Borg"),
        person("Else Borg"),
    )
    assert groups(identities)["anna-berg"] == ["b0:anna-berg", "b1:toni-borg", "b2:borg"]
    assert {identities.links[f"b{n}", i].rule for n, i in enumerate(("anna-berg", "toni-borg", "borg"))} == {"register"}
    assert dict(identities.moved) == {"borg": ("anna-berg",), "toni-borg": ("anna-berg",)}


def test_a_merged_id_takes_all_that_was_put_together_under_it():
    found = person("Toni Borg"), person("T. Borg"), person("Anna Berg")
    identities = settled("actors:\n  - {name: Anna Berg, merge: [toni-borg]}", *found)
    assert set(groups(identities)) == {"anna-berg"}
    assert set(identities.moved) == {"toni-borg", "t-borg"}


def test_the_rules_go_on_from_what_the_register_says():
    identities = settled(
        "actors:\n  - {name: Anna Berg, id: the-mayor}", person("Anna Berg"), person("A. Berg"), person("Berg")
    )
    assert set(groups(identities)) == {"the-mayor"}
    assert identities.links["b1", "a-berg"].rule == "initials"
    assert identities.moved["anna-berg"] == ("the-mayor",)


def test_two_that_the_register_keeps_apart_stay_two():
    found = person("Anna Berg"), person("A. Berg"), person("Berg")
    assert len(groups(settled("separate:\n  - [anna-berg, A. Berg]", *found))) == 3
    assert len(groups(settled("separate:\n  - [Anna Berg, berg]", *found))) == 2


def test_one_name_is_two_people_where_the_register_says_which_brief_means_whom():
    text = "namesakes:\n  - {name: John Smith, briefs: {b0: smith-mayor, b2: smith-striker}}\nactors:\n"
    text += "  - {id: smith-mayor, name: John Smith the mayor}"
    identities = settled(text, person("John Smith"), person("John Smith"), person("John Smith"))
    assert groups(identities) == {
        "smith-mayor": ["b0:john-smith"],
        "john-smith": ["b1:john-smith"],
        "smith-striker": ["b2:john-smith"],
    }
    assert identities.registered["smith-mayor"].name == "John Smith the mayor"


def test_a_name_makes_no_country_of_a_person_but_an_id_does():
    found = person("Jordan"), country("JO", "Jordan")
    assert settled("actors:\n  - {id: j, name: Jordan}", *found).links["b1", "jo"].actor == "jo"
    assert settled("actors:\n  - {id: j, name: Jordan, merge: [jo]}", *found).links["b1", "jo"].actor == "j"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("actors:\n  - {name: Anna Berg, merge: [anna-burg]}", "no actor has the id 'anna-burg'; near it: anna-berg"),
        ("separate:\n  - [Anna Berg, Nobody At All]", "`briefing actors` lists those that there are"),
        ("not_actors: [Ana Berg]", "near it: Anna Berg"),
        ("namesakes:\n  - {name: Anna Berg, briefs: {b0-1: x}}", "no brief has the id 'b0-1'; near it: b0"),
        ("namesakes:\n  - {name: Ana Berg, briefs: {b0: x}}", "'b0' has no actor named 'Ana Berg'; near it: Anna Berg"),
    ],
)
def test_what_no_brief_has_is_a_warning_with_the_nearest(text, message):
    identities = settled(text, person("Anna Berg"))
    (issue,) = identities.issues
    assert (issue.severity, issue.code) == ("warning", "register-unused")
    assert message in issue.message
    assert issue.where.startswith("actors.yml:")


def test_the_register_is_shown_in_briefs_too():
    found = brief("b0", actor("Berg", "organisation", aliases=("Mrs Berg",)), person("Anna Berg", id="anna"))
    text = 'actors:\n  - {id: anna, name: Anna Berg-Lund, merge: [berg], type: person, country: "NO", wikidata: Q42}'
    related = corpus(found, register=loads(text, "actors.yml"))
    (shown,) = related.briefs[0].brief.actors
    assert (shown.id, shown.name, shown.type, shown.country, shown.wikidata) == (
        *("anna", "Anna Berg-Lund", "person", "NO", "Q42"),
    )
    assert shown.aliases == ("Berg", "Mrs Berg", "Anna Berg")
    assert shown.mentions == 2
    entry = related.actors["anna"]
    assert (entry.name, entry.type, entry.country, entry.wikidata) == ("Anna Berg-Lund", "person", "NO", "Q42")
    assert entry.is_registered


def test_what_is_no_actor_goes_and_its_claims_stay_open():
    claims = (claim("c1", "deal"), claim("c2", "deal", "anna-berg"), claim("c3", "anna-berg", about=("deal",)))
    found = brief("b0", body("Green Deal", id="deal"), person("Anna Berg"), claims=claims)
    related = corpus(found, register=loads("not_actors: [green deal]", "actors.yml"))
    assert set(related.actors) == {"anna-berg"}
    first, second, third = related.briefs[0].brief.claims
    assert (first.speakers, first.speaker_kind) == ((), "unresolved")
    assert (second.speakers, second.speaker_kind) == (("anna-berg",), "named")
    assert third.about == ()


def test_two_speakers_who_are_one_are_one_speaker():
    found = brief("b0", person("Anna Berg"), person("Toni Borg"), claims=[claim("c1", "anna-berg", "toni-borg")])
    related = corpus(found, register=loads("actors:\n  - {name: Anna Berg, merge: [toni-borg]}", "actors.yml"))
    assert related.statements[0].claim.speakers == ("anna-berg",)
    assert len(related.actors["anna-berg"].by) == 1
