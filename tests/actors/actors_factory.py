"""Documents and annotations from marked-up text, so that a case fits on a line.

`[P Ada Long]` is a mention (P person, O organisation, L location, F facility, N people or party, M other), `<...>` a
source; `# ` starts a title, `## ` a heading, `^ ` a caption; blank lines part paragraphs.
"""

from __future__ import annotations

import hashlib
import re

from generator.actors import resolve
from generator.records import Annotation, Attribution, Document, Mention, Resolution, Sentence

TYPES = {"P": "Person", "O": "Organization", "L": "Location", "F": "Facility", "N": "NORP", "M": "Misc", "D": "Date"}
_TOKEN = re.compile(r"\[([PLOFNMD]) |[\]<>]")
_SENTENCE_END = re.compile(r"(?<=[.?!])[”\"]?\s+(?=[A-Z“\"])")


def unmark(marked: str) -> tuple[str, list[Mention], list[tuple[int, int]]]:
    text, mentions, sources = "", [], []
    stack: list[tuple[str, int]] = []
    position = 0
    for token in _TOKEN.finditer(marked):
        text += marked[position : token.start()]
        position = token.end()
        if token.group(1):
            stack.append((TYPES[token.group(1)], len(text)))
        elif token.group() == "<":
            stack.append(("source", len(text)))
        else:
            kind, start = stack.pop()
            if kind == "source":
                sources.append((start, len(text)))
            else:
                mentions.append(Mention(start, len(text), kind))
    return text + marked[position:], sorted(mentions, key=lambda m: m.start), sorted(sources)


def document(text: str) -> Document:
    title, paragraphs, headings, captions, sentences = None, [], [], [], []
    for block in re.finditer(r"\S.*?(?=\n\n|\Z)", text, re.DOTALL):
        start, end = block.span()
        if block.group().startswith("# "):
            title = (start + 2, end)
        elif block.group().startswith("## "):
            headings.append((start + 3, end))
        elif block.group().startswith("^ "):
            captions.append((start + 2, end))
        else:
            last = start
            for stop in [*_SENTENCE_END.finditer(text, start, end), None]:
                sentences.append(Sentence(last, stop.start() if stop else end, len(paragraphs)))
                last = stop.end() if stop else end
            paragraphs.append((start, end))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        file="case.txt", sha256=digest, text=text, text_sha256=digest, title="case", title_span=title,
        paragraphs=tuple(paragraphs), headings=tuple(headings), sentences=tuple(sentences), captions=tuple(captions),
        dateline=None, place=None, outlet=None, url=None, published=None, published_basis="unknown", language="en",
    )  # fmt: skip


def annotation(mentions, sources, contents=()) -> Annotation:
    by_source = dict(contents)
    return Annotation(
        tuple(mentions),
        tuple(Attribution((s,), (), (by_source[s],) if s in by_source else ()) for s in sources),
        "test",
    )


def resolved(marked: str) -> tuple[str, Resolution]:
    text, mentions, sources = unmark(marked)
    return text, resolve(document(text), annotation(mentions, sources))


def actors(marked: str) -> dict[str, list[str]]:
    """Id of each actor -> the forms that name it, in order."""
    text, resolution = resolved(marked)
    named = {a.id: [] for a in resolution.actors}
    for mention in resolution.mentions:
        named[mention.actor].append(text[mention.start : mention.end])
    return named


def speakers(marked: str) -> list[str]:
    """Each source's reading in short: `kind id+id via id`."""
    _, resolution = resolved(marked)
    return [
        " ".join(filter(None, [s.kind, "+".join(s.actors), "via " + "+".join(s.via) if s.via else ""]))
        for s in resolution.speakers
    ]  # fmt: skip


def role(marked: str, actor: str) -> str | None:
    _, resolution = resolved(marked)
    return next(a.role for a in resolution.actors if a.id == actor)


def hows(marked: str) -> dict[str, str]:
    """The rule for each place: its words -> how."""
    text, resolution = resolved(marked)
    return {text[m.start : m.end]: m.how for m in resolution.mentions}
