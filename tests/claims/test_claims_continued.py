"""Quotations that go on."""

from claims_factory import claims, only, quotes


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    claim = only(
        "[t1:“The ferry carried empty cars,”] [s1:{quill:Quill}] [c1:said]. [t1:“It could not last.]\n\n"
        "“The islands will keep a boat every day.”"
    )
    assert quotes(claim)[-1] == "“The islands will keep a boat every day.”"
    assert claim.mode == "direct"


def test_a_closed_quotation_does_not():
    claim = only("[t1:“It could not last,”] [s1:{quill:Quill}] [c1:said].\n\n“The islands will keep a boat every day.”")
    assert quotes(claim) == ("“It could not last,”",)


def test_a_quotation_of_somebody_else_is_not_taken():
    found = claims(
        "[s1:{quill:Quill}] [c1:said]: [t1:“It could not last.]\n\n“[t2:The islands will keep a boat,]” "
        "[s2:{bray:Bray}] [c2:said]."
    )
    assert [(c.speakers, len(c.evidence)) for c in found] == [(("quill",), 1), (("bray",), 1)]


def test_the_rest_of_one_pair_of_marks_is_one_voice():
    claim = only("[s1:{quill:Quill}] [c1:said]: [t1:“It could not last.] We all knew it.”")
    assert quotes(claim) == ("“It could not last. We all knew it.”",)


def test_a_new_quotation_behind_he_said_is_not_guessed():
    claim = only("[t1:“It could not last,”] [s1:{quill:Quill}] [c1:said]. “We all knew it for years.”")
    assert quotes(claim) == ("“It could not last,”",)
