"""Who passes a claim on to the outlet: media that were told or that quote, and whoever a phrase in its sentence names.

Whom a speaker tells something is no relay, unless it makes its living from passing on what it is told: "told the Daily
Post" is one, "told lawmakers" or "told reporters" (who may be the outlet's own) is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.claims.drafts import Draft
from generator.claims.nearby import sentences_at
from generator.records import Actor, ActorMention, Document, Relay, RelayKind, Resolution, Span

_TOLD = re.compile(
    r"\b(?:told|tells?|telling|informed|spoke to|speaking to|speaking with|talking to|talked to)\s*$", re.IGNORECASE
)
_ADDRESSED = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,3}?\b(?:in|for|during)\s+(?:an?|the|his|her|their|a recent|another)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:interview|conversation|call|op-ed|article|column|essay|e-?mail|statement|comments?|remarks?|message|letter)\s+"
    r"(?:with|to|for|in|on)\s+|"
    r"\s*(?:in|with)\s+(?:[\w-]+\s+){0,2}?(?:comments|remarks|interviews)\s+(?:to|with)\s+|"
    r",?\s*(?:as\s+)?(?:quoted|cited)(?:\s+as\s+saying)?\s+by\s+|\s*as\s+saying\s+by\s+|\s*by\s+",
)
_QUOTED = re.compile(r"\b(?:quoted|cited)\b", re.IGNORECASE)
_QUOTING = re.compile(r"\s+(?:(?:also|earlier|then|has|had)\s+)?(?:quoted|cited|quotes|cites)\s+(?:the\s+)?$")
_OUTLET = re.compile(
    r"(?:(?:the|a|an|its|his|her)\s+)?(?P<unnamed>(?:(?:local|state|foreign|national|domestic|official|regional|public|private|"
    r"state-run|state-owned|pro-government|independent|[A-Z][a-z]++)\s++)*)"
    r"(?:newspapers?|daily|tabloid|television|TV|radio(?:\s+station)?|broadcaster|news\s+agency|newswire|news\s+site|"
    r"magazine|media|channel|network|outlet|website)\b(?!\s+[A-Z])"
)
_GENERIC = frozenset("the news agency channel online network newspaper com co uk org tv radio".split())
_FIRST_NAME = re.compile(r"(?:the\s+)?(?:[\w’'-]+\s+){0,4}$", re.IGNORECASE)


def relay(text: str, span: Span, kind: RelayKind, actors: Collection[str]) -> Relay:
    """A relay at a span of the text; unresolved where it is to be known and no actor is given."""
    known = tuple(actors) if kind == "named" else ()
    return Relay(text[slice(*span)], *span, "named" if known else "unresolved" if kind == "named" else kind, known)


def of_reading(text: str, draft: Draft, mentions: Sequence[ActorMention]) -> tuple[Relay, ...]:
    """The actors inside the source who pass it on rather than speak, at the words that name them."""
    if draft.speaker is None:
        return ()
    start, end = draft.speaker
    out = []
    for actor in draft.via:
        there = [m for m in mentions if m.actor == actor and start <= m.start and m.end <= end]
        out.append(relay(text, (there[0].start, there[0].end) if there else draft.speaker, "named", (actor,)))
    return tuple(out)


def find_media(document: Document, draft: Draft, resolution: Resolution) -> tuple[Relay, ...]:
    """The medium that a report was made to or that quotes it, if its sentence says so; never the outlet itself."""
    if draft.cue_span is None:
        return ()
    text, cue = document.text, draft.cue_span
    home = sentences_at(document.sentences, *cue)
    end = home[-1].end if home else cue[1]
    media = {a.id: a for a in resolution.actors if a.type == "media" and not _is_outlet(document, a)}
    quoting = _quoting(text, draft, resolution, media)
    if quoting is not None:
        return (quoting,)
    stop = min([end, *(s for s, _ in draft.evidence if s >= cue[1])])
    for at in _addressees(text, draft, stop):
        found = _medium(document, (at, stop), resolution, media)
        if found is not None:
            return (found,)
    return ()


def _addressees(text: str, draft: Draft, stop: int) -> Sequence[int]:
    """Where the words for whom a report was made to may begin."""
    if draft.cue_span is None:
        return ()
    first, last = draft.cue_span
    if draft.speaker and last <= draft.speaker[0] < stop:
        last = draft.speaker[1]
    found = []
    if _TOLD.search(text, first, draft.cue_span[1]):
        found.append(draft.cue_span[1] + (text[draft.cue_span[1] : stop].startswith(" ")))
    behind = re.compile(r"\b(?:told|tells)\s+").search(text, first, draft.cue_span[1])
    if behind:
        found.append(behind.end())
    given = _ADDRESSED.match(text, last, stop)
    if given and (not given.group().strip().startswith("by") or _QUOTED.search(text, first, draft.cue_span[1])):
        found.append(given.end())
    return found


def _medium(document: Document, span: Span, resolution: Resolution, media: dict[str, Actor]) -> Relay | None:
    """The medium that the words from a place on name, if they name one at once."""
    text = document.text
    start, stop = span
    for mention in sorted(resolution.mentions, key=lambda m: (m.start, -m.end)):
        if mention.start < start or mention.end > stop:
            continue
        if mention.actor in media and _FIRST_NAME.fullmatch(text, start, mention.start):
            return relay(text, (mention.start, mention.end), "named", (mention.actor,))
        break
    described = _OUTLET.match(text, start, stop)
    if described is None:
        return None
    definite = described.group().startswith(("the ", "its ", "his ", "her ")) and not described["unnamed"]
    return relay(text, described.span(), "unresolved" if definite else "unnamed", ())


def _quoting(text: str, draft: Draft, resolution: Resolution, media: dict[str, Actor]) -> Relay | None:
    """The medium of "the Daily Post quoted Orlov as saying"."""
    if draft.speaker is None:
        return None
    start = draft.speaker[0]
    verb = _QUOTING.search(text, max(0, start - 30), start)
    if verb is None:
        return None
    for mention in resolution.mentions:
        if mention.end == verb.start() and mention.actor in media:
            return relay(text, (mention.start, mention.end), "named", (mention.actor,))
    return None


def _is_outlet(document: Document, actor: Actor) -> bool:
    """Whether a medium is the document's own outlet, which is the last of every chain and so never stands in it."""
    own = _plain(document.outlet or "")
    return bool(own) and own in {_plain(form) for form in (actor.name, *actor.aliases)}


def _plain(name: str) -> tuple[str, ...]:
    """The telling words of a medium's name: "the Fox News Channel" is "Fox"."""
    return tuple(w for w in re.findall(r"[a-z0-9]+", name.lower()) if w not in _GENERIC)
