"""What was not understood."""

from claims_factory import make

from generator.claims import coverage, extract


def gaps(marked):
    doc, annotation, resolution = make(marked)
    found = coverage(doc, extract(doc, annotation, resolution))
    return [(g.reason, doc.text[g.start : g.end]) for g in found]


def test_a_quotation_without_a_claim_is_a_gap():
    assert gaps("“The ferry will not sail tomorrow.” Nobody moved.") == [
        ("quotation", "“The ferry will not sail tomorrow.”")
    ]


def test_a_verb_of_telling_without_a_claim_is_a_gap():
    assert gaps("The mayor warned of floods.") == [("reporting-verb", "warned")]


def test_what_a_claim_covers_is_none():
    assert gaps("[t1:“The ferry will not sail tomorrow,”] [s1:{berg:Berg}] [c1:said].") == []


def test_a_scare_quote_is_none():
    assert gaps("The “blue sheds” burnt.") == []
