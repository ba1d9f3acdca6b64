"""What readers take away from a brief's page: the brief as Markdown and as JSON, and its archived text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.brief import plain, sheet
from generator.config import Publish
from generator.relate.corpus import Corpus, Entry
from generator.site import publishable
from generator.site.publish import Asset

# A name in `.md` would make a page of it in every generator of Markdown sites.
MARKDOWN = "brief.txt"
JSON = "brief.json"
TEXT = "text.txt"


@dataclass(frozen=True, slots=True)
class Offer:
    """A file beside a brief's page.

    Attributes:
        name: of the file, beside the page.
        saved_as: the name to save it under.
        label: what to call it.
        what: what it is, a phrase.
    """

    name: str
    saved_as: str
    label: str
    what: str


def offered(entry: Entry, publish: Publish) -> tuple[Offer, ...]:
    """The files beside the page of a brief."""
    brief_id = entry.brief.id
    found = (
        Offer(MARKDOWN, f"{brief_id}.md", "Markdown", "the brief as one file, for people and programs"),
        Offer(JSON, f"{brief_id}.json", "JSON", "the same as data"),
    )
    if publish == "none":
        return found
    what = "to which all positions in the brief refer" if publishable.is_whole(entry.text) else "as far as published"
    return (*found, Offer(TEXT, f"{brief_id}.txt", "Archived text", what))


def assets(corpus: Corpus) -> Iterator[Asset]:
    """The files of every brief, with no more of its text than the corpus has."""
    for entry in corpus.briefs:
        yield from of(entry, corpus.publish)


def of(entry: Entry, publish: Publish) -> Iterator[Asset]:
    """The files of one brief."""
    folder = f"briefs/{entry.brief.id}"
    yield Asset(f"{folder}/{MARKDOWN}", publishable.plain(sheet.assemble(entry.brief, entry.text)).encode())
    yield Asset(f"{folder}/{JSON}", _json(entry).encode())
    if publish != "none":
        yield Asset(f"{folder}/{TEXT}", publishable.plain(entry.text).encode())


def paths(entry: Entry, publish: Publish) -> Iterator[str]:
    """Where these are."""
    for offer in offered(entry, publish):
        yield f"briefs/{entry.brief.id}/{offer.name}"


def _json(entry: Entry) -> str:
    """The front matter; `<` is written so that it opens no tag wherever the file may be put."""
    text = json.dumps(plain.of_brief(entry.brief), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c") + "\n"
