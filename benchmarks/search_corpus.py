"""A corpus of any number of invented briefs, for measuring the search: of the size and shape of news reports."""

from __future__ import annotations

import itertools
import math
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.brief.identity import sha256
from generator.records import Actor, Anchors, Brief, Claim, Digests, Evidence, Generated, Source
from generator.relate.corpus import ActorEntry, Corpus, Entry, Outlet, Statement, day
from generator.relate.story import Group, Story

WORDS, CLAIMS, ACTORS = 600, 17, 12
"""Of a brief on average, as in reports of 2011 to 2017 that were counted; actors are named in its text."""

SHORTEST = 200
"""Words."""

OUTLETS = 40
NAMES = 5
"""How many different actors there are for each brief: most are named in one only."""

STORY = 3
"""Briefs of a story."""

VOCABULARY = 60_000
ACTS = ("say", "announce", "deny", "accuse", "promise", "reject", "urge", "criticise", "explain", "warn")
COMMON = "ordo"
"""A word that stands in nearly nine of ten briefs."""

SAID, OF = 10, 0
"""Places, by how often they are used, of words that stand on each page some five and some twenty times."""

PHRASE = ("velmar", "quostin")
"""Two rare words that stand next to each other in one brief of a hundred."""


def vocabulary(seed: int = 1, size: int = VOCABULARY) -> list[str]:
    """The words that documents are made of, the most frequent first."""
    return list(itertools.islice(_words(random.Random(seed)), size))


def corpus(briefs: int, seed: int = 1) -> Corpus:
    """So many briefs, the same for the same seed."""
    rng = random.Random(seed)
    words = vocabulary(seed)
    # Zipf's law as Mandelbrot has it.
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
    names = [f"{_word(rng).title()} {_word(rng).title()}" for _ in range(max(20, briefs * NAMES))]
    frequent = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(names))))
    outlets = [f"{_word(rng).title()} News" for _ in range(OUTLETS)]
    entries = []
    for number in range(briefs):
        size = max(SHORTEST, round(rng.lognormvariate(math.log(WORDS), 0.4)))
        text = rng.choices(words, cum_weights=weights, k=size)
        if rng.random() < 0.88:
            text[rng.randrange(size)] = COMMON
        if number % 100 == 0:
            place = rng.randrange(size - 1)
            text[place : place + 2] = PHRASE
        cast = sorted(set(rng.choices(range(len(names)), cum_weights=frequent, k=ACTORS)))
        entries.append(_entry(rng, number, text, [(f"actor-{each}", names[each]) for each in cast], outlets))
    entries.sort(key=lambda entry: entry.day.newness, reverse=True)
    return _related(entries)


def _entry(
    rng: random.Random, number: int, words: Sequence[str], cast: Sequence[tuple[str, str]], outlets: Sequence[str]
) -> Entry:
    text = " ".join(words)
    starts = [0, *itertools.accumulate(len(word) + 1 for word in words)]
    claims = []
    for place in range(CLAIMS):
        first = place * (len(words) // CLAIMS) + rng.randrange(8)
        last = min(first + rng.randrange(8, 24), len(words))
        start, end = starts[first], starts[last] - 1
        speaker, _ = rng.choice(cast)
        claims.append(
            Claim(
                id=f"{number:06x}{place:02x}",
                speakers=(speaker,),
                speaker_kind="named",
                speaker_text=None,
                candidates=(),
                via=(),
                cue=None,
                act=rng.choice(ACTS),
                mode=rng.choice(("direct", "indirect", "mixed")),
                negated=False,
                hedge=None,
                about=(),
                evidence=(Evidence(text[start:end], start, end),),
                anchors=Anchors(None, None, (start, end)),
            )
        )
    published = f"{rng.randrange(2010, 2026)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
    title = " ".join(words[:9]).capitalize()
    brief = Brief(
        schema=1,
        id=f"brief-{number:06x}",
        title=title,
        source=Source(
            file=f"seeds/{number}.txt",
            sha256=sha256(title),
            text_sha256=sha256(text),
            outlet=rng.choice(outlets),
            url=None,
            dateline=None,
            published=published,
            published_basis="stated",
            language="en",
        ),
        summary=(Evidence(text[: starts[30] - 1], 0, starts[30] - 1),),
        actors=tuple(Actor(key, name, "person", None, None, None, (), 1) for key, name in cast),
        claims=tuple(claims),
        generated=Generated("", "", Digests("", "", "", (), ())),
    )
    return Entry(brief, text, day(published))


def _related(entries: Sequence[Entry]) -> Corpus:
    statements = tuple(Statement(c, e, n) for e in entries for n, c in enumerate(e.brief.claims, 1))
    known: defaultdict[str, list[Entry]] = defaultdict(list)
    names: dict[str, str] = {}
    outlets: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        outlets[entry.brief.source.outlet or ""].append(entry)
        for actor in entry.brief.actors:
            known[actor.id].append(entry)
            names[actor.id] = actor.name
    by: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by[statement.claim.speakers[0]].append(statement)
    actors = [
        ActorEntry(
            id=key,
            name=name,
            type="person",
            country=None,
            wikidata=None,
            aliases=(name.split()[1],),
            forms=(),
            roles=(),
            briefs=tuple(known[key]),
            by=tuple(by[key]),
            via=(),
            about=(),
        )
        for key, name in names.items()
    ]
    actors.sort(key=lambda a: (-len(a.by), a.name))
    of = {(s.entry.brief.id, s.claim.id): s for s in statements}
    stories = tuple(_story(tuple(entries[i : i + STORY]), of) for i in range(0, len(entries), STORY))
    return Corpus(
        briefs=tuple(entries),
        actors={a.id: a for a in actors},
        outlets=tuple(Outlet(name.lower().replace(" ", "-"), name, tuple(of_it)) for name, of_it in outlets.items()),
        statements=statements,
        issues=(),
        stories=stories,
    )


def _story(entries: tuple[Entry, ...], of: dict[tuple[str, str], Statement]) -> Story:
    groups = tuple(
        Group(
            f"{claim.id}", "single-source", True, (of[entry.brief.id, claim.id],), ((entry.brief.id,),), (), frozenset()
        )
        for entry in entries
        for claim in entry.brief.claims
    )
    first = entries[0]
    origins = tuple((entry.brief.id,) for entry in entries)
    return Story(f"story-{first.brief.id}", first.brief.title, entries, groups, first.day, origins)


def _words(rng: random.Random) -> Iterator[str]:
    known = {COMMON, *PHRASE}
    while True:
        word = _word(rng)
        if word not in known:
            known.add(word)
            yield word


def _word(rng: random.Random) -> str:
    return "".join(
        rng.choice("bcdfghjklmnprstvz") + rng.choice("aeiou") + rng.choice(("", "", "n", "r", "l"))
        for _ in range(rng.randrange(2, 5))
    )
