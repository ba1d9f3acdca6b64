"""Sources and contents that another clause owns, and reports that the annotator left out."""

from claims_factory import claims, only, quotes


def test_a_participle_has_no_subject_in_the_sentence_before():
    found = claims(
        "[s1:{no:Norway}] barred trawlers from the bay. Nets were checked for a week, [c1:aiming] [t1:to save herring]."
    )
    assert not any("no" in c.speakers for c in found)


def test_a_quotation_may_have_its_speaker_in_the_sentence_before():
    claim = only("[s1:{orlov:Orlov}] looked at the dam. [t1:“It will hold until spring,”] [c1:he said].")
    assert claim.speakers == ("orlov",)


def test_a_noun_behind_a_preposition_does_not_speak():
    assert claims("Support from [s1:{orlov:Pavel Orlov}] [c1:has encouraged] [t1:Berg’s work].") == ()
    assert claims("He sent a letter to [s1:officials] [c1:warning] [t1:them not to talk].") == ()


def test_one_of_several_does():
    assert only("All from [s1:{no:Norway}] [c1:said] [t1:that the dam held].").speakers == ("no",)


def test_as_he_promised_looks_back():
    """What follows the insertion is the outer speaker's."""
    marked = (
        "[s1:{orlov:Orlov}] [c1:said] the city was paying, as [s2:{orlov~he}] [c2:promised] in March, "
        "[t2:and that half of the wall was built]."
    )
    assert not any(c.act == "promise" for c in claims(marked))


def test_as_he_says_at_the_start_looks_ahead():
    assert only("So, as [s1:{orlov:Orlov}] [c1:warns], [t1:the wall will fall one day].").act == "warn"


def test_an_insertion_ends_where_its_clause_goes_on():
    claim = only("[s1:officials], [c1:citing] [t1:safety concerns, are closing the bridge].")
    assert quotes(claim) == ("safety concerns",)


def test_a_clause_around_according_to_is_whole():
    claim = only("[t1:The plan], [c1:according to] [s1:{orlov:Orlov}], has three parts and no price.")
    assert quotes(claim) == ("The plan", "has three parts and no price")


def test_a_fronted_clause_keeps_its_verb():
    claim = only("[t1:About how boats] would be marked, [s1:{orlov:Orlov}] [c1:suggested] [t1:painting them red].")
    assert quotes(claim) == ("About how boats would be marked", "painting them red")


def test_a_quotation_behind_a_topic_stays_a_piece_of_its_own():
    claim = only(
        "[t1:“It could be long,”] [s1:{orlov:Orlov}] [c1:said of] [t1:ending the strike]. [t1:“We are not there.”]"
    )
    assert quotes(claim) == ("“It could be long,”", "ending the strike", "“We are not there.”")


def test_who_said_it_at_the_end_of_the_sentence_is_found():
    """The outer source must not be lost, or Orlov would be heard where he is only told of."""
    inner, outer = sorted(
        claims("[s1:{orlov:Orlov}] [c1:indicated] [t1:he would leave the city], investigative sources said."),
        key=lambda c: c.speaker_kind,
    )
    assert (inner.speakers, outer.speaker_kind) == (("orlov",), "unnamed")
    assert (outer.speaker_text, outer.cue) == ("investigative sources", "said")
    assert quotes(outer) == ("Orlov indicated he would leave the city",)


def test_a_name_at_the_end_passes_on_what_stands_before():
    found = claims("[s1:{orlov:Orlov}] [c1:denied] [t1:the theft], police chief {berg:Vera Berg} told the Daily Post.")
    assert [(c.speakers, c.via) for c in found] == [(("berg",), ()), (("orlov",), ("berg",))]


def test_a_description_at_the_end_is_unresolved():
    claim = only("The port was closed at noon, the mayor said.")
    assert (claim.speaker_kind, claim.speaker_text) == ("unresolved", "the mayor")


def test_nobody_is_found_at_the_end_of_another_clause():
    assert claims("The port was closed, which is what {orlov:Orlov} said.") == ()
    assert claims("The port was closed, and he said.") == ()


def test_a_participle_is_not_the_words_of_whom_its_sentence_only_mentions():
    marked = (
        "Two towns sued Norland in [s1:{court:the High Court}] Thursday, [c1:claiming] [t1:that the dam is theirs]."
    )
    assert not any("court" in c.speakers for c in claims(marked))


def test_who_is_asked_does_not_speak():
    marked = "The suit was brought in May and [c1:asks] [s1:{court:the High Court}] [t1:to close the dam]."
    assert not any("court" in c.speakers for c in claims(marked))


def test_a_question_may_have_its_speaker_behind_it():
    assert only("[t1:“Who pays?”] [c1:asked] [s1:{orlov:Orlov}].").speakers == ("orlov",)


def test_who_is_accused_does_not_accuse_wherever_the_subject_stands():
    marked = "[s1:{orlov:Orlov}], who wrote a book in 1999, [c1:was accused of] [t1:spending the fund]."
    assert not any("orlov" in c.speakers for c in claims(marked))


def test_who_is_named_behind_a_quotation_is_not_whom_the_next_paragraphs_name():
    claim = only(
        "[t1:“We ran with nothing but our coats.”] [c1:–] [s1:{orlov:Pavel Orlov}, baker\n\nFrom the ministry]."
    )
    assert claim.speaker_text == "Pavel Orlov, baker"
