"""Cues that look like reports and are none: idioms, deeds, and things of which a reporting verb is only a figure.

"He found himself alone", "they asked not to be named", "it is certain to fail", "she called the police" and
"the clash highlighted the divide" say nothing that anybody said or thought.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.actors.gazetteer import gazetteer
from generator.actors.verbs import AUXILIARIES, is_past
from generator.claims.quotations import Quotations
from generator.records import ActorMention, Span

_IDIOM = re.compile(
    r"\b(?:find|finds|found|finding)\s+(?:\w+sel(?:f|ves)\b|oneself\b|(?:a|the|any|no|their|his|her|its)\s+"
    r"(?:way|answers?|time|place|home|job|room|middle ground)\b)|"
    r"\bfound\s+(?:not\s+)?(?:guilty|liable|innocent|dead|alive|unconscious)\b|"
    r"\bfor fear\b|"
    r"\bpush(?:es|ed|ing)?\s+(?:\w+\s+)?through\b|"
    r"\banonym(?:ity|ous|ously)\b|"
    r"\b(?:ask|request|declin|refus|want|wish|prefer)\w*\s+(?:not\s+|n[’']t\s+)?(?:to\s+)?(?:not\s+)?(?:to\s+)?be\s+"
    r"(?:named|identified|quoted)\b|"
    r"\bwill see\b|\bwait(?:s|ed|ing)?\b.*\bto\b|\b(?:highly|well) regarded\b|"
    r"\bknown\s+(?:for|as|by)\b|"
    r"\b(?:certain|sure|(?:un)?likely|due|bound|poised|set|scheduled|slated|destined)\s+to\b",
    re.IGNORECASE,
)
_FOUGHT = re.compile(r"\battack(?:s|ed|ing)?$", re.IGNORECASE)
_WITH_WORDS = re.compile(r"\b(?:for|over|as)\b")
_PHONED = re.compile(r"\bcall(?:s|ed|ing)?$", re.IGNORECASE)
_PHONE = re.compile(r"(?:the\s+)?(?:police|ambulance|fire (?:brigade|department)|emergency|\d{3}\b)", re.IGNORECASE)
_VERB_FIRST = re.compile(r"(?:would|will|could|may|might|should|must|has|have|had|is|are|was|were)\s+\w")
_NOTHING_ABOUT = re.compile(r"\b(?:about|on|regarding|concerning)$")
_WORDS_ABOUT = re.compile(r"\b(?:comments?|remarks?|statements?)\s+(?:about|on|regarding|concerning)$")
_COUNTS_AS = re.compile(r"(?:widely |long |once )?(?:considered|regarded as|deemed|seen as|viewed as|believed|thought)")
_TOPIC = 6
"""Words up to which what somebody speaks about, or does not, is a topic and no statement."""

_SCARE = 3
"""Words in quotation marks up to which they may be a name or a term."""

_OWNER = frozenset("her his their my our your the".split())
_FIGURATIVE = frozenset(
    "highlight underscore underline add refer reference echo recall repeat signal reflect address relate".split()
)
"""Verbs that things do as well as people: "the ruling underscored the divide", "his comments added a voice"."""
_WHO = frozenset("he she they i we you who".split())
_PROPOSING = frozenset({"urge", "ask", "demand", "promise"})
_ADDRESSING = frozenset("tell inform brief notify remind quote cite assure".split())
_HONORIFICS = frozenset("the and mr ms mrs dr sir president minister secretary senator".split())
_PREPOSITION = re.compile(r"\s(?:of|for|from|at|in|on|with|by|to|who|which|that|between|about)\s|,")
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")


def is_idiom(cue: str, behind: str) -> bool:
    """Whether a cue, with the first words behind it, is a phrase that reports nothing.

    Args:
        cue: the words of the cue.
        behind: how the content goes on; empty where it does not follow.
    """
    match = _IDIOM.search(f"{cue} {behind}")
    return match is not None and match.start() < len(cue)


def is_fight(text: str, cue: Span, content: Sequence[Span], quotations: Quotations) -> bool:
    """Whether "attacked" is meant with arms: words are attacked with come with a reason or a quotation."""
    if not _FOUGHT.search(text, *cue):
        return False
    return not any(_WITH_WORDS.search(text, s, e) or quotations.overlapping(s, e) for s, e in content)


def is_fragment(text: str, source: Span | None, cue: Span, content: Sequence[Span], quotations: Quotations) -> bool:
    """Whether the one piece of content is no statement.

    Such are a relative clause ("a decision that | would haunt him"), an infinitive without its subject ("expected
    | to grow"), and the subject itself, directly before its verb ("An e-mail to the ministry | reads").
    """
    start, end = content[0]
    if len(content) != 1 or quotations.overlapping(start, end):
        return False
    if _VERB_FIRST.match(text, start, end) and start >= cue[1]:
        return True
    if source is not None:
        return False
    return (start >= cue[1] and text.startswith("to ", start) and " " not in text[slice(*cue)].strip()) or (
        end <= cue[0] and not text[end : cue[0]].strip()
    )


def is_scare_quoted(text: str, cue: Span, content: Sequence[Span], quotations: Quotations) -> bool:
    """Whether there is but a name in quotation marks with what was done to it: "‘super funds’ | backed by Berg"."""
    if len(content) != 1 or not text[slice(*cue)].lower().endswith(" by") or quotations.around(*content[0]) is None:
        return False
    return len(_WORD.findall(text[slice(*content[0])])) <= _SCARE


def is_topic(text: str, cue: Span, content: Sequence[Span], quotations: Quotations, *, negated: bool) -> bool:
    """Whether "comments about", "did not talk about" has only its topic behind it: "his comments about | the dam"."""
    about = _NOTHING_ABOUT if negated else _WORDS_ABOUT
    if not about.search(text, *cue) or any(quotations.overlapping(*span) for span in content):
        return False
    said = [w.lower() for span in content for w in _WORD.findall(text[slice(*span)])]
    return len(said) <= _TOPIC and not any(w in AUXILIARIES or is_past(w) for w in said)


def is_reduced(text: str, cue: Span, source: Span | None) -> bool:
    """Whether a cue only says what something counts as: "praised the canal, | considered | a marvel"."""
    return (
        _COUNTS_AS.fullmatch(text, *cue) is not None
        and text[max(0, cue[0] - 2) : cue[0]] == ", "
        and source is not None
        and len(_WORD.findall(text[source[1] : cue[0]])) > _SCARE
    )


def is_phone_call(text: str, cue: Span, content: Sequence[Span]) -> bool:
    """Whether "called" has only whom it rang up behind it: "called her husband", "called the police"."""
    if len(content) != 1 or not _PHONED.search(text, *cue) or content[0][0] < cue[1]:
        return False
    words = _WORD.findall(text[slice(*content[0])])
    return bool(_PHONE.match(text, *content[0])) or (len(words) == 2 and words[0].lower() in _OWNER)


def is_figure(text: str, lemma: str, source: Span, content: Span, quotations: Quotations) -> bool:
    """Whether a thing, not a person or text, is the subject of a verb that things do as well.

    Only for sources that name no actor: their head has to be a noun for people, or they are things.
    """
    if lemma not in _FIGURATIVE or quotations.overlapping(*content):
        return False
    head = _WORD.findall(_PREPOSITION.split(text[slice(*source)], maxsplit=1)[0].lower())
    people = gazetteer().people
    return not any(w in _WHO or w in people or (w.endswith("s") and w[:-1] in people) for w in head[-1:])


def names_only(text: str, act: str, lemma: str, content: Sequence[Span], mentions: Sequence[ActorMention]) -> bool:
    """Whether there is only a name where something asked, promised or told would have to stand: "calling on | Berg"."""
    if act not in _PROPOSING and lemma not in _ADDRESSING:
        return False
    found = [(w.start(), w.end()) for s, e in content for w in _WORD.finditer(text, s, e)]
    start, end = min((s for s, _ in content), default=0), max((e for _, e in content), default=0)
    named = [m for m in mentions if m.how != "pronoun" and m.start < end and m.end > start]
    inside = [any(m.start <= s and e <= m.end for m in named) for s, e in found]
    return any(inside) and all(
        there or text[s:e].lower() in _HONORIFICS for there, (s, e) in zip(inside, found, strict=True)
    )
