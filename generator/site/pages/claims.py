"""The claims ledger: every claim of every brief in one table, and the parts of it that a reader would look for."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.records import Claim
from generator.relate.corpus import ActorEntry, Corpus, Statement
from generator.relate.story import Status
from generator.site import story_wording, wording
from generator.site.comparison import Comparison, Comparisons
from generator.site.page import Page, paged_path
from generator.site.paging import Sheet, sheets
from generator.site.render import render

PER_PAGE = 100

FEW = 20
"""Up to so many claims are seen at a glance: parts of them get no pages of their own."""

OPEN = 10
"""How many parts of one kind stand open; the others fold out."""

SPEAKERS = 12
"""How many speakers the ledger names before it refers to the list of actors."""

STORIES = 6
"""How many stories it names before it refers to their list."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A part of the ledger.

    Attributes:
        group: what the claims have in common: `Status`, `Act` or `Wording`.
        address: below the ledger's, such as `act/deny`.
        name: in the list of parts.
        title: of its pages, after `Claims: `.
        statements: newest brief first, in order of the text.
        has_pages: whether it is worth pages of its own: not if it is more than half of everything.
        explained: what the claims have in common in a sentence, where the name does not say it.
    """

    group: str
    address: str
    name: str
    title: str
    statements: tuple[Statement, ...]
    has_pages: bool
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """The parts of the ledger to choose from.

    Attributes:
        groups: name of each group of facets, with these.
        speakers: those who say most.
        further: how many others speak.
        stories: the newest, each with the number of its claims.
        further_stories: how many there are beside those.
    """

    groups: tuple[tuple[str, tuple[Facet, ...]], ...]
    speakers: tuple[ActorEntry, ...]
    further: int
    stories: tuple[tuple[Comparison, int], ...]
    further_stories: int

    @property
    def told(self) -> tuple[object, ...]:
        """All that a page says of it, in plain values."""
        return (
            [[(f.address, f.name, f.has_pages, len(f.statements)) for f in facets] for _, facets in self.groups],
            [(actor.id, actor.name, actor.type, actor.country, len(actor.by)) for actor in self.speakers],
            self.further,
            [(each.story.id, each.story.title, number) for each, number in self.stories],
            self.further_stories,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the ledger, to be made.

    Attributes:
        facet: None for the whole of it.
        choice: the parts that it offers; None where it offers none.
        make: gives the page.
    """

    facet: Facet | None
    sheet: Sheet[Statement]
    choice: Choice | None
    make: Callable[[], Page]


def pages(corpus: Corpus, comparisons: Comparisons) -> Iterator[Page]:
    """The ledger, on as many pages as it needs, and then its parts."""
    for part in parts(corpus, comparisons):
        yield part.make()


def parts(corpus: Corpus, comparisons: Comparisons) -> Iterator[Part]:
    """The pages of the ledger in their order."""
    found = facets(corpus, comparisons)
    speaking = [actor for actor in corpus.actors.values() if actor.by]
    choice = Choice(
        tuple((name, tuple(part)) for name, part in groupby(found, key=lambda facet: facet.group)),
        tuple(speaking[:SPEAKERS]),
        len(speaking[SPEAKERS:]),
        tuple((each, claims_of(each)) for each in comparisons.of_several[:STORIES]),
        len(comparisons.of_several[STORIES:]),
    )
    for facet in (None, *(facet for facet in found if facet.has_pages)):
        for sheet in sheets(corpus.statements if facet is None else facet.statements, PER_PAGE):
            shown = choice if sheet.number == 1 else None
            yield Part(facet, sheet, shown, functools.partial(_page, facet, sheet, corpus, comparisons, shown))


def _page(
    facet: Facet | None,
    sheet: Sheet[Statement],
    corpus: Corpus,
    comparisons: Comparisons,
    choice: Choice | None,
) -> Page:
    title = "Claims" if facet is None else f"Claims: {facet.title}"
    path = paged_path("claims" if facet is None else f"claims/{facet.address}", sheet.number)
    return Page(
        path,
        f"{title}{sheet.suffix}",
        "Every claim: who says it, what they do in saying it, in which words, in which brief, and when."
        if facet is None
        else f"{title}: who says what, in which words, in which brief, and when.",
        render(
            "claims.md.j2",
            path,
            corpus,
            sheet=sheet,
            by_brief=[
                (inside[0].entry, inside)
                for _, part in groupby(sheet.items, key=lambda statement: statement.entry.brief.id)
                if (inside := tuple(part))
            ],
            title=title,
            facet=facet,
            places=comparisons.places,
            open=OPEN,
            choice=choice,
        ),
        hide=("navigation", "toc"),
        listed=facet is None and sheet.number == 1,
        searched=facet is None,
    )


def claims_of(comparison: Comparison) -> int:
    """How many claims the briefs of a story have."""
    return sum(len(entry.brief.claims) for entry in comparison.story.briefs)


def facets(corpus: Corpus, comparisons: Comparisons) -> tuple[Facet, ...]:
    """The parts of the ledger, by status, act and wording; none where all claims are seen at a glance."""
    statements = corpus.statements
    if len(statements) <= FEW:
        return ()
    by_status: dict[Status, list[Statement]] = {status: [] for status in story_wording.STATUSES}
    by_act: dict[str, list[Statement]] = {}
    by_wording: dict[str, list[Statement]] = {address: [] for address in _WORDINGS}
    for statement in statements:
        status = comparisons.status(statement)
        if status is not None:
            by_status[status].append(statement)
        by_act.setdefault(statement.claim.act, []).append(statement)
        for address, (_, is_so) in _WORDINGS.items():
            if is_so(statement.claim):
                by_wording[address].append(statement)
    often = Counter({act: len(found) for act, found in by_act.items()})
    explained = {f"status/{s}": words for s, words in story_wording.STATUSES_EXPLAINED.items()}
    parts: list[tuple[str, str, str, list[Statement]]] = [
        *(("Status", f"status/{s}", story_wording.STATUSES[s], found) for s, found in by_status.items()),
        *(("Wording", f"wording/{address}", _WORDINGS[address][0], found) for address, found in by_wording.items()),
        *(("Act", f"act/{act}", wording.act(act), by_act[act]) for act, _ in sorted(often.items(), key=_most_first)),
    ]
    return tuple(
        Facet(
            group,
            address,
            name,
            name.lower(),
            tuple(found),
            2 * len(found) <= len(statements),
            explained.get(address, ""),
        )
        for group, address, name, found in parts
        if found
    )


def _most_first(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _is_hedged(claim: Claim) -> bool:
    return claim.hedge is not None


def _is_conditional(claim: Claim) -> bool:
    return claim.condition is not None


def _is_denied(claim: Claim) -> bool:
    return claim.negated


def _is_quoted(claim: Claim) -> bool:
    return claim.mode == "direct"


def _is_joint(claim: Claim) -> bool:
    return len(claim.speakers) > 1


def _is_unnamed(claim: Claim) -> bool:
    return claim.speaker_kind == "unnamed"


_WORDINGS = {
    "quoted": ("Direct quotation", _is_quoted),
    "hedged": ("Hedged", _is_hedged),
    "conditional": ("On condition", _is_conditional),
    "denied": ("Denied or negated", _is_denied),
    "joint": ("Joint statement", _is_joint),
    "unnamed": ("Unnamed source", _is_unnamed),
}
"""By address: the name of a way of putting things, and whether a claim is put so."""
