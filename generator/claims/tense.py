"""Whether a clause tells of what was or of what is to come, and whether a time at its end is the main verb's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.actors.verbs import AUXILIARIES, PRESENT, is_past
from generator.claims.times import Direction
from generator.claims.words import Word, words

_RELATIVE_ASIDE = re.compile(r",\s+(?:who|which)\b[^,;:.()“”\"]{1,60},(?=\s)")
_SUBORDINATE = re.compile(
    r"\b(?:who|which|whom|whose|that|because|although|though|if|unless|when|while|after|before|since|until|whether|"
    r"where|as(?!\s+(?:the|an?|[A-Z]))|than|following|ahead|amid|despite)\b|[;:()—–]|,\s+(?:and|but|or)\b",
    re.IGNORECASE,
)
_HAPPENINGS = frozenset(
    """attack attacks raid raids strike strikes war talks summit meeting meetings election elections vote votes visit
    speech conference interview crash shooting bombing rally march protest protests debate hearing trial funeral
    ceremony primary primaries referendum festival game match launch murder killing killings death deaths riot riots
    clash clashes battle storm earthquake flood fire incident accident events event arrest arrests""".split()
)
"""Nouns that name something which has a time of its own."""

_DETERMINERS = frozenset("the a an its his her their".split())
_THERE = frozenset("in at during".split())
_MODAL = frozenset("may might could should must can cannot can't couldn't shouldn't mustn't".split())
_PAST_AUXILIARIES = frozenset("had did has have didn't wasn't weren't hadn't hasn't haven't".split())
_PLANS = frozenset("going set due expected scheduled supposed slated poised likely planning hoping".split())
_INTENDS = frozenset("plans plan intends intend hopes hope wants want aims aim expects expect".split())


@dataclass(frozen=True, slots=True)
class Telling:
    """How a clause is told.

    Attributes:
        direction: whether of what was or what is to come; None where it is open.
        shifted: whether "to come" counts from the day of the saying and may be past by now ("would sail").
    """

    direction: Direction
    shifted: bool = False


def telling(clause: Sequence[Word]) -> Telling:
    """How the first verb of a clause tells it."""
    forms = [w.form for w in clause]
    for i, form in enumerate(forms):
        after = forms[i + 1 : i + 4]
        found = _modal(form, after) or _being(form, after)
        if found is not None:
            return found
        if form in _INTENDS and after[:1] == ["to"]:
            return Telling("future")
        if form == "to" and i == 0:
            return Telling("future", shifted=True)
        if form in _PAST_AUXILIARIES or is_past(form):
            return Telling("past")
        if form in PRESENT and i and not AUXILIARIES & set(after):
            return Telling(None)
    return Telling(None)


def _modal(form: str, after: Sequence[str]) -> Telling | None:
    if form in ("will", "shall", "won't") or form.endswith("'ll"):
        return Telling("future")
    if form in ("would", "wouldn't"):
        return Telling(None if "have" in after else "future", shifted=True)
    if form in _MODAL:
        return Telling("past") if "have" in after else Telling(None)
    return None


def _being(form: str, after: Sequence[str]) -> Telling | None:
    """Of forms of "to be"; of "'s" only where it surely is one."""
    to_come = list(after[:1]) == ["to"] or (bool(set(after[:2]) & _PLANS) and "to" in after)
    if form in ("was", "were"):
        return Telling("future", shifted=True) if to_come else Telling("past")
    if form in ("is", "are", "am") or form.endswith(("'re", "'m")):
        return Telling("future") if to_come else Telling(None)
    if form.endswith("'s") and (to_come or {"not", "been"} & set(after)):
        return Telling("future" if to_come else "past" if "been" in after else None)
    return None


def reads_as_event(text: str, start: int, at: int, end: int) -> bool:
    """Whether the time at `at` dates the main verb of a clause that begins at `start`.

    It does not behind a conjunction, a relative or a second verb, behind "of", behind a noun that has a time of its
    own ("after the raid on Monday", "the election in May"), and in "the treaty signed last week is void".
    """
    clause = _RELATIVE_ASIDE.sub("", re.sub(r"\([^()]*\)", "", text[start:at]))
    lead = re.match(r"[\s“\"‘']*(?:that\s)?", clause)
    if _SUBORDINATE.search(clause, lead.end() if lead else 0):
        return False
    asides = [m.span() for m in _RELATIVE_ASIDE.finditer(text, start, at)]
    before = [w for w in words(text, start, at) if not any(s < w.start < e for s, e in asides)]
    forms = [w.form for w in before]
    if forms[0] == "to":
        return not any(_has_own_time(forms, i) for i in range(1, len(forms)))
    verbs = [i for i, form in enumerate(forms) if i and _is_verb(form)]
    if not verbs:
        return False
    if "to" in forms[1 : verbs[0]]:
        return False  # "to raise it the way he did on Friday was wrong"
    groups = [i for n, i in enumerate(verbs) if not n or any(not _inside(f) for f in forms[verbs[n - 1] + 1 : i])]
    if len(groups) > 1:
        return False
    last = verbs[-1]
    if "to" in forms[last + 1 :] and not set(forms[: last + 2]) & {"will", "would", "plans", "plan", "going"}:
        to = forms.index("to", last + 1)
        goal = to + 1 == len(forms) or forms[to + 1] in _DETERMINERS or text[before[to + 1].start].isupper()
        if not goal:
            return False  # "agreed to resume talks on Tuesday": the agreeing or the resuming
    if forms[0] != "there" and any(_has_own_time(forms, i) for i in range(last + 1, len(forms))):
        return False
    if len(forms) - 1 in verbs and forms[-1] not in AUXILIARIES:
        later = words(text, at, min(end, at + 80))
        auxiliary = set(forms[max(0, last - 3) : last]) & AUXILIARIES
        return bool(auxiliary) or not any(w.form in AUXILIARIES or w.form in PRESENT for w in later[1:5])
    return True


def _is_verb(form: str) -> bool:
    return form in AUXILIARIES or is_past(form) or form in ("would", "'ll") or form.endswith(("'ll", "n't"))


def _inside(form: str) -> bool:
    """Whether a word can stand inside a group of verbs: "had never been", "was quickly taken"."""
    return form.endswith("ly") or form in (
        "not",
        "never",
        "also",
        "been",
        "be",
        "being",
        "already",
        "just",
        "now",
        "to",
    )


def _has_own_time(forms: Sequence[str], i: int) -> bool:
    """Whether a word names a happening that the verb does not share the time of: "in the raid" it does."""
    return forms[i] in _HAPPENINGS and not _THERE & set(forms[max(0, i - 3) : i])
