"""What holds for every resolution."""

from __future__ import annotations

import itertools
import random
import time

from actors_factory import annotation, document, unmark
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.actors import resolve
from generator.records import Mention

PARAGRAPH = (
    "[N Norwegian] Foreign Minister [P Ada Long] told [L Denmark] that [L Oslo] would wait. “We wait,” <she> said. "
    "<The [O Fish Control Agency]> agreed with [P Edwin Moss], and <[L Oslo] and [L Rome]> said no to [L the Kremlin]."
)
WORDS = ["Ada", "Long", "Seoul", "said", "the", "US", "and", ",", "Mr.", "'s", "ministry", "Kim", "Jong-un", "UN", "in"]


@settings(deadline=None)  # the first example loads the gazetteer
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), st.randoms(use_true_random=False))
def test_any_mentions_give_consistent_records(words, chance):
    text = " ".join(words)
    cuts = sorted(chance.sample(range(len(text) + 1), min(len(text) + 1, 6)))
    kinds = ["Person", "Organization", "Location", "NORP", "Facility", "Misc"]
    pairs = [(s, e) for s, e in itertools.pairwise(cuts) if s < e]
    mentions = [Mention(s, e, chance.choice(kinds)) for s, e in pairs]
    resolution = resolve(document(text), annotation(mentions, pairs[::2]))
    ids = {a.id for a in resolution.actors}
    assert len(ids) == len(resolution.actors)
    assert {m.actor for m in resolution.mentions} <= ids
    assert all(0 <= m.start < m.end <= len(text) for m in resolution.mentions)
    assert [(s.start, s.end) for s in resolution.speakers] == sorted(set(pairs[::2]))
    for reading in resolution.speakers:
        assert {*reading.actors, *reading.via, *reading.candidates} <= ids
        assert bool(reading.actors) == (reading.kind == "named")


def test_the_order_of_mentions_and_attributions_does_not_matter():
    text, mentions, sources = unmark("\n\n".join([PARAGRAPH] * 3))
    first = resolve(document(text), annotation(mentions, sources))
    random.Random(7).shuffle(mentions)
    random.Random(8).shuffle(sources)
    assert resolve(document(text), annotation(mentions, sources)) == first


def test_a_thousand_words_take_milliseconds():
    text, mentions, sources = unmark("\n\n".join([PARAGRAPH] * 22))
    whole, given_ = document(text), annotation(mentions, sources)
    resolve(whole, given_)
    best = min(_seconds(whole, given_) for _ in range(5))
    assert best < 0.05  # measured 5 ms; the margin is for busy machines


def _seconds(whole, given_):
    start = time.perf_counter()
    resolve(whole, given_)
    return time.perf_counter() - start
