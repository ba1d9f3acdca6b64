"""Reading the cue of an attribution: which act it is, whether it is negated, how it is hedged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.claims.acts import (
    ACTS,
    ADJECTIVAL,
    AFFIRMING,
    DENIALS,
    EXPRESSING,
    LEAVE_OPEN,
    NEUTRAL,
    SAYING,
    STANDING,
)
from generator.claims.hedges import find_cue_hedge
from generator.claims.idioms import is_idiom
from generator.claims.inflect import Form, forms, plural
from generator.claims.words import Word, words
from generator.records import Span

CueKind = Literal["report", "event", "sign", "weak", "unknown"]

_BE = frozenset("is are was were be been being am 's 're ’s ’re isn't aren't wasn't weren't".split())
_AUXILIARY = _BE | frozenset(
    "has have had do does did will would shall should may might could can 've 'll 'd cannot can't".split()
)
_REFUSING = frozenset("decline refuse fail avoid".split())
_REPORTED = re.compile(
    r"according to|as told to|reportedly|allegedly|supposedly|purportedly|so-called|per\b", re.IGNORECASE
)
_CLAIMED = re.compile(
    r"(?:(?:the|any|all|these|those|such|media|press|news|recent|a|an|as|his|her|its|their)\s+){0,4}"
    r"(?:(?:false|baseless|untrue|unfounded|fake|lies?)\b|"
    r"(?:claim|allegation|accusation|suggestion|report|rumou?r|notion|idea|charge|assertion|speculation)s?\b)",
    re.IGNORECASE,
)
_NO_NEGATION = re.compile(r"\bnot (?:only|just|merely|simply)\b|(?:\bnot|n[’']t) (?:resist|help)\b", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:have|has|had|needs?|needed|ought|remains?|is|are|was|were|still) to\b|\bto be\b",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:must|should|ought to)\b", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|would|shall|won[’']t|to|of|going)\b|[’']ll\b", re.IGNORECASE)
_BEHIND = 80
"""How many code points behind a cue are looked at to read it."""

_TOPIC = frozenset({"comment", "refer", "discuss", "elaborate", "reply", "answer"})
"""Verbs whose participle only leads on to what is said: "commenting on the raid, he said"."""
_WEAK = frozenset(
    {"respond", "respond to", "counter", "share", "list", "address", "relate", "continue", "go on", "hit", "press"}
    | {"hammer", "knock", "require", "email", "text", "talk", "speak", "document", "hold", "trust"}
    | {"issue", "release", "publish"}
)
"""Verbs that report words only where words follow: "responded: “No.”", but not "responded to the boom"."""

_BODILY = frozenset({"hit", "press", "hammer", "knock", "hold"})
"""Of them, those that negated tell of no silence either: "did not respond" does, "did not hit" does not."""

_ASSURING = frozenset({"assure", "reassure", "swear", "guarantee"})
"""Verbs that promise what is to come, and assert what is."""

_GIVING_OUT = frozenset({"issue", "release", "publish"})
"""Verbs that give out words or things: which, their noun decides ("issued a warning", "published a series")."""


@dataclass(frozen=True, slots=True)
class Match:
    """A known verb in a run of words.

    Attributes:
        first, last: half-open word indices.
        lemma: the base form.
        forms: what the inflected form can be.
    """

    first: int
    last: int
    lemma: str
    forms: frozenset[Form]


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue says.

    Attributes:
        act: one of `ACTS`, none of the events.
        kind: `report` for words of the vocabulary, `event` for something done rather than said, `sign` for
            a colon or dash, `weak` for verbs that only tell where words follow, `unknown` for anything else, also
            for what is only to be said ("have to confirm", "must report").
        negated: whether the speaker is said not to assert the content.
        hedge: the hedging words, verbatim; None where there are none.
        passive: whether the subject is acted on ("was accused of"), so that it is not who speaks.
        participle: whether it hangs on a clause before it ("…, saying").
        verb: whether a verb says it, rather than a noun or an adjective.
        adverb: whether only an adverb says that it is reported ("allegedly"): its subject tells nothing.
        lemma: the base form of the verb; empty where none says it.
    """

    act: str
    kind: CueKind
    negated: bool = False
    hedge: str | None = None
    passive: bool = False
    participle: bool = False
    verb: bool = False
    adverb: bool = False
    lemma: str = ""


