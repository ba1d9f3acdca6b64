"""Draw the sample of sources without a name (`benchmarks/pronouns.json`), for people to say who they are.

    python -m benchmarks.pronoun_sample --data DIR

Drawn are sources of attributions that are one span: a pronoun, or a definite description in which nothing but the
first word has a capital, unless it is a common noun for a person ("the President"). At most so many from one document
and each kind in proportion to how often it occurs. Test and development items come from different documents. The order
is that of a hash, so that it is the same on every machine. Prints what was drawn: document, start, end, set, kind.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.packs import rows
from generator.actors.gazetteer import gazetteer

SEED = "pronouns-1"
SIZES = {"test": 100, "dev": 30}
"""Items by set."""

TEST_SHARE = 0.77
"""Share of the documents whose items are for the test set."""

PER_DOCUMENT = 3

PRONOUNS = {
    "he": "person", "she": "person", "him": "person", "her": "person", "his": "person",
    "they": "several", "them": "several", "their": "several", "both": "several", "all": "several",
    "it": "thing", "its": "thing", "this": "thing",
    "who": "relative", "which": "relative", "that": "relative",
    "we": "we", "us": "we", "our": "we",
}  # fmt: skip
"""Pronouns by kind; first person singular and second person are left out."""

_DETERMINERS = frozenset("the this that these those both his her their its our".split())


@dataclass(frozen=True, slots=True)
class Item:
    """A source drawn from the pack: half-open offsets in code points of the document's text."""

    document: str
    start: int
    end: int
    kind: str


def kind(text: str) -> str | None:
    """The kind of a source without a name; None where it is anything else."""
    words = re.findall(r"[\w'’-]+", text)
    if not words:
        return None
    if len(words) == 1:
        return PRONOUNS.get(words[0].lower())
    if words[0].lower() not in _DETERMINERS:
        return None
    people = gazetteer().people
    return None if any(w[0].isupper() and w.lower() not in people for w in words[1:]) else "description"


def candidates(pack: Path) -> Iterator[Item]:
    """Every source of the pack without a name, each once, in order of the pack."""
    for row in rows(pack, "id", "text", "attributions"):
        spans = {tuple(a["source"][0]) for a in row["attributions"] if len(a["source"]) == 1}
        for start, end in sorted(spans):
            found = kind(row["text"][start:end])
            if found is not None:
                yield Item(row["id"], start, end, found)


def draw(items: Sequence[Item]) -> dict[str, list[Item]]:
    """The items of each set, in order of the pack."""
    documents = sorted({i.document for i in items}, key=_order)
    cut = round(len(documents) * TEST_SHARE)
    folders = {"test": frozenset(documents[:cut]), "dev": frozenset(documents[cut:])}
    return {name: _drawn([i for i in items if i.document in folders[name]], SIZES[name]) for name in SIZES}


def _drawn(items: Sequence[Item], size: int) -> list[Item]:
    left = _shares(Counter(i.kind for i in items), size)
    by_document: Counter[str] = Counter()
    chosen = []
    # The rarest kinds first, so that a document's few places do not go to the common ones alone.
    for item in sorted(items, key=lambda i: (left[i.kind], _order(f"{i.document} {i.start}"))):
        if left[item.kind] and by_document[item.document] < PER_DOCUMENT:
            chosen.append(item)
            by_document[item.document] += 1
            left[item.kind] -= 1
    return [i for i in items if i in chosen]


def _shares(counts: Counter[str], size: int) -> Counter[str]:
    """How many of each kind, by largest remainder."""
    total = sum(counts.values())
    exact = {k: size * n / total for k, n in counts.items()}
    shares = Counter({k: int(e) for k, e in exact.items()})
    for name in sorted(exact, key=lambda k: (shares[k] - exact[k], k))[: size - sum(shares.values())]:
        shares[name] += 1
    return shares


def _order(key: str) -> str:
    return hashlib.sha256(f"{SEED} {key}".encode()).hexdigest()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the sample, one item a line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pronoun_sample", description="Draw the sample.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    options = parser.parse_args(arguments)
    for name, items in draw(list(candidates(options.data / "attribution/dev.jsonl"))).items():
        for item in items:
            print(item.document, item.start, item.end, name, item.kind)
    return 0


if __name__ == "__main__":
    sys.exit(main())
