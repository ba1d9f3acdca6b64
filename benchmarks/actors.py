"""Measure who is who on the documents of `benchmarks/actors`, read by the shipped model.

    python -m benchmarks.actors [--unseen] [FILE …]

Prints every document whose actors are not exactly right, with what is wrong, then both figures: B³ over all mentions
(see `benchmarks.bcubed`), and the share of documents that have exactly the right actors, each with exactly the right
mentions, type and country. Fails where a figure is below its target.

A mention is a name: pronouns and descriptions do not count. It is the right one if it has the same words as a mark, but
for an article before and a possessive 's or a full stop behind. Places marked as optional, such as the state in
"Norway's minister" or names in a headline, count only if they are found.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bcubed import BCubed
from benchmarks.cases import FOLDER, UNSEEN, Case, Expected, cases, files
from generator.actors import resolve
from generator.actors.cast import AS_PLACE
from generator.annotate import Annotator, load
from generator.generate import annotate_document
from generator.read import read
from generator.records import Actor, Resolution, Span

B_CUBED, EXACT = 95.0, 85.0
"""The targets, in percent."""

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_BEHIND = re.compile(r"(?:['’]s|['’]|\.)$")


@dataclass(slots=True)
class Score:
    """Both figures over many documents, and what was wrong in which."""

    mentions: BCubed = field(default_factory=BCubed)
    documents: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def add(self, case: Case, resolution: Resolution) -> None:
        """Count one document."""
        found = named(case.text, resolution)
        marks = ((span, _bare(case.text, span), key) for span, key in case.mentions.items())
        right = {bare: key for span, bare, key in marks if span not in case.optional or bare in found}
        self.mentions.add(right, found)
        self.documents += 1
        faults = list(_faults(case, resolution, right, found))
        if faults:
            self.wrong[case.id] = faults

    @property
    def exact(self) -> float:
        """Documents that are wholly right, in percent."""
        return 100 * (self.documents - len(self.wrong)) / max(1, self.documents)

    def figures(self) -> dict[str, float]:
        """In percent, by name."""
        return {"B³ F1": round(self.mentions.f1, 1), "exact documents": round(self.exact, 1)}


def actor_figures(annotator: Annotator, folder: Path) -> dict[str, float]:
    """Both figures, in percent, on the documents that rules were made from and on those that none was."""
    seen, unseen = (measure(annotator, names, folder).figures() for names in (files(folder), [UNSEEN]))
    return seen | {f"{what}, unseen": percent for what, percent in unseen.items()}


def measure(annotator: Annotator, names: Iterable[str], folder: Path = FOLDER) -> Score:
    """Read, annotate and resolve the documents of these files."""
    score = Score()
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "case.txt"
        for case in (case for name in names for case in cases(name, folder)):
            path.write_text(case.text, encoding="utf8")
            document = read(path, name="case.txt")
            score.add(case, resolve(document, annotate_document(document, annotator)))
    return score


def named(text: str, resolution: Resolution) -> dict[Span, str]:
    """The id of the actor that each place names, without articles and possessives.

    A country's name that the program itself takes for the place where something happens counts only where the country
    is an actor for no better reason.
    """
    forms = {actor.id: {actor.name, *actor.aliases} for actor in resolution.actors}
    found = [m for m in resolution.mentions if " ".join(text[m.start : m.end].split()) in forms[m.actor]]
    acting = {m.actor for m in found if m.how != AS_PLACE}
    return {_bare(text, (m.start, m.end)): m.actor for m in found if m.how != AS_PLACE or m.actor not in acting}


def _bare(text: str, span: Span) -> Span:
    start, end = span
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    if behind := _BEHIND.search(text[start:end]):
        end = start + behind.start()
    return start, end


def _faults(case: Case, resolution: Resolution, right: dict[Span, str], found: dict[Span, str]) -> Iterator[str]:
    def words(spans: Iterable[Span]) -> str:
        return ", ".join(f"{case.text[start:end]!r} at {start}" for start, end in sorted(spans))

    if missing := right.keys() - found.keys():
        yield f"not found: {words(missing)}"
    if spurious := found.keys() - right.keys():
        yield f"no actor: {words(spurious)}"
    ids = {key: {found[span] for span, k in right.items() if k == key and span in found} for key in case.actors}
    for key, actors in ids.items():
        if len(actors) > 1:
            yield f"{case.actors[key].name} is in pieces: {', '.join(sorted(actors))}"
        for other in case.actors:
            if key < other and (both := actors & ids[other]):
                yield f"{case.actors[key].name} and {case.actors[other].name} are one: {', '.join(sorted(both))}"
    for actor in resolution.actors:
        for key in (key for key, actors in ids.items() if actors == {actor.id}):
            yield from _unlike(actor, case.actors[key])


def _unlike(actor: Actor, wanted: Expected) -> Iterator[str]:
    if (actor.type, actor.country) != (wanted.type, wanted.country):
        yield f"{actor.name} is {actor.type} {actor.country}, should be {wanted.type} {wanted.country}"
    if wanted.role is not None and actor.role != wanted.role:
        yield f"{actor.name} is {actor.role!r}, should be {wanted.role!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a target is not reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.actors", description="Measure who is who.")
    parser.add_argument("files", nargs="*", help="only these files of benchmarks/actors, without their suffix")
    parser.add_argument("--unseen", action="store_true", help="the documents that no rule was made from, in the sum")
    options = parser.parse_args(arguments)
    score = measure(load(), [UNSEEN] if options.unseen else options.files or files())
    if not options.unseen:
        for name, faults in score.wrong.items():
            print("\n  ".join([name, *faults]))
    print(f"{score.documents} documents: B³ P {score.mentions.precision:.1f} R {score.mentions.recall:.1f}", end=" ")
    print(f"F1 {score.mentions.f1:.1f}, exact documents {score.exact:.1f}")
    return 0 if score.mentions.f1 >= B_CUBED and score.exact >= EXACT else 1


if __name__ == "__main__":
    sys.exit(main())
