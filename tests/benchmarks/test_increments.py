"""The bench of increments: its projects are what they are taken for, and it runs."""

import shutil

import pytest

from benchmarks import increments
from benchmarks.speed import FIRST
from generator.brief import store


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(FIRST.replace("OSLO", f"OSLO {name}"), encoding="utf8")
    return sorted(folder.iterdir())


def test_a_resampled_project_is_up_to_date_and_sound(tmp_path, articles):
    source = increments.project(tmp_path / "source", articles)
    increments.generate(source)
    increments.resample(source, tmp_path / "large", 5)
    run = increments.generate(tmp_path / "large")
    assert "0 written, 5 unchanged, 0 failed" in run.told
    assert run.peak > 10
    loaded = store.load(tmp_path / "large" / "briefs")
    assert (len(loaded.briefs), loaded.issues) == (5, ())
    assert all(each.vectors for each in loaded.briefs)
    increments.change(tmp_path / "large" / loaded.briefs[0].brief.source.file)
    assert "1 written, 4 unchanged, 0 failed" in increments.generate(tmp_path / "large").told


def test_a_run_that_fails_is_told(tmp_path, articles):
    source = increments.project(tmp_path / "source", articles)
    shutil.rmtree(source / "seeds")
    (source / "mkdocs.yml").write_text("plugins:\n  - briefing: {sauces: x}\n", encoding="utf8")
    with pytest.raises(RuntimeError, match="sauces"):
        increments.generate(source)


def test_a_folder_without_articles_is_told(tmp_path, capsys):
    assert increments.main(["--data", str(tmp_path)]) == 2
    assert "articles" in capsys.readouterr().err
