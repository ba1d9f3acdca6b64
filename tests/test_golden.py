"""Whole documents, each with a hard case: what has to be true of their briefs, and the briefs themselves.

A folder in `tests/golden/` holds `input.txt` or `input.md`, `expect.yml` (statements that hold for any right
brief, written before the program was run), what the model said of it (`annotation.json`), and what the program
made of that: `brief.md` and `issues.txt`. After a wanted change run `pytest --update-golden` and read the
difference. A statement in `expect.yml` is changed only where it was wrong about the document.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from recorded import Recorded

from generator.annotate import Annotator
from generator.brief import store
from generator.config import Settings
from generator.generate import Report, generate
from generator.records import Actor, Brief, Claim

CASES = sorted(folder for folder in (Path(__file__).parent / "golden").iterdir() if folder.is_dir())

STATEMENTS = {"hard", "title", "actors", "not_actors", "claims", "never", "no_claim", "no_speaker", "summary_lacks"}
SOURCE_FIELDS = {"published", "published_basis", "outlet", "url", "dateline", "language"}
ACTOR_FIELDS = {"name", "type", "country", "role", "aliases"}


@dataclass(frozen=True)
class Made:
    """What the program made of one case."""

    brief: Brief
    markdown: bytes
    report: Report

    def name(self, actor: str) -> str:
        return next(a.name for a in self.brief.actors if a.id == actor)

    def claims_with(self, words: str) -> list[Claim]:
        return [c for c in self.brief.claims if words in _evidence(c)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, annotator: Annotator) -> dict[str, Made]:
    """Every case as the program reads it, each in a project of its own."""
    return {case.name: _make(case, tmp_path_factory.mktemp(case.name), annotator) for case in CASES}


def _make(case: Path, root: Path, annotator: Annotator) -> Made:
    source = next(case.glob("input.*"))
    (root / "seeds").mkdir()
    shutil.copy(source, root / "seeds" / f"{case.name}{source.suffix}")
    settings = Settings(root=root, sources=(root / "seeds",), briefs=root / "briefs")
    report = generate(settings, annotator=annotator)
    (loaded,) = store.load(settings.briefs).briefs
    return Made(loaded.brief, loaded.path.read_bytes(), report)


def _evidence(claim: Claim) -> str:
    return "\n".join(evidence.quote for evidence in claim.evidence)


def _expected(case: Path) -> dict[str, Any]:
    return yaml.safe_load((case / "expect.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_brief_says_what_the_document_says(case: Path, made: dict[str, Made]) -> None:
    """Every statement of `expect.yml` holds; all that do not are listed together."""
    expected, this = _expected(case), made[case.name]
    assert not expected.keys() - STATEMENTS - SOURCE_FIELDS
    wrong = [
        *_wrong_fields(expected, this),
        *_wrong_actors(expected, this),
        *_wrong_claims(expected, this),
    ]
    assert not wrong, "\n".join([expected["hard"], *wrong, "The claims are:", *map(_told(this), this.brief.claims)])


def _wrong_fields(expected: Mapping[str, Any], this: Made) -> list[str]:
    wrong = []
    for field in SOURCE_FIELDS & expected.keys():
        value = getattr(this.brief.source, field)
        if value != expected[field]:
            wrong.append(f"source {field} is {value!r}, not {expected[field]!r}")
    if "title" in expected and this.brief.title != expected["title"]:
        wrong.append(f"the title is {this.brief.title!r}, not {expected['title']!r}")
    summary = " ".join(sentence.quote for sentence in this.brief.summary)
    if not summary:
        wrong.append("there is no summary")
    wrong += [f"the summary holds {words!r}" for words in expected.get("summary_lacks", ()) if words in summary]
    return wrong


def _wrong_actors(expected: Mapping[str, Any], this: Made) -> list[str]:
    wrong = []
    names = {actor.name: actor for actor in this.brief.actors}
    for wanted in expected.get("actors", ()):
        assert not wanted.keys() - ACTOR_FIELDS
        actor = names.get(wanted["name"])
        if actor is None:
            wrong.append(f"no actor is named {wanted['name']!r}, of {sorted(names)}")
        else:
            wrong += _wrong_actor(wanted, actor)
    wrong += [f"{name!r} is an actor" for name in expected.get("not_actors", ()) if name in names]
    return wrong


def _wrong_actor(wanted: Mapping[str, Any], actor: Actor) -> list[str]:
    wrong = []
    for field, value in wanted.items():
        found = getattr(actor, field)
        right = set(value) <= set(found) if field == "aliases" else found == value
        if not right:
            wrong.append(f"actor {actor.name}: {field} is {found!r}, not {value!r}")
    return wrong


def _wrong_claims(expected: Mapping[str, Any], this: Made) -> list[str]:
    wrong = []
    for wanted in expected["claims"]:
        found = this.claims_with(wanted["words"])
        test = any if wanted.get("some") else all
        if not found or not test(_matches(claim, wanted, this) for claim in found):
            wrong.append(f"not so: {wanted}")
    wrong += [
        f"never so: {unwanted}"
        for unwanted in expected.get("never", ())
        if any(_matches(claim, unwanted, this) for claim in this.claims_with(unwanted["words"]))
    ]
    wrong += [f"a claim rests on {words!r}" for words in expected.get("no_claim", ()) if this.claims_with(words)]
    wrong += [
        f"a claim's evidence runs over the end of a paragraph: {evidence.quote!r}"
        for claim in this.brief.claims
        for evidence in claim.evidence
        if "\n\n" in evidence.quote
    ]
    speakers = {this.name(s) for c in this.brief.claims for s in (*c.speakers, *c.via)}
    wrong += [f"{name} speaks" for name in expected.get("no_speaker", ()) if name in speakers]
    return wrong


def _matches(claim: Claim, wanted: Mapping[str, Any], this: Made) -> bool:
    """Whether everything that is stated of a claim is true of this one."""
    holds = {
        "words": lambda words: words in _evidence(claim),
        "some": lambda _: True,
        "speakers": lambda names: {this.name(s) for s in claim.speakers} == set(names),
        "via": lambda names: [this.name(s) for s in claim.via] == names,
        "about": lambda names: {this.name(s) for s in claim.about} == set(names),
        "candidates": lambda names: {this.name(s) for s in claim.candidates} == set(names),
        "speaker_kind": lambda kind: claim.speaker_kind == kind,
        "speaker_text_has": lambda words: words in (claim.speaker_text or ""),
        "mode": lambda mode: claim.mode == mode,
        "negated": lambda negated: claim.negated == negated,
        "plain": lambda plain: (not claim.negated and claim.hedge is None) == plain,
        "cue_has": lambda words: words in (claim.cue or ""),
        "cue_lacks": lambda words: words not in (claim.cue or ""),
        "evidence_has": lambda parts: all(part in _evidence(claim) for part in parts),
    }
    return all(holds[key](value) for key, value in wanted.items())


def _told(this: Made) -> Any:
    def told(claim: Claim) -> str:
        speakers = [this.name(s) for s in claim.speakers] or claim.speaker_kind
        via = f" via {[this.name(s) for s in claim.via]}" if claim.via else ""
        marks = f"{' negated' if claim.negated else ''}{f' hedge {claim.hedge!r}' if claim.hedge else ''}"
        return f"- {speakers}{via} [{claim.cue!r} {claim.act} {claim.mode}{marks}] {_evidence(claim)!r}"

    return told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_brief_is_the_golden_one(
    case: Path, tmp_path: Path, annotator: Annotator, request: pytest.FixtureRequest
) -> None:
    """The Markdown file and the issues are, byte for byte, those that a person has read and kept."""
    update = request.config.getoption("--update-golden")
    this = _make(case, tmp_path, Recorded(case / "annotation.json", annotator if update else None))
    issues = "".join(f"{issue}\n" for issue in this.report.issues).encode()
    if update:
        (case / "brief.md").write_bytes(this.markdown)
        (case / "issues.txt").write_bytes(issues)
    assert this.markdown.decode() == (case / "brief.md").read_text(encoding="utf-8")
    assert issues.decode() == (case / "issues.txt").read_text(encoding="utf-8")


def test_every_case_is_complete() -> None:
    """A case has one input, statements that say what is hard about it, and what was made of it."""
    assert len(CASES) >= 10
    for case in CASES:
        names = sorted(path.name for path in case.iterdir())
        assert names in (
            ["annotation.json", "brief.md", "expect.yml", "input.txt", "issues.txt"],
            ["annotation.json", "brief.md", "expect.yml", "input.md", "issues.txt"],
        )
        assert _expected(case)["hard"]
        assert _expected(case)["claims"]
