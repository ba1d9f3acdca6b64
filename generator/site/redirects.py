"""From ids that an actor or a story had before to where it is now: pages that send readers on, or let them choose."""

from __future__ import annotations

import html
from collections.abc import Iterator
from urllib.parse import quote

from generator.relate.corpus import ActorEntry, Corpus, Entry
from generator.site import policy
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
<p>{what} is now under <a href="{address}">{name}</a>.</p>
</body>
</html>
"""


def redirects(corpus: Corpus) -> Iterator[Asset]:
    """A page for each id that leads to one actor, brief or story; no script, and neither menu nor search knows it.

    A brief can give way to one of the same text. A story has the id of its first brief. An earlier one that joins later
    changes that, so the ids of all its briefs lead to it, and so do those of briefs that gave way to one of them.
    """
    for old, actors in corpus.moved.items():
        if len(found := _present(actors, corpus)) == 1:
            yield _redirect("actors", old, found[0].id, "This actor", found[0].name)
    for entry in corpus.briefs:
        for brief in _gave_way(entry, corpus):
            yield _redirect("briefs", brief, entry.brief.id, "This text", entry.brief.title)
    for story in corpus.stories:
        if len(story.briefs) > 1:
            names = [name for e in story.briefs for name in (e.brief.id, *_gave_way(e, corpus)) if name != story.id]
            for name in names:
                yield _redirect("stories", name, story.id, "This story", story.title)


def _gave_way(entry: Entry, corpus: Corpus) -> list[str]:
    return [each.brief for each in corpus.copies.get(entry.brief.id, ()) if not each.is_shown]


def _redirect(folder: str, old: str, new: str, what: str, name: str) -> Asset:
    address = f"../{quote(new, safe='')}/"
    content = _REDIRECT.format(what=what, name=html.escape(one_line(name)), address=address)
    return Asset(f"{folder}/{old}/index.html", policy.with_policy(content).encode())


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
