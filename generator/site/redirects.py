"""From ids that are no actor's any more to the actors: pages that send the reader on, or let them choose."""

from __future__ import annotations

import html
from collections.abc import Iterator
from urllib.parse import quote

from generator.relate.corpus import ActorEntry, Corpus
from generator.site.page import Page, one_line
from generator.site.publish import Asset
from generator.site.render import render

_REDIRECT = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{name}</title>
<link rel="canonical" href="{address}">
<meta http-equiv="refresh" content="0; url={address}">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
</head>
<body>
<p>This actor is now under <a href="{address}">{name}</a>.</p>
</body>
</html>
"""


def redirects(corpus: Corpus) -> Iterator[Asset]:
    """A page for each id that leads to one actor; it needs no script, and neither menu nor search knows it."""
    for old, actors in corpus.moved.items():
        if len(found := _present(actors, corpus)) == 1:
            address = f"../{quote(found[0].id, safe='')}/"
            content = _REDIRECT.format(name=html.escape(one_line(found[0].name)), address=address)
            yield Asset(f"actors/{old}/index.html", content.encode())


def choices(corpus: Corpus) -> Iterator[Page]:
    """A page for each id that leads to several actors."""
    for old, actors in corpus.moved.items():
        if len(found := _present(actors, corpus)) > 1:
            path = f"actors/{old}/index.md"
            yield Page(
                path,
                f"Several actors: {old}",
                f"Several actors have been known by the id {old}.",
                render("actor-choice.md.j2", path, corpus, old=old, actors=found),
                hide=("navigation", "toc"),
                searched=False,
            )


def _present(actors: tuple[str, ...], corpus: Corpus) -> list[ActorEntry]:
    return [corpus.actors[actor] for actor in actors if actor in corpus.actors]
