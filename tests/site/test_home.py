"""The first page: the newest story leads, few briefs are shown in full and many in short, actors wear flags."""

from __future__ import annotations

import re

import invented
import invented_stories
import pytest

from generator.relate.corpus import Corpus
from generator.site import pages as site_pages
from generator.site.pages import home


def shown(corpus: Corpus) -> str:
    return next(page.markdown for page in site_pages.build(corpus) if page.path == "index.md")


def test_the_newest_story_leads_with_its_outlets_claims_and_status():
    text = shown(invented_stories.corpus())
    (lead,) = re.findall(r'<li class="b-card b-card--story b-card--lead">.*?</li>', text, re.DOTALL)
    for part in ("b-card__title", "Reported by", "distinct claim", "corroborated"):
        assert part in lead


@pytest.mark.parametrize(("few", "kind"), [(9, "b-cards"), (1, "b-items")])
def test_few_briefs_are_shown_with_their_first_sentence_and_many_without(monkeypatch, few, kind):
    monkeypatch.setattr(home, "FEW", few)
    text = shown(invented.corpus())
    (section,) = re.findall(r'<section class="b-front__main">.*?</section>', text, re.DOTALL)
    assert f'<ul class="{kind}">' in section
    assert ("b-card__line" in section) == (kind == "b-cards")
    assert section.count("<h3") == len(invented.corpus().briefs)


def test_without_stories_there_is_neither_a_lead_nor_a_share_of_agreement():
    text = shown(invented.corpus())
    assert "Newest stories" not in text
    assert "How far sources agree" not in text


def test_countries_wear_flags_and_others_the_shape_of_what_they_are():
    text = shown(invented.corpus())
    assert '<span class="b-flag b-flag--xn" aria-hidden="true">XN</span><span>Norland</span>' in text
    assert 'class="b-icon b-icon--person" aria-hidden="true"' in text
