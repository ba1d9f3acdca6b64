"""What the search knows: a record for each brief, claim, actor and story, as pure functions of the corpus.

Pagefind looks for words in a record's content and in its `meta`, so that whatever else a result's card shows stands in
the record's `card`, where no search goes: else a word such as "brief" would find everything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from generator.records import Claim
from generator.relate.corpus import NO_DAY, ActorEntry, Corpus, Day, Entry, Statement, main_speakers
from generator.site import story_wording, wording
from generator.site.comparison import Comparison, Comparisons, compare
from generator.site.page import Links, one_line
from generator.site.publishable import pieces

Kind = Literal["brief", "claim", "actor", "story"]

KINDS: tuple[Kind, ...] = get_args(Kind)

FACETS = ("outlet", "actor", "act", "status", "month", "story")
"""By what results can be narrowed down, beside their kind."""

VALUES = 400
"""How many actors and how many stories can be chosen by name: the most spoken of. The others are found by words."""

GLUE = "\u2063"
"""Joins a dash or another sign that stands alone to the word before it, in place of the space.

Pagefind counts such a sign as a word, so that no phrase would be found across it. Pages show a space again.
"""

ELLIPSIS = "…"

_ALONE = re.compile(r" (?=[^\w\s]+(?: |$))")

_LINKS = Links("")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing to find.

    Attributes:
        kind: what it is.
        address: of its page or of its place on a page, relative to the site's top.
        title: what it is found by before all else: a headline, a name, who says something.
        content: the words to search, and to take an excerpt from; never empty, for Pagefind drops what has no words.
        meta: further words to search, by name.
        card: what its card shows besides; plain text.
        facets: the values that it has, by name of the facet; without those of which it has none.
        date: a text to sort by, newest last.
    """

    kind: Kind
    address: str
    title: str
    content: str
    meta: Mapping[str, str]
    card: Mapping[str, str | int | list[str]]
    facets: Mapping[str, tuple[str, ...]]
    date: str


def records(corpus: Corpus, comparisons: Comparisons | None = None) -> Iterator[Record]:
    """Every record, kind after kind in the order of `KINDS`, of each kind the most telling first.

    Briefs, claims and stories come newest first, actors those that speak most: the page of the search rests on it. How
    many there are of each kind is what `counts` says.

    Args:
        corpus: what the site shows.
        comparisons: of its stories, if they are at hand.
    """
    found = _Facets(corpus, comparisons or compare(corpus))
    for entry in corpus.briefs:
        yield _brief(entry, corpus, found)
    for statement in corpus.statements:
        yield _claim(statement, corpus, found)
    for actor in corpus.actors.values():
        yield _actor(actor, found)
    for comparison in found.comparisons.of_several:
        yield _story(comparison, found)


def counts(corpus: Corpus) -> dict[Kind, int]:
    """How many records there are of each kind; a story of one brief is that brief."""
    return {
        "brief": len(corpus.briefs),
        "claim": len(corpus.statements),
        "actor": len(corpus.actors),
        "story": sum(len(story.briefs) > 1 for story in corpus.stories),
    }


def month(day: Day) -> str:
    """The value of the facet: `2025-03`, `2025`, `XXXX-03` where the year is not stated; empty where nothing is."""
    if day.month is None:
        return "" if day.year is None else f"{day.year:04}"
    return f"{'XXXX' if day.year is None else format(day.year, '04')}-{day.month:02}"


def searchable(text: str) -> str:
    """Text on one line, with signs that stand alone glued to the word before them; zero-width spaces end words."""
    return _ALONE.sub(GLUE, one_line(text.replace("\u200b", " ")))


def who(claim: Claim, entry: Entry, corpus: Corpus) -> str:
    """Who says it, as far as the text tells."""
    if claim.speakers:
        return wording.listing([one_line(corpus.actors[actor].name) for actor in claim.speakers])
    if claim.speaker_kind == "outlet":
        return one_line(entry.brief.source.outlet or "The outlet")
    if claim.speaker_text:
        return f"“{one_line(claim.speaker_text)}”"
    return "Unnamed source" if claim.speaker_kind == "unnamed" else "Speaker not settled"


def _brief(entry: Entry, corpus: Corpus, found: _Facets) -> Record:
    brief = entry.brief
    line = " ".join(one_line(sentence.quote) for sentence in brief.summary)
    text = f" {ELLIPSIS} ".join(pieces(entry.text))
    speaking = [one_line(corpus.actors[actor].name) for actor in main_speakers(brief)]
    return Record(
        kind="brief",
        address=_LINKS.brief(brief.id),
        title=one_line(brief.title),
        content=searchable(f"{text} {brief.notes}") or one_line(brief.title),
        meta=_stated(
            outlet=brief.source.outlet or "", actors=", ".join(corpus.actors[actor.id].name for actor in brief.actors)
        ),
        card={
            **_where(entry),
            "line": line,
            "claims": len(brief.claims),
            "speaking": speaking,
            "language": _language(entry),
        },
        facets=found.of((entry,), _claims(entry), [actor.id for actor in brief.actors]),
        date=_sortable(entry.day),
    )


def _claim(statement: Statement, corpus: Corpus, found: _Facets) -> Record:
    claim, entry = statement.claim, statement.entry
    return Record(
        kind="claim",
        address=_LINKS.claim(entry.brief.id, claim.id),
        title=who(claim, entry, corpus),
        content=searchable(f" {ELLIPSIS} ".join(each.quote for each in claim.evidence)),
        meta=_stated(named=claim.speaker_text or "" if claim.speakers else ""),
        card={
            **_where(entry),
            "act": wording.act(claim.act),
            "mode": claim.mode,
            "signs": _signs(claim),
            "status": found.standing(statement),
            "brief": one_line(entry.brief.title),
            "language": _language(entry),
        },
        facets=found.of((entry,), (statement,), (*claim.speakers, *claim.via, *claim.about)),
        date=_sortable(entry.day),
    )


