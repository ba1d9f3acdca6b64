"""Acts, negation and hedges of cues."""

import re
from pathlib import Path

import pytest
from claims_factory import claims, only

from generator.claims.acts import ACTS, LEAVE_OPEN
from generator.claims.cues import Cue, read_cue
from generator.claims.hedges import find_clause_hedge, find_hedge
from generator.claims.inflect import forms


def cue(words: str, content: str = "") -> Cue:
    text = f"{words} {content}"
    return read_cue(text, ((0, len(words)),), len(words) + 1 if content else None)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("said", "say"),
        ("has repeatedly said", "say"),
        (":", "say"),
        ("according to", "say"),
        ("put it", "say"),
        ("announced", "announce"),
        ("denied", "deny"),
        ("is calling for", "urge"),
        ("called", "describe"),
        ("called on", "urge"),
        ("lashed out at", "criticise"),
        ("accusing", "accuse"),
        ("pleaded guilty", "acknowledge"),
        ("pleaded not guilty", "deny"),
        ("pleaded for", "urge"),
        ("called out", "criticise"),
        ("was seriously concerned by", "concern"),
        ("fears", "concern"),
        ("vowed", "promise"),
        ("would like", "want"),
        ("foresaw", "expect"),
        ("is considering", "consider"),
        ("is weighing", "consider"),
        ("considers", "believe"),
        ("issued a statement condemning", "condemn"),
        ("expressed concern", "concern"),
        ("reaffirm their intention", "affirm"),
        ("reaffirmed", "affirm"),
        ("announced plans", "plan"),
        ("criticism of", "criticise"),
        ("called off", "express"),
        ("gargled", "express"),
    ],
)
def test_the_act_of_a_cue(words, act):
    assert cue(words).act == act


def test_expressed_takes_its_meaning_from_the_content():
    assert cue("expressed", "their concern over the treaty").act == "concern"
    assert cue("reaffirmed", "their intention to cooperate").act == "affirm"
    assert cue("expressed", "the mood of the day").act == "express"


@pytest.mark.parametrize(
    ("words", "act", "negated"),
    [
        ("denied", "deny", True),
        ("ruled out", "rule-out", True),
        ("did not say", "say", True),
        ("never confirmed", "confirm", True),
        ("refused to confirm", "confirm", True),
        ("declined to comment", "decline", True),
        ("doesn’t believe", "believe", True),
        ("not only said", "say", False),
        ("could not help noting", "say", False),
        ("rejected", "reject", False),
    ],
)
def test_negation(words, act, negated):
    assert (cue(words).act, cue(words).negated) == (act, negated)


@pytest.mark.parametrize("words", ["did not rule out", "would not rule out", "refused to rule out", "has not denied"])
def test_a_negated_denial_leaves_open(words):
    """Neither an assertion nor a denial, and the words that say so are the hedge."""
    read = cue(words)
    assert (read.act, read.negated, read.hedge) == (LEAVE_OPEN, False, words)


def test_rejecting_a_claim_denies_it_and_rejecting_an_offer_does_not():
    assert cue("dismissed", "the allegation that the dam was unsafe").negated
    assert not cue("dismissed", "the harbour master").negated


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("reportedly said", "reportedly"),
        ("appeared to suggest", "appeared to"),
        ("may announce", "may"),
        ("would reject", "would"),
        ("said", None),
    ],
)
def test_hedges_of_cues(words, hedge):
    assert cue(words).hedge == hedge


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("the dam may fail", "may"),
        ("The dam might well fail", "might well"),
        ("it is very unlikely that the dam fails", "very unlikely"),
        ("the crew is believed to have left", "is believed to have"),
        ("he could not rule out a second strike", "could not rule out"),
        ("it is possible that the dam fails", "possible"),
        ("in the strongest possible terms", None),
        ("the talks in May 2024 failed", None),
        ("the dam could not hold", None),
        ("the dam will hold", None),
    ],
)
def test_hedges_of_contents(words, hedge):
    assert find_hedge(words) == hedge


def test_a_hedge_behind_the_first_clause_hedges_something_else():
    assert find_clause_hedge("the dam will hold, although the road may flood") is None


def test_the_hedge_of_a_claim_is_in_its_own_words():
    claim = only("[s1:Analysts] [c1:believe] [t1:it is very unlikely that the dam will fail].")
    assert claim.hedge == "very unlikely"


def test_a_claim_left_open_is_neither_plain_nor_denied():
    claim = only("[s1:{hale:Hale}] [c1:did not rule out] [t1:sending a second frigate].")
    assert (claim.act, claim.negated, claim.hedge) == ("leave-open", False, "did not rule out")


def test_a_denial_is_negated():
    claim = only("[s1:{norvik:Norvik}] [c1:denied] [t1:that it had dumped waste].")
    assert (claim.act, claim.negated) == ("deny", True)


def test_a_list_of_adjectival_participles_is_no_passive():
    """ "Was concerned" is the speaker's own mind."""
    (claim,) = claims("[s1:{jp:Japan}] [c1:was seriously concerned by] [t1:the new ties].")
    assert (claim.speakers, claim.act) == (("jp",), "concern")


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("say", {"say", "says", "said", "saying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("rule out", {"rule out", "rules out", "ruled out", "ruling out"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("quit", {"quit", "quits", "quitting"}),
        ("express", {"express", "expresses", "expressed", "expressing"}),
    ],
)
def test_verbs_bend_by_rule(verb, expected):
    assert set(forms(verb)) == expected


def test_every_act_has_a_gloss_and_a_kebab_case_name():
    for name, act in ACTS.items():
        assert act.gloss
        assert name == name.lower()
        assert " " not in name
        assert not (act.event and (act.nouns or act.adjectives))


def test_the_page_for_readers_names_every_act():
    page = (Path(__file__).parents[2] / "docs" / "reading-claims.md").read_text(encoding="utf-8")
    rows = " ".join(line.split("|")[1] for line in page.splitlines() if line.startswith("|"))
    listed = set(re.findall(r"[a-z]+(?:-[a-z]+)*", rows)) - {"said", "done", "narrated", "claims", "only"}
    assert listed == set(ACTS)


def test_every_verb_means_one_act():
    """A verb that stands under two acts would be read by the order of a table."""
    for events in (False, True):
        owner = {}
        for name, act in ACTS.items():
            if act.event == events:
                for verb in act.verbs:
                    assert owner.setdefault(verb, name) == name, verb
