"""Ids made of names: what briefs and every file system take, however long or odd the name."""

from __future__ import annotations

import pytest

from generator.actors.forms import slug
from generator.brief import identity
from generator.brief.layout import MAX_ID


@pytest.mark.parametrize("name", ["x" * 400, "北京市人民政府新闻办公室" * 3, "Board of " * 40])
def test_a_long_name_gives_an_id_that_a_brief_may_have(name):
    assert len(slug(name)) + len("-no-99") <= MAX_ID
    assert slug(name) != slug(name + "y")


@pytest.mark.parametrize("name", ["Con", "AUX", "nul", "Com1", "LPT¹"])
def test_an_id_is_no_name_that_windows_reserves(name):
    assert slug(name).endswith("-x")
    assert identity.slug(name).endswith("-x")


def test_other_ids_are_the_words_of_the_name():
    assert slug("Conrad Nullmeier") == identity.slug("Conrad Nullmeier") == "conrad-nullmeier"
