"""What the site knows across briefs: order, actors under all their names, who says what about whom."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import casting
import pytest

from generator.brief.store import Loaded, LoadedBrief
from generator.relate.corpus import NO_DAY, Corpus, Day, build, day, main_speakers


def actor(actor_id, name, type_="person", **changes):
    return casting.actor(name, changes.pop("type", type_), id=actor_id, **changes)


def claim(claim_id, *speakers, via=(), about=()):
    return dataclasses.replace(casting.claim(claim_id, *speakers, about=about), via=via)


def brief(brief_id, *actors, claims=(), published=None, outlet=None, title="Title"):
    made = casting.brief(brief_id, *actors, claims=claims, published=published)
    record = dataclasses.replace(made, title=title, source=dataclasses.replace(made.source, outlet=outlet))
    return LoadedBrief(Path("briefs") / f"{brief_id}.md", record, casting.TEXT)


def related(*briefs) -> Corpus:
    return build(Loaded(tuple(briefs), ()))


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2025-03-04", Day(2025, 3, 4)),
        ("2025-03", Day(2025, 3, None)),
        ("2025", Day(2025, None, None)),
        ("XXXX-06-24", Day(None, 6, 24)),
        ("2025-XX-24", Day(2025, None, None)),
        ("202X-03", Day(None, 3, None)),
        ("2025-03-04/2025-03-09", Day(2025, 3, 4)),
        ("2025-03-04T10:00:00Z", Day(2025, 3, 4)),
        ("2025-21", Day(2025, None, None)),
        ("2025-03-99", Day(2025, 3, None)),
        ("soon", NO_DAY),
        ("", NO_DAY),
        (None, NO_DAY),
    ],
)
def test_a_date_keeps_what_is_known_of_it(edtf, expected):
    assert day(edtf) == expected


def test_briefs_come_newest_first_then_those_without_a_year_then_those_without_a_date():
    dates = ["2025-03-04", "2025-03", "2024-12-31", "XXXX-06-24", "XXXX-06-01", "XXXX-01", None]
    briefs = [brief(f"b{n}", published=date) for n, date in enumerate(dates)]
    random.shuffle(briefs)
    assert [e.brief.source.published for e in related(*briefs).briefs] == dates


def test_the_order_in_which_briefs_are_loaded_does_not_matter():
    quist = actor("ada-quist", "Ada Quist")
    briefs = [
        brief("b1", quist, claims=[claim("c1", "ada-quist")], published="2025-01-01", outlet="Harbour News"),
        brief("b2", dataclasses.replace(quist, name="A. Quist"), published="2025-01-01", outlet="harbour news"),
        brief("b3", actor("xn", "Norland", type="country"), published=None),
    ]
    assert related(*briefs) == related(*reversed(briefs))


def test_an_actor_has_one_entry_with_every_name_and_role_that_briefs_give():
    corpus = related(
        brief("b1", actor("ada-quist", "Ada Quist", aliases=("Quist",), role="minister"), published="2025-03-01"),
        brief(
            "b2", actor("ada-quist", "Ada Maria Quist", aliases=("Ada Quist",), role="minister"), published="2025-02-01"
        ),
        brief("b3", actor("ada-quist", "Ada Quist", role="former minister", country="XN"), published="2025-01-01"),
    )
    entry = corpus.actors["ada-quist"]
    assert entry.name == "Ada Quist"
    assert entry.aliases == ("Quist", "Ada Maria Quist")
    assert [(role.words, len(role.briefs)) for role in entry.roles] == [("minister", 2), ("former minister", 1)]
    assert entry.country == "XN"
    assert [e.brief.id for e in entry.briefs] == ["b1", "b2", "b3"]


def test_statements_by_through_and_about_an_actor_are_kept_apart():
    people = [actor("ada", "Ada"), actor("bo", "Bo"), actor("cy", "Cy")]
    corpus = related(
        brief("b1", *people, claims=[claim("c1", "ada", "bo", via=("cy",)), claim("c2", "bo", about=("ada",))])
    )
    ids = {
        name: [[s.claim.id for s in part] for part in (entry.by, entry.via, entry.about)]
        for name, entry in corpus.actors.items()
    }
    assert ids == {"ada": [["c1"], [], ["c2"]], "bo": [["c1", "c2"], [], []], "cy": [[], ["c1"], []]}
    assert [s.number for s in corpus.actors["bo"].by] == [1, 2]


def test_actors_who_say_most_come_first():
    people = [actor("ada", "Ada"), actor("bo", "Bo"), actor("al", "Al")]
    corpus = related(brief("b1", *people, claims=[claim("c1", "bo"), claim("c2", "bo"), claim("c3", "ada")]))
    assert list(corpus.actors) == ["bo", "ada", "al"]
    assert main_speakers(corpus.briefs[0].brief) == ("bo", "ada")


def test_spellings_of_one_outlet_are_one_outlet_and_unstated_ones_are_none():
    corpus = related(
        brief("b1", outlet="Harbour News", published="2025-01-03"),
        brief("b2", outlet="HARBOUR NEWS", published="2025-01-02"),
        brief("b3", outlet="Harbour News", published="2025-01-01"),
        brief("b4", outlet="Гавань"),
        brief("b5"),
    )
    assert [(o.name, [e.brief.id for e in o.briefs]) for o in corpus.outlets] == [
        ("Harbour News", ["b1", "b2", "b3"]),
        ("Гавань", ["b4"]),
    ]
    assert corpus.outlets[0].id == "harbour-news"
    assert corpus.outlets[1].id.isascii()


def test_a_claim_that_breaks_an_invariant_is_left_out_and_reported():
    wrong = claim("c1", "ada")
    wrong = dataclasses.replace(wrong, evidence=(dataclasses.replace(wrong.evidence[0], quote="Norland will act"),))
    corpus = related(brief("good", actor("ada", "Ada")), brief("bad", actor("ada", "Ada"), claims=[wrong]))
    assert [(e.brief.id, [left.codes for left in e.left_out]) for e in corpus.briefs] == [
        ("bad", [("bad-evidence",)]),
        ("good", []),
    ]
    assert corpus.statements == ()
    assert [(each.file, each.id) for each in corpus.broken] == [("briefs/bad.md", "bad")]
    assert [(i.severity, i.where) for i in corpus.issues] == [("error", "briefs/bad.md:c1")]


def test_a_brief_that_is_broken_as_a_whole_is_left_out_and_reported():
    good, bad = brief("good"), brief("bad")
    wrong = dataclasses.replace(bad.brief, source=dataclasses.replace(bad.brief.source, published="2025-02-30"))
    corpus = related(good, dataclasses.replace(bad, brief=wrong))
    assert [e.brief.id for e in corpus.briefs] == ["good"]
    assert [(each.file, each.id) for each in corpus.broken] == [("briefs/bad.md", None)]


def test_no_briefs_make_an_empty_corpus():
    corpus = related()
    assert (corpus.briefs, dict(corpus.actors), corpus.outlets, corpus.statements) == ((), {}, (), ())
