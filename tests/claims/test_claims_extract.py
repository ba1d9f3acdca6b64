"""Claims from attributions: whose, with which words, through whom."""

import pytest
from claims_factory import claims, make, only, quotes

from generator.claims import ACTS, extract


def test_an_indirect_report_is_a_claim_of_its_speaker():
    """Speaker, cue and evidence come verbatim; the complementiser and the full stop stay outside."""
    claim = only("[s1:{orlov:Pavel Orlov}] [c1:said] [t1:that the bridge had fallen].")
    assert claim.speakers == ("orlov",)
    assert (claim.speaker_text, claim.cue) == ("Pavel Orlov", "said")
    assert quotes(claim) == ("the bridge had fallen",)
    assert (claim.act, claim.mode, claim.negated, claim.hedge) == ("say", "indirect", False, None)


def test_a_quotation_keeps_its_marks():
    """Marks and the comma inside them belong to the quotation, also where the annotator left a mark out."""
    claim = only("“[t1:The bridge is gone,]” [s1:{orlov:Orlov}] [c1:said].")
    assert quotes(claim) == ("“The bridge is gone,”",)
    assert claim.mode == "direct"


def test_a_quoted_word_makes_an_indirect_report_mixed():
    claim = only("[s1:{orlov:Orlov}] [c1:called] [t1:the offer “a provocation”].")
    assert (claim.act, claim.mode) == ("describe", "mixed")


def test_a_title_in_quotation_marks_is_no_quotation():
    claim = only("[s1:{orlov:Orlov}] [c1:said] [t1:he had not read “The Long Road Home” to the end].")
    assert claim.mode == "indirect"


def test_single_marks_and_doubled_single_marks_are_quotation_marks():
    single = only("[t1:‘We are leaving tomorrow,’] [s1:{berg:Berg}] [c1:said].")
    typed = only("[t1:''We are leaving tomorrow,''] [s1:{berg:Berg}] [c1:said].")
    assert single.mode == typed.mode == "direct"


def test_an_apostrophe_opens_no_quotation():
    claim = only("[s1:{berg:Berg}] [c1:said] [t1:the parties’ plan wasn't the council's].")
    assert claim.mode == "indirect"


def test_pieces_around_he_said_stay_pieces():
    claim = only("[t1:“The dam,”] [s1:{berg:Berg}] [c1:said], [t1:“will hold until spring.”]")
    assert quotes(claim) == ("“The dam,”", "“will hold until spring.”")


def test_pieces_with_only_punctuation_between_become_one():
    claim = only("[s1:{berg:Berg}] [c1:said] [t1:the dam], [t1:an old one], would hold.")
    assert quotes(claim) == ("the dam, an old one",)


def test_a_word_is_never_cut():
    claim = only("[s1:{berg:Berg}] [c1:said] r[t1:eports were wro]ng.")
    assert quotes(claim) == ("reports were wrong",)


def test_an_editors_bracket_stays_in_the_evidence():
    claim = only("[t1:“They [the crews] were warned,”] [s1:{berg:Berg}] [c1:said].")
    assert quotes(claim) == ("“They [the crews] were warned,”",)
    assert claim.mode == "direct"


def test_a_joint_statement_has_several_speakers():
    claim = only("[s1:{no:Norway} and {is:Iceland}] [c1:condemned] [t1:the seizure of the trawler].")
    assert claim.speakers == ("no", "is")
    assert claim.act == "condemn"


def test_who_passes_it_on_inside_the_source_is_via():
    claim = only("[s1:{berg:Berg}, according to {ada:Ada Lind}], [c1:rejected] [t1:the offer].", via={1: ("ada",)})
    assert (claim.speakers, claim.via) == (("berg",), ("ada",))


def test_unnamed_and_unresolved_sources_are_told_apart():
    unnamed = only("[s1:Analysts] [c1:believe] [t1:that the dam will hold].")
    unresolved = only("[s1:He] [c1:said] [t1:the dam would hold].")
    assert (unnamed.speakers, unnamed.speaker_kind) == ((), "unnamed")
    assert (unresolved.speakers, unresolved.speaker_kind) == ((), "unresolved")


