"""What keeps a claim from being plainly said: where its hedge stands, and on what it depends."""

import pytest
from claims_factory import make, only

from generator.claims import extract


def condition(content, cue="said"):
    marked = f"[s1:{{orlov:Orlov}}] [c1:{cue}] [t1:{content}]."
    doc, annotation, resolution = make(marked)
    (claim,) = extract(doc, annotation, resolution)
    assert (claim.condition is None) == (claim.anchors.condition is None)
    assert claim.condition is None or doc.text[slice(*claim.anchors.condition)] == claim.condition
    return claim.condition


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("the fleet would sail if the talks failed", "if the talks failed"),
        ("if the talks fail, the fleet will sail", "if the talks fail"),
        ("if Norland, Sudland and Ostland agree, the fleet will sail", "if Norland, Sudland and Ostland agree"),
        ("“if elected, I will sail”", "if elected"),
        ("if the talks fail the fleet will sail", "if the talks fail the fleet will sail"),
        ("if the talks fail it will sail", "if the talks fail"),
        ("the fleet will sail unless Norland withdraws, and soon", "unless Norland withdraws"),
        ("the fleet will sail provided that the port stays open", "provided that the port stays open"),
        ("the fleet will sail, provided the port stays open", "provided the port stays open"),
        ("the judge considers the raid a crime if it was ordered", "if it was ordered"),
        ("the fleet will stay as long as the talks go on", "as long as the talks go on"),
        ("the fleet will sail only if the port stays open", "only if the port stays open"),
        ("“Should the vote be lost, the fleet will sail”", "Should the vote be lost"),
    ],
)
def test_the_clause_on_which_it_depends(content, found):
    assert condition(content) == found


@pytest.mark.parametrize(
    "content",
    [
        "the fleet would sail even if the talks failed",
        "the fleet sailed as if nothing had happened",
        "he did not know if the fleet had sailed",
        "little would be left, if anything",
        "the war would last as long as two years",
        "the ministry had provided the crews with food",
        "he could not rule out providing the crews with food",
        "the pact, which holds in case of war, was signed",
    ],
)
def test_what_sets_no_condition(content):
    assert condition(content) is None


def test_if_for_whether_sets_none():
    assert condition("if the fleet had sailed", cue="asked") is None


def test_a_condition_right_behind_the_quotation_counts():
    claim = only("[s1:{orlov:Orlov}] [c1:said] [t1:“we will sail”] if the talks fail.")
    assert claim.condition == "if the talks fail"


def test_where_a_hedge_stands_tells_whose_it_is():
    """Of the reporting within the cue, of what is said within the evidence."""
    claim = only("[s1:{orlov:Orlov}] [c1:reportedly said] [t1:that the dam held].")
    start, end = claim.anchors.hedge
    assert claim.anchors.cue[0] <= start < end <= claim.anchors.cue[1]
    claim = only("[s1:{orlov:Orlov}] [c1:said] [t1:the dam appears to hold].")
    start, end = claim.anchors.hedge
    assert claim.hedge == "appears to"
    assert claim.evidence[0].start <= start < end <= claim.evidence[0].end


def test_appearing_somewhere_is_no_hedge():
    assert only("[s1:{orlov:Orlov}] [c1:said] [t1:the signs appear in every crowd].").hedge is None


def test_a_denial_is_of_the_cue_and_not_of_the_words():
    assert only("[s1:{orlov:Orlov}] [c1:denied] [t1:that the dam held].").negated
    assert only("[s1:{orlov:Orlov}] [c1:refused to say] [t1:whether the dam held].").negated
    assert not only("[s1:{orlov:Orlov}] [c1:said] [t1:the dam had not held].").negated
