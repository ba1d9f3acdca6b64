"""Vectors beside a brief: found by the words of a claim, written with it, never the cause of a failure."""

import numpy as np
import pytest
from brief_samples import TEXT
from brief_samples import sample as brief
from hypothesis import given
from hypothesis import strategies as st

from generator.brief import store, vectors
from generator.brief.vectors import Vectors, are_current, cosine, dumps, key, loads, vectors_of


class Meanings:
    """Knows every word before a place."""

    def __init__(self, until=10**6):
        self.until = until

    def of(self, places):
        return [places[0][0] + 1.0, 1.0, -2.0] if places[0][1] <= self.until else None


def made(**changes):
    return vectors_of(brief(), [Meanings(**changes)])


def test_each_claim_and_each_sentence_of_the_summary_has_one():
    found = made()
    assert found.model == brief().generated.model
    assert all(found.of(claim.evidence) for claim in brief().claims)
    assert all(found.of((sentence,)) for sentence in brief().summary)
    assert are_current(found, brief(), found.model)
    assert not are_current(found, brief(), "n")
    assert not are_current(None, brief(), found.model)


def test_what_was_not_read_has_none_and_that_is_known():
    found = made(until=0)
    assert not any(found.of(claim.evidence) for claim in brief().claims)
    assert are_current(found, brief(), found.model)
    assert loads(dumps(found)) == found


def test_the_first_that_knows_a_place_is_asked():
    claim = brief().claims[0]
    before, after = Meanings(until=0), Meanings()
    assert vectors_of(brief(), [before, after]).of(claim.evidence) == made().of(claim.evidence)


@given(st.dictionaries(st.text(min_size=1), st.binary(min_size=4, max_size=4)), st.text())
def test_what_is_written_is_read(rows, model):
    assert loads(dumps(Vectors(model, rows))) == Vectors(model, rows)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"model": 1, "vectors": {}}', '{"model": "m", "vectors": {"a": "§"}}',
     '{"model": "m", "vectors": {"a": "AAAA", "b": "AA=="}}', '{"model": "m", "vectors": []}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_sidecar_is_told(content):
    with pytest.raises(ValueError, match="not of the form"):
        loads(content)


def test_the_angle_survives_rounding():
    random = np.random.default_rng(1)
    rows = random.normal(size=(2, 384))
    one, other = (vectors._bytes(row) for row in rows)
    exact = rows[0] @ rows[1] / np.linalg.norm(rows[0]) / np.linalg.norm(rows[1])
    assert cosine(one, other) == pytest.approx(exact, abs=0.01)
    assert cosine(one, one) == pytest.approx(1.0)
    assert cosine(one, vectors._bytes(-rows[0])) == pytest.approx(-1.0)
    assert cosine(one, vectors._bytes(np.zeros(384))) == 0


def test_they_lie_beside_the_brief_and_are_loaded_with_it(tmp_path):
    assert store.write(tmp_path, brief(), TEXT, found=made())
    assert not store.write(tmp_path, brief(), TEXT, found=made())
    assert not store.write(tmp_path, brief(), TEXT)
    (loaded,) = store.load(tmp_path).briefs
    assert loaded.vectors == made()


def test_a_brief_without_them_is_loaded_without_a_word(tmp_path):
    store.write(tmp_path, brief(), TEXT)
    loaded = store.load(tmp_path)
    assert loaded.briefs[0].vectors is None
    assert loaded.issues == ()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b"null"])
def test_damaged_ones_are_a_warning(tmp_path, content):
    store.write(tmp_path, brief(), TEXT, found=made())
    store.vectors_path(tmp_path, brief().id).write_bytes(content)
    loaded = store.load(tmp_path)
    assert loaded.briefs[0].vectors is None
    ((code, severity),) = [(i.code, i.severity) for i in loaded.issues]
    assert (code, severity) == ("bad-vectors", "warning")


def test_those_of_deleted_briefs_are_removed(tmp_path):
    store.write(tmp_path, brief(), TEXT, found=made())
    store.prune(tmp_path, {brief().id})
    assert store.vectors_path(tmp_path, brief().id).exists()
    store.prune(tmp_path, set())
    assert not store.vectors_path(tmp_path, brief().id).exists()


def test_a_changed_claim_has_none():
    assert made().of((brief().summary[0], brief().summary[0])) is None
    assert key(()) not in made().rows
