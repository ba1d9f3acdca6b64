"""Who is who in a document."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.kinds import ActorType, SpeakerKind


@dataclass(frozen=True, slots=True)
class Actor:
    """One real actor in one document.

    Attributes:
        id: ISO 3166 alpha-2 code of a country in lower case, else a slug of the canonical name.
        name: canonical name: a country's common English name, else the fullest form in the text.
        role: as the text gives it, verbatim; None where it gives none.
        country: ISO 3166 alpha-2 code in capitals, of a country or of a body of a state.
        wikidata: only ever from the user.
        aliases: forms seen in this text other than the name, in order of first use.
        mentions: how often it is named; pronouns, and a country as the mere place of something, not counted.
        how: why each form was taken for this actor, as (form, `AliasRule`) pairs in the order of `aliases`.
    """

    id: str
    name: str
    type: ActorType
    role: str | None
    country: str | None
    wikidata: str | None
    aliases: tuple[str, ...]
    mentions: int
    how: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A place in the text that stands for an actor, and the rule that says so.

    Attributes:
        actor: the actor's id.
        how: the rule, kebab-case, such as `full-name`, `surname`, `capital`, `pronoun`.
    """

    start: int
    end: int
    actor: str
    how: str


@dataclass(frozen=True, slots=True)
class SpeakerReading:
    """What the source span of an attribution stands for.

    Attributes:
        start, end: the source span.
        kind: `named` where the actors are known (also through a pronoun or description), `unnamed` for
            sources that the text leaves unnamed ("analysts"), `unresolved` where the text does not decide.
        actors: ids of the actors who speak, in order of the text.
        via: ids of actors inside the source span who pass it on rather than speak ("a spokesman for X").
        how: the rule, kebab-case.
        candidates: ids of the actors that it might be, where unresolved.
    """

    start: int
    end: int
    kind: SpeakerKind
    actors: tuple[str, ...]
    via: tuple[str, ...]
    how: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of a document, every mention of them, and what each attribution's source stands for."""

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    speakers: tuple[SpeakerReading, ...]
