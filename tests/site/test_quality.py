"""Measured figures reach the method page from their file, and only from there."""

from __future__ import annotations

import pytest
from invented import corpus

from generator.errors import ConfigError
from generator.site import pages
from generator.site.quality import Measured, Quality, loads

FILE = '{"model": "m 1", "attribution": {"data": "ab12", "percent": {"exact source": 79.25, "linked": 55}}}'


def method_page(quality):
    return next(p for p in pages.build(corpus(), quality) if p.path == "method/index.md").markdown


def test_the_file_is_read():
    assert loads(FILE, "quality.json") == Quality(
        "m 1", (Measured("attribution", "ab12", (("exact source", 79.25), ("linked", 55.0))),)
    )


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"model": "m", "x": {}}', '{"model": "m", "x": {"data": "", "percent": {"a": "b"}}}']
)
def test_another_file_is_refused_by_its_name(text):
    with pytest.raises(ConfigError, match=r"docs/quality\.json"):
        loads(text, "docs/quality.json")


def test_figures_are_on_the_page_if_there_are_any():
    assert "Source, to the word" in method_page(loads(FILE, ""))
    assert "exact source" not in method_page(loads(FILE, ""))
    assert "55.0" in method_page(loads(FILE, ""))
    assert "No figures are published" in method_page(None)


BESIDE = """{"model": "m 1", "summaries": {"data": "ab12", "documents": 75,
"percent": {"ROUGE-1": 40.0, "ROUGE-2": 17.5},
"beside": {"Lead-3": {"ROUGE-1": 39.0}}, "note": "Lead-3 is <the> start."}}"""


def test_figures_stand_beside_others_where_there_are_some():
    (measured,) = loads(BESIDE, "").measured
    assert measured.documents == 75
    assert measured.table() == (("ROUGE-1", (40.0, 39.0)), ("ROUGE-2", (17.5, None)))
    page = method_page(loads(BESIDE, ""))
    assert "on 75 documents" in page
    assert '<th scope="col">Lead-3</th>' in page
    assert '<td data-label="Lead-3" class="b-number">39.0</td></tr>' in page
    assert '<td data-label="Lead-3" class="b-number">–</td></tr>' in page
    assert "<the>" not in page
