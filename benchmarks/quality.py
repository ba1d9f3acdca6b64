"""Measure the shipped model on the dev packs; write the figures that the site shows.

    python -m benchmarks.quality --data DIR [--SECTION FILE]… [--write [--lower-floors]]

Prints one table beside published figures and baselines, and fails where a figure is below its floor in
`benchmarks/floors.json`. With `--write`, also writes `docs/quality.json` and raises the floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.actors import actor_figures
from benchmarks.alignment import alignment_figures
from benchmarks.cases import FOLDER
from benchmarks.floors import below, elsewhere, raised
from benchmarks.metonymy import metonymy_figures
from benchmarks.packs import PackError, attribution_figures, count, digest, entity_figures
from benchmarks.pages import page_figures
from benchmarks.pronouns import pronoun_figures
from benchmarks.similarity import relation_figures, similarity_figures
from benchmarks.stories import look_alike_figures, story_figures
from benchmarks.summaries import summary_figures
from generator.annotate import Annotator, load
from generator.annotate.labels import PARTS

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FIGURES = HERE.parent / "docs" / "quality.json"

PUBLISHED = {
    "rules": (10.7, 22.8, 5.6),
    "CRF": (50.6, 53.4, 28.6),
    "BiLSTM-CRF": (69.6, 66.7, 59.0),
    "BERT-CRF": (82.2, 74.9, 71.0),
    "BERT + CofeNet": (83.2, 75.3, 72.9),
}
"""Exact F1 of source, cue and content on the pre-tokenised test items (CofeNet, COLING 2022)."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one section gives.

    Attributes:
        percent: our figures.
        beside: those of other systems on the same data, by name.
    """

    percent: Figures
    beside: dict[str, Figures] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that is measured.

    Attributes:
        file: its data: below the folder of the data packs, or an absolute path where the project has its own.
        measure: reads the data.
        unit: what the figures are.
        note: what a reader of the figures has to know, one sentence or two.
    """

    file: str
    measure: Callable[[Annotator, Path], Measured]
    unit: str = "F1"
    note: str = ""


def _attribution(annotator: Annotator, path: Path) -> Measured:
    published = {
        name: {f"exact {part}": f1 for part, f1 in zip(PARTS, row, strict=True)} for name, row in PUBLISHED.items()
    }
    return Measured(attribution_figures(annotator, path), published)


