"""Measure which documents are put together as reports on one event, and how long that takes.

    python -m benchmarks.stories --data DIR [--documents NUMBER]

Prints B³ F1 on both packs beside TF-IDF, then the time and memory for 10,000 documents made from theirs at random.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import random
import re
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log, sqrt
from pathlib import Path

import numpy as np

from benchmarks.bcubed import BCubed
from benchmarks.packs import PackError, rows
from benchmarks.stopwatch import Stopwatch
from generator.annotate import Annotator, load
from generator.brief.compose import compose
from generator.generate import Task, make
from generator.read import read
from generator.records import Brief, Resolution
from generator.relate.common_origin import common_origins
from generator.relate.grouping import group
from generator.relate.grouping_links import Index, average_link
from generator.relate.grouping_words import Profile

ARTICLES = "articles"
"""The folder beside that of the packs with documents on other events."""

DISTRACTORS = 500
METADATA = ("title", "outlet", "url", "published")
THRESHOLDS = [n / 50 for n in range(3, 26)]

Figures = dict[str, float]
Document = tuple[Brief, str]


def story_figures(annotator: Annotator, path: Path) -> tuple[Figures, dict[str, Figures]]:
    """B³ F1, in percent, on a pack of stories pooled with documents that are each on another event.

    Returns:
        Ours, over all documents of the pool and over those of the pack alone; and those of TF-IDF.
    """
    found, right = pooled(annotator, path)
    pack = {brief for brief, story in right.items() if story.startswith("pack ")}
    ours, theirs = by_group(group(found)), tf_idf(found, right)
    return _figures(ours, right, pack), {"TF-IDF": _figures(theirs, right, pack)}


def look_alike_figures(annotator: Annotator, path: Path) -> tuple[Figures, dict[str, Figures]]:
    """B³ F1, in percent, on a pack in which every story has one that looks like it; and that of TF-IDF."""
    found, right = documents(annotator, path)
    theirs = {"B³ F1": _f1(tf_idf(found, right), right)}
    return {"B³ F1": _f1(by_group(group(found)), right)}, {"TF-IDF": theirs}


def documents(annotator: Annotator | None, path: Path) -> tuple[list[Document], dict[str, str]]:
    """The briefs of a pack's documents with their texts, and the story of each by its id.

    Without an annotator, they know no actors.
    """
    found, right = [], {}
    with tempfile.TemporaryDirectory() as scratch:
        for number, row in enumerate(rows(path, "story", "text")):
            # A string of JSON is one of YAML.
            told = [f"{key}: {json.dumps(row[key], ensure_ascii=False)}\n" for key in METADATA if row.get(key)]
            head = f"---\n{''.join(told)}---\n\n" if told else ""
            file = Path(scratch) / f"{number}.txt"
            file.write_text(f"{head}{row['text']}\n", encoding="utf8")
            brief, text = _made(annotator, file, f"{path.stem}-{number}")
            found.append((brief, text))
            right[brief.id] = f"pack {row['story']}"
    return found, right


def pooled(annotator: Annotator | None, path: Path) -> tuple[list[Document], dict[str, str]]:
    """The same, with 500 articles; of these, copies of one text are one story and all others stand alone."""
    found, right = documents(annotator, path)
    folder = path.parent.parent / ARTICLES
    files = sorted(folder.glob("*.txt"), key=lambda file: hashlib.sha256(file.name.encode()).hexdigest())[:DISTRACTORS]
    if len(files) < DISTRACTORS:
        raise PackError(f"{folder}: has to hold {DISTRACTORS} articles to pool the stories with")
    articles = [_made(annotator, file, file.stem) for file in files]
    found += articles
    for origin in common_origins({brief.id: text for brief, text in articles}):
        right |= dict.fromkeys(origin, origin[0])
    return found, right


def _made(annotator: Annotator | None, file: Path, brief_id: str) -> Document:
    if annotator is not None:
        made = make(Task(file, file.name, None, annotator.model), lambda: annotator)
        return dataclasses.replace(made.brief, id=brief_id), made.text
    document = read(file, name=file.name)
    brief = compose(document, "", Resolution((), (), ()), (), ())
    return dataclasses.replace(brief, id=brief_id), document.text


def by_group(groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """The name of a document's group, by the document's id."""
    return {brief: members[0] for members in groups for brief in members}


def tf_idf(found: Sequence[Document], right: dict[str, str]) -> dict[str, str]:
    """The groups that average linkage makes of TF-IDF vectors with the threshold that is best on these very data."""
    counts = [Counter(re.findall(r"[^\W_]+", f"{brief.title} {text}".lower())) for brief, text in found]
    spread = Counter(word for count in counts for word in count)
    profiles = []
    for count in counts:
        weights = {word: n * log(len(found) / spread[word]) for word, n in sorted(count.items())}
        length = sqrt(sum(w * w for w in weights.values())) or 1.0
        profiles.append(Profile(tuple(weights), tuple(w / length for w in weights.values())))
    index = Index(profiles)
    likeness = np.array([index.row(i) for i in range(len(found))])
    ids = [brief.id for brief, _ in found]
    tried = []
    for least in THRESHOLDS:
        groups = average_link(likeness.copy(), least, lambda *_: True)
        tried.append(by_group([[ids[i] for i in members] for members in groups]))
    return max(tried, key=lambda each: _f1(each, right))


def _figures(found: dict[str, str], right: dict[str, str], pack: set[str]) -> Figures:
    alone = {brief: story for brief, story in right.items() if brief in pack}
    of_pack = {brief: story for brief, story in found.items() if brief in pack}
    return {"B³ F1": _f1(found, right), "B³ F1, stories alone": _f1(of_pack, alone)}


def _f1(found: dict[str, str], right: dict[str, str]) -> float:
    score = BCubed()
    score.add(right, found)
    return round(score.f1, 1)


def resampled(found: Sequence[Document], number: int) -> Iterator[Document]:
    """Documents made from the sentences of others, each half its own and half anybody's, on some day of a year."""
    dice = random.Random(1)
    own = [re.split(r"(?<=[.!?])\s+", text) for _, text in found]
    everybody = [sentence for sentences in own for sentence in sentences]
    for n in range(number):
        at = dice.randrange(len(found))
        half = len(own[at]) // 2 + 1
        text = " ".join([*dice.choices(own[at], k=half), *dice.choices(everybody, k=half)])
        day = f"2025-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
        source = dataclasses.replace(found[at][0].source, published=day)
        yield dataclasses.replace(found[at][0], id=f"{n:06}", source=source), text


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 where a pack cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories", description="Measure the stories.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data packs")
    parser.add_argument("--documents", type=int, default=10_000, help="how many are grouped against the clock")
    options = parser.parse_args(arguments)
    triples, look_alikes = (options.data / "stories" / name for name in ("triples.jsonl", "ecb-train.jsonl"))
    try:
        annotator = load()
        for name, measure, path in (
            ("stories", story_figures, triples),
            ("look-alikes", look_alike_figures, look_alikes),
        ):
            ours, beside = measure(annotator, path)
            for figure, percent in ours.items():
                others = ", ".join(f"{system} {figures[figure]:.1f}" for system, figures in beside.items())
                print(f"{name}, {figure}: {percent:.1f} ({others})", flush=True)
        found = [*pooled(None, triples)[0], *documents(None, look_alikes)[0]]
    except (OSError, PackError) as error:
        print(error, file=sys.stderr)
        return 2
    many = list(resampled(found, options.documents))
    watch = Stopwatch()
    groups = watch.watched(group)(many)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(many):,} documents: {len(groups):,} stories in {watch.seconds:.1f} s, {memory:,.0f} MiB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
