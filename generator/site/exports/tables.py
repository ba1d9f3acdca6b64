"""Tables for spreadsheets and data frames: every claim and every actor, one to a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.records import Claim, When
from generator.relate.corpus import ActorEntry, Corpus, Statement
from generator.relate.story import Group, Story
from generator.site.exports.escape import Rows
from generator.site.exports.site import Site
from generator.site.page import Links

T = TypeVar("T")

BETWEEN = "|"
"""Stands between the values of a cell that holds several."""

GAP = " […] "
"""Stands between the pieces of a quotation."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of a table.

    Attributes:
        name: in the header.
        meaning: one sentence for the page that documents the file, plain text.
        of: what a row has there.
    """

    name: str
    meaning: str
    of: Callable[[T], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with all that a row says of it."""

    statement: Statement
    claim: Claim
    corpus: Corpus
    to: Links
    story: Story | None
    group: Group | None

    def names(self, ids: Iterable[str]) -> str:
        """Names of actors."""
        return several(self.corpus.actors[each].name for each in ids)


@dataclass(frozen=True, slots=True)
class Known:
    """An actor with all that a row says of it."""

    actor: ActorEntry
    to: Links


def several(values: Iterable[str]) -> str:
    """Values in one cell; in each, what stands between them becomes `¦`."""
    return BETWEEN.join(value.replace(BETWEEN, "¦") for value in values)


def _edtf(when: When | None) -> str:
    return (when.edtf or "") if when else ""


def _quote(claim: Claim) -> str:
    return GAP.join(each.quote for each in claim.evidence)


CLAIMS: tuple[Column[Told], ...] = (
    Column("brief", "Id of the brief.", lambda r: r.statement.entry.brief.id),
    Column("claim", "Id of the claim, unique in its brief.", lambda r: r.claim.id),
    Column("number", "Its place in the brief, from 1.", lambda r: str(r.statement.number)),
    Column("address", "Where it stands on this site.", lambda r: r.to.claim(r.statement.entry.brief.id, r.claim.id)),
    Column("title", "Headline of the document.", lambda r: r.statement.entry.brief.title),
    Column(
        "outlet", "Who published it; empty where not stated.", lambda r: r.statement.entry.brief.source.outlet or ""
    ),
    Column("source_url", "Its address; empty where not known.", lambda r: r.statement.entry.brief.source.url or ""),
    Column(
        "published",
        "Its date in EDTF: XXXX-03-04 where the year is not stated.",
        lambda r: r.statement.entry.brief.source.published or "",
    ),
    Column(
        "published_basis",
        "What the date rests on: metadata, stated, dateline, weekday, as-of or unknown.",
        lambda r: r.statement.entry.brief.source.published_basis,
    ),
    Column("story", "Id of the story that the brief belongs to.", lambda r: r.story.id if r.story else ""),
    Column("group", "Id of the claims of the story that say the same, this one included.", lambda r: _id_of(r.group)),
    Column("status", "Of the group: corroborated, single-source or differs.", lambda r: _status(r.group)),
    Column(
        "speakers", "Ids of the actors who say it; several for a joint statement.", lambda r: several(r.claim.speakers)
    ),
    Column("speaker_names", "Their names.", lambda r: r.names(r.claim.speakers)),
    Column(
        "speaker_kind",
        "named; unnamed, where the text leaves the source unnamed; unresolved, where it does not settle who it is; "
        "outlet, for what the document says itself.",
        lambda r: r.claim.speaker_kind,
    ),
    Column("speaker_text", "The words that name the speaker.", lambda r: r.claim.speaker_text or ""),
    Column(
        "candidates", "Ids of the actors that an unresolved speaker might be.", lambda r: several(r.claim.candidates)
    ),
    Column("via", "Ids of the actors who pass it on, nearest the speaker first.", lambda r: several(r.claim.via)),
    Column(
        "chain",
        "The words for everybody who passes it on, named or not, nearest the speaker first.",
        lambda r: several(relay.text for relay in r.claim.chain),
    ),
    Column("cue", "The reporting words.", lambda r: r.claim.cue or ""),
    Column("act", "What is done in saying it, from a short list of acts.", lambda r: r.claim.act),
    Column("mode", "direct, indirect or mixed quotation, or narrated.", lambda r: r.claim.mode),
    Column("negated", "true where the reporting words deny or negate it.", lambda r: str(r.claim.negated).lower()),
    Column("hedge", "The words that hedge it.", lambda r: r.claim.hedge or ""),
    Column("condition", "The clause that it depends on.", lambda r: r.claim.condition or ""),
    Column("said", "When it was said, in EDTF; empty where not known.", lambda r: _edtf(r.claim.said)),
    Column("happened", "When it happened or is to happen, likewise.", lambda r: _edtf(r.claim.happened)),
    Column("about", "Ids of the actors that its words name.", lambda r: several(r.claim.about)),
    Column("quote", f"The words that it rests on; {GAP.strip()} between pieces.", lambda r: _quote(r.claim)),
    Column(
        "spans",
        "Where the pieces stand in the archived text: first and last position, in code points from 0, the last one "
        "not included.",
        lambda r: several(f"{each.start}-{each.end}" for each in r.claim.evidence),
    ),
    Column(
        "pages",
        "The pages of the document on which the pieces begin; empty where it has none.",
        lambda r: several(str(each.page) for each in r.claim.evidence if each.page is not None),
    ),
)
"""The columns of claims.csv. New ones may be added at the end; none is renamed."""