def test_a_passive_without_agent_has_an_unnamed_source():
    """The person expected to do something is not who expects it; subject, cue and rest are one stretch of evidence."""
    claim = only("[t1:{berg:Anna Berg}] [c1:is expected] [t1:to resign in May].")
    assert (claim.speaker_kind, claim.speaker_text, claim.act) == ("unnamed", None, "expect")
    assert quotes(claim) == ("Anna Berg is expected to resign in May",)
    assert claim.about == ("berg",)


def test_the_accused_is_not_the_accuser():
    """Even where the annotator takes the subject of a passive for the source."""
    claim = only("[s1:{berg:Anna Berg}] [c1:was accused of] [t1:hiding the survey].")
    assert claim.speakers == ()
    assert claim.speaker_kind == "unnamed"
    assert claim.about == ("berg",)


def test_quoted_as_saying_is_no_passive_of_that_kind():
    claim = only("[s1:{berg:Anna Berg}] [c1:was quoted as saying] [t1:that the survey was late].")
    assert claim.speakers == ("berg",)


def test_whom_somebody_told_is_not_the_speaker():
    claim = only("[t1:“It is over,”] the director [c1:told] [s1:{post:the Daily Post}].")
    assert claim.speakers == ()
    assert claim.speaker_kind == "unresolved"


def test_a_participle_takes_the_subject_of_its_clause():
    first, second = claims("[s1:{berg:Berg}] [c1:praised] [t1:the crews], [c2:saying] [t2:they had saved the harbour].")
    assert (first.act, first.speakers) == ("praise", ("berg",))
    assert (second.act, second.speakers, second.speaker_text) == ("say", ("berg",), "Berg")


def test_a_participle_without_such_a_clause_stays_unresolved():
    (claim,) = claims("A crowd gathered at the harbour, [c1:saying] [t1:they had been promised boats].")
    assert claim.speaker_kind == "unresolved"


def test_attributions_without_content_or_with_a_bare_pronoun_are_no_claims():
    assert claims("[s1:{berg:Berg}] [c1:spoke] for an hour.") == ()
    assert claims("[s1:{berg:Berg}] [c1:said] [t1:so].") == ()


def test_a_deed_is_no_saying():
    """An annotator trained on attitudes may call a deed a cue: it becomes the outlet's fact, not the actor's words."""
    (claim,) = claims("[s1:{berg:Berg}] [c1:signed] [t1:the harbour treaty].")
    assert (claim.mode, claim.speaker_kind, claim.speakers, claim.about) == ("narrated", "outlet", (), ("berg",))


def test_an_unknown_cue_counts_only_with_words_quoted_or_a_clause():
    assert claims("[s1:{berg:Berg}] [c1:juggled] [t1:two budgets].") == ()
    quoted = only("[s1:{berg:Berg}] [c1:thundered] [t1:“Not while I live.”]")
    assert quoted.act == "express"


def test_an_outlets_own_sentence_is_not_put_into_a_mouth():
    """A sentence without marks before the one with the cue is not what the cue reports."""
    found = claims("[t1:The pact includes a pledge.] [s1:{berg:Berg}] [c1:said] [t1:it was a start].")
    assert [quotes(c) for c in found] == [("it was a start",)]


def test_a_report_cut_in_half_gets_its_beginning_back():
    claim = only("A harbour pilot broke the record by [t1:crossing in a day], [c1:according to] [s1:{berg:Berg}].")
    assert quotes(claim) == ("A harbour pilot broke the record by crossing in a day",)


def test_about_names_actors_of_the_evidence_but_not_the_speaker_or_pronouns():
    claim = only("[s1:{berg:Berg}] [c1:said] [t1:{orlov:Orlov} had met {berg:Berg} before {is~it} sailed].")
    assert claim.about == ("orlov",)


def test_the_context_is_the_whole_sentence():
    marked = "It rained. [s1:{berg:Berg}] [c1:said] [t1:the dam would hold] for now. Nobody left."
    doc, annotation, resolution = make(marked)
    (claim,) = extract(doc, annotation, resolution)
    assert doc.text[slice(*claim.anchors.context)] == "Berg said the dam would hold for now."


