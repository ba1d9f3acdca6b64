"""Who speaks about whom: pairs of actors with the statements that make them pairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.relate.corpus import ActorEntry, Corpus
from generator.relate.entries import Entry, Statement


@dataclass(frozen=True, slots=True)
class Relation:
    """An actor who speaks about another one.

    Attributes:
        speaker, about: ids.
        statements: newest brief first, at least one.
    """

    speaker: str
    about: str
    statements: tuple[Statement, ...]

    @property
    def number(self) -> int:
        """How many statements."""
        return len(self.statements)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The actors around one of them, in each direction those with most statements first.

    Attributes:
        by: others who speak about the actor.
        about: whom the actor speaks about.
        further: how many actors there are beside those.
    """

    by: tuple[Relation, ...]
    about: tuple[Relation, ...]
    further: int


MOST_NEIGHBOURS = 15
"""How many other actors the picture of one actor has."""


def relations(corpus: Corpus) -> tuple[Relation, ...]:
    """All pairs of the corpus, those with most statements first; a joint statement is one for each of its speakers."""
    return _sorted(_paired(corpus.statements))


def neighbours(actor: ActorEntry) -> Neighbours:
    """Who speaks about an actor and about whom it speaks: the actors with most statements in both directions."""
    about = _sorted(_paired(actor.by, speaker=actor.id))
    by = _sorted(_paired(actor.about, about=actor.id))
    numbers: dict[str, int] = {}
    for other, number in (*((r.about, r.number) for r in about), *((r.speaker, r.number) for r in by)):
        numbers[other] = numbers.get(other, 0) + number
    shown = set(sorted(numbers, key=lambda other: (-numbers[other], other))[:MOST_NEIGHBOURS])
    return Neighbours(
        tuple(r for r in by if r.speaker in shown),
        tuple(r for r in about if r.about in shown),
        len(numbers) - len(shown),
    )


def by_brief(statements: Iterable[Statement]) -> tuple[tuple[Entry, tuple[Statement, ...]], ...]:
    """Statements by the brief that they stand in, in their order."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.entry.brief.id, []).append(statement)
    return tuple((inside[0].entry, tuple(inside)) for inside in found.values())


def _paired(
    statements: Iterable[Statement], speaker: str | None = None, about: str | None = None
) -> dict[tuple[str, str], list[Statement]]:
    """Statements by who speaks and about whom; only pairs of one speaker, or about one actor, where one is given."""
    found: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        for one in dict.fromkeys(statement.claim.speakers):
            for other in dict.fromkeys(statement.claim.about):
                if one != other and speaker in {None, one} and about in {None, other}:
                    found.setdefault((one, other), []).append(statement)
    return found


def _sorted(found: dict[tuple[str, str], list[Statement]]) -> tuple[Relation, ...]:
    pairs = [Relation(one, other, tuple(statements)) for (one, other), statements in found.items()]
    return tuple(sorted(pairs, key=lambda pair: (-pair.number, pair.speaker, pair.about)))
