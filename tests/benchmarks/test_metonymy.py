"""The accuracy of places in two readings: what counts as right, and what is said of a pack that cannot be used."""

import json

import pytest

from benchmarks.metonymy import metonymy_figures, was_read
from benchmarks.packs import PackError
from generator.records import Annotation, Mention


class Oracle:
    """Finds one place, if it is named as this one."""

    model = "oracle"

    def __init__(self, kind="Location"):
        self.kind = kind

    def annotate(self, text, regions):
        at = text.find("Oslo")
        return Annotation((Mention(at, at + 4, self.kind),) if at >= 0 else (), (), self.model)


@pytest.fixture
def pack(tmp_path):
    def write(*samples):
        path = tmp_path / "pack.jsonl"
        rows = [
            json.dumps({"xml": f'<sample number="{n}">{sample}\n</sample>'}) + "\n"
            for n, sample in enumerate(samples, 1)
        ]
        path.write_text("".join(rows), encoding="utf8")
        return path

    return write


ACTS = 'Tom &amp; Eva heard that <loc reading="met">Oslo</loc> agreed.'
HELD = 'It was held in <loc reading="lit">Oslo</loc>.'
NAIVE = 'It was held in <loc reading="met">Oslo</loc>.'


def test_each_reading_is_counted_by_itself(pack):
    figures, others = metonymy_figures(Oracle(), pack(ACTS, HELD, NAIVE))
    assert figures | {"sentences never read": 0} == {
        "all": 66.7,
        "metonymic": 50.0,
        "literal": 100.0,
        "sentences never read": 0,
    }
    assert all("all" in other for other in others.values())


def test_a_place_that_the_model_takes_for_something_else_counts_as_literal(pack):
    figures, _ = metonymy_figures(Oracle("Organization"), pack(ACTS, HELD))
    assert (figures["metonymic"], figures["literal"]) == (0.0, 100.0)


def test_the_sentences_never_read_are_about_half_of_them():
    assert 400 < sum(not was_read(str(number)) for number in range(1000)) < 600


@pytest.mark.parametrize(
    ("sample", "told"), [("<loc>", ":1: is not XML"), ("no place at all", ":1: has to hold one place with its reading")]
)
def test_a_sample_that_cannot_be_used_is_named(pack, sample, told):
    with pytest.raises(PackError, match=told):
        metonymy_figures(Oracle(), pack(sample))
