"""Pagefind's files made lighter: the same answers, whatever is left out."""

from __future__ import annotations

import gzip
import itertools
import json

import cbor2
import pytest

from generator.site.search import indexer, repack
from generator.site.search.records import Record
from generator.site.search.repack import ENTRY, OFTEN, lighter

TEXTS = (
    "The ferry and the harbour: the council said the Ferry's fees were the council's own, and the rest is the harbour.",
    "A ferry, a ferry-boat, and another ferry. The ferries of the north were first; the café was the last of the row.",
    "Nothing about boats, but the council and the dying lighthouse are the matter of the day, the keepers say.",
)


def record(number: int, text: str) -> Record:
    return Record(
        kind="brief",
        address=f"briefs/{number}/",
        title=f"Report {number}",
        content=text,
        meta={},
        card={},
        facets={"outlet": (("Wire", "Daily")[number % 2],), "act": ("say", "deny")},
        date=f"c20250{number}01",
    )


@pytest.fixture(scope="module")
def files():
    return indexer.index(record(number, text) for number, text in enumerate(TEXTS))


@pytest.fixture
def small(monkeypatch):
    """Sizes at which a few words of a few records are many."""
    monkeypatch.setattr(repack, "SMALLEST", 20)
    monkeypatch.setattr(repack, "SHARE", 0)
    monkeypatch.setattr(repack, "HEAVY", 1)


def read(data: bytes):
    return cbor2.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


def listed(files):
    (meta,) = (read(data) for path, data in files.items() if path.endswith(".pf_meta"))
    return meta


def words(files):
    found = [word for path, data in files.items() if path.startswith("index/") for word in read(data)[0]]
    return sorted(found, key=str)


def test_every_word_keeps_its_places(files):
    made = lighter(files, TEXTS)
    assert words(made) == words(files)
    assert json.loads(made[OFTEN]) == {}


def test_a_heavy_word_has_few_places_and_all_of_them_in_another_piece(files, small):
    made = lighter(files, TEXTS)
    found = (word for path, data in made.items() if path.endswith("-all.pf_index") for word in read(data)[0])
    whole = {text.strip("+"): [text.strip("+"), *rest] for text, *rest in found}
    rest = {path: data for path, data in made.items() if not path.endswith("-all.pf_index")}
    original = {word[0]: word for word in words(files)}
    few = {word[0]: word for word in words(rest)}
    assert set(few) == set(original)
    assert "the" in whole
    assert all(whole[word] == original[word] for word in whole)
    assert all(few[word] == original[word] for word in original if word not in whole)
    # In the same records, each with its first places and with what its headline has.
    for (ahead, places, titles), (was_ahead, all_places, all_titles) in zip(
        few["the"][1], original["the"][1], strict=True
    ):
        assert (ahead, titles) == (was_ahead, all_titles)
        assert places == all_places[: len(places)]
        assert 1 <= sum(place >= 0 for place in places) < sum(place >= 0 for place in all_places)


def test_what_a_phrase_has_to_ask_for_is_told_by_every_form_of_the_word(files, small):
    made = lighter(files, TEXTS)
    often = json.loads(made[OFTEN])
    asked = often["ferries"]
    assert often["ferry"] == asked
    # The search page writes these forms as a reader's words are written: `plain` in search-words.js.
    assert often["ferrys"] == asked
    pieces = [name for start, stop, name in listed(made)[2] if start <= asked <= stop]
    assert len(pieces) == 1
    ((word, *_),) = read(made[f"index/{pieces[0]}.pf_index"])[0]
    assert word == asked == "+ferri+"


@pytest.mark.parametrize("is_small", [True, False])
def test_each_word_is_looked_for_in_one_piece(files, request, is_small):
    if is_small:
        request.getfixturevalue("small")
    made = lighter(files, TEXTS)
    ranges = [(start, stop, name) for start, stop, name in listed(made)[2] if not start.startswith("+")]
    assert all(start <= stop for start, stop, _ in ranges)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(ranges))
    for word in [*(word[0] for word in words(files)), "ferr", "harbourmaster", "zzz", "中文"]:
        (piece,) = (name for start, stop, name in ranges if start <= word <= stop)
        if word in {each[0] for each in words(files)}:
            assert word in {each[0] for each in read(made[f"index/{piece}.pf_index"])[0]}


