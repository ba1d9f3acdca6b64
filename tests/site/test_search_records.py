"""What the search knows: records of everything, found under every name, with addresses that are there."""

from __future__ import annotations

import itertools

import invented
import invented_stories
import pytest
from invented import HOSTILE

from generator.relate.corpus import Day
from generator.site import pages
from generator.site.page import one_line
from generator.site.publishable import publishable
from generator.site.search.bundles import FIRST, FURTHER, PART, catalogue, cut, plan
from generator.site.search.records import GLUE, KINDS, counts, month, records, searchable


@pytest.fixture(scope="module")
def corpus():
    return invented.corpus()


@pytest.fixture(scope="module")
def found(corpus):
    return tuple(records(corpus))


def of(found, kind, word):
    return next(r for r in found if r.kind == kind and word in f"{r.title} {r.content}")


def test_everything_has_a_record_in_the_order_of_kinds(corpus, found):
    kinds = [record.kind for record in found]
    assert kinds == sorted(kinds, key=KINDS.index)
    assert {kind: kinds.count(kind) for kind in KINDS} == counts(corpus)
    assert counts(corpus) == {"brief": 3, "claim": 11, "actor": 4, "story": 0}


@pytest.mark.parametrize("alias", ["RNL", "Elder Hall", "Norlanders", "Norland"])
def test_an_actor_is_found_under_every_name(found, alias):
    (norland,) = (r for r in found if r.address == "actors/xn/")
    assert alias in norland.content


def test_every_address_is_a_page_and_a_place_on_it(corpus, found):
    built = {page.path: page.markdown for page in pages.build(corpus)}
    for record in found:
        path, _, anchor = record.address.partition("#")
        assert f"{path}index.md" in built, record.address
        assert not anchor or f'id="{anchor}"' in built[f"{path}index.md"], record.address


def test_a_claim_says_who_with_which_act_and_in_which_words(found):
    claim = next(r for r in found if r.address.endswith("#claim-a10007"))
    assert claim.title == "Ada Quist"
    assert claim.content == f'"The line will open again,"{GLUE}… "It will open before the summer."'
    assert claim.card["act"] == "promise"
    assert (claim.card["outlet"], claim.card["date"]) == ("Coastal News", "4 Mar")
    assert claim.facets["actor"] == ("Ada Quist",)
    assert claim.facets["month"] == ("XXXX-03",)
    assert claim.facets["status"] == ("Single source",)


def test_a_claim_of_nobody_who_is_known_says_so(found):
    titles = {r.address[-6:]: r.title for r in found if r.kind == "claim"}
    assert titles["a10006"] == "“harbour officials”"
    assert titles["a10009"] == "Coastal News"
    assert titles["a10001"] == "Norland and Sudland"


def test_the_words_of_the_program_are_not_searched(found):
    """A search for “claim” or “single source” finds what documents say, not everything."""
    for record in found:
        searched = f"{record.title} {record.content} {record.meta}".lower()
        for words in ("single source", "direct quotation", "reported speech", "public body"):
            assert words not in searched


def test_a_brief_is_found_by_any_word_of_its_text_and_its_notes(found):
    ferry = of(found, "brief", "Ferry talks")
    assert "The line carried 90,000 people last year." in ferry.content
    assert "harbour log" in ferry.content
    assert ferry.meta["outlet"] == "Coastal News"
    assert "Norland" in ferry.meta["actors"]


def test_what_a_site_does_not_publish_cannot_be_searched(corpus):
    shown = [r.content for r in records(publishable(corpus, "none")) if r.kind == "brief"]
    assert not [content for content in shown if "Analysts may see" in content]
    assert [content for content in shown if "they would suspend the ferry line" in content]


def test_hostile_words_are_words(found):
    clerk = of(found, "actor", "alert")
    assert clerk.title == one_line(HOSTILE)
    values = [v for r in found for each in r.facets.values() for v in each]
    assert one_line(HOSTILE) in values
    texts = [t for r in found for t in (r.title, r.content, *r.meta.values(), *map(str, r.card.values()), *values)]
    assert all(text.isprintable() or GLUE in text for text in texts)


def test_a_story_is_found_and_narrows_its_claims():
    found = tuple(records(invented_stories.corpus()))
    (story,) = (r for r in found if r.kind == "story")
    assert story.title in story.facets["story"]
    of_story = [r for r in found if r.kind == "claim" and story.title in r.facets.get("story", ())]
    assert of_story
    assert story.card["briefs"] == sum(r.kind == "brief" and "story" in r.facets for r in found)


def test_newest_first_by_date_and_actors_by_how_often_they_speak(found):
    """Their places are what results are sorted by."""
    of_stories = tuple(records(invented_stories.corpus()))
    for known, kind in ((found, "brief"), (found, "claim"), (of_stories, "brief"), (of_stories, "story")):
        dates = [r.date for r in known if r.kind == kind]
        assert dates
        assert dates == sorted(dates, reverse=True)
    spoken = [r.card["claims"] for r in found if r.kind == "actor"]
    assert spoken == sorted(spoken, reverse=True)
    assert all(not r.date.isdigit() and len(r.date) == 9 for r in found)


def test_no_record_is_empty(found):
    """Pagefind drops what has no word, and the numbers would not be right."""
    assert all(record.content.strip() for record in found)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (Day(2025, 3, 4), "2025-03"),
        (Day(None, 3, 4), "XXXX-03"),
        (Day(2025, None, None), "2025"),
        (Day(None, None, None), ""),
    ],
)
def test_months(day, value):
    assert month(day) == value


def test_signs_that_stand_alone_do_not_part_a_phrase():
    assert searchable("one … two\n– three & four*") == f"one{GLUE}… two{GLUE}– three{GLUE}& four*"
    assert searchable("a\u200bb\x00c") == "a b c"


def test_few_records_are_in_few_indexes_that_are_all_asked_first():
    bundles = plan({"brief": 3, "claim": 11, "actor": 4, "story": 0})
    assert [(b.name, b.is_first, b.count) for b in bundles] == [
        ("brief-1", True, 3),
        ("claim-1", True, 11),
        ("actor-1", True, 4),
    ]


def test_many_records_are_cut_without_loss():
    many = {"brief": FIRST["brief"] + 1, "claim": FIRST["claim"] + FURTHER + 5, "actor": FIRST["actor"], "story": 7}
    bundles = plan(many)
    assert [b.name for b in bundles if not b.is_first] == ["brief-4", "claim-2", "claim-3"]
    assert [b.is_first for b in bundles] == sorted((b.is_first for b in bundles), reverse=True)
    for kind, number in many.items():
        parts = sorted((b.start, b.stop) for b in bundles if b.kind == kind)
        assert (parts[0][0], parts[-1][1]) == (0, number)
        assert all(before[1] == after[0] for before, after in itertools.pairwise(parts))
        asked = max(b.stop for b in bundles if b.kind == kind and b.is_first)
        assert asked == min(number, FIRST[kind])
        assert all(b.count <= PART for b in bundles if b.is_first)


def test_each_record_is_in_one_index(corpus, found):
    parts = [records for _, records in cut(iter(found), plan(counts(corpus)))]
    assert sorted(r.address for part in parts for r in part) == sorted(r.address for r in found)


def test_an_empty_site_has_an_index_too():
    (only,) = plan({"brief": 0, "claim": 0, "actor": 0, "story": 0})
    assert catalogue([only]) == [{"name": "brief-1", "first": True, "kind": "brief", "count": 0}]
