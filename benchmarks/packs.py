"""Data packs in, figures out. A pack is JSON Lines in UTF-8, one document a line; offsets are code points."""

from __future__ import annotations

import bisect
import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import yaml

from benchmarks.metrics import AttributionScore, Count
from generator.annotate import Annotator
from generator.annotate.labels import PARTS
from generator.annotate.words import lines
from generator.records import Attribution, Span

_PTB = {"``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
"""What the tokens of the Penn Treebank stand for."""


class PackError(Exception):
    """A pack cannot be used; the text names the file and the line."""


def rows(path: Path, *keys: str, documents: int | None = None) -> Iterator[dict]:
    """The documents of a pack, the first so many if a number is given.

    Raises:
        PackError: a line is not a JSON object with these keys, or there is none at all.
    """
    number = 0
    with path.open(encoding="utf8") as file:
        for number, line in enumerate(islice(file, documents), 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                raise PackError(f"{path}:{number}: is not JSON ({error})") from error
            missing = [key for key in keys if not isinstance(row, dict) or key not in row]
            if missing:
                raise PackError(f"{path}:{number}: has to be an object with {', '.join(missing)}")
            yield row
    if not number:
        raise PackError(f"{path}: holds no documents")


def count(path: Path) -> int:
    """How many documents a pack has; of a folder, all its YAML lists."""
    if path.is_dir():
        return sum(len(yaml.safe_load(file.read_text(encoding="utf8"))) for file in path.glob("*.yml"))
    return sum(1 for _ in rows(path))


def digest(path: Path) -> str:
    """SHA-256 of a pack's bytes, hexadecimal; of a folder, of its YAML files one after the other, by name."""
    files = sorted(path.glob("*.yml")) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def attribution_figures(annotator: Annotator, path: Path, documents: int | None = None) -> dict[str, float]:
    """F1 in percent on an attribution pack: rows with `text` and `attributions`."""
    score = AttributionScore()
    for row in rows(path, "text", "attributions", documents=documents):
        text = row["text"]
        gold = [Attribution(*(tuple(map(tuple, a[p])) for p in PARTS)) for a in row["attributions"]]
        score.add(text, gold, annotator.annotate(text, lines(text)).attributions)
    figures = score.figures()
    exact = [figures[f"exact {p}"] for p in PARTS]
    return figures | {"exact mean": round(sum(exact) / 3, 1)}


def entity_figures(annotator: Annotator, path: Path, documents: int | None = None) -> dict[str, float]:
    """F1 in percent by type on an entity pack: `sentences` of `tokens` and `tags`, read a line each, space-joined."""
    counts: dict[str, Count] = {}
    every = Count()
    for row in rows(path, "sentences", documents=documents):
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
