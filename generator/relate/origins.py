"""Which of several briefs that have a claim have it from one origin: one text, one outlet, one copy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from generator.records import Claim
from generator.relate.entries import Statement
from generator.relate.phrasing import Phrasing, longest_run
from generator.relate.rarity import WORD, stem

COPIED = 12
"""Words in a row that two sentences share outside quotation marks, from which on one is a copy of the other."""

_QUOTATION = re.compile(r"[“\"][^“”\"]{1,2000}[”\"]")
_WRITTEN = re.compile(
    r"\b(?:statements?|communiqu[eé]s?|declarations?|(?:press|news) releases?|letters?|memos?|memorandums?|tweets?|"
    r"tweeted|posts?|posted|op-eds?|indictments?|lawsuits?|complaints?|filings?|resolutions?|documents?)\b",
    re.IGNORECASE,
)
"""Words for a text that exists once, wherever it is quoted."""

_SPOKEN = re.compile(r"\b(?:told|interview|asked|reporters|news conference|press conference|speech)\b", re.IGNORECASE)


def united(briefs: Sequence[str], same: Iterable[tuple[Hashable, Hashable]]) -> tuple[tuple[str, ...], ...]:
    """Briefs put together where they are the same by way of any chain of pairs, in their order."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for one, other in same:
        parent[root(other)] = root(one)
    groups: defaultdict[Hashable, list[str]] = defaultdict(list)
    for brief in dict.fromkeys(briefs):
        groups[root(brief)].append(brief)
    return tuple(tuple(group) for group in groups.values())


def origins_of(members: Sequence[Statement], of_brief: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """The briefs of a group's members by origin.

    One origin have briefs of one copy or one outlet, reports that name the same medium as theirs or are its own,
    sentences that are copied word by word, and quotations from a text of which there is but one: a statement, a letter,
    a post. That two outlets quote one speaker alike says nothing about where their own words come from.

    Args:
        members: statements that say the same.
        of_brief: by brief id, the number of its origin in the story.
    """
    same: list[tuple[Hashable, Hashable]] = []
    for member in members:
        brief = member.entry.brief
        same.append((brief.id, ("copy", of_brief.get(brief.id, brief.id))))
        same += ((brief.id, ("outlet", medium)) for medium in _media(member))
        if member.claim.speaker_kind != "outlet" and is_written(member.claim, brief.claims):
            same.append((brief.id, "written"))
    same += ((a.entry.brief.id, b.entry.brief.id) for a, b in combinations(members, 2) if _are_copied(a, b))
    return united([member.entry.brief.id for member in members], same)


def is_written(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a claim is from a text: the words that name its speaker or tell of the speaking name one.

    What the same speakers go on to say ("they added") is from the same text, unless it is told to somebody.

    Args:
        claim: what is asked about.
        claims: all of its brief, in order of the text.
    """
    written = False
    for each in claims:
        if each.speakers != claim.speakers or each.speaker_kind == "outlet":
            continue
        words = [words for words in (each.speaker_text, each.cue) if words]
        named = any(map(_WRITTEN.search, words))
        written = named or (written and bool(each.speakers) and not any(map(_SPOKEN.search, words)))
        if each.id == claim.id:
            break
    return written


def _media(member: Statement) -> Iterable[str]:
    """Who published it, and the media that it names as where it has it from, by words that two briefs share."""
    brief = member.entry.brief
    if brief.source.outlet is not None:
        yield _plain(brief.source.outlet)
    passing = {*member.claim.via, *(actor for relay in member.claim.chain for actor in relay.actors)}
    for actor in brief.actors:
        if actor.type == "media" and actor.id in passing:
            yield _plain(actor.name)


def _plain(name: str) -> str:
    return " ".join(stem(word) for word in WORD.findall(name)).removeprefix("the ")


def _are_copied(one: Statement, other: Statement) -> bool:
    """Whether their sentences have many words in a row in common outside quotation marks, or all of their words.

    Two reporters may quote one sentence in full alike, but do not cut a quotation and lead into it alike.
    """
    ours, theirs = (Phrasing(_QUOTATION.sub(" … ", _sentence(statement))) for statement in (one, other))
    if len(longest_run(ours, theirs)) >= COPIED:
        return True
    whole, same = (Phrasing(_sentence(statement)).forms for statement in (one, other))
    is_cut = "direct" not in (one.claim.mode, other.claim.mode)
    return is_cut and whole == same and len(whole) >= COPIED and len(ours.forms) >= _LEADING


_LEADING = 4
"""Words outside quotation marks of a sentence, at least, for it to be told from what anybody would write."""


def _sentence(statement: Statement) -> str:
    start, end = statement.claim.anchors.context
    return statement.entry.text[start:end]