ACTORS: tuple[Column[Known], ...] = (
    Column("actor", "Id of the actor.", lambda r: r.actor.id),
    Column("name", "Its name.", lambda r: r.actor.name),
    Column(
        "type",
        "person, country, public-body, organisation, company, armed-group, media or group.",
        lambda r: r.actor.type,
    ),
    Column(
        "country",
        "ISO 3166 alpha-2 code of a country, or of the state that a body or person is of; empty where not known.",
        lambda r: r.actor.country or "",
    ),
    Column("wikidata", "Its Wikidata id, if somebody has given it.", lambda r: r.actor.wikidata or ""),
    Column("address", "Its page on this site.", lambda r: r.to.actor(r.actor.id)),
    Column("aliases", "Other names and forms that documents have for it.", lambda r: several(r.actor.aliases)),
    Column(
        "roles", "Roles as documents give them, newest first.", lambda r: several(role.words for role in r.actor.roles)
    ),
    Column("briefs", "How many briefs know it.", lambda r: str(len(r.actor.briefs))),
    Column("says", "How many claims it makes, alone or jointly.", lambda r: str(len(r.actor.by))),
    Column("passes_on", "How many it passes on for others.", lambda r: str(len(r.actor.via))),
    Column("about", "How many name it.", lambda r: str(len(r.actor.about))),
    Column(
        "first",
        "Date in EDTF of the oldest brief that has one.",
        lambda r: _dated(r.actor)[-1] if _dated(r.actor) else "",
    ),
    Column("last", "Date of the newest one.", lambda r: _dated(r.actor)[0] if _dated(r.actor) else ""),
    Column(
        "candidates",
        "Ids of the actors that it might be, where that is not settled.",
        lambda r: several(r.actor.candidates),
    ),
)
"""The columns of actors.csv."""


def _id_of(group: Group | None) -> str:
    return group.id if group else ""


def _status(group: Group | None) -> str:
    return group.status if group else ""


def _dated(actor: ActorEntry) -> list[str]:
    return [entry.brief.source.published or "" for entry in actor.briefs if entry.day.year is not None]


def claims(corpus: Corpus, site: Site) -> bytes:
    """claims.csv: all claims, newest brief first, in order of the text."""
    where = grouped(corpus)
    to = site.links("claims.csv")
    rows = Rows([column.name for column in CLAIMS])
    nowhere = (None, None)
    rows.extend(
        [column.of(told) for column in CLAIMS]
        for told in (
            Told(s, s.claim, corpus, to, *where.get((s.entry.brief.id, s.claim.id), nowhere)) for s in corpus.statements
        )
    )
    return rows.content


def actors(corpus: Corpus, site: Site) -> bytes:
    """actors.csv: all actors, the most often speaking first."""
    to = site.links("actors.csv")
    rows = Rows([column.name for column in ACTORS])
    rows.extend([column.of(Known(actor, to)) for column in ACTORS] for actor in corpus.actors.values())
    return rows.content


def grouped(corpus: Corpus) -> Mapping[tuple[str, str], tuple[Story, Group]]:
    """The story and the group of each claim, by the brief's and the claim's id."""
    return {
        (member.entry.brief.id, member.claim.id): (story, group)
        for story in corpus.stories
        for group in story.groups
        for member in group.members
    }
