"""An actor's page: who it is, under which names and why, what it says, and what is said about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.relate.corpus import ActorEntry, Corpus
from generator.site import wording
from generator.site.activity import by_and_about
from generator.site.page import Page, paged_path
from generator.site.paging import sheet
from generator.site.render import render

PER_PAGE = 50
"""How many statements of each kind a page holds."""

OPEN = 8
"""How many names stand at the top of the page."""

FEW = 3
"""How many names and roles together may stand with where each is from; more fold out."""

OTHERS = 12
"""How many other actors a list shows."""


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
            render(
                "actor.md.j2",
                path,
                corpus,
                actor=actor,
                by=by,
                via=via,
                about=about,
                is_first=number == 1,
                open=OPEN,
                few=FEW,
                others=OTHERS,
                together=together(actor) if number == 1 else (),
                activity=by_and_about(actor.by, actor.about) if number == 1 else None,
                spans={role.words: wording.dates(role.briefs) for role in actor.roles} if number == 1 else {},
            ),
            boost=3.0 if number == 1 else 1.0,
            tags=(actor.name, *actor.aliases) if number == 1 else (),
        )


def together(actor: ActorEntry) -> tuple[tuple[str, int], ...]:
    """With whom an actor says things jointly, each with the number of statements, the most first."""
    counted = Counter(other for s in actor.by for other in s.claim.speakers if other != actor.id)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
