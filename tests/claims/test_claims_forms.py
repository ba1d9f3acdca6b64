"""Attributions that their form shows: labels, signatures, what is said behind a quotation."""

import pytest
from claims_factory import claims, only, quotes


@pytest.mark.parametrize(
    "text",
    [
        "{lind:Ana Lind}: “The city will rebuild the harbour.”",
        "From {lind:Ana Lind}: “The city will rebuild the harbour.”",
        "Mayor {lind:Ana Lind} in a statement: “The city will rebuild the harbour.”",
        "“The city will rebuild the harbour.” – {lind:Ana Lind}, mayor",
        "“The city will rebuild the harbour.” — {lind:Ana Lind}",
        "“The city will rebuild the harbour.”\n\n— {lind:Ana Lind}, mayor",
        "“The city will rebuild the harbour,” {lind:Ana Lind} said.",
        "“The city will rebuild the harbour,” said mayor {lind:Ana Lind}.",
        "It rained. Mayor {lind:Ana Lind} said on Monday: “The city will rebuild the harbour.”",
        "It rained. {lind:Ana Lind}, the mayor, explains:\n\n“The city will rebuild the harbour.”",
    ],
)
def test_a_fixed_form_gives_a_quotation_its_speaker(text):
    claim = only(text)
    assert claim.speakers == ("lind",)
    assert claim.mode == "direct"
    assert "The city will rebuild the harbour" in quotes(claim)[0]


@pytest.mark.parametrize(
    "text",
    [
        "{lind:Lind}’s lawyer: “The city will rebuild the harbour.”",
        "The harbour of {lind:Lind} has a motto: “The city will rebuild the harbour.”",
        "“The city will rebuild the harbour.” {lind:Ana Lind} left.",
        "“The city will rebuild the harbour.” – a poster near {lind:Lind}",
        "“The city will rebuild the harbour,” he said.",
        "He spoke to {lind:Ana Lind} and said: “The city will rebuild the harbour.”",
        "It reads – {lind:Ana Lind} wept – “The city will rebuild the harbour.”",
    ],
)
def test_no_other_form_does(text):
    assert claims(text) == ()


def test_a_body_in_a_label_stays_unsettled():
    claim = only("From the ministry: “Aid will reach every family by Friday.”")
    assert (claim.speaker_kind, claim.speaker_text) == ("unresolved", "the ministry")


def test_what_the_annotator_attributed_is_left_as_it_is():
    claim = only("{lind:Ana Lind}: [t1:“The city will rebuild the harbour,”] [s1:{berg:Berg}] [c1:said].")
    assert claim.speakers == ("berg",)


def test_a_signed_quotation_is_not_another_paragraphs():
    signed, other = claims(
        "[t1:“We ran out with nothing on.”] – {kos:Mira Kos}, baker\n\n"
        "[s1:{orsic:Ana Orsic}][c1::] [t1:“The city will rebuild it.”]"
    )
    assert (signed.speakers, other.speakers) == (("kos",), ("orsic",))


def test_a_quotation_over_paragraphs_is_told_by_its_last_one():
    claim = only(
        "“The ferry carried empty cars.\n\n“It could not last.\n\n“The islands keep a boat,” {quill:Ann Quill} said."
    )
    assert quotes(claim) == ("“The ferry carried empty cars.", "“It could not last.", "“The islands keep a boat,”")


def test_a_paragraph_that_has_its_own_report_is_not_taken_along():
    (claim,) = claims("“The ferry was empty, Bray said.\n\n“The islands keep a boat,” {quill:Ann Quill} said.")
    assert quotes(claim) == ("“The islands keep a boat,”",)


def test_a_source_is_of_one_paragraph():
    claim = only(
        "“Far too late.” – [s1:Josip {lind:Lind}, fisherman\n\nFrom the ministry][c1::] [t1:“Aid will come soon.”]"
    )
    assert (claim.speaker_kind, claim.speaker_text) == ("unresolved", "the ministry")


def test_a_named_actor_inside_a_quotation_speaks_in_it():
    outer, inner = claims(
        "[t1:“{lind:Pavel Lind} told me, ‘You will regret this,’ and then he left,”] [s1:{orsic:Orsic}] [c1:said]."
    )
    assert outer.speakers == ("orsic",)
    assert (inner.speakers, inner.via, quotes(inner)) == (("lind",), ("orsic",), ("‘You will regret this,’",))


def test_a_pronoun_inside_a_quotation_does_not():
    claim = only("[t1:“He told me, ‘You will regret this,’ and then he left,”] [s1:{orsic:Orsic}] [c1:said].")
    assert claim.speakers == ("orsic",)


def test_words_quoted_only_to_deny_them_are_nobodys():
    found = claims("[s1:{orsic:Orsic}] [c1:denied] [t1:“{lind:Pavel Lind} told me, ‘You will regret this,’ then”].")
    assert [c.speakers for c in found] == [("orsic",)]
