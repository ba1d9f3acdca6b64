"""The bench: what it counts as time, what it takes for a sample, and that it runs."""

import pytest

from benchmarks import speed
from benchmarks.stopwatch import Stopwatch


def test_a_watch_counts_a_call_inside_a_call_once():
    times = iter([0.0, 1.0, 10.0])
    watch = Stopwatch(clock=lambda: next(times))
    assert watch.watched(watch.watched(lambda: "done"))() == "done"
    assert watch.seconds == 10.0


def test_a_watch_counts_a_call_that_fails():
    times = iter([0.0, 2.0])
    watch = Stopwatch(clock=lambda: next(times))
    with pytest.raises(ZeroDivisionError):
        watch.watched(lambda: 1 / 0)()
    assert watch.seconds == 2.0


def test_the_large_document_is_large_however_few_articles_there_are(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("One line.\n" * 1000, encoding="utf8")
    size = speed.large_document([article], tmp_path).stat().st_size
    assert speed.LARGE <= size < speed.LARGE + 11_000


def test_a_bound_that_is_not_kept_is_marked():
    assert speed._at_most("x", 0.5, 0.5).met
    assert not speed._at_most("x", 0.6, 0.5).met
    assert not speed._at_least("x", 79.9, 80).met


def test_a_folder_without_articles_is_told(tmp_path, capsys):
    assert speed.main(["--data", str(tmp_path)]) == 2
    assert "articles" in capsys.readouterr().err


def test_a_whole_run_is_parted_into_stages(tmp_path):
    """In a process of its own, as the bench does it; every stage and the model take their share."""
    article = tmp_path / "a.txt"
    article.write_text(speed.FIRST, encoding="utf8")
    run = speed._apart(speed.generating, [article])
    assert [name for name, _ in run.stages][:5] == ["read", "actors", "claims", "summary", "write"]
    assert all(seconds > 0 for _, seconds in run.stages)
    assert 0 < run.inference < run.annotate
    # No upper bound: what started this process counts as well, and a run of all tests is large.
    assert run.peak > 20


def test_bare_annotation_counts_words_and_time(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(speed.FIRST, encoding="utf8")
    got = speed._apart(speed.annotating, [article, article], 1)
    assert (got.documents, got.words) == (2, 2 * len(speed.FIRST.split()))
    assert 0 < got.inference < got.seconds
