"""From the data packs to examples: words of a document with the labels that people gave them."""

from __future__ import annotations

import bisect
import dataclasses
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer
from torch import Tensor

from generator.annotate.embedded import EmbeddedAnnotator
from generator.annotate.labels import ATTRIBUTION_TAGS, ENTITY_TAGS, PARTS, allowed
from generator.annotate.pieces import word_pieces
from generator.annotate.words import Words, ends_sentence, lines, split_words, windows

_PTB = {"``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution as half-open word spans; what is empty was not stated."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document: its words and, for each of the two tasks that it was annotated for, their labels."""

    text: str
    words: Words
    pieces: list[list[int]]
    attribution: tuple[int, ...] | None = None
    entities: tuple[int, ...] | None = None
    links: tuple[Link, ...] = ()
    guessed: str = ""
    """The task whose labels a teacher gave, not people: `attribution`, `entities` or neither."""
    sentences: tuple[tuple[int, int], ...] = ()
    """Half-open word spans."""
    meanings: Tensor | None = None
    """What the sentence encoder says of each sentence: unit vectors, (sentences, hidden)."""
    potentials: tuple[Tensor, Tensor] | None = None
    """What the teachers' taggers say of each word, on average: emissions of attribution and of entities."""


@dataclass(slots=True)
class Example:
    """One window of a document, ready to be put into a batch."""

    pieces: list[int]
    features: list[tuple[int, int, int]]
    firsts: list[int]
    attribution: list[int] | None
    entities: list[int] | None
    links: list[Link] = field(default_factory=list)
    guessed: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    meanings: Tensor | None = None
    potentials: tuple[Tensor, Tensor] | None = None


def rows(path: Path) -> Iterator[dict]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf8") as lines:
        yield from map(json.loads, lines)


def word_range(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """The words that a character span touches, half-open; None where there is none."""
    first = bisect.bisect_right(words.spans, start, key=lambda s: s[1])
    last = bisect.bisect_left(words.spans, end, key=lambda s: s[0])
    return (first, last) if first < last else None


def bioes(start: int, end: int, part: str) -> list[tuple[int, str]]:
    """The BIOES tags of one span, by word index."""
    if end - start == 1:
        return [(start, f"S-{part}")]
    inner = [(i, f"I-{part}") for i in range(start + 1, end - 1)]
    return [(start, f"B-{part}"), *inner, (end - 1, f"E-{part}")]


def attribution_documents(path: Path, tokenizer: Tokenizer) -> list[Labelled]:
    """The documents of an attribution pack."""
    tag = {t: i for i, t in enumerate(ATTRIBUTION_TAGS)}
    out = []
    for row in rows(path):
        words = split_words(row["text"], lines(row["text"]))
        labels = [0] * len(words.spans)
        links = []
        for relation in row["attributions"]:
            parts = {p: [w for s, e in relation[p] if (w := word_range(words, s, e))] for p in PARTS}
            for part, spans in parts.items():
                for span in spans:
                    if not any(labels[span[0] : span[1]]):
                        for i, label in bioes(*span, part):
                            labels[i] = tag[label]
            if parts["cue"]:
                source = parts["source"][0] if parts["source"] else None
                links.append(Link(source, parts["cue"][0], tuple(parts["content"])))
        pieces = word_pieces(tokenizer, row["text"], words)
        out.append(Labelled(row["text"], words, pieces, tuple(labels), None, tuple(links)))
    return out


def entity_documents(path: Path, tokenizer: Tokenizer, rng: random.Random | None = None) -> list[Labelled]:
    """The documents of an entity pack.

    Args:
        path: the pack.
        tokenizer: the encoder's own.
        rng: where given, sentences are joined into paragraphs at random, since the pack keeps no
            paragraphs and real documents have them; without it, every sentence is a line.
    """
    tag = {t: i for i, t in enumerate(ENTITY_TAGS)}
    out = []
    for row in rows(path):
        text, labelled = "", []
        lone = rng is None or rng.random() < 0.4
        for sentence in row["sentences"]:
            for token, label in zip(sentence["tokens"], sentence["tags"], strict=True):
                shown = _PTB.get(token, token)
                labelled.append((len(text), len(text) + len(shown), label))
                text += shown + " "
            text = text[:-1] + ("\n" if lone or rng.random() < 0.35 else " ")
        words = split_words(text, lines(text))
        labels = [0] * len(words.spans)
        at = 0
        for start, end, label in labelled:
            kind, _, name = label.partition("-")
            begin = kind in "BS"
            while at < len(words.spans) and words.spans[at][0] < end:
                if name and words.spans[at][0] >= start:
                    labels[at] = tag[f"{'B' if begin else 'I'}-{name}"]
                    begin = False
                at += 1
        out.append(Labelled(text, words, word_pieces(tokenizer, text, words), None, tuple(labels)))
    return out


def guess(document: Labelled, teacher: EmbeddedAnnotator) -> Labelled:
    """The document with the labels of an earlier model for the task that nobody annotated it for."""
    words = document.words
    found = teacher.annotate(document.text, lines(document.text))
    labels = [0] * len(words.spans)
    if document.entities is None:
        tag = {t: i for i, t in enumerate(ENTITY_TAGS)}
        for mention in found.mentions:
            if inside := word_range(words, mention.start, mention.end):
                labels[inside[0] : inside[1]] = [tag[f"I-{mention.type}"]] * (inside[1] - inside[0])
                labels[inside[0]] = tag[f"B-{mention.type}"]
        return dataclasses.replace(document, entities=tuple(labels), guessed="entities")
    tag = {t: i for i, t in enumerate(ATTRIBUTION_TAGS)}
    for relation in found.attributions:
        for part in PARTS:
            for start, end in getattr(relation, part):
                if inside := word_range(words, start, end):
                    for i, label in bioes(*inside, part):
                        labels[i] = tag[label]
    return dataclasses.replace(document, attribution=tuple(labels), guessed="attribution")


def examples(document: Labelled, limit: int, special: tuple[int, int]) -> Iterator[Example]:
    """The windows of a document, each with the labels and links that lie wholly within it."""
    words = document.words
    for first, last in windows(document.text, words, [len(p) for p in document.pieces], limit - 2):
        whole = _within(document.sentences, first, last)
        pieces, firsts, features = [special[0]], [], [(5, 0, 0)]
        for i in range(first, last):
            firsts.append(len(pieces))
            pieces += document.pieces[i]
            features += [(words.shapes[i], words.quotes[i], words.breaks[i])] * len(document.pieces[i])
        yield Example(
            [*pieces, special[1]],
            [*features, (5, 0, 0)],
            firsts,
            None if document.attribution is None else mended(document.attribution[first:last], ATTRIBUTION_TAGS),
            None if document.entities is None else mended(document.entities[first:last], ENTITY_TAGS),
            [shifted for link in document.links if (shifted := _shift(link, first, last))],
            document.guessed,
            [(s - first, e - first) for s, e in document.sentences[slice(*whole)]],
            None if document.meanings is None else document.meanings[slice(*whole)],
            document.potentials and (document.potentials[0][first:last], document.potentials[1][first:last]),
        )


def mended(labels: Sequence[int], tags: Sequence[str]) -> list[int]:
    """Labels in which a span that a window cuts, or that has a hole, begins and ends properly again."""
    index = {t: i for i, t in enumerate(tags)}
    out: list[int] = []
    for i, label in enumerate(labels):
        tag = tags[label]
        prefix, name = tag[0], tag[2:]
        after = tags[labels[i + 1]] if i + 1 < len(labels) else "O"
        opens = prefix in "BS" or (prefix in "IE" and not (out and allowed(tags[out[-1]], tag)))
        closes = prefix in "ES" or after[2:] != name or after[0] not in "IE"
        if prefix != "O" and f"E-{name}" in index:
            prefix = {(True, True): "S", (True, False): "B", (False, True): "E", (False, False): "I"}[opens, closes]
        elif prefix != "O":
            prefix = "B" if opens else "I"
        out.append(index[f"{prefix}-{name}" if name else "O"])
    return out


def sentence_spans(text: str, words: Words) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as half-open spans of words: a line is cut where a sentence ends."""
    cuts = [i for i in range(1, len(words.spans)) if words.breaks[i] or ends_sentence(text, words, i - 1)]
    return tuple(itertools.pairwise([0, *cuts, len(words.spans)])) if words.spans else ()


def masked(example: Example, mask: int, share: float, rng: random.Random) -> Example:
    """The example with a share of its words hidden, so that the network learns to lean on what stands around."""
    pieces = list(example.pieces)
    ends = [*example.firsts[1:], len(pieces) - 1]
    for start, end in zip(example.firsts, ends, strict=True):
        if rng.random() < share:
            pieces[start:end] = [mask] * (end - start)
    return dataclasses.replace(example, pieces=pieces)


def _within(spans: Sequence[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """The range of those spans, which are in order, that lie wholly between two words."""
    start = bisect.bisect_left(spans, first, key=lambda s: s[0])
    return start, max(start, bisect.bisect_right(spans, last, key=lambda s: s[1]))


def _shift(link: Link, first: int, last: int) -> Link | None:
    def inside(span: tuple[int, int]) -> bool:
        return first <= span[0] and span[1] <= last

    def move(span: tuple[int, int]) -> tuple[int, int]:
        return span[0] - first, span[1] - first

    if not inside(link.cue) or (link.source and not inside(link.source)):
        return None
    contents = tuple(move(c) for c in link.contents if inside(c))
    return Link(link.source and move(link.source), move(link.cue), contents)


def batches(items: Sequence[Example], budget: int, rng: random.Random) -> list[list[Example]]:
    """Examples of about one length together, `budget` word pieces at most; the batches in random order."""
    out: list[list[Example]] = [[]]
    for item in sorted(items, key=lambda e: (len(e.pieces) // 16, rng.random())):
        longest = max(len(item.pieces), *(len(e.pieces) for e in out[-1][-1:]), 1)
        if out[-1] and longest * (len(out[-1]) + 1) > budget:
            out.append([])
        out[-1].append(item)
    rng.shuffle(out)
    return out
