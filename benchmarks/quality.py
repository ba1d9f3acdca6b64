"""Measure the shipped model on the dev packs; write the figures that the site shows.

    python -m benchmarks.quality --data DIR [--attribution FILE] [--entities FILE] [--write] [--lower-floors]

Prints one table beside published figures, and fails where a figure is below its floor in
`benchmarks/floors.json`. With `--write`, also writes `docs/quality.json` and raises the floors.
"""

from __future__ import annotations

import argparse
import bisect
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.metrics import AttributionScore, Count
from generator.annotate import Annotator, load
from generator.annotate.words import lines
from generator.records import Attribution, Span

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
FIGURES = HERE.parent / "docs" / "quality.json"
SLACK = 0.5
"""How far below the measured figure a floor is set, in points: what another CPU's rounding may cost."""

PUBLISHED = {
    "rules": (10.7, 22.8, 5.6),
    "CRF": (50.6, 53.4, 28.6),
    "BiLSTM-CRF": (69.6, 66.7, 59.0),
    "BERT-CRF, 110 M parameters": (82.2, 74.9, 71.0),
    "BERT + CofeNet, 110 M parameters": (83.2, 75.3, 72.9),
}
"""Exact F1 of source, cue and content on the pre-tokenised test items (CofeNet, COLING 2022)."""

_PTB = {"``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def main() -> int:
    """Measure, print, compare with the floors; 1 where one is not reached."""
    options = _options()
    attribution = options.attribution or options.data / "attribution/dev.jsonl"
    entities = options.entities or options.data / "ner/dev.jsonl"
    annotator = load()
    measured = {
        "attribution": {"data": _digest(attribution), "f1": attribution_figures(annotator, attribution)},
        "entities": {"data": _digest(entities), "f1": entity_figures(annotator, entities)},
    }
    print_table(annotator.model, measured)
    missed = below(measured, json.loads(FLOORS.read_text()) if FLOORS.exists() else {})
    for line in missed:
        print(f"below its floor: {line}")
    if options.write and (options.lower_floors or not missed):
        FIGURES.write_text(json.dumps({"model": annotator.model, **measured}, indent=1) + "\n")
        floors = {
            pack: {"data": got["data"], "f1": {k: round(v - SLACK, 1) for k, v in got["f1"].items()}}
            for pack, got in measured.items()
        }
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    return 1 if missed and not options.lower_floors else 0


def attribution_figures(annotator: Annotator, path: Path) -> dict[str, float]:
    """F1 in percent on an attribution pack."""
    score = AttributionScore()
    for row in _rows(path):
        text = row["text"]
        gold = [
            Attribution(*(tuple(map(tuple, a[p])) for p in ("source", "cue", "content"))) for a in row["attributions"]
        ]
        score.add(text, gold, annotator.annotate(text, lines(text)).attributions)
    figures = score.figures()
    exact = [figures[f"exact {p}"] for p in ("source", "cue", "content")]
    return figures | {"exact mean": round(sum(exact) / 3, 1)}


def entity_figures(annotator: Annotator, path: Path) -> dict[str, float]:
    """F1 in percent by entity type on an entity pack, each sentence a line of space-joined tokens."""
    counts: dict[str, Count] = {}
    every = Count()
    for row in _rows(path):
        text, gold, tokens = "", [], []
        for sentence in row["sentences"]:
            inside = ""
            for token, tag in zip(sentence["tokens"], sentence["tags"], strict=True):
                start, text = len(text), text + _PTB.get(token, token)
                tokens.append((start, len(text)))
                prefix, _, kind = tag.partition("-")
                if kind and prefix in "IE" and kind == inside:
                    gold[-1] = (gold[-1][0], len(text), kind)
                elif kind:
                    gold.append((start, len(text), kind))
                inside = kind
                text += " "
            text = text[:-1] + "\n"
        found = {
            (*_whole_tokens(tokens, m.start, m.end), m.type) for m in annotator.annotate(text, lines(text)).mentions
        }
        every.add(set(gold), found)
        for kind in {k for *_, k in {*gold, *found}}:
            counts.setdefault(kind, Count()).add({g for g in gold if g[2] == kind}, {f for f in found if f[2] == kind})
    return {k: round(c.f1, 1) for k, c in sorted(counts.items())} | {"all": round(every.f1, 1)}


def _whole_tokens(tokens: Sequence[Span], start: int, end: int) -> Span:
    """A span widened to the tokens of the pack, which knows no half tokens."""
    first = bisect.bisect_right(tokens, start, key=lambda t: t[1])
    last = bisect.bisect_left(tokens, end, key=lambda t: t[0]) - 1
    return tokens[first][0], tokens[last][1]


def print_table(model: str, measured: dict) -> None:
    """The figures beside published ones."""
    figures = measured["attribution"]["f1"]
    print(f"{'attribution, exact F1':50}{'source':>8}{'cue':>8}{'content':>8}")
    for name, row in PUBLISHED.items():
        print(f"{name + ', published test set':50}" + "".join(f"{v:8.1f}" for v in row))
    print(
        f"{model + ', dev documents':50}"
        + "".join(f"{figures[f'exact {p}']:8.1f}" for p in ("source", "cue", "content"))
    )
    for pack, got in measured.items():
        print(f"\n{pack}, F1")
        for name, value in got["f1"].items():
            print(f"  {name:24}{value:6.1f}")


def below(measured: dict, floors: dict) -> list[str]:
    """What does not reach its floor, on the data that the floor was measured on."""
    return [
        f"{pack}, {name}: {got['f1'].get(name, 0.0)} < {floor}"
        for pack, got in measured.items()
        if floors.get(pack, {}).get("data") == got["data"]
        for name, floor in floors[pack]["f1"].items()
        if got["f1"].get(name, 0.0) < floor
    ]


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf8") as file:
        yield from map(json.loads, file)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description="Measure the shipped model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    parser.add_argument("--attribution", type=Path, help="another attribution pack than the dev split")
    parser.add_argument("--entities", type=Path, help="another entity pack than the dev split")
    parser.add_argument("--write", action="store_true", help="write docs/quality.json and the floors")
    parser.add_argument("--lower-floors", action="store_true", help="accept figures below their floors")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
