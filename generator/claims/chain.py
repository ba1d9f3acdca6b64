"""Who passes a claim on: reports inside reports, and reports given according to somebody.

"Miller said that Blinken condemned the attack" is a claim of Miller's and, through Miller, one of
Blinken's. Both are kept, in that the second says `via` Miller. What stands inside a denial or a
wish ("denied that Orlov had said", "urged them to condemn") was not reported at all and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.claims.acts import LEAVE_OPEN
from generator.claims.drafts import Draft, unique
from generator.claims.relays import find_media, of_reading, relay
from generator.records import Document, Relay, Resolution, Span

_IRREALIS = frozenset(
    {
        "ask",
        "consider",
        "demand",
        "doubt",
        "expect",
        "plan",
        "propose",
        "threaten",
        "urge",
        "want",
        "decline",
        LEAVE_OPEN,
    }
)
_SELF = frozenset("i we me us my our mine ours you your".split())
_PRONOUN = frozenset("he she it they his her its their him them who which that this these those one".split()) | _SELF
_COVERED = 0.7
"""The share of a report's evidence that is itself one report of the same speaker, from which it adds nothing."""

_ACCORDING = re.compile(r"[”\"’']?,?\s+according to\s+")
_GIVEN_OUT = re.compile(
    r"\b(?:released|issued|published|posted|read out|seen|obtained|quoted|cited)\s+by\s+(?:the\s+)?$"
)

_PHRASE = re.compile(r"[^,;:.()“”\"\n—–]{3,120}(?=[,;:.()“”\"\n—–])")
_NO_SOURCE = re.compile(r"(?:the\s+|a\s+)?(?:plan|schedule|custom|tradition|need|taste|size|age|rank|type)s?\b")
_UNNAMED = re.compile(
    r"(?:\w++\s++)*?"
    r"(?:sources?|officials?|witness(?:es)?|people|persons?|analysts|experts|investigators|residents|diplomats|observers|"
    r"reports|aides?|advisers|insiders|lawmakers)\b"
)


def link_chains(document: Document, drafts: Sequence[Draft], resolution: Resolution) -> tuple[Draft, ...]:
    """Say of every report who passes it on; leave out those that were not made, or say it twice.

    A chain begins with those that the report's own sentence names (a body that released the statement, a newspaper that
    was told), and goes on with the speaker of the report around it and that one's chain.
    """
    text = document.text
    ordered = sorted(drafts, key=_outermost)
    wholes = [draft.whole for draft in ordered]
    parents = {i: _parent(i, around, ordered, wholes) for i, around in enumerate(_around(wholes))}
    same = {i for i, d in enumerate(ordered) if _is_self(text, d, parents[i], ordered)}
    unmade: set[int] = set()
    for i, parent in parents.items():
        if parent is not None and (parent in unmade or (i not in same and not passes_on(ordered[parent]))):
            unmade.add(i)
    dropped = same | unmade
    dropped |= _repeating(ordered, parents, dropped)
    out: dict[int, Draft] = {}
    for i, draft in enumerate(ordered):
        parent = parents[i]
        while parent in same:  # what somebody only repeats of themself, they do not pass on
            parent = parents[parent]
        chain = [*of_reading(text, draft, resolution.mentions), *find_media(document, draft, resolution), *draft.chain]
        if parent is not None:
            chain += [*([] if i in same else _speaking(text, out[parent])), *out[parent].chain]
        out[i] = replace(draft, chain=_once(chain, draft))
    return tuple(d for i, d in out.items() if i not in dropped)


def via(draft: Draft) -> tuple[str, ...]:
    """The actors of its chain other than its speakers, nearest the speaker first."""
    return unique(actor for each in draft.chain for actor in each.actors if actor not in draft.speakers)


def _speaking(text: str, draft: Draft) -> list[Relay]:
    """The speaker of a report, as one who passes on what stands inside it; its cue where it names nobody."""
    span = draft.speaker or draft.cue_span
    if span is None or draft.kind == "outlet":
        return []
    return [relay(text, span, draft.kind, draft.speakers)]


def _once(chain: Sequence[Relay], draft: Draft) -> tuple[Relay, ...]:
    """The relays, each actor and each place once, without those who are the speaker."""
    out: list[Relay] = []
    for each in chain:
        speaks = (bool(each.actors) and set(each.actors) <= set(draft.speakers)) or (
            each.start,
            each.end,
        ) == draft.speaker
        again = any(
            (bool(r.actors) and r.actors == each.actors) or (r.start, r.end) == (each.start, each.end) for r in out
        )
        if not speaks and not again:
            out.append(each)
    return tuple(out)


def _outermost(draft: Draft) -> Span:
    start, end = draft.whole
    return start, -end


def passes_on(draft: Draft) -> bool:
    """Whether a report inside this one was made: not if this one denies, wishes or asks."""
    return not draft.cue.negated and draft.cue.act not in _IRREALIS


