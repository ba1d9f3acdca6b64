"""Relative pronouns that speak: "Ada Long, |who| said", "the Harbour Board, a council |that| wants"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.actors.cast import Cast, Draft
from generator.actors.forms import words
from generator.actors.gazetteer import gazetteer
from generator.actors.phrases import LINK, PREPOSITIONS, Hit, Reading
from generator.actors.verbs import AUXILIARIES, PRESENT, is_plural_verb
from generator.actors.view import View, Word
from generator.records import Span

RELATIVE = words("who which that whom whose")
_DASHES = frozenset({"—", "–", "―", "-", ")"})
_PARTING = frozenset({",", "(", "—", "–", "―", "-", ")"})
_SINGULAR_VERBS = words("is was has does")
_APPOSING = words("a an the one another his her its their now then once formerly currently also")
_LONGEST_APPOSITION = 14
_PARTICULARS = re.compile(r"(?:\s*,\s*(?:aged\s+)?\d{1,3}(?:\s*,)?)(?:\s+(?:of|from)(?:\s+(?:[A-Z][\w.'’-]*,?))+)?$")
_ADVERBS = words("also now later then still often has had")


def read_relative(view: View, cast: Cast, span: Span, word: str) -> Reading:
    """The reading of a relative pronoun: the name before it, or the one whose apposition it goes on.

    Args:
        view: the document.
        cast: its actors.
        span: where the pronoun stands.
        word: the pronoun, lower case.
    """
    before = view.before(span[0])
    parted = before.text in _PARTING
    if before.text in _DASHES and any(w.text in _DASHES for w in view.inside(view.sentence(span[0])[0], before.start)):
        return Reading(span, "unresolved", "relative")  # "clerks — from Long to Moss — who": behind an aside
    while before.text in _PARTING:
        before = view.before(before.start)
    sentence = view.sentence(span[0])[0]
    hits = [h for h in cast.within(sentence, span[0]) if h[0].how != "in-role"]
    before = _without_particulars(view, before, sentence)
    ending = [h for h in hits if h[0].end == before.end and _fits(h[1], word)]
    if ending:
        return _named(view, hits, ending[-1], span)
    if before.end > 0 and (owner := _apposed(view, hits, before, span, word)) is not None:
        return Reading(span, "named", "relative-apposition", [owner])
    if before.lower.endswith("s") or before.lower in {"those", "people", "one"}:
        return Reading(span, "unnamed", "relative", plural=True)
    return Reading(span, "unresolved", "relative", candidates=[] if parted else [d for _, d in hits[-1:]])


def _without_particulars(view: View, last: Word, start: int) -> Word:
    """The word before "59, of Reedham, Norfolk," where that is what a name ends with; else the word itself."""
    match = _PARTICULARS.search(view.text, start, last.end)
    return view.before(match.start()) if match else last


def _fits(draft: Draft, word: str) -> bool:
    if word in {"who", "whom", "whose"} and draft.type in {"person", "group", "armed-group"}:
        return True
    return (draft.type == "person") == (word in {"who", "whom"})


def _named(view: View, hits: Sequence[Hit], hit: Hit, span: Span) -> Reading:
    """Reads "A, who" and "A and B, who": both where the verb is a plural, the last where it shows one."""
    listed = [hit]
    for other in reversed(hits):
        if other[0].end <= listed[0][0].start:
            if not LINK.fullmatch(view.text, other[0].end, listed[0][0].start):
                break
            listed.insert(0, other)
    together = list(dict.fromkeys(d for _, d in listed))
    opening = view.inside(view.sentence(span[0])[0], hit[0].start)
    joined = any(w.lower in {"and", "or"} for w in opening[-6:])
    if not joined or len(view.inside(listed[0][0].start, hit[0].start)) == 0:
        verb = _verb(view, span)
        if not joined or verb in _SINGULAR_VERBS or verb in PRESENT:
            return Reading(span, "named", "relative", [hit[1]])
        return Reading(span, "unresolved", "relative", candidates=[hit[1]])
    verb = _verb(view, span)
    if verb in _SINGULAR_VERBS or verb in PRESENT:
        return Reading(span, "named", "relative", [hit[1]])
    linked = any(w.lower == "and" for w in view.inside(listed[0][0].start, hit[0].start))
    alike = len({d.type == "person" for d in together}) == 1
    if linked and alike and len(together) > 1 and (verb == "have" or is_plural_verb(verb)):
        return Reading(span, "named", "relative", together, plural=True)
    return Reading(span, "unresolved", "relative", candidates=together)


def _verb(view: View, span: Span) -> str:
    """The first word after a relative pronoun that is no adverb, lower case."""
    for count in range(1, 4):
        word = view.after(span[1], count).lower
        if word not in _ADVERBS - AUXILIARIES and not word.endswith("ly"):
            return word
    return ""


def _behind_place(view: View, end: int) -> Word:
    """The word behind a name and where its bearer is from: "Ada Long of Reed Harbour|,|"."""
    word = view.after(end)
    if word.lower not in {"of", "from"} or not view.after(word.end).text[:1].isupper():
        return word
    word = view.after(word.end)
    while word.text[:1].isupper():
        word = view.after(word.end)
    return word


def _apposed(view: View, hits: Sequence[Hit], before: Word, span: Span, word: str) -> Draft | None:
    """The name in front of "…, a clerk who": its apposition runs up to the pronoun and names nobody of that kind."""
    people = gazetteer().people
    for found, draft in reversed(hits):
        comma = _behind_place(view, found.end)
        if comma.text != "," or not _fits(draft, word):
            continue
        aside = view.inside(comma.end, before.end)
        core = list[Word]()
        for w in aside:
            if core and w.lower in PREPOSITIONS:
                break
            core.append(w)
        plain = 0 < len(aside) <= _LONGEST_APPOSITION and not any(w.text in {",", ";", "and", "or"} for w in aside)
        verbless = not any(w.lower in AUXILIARIES for w in aside)
        if not plain or not verbless or aside[0].lower not in _APPOSING or core[-1].lower.endswith("s"):
            return None
        is_person = core[-1].lower.split("-")[-1] in people
        if is_person != (draft.type == "person"):
            return None
        # "Long, a clerk of the board that lost": the nearest noun is the board.
        return draft if len(core) == len(aside) or (view.before(span[0]).text == "," and is_person) else None
    return None
