"""An actor's page: who it is, under which names and why, what it says, and what is said about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.relate.corpus import ActorEntry, Corpus
from generator.site import wording
from generator.site.activity import activity
from generator.site.page import Page, paged_path
from generator.site.paging import sheet
from generator.site.render import render

PER_PAGE = 50
"""How many statements of each kind a page holds."""

OPEN = 8
"""How many names and roles stand open; the others fold out."""

OTHERS = 12
"""How many other actors a list of company shows."""


@dataclass(frozen=True, slots=True)
class Company:
    """Other actors, each with the number of statements, the most first.

    Attributes:
        withs: who say something jointly with the actor.
        about: whom the actor's statements name.
        by: whose statements name the actor.
    """

    withs: tuple[tuple[str, int], ...]
    about: tuple[tuple[str, int], ...]
    by: tuple[tuple[str, int], ...]


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
                others=OTHERS,
                company=company(actor) if number == 1 else None,
                activity=activity(actor.by, actor.about) if number == 1 else None,
                spans={role.words: wording.dates(role.briefs) for role in actor.roles} if number == 1 else {},
            ),
            boost=3.0 if number == 1 else 1.0,
            tags=(actor.name, *actor.aliases) if number == 1 else (),
        )


def company(actor: ActorEntry) -> Company:
    """With whom an actor speaks, about whom, and who speaks about it."""
    return Company(
        _others(actor, (s.claim.speakers for s in actor.by)),
        _others(actor, (s.claim.about for s in actor.by)),
        _others(actor, (s.claim.speakers for s in actor.about)),
    )


def _others(actor: ActorEntry, groups: Iterable[tuple[str, ...]]) -> tuple[tuple[str, int], ...]:
    counted = Counter(other for group in groups for other in group if other != actor.id)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
