"""The vocabulary of acts: its documentation, its PLOVER types, and which words belong where."""

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from acts_table import table

from generator.claims.acts import ACTS, Plover
from generator.claims.cues import read_cue
from generator.records import ACT_NAMES

GUIDE = Path(__file__).parents[2] / "docs" / "brief-format.md"


def test_the_guide_has_the_table_of_the_code() -> None:
    documented = re.search(r"<!-- acts -->\n(.*?)\n<!-- /acts -->", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert documented is not None
    assert documented[1] == table()


def test_every_plover_type_is_one_of_the_sixteen() -> None:
    assert {act.plover for act in ACTS.values()} - {None} <= set(get_args(Plover))
    assert len(get_args(Plover)) == 16


@pytest.mark.parametrize("event", [False, True])
def test_a_verb_does_one_thing_only(event: bool) -> None:
    verbs = Counter(verb for act in ACTS.values() if act.event == event for verb in act.verbs)
    assert {verb for verb, count in verbs.items() if count > 1} <= {"dismiss", "release"}


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("emphasizes", "stress"),
        ("stressed", "stress"),
        ("made clear", "stress"),
        ("clarified", "explain"),
        ("shot back", "respond"),
        ("cited", "cite"),
        ("concluded", "find"),
        ("requested", "urge"),
        ("wondered", "ask"),
        ("reaffirmed", "affirm"),
        ("reaffirmed their intention to", "affirm"),
        ("reaffirmed its commitment to", "promise"),
        ("reiterated its support for", "support"),
        ("restated her concern over", "concern"),
        ("verified", "confirm"),
    ],
)
def test_what_a_cue_does(words: str, act: str) -> None:
    assert read_cue(words, ((0, len(words)),)).act == act


def test_only_the_asserting_half_of_a_cue_counts() -> None:
    """What somebody would not do is not what they said."""
    words = "would not go that far but said"
    cue = read_cue(words, ((0, len(words)),))
    assert (cue.act, cue.negated, cue.hedge) == ("say", False, None)


def test_the_list_of_names_that_briefs_are_checked_by_is_that_of_the_acts() -> None:
    assert ACTS.keys() == ACT_NAMES
