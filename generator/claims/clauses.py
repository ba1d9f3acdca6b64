"""Reports found by grammar alone: a named actor, a verb of telling, and what is told.

On purpose narrow: the actor opens the clause as its subject, and the first thing that can be its verb is
a verb of telling with something behind it, with no comma or conjunction between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.claims.acts import ACTS, NEUTRAL
from generator.claims.cues import Match, matches, names_thing
from generator.claims.words import Word, words
from generator.records import ActorMention, Span

_TELLING = frozenset(
    """say stress explain respond affirm announce confirm acknowledge claim deny reject condemn criticise accuse praise
    warn threaten demand urge promise propose agree believe expect concern rule-out""".split()
)
_NOT_THERE = frozenset("address document estimate list note project read see share state report table talk".split())
"""Verbs whose forms are as often nouns: too uncertain without a parser."""

_ADVERB = frozenset(
    "also then later again now today yesterday earlier has had have not never did didn't does doesn't".split()
)
_ADJUNCT = frozenset("during in on at after before amid following".split())
_BREAK = re.compile(r"[;:,()“”\"–—]|\b(?:that|which|who|whom|whose|because|while|and|but|if|when|where|to)\b")
_WHEN = re.compile(
    r"\s*(?:on\s+)?(?:(?:late|early|earlier|last|this)\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|week|month|year)\b(?:\s+(?:morning|evening|night))?",
)
_CUT = re.compile(r"[.?!]\s+(?=[A-Z“\"])|;\s|,\s+(?:while|but|whereas|although)\s")
_REDUCED = frozenset("by last earlier".split())


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it stands in a clause.

    Attributes:
        subjects: the mentions that name who tells, in order.
        cue: the verb with its auxiliaries and adverbs.
        content: what is told.
    """

    subjects: tuple[ActorMention, ...]
    cue: Span
    content: Span


def report_in(text: str, span: Span, mentions: Sequence[ActorMention]) -> Report | None:
    """The report that a span begins with; None where it begins with none.

    Args:
        text: the document's text.
        span: where to look.
        mentions: of actors by name, in any order.
    """
    start, end = span
    cut = _CUT.search(text, start, end)
    end = cut.start() if cut else end
    subjects, rest = _subject(text, start, end, mentions)
    if not subjects:
        return None
    run = words(text, rest, end)
    found = _telling_verb(text, run, rest)
    if found is None:
        return None
    match, first = found
    content = run[match.last - 1].end
    when = _WHEN.match(text, content, end)
    content = when.end() if when else content
    behind = words(text, content, end)
    if len(behind) < 2 or behind[0].form in _REDUCED or text[content : content + 1] in (",", "."):
        return None
    return Report(subjects, (run[first].start, run[match.last - 1].end), (content, end))


def _subject(text: str, start: int, end: int, mentions: Sequence[ActorMention]) -> tuple[tuple[ActorMention, ...], int]:
    """The actors that the span opens with as its subject, and where the subject ends.

    Before the first one may stand capitalised words (a title or role), between them "and" and commas.
    """
    inside = sorted((m for m in mentions if start <= m.start and m.end <= end), key=lambda m: (m.start, -m.end))
    chosen: list[ActorMention] = []
    at = start
    for mention in inside:
        if chosen and mention.start < at:
            continue
        between = text[at : mention.start]
        if chosen and re.fullmatch(r"\s*(?:,|,?\s*and)\s*(?:the\s+)?", between):
            chosen.append(mention)
        elif _is_title(between):
            chosen[-1:] = [mention]  # "US Secretary of State Antony Blinken": the last name is the head
        else:
            break
        at = mention.end
    return tuple(chosen), at


def _is_title(between: str) -> bool:
    parts = between.split()
    return all(
        p[0].isupper() or p.lower() in ("of", "the", "for", "foreign", "prime", "minister", "president") for p in parts
    )


def _telling_verb(text: str, run: Sequence[Word], rest: int) -> tuple[Match, int] | None:
    """The first verb of telling behind the subject, and the first word of its cue."""
    for match, act in matches(run):
        if act not in _TELLING or act == NEUTRAL or ACTS[act].event or match.lemma in _NOT_THERE:
            continue
        did = any(w.form in ("did", "didn't", "does", "doesn't") for w in run[max(0, match.first - 3) : match.first])
        if not match.forms & {"past", "third"} and not did:
            continue
        if "past" not in match.forms and names_thing(run[match.first].form):
            continue
        first = match.first
        while first and run[first - 1].form in _ADVERB:
            first -= 1
        if first and run[0].form not in _ADJUNCT:
            return None
        if _BREAK.search(text, rest, run[first].start):
            return None
        return match, first
    return None
