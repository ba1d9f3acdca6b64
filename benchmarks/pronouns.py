"""Who "he", "the minister" and "the parties" are: how often the resolver says so, and how often it is right.

The sample (`pronouns.json`) was drawn by `benchmarks.pronoun_sample` and read by hand before the resolver was run on
it. It holds offsets only: of each source, and of the names of whoever it stands for. An item is

- `named`: for each actor that speaks, places that name it; joint sources have several actors;
- `unnamed`: nobody whom the text names;
- `open`: the text does not decide, or what speaks is a work; `names` are the readings that nobody could call wrong.

    python -m benchmarks.pronouns --data DIR [--set dev]

Test items are for measuring alone. Rules are made on the development items and on other documents.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.packs import PackError, digest, rows
from generator.actors import resolve
from generator.annotate import Annotator, load
from generator.annotate.labels import PARTS
from generator.generate import annotate_document
from generator.read import read
from generator.read.decode import clean
from generator.records import Attribution, Resolution, Span

SAMPLE = Path(__file__).parent / "pronouns.json"
SOURCES, CLAIMS = "sources as marked", "sources as found"
"""The two ways to measure: with the attributions that people marked, and with those that the model finds."""


@dataclass(frozen=True, slots=True)
class Item:
    """One source of the sample.

    Attributes:
        source: half-open, in code points of the archived text, as are all offsets here.
        names: of each actor the places that name it; where the label is `open`, of each defensible reading.
    """

    source: Span
    label: str
    names: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the resolver made of an item: linked to actors or not, and whether that is right."""

    label: str
    linked: bool
    right: bool


def outcome(text: str, item: Item, resolution: Resolution) -> Outcome:
    """Compares an item with the reading of the source that overlaps it most, if any does.

    A link is right where its actors are those of the item, no more and no fewer.
    """
    readings = [r for r in resolution.speakers if r.start < item.source[1] and item.source[0] < r.end]
    best = max(readings, key=lambda r: _shared(item.source, (r.start, r.end)), default=None)
    if best is None or best.kind != "named":
        return Outcome(item.label, linked=False, right=False)
    found = [
        {i for i, spans in enumerate(item.names) if _names(text, actor, spans, resolution)} for actor in best.actors
    ]
    right = all(found) and (item.label == "open" or set().union(*found) == set(range(len(item.names))))
    return Outcome(item.label, linked=True, right=right and item.label != "unnamed")


def _shared(one: Span, other: Span) -> float:
    return (min(one[1], other[1]) - max(one[0], other[0])) / (max(one[1], other[1]) - min(one[0], other[0]))


def _names(text: str, actor: str, spans: Sequence[Span], resolution: Resolution) -> bool:
    """Whether a mention of the actor overlaps one of the spans and ends where that does.

    With the common end, "Ada Long" is not found in "Ada Long's campaign", which is another actor.
    """
    return any(
        m.start < end and start < m.end and _end(text, (m.start, m.end)) == _end(text, (start, end))
        for m in resolution.mentions
        if m.actor == actor
        for start, end in spans
    )


def _end(text: str, span: Span) -> int:
    words = text[span[0] : span[1]]
    return span[0] + len(words.removesuffix("'s").removesuffix("’s"))


def figures(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Percentages: of the links that are right, and of the sources whose speaker is named that are linked (rightly)."""
    links = [o for o in outcomes if o.linked]
    named = [o for o in outcomes if o.label == "named"]
    return {
        "links that are right": _percent(sum(o.right for o in links), len(links)),
        "speakers linked": _percent(sum(o.linked for o in named), len(named)),
        "speakers linked rightly": _percent(sum(o.right for o in named), len(named)),
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def pronoun_figures(annotator: Annotator, path: Path, name: str = "test") -> dict[str, float]:
    """The figures of a set of the sample, both ways, on the attribution pack that the sample was drawn from.

    Raises:
        PackError: the pack is another one.
    """
    measured = outcomes(annotator, path, name)
    return {f"{what}, {way}": value for way in measured for what, value in figures(measured[way]).items()}


def outcomes(annotator: Annotator, path: Path, name: str) -> dict[str, list[Outcome]]:
    """The outcomes of a set, in order of the sample, by the way of measuring.

    Raises:
        PackError: the pack is another one than the sample was drawn from.
    """
    sample = json.loads(SAMPLE.read_text(encoding="utf8"))
    if digest(path) != sample["data"]:
        raise PackError(f"{path}: is not the pack that {SAMPLE.name} was drawn from")
    found: dict[str, list[Outcome]] = {SOURCES: [], CLAIMS: []}
    items: dict[str, list[Item]] = {}
    for item in sample["items"]:
        if item["set"] == name:
            items.setdefault(item["document"], []).append(
                Item(tuple(item["source"]), item["label"], tuple(tuple(map(tuple, s)) for s in item["names"]))
            )
    for row, text, resolutions in _resolved(annotator, path, frozenset(items)):
        for way, resolution in resolutions.items():
            found[way] += [outcome(text, _moved(item, row["text"]), resolution) for item in items[_key(row)]]
    return found


def _resolved(
    annotator: Annotator, path: Path, documents: frozenset[str]
) -> Iterator[tuple[dict, str, dict[str, Resolution]]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "_.txt"
        for row in rows(path, "id", "text", "attributions"):
            if _key(row) not in documents:
                continue
            file.write_text(row["text"], encoding="utf8")
            document = read(file, name=file.name)
            annotation = annotate_document(document, annotator)
            marked = tuple(
                Attribution(*(tuple(_span(row["text"], s) for s in a[part]) for part in PARTS))
                for a in row["attributions"]
            )
            yield (
                row,
                document.text,
                {
                    SOURCES: resolve(document, replace(annotation, attributions=marked)),
                    CLAIMS: resolve(document, annotation),
                },
            )


def _key(row: dict) -> str:
    """How the sample names a document: its id tells what it says."""
    return hashlib.sha256(row["id"].encode()).hexdigest()[:12]


def _moved(item: Item, text: str) -> Item:
    names = tuple(tuple(_span(text, s) for s in spans) for spans in item.names)
    return Item(_span(text, item.source), item.label, names)


def _span(text: str, span: Sequence[int]) -> Span:
    """Where a span of the pack's text lies in the archived text."""
    start, end = (len(clean(text[:offset])[0]) for offset in span)
    return start, end


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of one set; 2 where the pack cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pronouns", description="Measure the resolver.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    parser.add_argument("--set", choices=("test", "dev"), default="test", help="which items")
    options = parser.parse_args(arguments)
    try:
        measured = outcomes(load(), options.data / "attribution/dev.jsonl", options.set)
    except (OSError, PackError) as error:
        print(error, file=sys.stderr)
        return 2
    for way, found in measured.items():
        print(f"{way}: {len(found)} items, {dict(Counter((o.label, o.linked, o.right) for o in found))}")
        for what, value in figures(found).items():
            print(f"  {what:28}{value:6.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
