"""briefs.json: every brief without its claims, which lie beside its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.records import Brief, Evidence
from generator.relate.corpus import Corpus
from generator.relate.publications import Publication
from generator.site.brief_files import JSON
from generator.site.exports.site import RIGHTS, Site, source_address, web_address
from generator.site.page import Links

SCHEMA = 1
"""The version of the files' layout; fields may be added to it."""

FIELDS = {
    "id": "Of the brief; it never changes.",
    "address": "Its page on this site.",
    "title": "The headline of the document.",
    "source": "The document: outlet, url, dateline, published (EDTF), published_basis, language, and the SHA-256 of "
    "its bytes and of its archived text. null is what the document does not state.",
    "summary": "The bottom line: sentences of the document, each with its place (start, end) in the archived text and, "
    "where the document has pages, the page on which it begins.",
    "actors": "Who is in it: id, name, type, role, country, wikidata, aliases in this document, number of mentions.",
    "story": "Id of the story that it belongs to.",
    "main": "Ids of the claims that matter most, the first of them first.",
    "claims": "How many claims it has.",
    "copies": "Other documents of the same text: brief (its id), address (of its page; null if this brief stands for "
    "it), likeness (same, near, longer, shorter: what its text is beside this one), title, outlet, published, url.",
    "data": "The brief with its claims, as JSON.",
}
"""What the fields of a brief mean, plain text."""


def briefs(corpus: Corpus, site: Site) -> bytes:
    """briefs.json: all briefs, newest first, without their claims."""
    to = site.links("briefs.json")
    story_of = {entry.brief.id: story.id for story in corpus.stories for entry in story.briefs}
    head = _dumped({"schema": SCHEMA, "site": site.name, "address": site.url or None, "rights": RIGHTS})
    content = bytearray(head[:-1] + b',"briefs":[')
    for number, entry in enumerate(corpus.briefs):
        content += (b",\n" if number else b"\n") + _dumped(_described(entry.brief, to, corpus, story_of))
    content += b"\n]}\n"
    return bytes(content)


def _described(brief: Brief, to: Links, corpus: Corpus, story_of: Mapping[str, str]) -> dict[str, Any]:
    source = brief.source
    return {
        "id": brief.id,
        "address": to.brief(brief.id),
        "title": brief.title,
        "source": {
            "outlet": source.outlet,
            "url": source_address(source),
            "dateline": source.dateline,
            "published": source.published,
            "published_basis": source.published_basis,
            "language": source.language,
            "sha256": source.sha256,
            "text_sha256": source.text_sha256,
        },
        "summary": [_words(line) for line in brief.summary],
        "actors": [
            {
                "id": actor.id,
                "name": actor.name,
                "type": actor.type,
                "role": actor.role,
                "country": actor.country,
                "wikidata": actor.wikidata,
                "aliases": actor.aliases,
                "mentions": actor.mentions,
            }
            for actor in brief.actors
        ],
        "story": story_of.get(brief.id),
        "main": brief.main,
        "claims": len(brief.claims),
        "copies": [_copy(each, to) for each in corpus.copies.get(brief.id, ())],
        "data": f"{to.brief(brief.id)}{JSON}",
    }


def _copy(copy: Publication, to: Links) -> dict[str, Any]:
    return {
        "brief": copy.brief,
        "address": to.brief(copy.brief) if copy.is_shown else None,
        "likeness": copy.likeness,
        "title": copy.title,
        "outlet": copy.outlet,
        "published": copy.published,
        "url": web_address(copy.url),
    }


def _words(evidence: Evidence) -> dict[str, Any]:
    page = {} if evidence.page is None else {"page": evidence.page}
    return {"quote": evidence.quote, "start": evidence.start, "end": evidence.end, **page}


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