SECTIONS = {
    "attribution": Section(
        "attribution/dev.jsonl",
        _attribution,
        note="The other figures are published ones, measured on the test documents of the same collection; "
        "the last two systems use an encoder of 110 million parameters (CofeNet, COLING 2022).",
    ),
    "entities": Section("ner/dev.jsonl", lambda annotator, path: Measured(entity_figures(annotator, path))),
    "summaries": Section(
        "summaries/cnndm-dev.jsonl",
        lambda annotator, path: Measured(*summary_figures(annotator, path)),
        note="Lead-3 is the first three sentences of a document. The other two are large models that learned from "
        "summaries of this kind; they write sentences of their own.",
    ),
    "similarity": Section(
        "claims/headlines-2015.jsonl",
        lambda annotator, path: Measured(*similarity_figures(annotator, path)),
        unit="Correlation",
        note="Pairs of headlines, and how alike people found what they say (SemEval 2015). Pearson correlation, "
        "times a hundred. Weighed is the likeness by which claims are compared; it was fitted to the headlines of 2013 "
        "and 2014.",
    ),
    "relations": Section(
        "claims/claimdiff-train.jsonl",
        lambda annotator, path: Measured(*relation_figures(annotator, path)),
        unit="AUC",
        note="Pairs of claims on one topic, related or not (ClaimDiff): how often a related pair is found more alike "
        "than one that is not, of a hundred. The likeness was fitted to these pairs and to headlines; cross-validated "
        "by topic it reaches 1 to 2 less.",
    ),
    "alignment": Section(
        "stories/triples.jsonl",
        lambda annotator, path: Measured(alignment_figures(annotator, path)),
        unit="Percent",
        note="Which claims of three reports on one event say the same: pairs judged by hand in 20 stories and in the "
        "two seeds. Weights were fitted to ten of the stories; of the other ten, only what the program proposed was "
        "looked at again, to mend the judgements.",
    ),
    "metonymy": Section(
        "metonymy/train.jsonl",
        lambda annotator, path: Measured(*metonymy_figures(annotator, path)),
        unit="Accuracy",
        note="Whether a place stands for itself or for those who act there (ReLocaR). The rules were made by reading "
        "the errors in one half of the sentences; the other half was never read. The published figure is of a system "
        "trained on these sentences and measured on others of the collection.",
    ),
    "pronouns": Section(
        "attribution/dev.jsonl",
        lambda annotator, path: Measured(pronoun_figures(annotator, path)),
        unit="Percent",
        note="Who “he”, “the minister” or “the parties” are where they speak: a fixed sample of 100 sources, read by "
        "hand and never looked at while rules were made. Of the links, how many are right; of the sources whose "
        "speaker the text names, how many are linked, and rightly so.",
    ),
    "actors": Section(
        str(FOLDER),
        lambda annotator, path: Measured(actor_figures(annotator, path)),
        unit="Percent",
        note="Who is who in documents written for this measurement. Rules were made by reading the errors in those "
        "that are not marked as unseen. A document is exact if it has just the right actors, each with all its names, "
        "its type and its country.",
    ),
    "pages": Section(
        "pages/gold.jsonl",
        lambda _, path: Measured(*page_figures(path)),
        unit="Percent",
        note="Passages of 100 real web pages that a reader must keep, and others that it must leave out (the test "
        "pages of trafilatura). The archived text has tables and code, which are no part of the body that is read. "
        "Rules were made by reading the errors on these pages; none is for a single one.",
    ),
    "stories": Section(
        "stories/triples.jsonl",
        lambda annotator, path: Measured(*story_figures(annotator, path)),
        unit="Percent",
        note="Reports of three outlets each on 55 events, pooled with 500 articles on other events: over all of these, "
        "and over the reports alone. What words weigh was set on the look-alikes below, the one threshold with both in "
        "view; that of TF-IDF is the best one for these very documents.",
    ),
    "look-alikes": Section(
        "stories/ecb-train.jsonl",
        lambda annotator, path: Measured(*look_alike_figures(annotator, path)),
        unit="Percent",
        note="Short reports on 66 events, each of which has another that looks like it (ECB+). Weights "
        "and thresholds were set on these documents; the threshold of TF-IDF is the best one for them.",
    ),
}
"""Everything that is measured, by name, in the order in which it is shown."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare with the floors; 1 where one is not reached, 2 where a pack cannot be used."""
    options = _options(arguments)
    paths = {
        name: getattr(options, name.replace("-", "_")) or options.data / section.file
        for name, section in SECTIONS.items()
    }
    try:
        floors = json.loads(FLOORS.read_text(encoding="utf8")) if FLOORS.exists() else {}
        annotator = load()
        measured = measure(annotator, paths)
    except (OSError, PackError) as error:
        print(error, file=sys.stderr)
        return 2
    print(table(annotator.model, measured, floors))
    missed, other = below(measured, floors), elsewhere(measured, floors)
    for line in missed:
        print(f"below its floor: {line}")
    for pack in other:
        print(f"no floor: {pack}: its floors are pinned to other data")
    if not options.write:
        return 1 if missed else 0
    if (missed or other) and not options.lower_floors:
        print("nothing written: that would lower floors or pin them to other data; --lower-floors does so")
        return 1
    FIGURES.write_text(json.dumps({"model": annotator.model, **measured}, indent=1) + "\n", encoding="utf8")
    FLOORS.write_text(json.dumps(raised(measured, floors), indent=1) + "\n", encoding="utf8")
    return 0


def measure(annotator: Annotator, paths: dict[str, Path]) -> dict:
    """The figures by section, in the form of `docs/quality.json`."""
    out = {}
    for name, section in SECTIONS.items():
        path = paths[name]
        got = section.measure(annotator, path)
        out[name] = {"measure": section.unit, "data": digest(path), "documents": count(path), "percent": got.percent}
        if got.beside:
            out[name]["beside"] = got.beside
        if section.note:
            out[name]["note"] = section.note
    return out


def table(model: str, measured: dict, floors: dict) -> str:
    """The figures with their floors, beside others."""
    out = [f"{model}, in percent"]
    for pack, got in measured.items():
        floor = floors.get(pack, {})
        columns = {
            "measured": got["percent"],
            "floor": floor["percent"] if floor.get("data") == got["data"] else {},
            **got.get("beside", {}),
        }
        title = f"{pack}, {got.get('measure', 'F1')}, {got['documents']} documents"
        out += ["", f"{title:28}" + "".join(f"{name:>{_width(name)}}" for name in columns)]
        for name in got["percent"]:
            cells = [
                f"{f'{column[name]:.1f}' if name in column else '':>{_width(head)}}" for head, column in columns.items()
            ]
            out.append(f"  {name:26}" + "".join(cells))
        if "note" in got:
            out.append(f"  {got['note']}")
    return "\n".join(line.rstrip() for line in out)


def _width(name: str) -> int:
    return max(len(name), 6) + 3


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description="Measure the shipped model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    for name, section in SECTIONS.items():
        parser.add_argument(f"--{name}", type=Path, help=f"another file than {section.file}")
    parser.add_argument("--write", action="store_true", help="write docs/quality.json and raise the floors")
    parser.add_argument(
        "--lower-floors",
        action="store_true",
        help="with --write: lower the floors that are not reached, and pin them to this data if it is another",
    )
    options = parser.parse_args(arguments)
    if options.lower_floors and not options.write:
        parser.error("--lower-floors does nothing without --write")
    return options


if __name__ == "__main__":
    sys.exit(main())
