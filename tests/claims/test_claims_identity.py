"""Ids of claims."""

from claims_factory import claims
from hypothesis import given
from hypothesis import strategies as st

from generator.claims.identity import SHORTEST, digest, shorten


def test_an_id_survives_a_change_elsewhere_in_the_text():
    claim = "[s1:{berg:Berg}] [c1:said] [t1:it would rain]."
    (first,) = claims(claim)
    (second,) = claims("It was a long day.\n\n" + claim)
    assert first.id == second.id
    assert len(first.id) == SHORTEST


def test_words_cannot_run_together():
    assert digest("Berg", ("a", "b")) != digest("Berg", ("ab",))
    assert digest(None, ("Berg",)) != digest("Berg", ())
    assert digest("", ("a",)) != digest(None, ("a",))


def test_a_repeated_claim_is_kept_once():
    found = claims("[s1:{berg:Berg}] [c1:said] [t1:it would rain]. [s2:{berg:Berg}] [c2:said] [t2:it would rain].")
    assert len(found) == 1


def test_the_same_words_under_another_cue_are_another_claim():
    found = claims(
        "[s1:{berg:Berg}] [c1:praised] [t1:the plan of May]. [s2:{berg:Berg}] [c2:rejected] [t2:the plan of May]."
    )
    assert [c.act for c in found] == ["praise", "reject"]
    assert len({c.id for c in found}) == 2


def test_colliding_ids_grow_together():
    assert shorten(["aaaaaa11", "aaaaaa22", "bbbbbb11"]) == ("aaaaaa11", "aaaaaa22", "bbbbbb")


@given(st.sets(st.text(alphabet="ab", min_size=12, max_size=12), min_size=1, max_size=40).map(sorted))
def test_ids_are_unique_prefixes_in_any_order(digests):
    ids = shorten(digests)
    assert len(set(ids)) == len(digests)
    assert all(full.startswith(i) and len(i) >= SHORTEST for full, i in zip(digests, ids, strict=True))
    assert shorten(digests[::-1]) == ids[::-1]
