"""Document, actors, claims and summary -> Brief, wholly the generator's."""

from __future__ import annotations

import dataclasses

from generator.brief import digests
from generator.brief.identity import brief_id
from generator.brief.pages import paged
from generator.records import SCHEMA, Brief, Claim, Digests, Document, Evidence, Generated, Resolution, Source, Unread
from generator.version import __version__

BY = f"briefing {__version__}"
"""Program and version, as every brief records it."""


def compose(  # noqa: PLR0913 - a brief has as many parts
    document: Document,
    model: str,
    resolution: Resolution,
    claims: tuple[Claim, ...],
    summary: tuple[Evidence, ...],
    *,
    main: tuple[str, ...] = (),
    unread: tuple[Unread, ...] = (),
) -> Brief:
    """Put together what the stages found in one document.

    Args:
        document: as read.
        model: name and version of the annotator.
        resolution: its actors.
        claims: in order of the text.
        summary: in order of the text.
        main: ids of the claims that matter most, the first of them first.
        unread: what looks like a claim and yielded none, in order of the text.
    """
    brief = Brief(
        schema=SCHEMA,
        id=brief_id(document.title, document.file),
        title=document.title,
        source=Source(
            file=document.file,
            sha256=document.sha256,
            text_sha256=document.text_sha256,
            outlet=document.outlet,
            url=document.url,
            dateline=document.dateline,
            published=document.published,
            published_basis=document.published_basis,
            language=document.language,
            author=document.author,
            retrieved=document.retrieved,
            pages=document.pages,
        ),
        summary=summary,
        actors=resolution.actors,
        claims=claims,
        generated=Generated(by=BY, model=model, digests=Digests("", "", "", (), ())),
        main=main,
        unread=unread,
    )
    return signed(paged(brief))


def signed(brief: Brief) -> Brief:
    """The brief with the digests of all that it holds: it is the generator's."""
    return dataclasses.replace(brief, generated=dataclasses.replace(brief.generated, digests=digests.of_brief(brief)))
