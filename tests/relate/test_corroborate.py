"""What several sources have, what one has, where they differ, and what goes back to one origin."""

import dataclasses
import random

import pytest
from comparing import entry, narrates, says, statements, vectors_of

from generator.records import When
from generator.relate import corroborate as corroboration
from generator.relate.alignment import UNLIKE, Reading, Told, agreement, comparison
from generator.relate.corroborate import corroborate
from generator.relate.differences import differences, is_material
from generator.relate.origins import is_written

BRIDGE = "the old bridge over the Elsin will be closed to lorries from the first of May"
LORRIES = "from the first of May lorries may no longer use the old bridge over the Elsin"
FERRY = "the ferry to the northern islands sank in heavy seas with a cargo of timber"

OWN = {
    "a": "Few had come to hear it, for snow lay on all the roads of the upper valley since the morning.",
    "b": "Traders in the market hall took little notice, while two ships with salt came in from the south.",
}
"""What keeps two reports of a few words from being one text."""


def group_of(groups, words):
    """The one group with a claim of these words."""
    (found,) = [g for g in groups if any(words in m.claim.evidence[0].quote for m in g.members)]
    return found


def test_two_outlets_that_report_one_utterance_corroborate_that_it_was_said():
    groups = corroborate(
        [
            entry("a", says("Ada Quist", "said", BRIDGE), narrates(FERRY)),
            entry("b", says("Ada Quist", "told reporters", BRIDGE.replace("will be", "is to be"))),
        ]
    )
    found = group_of(groups, "old bridge")
    assert (found.status, found.is_report, len(found.members), len(found.origins)) == ("corroborated", True, 2, 2)
    assert group_of(groups, "ferry").status == "single-source"
    assert groups[0] is found
    assert [found.standing(brief) for brief in ("a", "b", "c")] == ["said", "said", "not mentioned"]


def test_two_outlets_that_state_a_fact_themselves_are_two_sources():
    (found,) = corroborate([entry("a", narrates(FERRY)), entry("b", narrates(FERRY.replace("heavy", "rough")))])
    assert (found.status, found.is_report) == ("corroborated", False)


def test_one_that_states_and_one_that_reports_is_a_report():
    (found,) = corroborate([entry("a", narrates(FERRY)), entry("b", says("Ada Quist", "said", FERRY))])
    assert found.is_report


def test_two_prints_of_one_text_are_one_voice():
    """So that what they state and another one attributes is no more than a report."""
    own = f"{OWN['a']} {OWN['b']}"
    prints = [entry(i, narrates(FERRY), text=own) for i in ("a", "b")]
    (found,) = corroborate([*prints, entry("c", says("Ada Quist", "said", FERRY.replace("heavy", "rough")))])
    assert (found.is_report, found.origins) == (True, (("a", "b"), ("c",)))


def test_what_two_known_people_say_is_not_one_report():
    groups = corroborate(
        [entry("a", says("Ada Quist", "said", BRIDGE)), entry("b", says("Olav Strand", "said", BRIDGE))]
    )
    assert [len(g.members) for g in groups] == [1, 1]


def test_two_of_one_family_whom_a_brief_knows_are_two():
    both = {"others": {"Ada Quist": "person", "Ida Quist": "person"}}
    first = entry("a", says("Ada Quist", "said", BRIDGE))
    knows = entry("b", says("Ida Quist", "said", BRIDGE, **both))
    knows_not = entry("c", says("Ida Quist", "said", BRIDGE))
    assert len(corroborate([first, knows])) == 2
    assert len(corroborate([first, knows_not])) == 1


def test_who_speaks_for_somebody_is_not_that_person():
    lawyer = entry("b", says("Olav Strand", "said", BRIDGE))
    (claim,) = lawyer.brief.claims
    told = dataclasses.replace(claim, speaker_text="Olav Strand, the lawyer of Ada Quist")
    lawyer = dataclasses.replace(lawyer, brief=dataclasses.replace(lawyer.brief, claims=(told,)))
    assert len(corroborate([entry("a", says("Ada Quist", "said", BRIDGE)), lawyer])) == 2


