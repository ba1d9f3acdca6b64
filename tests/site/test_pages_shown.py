"""On which page of its document a claim stands is shown wherever the claim is, and nothing where there are no pages."""

import csv
import dataclasses
import io

from invented import ferry

from generator.brief.pages import paged
from generator.brief.store import Loaded
from generator.relate.corpus import build as relate
from generator.site import pages as site_pages
from generator.site.exports import tables
from generator.site.exports.site import Site

BRIEF = "briefs/ferry-talks-collapse-1a2b3c/index.md"


def corpus(*pages: int):
    loaded = ferry()
    source = dataclasses.replace(loaded.brief.source, pages=pages)
    brief = paged(dataclasses.replace(loaded.brief, source=source))
    return relate(Loaded((dataclasses.replace(loaded, brief=brief),), ()))


def shown(path: str, *pages: int) -> str:
    return next(p.markdown for p in site_pages.build(corpus(*pages)) if p.path == path)


def test_the_page_of_a_brief_names_the_page_of_each_claim():
    brief = ferry().brief
    middle = brief.claims[1].evidence[0].start
    text = shown(BRIEF, 0, middle)
    assert text.count("<dt>stands on</dt> <dd>p. 1</dd>") == sum(c.evidence[0].start < middle for c in brief.claims)
    assert text.count("<dt>stands on</dt> <dd>p. 2</dd>") == sum(c.evidence[0].start >= middle for c in brief.claims)


def test_the_ledger_and_the_statements_of_an_actor_name_it():
    assert shown("claims/index.md", 0).count("· <span>p. 1</span>") == len(ferry().brief.claims)
    actor = next(c.speakers[0] for c in ferry().brief.claims if c.speakers)
    assert "· <span>p. 1</span>" in shown(f"actors/{actor}/index.md", 0)


def test_a_document_without_pages_has_none():
    for path in (BRIEF, "claims/index.md"):
        assert "p. 1" not in shown(path)
        assert "stands on" not in shown(path)


def test_the_table_of_claims_has_them():
    rows = list(csv.DictReader(io.StringIO(tables.claims(corpus(0), Site("A", "")).decode("utf-8-sig"))))
    assert {page for row in rows for page in row["pages"].split("|")} == {"1"}
    assert {row["pages"] for row in csv.DictReader(io.StringIO(tables.claims(corpus(), Site("A", "")).decode()))} == {
        ""
    }
