"""Measure the shipped model on the dev packs; write the figures that the site shows.

    python -m benchmarks.quality --data DIR [--attribution FILE] [--entities FILE] [--summaries FILE]
                                 [--write [--lower-floors]]

Prints one table beside published figures and baselines, and fails where a figure is below its floor in
`benchmarks/floors.json`. With `--write`, also writes `docs/quality.json` and raises the floors.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.floors import below, elsewhere, raised
from benchmarks.packs import PackError, attribution_figures, count, digest, entity_figures
from benchmarks.summaries import summary_figures
from generator.annotate import Annotator, load
from generator.annotate.labels import PARTS

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FIGURES = HERE.parent / "docs" / "quality.json"

PACKS = {"attribution": "attribution/dev.jsonl", "entities": "ner/dev.jsonl", "summaries": "summaries/cnndm-dev.jsonl"}
"""The dev packs, below the folder of the data."""

PUBLISHED = {
    "rules": (10.7, 22.8, 5.6),
    "CRF": (50.6, 53.4, 28.6),
    "BiLSTM-CRF": (69.6, 66.7, 59.0),
    "BERT-CRF": (82.2, 74.9, 71.0),
    "BERT + CofeNet": (83.2, 75.3, 72.9),
}
"""Exact F1 of source, cue and content on the pre-tokenised test items (CofeNet, COLING 2022)."""

NOTES = {
    "attribution": "The other figures are published ones, measured on the test documents of the same collection; "
    "the last two systems use an encoder of 110 million parameters (CofeNet, COLING 2022).",
    "summaries": "Lead-3 is the first three sentences of a document. The other two are large models that learned from "
    "summaries of this kind; they write sentences of their own.",
}
"""What a reader of the figures beside ours has to know."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, compare with the floors; 1 where one is not reached, 2 where a pack cannot be used."""
    options = _options(arguments)
    paths = {pack: getattr(options, pack) or options.data / file for pack, file in PACKS.items()}
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
    """The figures by pack, in the form of `docs/quality.json`."""
    summaries, others = summary_figures(annotator, paths["summaries"])
    figures = {
        "attribution": attribution_figures(annotator, paths["attribution"]),
        "entities": entity_figures(annotator, paths["entities"]),
        "summaries": summaries,
    }
    published = {
        name: {f"exact {part}": f1 for part, f1 in zip(PARTS, row, strict=True)} for name, row in PUBLISHED.items()
    }
    beside = {"attribution": published, "summaries": others}
    out = {}
    for pack, path in paths.items():
        out[pack] = {"data": digest(path), "documents": count(path), "f1": figures[pack]}
        if pack in beside:
            out[pack] |= {"beside": beside[pack], "note": NOTES[pack]}
    return out


def table(model: str, measured: dict, floors: dict) -> str:
    """The figures with their floors, beside others."""
    out = [f"{model}: F1 in percent"]
    for pack, got in measured.items():
        floor = floors.get(pack, {})
        columns = {
            "measured": got["f1"],
            "floor": floor["f1"] if floor.get("data") == got["data"] else {},
            **got.get("beside", {}),
        }
        title = f"{pack}, {got['documents']} documents"
        out += ["", f"{title:28}" + "".join(f"{name:>{_width(name)}}" for name in columns)]
        for name in got["f1"]:
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
    parser.add_argument("--attribution", type=Path, help="another attribution pack than the dev split")
    parser.add_argument("--entities", type=Path, help="another entity pack than the dev split")
    parser.add_argument("--summaries", type=Path, help="another summary pack than the dev split")
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
