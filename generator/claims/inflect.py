"""English verb forms by rule, with the irregular verbs that reporting and news need.

The rules are those of any school grammar; a verb that breaks them stands in `_IRREGULAR`.
"""

from __future__ import annotations

import re
from typing import Literal

Form = Literal["base", "third", "past", "participle", "ing"]

_IRREGULAR = {  # base: past, past participle
    "be": ("was", "been"),
    "beat": ("beat", "beaten"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "break": ("broke", "broken"),
    "bring": ("brought", "brought"),
    "buy": ("bought", "bought"),
    "cast": ("cast", "cast"),
    "come": ("came", "come"),
    "fall": ("fell", "fallen"),
    "feel": ("felt", "felt"),
    "fight": ("fought", "fought"),
    "find": ("found", "found"),
    "flee": ("fled", "fled"),
    "fly": ("flew", "flown"),
    "foresee": ("foresaw", "foreseen"),
    "freeze": ("froze", "frozen"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "have": ("had", "had"),
    "hit": ("hit", "hit"),
    "hold": ("held", "held"),
    "keep": ("kept", "kept"),
    "know": ("knew", "known"),
    "lay": ("laid", "laid"),
    "leave": ("left", "left"),
    "lose": ("lost", "lost"),
    "make": ("made", "made"),
    "meet": ("met", "met"),
    "overthrow": ("overthrew", "overthrown"),
    "put": ("put", "put"),
    "quit": ("quit", "quit"),
    "read": ("read", "read"),
    "rebut": ("rebutted", "rebutted"),
    "retake": ("retook", "retaken"),
    "ring": ("rang", "rung"),
    "say": ("said", "said"),
    "see": ("saw", "seen"),
    "seek": ("sought", "sought"),
    "sell": ("sold", "sold"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "shoot": ("shot", "shot"),
    "show": ("showed", "shown"),
    "shut": ("shut", "shut"),
    "sing": ("sang", "sung"),
    "sink": ("sank", "sunk"),
    "speak": ("spoke", "spoken"),
    "stand": ("stood", "stood"),
    "steal": ("stole", "stolen"),
    "strike": ("struck", "struck"),
    "swear": ("swore", "sworn"),
    "take": ("took", "taken"),
    "tell": ("told", "told"),
    "think": ("thought", "thought"),
    "throw": ("threw", "thrown"),
    "understand": ("understood", "understood"),
    "undertake": ("undertook", "undertaken"),
    "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}
_THIRD = {"be": "is", "have": "has", "go": "goes"}
_DOUBLED = frozenset(
    """admit ban begin blog brag commit cut demur drop dub fret get hit kidnap omit pan permit plan put quip quit
    ram rap rebut refer regret rip run shrug slam slap stab stop submit sum tap transfer win wed""".split()
)
_VOWELS = "aeiou"


def forms(verb: str) -> dict[str, frozenset[Form]]:
    """Every form of a verb, each with what it can be (`said` is past and participle).

    Args:
        verb: the base form; of a hyphenated or two-word verb only the first word bends (`rule out`).
    """
    head, rest = _split(verb)
    past, participle = _IRREGULAR.get(head, (_suffix(head, "ed"),) * 2)
    found: dict[str, set[Form]] = {}
    named: tuple[tuple[str, Form], ...] = (
        (head, "base"),
        (_THIRD.get(head) or _third(head), "third"),
        (past, "past"),
        (participle, "participle"),
        (_suffix(head, "ing"), "ing"),
    )
    for form, name in named:
        found.setdefault(form + rest, set()).add(name)
    if head == "be":
        for form in ("am", "are", "were"):
            found.setdefault(form + rest, set()).add("past" if form == "were" else "third")
    return {form: frozenset(names) for form, names in found.items()}


def plural(noun: str) -> str:
    """The plural of a regular noun."""
    return _third(noun)


def _split(verb: str) -> tuple[str, str]:
    at = verb.find(" ")
    return (verb, "") if at < 0 else (verb[:at], verb[at:])


def _third(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _suffix(verb: str, ending: Literal["ed", "ing"]) -> str:
    if verb in _DOUBLED:
        return verb + verb[-1] + ending
    if ending == "ing":
        if verb.endswith("ie"):
            return verb[:-2] + "ying"
        if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
            return verb[:-1] + "ing"
        return verb + "ing"
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"
