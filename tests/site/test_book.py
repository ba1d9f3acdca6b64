"""Pages that are not made again are as if they were: whatever is edited, and whatever the cache has become."""

from __future__ import annotations

import dataclasses
import random
import sqlite3
from pathlib import Path

import invented
import pytest

from benchmarks.scale_corpus import resampled
from generator.brief import store
from generator.brief.store import Loaded, LoadedBrief
from generator.cache import Cache
from generator.relate import register
from generator.relate.corpus import Corpus, build
from generator.site.book import Book
from generator.site.exports.site import Site
from generator.site.publishable import publishable

SITE = Site("Invented", "https://news.example/")
SEEDS = Path(__file__).parents[2] / "briefs"
REGISTER = "actors:\n  - {id: ada-quist, name: Ada Maria Quist, aliases: [Ada Quist]}\n"


@pytest.fixture(scope="module")
def briefs() -> list[LoadedBrief]:
    found = [*store.load(SEEDS).briefs, *invented.folder().briefs]
    return list(resampled(found, 24))


def book(corpus: Corpus, folder: Path | None = None, **changes) -> Book:
    cache = Cache(folder / "cache", "pages", "1") if folder else None
    return Book(corpus, cache, **({"site": SITE} | changes))


def related(briefs, folder: Path | None = None, told: str | None = None) -> Corpus:
    own = register.loads(told, "actors.yml") if told else None
    cache = Cache(folder / "cache", "stories", "1") if folder else None
    return build(Loaded(tuple(sorted(briefs, key=lambda b: b.brief.id)), ()), own, cache=cache)


def assert_same(kept: Book, fresh: Book) -> None:
    kept.close()
    fresh.close()
    assert [o.path for o in kept.outlines] == [o.path for o in fresh.outlines]
    differing = [o.path for o, other in zip(kept.outlines, fresh.outlines, strict=True) if o != other]
    assert differing == [], "these pages are not as they would be made now"


def changed(loaded: LoadedBrief, **changes) -> LoadedBrief:
    return dataclasses.replace(loaded, brief=dataclasses.replace(loaded.brief, **changes))


def source(loaded: LoadedBrief, **changes) -> LoadedBrief:
    return changed(loaded, source=dataclasses.replace(loaded.brief.source, **changes))


def actor(loaded: LoadedBrief, rng: random.Random, **changes) -> LoadedBrief:
    actors = list(loaded.brief.actors)
    place = rng.randrange(len(actors))
    actors[place] = dataclasses.replace(actors[place], **changes)
    return changed(loaded, actors=tuple(actors))


def claim(loaded: LoadedBrief, rng: random.Random, **changes) -> LoadedBrief:
    claims = list(loaded.brief.claims)
    place = rng.randrange(len(claims))
    claims[place] = dataclasses.replace(claims[place], **changes)
    return changed(loaded, claims=tuple(claims))


EDITS = {
    "a title": lambda b, _: changed(b, title=f"{b.brief.title} again"),
    "an outlet": lambda b, _: source(b, outlet="The Elder Courier"),
    "no outlet": lambda b, _: source(b, outlet=None),
    "a date": lambda b, _: source(b, published="2019-07-02", published_basis="stated"),
    "no date": lambda b, _: source(b, published=None, published_basis="unknown"),
    "an address": lambda b, _: source(b, url="https://courier.example/9"),
    "a language": lambda b, _: source(b, language="de"),
    "an actor’s name": lambda b, rng: actor(b, rng, name="Ida Marlow"),
    "an actor’s alias": lambda b, rng: actor(b, rng, aliases=("The Pilot",)),
    "an actor’s role": lambda b, rng: actor(b, rng, role="pilot of the harbour"),
    "an actor’s type": lambda b, rng: actor(b, rng, type="organisation"),
    "an actor’s item": lambda b, rng: actor(b, rng, wikidata="Q42"),
    "an act": lambda b, rng: claim(b, rng, act="warn"),
    "a denial": lambda b, rng: claim(b, rng, negated=True),
    "a claim less": lambda b, _: changed(b, claims=b.brief.claims[1:], main=()),
    "notes": lambda b, _: changed(b, notes="Seen by the *pilot*.\n"),
    "no bottom line": lambda b, _: changed(b, summary=()),
    "the main claims": lambda b, _: changed(b, main=tuple(c.id for c in b.brief.claims[-2:])),
}