@pytest.mark.parametrize(("act", "groups"), [("demand", 2), ("say", 1)])
def test_what_somebody_wants_does_not_confirm_what_was_done(act, groups):
    found = corroborate([entry("a", narrates(FERRY)), entry("b", says("Ada Quist", "told", FERRY, act=act))])
    assert len(found) == groups


def test_words_that_most_claims_of_a_story_have_say_less():
    def telling(*others):
        told = [entry("a", narrates(FERRY)), entry("b", narrates(LORRIES), *others)]
        readings = [Reading(s) for e in told for s in statements(e)]
        return Told(readings).weight(frozenset({"ferry"}))

    assert 0 < telling(*(narrates(f"the ferry was late on day {n}") for n in range(30))) < 0.5 * telling()


def test_a_denial_agrees_less_with_what_is_said():
    def score(act):
        a, b = (entry(i, says("Ada Quist", "said", BRIDGE, act=each)) for i, each in (("a", act), ("b", "explain")))
        one, other = (Reading(statements(e)[0]) for e in (a, b))
        assert agreement(one, other, Told([one, other])) != UNLIKE
        return comparison(one, other, Told([one, other]))["opposed"], agreement(one, other, Told([one, other]))

    assert score("deny")[0] == 1.0
    assert score("deny")[1] < score("confirm")[1]


def test_a_second_claim_of_a_brief_joins_only_where_it_surely_says_the_same(monkeypatch):
    told = [entry("a", narrates(FERRY)), entry("b", narrates(FERRY), narrates(FERRY.replace("heavy", "rough")))]
    assert sorted(len(g.members) for g in corroborate(told)) == [3]
    monkeypatch.setattr(corroboration, "SURELY", 99.0)
    assert sorted(len(g.members) for g in corroborate(told)) == [1, 2]


def test_every_claim_is_in_one_group_whatever_the_order():
    entries = [
        entry("a", says("Ada Quist", "said", BRIDGE), narrates(FERRY), published="2025-03-04"),
        entry("b", says("Ada Quist", "said", LORRIES), narrates(FERRY), published="2025-03-05"),
        entry("c", says("Ada Quist", "added", "nobody was hurt"), published="2025-03-05"),
    ]
    first = corroborate(entries)
    for seed in range(4):
        random.Random(seed).shuffle(entries)
        assert corroborate(entries) == first
    placed = [(m.entry.brief.id, m.claim.id) for g in first for m in g.members]
    assert sorted(placed) == sorted((e.brief.id, c.id) for e in entries for c in e.brief.claims)


def test_an_id_stays_when_a_newer_brief_joins():
    old = [entry("a", narrates(FERRY), published="2025-03-04"), entry("b", narrates(FERRY), published="2025-03-04")]
    newer = entry("c", narrates(FERRY), published="2025-03-09")
    (before,), (after,) = corroborate(old), corroborate([*old, newer])
    assert before.id == after.id
    assert len(after.members) == 3


def test_a_story_without_claims_or_briefs_has_no_groups():
    assert corroborate([]) == ()
    assert corroborate([entry("a"), entry("b")]) == ()


def test_unlike_claims_are_not_chained_by_one_that_is_like_both():
    both = f"{BRIDGE} and {FERRY}"
    groups = corroborate([entry("a", narrates(BRIDGE)), entry("b", narrates(both)), entry("c", narrates(FERRY))])
    assert max(len(g.members) for g in groups) == 2


