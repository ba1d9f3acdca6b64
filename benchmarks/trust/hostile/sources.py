"""Projects made of words that mean harm: as documents with their metadata, and as briefs written by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from benchmarks.trust.hostile.words import Payload
from generator.brief import store
from generator.brief.compose import signed
from generator.brief.identity import sha256
from generator.read.decode import clean
from generator.records import (
    Actor,
    Anchors,
    Annotation,
    Attribution,
    Brief,
    Claim,
    Digests,
    Evidence,
    Generated,
    Mention,
    Relay,
    Source,
    Span,
    When,
)

SITE = """site_name: Port Elder Briefing
site_url: https://briefing.example/news/
theme:
  name: material
  features: [navigation.tabs, navigation.top, toc.follow]
plugins:
  - briefing: {generate: false}
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.smartsymbols
  - pymdownx.snippets
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
  - pymdownx.tilde
  - toc: {permalink: true}
"""
"""Settings with every extension of Markdown that could make something of words."""

_FOLDERS = "/\x00"
_LONGEST_NAME = 200
_MARKED = re.compile(r"Qa(?P<number>\d+) .*? Qz(?P=number)", re.DOTALL)


def one_line(words: str) -> str:
    """The words on one line, without what no text file may hold, as an archived text has them."""
    return " ".join(clean(words)[0].split())


def file_name(payload: Payload) -> str:
    """A file name that these words make, as far as a file system takes them; its number keeps it apart from others."""
    stem = "".join("∕" if c in _FOLDERS else c for c in payload.words)
    while len(stem.encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return f"{stem}.txt" if payload.kind == "names" and stem.strip(".") == stem else f"{payload.number}{stem}.txt"


class Marked:
    """An annotator that finds one quotation in each of these documents, and its speaker, by marks around them."""

    model = "marks 1"

    def annotate(self, text: str, regions: Sequence[Span]) -> Annotation:
        """Find them."""
        mentions, attributions = [], []
        for quote in _MARKED.finditer(text):
            if any(start <= quote.start() < end for start, end in regions):
                name = re.compile(rf"Na{quote['number']} .*? Nz{quote['number']}").search(text, quote.end())
                if name is None:
                    continue
                cue = text.index(" said", name.end()) + 1
                mentions.append(Mention(*name.span(), "Person"))
                attributions.append(Attribution((name.span(),), ((cue, cue + 4),), (quote.span(),)))
        return Annotation(tuple(mentions), tuple(attributions), self.model)


def write_documents(folder: Path, payloads: Sequence[Payload]) -> None:
    """Put a document for each payload, with a sidecar, into `seeds/`; its words stand wherever a document has words."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for payload in payloads:
        words = one_line(payload.words)
        mark = payload.number
        text = (
            f"{words}\n\nPORT ELDER, March 4 - The board of the harbour met on Tuesday.\n\n"
            f"“Qa{mark} {words} Qz{mark},” Na{mark} {words} Nz{mark} said on Friday.\n"
        )
        file = seeds / file_name(payload)
        file.write_bytes(text.encode("utf-8", "replace"))
        told = {
            "title": payload.words,
            "outlet": payload.words,
            "author": payload.words,
            "url": f"https://wire.example/{words.replace(' ', '')}",
            "published": f"2025-03-{1 + mark % 28:02}",
            "language": "en",
        }
        file.with_name(f"{file.name}.meta.yml").write_text(yaml.safe_dump(told), encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SITE, encoding="utf-8")


def write_briefs(folder: Path, payloads: Sequence[Payload]) -> None:
    """Put a brief for each payload into `briefs/`, with its words in every field that takes words."""
    for payload in payloads:
        brief, text = by_hand(payload)
        store.write(folder / "briefs", signed(brief), text)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SITE, encoding="utf-8")


def by_hand(payload: Payload) -> tuple[Brief, str]:
    """A brief with these words everywhere, and its archived text."""
    words, mark = payload.words, payload.number
    inner = one_line(words) or "nothing"
    text = f"Headline\n\nClerk {mark} {inner} said that {inner} on Friday if {inner}.\n\nIt was {inner} that day.\n"

    def at(part: str, after: int = 0) -> Evidence:
        start = text.index(part, after)
        return Evidence(part, start, start + len(part))

    speaker = at(f"Clerk {mark} {inner}")
    quote = at(inner, text.index("said that"))
    cue = at("said that")
    condition = at(inner, text.index(" if "))
    actor = Actor(
        id=f"clerk-{mark}",
        name=words,
        type="person",
        role=words,
        country=None,
        wikidata=None,
        aliases=(f"{words} also",),
        mentions=1,
    )
    claim = Claim(
        id=f"{mark:06x}",
        speakers=(actor.id,),
        speaker_kind="named",
        speaker_text=speaker.quote,
        candidates=(),
        via=(),
        cue=cue.quote,
        act="say",
        mode="indirect",
        negated=False,
        hedge=quote.quote,
        about=(),
        evidence=(quote,),
        anchors=Anchors((speaker.start, speaker.end), (cue.start, cue.end), (speaker.start, condition.end + 1)),
        chain=(Relay(condition.quote, condition.start, condition.end, "unnamed", ()),),
        condition=condition.quote,
        said=When(condition.quote, condition.start, condition.end, None),
    )
    source = Source(
        file=f"seeds/{file_name(payload)}",
        sha256=sha256(words.encode("utf-8", "replace").decode()),
        text_sha256=sha256(text),
        outlet=words,
        url=words,
        dateline=words,
        published=f"2025-04-{1 + mark % 28:02}",
        published_basis="metadata",
        language="en",
        author=words,
    )
    made = Generated("briefing 0", "by hand", Digests("", "", "", (), ()))
    summary = (at(f"It was {inner} that day."),)
    return Brief(1, f"by-hand-{mark:06x}", words, source, summary, (actor,), (claim,), made), text
