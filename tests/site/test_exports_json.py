"""briefs.json against its schema, and with what the corpus has."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import invented
import jsonschema
import pytest

from generator.brief.store import Loaded
from generator.relate.corpus import build
from generator.site import brief_files
from generator.site.exports import documents
from generator.site.exports.site import RIGHTS, Site, source_address, stated_date

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/briefs-json-1.json").read_text(encoding="utf-8"))
KNOWN = Site("Coast", "https://a.example/")


def check(content):
    found = json.loads(content)
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(found)] == []
    return found


@pytest.mark.parametrize("site", [Site(), KNOWN])
def test_it_is_as_its_schema_has_it(site):
    corpus = invented.corpus()
    found = check(documents.briefs(corpus, site))
    assert [brief["id"] for brief in found["briefs"]] == [entry.brief.id for entry in corpus.briefs]
    assert found["rights"] == RIGHTS
    assert found["address"] == (site.url or None)


def test_the_schema_is_one_and_finds_faults():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    found = json.loads(documents.briefs(invented.corpus(), Site()))
    for change in ({"verdict": "true"}, {"claims": -1}, {"id": "Not an id"}, {"story": ""}):
        broken = found | {"briefs": [found["briefs"][0] | change]}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, SCHEMA)


def test_every_field_is_documented():
    (brief, *_) = json.loads(documents.briefs(invented.corpus(), Site()))["briefs"]
    assert set(documents.FIELDS) == set(brief)


def test_what_is_not_stated_is_null():
    briefs = {b["id"]: b for b in json.loads(documents.briefs(invented.corpus(), Site()))["briefs"]}
    assert briefs["lighthouse-to-be-sold-4d5e6f"]["source"]["outlet"] is None
    assert briefs["ferry-talks-collapse-1a2b3c"]["source"]["published"] == "XXXX-03-04"
    assert briefs["hostile-000000"]["source"]["url"] is None, "javascript: is no address of the web"


def test_the_bottom_line_can_be_found_in_the_text():
    corpus = invented.corpus()
    texts = {entry.brief.id: entry.text for entry in corpus.briefs}
    for brief in json.loads(documents.briefs(corpus, Site()))["briefs"]:
        for line in brief["summary"]:
            assert texts[brief["id"]][line["start"] : line["end"]] == line["quote"]


def test_its_addresses_are_there():
    corpus = invented.corpus()
    there = {asset.path for asset in brief_files.assets(corpus)}
    assert {b["data"] for b in json.loads(documents.briefs(corpus, Site()))["briefs"]} <= there


def test_no_brief_is_a_list_too():
    assert check(documents.briefs(build(Loaded((), ())), Site()))["briefs"] == []


@pytest.mark.parametrize(
    ("edtf", "iso"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-XX", "2025-03"),
        ("2025", "2025"),
        ("202X", None),
        ("XXXX-03-04", None),
        ("2025-03-04?", None),
        ("2025~", None),
        (None, None),
    ],
)
def test_a_date_is_as_exact_as_it_is_certain(edtf, iso):
    source = dataclasses.replace(invented.lighthouse().brief.source, published=edtf)
    assert stated_date(source) == iso


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/x?y=1&z=ü", "https://a.example/x?y=1&z=%C3%BC"),
        ('https://a.example/"><b>', "https://a.example/%22%3E%3Cb%3E"),
        ("https://a.example/a%20b c", "https://a.example/a%20b%20c"),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://[", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_linked(url, address):
    source = dataclasses.replace(invented.lighthouse().brief.source, url=url)
    assert source_address(source) == address


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://a.example/b", "https://a.example/b/"),
        ("https://a.example/b/", "https://a.example/b/"),
        ("", ""),
        (None, ""),
        ("javascript:x", ""),
    ],
)
def test_a_site_s_address_ends_with_a_slash(url, site):
    assert Site.of("x", url).url == site
