"""The two real documents: who says what in them, read by a person, and the briefs that stand in the repository."""

import dataclasses
from pathlib import Path

import pytest
from recorded import Recorded

from generator.annotate import model_name
from generator.brief import store
from generator.brief.vectors import are_current
from generator.config import load
from generator.generate import generate

ROOT = Path(__file__).parents[1]
BOTH = load(ROOT / "mkdocs.yml")

STATEMENT = ("us", "kr", "jp")
SAID = {
    "000_912583ab4ffed93d.txt": [
        ("the developing ties", STATEMENT, "named"),
        ("prolongs the Ukraine conflict", STATEMENT, "named"),
        ("in the strongest possible terms deepening", STATEMENT, "named"),
        ("signed last week in the course", STATEMENT, "named"),
        ("it posed threats", STATEMENT, "named"),
        ("reaffirm their intention", STATEMENT, "named"),
        ("Japan was seriously concerned", ("yoko-kamikawa",), "named"),
        ("US Secretary of State Antony Blinken", ("matthew-miller",), "named"),
        ("the pact envisioned", ("kim-jong-un",), "named"),
        ("closer military cooperation with", ("vladimir-putin",), "named"),
        ("signed the comprehensive", (), "outlet"),
    ],
    "001_ae80e3bc584dad1c.txt": [
        ("in the strongest possible terms", STATEMENT, "named"),
        ("in addition to prolonging", STATEMENT, "named"),
        ("should be a serious concern", STATEMENT, "named"),
        ("their intention to further", STATEMENT, "named"),
        ("remain ironclad", STATEMENT, "named"),
        ("high-precision weapons", ("vladimir-putin",), "named"),
        ("nuclear doctrine", ("vladimir-putin",), "named"),
        ("a direct threat", ("institute-for-the-study-of-war",), "named"),
        ("lead to actual nuclear escalation", (), "unnamed"),
        ("a very big mistake", ("vladimir-putin",), "named"),
        ("to consider this possibility", ("kr",), "named"),
        ("flew to Vietnam", (), "outlet"),
    ],
}


@pytest.fixture(scope="module")
def briefs():
    return {Path(b.brief.source.file).name: b.brief for b in store.load(BOTH.briefs).briefs}


@pytest.mark.parametrize(("file", "words", "speakers", "kind"), [(f, *row) for f, rows in SAID.items() for row in rows])
def test_who_says_it(briefs, file, words, speakers, kind):
    found = [c for c in briefs[file].claims if any(words in e.quote for e in c.evidence)]
    assert [(c.speakers, c.speaker_kind) for c in found] == [(speakers, kind)]


def test_what_is_passed_on_names_who_passes_it_on(briefs):
    first = briefs["000_912583ab4ffed93d.txt"]
    via = {c.speakers: c.via for c in first.claims if c.via}
    assert via == {STATEMENT: ("state-department",), ("antony-blinken",): ("matthew-miller",)}


def test_what_is_left_open_is_hedged(briefs):
    hedges = {c.hedge for b in briefs.values() for c in b.claims if c.hedge}
    assert hedges == {"did not rule out", "could not rule out", "very unlikely"}


def test_what_the_documents_do_not_state_stays_unknown(briefs):
    first, second = (briefs[name].source for name in sorted(briefs))
    assert (first.published, first.published_basis, first.outlet) == ("XXXX-06-24", "dateline", None)
    assert (second.published, second.dateline, second.outlet) == (None, None, None)


def test_each_main_actor_is_there_once(briefs):
    expected = {"us", "kr", "jp", "ru", "kp", "vladimir-putin", "kim-jong-un", "un-security-council"}
    for brief in briefs.values():
        ids = [a.id for a in brief.actors]
        assert expected <= set(ids)
        assert len(ids) == len(set(ids))


def test_furniture_reaches_neither_title_nor_claims(briefs):
    second = briefs["001_ae80e3bc584dad1c.txt"]
    assert second.title == "US, South Korea, Japan condemn deepening North Korea-Russia military cooperation"
    assert not [c for c in second.claims for e in c.evidence if "Getty" in e.quote or "Photo:" in e.quote]


def test_the_briefs_in_the_repository_are_those_that_the_generator_writes(tmp_path, annotator, request):
    update = request.config.getoption("--update-golden")
    said = Recorded(ROOT / "tests" / "seeds.annotation.json", annotator if update else None)
    report = generate(
        dataclasses.replace(BOTH, briefs=BOTH.briefs if update else tmp_path), annotator=said, again=update
    )
    assert not report.issues
    kept, now = (
        {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.parent.name != "vectors"}
        for folder in (BOTH.briefs, BOTH.briefs if update else tmp_path)
    )
    assert now == kept


def test_the_repository_has_the_vectors_of_every_claim(briefs):
    """A site is built without the model, so what its claims are compared by lies beside the briefs."""
    for brief in briefs.values():
        found, issues = store.read_vectors(BOTH.briefs, brief.id)
        assert not issues
        assert are_current(found, brief, model_name())


def test_the_model_reads_the_seeds_as_the_briefs_in_the_repository_do(tmp_path, briefs):
    generate(dataclasses.replace(BOTH, briefs=tmp_path))
    now = {Path(b.brief.source.file).name: b.brief for b in store.load(tmp_path).briefs}
    for name, brief in briefs.items():
        assert _speakers(now[name]) == _speakers(brief)


def _speakers(brief):
    return {c.speakers for c in brief.claims}
