"""Pieces in the wrong place: another's quotation, an apposition, a subject among the content."""

from __future__ import annotations

from claims_factory import claims, only, quotes


def test_a_second_quotation_in_a_paragraph_stays_with_the_first_speaker():
    """The next paragraph's speaker did not say it, though the annotator thinks so."""
    found = claims(
        "[t1:“I am for the dam,”] [s1:{orlov:Orlov}] [c1:said]. [t2:“It should be built by the towns.”]\n\n"
        "[s2:{berg:Berg}] [c2:replied] sharply."
    )
    assert [(c.speakers, quotes(c)) for c in found] == [
        (("orlov",), ("“I am for the dam,”", "“It should be built by the towns.”"))
    ]


def test_the_subject_before_a_quotation_is_its_speaker():
    claim = only(
        "[t1:{ada:Ada Lind}, a clerk since 2012,] [c1:reportedly posted to her page]: [t1:“He is wrong on the dam.”]"
    )
    assert (claim.speakers, quotes(claim)) == (("ada",), ("“He is wrong on the dam.”",))
    assert claim.hedge == "reportedly"


def test_what_is_called_something_is_not_who_calls_it_so():
    assert claims("It left [t1:the coast] [c1:once referred to as] [t1:“the narrow end”].") == ()


def test_an_apposition_behind_the_source_is_no_evidence():
    claim = only("[t1:The dam fails], [c1:according to] [s1:{berg:Berg}], [t1:a group that wants reform].")
    assert quotes(claim) == ("The dam fails",)


def test_a_clause_behind_the_source_is():
    claim = only("[c1:According to] [s1:{berg:Berg}], [t1:a dam failed], [t1:and two men drowned].")
    assert quotes(claim) == ("a dam failed, and two men drowned",)


def test_what_counts_as_something_is_not_what_the_speaker_thinks():
    (praise,) = claims(
        "[s1:[s2:{orlov:Orlov}]] [c1:praised] [t1:the canal in the north of the land], [c2:considered] [t2:a marvel]."
    )
    assert praise.cue == "praised"


def test_only_a_report_is_found_inside_another():
    (outer,) = claims(
        "[t1:{no:Norway} continued to lead the field of fishing nations], [c1:according to] [s1:{ipsa:Ipsa}]."
    )
    assert outer.speakers == ("ipsa",)


def test_the_last_verb_of_by_saying_is_the_act():
    claim = only("[s1:{orlov:Orlov}] [c1:wrote, concluding his post by saying], [t1:“Share it.”]")
    assert claim.act == "say"


def test_a_name_with_an_apposition_ends_a_report():
    claim = only("Towns should build the dam, {orlov:Pavel Orlov}, the former mayor of Split, said at a fair Monday.")
    assert (claim.speakers, quotes(claim)) == (("orlov",), ("Towns should build the dam",))


def test_an_outlet_that_is_reporting_ends_one_too():
    claim = only("Two towns have stopped the works on the dam, the {echo:Split Echo} is reporting.")
    assert (claim.speakers, claim.cue) == (("echo",), "is reporting")


def test_a_quotation_may_end_right_before_who_told_it():
    claim = only("Towns should build a “sane, small dam,” {orlov:Pavel Orlov}, once mayor of Split, said at a fair.")
    assert (claim.speakers, quotes(claim)) == (("orlov",), ("Towns should build a “sane, small dam,”",))