@cache
def lexicon(*, events: bool) -> dict[str, tuple[tuple[tuple[str, ...], str, str, frozenset[Form]], ...]]:
    """Verb forms by their first word: (all words, base form, act, forms), the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str, str, frozenset[Form]]]] = {}
    for name, act in ACTS.items():
        if act.event != events:
            continue
        for verb in act.verbs:
            for form, kinds in forms(verb).items():
                parts = tuple(form.split())
                table.setdefault(parts[0], []).append((parts, verb, name, kinds))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in table.items()}


@cache
def _things() -> tuple[dict[str, str], tuple[tuple[tuple[str, ...], str], ...]]:
    """Acts by noun (both numbers), and by adjective."""
    nouns: dict[str, str] = {}
    adjectives: list[tuple[tuple[str, ...], str]] = []
    for name, act in ACTS.items():
        for noun in act.nouns:
            nouns.setdefault(noun, name)
            nouns.setdefault(plural(noun), name)
        adjectives += [(tuple(a.split()), name) for a in act.adjectives]
    return nouns, tuple(sorted(adjectives, key=lambda a: -len(a[0])))


def matches(run: Sequence[Word], *, events: bool = False) -> Iterator[tuple[Match, str]]:
    """The verbs of the vocabulary in a run of words, from left to right, each with its act."""
    table = lexicon(events=events)
    i = 0
    while i < len(run):
        for parts, lemma, act, kinds in table.get(run[i].form, ()):
            if len(parts) == 1 or tuple(w.form for w in run[i : i + len(parts)]) == parts:
                yield Match(i, i + len(parts), lemma, kinds), act
                i += len(parts) - 1
                break
        i += 1


def names_thing(form: str) -> bool:
    """Whether a word may be a noun of the vocabulary ("claims", "plans")."""
    return form in _things()[0]


def read_cue(text: str, cue: Sequence[Span], content_start: int | None = None) -> Cue:
    """Read a cue.

    Args:
        text: the document's text.
        cue: the pieces of the cue, in order.
        content_start: where the content begins, if it follows; its first noun decides what "expressed" means.
    """
    verbatim = " ".join(text[s:e] for s, e in cue)
    run = [w for s, e in cue for w in words(text, s, e)]
    if not run:
        return Cue("say", "sign")
    verbatim, run = _asserting(verbatim, run)
    hedge = find_cue_hedge(verbatim)
    behind = text[content_start : content_start + _BEHIND] if content_start is not None else ""
    if is_idiom(verbatim, behind):
        return Cue(NEUTRAL, "event", hedge=hedge)
    deeds = {m.first: m.last for m, _ in matches(run, events=True)}
    found = [(m, a) for m, a in matches(run) if not _is_noun(run, m) and deeds.get(m.first, 0) <= m.last]
    negated, found = _negation(verbatim, run, found)
    if not found:
        return _without_verb(verbatim, run, hedge, negated=negated)
    match, act = _main_verb(run, found)
    act = _by_noun(text, run, match, act, content_start)
    act = _by_phrase(run, match, act, behind)
    if (match.lemma == "consider" and "ing" in match.forms) or (match.lemma in _ASSURING and _is_present(behind)):
        act = "consider" if match.lemma == "consider" else "say"
    passive = _is_passive(run, match, found)
    participle = "ing" in match.forms and not any(w.form in _AUXILIARY for w in run[: match.first])
    if _DUE.search(verbatim) or (match.lemma == "deny" and passive and content_start is not None):
        # "must report the theft" is no report, "was denied a licence" no denial
        return Cue(act, "event", negated, hedge, passive, participle, verb=True, lemma=match.lemma)
    if match.lemma in DENIALS and act in ("deny", "rule-out", "reject"):
        if negated:
            return Cue(LEAVE_OPEN, "report", hedge=verbatim, passive=passive, verb=True)
        negated = act != "reject" or bool(_CLAIMED.match(behind))
        return Cue(act, "report", negated, hedge, passive, participle, verb=True, lemma=match.lemma)
    kind: CueKind = "report"
    if _NOT_DONE.search(verbatim) or (participle and match.lemma in _TOPIC):
        kind = "unknown"
    elif act == found[0][1] and _is_weak(run, match, behind, negated=negated):
        kind = "weak"
    verb = not _heads_phrase(run, match)
    return Cue(act, kind, negated, hedge, passive, participle, verb=verb, lemma=match.lemma)


def _asserting(verbatim: str, run: list[Word]) -> tuple[str, list[Word]]:
    """Of "would not go that far but said" what is asserted: "said"; else all of it."""
    at = next((i for i, w in enumerate(run) if w.form in ("but", "instead")), None)
    if at is None or at == 0 or not any(True for _ in matches(run[at + 1 :])):
        return verbatim, run
    return re.split(r"\b(?:but|instead)\b", verbatim, maxsplit=1)[1].strip(" ,"), run[at + 1 :]


def _main_verb(run: Sequence[Word], found: Sequence[tuple[Match, str]]) -> tuple[Match, str]:
    """The verb that says most, and its act: behind "can be seen asking", "was criticised for saying" the last."""
    if len(run) > 2 and run[-2].form == "by" and found[-1][0].last == len(run) and found[-1][1] == "say":
        return found[-1]  # "wrote on her page, concluding the row by saying"
    match, act = next(((m, a) for m, a in found if a not in SAYING), found[0])
    if "participle" in match.forms and any(w.form in _BE for w in run[: match.first]):
        return next(((m, a) for m, a in found if m.first > match.first and "ing" in m.forms), (match, act))
    return match, act


def _is_present(behind: str) -> bool:
    """Whether what is assured is so already, and not to come."""
    return bool(behind) and not _FUTURE.search(behind)


def _is_weak(run: Sequence[Word], match: Match, behind: str, *, negated: bool) -> bool:
    """Whether the verb tells only where words follow."""
    if match.lemma not in _WEAK and not (match.lemma == "offer" and "ing" in match.forms):
        return False
    if match.lemma in _GIVING_OUT:
        nouns = _things()[0]
        after = [w.form for w in run[match.last :]] + [w.form for w in words(behind, 0, len(behind))[:5]]
        return not any(form in nouns for form in after)
    if match.lemma == "offer":
        return not behind.startswith("to ")
    return not negated or match.lemma in _BODILY


def _is_noun(run: Sequence[Word], match: Match) -> bool:
    """Whether a base or -s form is a noun here ("issued a call", "his claims")."""
    if match.first == 0 or not match.forms & {"base", "third"} or match.forms & {"past"}:
        return False
    before = run[match.first - 1].form
    if "third" in match.forms and before in _PREPOSITIONS:
        return True
    return before in _DETERMINERS or before in _TAKING or before.endswith("'s")


def _heads_phrase(run: Sequence[Word], match: Match) -> bool:
    """Whether the cue may as well be a noun with its preposition ("questions about", "claims of")."""
    behind = [w.form for w in run[match.last : match.last + 1]]
    return (
        match.first == 0
        and run[0].form in _things()[0]
        and bool({"base", "third"} & match.forms)
        and (not behind or behind[0] in ("about", "of", "for", "over", "on", "to", "that", "against"))
    )


_LIGHT = frozenset(
    """is are was were be been being has have had having not no never also made make makes making gave give gives giving
    issued issue issues raised raise raises took take takes launched cast sent delivered filed began in full of their
    remains remain growing public strong widespread deep repeated recent""".split()
)
"""What may stand before a noun that carries the meaning of a cue ("has made a promise")."""

_PREPOSITIONS = frozenset("to of for by with about on from in over amid after despite following".split())
_TAKING = frozenset("take takes took taking taken make makes made making".split())
_DETERMINERS = frozenset(
    "a an the his her its their our my your this that these those any no of strong new own".split()
)


def _negation(
    verbatim: str, run: Sequence[Word], found: list[tuple[Match, str]]
) -> tuple[bool, list[tuple[Match, str]]]:
    """Whether the cue is negated, and its verbs without "declined to" where another verb follows."""
    negated = any(w.form in ("not", "never", "cannot", "nor", "neither") or w.form.endswith("n't") for w in run)
    if negated and _NO_NEGATION.search(verbatim):
        negated = False
    for i, (match, _) in enumerate(found):
        if match.lemma == "decline" or match.lemma in _REFUSING or match.lemma == "stop short of":
            rest = found[i + 1 :]
            if any(a != "decline" for _, a in rest) and not _NOMINAL.search(verbatim):
                return not negated, rest
            return not negated, found
    if not negated:
        lower = verbatim.lower()
        negated = bool(re.search(r"\b(?:failed|failing|fails|yet) to\b|\bno longer\b|\bwithout\b|\bunable to\b", lower))
    return negated, found


_NOMINAL = re.compile(r"\bto comment\b|\bto (?:answer|respond|reply|discuss|speak)\b", re.IGNORECASE)


def _without_verb(verbatim: str, run: Sequence[Word], hedge: str | None, *, negated: bool) -> Cue:
    """A cue with an adjective, a noun or a formula ("according to") in place of a verb."""
    reported = _REPORTED.search(verbatim)
    if reported:
        adverb = reported.group().lower().endswith(("ly", "led"))
        return Cue("say", "report", negated, hedge or (verbatim if adverb else None), adverb=adverb)
    nouns, adjectives = _things()
    forms_ = tuple(w.form for w in run)
    for parts, act in adjectives:
        n = len(parts)
        if any(forms_[i : i + n] == parts for i in range(len(forms_) - n + 1)):
            return Cue(act, "report", negated, hedge)
    for i, form in enumerate(forms_):
        if form in nouns and all(w in _LIGHT or w in _DETERMINERS or w.endswith("'s") for w in forms_[:i]):
            return Cue(nouns[form], "report", negated, hedge)
    if any(True for _ in matches(run, events=True)):
        return Cue(NEUTRAL, "event", negated, hedge, passive=any(w.form in _BE for w in run))
    return Cue(NEUTRAL, "unknown", negated, hedge)


_NOUN_BEHIND = frozenset(
    {"express", "voice", "affirm", "reaffirm", "reassert", "reiterate", "restate", "convey", "raise", "share"}
)


def _by_noun(text: str, run: Sequence[Word], match: Match, act: str, content_start: int | None) -> str:
    """The act that a noun behind the verb names: "reaffirm their intention", "expressed | their concern"."""
    if match.lemma not in EXPRESSING:
        return act
    nouns, adjectives = _things()
    behind = [w.form for w in run[match.last : match.last + 6]]
    bare = match.lemma in _NOUN_BEHIND and len(run) == match.last
    if bare and content_start is not None:
        behind += [w.form for w in words(text, content_start, min(len(text), content_start + 60))[:4]]
    for i, form in enumerate(behind):
        if form in ("that", "for", "over", "about", "to", "on", "in", "at", "by", "of"):
            break
        if form in nouns and (nouns[form] not in SAYING or act == NEUTRAL):
            return "affirm" if match.lemma in AFFIRMING and nouns[form] in STANDING else nouns[form]
        if i == 0 and any(parts == (form,) for parts, _ in adjectives):
            return next(a for parts, a in adjectives if parts == (form,))
    return act


_TO_TASK = ((re.compile(r"\bto (?:task|account)\b"), "criticise"), (re.compile(r"\binto question\b"), "doubt"))
_REQUEST = re.compile(
    r"(?:that\b|(?:not )?to [a-z]+|(?!(?>.*?\b(?:whether|if|how|why|what|who|which|where|when|about|that)\b).*\bto\b)"
    r"(?:[\w.’'-]+ ){1,8}?(?:not )?to [a-z]+)"
)


def _by_phrase(run: Sequence[Word], match: Match, act: str, behind: str) -> str:
    """The act that the words behind the verb make of it: "called | him to task", "asked | him to leave"."""
    if match.lemma == "call":
        return next((other for phrase, other in _TO_TASK if phrase.search(behind)), act)
    if match.lemma == "ask" and match.last == len(run) and _REQUEST.match(behind):
        return "urge"
    return act


def _is_passive(run: Sequence[Word], match: Match, found: Sequence[tuple[Match, str]]) -> bool:
    """Whether the subject is acted on: "was accused of", but not "was quoted as saying" or "was concerned"."""
    if "participle" not in match.forms or run[match.first].form in ADJECTIVAL:
        return False
    if any(m.first > match.first and "ing" in m.forms for m, _ in found):
        return False
    before = [w.form for w in run[: match.first]]
    while before and (before[-1].endswith("ly") or before[-1] in ("not", "also", "never", "widely", "first", "then")):
        before.pop()
    return bool(before) and before[-1] in _BE and not any(w.form == "by" for w in run[match.last :])
