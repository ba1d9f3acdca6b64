"""The claims ledger and the parts of it that a reader would look for."""

from __future__ import annotations

import dataclasses
import re

import invented
import invented_stories
import pytest
from built import read

from generator.brief.store import Loaded
from generator.relate.corpus import build as relate
from generator.site import pages as site_pages
from generator.site.comparison import compare
from generator.site.pages import claims


@pytest.fixture(autouse=True)
def _every_part(monkeypatch):
    """Parts also of a ledger that is seen at a glance."""
    monkeypatch.setattr(claims, "FEW", 0)


def built(found=None):
    return {page.path: page for page in site_pages.build(found or invented_stories.corpus())}


def ids(page) -> set[str]:
    return set(re.findall(r"#claim-([0-9a-f]+)", page.markdown))


def test_every_claim_says_its_status_and_leads_to_its_place_in_the_story():
    page = built()["claims/index.md"]
    found = re.findall(r'#(claims-g\d)"><span class="b-status b-status--([a-z-]+)"', page.markdown)
    assert set(found) == {
        ("claims-g1", "differs"),
        ("claims-g2", "corroborated"),
        ("claims-g3", "single-source"),
        ("claims-g4", "single-source"),
    }


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("status/differs", {"1aaaa1", "bbbbb1", "3aaaa1"}),
        ("status/corroborated", {"1aaaa2", "bbbbb2", "3aaaa2"}),
        ("act/deny", {"1aaaa3", "3aaaa3"}),
        ("wording/denied", {"1aaaa3", "3aaaa3"}),
        ("wording/hedged", {"bbbbb1"}),
        ("wording/unnamed", {"bbbbb3"}),
    ],
)
def test_a_part_of_the_ledger_has_the_claims_of_its_kind(address, expected):
    pages = built()
    assert ids(pages[f"claims/{address}/index.md"]) == expected
    assert f"{address}/" in pages["claims/index.md"].markdown
    assert not pages[f"claims/{address}/index.md"].listed


def test_claims_on_condition_are_a_part():
    found = invented_stories.wire()
    first, *others = found.brief.claims
    claims = (dataclasses.replace(first, condition="by Friday"), *others)
    found = dataclasses.replace(found, brief=dataclasses.replace(found.brief, claims=claims))
    assert ids(built(relate(Loaded((found,), ())))["claims/wording/conditional/index.md"]) == {"1aaaa1"}


def test_a_part_by_status_says_what_the_status_means():
    page = built()["claims/status/corroborated/index.md"]
    assert "their texts show no common origin" in read(page.markdown).text


def test_what_is_more_than_half_of_everything_is_counted_but_has_no_pages():
    pages = built(relate(Loaded((invented.lighthouse(),), ())))
    assert "claims/act/say/index.md" not in pages
    assert "Act say 1" in read(re.sub("(?=<d[td]>)", " ", pages["claims/index.md"].markdown)).text


def test_a_part_names_itself_among_the_others_and_leads_back():
    html = read(built()["claims/act/deny/index.md"].markdown)
    assert "2 claims of 9" in html.text
    assert "../../" in "".join(html.links)
    assert '<b aria-current="page">deny</b>' in built()["claims/act/deny/index.md"].markdown


def test_parts_go_on_on_further_pages(monkeypatch):
    monkeypatch.setattr(claims, "PER_PAGE", 2)
    pages = built()
    found = [path for path in pages if path.startswith("claims/status/differs/")]
    assert found == ["claims/status/differs/index.md", "claims/status/differs/page/2/index.md"]
    first = pages[found[0]].markdown
    assert 'href="../../../claims/status/differs/page/2/"' in first


def test_the_ledger_leads_to_speakers_and_stories():
    html = read(built()["claims/index.md"].markdown.split("<table")[0])
    assert {"../actors/mira-voss/", "../stories/dredgers-1/"} <= set(html.links)


def test_a_short_ledger_has_no_parts(monkeypatch):
    monkeypatch.setattr(claims, "FEW", 20)
    found = invented_stories.corpus()
    assert claims.facets(found, compare(found)) == ()


def test_every_part_that_is_linked_has_a_page():
    for found in (invented.corpus(), invented_stories.corpus()):
        pages = built(found)
        for path, page in pages.items():
            for link in re.findall(r'href="[./]*(claims/[^"#]*)"', page.markdown):
                assert f"{link}index.md" in pages, f"{path}: {link}"
