"""The first page: the newest stories and briefs, who is talking, and when."""

from __future__ import annotations

from dataclasses import dataclass

from generator.relate.corpus import Corpus, Day
from generator.site.activity import claims_and_briefs
from generator.site.comparison import Comparisons
from generator.site.page import Page
from generator.site.render import render

NEWEST = 12
"""How many briefs the first page shows."""

FEW = 4
"""Up to how many briefs each is shown with its first sentence."""

STORIES = 6
"""How many stories that several documents are about."""

TALKING = 10
"""How many actors it lists by how much they say."""

DAYS = 10
"""How many dates it lists."""


@dataclass(frozen=True, slots=True)
class Activity:
    """What is dated to one day.

    Attributes:
        briefs, claims: how many.
    """

    day: Day
    briefs: int
    claims: int


def pages(corpus: Corpus, comparisons: Comparisons) -> tuple[Page, ...]:
    """The first page."""
    path = "index.md"
    days = activity(corpus)
    markdown = render(
        "home.md.j2",
        path,
        corpus,
        newest=corpus.briefs[:NEWEST],
        few=FEW,
        stories=comparisons.of_several[:STORIES],
        several=len(comparisons.of_several),
        compared=[row for each in comparisons.of_several for row in each.rows],
        activity=claims_and_briefs(corpus),
        talking=[a for a in corpus.actors.values() if a.by][:TALKING],
        days=days[:DAYS],
        busiest=max((a.claims for a in days[:DAYS]), default=0),
        speakers=sum(bool(a.by) for a in corpus.actors.values()),
    )
    description = (
        "Who said what, through whom and in which words: briefs of source documents, every claim with its evidence."
    )
    return (Page(path, "", description, markdown, hide=("navigation", "toc"), listed=True),)


def activity(corpus: Corpus) -> tuple[Activity, ...]:
    """Briefs and claims by date, newest first."""
    days: dict[Day, list[int]] = {}
    for entry in corpus.briefs:
        days.setdefault(entry.day, []).append(len(entry.brief.claims))
    return tuple(Activity(day, len(claims), sum(claims)) for day, claims in days.items())
