"""Who passes a claim on, and what inside a report was not reported at all."""

from claims_factory import claims, only, quotes


def by_speaker(found):
    return {c.speakers: c for c in found}


def test_a_belief_inside_a_statement_is_passed_on():
    found = claims(
        "[s1:{ada:Ada Lind}] [c1:said] [t1:that [s2:{orsic:Pavel Orsic}] [c2:believed] [t2:the dam would hold]]."
    )
    outer, inner = by_speaker(found)[("ada",)], by_speaker(found)[("orsic",)]
    assert (outer.via, outer.act) == ((), "say")
    assert (inner.via, inner.act, quotes(inner)) == (("ada",), "believe", ("the dam would hold",))


def test_a_chain_of_three_is_ordered_nearest_first():
    found = claims(
        "[s1:{post:The Daily Post}] [c1:reported] [t1:that [s2:{orlov:Orlov}] [c2:said] "
        "[t2:[s3:{navy:the navy}] [c3:believed] [t3:the bridge had fallen]]]."
    )
    assert by_speaker(found)[("navy",)].via == ("orlov", "post")


def test_a_report_that_the_annotator_left_inside_a_content_is_found():
    """A named actor opens the content and the first verb behind it tells something."""
    found = claims(
        "[t1:Foreign Minister {ida:Ida Falk} during a call with {no:Norway} "
        "condemned on Friday the seizure of a ship], [s1:{moe:spokesman Ole Moe}] [c1:said]."
    )
    inner = by_speaker(found)[("ida",)]
    assert (inner.cue, inner.act, inner.via) == ("condemned", "condemn", ("moe",))
    assert quotes(inner) == ("the seizure of a ship",)
    assert by_speaker(found)[("moe",)].act == "say"


def test_a_reduced_relative_clause_is_no_report():
    found = claims("[s1:{moe:Moe}] [c1:said] [t1:{no:Norway} talks announced last week had failed].")
    assert [c.speakers for c in found] == [("moe",)]


def test_an_object_is_no_speaker():
    found = claims("[s1:{moe:Moe}] [c1:said] [t1:the letter to {ida:Falk} condemned nobody at all].")
    assert [c.speakers for c in found] == [("moe",)]


def test_two_reports_side_by_side_are_told_apart():
    """What stands behind ", while B did" is the outlet's, not passed on by A."""
    found = claims(
        "[s1:{kim:Kim}] [c1:said] [t1:the pact was a start, while {hale:Hale} did not rule out closer ties with Riga]."
    )
    first, second = by_speaker(found)[("kim",)], by_speaker(found)[("hale",)]
    assert quotes(first) == ("the pact was a start",)
    assert (second.via, second.act, quotes(second)) == ((), "leave-open", ("closer ties with Riga",))


def test_inside_a_quotation_nothing_is_split():
    found = claims("[t1:“I resigned, while Hale denied every word,”] [s1:{kim:Kim}] [c1:said].")
    assert len(found) == 1


def test_what_was_denied_to_have_been_said_is_no_claim():
    found = claims(
        "[s1:{ada:Ada Lind}] [c1:denied] [t1:that [s2:{orsic:Orsic}] [c2:had said] [t2:the dam was unsafe]]."
    )
    assert [(c.speakers, c.negated) for c in found] == [(("ada",), True)]


def test_what_somebody_is_urged_to_say_was_not_said():
    found = claims(
        "[s1:{ada:Ada Lind}] [c1:urged] [t1:[s2:{is:Iceland}] [c2:to condemn] [t2:the seizure of the trawler]]."
    )
    assert [c.speakers for c in found] == [("ada",)]


def test_the_speakers_own_belief_is_not_said_twice():
    found = claims("[s1:{ada:Lind}] [c1:said] [t1:[s2:{ada~she}] [c2:believed] [t2:the dam would hold]].")
    assert [quotes(c) for c in found] == [("she believed the dam would hold",)]


def test_first_person_inside_a_quotation_is_its_speaker():
    found = claims("[t1:“[s2:I] [c2:think] [t2:the dam will hold],”] [s1:{ada:Lind}] [c1:said].")
    assert len(found) == 1


def test_a_statement_that_only_holds_its_authors_report_gives_way_to_it():
    """ "Norway condemned X, according to a statement by Norway": the condemnation is the claim."""
    claim = only(
        "[t1:[s2:{no:Norway}] [c2:condemned] [t2:the seizure of the trawler]], "
        "[c1:according to] [s1:a statement by {no:Norway} and {coast:the coast guard}].",
        via={1: ("coast",)},
    )
    assert (claim.speakers, claim.act, claim.via) == (("no",), "condemn", ("coast",))


def test_what_a_speaker_says_in_marks_about_another_is_no_quotation_of_the_other():
    found = claims("[t1:“[s2:{orsic:Orsic}] [c2:told] me [t2:that the dam would hold],”] [s1:{ada:Lind}] [c1:said].")
    assert {c.speakers: c.mode for c in found} == {("ada",): "direct", ("orsic",): "indirect"}
