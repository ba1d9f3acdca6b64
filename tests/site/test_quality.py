"""Measured figures reach the method page from their file, and only from there."""

from __future__ import annotations

import pytest
from invented import corpus

from generator.errors import ConfigError
from generator.site import pages
from generator.site.quality import Measured, Quality, loads

FILE = '{"model": "m 1", "attribution": {"data": "ab12", "f1": {"exact source": 79.25, "linked": 55}}}'


def method_page(quality):
    return next(p for p in pages.build(corpus(), quality) if p.path == "method/index.md").markdown


def test_the_file_is_read():
    assert loads(FILE, "quality.json") == Quality(
        "m 1", (Measured("attribution", "ab12", (("exact source", 79.25), ("linked", 55.0))),)
    )


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"model": "m", "x": {}}', '{"model": "m", "x": {"data": "", "f1": {"a": "b"}}}']
)
def test_another_file_is_refused_by_its_name(text):
    with pytest.raises(ConfigError, match=r"docs/quality\.json"):
        loads(text, "docs/quality.json")


def test_figures_are_on_the_page_if_there_are_any():
    assert "exact source" in method_page(loads(FILE, ""))
    assert "55.0" in method_page(loads(FILE, ""))
    assert "No figures are published" in method_page(None)
