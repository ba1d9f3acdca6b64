"""Figures of what was tried to break the program reach the method page from their file, and only from there."""

from __future__ import annotations

import pytest
from invented import corpus

from benchmarks.trust.figures import dumps
from generator.errors import ConfigError
from generator.site import pages, stage
from generator.site.quality import Quality
from generator.site.trust import Figures, loads

FIGURES = (
    Figures("faults", "faults injected", (("killed", 1150), ("disk <full>", 20)), 31.0, (), "Each then *run* again."),
    Figures("payloads", "payloads placed", (("in titles", 3),), 2.0, ("payload 7: a <b>script</b> ran",)),
)


def method_page(quality):
    return next(p for p in pages.build(corpus(), quality) if p.path == "method/index.md").markdown


def test_what_is_written_is_read():
    assert loads(dumps(FIGURES), "trust.json") == FIGURES


def test_times_are_rounded_so_that_the_file_changes_little():
    (figures,) = loads(dumps((Figures("faults", "faults", (), 1.4999),)), "trust.json")
    assert figures.seconds == 1


@pytest.mark.parametrize("text", ["", "[]", '{"faults": {}}', '{"x": {"what": "y", "counts": {"a": "b"}}}', '{"x": 1}'])
def test_another_file_is_refused_by_its_name(text):
    with pytest.raises(ConfigError, match=r"docs/trust\.json"):
        loads(text, "docs/trust.json")


def test_counts_are_on_the_page_if_there_are_any():
    page = method_page(Quality(tried=FIGURES))
    row = '<td data-label="What">Faults injected</td><td data-label="Tried" class="b-number">1,170</td>'
    assert f'{row}<td data-label="Did not hold" class="b-number">0</td>' in page
    assert '<td data-label="Kind">killed</td><td data-label="Tried" class="b-number">1,150</td>' in page
    assert "Each then *run* again." in page
    assert "What was tried" not in method_page(None)
    assert "What was tried" not in method_page(Quality("m 1"))


def test_failures_are_said():
    page = method_page(Quality(tried=FIGURES))
    assert 'class="b-number">3</td><td data-label="Did not hold" class="b-number">1</td>' in page
    assert "<li>Did not hold: payload 7" in page


def test_the_file_is_no_way_into_the_page():
    page = method_page(Quality(tried=FIGURES))
    assert "<full>" not in page
    assert "<b>script" not in page
    assert "&lt;b&gt;script&lt;/b&gt; ran" in page


def test_one_file_of_figures_does_without_the_other(tmp_path):
    assert stage.read_quality(tmp_path) is None
    (tmp_path / "trust.json").write_text(dumps(FIGURES), encoding="utf-8")
    found = stage.read_quality(tmp_path)
    assert found == Quality(tried=FIGURES)
    assert "No figures are published with this site." in method_page(found)


def test_an_unreadable_file_stops_a_build(tmp_path):
    (tmp_path / "trust.json").write_text("{", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"trust\.json: is not a file of `make trust`"):
        stage.read_quality(tmp_path)
