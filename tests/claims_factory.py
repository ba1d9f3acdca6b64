"""Documents for the tests of claims, marked up in the text itself.

`[s1:Orlov] [c1:said] [t1:the bridge had fallen]`: source, cue and content of attribution 1. Marks may
nest. `{orlov:Pavel Orlov}` is a mention of an actor, `{orlov~he}` a pronoun for it. A source that holds
or is a mention is read as its actors; one in `unnamed` words is unnamed; any other is unresolved.
"""

from __future__ import annotations

import re
from collections import defaultdict

from generator.claims import extract
from generator.records import (
    Actor,
    ActorMention,
    Annotation,
    Attribution,
    Claim,
    Document,
    Resolution,
    Sentence,
    SpeakerReading,
)

UNNAMED = ("officials", "analysts", "sources", "a source", "witnesses")
_TOKEN = re.compile(r"\[([sct])(\d+):|\{([a-z-]+)([:~])|[\[\]}]")
_STOP = re.compile(r"(?<=[.?!])[”\"’']*(?:\s+(?=[A-Z“\"‘])|$)")


def make(marked: str, *, title: str = "", via: dict[int, tuple[str, ...]] | None = None):
    """Document, annotation and resolution of a marked text."""
    text, parts, mentions = _unmark(marked)
    attributions = tuple(Attribution(*(tuple(parts[n][k]) for k in "sct")) for n in sorted(parts))
    readings = tuple(
        _reading(text, span, mentions, (via or {}).get(n, ())) for n in sorted(parts) for span in parts[n]["s"]
    )
    ids = dict.fromkeys(m.actor for m in mentions)
    actors = tuple(
        Actor(i, i.title(), "person", None, None, None, (), sum(m.actor == i for m in mentions)) for i in ids
    )
    resolution = Resolution(actors, tuple(mentions), readings)
    return document(text, title=title), Annotation((), attributions, "test"), resolution


def _unmark(marked: str):
    """The text without its marks, the parts of each attribution, and the mentions."""
    text = ""
    parts = defaultdict(lambda: defaultdict(list))
    mentions = []
    opened: list[tuple[str, int, tuple]] = []
    at = 0
    for token in _TOKEN.finditer(marked):
        text += marked[at : token.start()]
        at = token.end()
        if token[1] or token[3]:
            kind, data = ("part", (int(token[2]), token[1])) if token[1] else ("mention", (token[3], token[4]))
            opened.append((kind, len(text), data))
        elif token[0] == "[":
            opened.append(("bracket", 0, ()))
            text += "["
        else:
            kind, start, data = opened.pop()
            if kind == "part":
                parts[data[0]][data[1]].append((start, len(text)))
            elif kind == "mention":
                how = "pronoun" if data[1] == "~" else "full-name"
                mentions.append(ActorMention(start, len(text), data[0], how))
            else:
                text += "]"
    mentions.sort(key=lambda m: (m.start, m.end))
    return text + marked[at:], parts, mentions


def _reading(text: str, span, mentions, passing: tuple[str, ...]) -> SpeakerReading:
    start, end = span
    inside = [m.actor for m in mentions if m.start >= start and m.end <= end]
    speaking = tuple(a for a in inside if a not in passing)
    if speaking:
        return SpeakerReading(start, end, "named", speaking, passing, "test")
    if text[start:end].lower() in UNNAMED:
        return SpeakerReading(start, end, "unnamed", (), passing, "test")
    return SpeakerReading(start, end, "unresolved", (), (), "test")


def document(text: str, *, title: str = "") -> Document:
    """A document of paragraphs that blank lines part, with sentences by a simple rule."""
    paragraphs = tuple(m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    sentences = []
    for number, (start, end) in enumerate(paragraphs):
        first = start
        for stop in _STOP.finditer(text, start, end):
            last = stop.start() + len(stop[0].rstrip())
            if last > first:
                sentences.append(Sentence(first, last, number))
            first = stop.end()
        if first < end:
            sentences.append(Sentence(first, end, number))
    return Document(
        file="seeds/test.txt",
        sha256="0" * 64,
        text=text,
        text_sha256="0" * 64,
        title=title,
        title_span=None,
        paragraphs=paragraphs,
        headings=(),
        sentences=tuple(sentences),
        captions=(),
        dateline=None,
        place=None,
        outlet=None,
        url=None,
        published=None,
        published_basis="unknown",
        language="en",
    )


def claims(marked: str, **kwargs) -> tuple[Claim, ...]:
    """The claims of a marked text, of which every anchor is checked on the way."""
    doc, annotation, resolution = make(marked, **kwargs)
    found = extract(doc, annotation, resolution)
    for claim in found:
        assert claim.evidence
        assert claim.speakers or claim.speaker_kind in ("unnamed", "unresolved", "outlet")
        assert all(doc.text[e.start : e.end] == e.quote for e in claim.evidence)
        start, end = claim.anchors.context
        assert all(start <= e.start and e.end <= end for e in claim.evidence)
        if claim.speaker_text is not None:
            assert doc.text[slice(*claim.anchors.speaker)] == claim.speaker_text
        if claim.cue is not None:
            assert doc.text[slice(*claim.anchors.cue)] == claim.cue
    return found


def only(marked: str, **kwargs) -> Claim:
    """The one claim of a marked text."""
    (claim,) = claims(marked, **kwargs)
    return claim


def quotes(claim: Claim) -> tuple[str, ...]:
    """The words of its evidence."""
    return tuple(e.quote for e in claim.evidence)
