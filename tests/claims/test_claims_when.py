"""When it was said, and when it happened: which time of a sentence belongs to which."""

import dataclasses

import pytest
from claims_factory import make, only

from generator.claims import extract


def dated(marked, published="2024-06-26"):
    """The claims of a marked text that was published on a Wednesday."""
    doc, annotation, resolution = make(marked)
    doc = dataclasses.replace(doc, published=published, published_basis="stated")
    found = extract(doc, annotation, resolution)
    for claim in found:
        for when in (claim.said, claim.happened):
            assert when is None or doc.text[when.start : when.end] == when.words
    return found


def said(marked, **kwargs):
    (claim,) = dated(marked, **kwargs)
    return (claim.said.words, claim.said.edtf) if claim.said else None


def happened(marked, **kwargs):
    (claim,) = dated(marked, **kwargs)
    return (claim.happened.words, claim.happened.edtf) if claim.happened else None


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("[s1:{orlov:Orlov}] [c1:said] on Monday [t1:that the dam held].", ("on Monday", "2024-06-24")),
        ("[s1:{orlov:Orlov}] [c1:said Monday] [t1:that the dam held].", ("Monday", "2024-06-24")),
        ("[s1:{orlov:Orlov}] [c1:told] reporters late Tuesday [t1:that the dam held].", ("late Tuesday", "2024-06-25")),
        ("[s1:{orlov:Orlov}] [c1:took to the radio on Monday to say] [t1:the dam held].", ("on Monday", "2024-06-24")),
        ("[s1:{orlov:Orlov}] [c1:is expected to say on Friday] [t1:that it held].", ("on Friday", "2024-06-28")),
        ("[s1:{orlov:Orlov}] on Monday [c1:said] [t1:that the dam held].", ("on Monday", "2024-06-24")),
        ("[s1:{orlov:Orlov} of the council on Monday] [c1:said] [t1:the dam held].", ("on Monday", "2024-06-24")),
        ("On Monday, deputy minister [s1:{orlov:Orlov}] [c1:said] [t1:the dam held].", ("On Monday", "2024-06-24")),
        ("In Split on Monday, [s1:{orlov:Orlov}] [c1:said] [t1:the dam held].", ("on Monday", "2024-06-24")),
        ("[t1:“The dam held,”] [s1:{orlov:Orlov}] [c1:said] on Monday.", ("on Monday", "2024-06-24")),
        ("[t1:“The dam held,”] [c1:said] [s1:{orlov:Orlov}] on Monday.", ("on Monday", "2024-06-24")),
        (
            "[s1:{orlov:Orlov}] [c1:said] in a statement on 4 March [t1:that the dam held].",
            ("on 4 March", "2024-03-04"),
        ),
        (
            "[t1:The dam held], [c1:according to] [s1:a statement released by {orlov:Orlov} on Monday].",
            ("on Monday", "2024-06-24"),
        ),
        ("[s1:{orlov:Orlov}] [c1:called] [t1:the dam “a folly”] on Monday.", ("on Monday", "2024-06-24")),
        ("[s1:{orlov:Orlov}] [c1:will announce] on Friday [t1:that the dam held].", ("on Friday", "2024-06-28")),
        ("[s1:{orlov:Orlov}] resigned and last year [c1:announced] [t1:that the dam held].", ("last year", "2023")),
    ],
)
def test_a_time_at_the_cue_dates_the_saying(marked, found):
    assert said(marked) == found


@pytest.mark.parametrize(
    "marked",
    [
        "[s1:{orlov:Orlov}], who resigned on Monday, [c1:said] [t1:that the dam held].",
        "[s1:{orlov:Orlov}] [c1:said] after talks on Monday [t1:that the dam held].",
        "[s1:{orlov:Orlov}] [c1:said] of the raid on Monday [t1:that the dam held].",
        "On Monday, as the river rose, [s1:{orlov:Orlov}] [c1:said] [t1:the dam held].",
        "[t1:The dam held on Monday], [s1:{orlov:Orlov}] [c1:said].",
        "[s1:A man arrested on Monday] [c1:said] [t1:the dam held].",
        "[s1:{orlov:Orlov}] [c1:said] in an interview broadcast on Monday [t1:that the dam held].",
    ],
)
def test_a_time_of_something_else_does_not(marked):
    assert said(marked) is None