def test_names_of_records_count_down_and_lead_to_them(files):
    made = lighter(files, TEXTS)
    names = [name for name, _ in listed(made)[1]]
    assert [int(name.rsplit("/", 1)[1], 36) for name in names] == [2, 1, 0]
    cards = [
        json.loads(gzip.decompress(made[f"fragment/{n}.pf_fragment"]).removeprefix(b"pagefind_dcd")) for n in names
    ]
    assert [json.loads(card["url"])["to"] for card in cards] == ["briefs/0/", "briefs/1/", "briefs/2/"]


def test_a_record_in_front_renames_no_file_but_those_of_its_folder(monkeypatch):
    monkeypatch.setattr(repack, "GROUP", 2)
    old = repack._names(["one", "two", "three"])
    new = repack._names(["zero", "one", "two", "three"])
    assert new[2:] == old[1:]
    assert new[1] != old[0]
    assert repack._names(["one", "other", "three"])[2] != old[2]


def test_a_piece_ends_where_words_have_least_in_common():
    words = [(text, b"") for text in ("bake", "baker", "bakery", "bakes", "balk", "balm")]
    assert repack._cut(words, "balsa") == 4
    assert repack._cut(words[:4], "cat") == 4
    assert repack._cut(words[:1], "bakery") == 1


def test_a_large_card_lacks_what_no_result_shows(monkeypatch):
    record_ = record(1, "word " * 400)
    files = indexer.index([record_])
    monkeypatch.setattr(repack, "LARGE", 10)
    made = lighter(files, [record_.content])
    (card,) = (
        json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
        for path, data in made.items()
        if path.startswith("fragment/")
    )
    assert (card["filters"], card["meta"]) == ({}, {"title": "Report 1"})
    assert card["content"].split() == record_.content.split()
    assert json.loads(card["url"])["to"] == "briefs/1/"


def test_pieces_grow_with_the_root_of_all_words(monkeypatch):
    monkeypatch.setattr(repack, "SMALLEST", 0)
    for many in (400, 6_400):
        words = [[f"word{number:05}", [[number, [1], []]], []] for number in range(many)]
        pieces = len(list(repack._pieces(words, [])))
        assert pieces == pytest.approx((many * 18) ** 0.5 / 4, rel=0.35)


def test_a_number_of_words_is_near_what_it_was():
    for number in (1, 2, 10, 333, 600, 5000):
        assert abs(repack._roughly(number) - number) <= 0.1 * number
    assert repack._roughly(0) == 0


def test_the_entry_leads_to_the_list(files):
    made = lighter(files, TEXTS)
    ((name, about),) = json.loads(made[ENTRY])["languages"].items()
    assert about["page_count"] == len(TEXTS)
    assert f"pagefind.{about['hash']}.pf_meta" in made
    assert about["hash"].startswith(name)
    facets = listed(made)[3]
    assert [facet for facet, _ in facets] == ["act", "outlet"]
    assert read(made[f"filter/{facets[1][1]}.pf_filter"])[:2] == ["outlet", [["Daily", [1]], ["Wire", [0, 2]]]]


@pytest.mark.parametrize(
    ("places", "few"),
    [([-25, 3, 1, 4], [-25, 3]), ([-13, 6, -25, 2], [-13, 6]), ([5, 1], [5]), ([], []), ([-25], [])],
)
def test_the_first_places_are_kept_with_their_weight(places, few):
    assert repack._few(places, 1) == few


@pytest.mark.parametrize("length", [0, 23, 24, 255, 256, 65_535, 65_536])
def test_arrays_begin_as_cbor_has_them(length):
    assert cbor2.loads(repack._array(length) + b"\x00" * length) == [0] * length