def test_vectors_bring_together_what_words_do_not():
    one = entry("a", says("Ada Quist", "said", "lorries are banned from the bridge"))
    other = entry("b", says("Ada Quist", "said", "heavy vehicles may not cross it any more"))
    near = vectors_of(one, [bytes([100, 10])]) | vectors_of(other, [bytes([100, 10])])
    apart = vectors_of(one, [bytes([100, 0])]) | vectors_of(other, [bytes([0, 100])])
    other_model = near | vectors_of(other, [bytes([100, 10])], model="n")
    assert len(corroborate([one, other], near)) == 1
    assert len(corroborate([one, other], apart)) == 2
    assert len(corroborate([one, other], other_model)) == len(corroborate([one, other])) == 2


# --- origins -----------------------------------------------------------------------------------


def test_an_agency_copy_in_two_outlets_is_one_origin():
    copy = " ".join(f"The {n}th clerk counted crates of herring at quay number {n} until noon." for n in range(20, 40))
    other = FERRY.replace("heavy", "rough")
    (found,) = corroborate([entry("a", narrates(FERRY), text=copy), entry("b", narrates(other), text=copy)])
    assert (found.status, found.origins) == ("single-source", (("a", "b"),))


def test_two_reports_of_one_outlet_are_one_origin():
    same = {"outlet": "Coastal News"}
    (found,) = corroborate([entry("a", narrates(FERRY), **same), entry("b", narrates(FERRY), **same)])
    assert found.status == "single-source"


def test_one_written_statement_in_two_outlets_is_one_origin():
    what = f"“{BRIDGE}”"
    written = [entry(i, says("Ada Quist", "said in a statement", what)) for i in ("a", "b")]
    spoken = [entry(i, says("Ada Quist", "told reporters", what), text=own) for i, own in OWN.items()]
    assert corroborate(written)[0].status == "single-source"
    assert corroborate(spoken)[0].status == "corroborated"


def test_what_is_added_to_a_statement_is_of_the_statement_until_it_is_told_to_somebody():
    claims = entry(
        "a",
        says("Ada Quist", "said in a statement", BRIDGE),
        says("Ada Quist", "added", FERRY),
        says("Ada Quist", "told reporters", "nobody was hurt"),
        says("Olav Strand", "said", "all is well"),
    ).brief.claims
    assert [is_written(claim, claims) for claim in claims] == [True, True, False, False]


def test_a_report_that_names_the_other_outlet_has_it_from_there():
    first = entry("a", narrates(FERRY), outlet="Harbour Wire")
    wire = {"others": {"Harbour Wire": "media"}, "via": ("harbour-wire",)}
    second = entry("b", says("Ada Quist", "said", FERRY, **wire))
    (found,) = corroborate([first, second])
    assert found.origins == (("a", "b"),)


def test_a_sentence_copied_word_by_word_is_one_origin():
    (found,) = corroborate([entry("a", narrates(FERRY)), entry("b", narrates(FERRY))])
    assert found.status == "single-source"


def test_a_quotation_that_is_cut_and_led_into_alike_is_one_origin():
    what = "the ban “is not just about lorries but about everybody who crosses the Elsin”"
    cut = [entry(i, says("The report", "said", what, kind="unresolved")) for i in ("a", "b")]
    other = entry("b", says("The report", "noted", what, kind="unresolved"))
    assert corroborate(cut)[0].status == "single-source"
    assert corroborate([cut[0], other])[0].status == "corroborated"


def test_a_quotation_with_hardly_a_word_around_it_may_have_been_heard_by_both():
    what = "it “a disgrace for the council and for everybody who lives on the Elsin”"
    (found,) = corroborate([entry(i, says("Quist", "called", what), text=own) for i, own in OWN.items()])
    assert found.status == "corroborated"


# --- differences -------------------------------------------------------------------------------