def test_what_hangs_on_a_clause_was_said_when_it_was():
    first, second = dated(
        "[s1:{orlov:Orlov}] on Monday [c1:rejected] [t1:the plan of the council], [c2:saying] [t2:it was a folly]."
    )
    assert first.said == second.said
    assert second.said.edtf == "2024-06-24"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("the fleet sailed on Monday", ("on Monday", "2024-06-24")),
        ("on Monday the fleet sailed", ("on Monday", "2024-06-24")),
        ("the fleet will sail on Friday", ("on Friday", "2024-06-28")),
        ("the fleet had sailed last week", ("last week", "2024-06-17/2024-06-23")),
        ("the treaty was signed in Split in 2019", ("in 2019", "2019")),
        ("the fleet would sail next month", ("next month", "2024-07")),
        ("the fleet would sail on Friday", ("on Friday", None)),
        ("three men were killed in the raid on Monday", ("on Monday", "2024-06-24")),
        ("he worked there from 2014 to 2016", ("from 2014 to 2016", "2014/2016")),
        ("he had lived in Split since 2014", ("since 2014", "2014/..")),
        ("the fleet might sail on Friday", ("on Friday", None)),
    ],
)
def test_a_time_of_the_main_clause_dates_what_happened(content, found):
    assert happened(f"[s1:{{orlov:Orlov}}] [c1:said] [t1:{content}].") == found


@pytest.mark.parametrize(
    "content",
    [
        "the treaty signed last week is void",
        "the governments agreed to resume talks on Tuesday",
        "he condemned the raid on Monday",
        "the fleet, which sailed on Monday, was lost",
        "the fleet sailed after the storm broke on Monday",
        "the fleet sailed before Friday",
        "the fleet sailed and the storm broke on Monday",
        "Monday's raid was a folly",
        "the June 24 attack was a folly",
        "the dam is safe",
    ],
)
def test_a_time_that_may_be_of_something_else_is_left_out(content):
    assert happened(f"[s1:{{orlov:Orlov}}] [c1:said] [t1:{content}].") is None


def test_would_counts_from_the_day_of_the_saying():
    """Said on Monday, and published on Wednesday: the Tuesday that was to come then is past by now."""
    (claim,) = dated("[s1:{orlov:Orlov}] [c1:said] on Monday [t1:that the fleet would sail on Tuesday].")
    assert (claim.said.edtf, claim.happened.edtf) == ("2024-06-24", "2024-06-25")


def test_today_in_a_quotation_is_the_speakers_own():
    (claim,) = dated("[t1:“The fleet sailed yesterday,”] [s1:{orlov:Orlov}] [c1:said] on Monday.")
    assert claim.happened.edtf == "2024-06-23"
    (claim,) = dated("[t1:“The fleet sailed yesterday,”] [s1:{orlov:Orlov}] [c1:said].")
    assert (claim.happened.words, claim.happened.edtf) == ("yesterday", None)


def test_a_fact_of_the_outlet_has_its_time_and_was_not_said():
    (claim,) = dated("{orlov:Orlov} signed the treaty in Split on Monday.")
    assert (claim.said, claim.happened.edtf) == (None, "2024-06-24")


def test_without_a_date_of_the_document_the_words_stand_alone():
    claim = only("[s1:{orlov:Orlov}] [c1:said] on Monday [t1:that the fleet sailed last week].")
    assert (claim.said.words, claim.said.edtf) == ("on Monday", None)
    assert (claim.happened.words, claim.happened.edtf) == ("last week", None)


@pytest.mark.parametrize(
    "marked",
    [
        "[s1:{orlov:Orlov}] [c1:accused] [t1:{no:Norland} on Monday of moving the buoys].",
        "[s1:{orlov:Orlov}] [c1:urged] [t1:the crews on Monday to leave the port].",
    ],
)
def test_a_time_behind_whom_it_is_said_to_dates_the_saying(marked):
    (claim,) = dated(marked)
    assert (claim.said.edtf, claim.happened) == ("2024-06-24", None)


def test_what_a_concern_is_about_has_its_own_time():
    marked = "[s1:{orlov:Orlov}] [c1:expressed concern over] [t1:the treaty signed last week in Split]."
    assert happened(marked) is None


def test_a_place_is_no_purpose():
    assert happened("[s1:{orlov:Orlov}] [c1:said] [t1:the fleet sailed to Split on Monday].") == (
        "on Monday",
        "2024-06-24",
    )


def test_from_a_day_on_is_open():
    assert happened("[s1:{orlov:Orlov}] [c1:said] [t1:the line will close from July].") == ("from July", "2024-07/..")


@pytest.mark.parametrize(
    "marked",
    [
        "[t1:The vote] [c1:is expected] [t1:to begin in Riga on Wednesday], followed by a march on Thursday.",
        "[t1:The crews left], [s1:{orlov:Orlov}] [c1:said], leading to papers telling of it a few months later.",
    ],
)
def test_what_is_to_come_or_came_of_it_does_not_date_the_saying(marked):
    assert said(marked) is None


def test_a_report_in_the_passive_is_dated_by_its_clause():
    assert said("[t1:The crew] [c1:was reported] [t1:missing on Monday].") == ("on Monday", "2024-06-24")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("there were six raids Tuesday, compared to two last year", ("Tuesday", "2024-06-25")),
        ("twenty men, who were from Riga, came ashore on March 7, 1987", ("on March 7, 1987", "1987-03-07")),
    ],
)
def test_a_relative_aside_or_there_were_leaves_the_time_to_the_main_clause(content, found):
    assert happened(f"[s1:{{orlov:Orlov}}] [c1:said] [t1:{content}].") == found
