"""What there is to take away: every file with its columns or fields, its size, and whose the words in it are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.relate.corpus import Corpus
from generator.site import exports, wording
from generator.site.exports import documents, feeds, ftm, structured, tables
from generator.site.exports.site import RIGHTS, Site
from generator.site.page import Page
from generator.site.render import render


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download.

    Attributes:
        path: below the site's top.
        title: what to call it.
        what: one sentence, plain text.
        media: its media type.
        holds: how many of what, in words.
        fields: name and meaning of each column or field.
        size: in bytes; None where it is not known.
    """

    path: str
    title: str
    what: str
    media: str
    holds: str
    fields: tuple[tuple[str, str], ...]
    size: int | None

    @property
    def weight(self) -> str:
        """The size in words: `812 bytes`, `14 kB`, `3.4 MB`; empty where it is not known."""
        if self.size is None:
            return ""
        if self.size < 1000:
            return wording.count(self.size, "byte")
        return f"{self.size / 1e3:,.0f} kB" if self.size < 1e6 else f"{self.size / 1e6:,.1f} MB"


def pages(corpus: Corpus, site: Site, sizes: Mapping[str, int]) -> tuple[Page, ...]:
    """The page of downloads."""
    path = "downloads/index.md"
    files = downloads(corpus, sizes)
    told = ((file.path, file.title, file.what, file.media) for file in files)
    return (
        Page(
            path,
            "Downloads",
            "Briefs, claims and actors as feeds, tables and data, with what each column and field means.",
            render(
                "downloads.md.j2",
                path,
                corpus,
                files=files,
                rights=RIGHTS,
                newest=feeds.NEWEST,
                of_actor=feeds.OF_ACTOR,
                most=structured.CLAIMS,
                schemata=ftm.SCHEMATA,
                story=next((story for story in corpus.stories if len(story.briefs) > 1), None),
                speaker=next((actor for actor in corpus.actors.values() if actor.by), None),
            ),
            structured=structured.downloads(site, told, path),
            listed=True,
        ),
    )


def downloads(corpus: Corpus, sizes: Mapping[str, int]) -> tuple[Download, ...]:
    """The files about everything on the site."""
    briefs = wording.count(len(corpus.briefs), "brief")
    made = (
        (
            exports.CLAIMS,
            "Claims",
            "Every claim with its speaker, the act, how far it goes, and the words that it rests on.",
            "text/csv",
            wording.count(len(corpus.statements), "row"),
            tuple((column.name, column.meaning) for column in tables.CLAIMS),
        ),
        (
            exports.ACTORS,
            "Actors",
            "Everybody who speaks or is spoken about.",
            "text/csv",
            wording.count(len(corpus.actors), "row"),
            tuple((column.name, column.meaning) for column in tables.ACTORS),
        ),
        (
            exports.BRIEFS,
            "Briefs",
            "Every brief with its document, bottom line and actors.",
            "application/json",
            briefs,
            tuple(documents.FIELDS.items()),
        ),
        (
            exports.ENTITIES,
            "Entities",
            "Actors, outlets and documents as FollowTheMoney entities, one to a line, for tools that look for links.",
            "application/x-ndjson",
            f"{wording.count(len(corpus.actors), 'actor')}, {wording.count(len(corpus.briefs), 'document')}",
            tuple(ftm.MEANINGS.items()),
        ),
        (
            feeds.PATH,
            "Feed",
            "The newest briefs, for feed readers.",
            "application/atom+xml",
            wording.count(min(len(corpus.briefs), feeds.NEWEST), "brief"),
            tuple(feeds.MEANINGS.items()),
        ),
    )
    return tuple(Download(*values, size=sizes.get(values[0])) for values in made)
