"""claims.csv and actors.csv: read back by the csv module, row for row what the corpus has, and never a formula."""

from __future__ import annotations

import csv
import dataclasses
import io

import invented
import invented_stories
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.brief.store import Loaded
from generator.relate.corpus import build
from generator.site.exports import tables
from generator.site.exports.escape import Rows, cell, plain
from generator.site.exports.site import Site

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "\ufeff=1", "＝1", "'=1", "''@x")


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


@pytest.fixture(scope="module")
def corpus():
    briefs = (invented_stories.wire(), invented_stories.wire("copy-000002", invented_stories.COPY, outlet="Copy"))
    return build(Loaded((*invented.folder().briefs, *briefs), ()))


@pytest.fixture(scope="module")
def claims(corpus):
    return rows(tables.claims(corpus, Site()))


def test_there_is_a_row_for_each_claim_in_the_site_s_order(corpus, claims):
    wanted = [(s.entry.brief.id, s.claim.id, str(s.number)) for s in corpus.statements]
    assert [(row["brief"], row["claim"], row["number"]) for row in claims] == wanted


def test_a_row_holds_what_the_claim_does(claims):
    (row,) = [row for row in claims if row["claim"] == "a10005"]
    assert row == {
        "brief": "ferry-talks-collapse-1a2b3c",
        "claim": "a10005",
        "number": "5",
        "address": "briefs/ferry-talks-collapse-1a2b3c/#claim-a10005",
        "title": "Ferry talks collapse as Norland and Sudland trade blame",
        "outlet": "Coastal News",
        "source_url": "https://coastal.example/ferry?a=1&b=2",
        "published": "XXXX-03-04",
        "published_basis": "dateline",
        "story": "ferry-talks-collapse-1a2b3c",
        "group": row["group"],
        "status": "single-source",
        "speakers": "xs",
        "speaker_names": "Sudland",
        "speaker_kind": "named",
        "speaker_text": "Sudland",
        "candidates": "",
        "via": "ada-quist",
        "chain": "",
        "cue": "believes",
        "act": "believe",
        "mode": "mixed",
        "negated": "false",
        "hedge": "",
        "condition": "",
        "said": "",
        "happened": "",
        "about": "",
        "quote": 'the line is "a burden"',
        "spans": row["spans"],
        "pages": "",
    }
    start, end = map(int, row["spans"].split("-"))
    assert invented.FERRY[start:end] == row["quote"]


def test_several_values_and_pieces_can_be_told_apart(claims):
    by_id = {row["claim"]: row for row in claims}
    assert by_id["a10001"]["speakers"].split("|") == ["xn", "xs"]
    assert by_id["a10008"]["candidates"].split("|") == ["xn", "xs"]
    pieces = by_id["a10007"]["quote"].split(" […] ")
    spans = [tuple(map(int, span.split("-"))) for span in by_id["a10007"]["spans"].split("|")]
    assert [invented.FERRY[start:end] for start, end in spans] == pieces
    assert len(pieces) == 2


def test_denials_are_marked(claims):
    assert {row["claim"] for row in claims if row["negated"] == "true"} == {"a10006", "1aaaa3", "2aaaa3"}


def test_claims_that_say_the_same_share_a_group(corpus, claims):
    shared = {row["group"] for row in claims if row["claim"] in {"1aaaa1", "2aaaa1"}}
    assert len(shared) == 1
    (group,) = [g for story in corpus.stories for g in story.groups if g.id in shared]
    assert {row["status"] for row in claims if row["group"] in shared} == {group.status}


def test_addresses_are_whole_where_the_site_knows_its_own(corpus):
    found = rows(tables.claims(corpus, Site("x", "https://a.example/b/")))
    assert all(row["address"].startswith("https://a.example/b/briefs/") for row in found)


def test_actors_have_their_names_and_figures(corpus):
    found = rows(tables.actors(corpus, Site()))
    assert [row["actor"] for row in found] == list(corpus.actors)
    (norland,) = [row for row in found if row["actor"] == "xn"]
    assert norland["type"] == "country"
    assert set(norland["aliases"].split("|")) == {"Elder Hall", "RNL", "Norlanders"}
    assert (norland["says"], norland["about"]) == ("2", "1")
    assert (norland["first"], norland["last"]) == ("2025-03-04", "2025-05-01")
    (sudland,) = [row for row in found if row["actor"] == "xs"]
    assert (sudland["first"], sudland["last"]) == ("", "")


def test_the_file_is_as_the_rfc_has_it(corpus):
    content = tables.claims(corpus, Site())
    assert content.endswith(b'"\r\n')
    assert not content.startswith(b"\xef\xbb\xbf")
    widths = {len(row) for row in csv.reader(io.StringIO(content.decode(), newline=""), strict=True)}
    assert widths == {len(tables.CLAIMS)}


def test_columns_have_names_of_their_own_and_say_what_they_mean():
    for columns in (tables.CLAIMS, tables.ACTORS):
        names = [column.name for column in columns]
        assert len(set(names)) == len(names)
        assert all(name.isidentifier() and column.meaning for name, column in zip(names, columns, strict=True))


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula(formula):
    one = invented.lighthouse()
    brief = dataclasses.replace(one.brief, title=formula, source=dataclasses.replace(one.brief.source, outlet=formula))
    corpus = build(Loaded((dataclasses.replace(one, brief=brief),), ()))
    (row,) = rows(tables.claims(corpus, Site()))
    for name in ("title", "outlet"):
        assert row[name].lstrip("\t\r\n \ufeff")[0] == "'"
        assert plain(row[name]) == formula


def test_nothing_that_a_cell_is_cut_into_is_a_formula():
    assert cell('he said;=HYPERLINK("x")') == 'he said;\'=HYPERLINK("x")'
    assert cell("a\n-b") == "a\n'-b"
    assert cell("a-b = c; d") == "a-b = c; d"


@given(st.lists(st.text(alphabet=st.sampled_from("'=+-@;\t\r\n \",a＝\ufeffé"), max_size=8), min_size=3, max_size=3))
@example(["'=", "''=", ";'\t='"])
def test_cells_come_back_as_they_were(cells):
    table = Rows(["a", "b", "c"])
    table.extend([cells])
    header, row = csv.reader(io.StringIO(table.content.decode(), newline=""), strict=True)
    assert header == ["a", "b", "c"]
    assert [plain(text) for text in row] == cells
    assert row == [cell(text) for text in cells]
