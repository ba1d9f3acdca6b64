"""Feeds (Atom, RFC 4287) of the newest briefs, of each story's, and of what each actor says.

A feed is the same as long as the briefs are: ids are made from ids, dates from the dates of documents. Every entry has
to have a date; that of a document which states none, or no year, is the start of 1970, and readers list it last.
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.records import Claim
from generator.relate.corpus import ActorEntry, Corpus, Entry, main_speakers
from generator.relate.story import Story
from generator.site import wording
from generator.site.exports.escape import xml
from generator.site.exports.reading import quoted, told
from generator.site.exports.site import RIGHTS, Site, source_address, stated_date
from generator.site.page import Links, one_line
from generator.version import __version__

PATH = "feed.xml"
"""The feed of the whole site; those of stories and actors have the same name, beside their pages."""

NEWEST = 50
"""How many entries the feed of the whole site and that of a story have at most."""

OF_ACTOR = 20
"""How many entries an actor's feed has at most."""

CLAIMS = 6
"""How many claims an entry shows at most."""

MEANINGS = {
    "id": "Never changes, also when the site moves.",
    "title": "The headline; in an actor’s feed after its name.",
    "updated, published": "The date of the document, at midnight. One without a date, or without its year, has 1970 as "
    "updated, for Atom wants a date there, and no published.",
    "link": "The brief (alternate), and the original if its address is known (via).",
    "category": "Who speaks most.",
    "summary": "Outlet, date and bottom line.",
    "content": "The bottom line and the first claims, with who makes them.",
}
"""What the elements of an entry mean, plain text."""

_UNDATED = "1970-01-01T00:00:00Z"
_IDS = uuid.UUID("3c0d6a52-5f0b-5c6e-9c61-7d2c1b6f4f0a")
"""Sets ids of feeds and entries apart from other ids that are made from names."""


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry of a feed.

    Attributes:
        urn: its id.
        page: address of what it leads to.
        actors: id and name of those who speak most.
        content: paragraphs and lists of HTML.
    """

    urn: str
    title: str
    entry: Entry
    page: str
    actors: tuple[tuple[str, str], ...]
    content: tuple[str, ...]


def newest(corpus: Corpus, site: Site) -> bytes:
    """feed.xml: the newest briefs."""
    to = site.links(PATH)
    items = [_brief(entry, corpus, to) for entry in corpus.briefs[:NEWEST]]
    head = _head(PATH, site, site.name, "The newest briefs", to.root or "./")
    return _feed(head, items)


def of_story(story: Story, corpus: Corpus, site: Site) -> bytes:
    """The feed of a story: its briefs, newest first."""
    path = story_path(story)
    to = site.links(path)
    title = f"{one_line(story.title)} – {site.name}"
    head = _head(path, site, title, "What documents say about it, newest first", to.story(story.id))
    return _feed(head, [_brief(entry, corpus, to) for entry in story.briefs[:NEWEST]])


def of_actor(actor: ActorEntry, corpus: Corpus, site: Site) -> bytes:
    """The feed of an actor: the newest briefs in which it speaks, with what it says in each."""
    path = actor_path(actor)
    to = site.links(path)
    title = f"{one_line(actor.name)} – {site.name}"
    head = _head(path, site, title, f"What {one_line(actor.name)} says, newest first", to.actor(actor.id))
    speaking = itertools.islice(_by_brief(actor), OF_ACTOR)
    return _feed(head, [_statements(actor, entry, claims, corpus, to) for entry, claims in speaking])


def story_path(story: Story) -> str:
    """Where a story's feed lies."""
    return f"stories/{story.id}/feed.xml"


def actor_path(actor: ActorEntry) -> str:
    """Where an actor's feed lies; one who says nothing has none."""
    return f"actors/{actor.id}/feed.xml"


def _by_brief(actor: ActorEntry) -> Iterator[tuple[Entry, tuple[Claim, ...]]]:
    for _, group in itertools.groupby(actor.by, key=lambda statement: statement.entry.brief.id):
        statements = list(group)
        yield statements[0].entry, tuple(statement.claim for statement in statements)


