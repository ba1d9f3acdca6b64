"""Statements and other documents that speak: whose they are, and who releases them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.actors.cast import Cast, Draft
from generator.actors.forms import words
from generator.actors.phrases import Hit, Phrase, Reading
from generator.actors.verbs import is_finite
from generator.actors.view import View
from generator.records import Span

_STATEMENTS = words(
    "statement communique communiqué declaration document letter release memo memorandum note message text "
    "announcement resolution tweet post speech address interview"
)
_WORKS = _STATEMENTS | words(
    "report study survey poll filing complaint lawsuit indictment editorial book paper analysis article "
    "review assessment briefing dossier brief petition appeal notice order ruling bulletin update"
)
_GENERIC = frozenset({"document", "text"})
_INTRODUCED = re.compile(
    r"(?P<lead>\b\w+\s+)?\b(?:a|an|their|its|his|her)\s+(?P<adjectives>(?:[\w-]+\s+){0,3})(?:(?P<noun>statement|communiqu[eé]|"
    r"declaration|letter|memo|announcement|message|speech|tweet|post|release|document)|(?P<work>report|study|survey|poll|paper|"
    r"analysis|review|assessment|briefing|editorial|complaint|lawsuit|petition))\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*(?:,|,?\s*\band\b|&|/)\s*(?:the\s+)?")
_PARTIES = re.compile(
    r"^(?:the |both )?(?:two |three |four |five )?(?:parties|signatories|sides|"
    r"(?:statement|document|declaration|text|letter|communiqu[eé])'s? (?:authors|signatories|parties)|"
    r"(?:authors|signatories) of the (?:joint )?(?:statement|document|declaration|text|letter|communiqu[eé]))$"
)
# A report is somebody's only where they say something in it or bring it out.
_PUBLISHING = words("in published released issued filed wrote with presented unveiled")
_RELEASED = words("released issued published posted carried obtained seen distributed quoted cited")


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that the text introduces: where, by which noun, whether as a joint one, and whose it is."""

    position: int
    noun: str
    joint: bool
    actors: tuple[Draft, ...]


def introduced(view: View, cast: Cast, readings: Mapping[Span, Reading]) -> list[Statement]:
    """The statements that sentences introduce beside a named speaker ("said in a statement"), in order of the text."""
    found = []
    for start, end in view.sentences:
        match = _INTRODUCED.search(view.text, start, end)
        if match is None or (match.group("work") and (match.group("lead") or "").strip().lower() not in _PUBLISHING):
            continue
        joint = "joint" in match.group("adjectives").lower()
        parties = _parties_in(view, cast, readings, (start, end), joint=joint)
        if parties:
            found.append(
                Statement(match.start(), (match.group("noun") or match.group("work")).lower(), joint, tuple(parties))
            )
    return found


def _parties_in(
    view: View, cast: Cast, readings: Mapping[Span, Reading], sentence: Span, *, joint: bool
) -> list[Draft]:
    """Whose statement a sentence speaks of: the only named speakers in it, or the listed subjects."""
    named = [
        r for s, r in sorted(readings.items()) if sentence[0] <= s[0] < sentence[1] and r.kind == "named" and r.actors
        and not r.how.startswith("statement")
    ]  # fmt: skip
    if joint:
        together = [r for r in named if len(r.actors) > 1]
        if len(together) == 1:
            return together[0].actors
        return _listed_subject(view, cast, sentence) if not together else []
    return named[0].actors if len(named) == 1 else []


def _listed_subject(view: View, cast: Cast, sentence: Span) -> list[Draft]:
    """The first actors of a sentence that are listed together and followed by a verb."""
    run: list[Hit] = []
    for hit in cast.within(*sentence):
        if run and _LINK.fullmatch(view.text, run[-1][0].end, hit[0].start):
            run.append(hit)
            continue
        if _acts_together(view, run):
            break
        run = [hit]
    return list(dict.fromkeys(d for _, d in run)) if _acts_together(view, run) else []


def _acts_together(view: View, run: Sequence[Hit]) -> bool:
    if len({id(d) for _, d in run}) < 2:
        return False
    end = run[-1][0].end
    return is_finite(view.after(end).lower, view.after(end, 2).lower)


def is_parties(source: Phrase) -> bool:
    """Whether the phrase means those whose statement it is: "the parties", "the document's authors"."""
    return _PARTIES.match(source.lower.replace(" 's", "'s")) is not None