def _actor(actor: ActorEntry, found: _Facets) -> Record:
    roles = [one_line(role.words) for role in actor.roles]
    aliases = [one_line(alias) for alias in actor.aliases]
    country = wording.country(actor.country) if actor.country and actor.type != "country" else ""
    return Record(
        kind="actor",
        address=_LINKS.actor(actor.id),
        title=one_line(actor.name),
        content=searchable(f" {ELLIPSIS} ".join((actor.name, *aliases, *roles))),
        meta=_stated(country=country),
        card={
            "type": wording.ACTOR_TYPES[actor.type],
            "icon": actor.type,
            "aliases": aliases[:_NAMED],
            "role": roles[0] if roles else "",
            "claims": len(actor.by),
            "briefs": len(actor.briefs),
        },
        facets=found.of(actor.briefs, actor.by, (actor.id,)),
        date=max((_sortable(entry.day) for entry in actor.briefs), default=_sortable(NO_DAY)),
    )


def _story(comparison: Comparison, found: _Facets) -> Record:
    story = comparison.story
    line = " ".join(one_line(sentence.quote) for sentence in comparison.central.brief.summary)
    titles = dict.fromkeys(one_line(entry.brief.title) for entry in story.briefs)
    return Record(
        kind="story",
        address=_LINKS.story(story.id),
        title=one_line(story.title),
        content=searchable(line) or one_line(story.title),
        meta=_stated(titles=f" {ELLIPSIS} ".join(titles)),
        card={
            "line": line,
            "briefs": len(story.briefs),
            "outlets": one_line(story_wording.labels(comparison.columns)),
            "date": wording.dates(story.briefs),
            "statuses": [f"{n:,} {story_wording.STATUSES[s].lower()}" for s, n in comparison.statuses.items() if n],
            "language": _language(comparison.central),
        },
        facets=found.of(
            story.briefs,
            [statement for entry in story.briefs for statement in _claims(entry)],
            [actor.id for entry in story.briefs for actor in entry.brief.actors],
        ),
        date=max(_sortable(entry.day) for entry in story.briefs),
    )


_NAMED = 6
"""How many aliases a card shows; all are searched."""


class _Facets:
    """The values of facets: what can be chosen by name, and under which name."""

    def __init__(self, corpus: Corpus, comparisons: Comparisons) -> None:
        self.comparisons = comparisons
        stories = sorted(comparisons.of_several, key=lambda c: -len(c.story.briefs))
        self._actors = _named((a.id, a.name) for a in list(corpus.actors.values())[:VALUES])
        self._stories = _named((c.story.id, c.story.title) for c in stories[:VALUES])
        self._outlets = {entry.brief.id: one_line(outlet.name) for outlet in corpus.outlets for entry in outlet.briefs}

    def of(
        self, entries: Sequence[Entry], statements: Iterable[Statement], actors: Iterable[str]
    ) -> dict[str, tuple[str, ...]]:
        """The values of what covers these briefs, claims and actors, by facet."""
        acts: dict[str, None] = {}
        statuses: dict[str, None] = {}
        for statement in statements:
            acts[wording.act(statement.claim.act)] = None
            if status := self.comparisons.status(statement):
                statuses[story_wording.STATUSES[status]] = None
        told = [self.comparisons.by_brief.get(entry.brief.id) for entry in entries]
        values: dict[str, Iterable[str]] = {
            "outlet": (self._outlets.get(entry.brief.id, wording.NO_OUTLET) for entry in entries),
            "actor": (self._actors.get(actor, "") for actor in actors),
            "act": acts,
            "status": statuses,
            "month": (month(entry.day) for entry in entries),
            "story": (self._stories.get(each.story.id, "") for each in told if each),
        }
        kept = {facet: tuple(filter(None, dict.fromkeys(found))) for facet, found in values.items()}
        return {facet: found for facet, found in kept.items() if found}

    def standing(self, statement: Statement) -> str:
        """The status of a claim in words, empty where it has none."""
        place = self.comparisons.places.get(story_wording.key(statement))
        return story_wording.status(place.row) if place else ""


def _named(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By id the name to choose something by; of several with one name, each with its id."""
    names = {key: one_line(name) for key, name in found}
    often = Counter(names.values())
    return {key: name if often[name] == 1 else f"{name} ({key})" for key, name in names.items()}


def _claims(entry: Entry) -> tuple[Statement, ...]:
    return tuple(Statement(claim, entry, number) for number, claim in enumerate(entry.brief.claims, 1))


def _where(entry: Entry) -> dict[str, str]:
    return {"outlet": one_line(entry.brief.source.outlet or ""), "date": wording.short_date(entry.day)}


def _language(entry: Entry) -> str:
    return "" if entry.brief.source.language == "und" else entry.brief.source.language


def _stated(**meta: str) -> dict[str, str]:
    lines = {name: one_line(text) for name, text in meta.items()}
    return {name: text for name, text in lines.items() if text}


def _signs(claim: Claim) -> list[str]:
    """What keeps a claim from being a plain assertion, and how its words are given."""
    return [wording.MODES[claim.mode], *(text for _, text in story_wording.qualifications((claim,)))]


def _sortable(day: Day) -> str:
    """Letters first: Pagefind reads what looks like a number as one of seven digits at most."""
    known, year, month_, date = day.newness
    return f"{'abc'[known]}{year:04}{month_:02}{date:02}"