def _head(path: str, site: Site, title: str, subtitle: str, page: str) -> str:
    """What a feed says of itself, but for its date."""
    own = f"{site.url}{path}" if site.url else PATH
    return "".join(
        (
            f"<id>{_urn('feed', site.url or site.name, path)}</id>\n",
            f"<title>{xml(one_line(title))}</title>\n<subtitle>{xml(subtitle)}</subtitle>\n",
            f"<author><name>{xml(one_line(site.name))}</name></author>\n",
            f'<link rel="self" type="application/atom+xml" href="{xml(own)}"/>\n',
            f'<link rel="alternate" type="text/html" href="{xml(page)}"/>\n',
            f'<generator version="{xml(__version__)}">briefing</generator>\n<rights>{xml(RIGHTS)}</rights>\n',
        )
    )


def _feed(head: str, items: Sequence[_Item]) -> bytes:
    updated = max((_instant(item.entry) for item in items), default=_UNDATED)
    return "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n',
            head,
            f"<updated>{updated}</updated>\n",
            *map(_entry, items),
            "</feed>\n",
        )
    ).encode()


def _brief(entry: Entry, corpus: Corpus, to: Links) -> _Item:
    brief = entry.brief
    by_id = {claim.id: claim for claim in brief.claims}
    leading = [by_id[each] for each in brief.main if each in by_id] or list(brief.claims)
    return _Item(
        _urn("brief", brief.id),
        brief.title,
        entry,
        to.brief(brief.id),
        tuple((actor, corpus.actors[actor].name) for actor in main_speakers(brief)),
        (*(f"<p>{xml(one_line(line.quote))}</p>" for line in brief.summary), *_list(leading, corpus)),
    )


def _statements(actor: ActorEntry, entry: Entry, claims: Sequence[Claim], corpus: Corpus, to: Links) -> _Item:
    return _Item(
        _urn("actor", actor.id, entry.brief.id),
        f"{actor.name}: {entry.brief.title}",
        entry,
        to.claim(entry.brief.id, claims[0].id),
        (),
        _list(claims, corpus),
    )


def _entry(item: _Item) -> str:
    source = item.entry.brief.source
    where = f"{one_line(source.outlet) if source.outlet else wording.NO_OUTLET}, {wording.date(item.entry.day)}"
    lines = " ".join(one_line(line.quote) for line in item.entry.brief.summary)
    language = "" if source.language == "und" else f' xml:lang="{xml(source.language)}"'
    original = source_address(source)
    when = _instant(item.entry)
    return "".join(
        (
            f"<entry{language}>\n<id>{item.urn}</id>\n<title>{xml(one_line(item.title))}</title>\n",
            f"<updated>{when}</updated>\n",
            f"<published>{when}</published>\n" if when != _UNDATED else "",
            f'<link rel="alternate" type="text/html" href="{xml(item.page)}"/>\n',
            f'<link rel="via" href="{xml(original)}"/>\n' if original else "",
            *(f'<category term="{xml(term)}" label="{xml(one_line(label))}"/>\n' for term, label in item.actors),
            f"<summary>{xml(f'{where}. {lines}'.strip())}</summary>\n",
            f'<content type="html">{xml("".join((f"<p>{xml(where)}</p>", *item.content)))}</content>\n</entry>\n',
        )
    )


def _list(claims: Sequence[Claim], corpus: Corpus) -> tuple[str, ...]:
    """The first claims, without quotation marks of our own: whose words they are, the text itself says."""
    if not claims:
        return ()
    shown = "".join(f"<li>{xml(told(claim, corpus))}: {xml(quoted(claim))}</li>" for claim in claims[:CLAIMS])
    more = len(claims) - CLAIMS
    return (f"<ul>{shown}</ul>", f"<p>And {more:,} more.</p>") if more > 0 else (f"<ul>{shown}</ul>",)


def _instant(entry: Entry) -> str:
    """The start of the day, month or year that a document is dated to."""
    date = stated_date(entry.brief.source)
    return f"{date}{'-01-01'[3 * date.count('-') :]}T00:00:00Z" if date else _UNDATED


def _urn(*names: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_IDS, chr(0).join(names))}"
