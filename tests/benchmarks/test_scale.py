"""Large corpora made of small ones, and what their sites cost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import scale
from benchmarks.packs import PackError
from benchmarks.scale_corpus import resampled, write
from generator.brief import store
from generator.brief.check import check_brief
from generator.brief.store import Loaded
from generator.relate.corpus import build

SEEDS = Path(__file__).parents[2] / "briefs"
DOCUMENT = """PORT ELDER, March 4 - The harbour board of Norland will sell the lighthouse, chairwoman Ida Voss said.

"We have no use for it any more," she said. Fishermen were against it, said Tom Ender, who speaks for them.
"""


@pytest.fixture(scope="module")
def briefs():
    return store.load(SEEDS).briefs


def test_the_first_round_is_the_briefs_as_they_are(briefs):
    assert list(resampled(briefs, len(briefs))) == list(briefs)


def test_every_brief_is_sound_and_none_is_another(briefs):
    found = list(resampled(briefs, 5 * len(briefs)))
    assert len({each.brief.id for each in found}) == len(found)
    for each in found:
        assert not [i for i in check_brief(each.brief, each.text, "") if i.severity == "error"]


def test_each_round_has_the_shape_of_the_first(briefs):
    found = list(resampled(briefs, 3 * len(briefs)))
    for each, other in zip(found, found[len(briefs) :], strict=False):
        assert len(each.text) == len(other.text)
        assert each.text != other.text
        assert len(each.brief.claims) == len(other.brief.claims)
        assert [c.evidence[0].start for c in each.brief.claims] == [c.evidence[0].start for c in other.brief.claims]
        assert set(each.vectors.rows.values() if each.vectors else ()) == set(
            other.vectors.rows.values() if other.vectors else ()
        )


def test_stories_are_those_of_the_first_round_in_each(briefs):
    def stories(rounds):
        corpus = build(Loaded(tuple(resampled(briefs, rounds * len(briefs))), ()))
        return sorted(len(story.briefs) for story in corpus.stories)

    assert stories(4) == sorted(4 * stories(1))


def test_what_is_written_is_read_again(briefs, tmp_path):
    assert write(briefs, 7, tmp_path / "briefs") > 0
    loaded = store.load(tmp_path / "briefs")
    assert (len(loaded.briefs), loaded.issues) == (7, ())


def test_a_small_site_is_measured(tmp_path):
    """The whole table, on a handful of briefs: what it says is looked at by those who run it on many."""
    data = tmp_path / "data"
    (data / "stories").mkdir(parents=True)
    (data / "articles").mkdir()
    row = {"outlet": "wire", "published": "2025-03-04", "url": "", "title": "Lighthouse to be sold", "text": DOCUMENT}
    (data / "stories" / "triples.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (data / "articles" / "a.txt").write_text(DOCUMENT.replace("lighthouse", "ferry line"), encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    lines = list(scale.measure(data, [2, 3], work))
    text = "\n".join(lines)
    for words in ("2  site:", "3  site again, nothing changed:", "plain MkDocs and Material:", "an edit is seen after"):
        assert words in text
    assert "times the plain site" in text
    assert lines[-2].startswith("a page costs")
    assert lines[-1].startswith("most memory:")


def test_what_is_no_pack_is_said(tmp_path, capsys):
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "triples.jsonl").write_text("{}\n", encoding="utf-8")
    assert scale.main(["--data", str(tmp_path), "--briefs", "1"]) == 2
    assert "has to be an object with" in capsys.readouterr().err
    with pytest.raises(PackError):
        scale.seeds(tmp_path, tmp_path / "project")
