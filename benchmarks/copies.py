"""Measure which texts are taken for copies of each other, and how long that takes.

    python -m benchmarks.copies --data DIR

Each article is changed as outlets change what they print, and is looked for among all articles and stories; so is half
of it within another article, which is no copy. Then it is counted how many pairs of real texts are found of those that
comparing each with each finds, and 10,000 texts are made of paragraphs drawn from all.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from benchmarks.packs import PackError, rows
from benchmarks.stopwatch import Stopwatch
from generator.cache import Cache
from generator.read import read
from generator.relate.common_origin import FEWEST, has_one_origin, runs, words
from generator.relate.copies import KIND, PART, copies

Lines = list[str]
Change = Callable[[Lines, Lines, random.Random], Lines]
"""What becomes of the paragraphs of a text, of which the first is the headline; and paragraphs of another one."""

CHANGES: dict[str, Change] = {
    "last third cut": lambda own, _, __: own[: 1 + round((len(own) - 1) * 2 / 3)],
    "last two thirds cut": lambda own, _, __: own[: 1 + max(1, round((len(own) - 1) / 3))],
    "other headline": lambda own, other, _: [other[0], *own[1:]],
    "own lead": lambda own, other, _: [own[0], *other[1:2], *own[1:]],
    "other dateline": lambda own, _, __: [own[0], f"NEW HARBOUR, May 5 (Wire) — {own[1]}", *own[2:]],
    "typographic quotes": lambda own, _, __: [_typographic(line) for line in own],
    "every 20th word replaced": lambda own, _, draw: [_replaced(line, draw) for line in own],
    "three paragraphs added": lambda own, other, _: [*own, *other[1:4]],
    "headline, lead, dateline, quotes, last third": lambda own, other, _: [
        other[0],
        *other[1:2],
        *map(_typographic, own[1 : 1 + round((len(own) - 1) * 2 / 3)]),
    ],
}

FOLLOW_UP = "half of it in another article"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; the exit code is 2 where the data cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data packs")
    try:
        report(parser.parse_args(arguments).data)
    except PackError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def report(data: Path) -> None:
    """All figures, line by line."""
    articles = {f"article {path.name}": read(path, name=path.name).text for path in sorted(data.glob("articles/*.txt"))}
    stories = {
        f"{pack} {number}": row["text"]
        for pack in ("triples", "ecb-train")
        for number, row in enumerate(rows(data / "stories" / f"{pack}.jsonl", "text"))
    }
    for name, found, wanted in changed(articles, stories):
        print(f"{name}: {found:,} of {wanted:,} found")
    for pack in ("article", "triples", "ecb-train"):
        texts = {name: text for name, text in (articles | stories).items() if name.startswith(f"{pack} ")}
        found_pairs, all_pairs = real(texts)
        print(f"{pack}: {len(found_pairs)} pairs found, {len(all_pairs)} by comparing each with each, "
              f"{len(found_pairs & all_pairs)} in both")  # fmt: skip
    speed([*articles.values(), *stories.values()])


def changed(articles: dict[str, str], others: dict[str, str]) -> list[tuple[str, int, int]]:
    """For each change, how many changed articles were known again, of how many; last, how many follow-ups were."""
    draw = random.Random(7)
    parted = {name: [line for line in text.split("\n") if line.strip()] for name, text in articles.items()}
    parted = {name: part for name, part in parted.items() if len(part) > 4 and len(words(" ".join(part))) > 150}
    names = list(parted)
    figures = []
    for title, change in (*CHANGES.items(), (FOLLOW_UP, _follow_up)):
        copied = {
            f"copy of {name}": "\n".join(change(part, parted[draw.choice(names)], draw))
            for name, part in parted.items()
        }
        found = copies({**articles, **others, **copied})
        known = sum(name in dict(found.of(f"copy of {name}")) for name in parted)
        figures.append((title, known, len(parted)))
    return figures


def real(texts: dict[str, str]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs that are found, and those that comparing each text with each other finds by the same rule."""
    of = {name: runs(words(text)) for name, text in texts.items()}
    right = set()
    for one, other in combinations(sorted(texts), 2):
        sizes = sorted((len(of[one]), len(of[other])))
        if sizes[0] >= max(FEWEST, PART * sizes[1]) and has_one_origin(of[one], of[other]):
            right.add((one, other))
    found = copies(texts)
    return {(min(one, other), max(one, other)) for one in texts for other, _ in found.of(one)}, right


def speed(texts: Sequence[str], count: int = 10_000) -> None:
    """How long it takes for texts made of paragraphs of all, each of which stands in several: anew, and once more."""
    draw = random.Random(4)
    lines = [line for text in texts for line in text.split("\n") if len(line) > 40]
    made = {f"text {n}": "\n".join(draw.choice(lines) for _ in range(14)) for n in range(count)}
    length = sum(map(len, made.values())) / count
    with tempfile.TemporaryDirectory() as folder:
        for what in ("anew", "once more"):
            watch = Stopwatch()
            watch.watched(copies)(made, Cache(Path(folder), KIND, "1"))
            print(f"{count:,} texts of {length:,.0f} characters, {what}: {watch.seconds:.1f} s")


def _follow_up(own: Lines, other: Lines, _: random.Random) -> Lines:
    """Another article with up to half of the words of this one as its background, and as many of its own at least."""
    background: Lines = []
    half = min(len(words(" ".join(own))) // 2, len(words(" ".join(other))))
    while (line := own[len(background) + 1]) and len(words(" ".join([*background, line]))) <= half:
        background.append(line)
    return [*other, *background]


def _typographic(line: str) -> str:
    line = re.sub(r'"([^"\n]*)"', r"“\1”", line).replace("'", "’")
    return line.replace(" - ", " – ").replace(" -- ", " — ")


def _replaced(line: str, draw: random.Random) -> str:
    return " ".join("notwithstanding" if draw.random() < 0.05 else word for word in line.split(" "))


if __name__ == "__main__":
    raise SystemExit(main())