def _around(wholes: Sequence[Span]) -> Iterator[list[int]]:
    """For each span the others that hold all of it, in order; the spans come by their starts, the longest first."""
    last_of = {whole: i for i, whole in enumerate(wholes)}
    open_: list[int] = []
    for i, whole in enumerate(wholes):
        open_ = [j for j in open_ if wholes[j][1] >= whole[0]]
        yield [*(j for j in open_ if wholes[j][1] >= whole[1]), *range(i + 1, last_of[whole] + 1)]
        open_.append(i)


def _parent(i: int, around: Sequence[int], ordered: Sequence[Draft], wholes: Sequence[Span]) -> int | None:
    """The smallest report whose evidence holds all of report i, of those whose spans are around it."""
    start, end = wholes[i]
    best: int | None = None
    shortest = 0
    # The nearest first: of most others the length alone is then enough. Of two as long, the one that comes earlier.
    for j in reversed(around):
        length = wholes[j][1] - wholes[j][0]
        if best is not None and length > shortest:
            continue
        other = ordered[j]
        if other.cue_span is not None and start <= other.cue_span[0] and other.cue_span[1] <= end:
            continue
        if any(s <= start and end <= e for s, e in other.evidence):
            best, shortest = j, length
    return best


def _is_self(text: str, draft: Draft, parent: int | None, ordered: Sequence[Draft]) -> bool:
    """Whether it only repeats a part of what the same speaker is quoted with: "she said she believes"."""
    if parent is None:
        return False
    if draft.speaker is None:
        return draft.kind == "unresolved"
    said = text[slice(*draft.speaker)].lower()
    if said in _SELF:
        return True
    same = bool(draft.speakers) and set(draft.speakers) <= set(ordered[parent].speakers)
    return same and said in _PRONOUN


def _repeating(ordered: Sequence[Draft], parents: dict[int, int | None], dropped: set[int]) -> set[int]:
    """Reports that hold little but other reports of the same speaker: "according to a statement, Norway condemned"."""
    out = set()
    inside: dict[int, list[Draft]] = {}
    for i, draft in enumerate(ordered):
        parent = parents[i]
        if parent is not None and i not in dropped and draft.speakers:
            inside.setdefault(parent, []).append(draft)
    for j, drafts in inside.items():
        outer = ordered[j]
        inner = [d for d in drafts if set(d.speakers) == set(outer.speakers)]
        if not inner:
            continue
        covered = sum(e - s for s, e in _union([d.whole for d in inner]))
        if covered >= _COVERED * sum(e - s for s, e in outer.evidence):
            out.add(j)
    return out


def _union(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def given_according_to(document: Document, drafts: Sequence[Draft], resolution: Resolution) -> tuple[Draft, ...]:
    """Name who passes a report on where ", according to …" follows it and the annotator did not mark it.

    Only an actor who is the whole phrase, or by whom what it names was given out ("a statement released
    by the ministry"), is taken: "people familiar with Norway's plans" are not Norway.
    """
    cues = [d.cue_span for d in drafts if d.cue_span]
    givers = [_according(document, d, cues, resolution) for d in drafts]
    # "Orlov condemned A, saying B, according to C": both rest on C
    by_speaker = {d.speaker: found for d, found in zip(drafts, givers, strict=True) if d.speaker and found}
    return tuple(
        replace(d, chain=(*d.chain, *found)) if found else d
        for d, own in zip(drafts, givers, strict=True)
        for found in (own or (by_speaker.get(d.speaker, ()) if d.speaker else ()),)
    )


def _according(document: Document, draft: Draft, cues: Sequence[Span], resolution: Resolution) -> tuple[Relay, ...]:
    text = document.text
    end = draft.evidence[-1][1]
    match = _ACCORDING.match(text, end)
    if match is None or any(s < match.end() and e > match.start() for s, e in cues):
        return ()
    stop = min((s.end for s in document.sentences if s.start <= end <= s.end), default=end)
    named = tuple(
        relay(text, (m.start, m.end), "named", (m.actor,))
        for m in resolution.mentions
        if match.end() <= m.start
        and m.end <= stop
        and m.how != "pronoun"
        and text[m.end : m.end + 1] not in ("'", "’")
        and (re.fullmatch(r"(?:the\s+)?", text[match.end() : m.start]) or _GIVEN_OUT.search(text, match.end(), m.start))
    )
    if named or _NO_SOURCE.match(text, match.end(), stop):
        return named
    phrase = _PHRASE.match(text, match.end(), stop)
    if phrase is None or (draft.speaker and _last_word(text, phrase.span()) == _last_word(text, draft.speaker)):
        return ()  # "Long's campaign disputed it, according to the campaign"
    return (relay(text, phrase.span(), "unnamed" if _UNNAMED.match(text, *phrase.span()) else "unresolved", ()),)


def _last_word(text: str, span: Span) -> str:
    return re.split(r"\W+", text[slice(*span)].lower().strip())[-1]
