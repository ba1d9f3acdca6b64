"""An actor's page: who it is, what it says, what is said about it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.relate.corpus import ActorEntry, Corpus
from generator.site import wording
from generator.site.page import Page, paged_path
from generator.site.paging import sheet
from generator.site.render import render

PER_PAGE = 50
"""How many statements of each kind a page holds."""


def pages(actor: ActorEntry, corpus: Corpus) -> Iterator[Page]:
    """The actor's page, and further ones where there are many statements."""
    lists = (actor.by, actor.via, actor.about)
    total = max(1, *(-(-len(statements) // PER_PAGE) for statements in lists))
    for number in range(1, total + 1):
        path = paged_path(f"actors/{actor.id}", number)
        by, via, about = (sheet(statements, PER_PAGE, number, total) for statements in lists)
        yield Page(
            path,
            f"{actor.name}{by.suffix}",
            f"{actor.name} ({wording.ACTOR_TYPES[actor.type].lower()}): what it says and what is said about it.",
            render("actor.md.j2", path, corpus, actor=actor, by=by, via=via, about=about),
            boost=3.0 if number == 1 else 1.0,
            tags=(actor.name, *actor.aliases) if number == 1 else (),
        )