def compared(one, other):
    """Kind and words of each difference of two claims of two briefs, and whether any is material."""
    a, b = statements(entry("a", one))[0], statements(entry("b", other))[0]
    found = differences(a, b)
    for difference in found:
        assert difference.left in a.entry.text
        assert difference.right in b.entry.text
    return [(d.kind, d.left, d.right) for d in found], any(map(is_material, found))


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("the ferry sank with 12 sailors on board", "the ferry sank with 14 sailors on board", ("12", "14")),
        ("a loan of $2 million for the quay", "a loan of $3.5 million for the quay", ("$2 million", "$3.5 million")),
        ("seven ships were lost in the storm", "9 ships were lost in the storm", ("seven", "9")),
        ("some 40 percent of the fleet was lost", "60% of the fleet was lost", ("40 percent", "60%")),
        ("divers found one large crack in the hull", "divers found two cracks in the hull", ("one", "two")),
        ("one person was killed on the quay", "three people were killed on the quay", ("one", "three")),
    ],
)
def test_numbers_that_count_the_same_thing_differ(left, right, words):
    found, material = compared(narrates(left), narrates(right))
    assert ("number", *words) in found
    assert material


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the ferry sank with 12 sailors on board", "the ferry sank with twelve sailors on board"),
        ("the ferry sank with 12 sailors on board", "the ferry sank after 14 days at sea"),
        ("about 3,000 people fled the town", "2,963 people fled the town"),
        ("a loan of 1,200,000 crowns", "a loan of 1.2 million crowns"),
        ("the law of 2012 on lorries", "the law of 2013 on lorries"),
        ("one person who knows the fund spoke", "three people were killed on the quay"),
        ("two more ships were lost in the storm", "five ships were lost in the storm"),
        ("Orlov used the fund to buy furs and a $43,000 watch", "Orlov took $750,000 from voters for himself"),
    ],
)
def test_numbers_that_may_be_the_same_do_not_differ(left, right):
    found, _ = compared(narrates(left), narrates(right))
    assert not [kind for kind, *_ in found if kind == "number"]


def test_a_hedge_on_one_side_is_a_difference():
    hedged = says("Ada Quist", "said", "the ferry may have struck a mine", hedge="may have")
    plain = says("Ada Quist", "said", "the ferry struck a mine")
    assert compared(hedged, plain) == ([("hedge", "may have", "")], True)
    assert compared(plain, hedged) == ([("hedge", "", "may have")], True)
    assert compared(hedged, hedged) == ([], False)


def test_a_hedge_of_something_else_is_none():
    hedged = says("Ada Quist", "said", "the ferry sank in heavy seas and the crew may sue its owner", hedge="may")
    plain = says("Ada Quist", "said", "the ferry sank in heavy seas")
    assert "hedge" not in [kind for kind, *_ in compared(hedged, plain)[0]]


def test_a_denial_on_one_side_is_a_difference():
    denied = says("Ada Quist", "did not say", BRIDGE, negated=True)
    found, material = compared(denied, says("Ada Quist", "said", BRIDGE))
    assert ("negation", "did not say", "") in found
    assert material


def test_a_denial_and_a_negated_statement_are_at_one():
    denied = says("Ada Quist", "denied", "that the bridge had been neglected", act="deny", negated=True)
    found, _ = compared(denied, says("Ada Quist", "said", "the bridge had not been neglected"))
    assert "negation" not in [kind for kind, *_ in found]


def test_who_refutes_reports_and_who_calls_them_false_are_at_one():
    refuted = says("Ada Quist", "refuted", "reports that were “misleading”", act="deny", negated=True)
    found, _ = compared(refuted, says("Ada Quist", "called", "the reports “misleading”", act="describe"))
    assert "negation" not in [kind for kind, *_ in found]


def test_a_negation_between_the_same_words_is_a_difference():
    found, material = compared(
        narrates("the ferry was not allowed to leave port"), narrates("the ferry was allowed to leave port")
    )
    assert ("negation", "not", "") in found
    assert material


def test_a_word_that_only_ends_like_a_negation_is_none():
    found, _ = compared(narrates("captain Hunter left the sinking ship"), narrates("captain left the sinking ship"))
    assert "negation" not in [kind for kind, *_ in found]


