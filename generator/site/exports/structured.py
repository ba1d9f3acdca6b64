"""What pages tell machines in the vocabulary of schema.org, as JSON-LD: documents, claims and actors.

Only what the brief holds is said, and no verdict on it. A claim has an author only where somebody puts its words
forward as so: of what is denied, hedged, demanded or feared, the whole sentence stands there and nobody is its author.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.records import Actor, ActorType, Claim, Source
from generator.relate.corpus import ActorEntry, Corpus, Entry, outlet_id
from generator.site.comparison import Comparison, Row, oldest_first
from generator.site.exports.escape import script
from generator.site.exports.reading import is_asserted, quoted, told
from generator.site.exports.site import RIGHTS, Site, source_address, stated_date
from generator.site.page import Links, group_anchor, one_line
from generator.site.publishable import is_whole

CONTEXT = "https://schema.org"
"""Named, and fetched by no browser."""

CLAIMS = 40
"""How many claims a page tells of at most; the main ones come first. All are in the files to download."""

ACTORS = 40
"""How many actors it tells of at most."""

DOCUMENTS = 40
"""How many documents it lists at most."""

Node = dict[str, Any]

TYPES: dict[ActorType, str | list[str]] = {
    "person": "Person",
    # A country that speaks is its government as well; only an organisation can be the author of something.
    "country": ["Country", "GovernmentOrganization"],
    "public-body": "GovernmentOrganization",
    "organisation": "Organization",
    "company": "Corporation",
    "armed-group": "Organization",
    "media": "NewsMediaOrganization",
    "group": "Organization",
}

WHOLE_NAMES = frozenset(
    (
        "full-name",
        "name-order",
        "spelled-also",
        "acronym",
        "abbreviation",
        "same-name",
        "known-name",
        "former-name",
        "country-name",
        "register",
        "by-hand",
    )
)
"""Rules whose forms name the actor by themselves; a surname or a capital does so only where it stands."""


def brief(entry: Entry, corpus: Corpus, site: Site, path: str) -> str:
    """The page of a brief: the document, who is in it, and what is said in it."""
    to = site.links(path)
    one = entry.brief
    numbers = {claim.id: (number, claim) for number, claim in enumerate(one.claims, 1)}
    leading = [numbers.pop(each) for each in one.main if each in numbers]
    claims = [claim for _, claim in (*leading, *numbers.values())][:CLAIMS]
    actors = sorted(one.actors, key=lambda actor: -actor.mentions)[:ACTORS]
    document = {
        **_document(entry, to),
        **_some("abstract", " ".join(one_line(line.quote) for line in one.summary)),
        **_some("mentions", [{"@id": _actor_id(actor.id, to)} for actor in actors]),
    }
    page = {"@type": "WebPage", "@id": to.brief(one.id), "url": to.brief(one.id), "name": one_line(one.title)}
    return _graph(
        [
            {**page, "mainEntity": {"@id": document["@id"]}},
            document,
            *(_named(actor, corpus, to) for actor in actors),
            *_cast(claims, {actor.id for actor in actors}, corpus, to),
            *(_claim(claim, entry, corpus, to) for claim in claims),
        ]
    )


def story(comparison: Comparison, corpus: Corpus, site: Site, path: str) -> str:
    """The first page of a story: its documents, and the claims that they share or have alone."""
    to = site.links(path)
    one = comparison.story
    address = to.story(one.id)
    documents = oldest_first(one.briefs)[:DOCUMENTS]
    shown = {entry.brief.id for entry in documents}
    rows = [row for row in comparison.rows if row.lead.entry.brief.id in shown][:CLAIMS]
    listed = {
        "@type": "ItemList",
        "numberOfItems": len(one.briefs),
        "itemListElement": [
            {"@type": "ListItem", "position": n, "item": {"@id": _document_id(entry, to)}}
            for n, entry in enumerate(documents, 1)
        ],
    }
    page = {"@type": "CollectionPage", "@id": address, "url": address, "name": one_line(one.title)}
    return _graph(
        [
            {**page, "mainEntity": listed},
            *(_document(entry, to) for entry in documents),
            *_cast((row.lead.claim for row in rows), set(), corpus, to),
            *(_shared(row, address, corpus, to, shown) for row in rows),
        ]
    )


def actor(entry: ActorEntry, corpus: Corpus, site: Site, path: str) -> str:
    """The first page of an actor: who it is, where it stands, and what it says newest."""
    to = site.links(path)
    address = to.actor(entry.id)
    newest = entry.by[:CLAIMS]
    documents = {e.brief.id: e for e in (*entry.briefs[:DOCUMENTS], *(s.entry for s in newest))}
    page = {"@type": "WebPage", "@id": address, "url": address, "name": one_line(entry.name)}
    stands = [{"@id": _document_id(e, to)} for e in entry.briefs[:DOCUMENTS]]
    return _graph(
        [
            {**page, "mainEntity": {"@id": _actor_id(entry.id, to)}},
            {**_entry(entry, to), **_roles(entry), **_some("subjectOf", stands)},
            *_cast((s.claim for s in newest), {entry.id}, corpus, to),
            *(_document(e, to) for e in documents.values()),
            *(_claim(s.claim, s.entry, corpus, to) for s in newest),
        ]
    )


def front(site: Site, description: str, path: str) -> str:
    """The first page."""
    address = site.links(path).root or "./"
    return _graph(
        [{"@type": "WebSite", "@id": address, "url": address, "name": one_line(site.name), "description": description}]
    )


def downloads(site: Site, files: Iterable[tuple[str, str, str, str]], path: str) -> str:
    """The page of the files that there are to take away.

    Args:
        site: for addresses.
        files: path, title, description and media type of each.
        path: of the page.
    """
    root = site.links(path).root
    address = f"{root}downloads/"
    parts = [
        {
            "@type": "DataDownload",
            "contentUrl": f"{root}{file}",
            "encodingFormat": media,
            "name": title,
            "description": what,
        }
        for file, title, what, media in files
    ]
    return _graph(
        [
            {
                "@type": "Dataset",
                "@id": f"{address}#data",
                "url": address,
                "name": f"{one_line(site.name)}: briefs, claims and actors",
                "description": "Who said what in which document, with the words that each claim rests on.",
                "usageInfo": address,
                "conditionsOfAccess": RIGHTS,
                "distribution": parts,
            }
        ]
    )


def _graph(nodes: Sequence[Node]) -> str:
    return script({"@context": CONTEXT, "@graph": nodes})


def _some(key: str, value: Any) -> Node:
    return {key: value} if value else {}


def _document_id(entry: Entry, to: Links) -> str:
    return to.brief(entry.brief.id, "document")


def _actor_id(actor_id: str, to: Links) -> str:
    return f"{to.actor(actor_id)}#actor"


def _document(entry: Entry, to: Links) -> Node:
    source = entry.brief.source
    return {
        "@type": "NewsArticle",
        "@id": _document_id(entry, to),
        "headline": one_line(entry.brief.title),
        **_some("url", source_address(source)),
        **_some("datePublished", stated_date(source)),
        **_some("dateline", one_line(source.dateline or "")),
        **_some("publisher", _publisher(source, to)),
        **_some("inLanguage", source.language if source.language != "und" else None),
    }


def _publisher(source: Source, to: Links) -> Node | None:
    if source.outlet is None:
        return None
    return {
        "@type": "Organization",
        "@id": f"{to.outlet(outlet_id(source.outlet))}#outlet",
        "name": one_line(source.outlet),
    }


def _named(actor: Actor, corpus: Corpus, to: Links) -> Node:
    """An actor by its name alone, and by its role in this document."""
    job = actor.role if actor.type == "person" else None
    return {**_entry(corpus.actors[actor.id], to, is_short=True), **_some("jobTitle", one_line(job or ""))}


def _entry(entry: ActorEntry, to: Links, *, is_short: bool = False) -> Node:
    whole = {form.words for form in entry.forms if any(reason.rule in WHOLE_NAMES for reason in form.reasons)}
    names = [one_line(name) for name in entry.aliases if name in whole]
    return {
        "@type": TYPES[entry.type],
        "@id": _actor_id(entry.id, to),
        "name": one_line(entry.name),
        "url": to.actor(entry.id),
        **_some("alternateName", [] if is_short else names),
        **_some("sameAs", f"https://www.wikidata.org/entity/{entry.wikidata}" if entry.wikidata else None),
    }


def _cast(claims: Iterable[Claim], known: set[str], corpus: Corpus, to: Links) -> Iterator[Node]:
    """The actors that claims refer to, without those that the page has already told of."""
    named = dict.fromkeys(each for claim in claims for each in (*claim.speakers, *claim.about))
    return (_entry(corpus.actors[each], to, is_short=True) for each in named if each not in known)


def _roles(entry: ActorEntry) -> Node:
    return _some("jobTitle", [one_line(role.words) for role in entry.roles]) if entry.type == "person" else {}


def _claim(claim: Claim, entry: Entry, corpus: Corpus, to: Links) -> Node:
    return {
        **_said(claim, entry, corpus, to),
        "@id": to.claim(entry.brief.id, claim.id),
        "appearance": {"@id": _document_id(entry, to)},
    }


def _shared(row: Row, address: str, corpus: Corpus, to: Links, shown: set[str]) -> Node:
    """A claim of a story, and the documents that have it as its words here have it."""
    lead = row.lead
    agreeing = [m for m in row.group.members if m is lead or m.entry.brief.id not in row.group.differing]
    if lead.entry.brief.id in row.group.differing:
        agreeing = [lead]
    documents = {m.entry.brief.id: m.entry for m in agreeing if m.entry.brief.id in shown}
    first = _first(list(documents.values()))
    return {
        **_said(lead.claim, lead.entry, corpus, to),
        "@id": f"{address}#{group_anchor(row.group.id)}",
        "appearance": [{"@id": _document_id(entry, to)} for entry in documents.values()],
        **_some("firstAppearance", {"@id": _document_id(first, to)} if first else None),
    }


def _first(documents: Sequence[Entry]) -> Entry | None:
    """The first of several documents; None where their dates do not settle it, or there is but one."""
    days = sorted((stated_date(entry.brief.source) or "", n) for n, entry in enumerate(documents))
    is_known = all(len(date) == len("2025-03-04") for date, _ in days)
    return documents[days[0][1]] if len(days) > 1 and is_known and days[0][0] != days[1][0] else None


def _said(claim: Claim, entry: Entry, corpus: Corpus, to: Links) -> Node:
    """What is said, and by whom; without its id and where it appears."""
    is_quotation = claim.mode == "direct" and bool(claim.speakers) and not claim.negated
    words = quoted(claim) if is_quotation or is_asserted(claim) else _sentence(claim, entry)
    node: Node = {"@type": "Claim", "text": words, "description": f"{told(claim, corpus)}."}
    speakers: list[Node] = [{"@id": _actor_id(each, to)} for each in claim.speakers]
    if not speakers and claim.speaker_kind == "outlet" and (publisher := _publisher(entry.brief.source, to)):
        speakers = [publisher]
    if is_quotation:
        node |= {"@type": ["Claim", "Quotation"], "spokenByCharacter": speakers}
    if is_asserted(claim):
        node |= _some("author", speakers)
    node |= _some("mentions", [{"@id": _actor_id(each, to)} for each in claim.about])
    return node


def _sentence(claim: Claim, entry: Entry) -> str:
    """The sentence that says who demands, denies or fears something, as far as it is published; else the claim's words.

    "The port owes money" is not what somebody claims who denies it; "Voss denied that the port owes money" is reported.
    """
    context = entry.text[slice(*claim.anchors.context)]
    return one_line(context) if is_whole(context) else quoted(claim)