@pytest.mark.parametrize("what", EDITS)
def test_after_an_edit_every_page_is_as_if_all_were_made_anew(briefs, tmp_path, what, request):
    rng = random.Random(request.config.getoption("randomly_seed", default=1))
    book(related(briefs, tmp_path), tmp_path).close()
    place = rng.randrange(len(briefs))
    edited = [*briefs[:place], EDITS[what](briefs[place], rng), *briefs[place + 1 :]]
    kept = book(related(edited, tmp_path), tmp_path)
    fresh = book(related(edited))
    assert_same(kept, fresh)
    assert kept.made < len(kept.outlines), "something was not made again"
    if what == "notes":
        assert kept.made < 0.4 * len(kept.outlines)


def test_after_edits_in_a_row_too(briefs, tmp_path):
    rng = random.Random(7)
    now = list(briefs)
    for _ in range(6):
        place = rng.randrange(len(now))
        now[place] = EDITS[rng.choice(list(EDITS))](now[place], rng)
        if rng.random() < 0.5:
            now.pop(rng.randrange(len(now)))
        assert_same(book(related(now, tmp_path), tmp_path), book(related(now)))
    assert_same(book(related(briefs, tmp_path), tmp_path), book(related(briefs)))


def test_what_is_around_the_briefs_counts_too(briefs, tmp_path):
    plain = related(briefs)
    some = [
        (plain, {}),
        (plain, {"site": Site("Other", "https://other.example/")}),
        (publishable(plain, "evidence"), {}),
        (publishable(plain, "none"), {}),
        (related(briefs, told=REGISTER), {}),
        (dataclasses.replace(plain, without_register=True), {}),
    ]
    for corpus, changes in some:
        assert_same(book(corpus, tmp_path, **changes), book(corpus, **changes))


def test_a_page_can_be_read_whether_it_was_made_or_known(briefs, tmp_path):
    corpus = related(briefs)
    first, again, bare = book(corpus, tmp_path), book(corpus, tmp_path), book(corpus, keeps_texts=False)
    for outline in first.outlines[::7]:
        assert first.parts(outline.path) == again.parts(outline.path) == bare.parts(outline.path)
        assert first.text(outline.path) == again.text(outline.path)
    with pytest.raises(KeyError):
        first.parts("nowhere.md")


def test_nothing_is_made_twice_but_what_shows_nearly_everything(briefs, tmp_path):
    corpus = related(briefs)
    assert book(corpus, tmp_path).made == len(book(corpus).outlines)
    again = book(corpus, tmp_path)
    assert again.made < 0.2 * len(again.outlines)


@pytest.mark.parametrize("content", [b"[]", b"{}", b"[[1]]", b"nonsense", b"\xff\xfe", b"[[]]"])
def test_a_record_of_another_form_is_made_anew(briefs, tmp_path, content):
    corpus = related(briefs[:5])
    book(corpus, tmp_path).close()
    cache = Cache(tmp_path / "cache", "pages", "1")
    keys = [batch.key for batch in book(corpus)._batches if batch.key is not None]
    cache.put_many(dict.fromkeys(keys, content))
    assert_same(book(corpus, tmp_path), book(corpus))


def test_stories_of_another_form_are_made_anew(briefs, tmp_path):
    expected = related(briefs, tmp_path)
    database = sqlite3.connect(tmp_path / "cache" / "stories.sqlite")
    assert database.execute("SELECT count(*) FROM entries").fetchone()[0]
    database.execute("UPDATE entries SET value = x'00'")
    database.commit()
    database.close()
    assert related(briefs, tmp_path) == expected == related(briefs)