def test_verbs_differ_where_one_takes_the_other_side():
    said = says("Ada Quist", "confirmed", BRIDGE, act="confirm")
    found, material = compared(said, says("Ada Quist", "denied", BRIDGE, act="deny"))
    assert ("verb", "confirmed", "denied") in found
    assert material
    assert compared(said, says("Ada Quist", "said", BRIDGE)) == ([], False)


def test_another_name_between_the_same_words_is_a_difference():
    people = {"others": {"Linda Berg": "person", "Loretta Holm": "person"}}
    one = narrates("the council elected Linda Berg as its chair", **people)
    other = narrates("the council elected Loretta Holm as its chair", **people)
    assert compared(one, other) == ([("name", "Linda Berg", "Loretta Holm")], True)


def test_two_spellings_of_a_name_that_is_no_known_actor_are_no_difference():
    assert compared(
        narrates("the council of Elsin met on its quay"), narrates("the council of Elsyn met on its quay")
    ) == (
        [],
        False,
    )


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ("2025-03-04", "2025-03-05", True),
        ("2025-03-04", "2025-03", False),
        ("2025-03-01/2025-03-07", "2025-03-04", False),
        ("2025-03-01/2025-03-07", "2025-03-09", True),
        ("XXXX-03-04", "2025-03-05", False),
        (None, "2025-03-05", False),
    ],
)
def test_dates_differ_where_they_exclude_each_other(left, right, apart):
    one = narrates("the ferry sank on Tuesday", happened=When("on Tuesday", 0, 0, left))
    other = narrates("the ferry sank on Wednesday", happened=When("on Wednesday", 0, 0, right))
    assert (("date", "on Tuesday", "on Wednesday") in compared(one, other)[0]) is apart


def test_two_forms_of_a_quotation_are_told_but_make_no_other_claim():
    one = says("Ada Quist", "said", "“We have waited far too long for this bridge”")
    other = says("Ada Quist", "said", "“We waited far too long for that bridge”")
    found, material = compared(one, other)
    assert [kind for kind, *_ in found] == ["quotation"]
    assert not material


def test_what_one_leaves_out_is_told():
    short = narrates("the ferry sank in heavy seas off the coast")
    long = narrates("the ferry sank in heavy seas off the coast after its owner had ignored three warnings")
    found, material = compared(short, long)
    assert found == [("omission", "", "after its owner had ignored three warnings")]
    assert not material


def test_a_longer_quotation_leaves_nothing_out():
    short = says("Ada Quist", "said", "“I trust the people of this town to mend the bridge.”")
    long = says("Ada Quist", "said", "“You have been counting herring since the spring. I trust the people of this "
                "town to mend the bridge.”")  # fmt: skip
    assert compared(short, long) == ([], False)


def test_what_the_sentence_says_outside_the_evidence_is_not_left_out():
    who, what = "The council of Elsin and the guild of ferrymen", "to mend the bridge before the winter storms"
    long = says("It", "said", f"“{who} want {what}”")
    short = says(who, "want", what)
    assert "omission" not in [kind for kind, *_ in compared(short, long)[0]]


def test_one_omission_is_told_once():
    long = narrates(f"{FERRY} after its owner had ignored three warnings")
    (found,) = corroborate([entry("a", long), entry("b", narrates(FERRY)), entry("c", narrates(FERRY))])
    assert [d.kind for d in found.differences] == ["omission"]


def test_a_brief_against_two_others_is_the_one_that_differs():
    sailors = "the ferry sank in heavy seas with {} sailors on board"
    (found,) = corroborate([entry(i, narrates(sailors.format(n))) for i, n in (("a", 12), ("b", 14), ("c", 12))])
    assert found.status == "differs"
    assert found.differing == {"b"}
    assert [found.standing(i) for i in "abc"] == ["said", "differs", "said"]