def is_work(source: Phrase) -> bool:
    """Whether the phrase's head is a statement, report or other document."""
    return source.head in _WORKS


def read_parties(source: Phrase, statements: Sequence[Statement], readings: Mapping[Span, Reading]) -> Reading:
    """Reads "the parties" and the like: of the latest joint statement, else of the latest statement."""
    before = [s for s in statements if s.position < source.span[0]]
    several = [s for s in before if len(s.actors) > 1]
    chosen = several[-1] if several else None
    if chosen is None and "author" in source.lower and before:
        chosen = before[-1]
    if chosen is not None:
        return Reading(source.span, "named", "statement-parties", list(chosen.actors), plural=True)
    earlier = [
        r for s, r in sorted(readings.items()) if s[1] <= source.span[0] and r.kind == "named" and len(r.actors) > 1
    ]
    return Reading(source.span, "unresolved", "parties-unknown", candidates=list(earlier[-1].actors) if earlier else [])


def read_work(
    view: View, cast: Cast, source: Phrase, statements: Sequence[Statement], readings: Mapping[Span, Reading]
) -> Reading:
    """Reads a phrase whose head is a document: through its authors, its releaser, or the statement named earlier."""
    joint = any(w.lower == "joint" for w in source.core)
    before, by, through = _around(source)
    if joint and not by:
        parties = _parties_in(view, cast, readings, view.sentence(source.span[0]), joint=True) or _latest(
            source, statements, joint=True
        )
        if parties:
            via = [d for d in through if d not in parties]
            return Reading(source.span, "named", "statement-parties", list(parties), via, plural=True)
        if through:
            return Reading(source.span, "unresolved", "statement-parties-unknown", [], through)
    if by:
        return Reading(source.span, "named", "statement-by", by, [d for d in through if d not in by])
    if through:
        return Reading(source.span, "named", "statement-released-by", through)
    if before:
        return Reading(source.span, "named", "statement-of", before)
    if source.determiner in {"the", "this", "that"}:
        earlier = _latest(source, statements, joint=joint)
        if earlier:
            return Reading(source.span, "named", "statement-earlier", list(earlier), plural=len(earlier) > 1)
        if source.head in _STATEMENTS:
            return Reading(source.span, "unresolved", "statement-unknown")
    if source.head in _STATEMENTS:
        parties = _parties_in(view, cast, readings, view.sentence(source.span[0]), joint=False)
        if parties:
            return Reading(source.span, "named", "statement-of-sentence", list(parties))
    return Reading(source.span, "unnamed", "document")


def _latest(source: Phrase, statements: Sequence[Statement], *, joint: bool) -> tuple[Draft, ...]:
    head = source.head.replace("é", "e")
    fitting = [
        s for s in statements
        if s.position < source.span[0] and (s.noun.replace("é", "e") == head or head in _GENERIC) and (s.joint or not joint)
    ]  # fmt: skip
    return fitting[-1].actors if fitting else ()


def _around(source: Phrase) -> tuple[list[Draft], list[Draft], list[Draft]]:
    """The owners before the head, the authors after "by" or "from", and those who release the document."""
    core = source.core
    core_start, core_end = core[0].start, core[-1].end
    possessive = any(w.lower == "'s" for w in core)
    before = [
        d
        for f, d in source.hits
        if core_start <= f.start and f.end <= core_end and (possessive or d.type not in {"person", "country"})
    ]
    by: list[Draft] = []
    through: list[Draft] = []
    mode = ""
    last_end = core_end
    for word in source.words:
        if word.start < core_end:
            continue
        lower = word.lower
        if lower in _RELEASED:
            mode = "through"
        elif lower in {"by", "from", "of"} and mode != "through":
            mode = "by"
        elif lower in {"to", "on", "about", "in", "with", "for", "against", "at", "last", "which", "who", "that"}:
            mode = "" if lower not in {"in", "on", "at", "for"} or not mode else "stop"
        for found, draft in source.hits:
            if found.start == word.start and found.start >= last_end:
                last_end = found.end
                if mode == "by":
                    by.append(draft)
                elif mode == "through":
                    through.append(draft)
    return list(dict.fromkeys(before)), list(dict.fromkeys(by)), list(dict.fromkeys(through))
