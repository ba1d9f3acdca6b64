"""How well claims of one story that say the same are put together, against a gold made by hand.

`alignment.json` holds no text: for each document its claims as places of the text, and which of them say the same. A
claim is found again by its place, so that the gold outlives changes in how claims are read; claims that were not there
when the gold was made are left out, and how many of the old ones are found again is said.
"""

from __future__ import annotations

import dataclasses
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import yaml

from benchmarks.metrics import Count
from benchmarks.packs import PackError, rows
from generator.annotate import Annotator
from generator.brief.store import Loaded, LoadedBrief
from generator.brief.vectors import Vectors, vectors_of
from generator.generate import Task, make
from generator.records import Claim, Span
from generator.relate.corpus import build
from generator.relate.corroborate import corroborate
from generator.relate.entries import Entry
from generator.relate.story import Group

GOLD = Path(__file__).with_suffix(".json")
SEEDS = Path(__file__).parent.parent

SAME_PLACE = 0.5
"""Share of the code points that two claims cover together from which on they are the same claim."""

Key = tuple[int, int]
"""A claim of a gold story: number of its document and its own, from 0."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A story of the gold with the briefs that are made of it today.

    Attributes:
        part: `tuned`: weights and thresholds were fitted to it; `unseen`; `seeds`.
        entries: the briefs, in the order of the gold's documents.
        vectors: what their claims mean, by id of the brief.
        same: pairs of claims of different documents that say the same.
        found: by brief id and claim id, the claim of the gold.
        claims: how many claims the gold has judged.
    """

    part: str
    entries: tuple[Entry, ...]
    vectors: dict[str, Vectors]
    same: frozenset[frozenset[Key]]
    found: dict[tuple[str, str], Key]
    claims: int


def alignment_figures(annotator: Annotator, path: Path) -> dict[str, float]:
    """Precision, recall and F1 in percent over pairs of claims of different documents, by part of the gold.

    Raises:
        PackError: a document of the gold is not in the pack, or is not the one that was judged.
    """
    counts: defaultdict[str, Count] = defaultdict(Count)
    found = judged = 0
    for story in stories(annotator, path):
        found, judged = found + len(set(story.found.values())), judged + story.claims
        counts[story.part].add(*_pairs(story, corroborate(story.entries, story.vectors)))
    figures = {}
    for part, count in counts.items():
        named = zip(("precision", "recall", "F1"), (count.precision, count.recall, count.f1), strict=True)
        figures |= {f"{part}, {name}": round(value, 1) for name, value in named}
    return figures | {"claims found again": round(100 * found / judged, 1)}


def stories(annotator: Annotator, path: Path) -> Iterator[Judged]:
    """The stories of the gold, one after the other.

    Raises:
        PackError: see `alignment_figures`.
    """
    pack = {row["id"]: row for row in rows(path, "id", "outlet", "title", "text")}
    for story in json.loads(GOLD.read_text(encoding="utf8")):
        made = _briefs(annotator, story["documents"], pack, path)
        entries = {entry.brief.id: entry for entry in build(Loaded(tuple(made), ())).briefs}
        found = {}
        for number, (brief, document) in enumerate(zip(made, story["documents"], strict=True)):
            for claim_id, place in _places(brief.brief.claims, document["claims"]):
                found[brief.brief.id, claim_id] = (number, place)
        ordered = tuple(entries[brief.brief.id] for brief in made)
        claims = sum(len(document["claims"]) for document in story["documents"])
        vectors = {brief.brief.id: brief.vectors for brief in made if brief.vectors is not None}
        yield Judged(story["part"], ordered, vectors, _same(story["groups"]), found, claims)


def _briefs(annotator: Annotator, documents: Sequence[dict], pack: dict[str, dict], path: Path) -> list[LoadedBrief]:
    briefs = []
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(documents):
            file = SEEDS / document["id"]
            if document["id"] in pack:
                file = _written(pack[document["id"]], Path(folder) / f"{number}.txt")
            elif not file.is_file():
                raise PackError(f"{path}: has no document {document['id']}")
            made = make(Task(file, file.name, None, annotator.model), lambda: annotator)
            if len(made.text) != document["length"]:
                raise PackError(f"{path}: {document['id']} is not the document that was judged")
            vectors = vectors_of(made.brief, made.meanings)
            brief = dataclasses.replace(made.brief, id=f"{document['id'].casefold().split('/')[-1]}"[:60])
            briefs.append(LoadedBrief(file, brief, made.text, vectors))
    return briefs


def _written(row: dict, file: Path) -> Path:
    file.write_text(row["text"], encoding="utf8", newline="")
    told = {"title": row["title"], "outlet": row["outlet"], "published": (row.get("published") or "")[:10]}
    sidecar = yaml.safe_dump({key: value for key, value in told.items() if value}, allow_unicode=True)
    file.with_name(f"{file.name}.meta.yml").write_text(sidecar, encoding="utf8")
    return file


def _same(groups: Sequence[str]) -> frozenset[frozenset[Key]]:
    """Pairs of a gold's groups, such as "A3 B1 B2": a letter for the document, the claim's number from 1."""
    keys = ([("ABC".index(name[0]), int(name[1:]) - 1) for name in group.split()] for group in groups)
    return frozenset(frozenset(pair) for group in keys for pair in combinations(group, 2) if pair[0][0] != pair[1][0])


def _places(claims: Sequence[Claim], judged: Sequence[Sequence[Span]]) -> Iterator[tuple[str, int]]:
    """Claims of today by id, each with the number of the judged claim at its place; each judged claim once."""
    ours = {claim.id: _covered([(e.start, e.end) for e in claim.evidence]) for claim in claims}
    theirs = [_covered(spans) for spans in judged]
    overlaps = [
        (len(places & covered) / len(places | covered), -number, claim_id)
        for claim_id, places in ours.items()
        for number, covered in enumerate(theirs)
        if places & covered
    ]
    taken: set[str | int] = set()
    for share, number, claim_id in sorted(overlaps, reverse=True):
        if share >= SAME_PLACE and not taken & {claim_id, -number}:
            taken |= {claim_id, -number}
            yield claim_id, -number


def _covered(spans: Sequence[Span]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _pairs(story: Judged, groups: Sequence[Group]) -> tuple[set[frozenset[Key]], set[frozenset[Key]]]:
    """Pairs of the gold among the claims that are found again, and those that the groups hold."""
    held = set()
    for group in groups:
        keys = [story.found.get((member.entry.brief.id, member.claim.id)) for member in group.members]
        pairs = combinations([key for key in keys if key is not None], 2)
        held |= {frozenset((one, other)) for one, other in pairs if one[0] != other[0]}
    present = set(story.found.values())
    return {pair for pair in story.same if pair <= present}, held