def test_claims_come_in_order_of_the_text_whatever_the_order_of_attributions():
    marked = "[s2:{berg:Berg}] [c2:said] [t2:it would rain]. [s1:{orlov:Orlov}] [c1:denied] [t1:it]. " * 1
    marked += "[s3:{orlov:Orlov}] [c3:said] [t3:it would not]."
    assert [quotes(c) for c in claims(marked)] == [("it would rain",), ("it would not",)]


def test_the_same_input_gives_the_same_claims():
    marked = "[s1:{berg:Berg}] [c1:said] [t1:it would rain]."
    assert claims(marked) == claims(marked)


@pytest.mark.parametrize("marked", ["", "Nobody said a word.\n\nNothing happened."])
def test_a_text_without_attributions_has_no_claims(marked):
    assert claims(marked) == ()


def test_every_act_of_a_claim_is_in_the_vocabulary():
    found = claims(
        "[s1:{berg:Berg}] [c1:said] [t1:it would rain]. [s2:{orlov:Orlov}] [c2:thundered] [t2:“Never, ever again.”] "
        "{berg:Berg} flew to Riga."
    )
    assert {c.act for c in found} == {"say", "express", "travel"}
    assert {c.act for c in found} <= set(ACTS)


def test_allegedly_makes_nobody_a_speaker():
    """The annotator may take the subject for the source: it is whom something is alleged of."""
    claim = only("[s1:{madar:Rafa Madar}] [c1:allegedly] [t1:cashed the cheques].")
    assert (claim.speakers, claim.speaker_kind, claim.hedge) == ((), "unnamed", "allegedly")
    assert quotes(claim) == ("Rafa Madar allegedly cashed the cheques",)


@pytest.mark.parametrize(
    "marked",
    [
        "[s1:{berg:Berg}] [c1:has to confirm] [t1:the list of guests].",
        "[s1:{berg:Berg}] [c1:responded to] [t1:the boom in herring].",
        "[s1:{berg:Berg}] [c1:called off] [t1:the strike at the harbour].",
        "[c1:to know about] [t1:the new harbour].",
        "[t1:The fire] [c1:is highlighted by] the press.",
        "[c1:Commenting on] [t1:the fire], [s1:{berg:Berg}] left the hall.",
        "[t1:the harbour], [c1:known as] [t1:the Pit].",
    ],
)
def test_what_only_looks_like_a_report_is_no_speakers_claim(marked):
    assert [c for c in claims(marked) if c.mode != "narrated"] == []


def test_who_gives_out_a_statement_passes_it_on():
    marked = (
        "[s1:{no:Norway}] [c1:condemned] [t1:the raid, saying it broke the truce], "
        "according to a statement released by the {coast:Coast Guard} on Monday."
    )
    found = claims(marked)
    assert [(c.act, c.speakers, c.via) for c in found] == [
        ("condemn", ("no",), ("coast",)),
        ("say", ("no",), ("coast",)),
    ]
    assert [quotes(c) for c in found] == [("the raid",), ("it broke the truce",)]


def test_people_who_know_a_country_are_not_that_country():
    claim = only("[s1:{hale:Hale}] [c1:rejected] [t1:the offer], according to people familiar with {no:Norway} policy.")
    assert claim.via == ()


def test_evidence_ends_with_the_bracket_that_it_began_in():
    claim = only("The toll (the mayor [c1:says] [t1:it is higher) rose again]) was ten.")
    assert quotes(claim) == ("it is higher",)


def test_evidence_never_crosses_a_paragraph():
    claim = only("[s1:{berg:Berg}] [c1:said]: [t1:“It could not last.”\n\n“We all knew it.”]")
    assert quotes(claim) == ("“It could not last.”", "“We all knew it.”")


def test_a_report_cut_before_its_verb_gets_it_back():
    claim = only("[s1:{kr:Seoul}] [c1:promised] [t1:to look at it after the pact with Riga] was signed.")
    assert quotes(claim) == ("to look at it after the pact with Riga was signed",)


def test_the_verb_behind_a_relative_clause_is_not_its_own():
    claim = only("The man [s1:who] [c1:said] [t1:the dam had gone] was taken home.")
    assert quotes(claim) == ("the dam had gone",)
