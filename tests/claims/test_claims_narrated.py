"""Facts in the outlet's own voice."""

import pytest
from claims_factory import claims, quotes

from generator.claims.narrated import bound


def narrated(marked, **kwargs):
    return [c for c in claims(marked, **kwargs) if c.mode == "narrated"]


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("{orlov:Orlov} and {berg:Berg} signed the treaty in Riga on Monday.", "sign"),
        ("After Riga, {orlov:Orlov} flew to Oslo.", "travel"),
        ("During his visit, {orlov:Orlov} also met {berg:Berg}.", "meet"),
        ("{orlov:Orlov}, who leads the party, resigned.", "resign"),
        ("Three dockers were killed near {riga:Riga}.", "harm"),
        ("The treaty will go into effect in May.", "take-effect"),
        ("{no:Norway} has imposed a ban on trawlers.", "sanction"),
        ("Police arrested two men.", "arrest"),
    ],
)
def test_consequential_facts_are_claims(marked, act):
    (claim,) = narrated(marked)
    assert claim.act == act
    assert (claim.speakers, claim.speaker_kind, claim.speaker_text, claim.cue) == ((), "outlet", None, None)


def test_the_evidence_is_the_sentence_and_about_are_its_actors():
    (claim,) = narrated("{orlov:Orlov} and {berg:Berg} signed the treaty in Riga.")
    assert quotes(claim) == ("Orlov and Berg signed the treaty in Riga.",)
    assert claim.about == ("orlov", "berg")


@pytest.mark.parametrize(
    "marked",
    [
        "{orlov:Orlov} might sign the treaty.",
        "If {orlov:Orlov} resigned, the party would split.",
        "The treaty signed last week runs to ten pages.",
        "A man from {no:Norway} met nobody.",
        "{orlov:Orlov} is a tall man.",
        "According to the mayor, {orlov:Orlov} resigned.",
        "“{orlov:Orlov} resigned over the dam last night.”",
        "Had {orlov:Orlov} signed the treaty?",
        "The mayor said {orlov:Orlov} had resigned.",
    ],
)
def test_what_is_attributed_wished_quoted_or_no_event_is_none(marked):
    assert narrated(marked) == []


def test_a_sentence_with_an_attribution_is_not_the_outlets():
    marked = "{orlov:Orlov} signed the treaty, [s1:{berg:Berg}] [c1:said] [t1:on the radio that it was late]."
    assert narrated(marked) == []


@pytest.mark.parametrize(
    "marked",
    ["{orlov:Orlov} did not sign the treaty.", "Neither {orlov:Orlov} nor {berg:Berg} was arrested."],
)
def test_what_was_not_done_is_negated(marked):
    (claim,) = narrated(marked)
    assert claim.negated


def test_a_brief_is_not_flooded():
    """Of many facts those with actors and with the words of the title stay, as many as `bound` says."""
    text = " ".join(f"Shed {i} was destroyed." for i in range(20)) + " {orlov:Orlov} signed the harbour treaty."
    found = narrated(text, title="Harbour treaty signed")
    assert len(found) == bound(21) < 8
    assert found[-1].act == "sign"


def test_a_picture_captures_nobody():
    assert narrated("{orlov:Orlov} was captured with {berg:Berg} in the photograph.") == []
    assert narrated("{no:Norway} released a report on herring.") == []


@pytest.mark.parametrize(
    "marked",
    [
        "{orlov:Orlov} lost two hours to a broken pump in Riga.",
        "{no:Norway} has lost a third of its herring.",
        "{orlov:Orlov} returned to action after the winter.",
    ],
)
def test_losing_things_and_returning_to_work_are_no_events(marked):
    assert [c for c in narrated(marked) if c.act in ("win", "travel")] == []


@pytest.mark.parametrize(
    ("marked", "act"),
    [("{orlov:Orlov} lost the election in Riga.", "win"), ("{orlov:Orlov} returned to Oslo on Monday.", "travel")],
)
def test_losing_a_contest_and_going_back_are(marked, act):
    assert [c.act for c in narrated(marked)] == [act]
